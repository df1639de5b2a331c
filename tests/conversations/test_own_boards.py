"""🗂 Several boards: from kits, switched, put away, given to somebody else, left."""

import pytest

from handlers import buttons as b
from models.refusals import (
    BoardArchived,
    Gone,
    InviteEnded,
    LastPersonalBoard,
    NotAllowed,
    OwnerStays,
    PersonalBoardStays,
    TooManyBoards,
)
from models.tables import Board, BoardKind, Label, Member
from tests.conversations.looking import cards
from tests.conversations.teams import EDITOR, GUEST, gather_team, invite, make_team
from tests.town import Person, Town

FIRST = {101: "Олена", 102: "Марина", 103: "Max"}


async def new_board(person: Person, kit: str, sign: str, title: str | None = None) -> None:
    """A board from a kit, for a team (👤) or oneself (📌), with the ready title or a typed one."""
    await person.says("/boards")
    await person.taps("📋")
    await person.taps(person.words(kit))
    await person.taps(sign)
    if title is None:
        await person.taps("✅")
    else:
        await person.says(title)


async def team_of(person: Person) -> int:
    """The newest board that this person owns."""
    board = await Board.filter(owner__telegram_id=person.id).order_by("-id").first()
    assert board is not None
    return int(board.id)


async def test_a_board_from_a_kit_is_shown_first_and_then_switched(someone: Person) -> None:
    await someone.says("/boards")
    await someone.taps("📋")
    await someone.taps(someone.words("Content plan kit"))
    columns = ["Ideas", "Text column", "Design column", "On approval", "Scheduled column"]
    for column in columns:
        assert f"• {someone.words(column)}" in await someone.text()
    assert f"✅ {someone.words('Published column')}" in await someone.text()
    assert await Board.all().count() == 1  # looking makes nothing
    await someone.taps("👤")
    await someone.says("Осінь <2026> & книги")
    assert "🗂 Осінь <2026> & книги" in await someone.text()
    assert "🔗" in {words.split()[0] for words in await someone.buttons()}
    await someone.taps("⬅️")
    assert f"{someone.words('Design column')} · 0" in await someone.text()
    assert "🗂 Осінь <2026> & книги ●" in await someone.text()

    await someone.says("/boards")
    mine = someone.words("My board")
    assert {"● Осінь <2026> & книги", mine} <= set(await someone.buttons())
    toast = await someone.taps(mine)
    assert toast == someone.words("New cards go to «{board}»", board=mine)
    assert f"🗂 {mine} ●" in await someone.text()
    await someone.says("Афіша")
    assert f"→ {mine}" in await someone.text()
    await someone.taps("✖️")
    await someone.says("/boards")
    await someone.taps("Осінь")
    await someone.says("Афіша")
    assert "→ Осінь" in await someone.text()


async def test_a_board_that_is_looked_at_is_switched_to_with_one_tap(writer: Person) -> None:
    await make_team(writer)
    await writer.forges(b.OpenBoard(board=1).pack())
    assert "●" not in await writer.text()
    await writer.taps("▫️")
    assert "●" in await writer.text()
    assert not any(words.startswith("▫️") for words in await writer.buttons())
    await writer.says("Афіша")
    assert f"→ {writer.words('My board')}" in await writer.text()


async def test_the_ready_title_is_one_tap_and_two_taps_make_one_board(writer: Person) -> None:
    await writer.says("/boards")
    await writer.taps("📋")
    await writer.taps(writer.words("Campaign kit"))
    await writer.taps("📌")
    data, asked = await writer.data_of("✅"), await writer.screen()
    await writer.taps("✅")
    assert writer.words("Campaign kit") in await writer.text()
    assert f"{writer.words('Running column')} · 0" in await writer.text()
    assert not any(words.startswith("👤") for words in await writer.buttons())
    await writer.forges(data, on=asked)
    assert await Board.all().count() == 2
    await new_board(writer, "Campaign kit", "📌")
    assert f"🗂 {writer.words('Campaign kit')} 2" in await writer.text()
    await writer.says("Афіша")  # the title is not waited for any more
    assert f"→ {writer.words('Campaign kit')} 2" in await writer.text()


async def test_a_personal_board_from_a_kit_is_not_shared(writer: Person) -> None:
    await new_board(writer, "Editorial kit", "📌", "Моє")
    made = await team_of(writer)
    refused = writer.refused(PersonalBoardStays())
    assert await writer.forges(b.Invite(board=made, role="editor").pack()) == refused
    assert await writer.forges(b.PickOwner(board=made).pack()) == refused


async def test_a_board_like_another_has_its_columns_and_labels_and_no_cards(
    sqlite_town: Town,
) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await olena.says("Афіша #книги")
    await olena.taps("✅")
    await max_.says("/boards")
    await max_.taps("📋")
    await max_.taps("📋")
    title = olena.words("{name}'s team", name="Олена")
    await max_.taps(title)
    assert f"• {olena.words('Ideas')}" in await max_.text()
    await max_.taps("👤")
    await max_.taps("✅")
    assert max_.words("{board}: copy", board=title) in await max_.text()
    await max_.taps("⬅️")
    assert f"{olena.words('On approval')} · 0" in await max_.text()
    copied = Label.filter(board_id=await team_of(max_))
    assert [label.name for label in await copied] == ["книги"]
    # Of a board that is not theirs nobody learns the columns.
    for data in (b.OpenKit(source="b1"), b.NameBoard(source="b1", kind=BoardKind.TEAM)):
        assert await max_.forges(data.pack()) == max_.refused(Gone())
    made = b.MakeBoard(source="b1", kind=BoardKind.TEAM, ordinal=1)
    assert await max_.forges(made.pack()) == max_.refused(Gone())


async def test_there_is_a_limit(writer: Person) -> None:
    await make_team(writer)
    first = await Board.get(id=await team_of(writer))
    for n in range(48):
        await Board.create(
            kind=BoardKind.TEAM, title=f"{n}", owner_id=first.owner_id, created_at=first.created_at
        )
    await new_board(writer, "Simple kit", "👤", "Ще одна")
    assert await writer.text() == writer.refused(TooManyBoards(50))
    assert await Board.all().count() == 50


async def test_an_archived_board_is_out_of_the_way_until_it_is_taken_back(someone: Person) -> None:
    await new_board(someone, "Simple kit", "👤", "Осінь")
    await someone.says("Афіша завтра 18:00" if someone.id == 101 else "Афиша завтра 18:00")
    await someone.taps("✅")
    card = await someone.screen()
    await someone.says("/board")
    await someone.taps("⋯")
    await someone.taps("🗄")
    asked = await someone.screen()
    assert (
        someone.reader.many("{n} open card stays on it.", "{n} open cards stay on it.", 1)
        in await someone.text()
    )
    toast = await someone.taps("🗄")
    assert toast == someone.words("«{board}» is in the archive", board="Осінь")
    assert not any("Осінь" in words for words in await someone.buttons())
    await someone.forges(b.ArchiveBoard(board=2).pack(), on=asked)  # the second tap

    await someone.says("/my")
    assert someone.words("Nothing to do. Send me a task, or take one from a board.") in (
        await someone.text()
    )
    before = len(await someone.bots())
    await someone.town.pass_time(days=2)
    assert len(await someone.bots()) == before  # nothing reminds
    assert await someone.taps("✅", on=card) == someone.refused(BoardArchived())
    await someone.says("Нова")
    assert f"→ {someone.words('My board')}" in await someone.text()
    await someone.taps("✖️")

    await someone.says("/boards")
    await someone.taps("🗄")
    await someone.taps("Осінь")
    assert someone.words("In the archive") in await someone.text()
    assert "Афиша" in await someone.text() or "Афіша" in await someone.text()
    await someone.taps("⋯")
    assert [words[0] for words in await someone.buttons()] == ["💾", "⬅"]
    await someone.taps("⬅️")
    await someone.taps("↩️")
    await someone.taps("#1")
    await someone.taps("✅")
    await someone.says("/boards")
    assert "Осінь" in await someone.buttons() or "● Осінь" in await someone.buttons()


async def test_only_the_owner_archives_and_links_to_it_end(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina, max_ = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    made = await team_of(olena)
    for data in (b.AskArchive(board=made), b.ArchiveBoard(board=made), b.RestoreBoard(board=made)):
        assert await marina.forges(data.pack()) == marina.refused(NotAllowed())
    await olena.says("/board")
    await olena.taps("👤")
    payload = await invite(olena)
    await olena.forges(b.ArchiveBoard(board=made).pack())
    await max_.starts(payload)
    assert await max_.text() == max_.refused(InviteEnded())
    await marina.forges(b.OpenBoard(board=made).pack())
    signs = {words.split()[0] for words in await marina.buttons()}
    assert "↩️" not in signs
    assert marina.words("In the archive") in await marina.text()


async def test_the_last_personal_board_stays(writer: Person) -> None:
    assert await writer.forges(b.ArchiveBoard(board=1).pack()) == writer.refused(
        LastPersonalBoard()
    )
    await new_board(writer, "Simple kit", "📌", "Друга")
    await writer.forges(b.ArchiveBoard(board=1).pack())
    assert (await Board.get(id=1)).archived_at is not None
    assert await writer.forges(b.ArchiveBoard(board=2).pack()) == writer.refused(
        LastPersonalBoard()
    )


async def test_a_group_is_told_that_its_board_is_in_the_archive(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    made = await olena.acts(
        "groups",
        title="Книги",
        kind="supergroup",
        is_forum=False,
        members=[102],
        with_bot=True,
        public=False,
    )
    here = olena.at(made["chat"])
    await here.says("/new Афіша")
    await here.says("/board")
    await sqlite_town.pass_time(seconds=10)
    board = await team_of(olena)
    await olena.forges(b.ArchiveBoard(board=board).pack())
    await sqlite_town.pass_time(seconds=10)
    live = [m for m in await here.bots() if "🗄" in m.get("text", "")]
    assert len(live) == 1
    await here.says("/new Друга")
    assert olena.refused(BoardArchived()) in await here.text()
    await olena.forges(b.RestoreBoard(board=board).pack())
    await sqlite_town.pass_time(seconds=10)
    assert not [m for m in await here.bots() if "🗄" in m.get("text", "")]


async def test_a_board_is_given_to_another_owner_who_is_told(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    heir = next(one for one in (town.olena, town.marina, town.max) if one.id != me.id)
    title = me.words("{name}'s team", name=FIRST[me.id])
    await me.says("/board")
    await me.taps("⋯")
    await me.taps("👑")
    await me.taps(FIRST[heir.id])
    data, asked = await me.data_of("👑"), await me.screen()
    await me.taps("👑")
    assert f"· {me.words('owner')}" in await me.text()
    assert f"· {me.words('admin')}" in await me.text()
    name = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[me.id]
    told = heir.words(
        "{name} has given you the board «{board}»: you own it now.", name=name, board=title
    )
    assert told in await heir.text()
    before = len(await heir.bots())
    await me.forges(data, on=asked)  # the second tap
    assert len(await heir.bots()) == before
    made = (await Board.all().order_by("-id").first() or Board()).id
    assert await me.forges(b.PickOwner(board=made).pack()) == me.refused(NotAllowed())
    await heir.taps("🗂")
    await heir.taps("⋯")
    assert "👑" in {words.split()[0] for words in await heir.buttons()}


async def test_who_only_looks_is_given_no_board(sqlite_town: Town) -> None:
    await gather_team(sqlite_town, role=GUEST)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    made = await team_of(olena)
    await olena.forges(b.PickOwner(board=made).pack())
    assert not any("Марина" in words for words in await olena.buttons())
    guest = (await Member.get(board_id=made, person__telegram_id=marina.id)).person_id
    assert await olena.forges(b.GiveBoard(board=made, person=guest).pack()) == olena.refused(Gone())
    assert await marina.forges(b.GiveBoard(board=made, person=guest).pack()) == marina.refused(
        NotAllowed()
    )


@pytest.mark.parametrize("heir", ["Max", None])
async def test_who_leaves_hands_over_what_is_theirs(sqlite_town: Town, heir: str | None) -> None:
    await gather_team(sqlite_town, role=EDITOR)
    olena, marina, max_ = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    await olena.says("Афіша @marina_smm")
    await olena.taps("✅")
    await marina.says("/board")
    await marina.taps("⋯")
    await marina.taps("🚪")
    assert "#1 Афіша" in await marina.text()
    told = len(await max_.bots())
    toast = await marina.taps(heir or "🚪")
    title = olena.words("{name}'s team", name="Олена")
    assert toast == marina.words("You are not on «{board}» any more", board=title)
    assert title not in str(await marina.buttons())
    assert len(await max_.bots()) == told + (heir is not None)
    left = olena.words("{name} has left the board «{board}».", name="Марина Соколова", board=title)
    assert left in await olena.text()
    assert ("#1 Афіша" in await olena.text()) == (heir is None)
    assert await cards(marina) == []
    made = await team_of(olena)
    assert await olena.forges(b.AskLeave(board=made).pack()) == olena.refused(OwnerStays())
