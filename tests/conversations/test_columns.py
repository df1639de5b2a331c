"""↔️ The columns of a board: added, renamed, ordered, removed, limited, each with its person."""

import asyncio

from handlers import buttons as b
from models.cards.archive import archive, restore
from models.columns import remove_column
from models.refusals import ColumnNeeded, Gone, NotAllowed, Refusal
from models.storage import transaction
from models.tables import (
    Assignment,
    Board,
    Card,
    Column,
    ColumnKind,
    Event,
    EventKind,
    Reminder,
)
from models.tables import Person as Someone
from tests.conversations.teams import gather_team, make_team
from tests.town import Json, Person, Town

COLUMNS = ("Ideas", "In progress", "On approval", "Done column")


async def open_columns(person: Person) -> None:
    """The columns of the board that the person works on."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("↔️")


async def open_column(person: Person, title: str) -> None:
    """One column of that board."""
    await open_columns(person)
    await person.taps(title)


async def column(title: str) -> Column:
    """The newest column of this title."""
    found = await Column.filter(title=title).order_by("-id").first()
    assert found is not None
    return found


async def titles(board_id: int = 2) -> list[str]:
    """The columns of a board, in their order."""
    return [one.title for one in await Column.filter(board_id=board_id).order_by("position", "id")]


async def card_of(person: Person, title: str) -> Json:
    """A card on the board that the person works on; its message."""
    await person.says(title)
    await person.taps("✅")
    return await person.screen()


async def test_columns_are_added_named_ordered_and_removed(someone: Person) -> None:
    await make_team(someone)
    ideas, going, approval, done = map(someone.words, COLUMNS)
    await open_columns(someone)
    assert f"{going} · {someone.words('under way')} · 0" in await someone.text()
    await someone.taps("➕")
    await someone.says("Правки <1> & 2")
    assert await titles() == [ideas, going, approval, "Правки <1> & 2", done]
    await someone.taps("🔼")
    assert await titles() == [ideas, going, "Правки <1> & 2", approval, done]
    data = await someone.data_of("🔽")
    await someone.taps("🔽")
    await someone.forges(data)  # a second tap
    assert await titles() == [ideas, going, approval, "Правки <1> & 2", done]
    await someone.taps("✏️")
    await someone.says("Правки")
    assert "Правки" in await titles()
    await someone.taps(f"{someone.words('waits')}")
    assert (await column("Правки")).kind is ColumnKind.BACKLOG
    assert f"● {someone.words('waits')}" in await someone.buttons()

    await someone.taps("🗑")
    assert someone.words("It is empty.") in await someone.text()
    toast = await someone.taps("🗑")
    assert toast == someone.words("The column is gone")
    assert await titles() == [ideas, going, approval, done]
    assert not any("Правки" in words for words in await someone.buttons())


async def test_cards_go_where_one_says_when_their_column_goes(town: Town) -> None:
    """With their history; and nobody is reminded of what is done."""
    olena = town.olena
    await olena.settles()
    await make_team(olena)
    for title in ("Перша", "Друга"):
        card = await card_of(olena, f"{title} завтра 18:00")
    assert await Reminder.filter(state="pending", card_id__isnull=False).exists()
    await open_column(olena, olena.words("Ideas"))
    await olena.taps("🗑")
    assert (
        olena.reader.many(
            "{n} card is in it. Where does it go?", "{n} cards are in it. Where do they go?", 2
        )
        in await olena.text()
    )
    asked, data = await olena.screen(), await olena.data_of(olena.words("Done column"))
    await olena.taps(olena.words("Done column"))
    assert await titles() == [olena.words(one) for one in COLUMNS[1:]]
    moved = await Event.filter(kind=EventKind.MOVED).order_by("card_id")
    assert [(e.data["before"], e.data["after"]) for e in moved] == [
        (olena.words("Ideas"), olena.words("Done column"))
    ] * 2
    assert not await Reminder.filter(state="pending", card_id__isnull=False).exists()
    await olena.forges(data, on=asked)  # a second tap
    assert await Event.filter(kind=EventKind.MOVED).count() == 2
    await town.pass_time(seconds=10)
    [fresh] = [m for m in await olena.bots() if m["message_id"] == card["message_id"]]
    assert olena.words("Done column") in fresh["text"]  # its open message follows
    assert await olena.taps(olena.words("On approval")) == ""  # it goes on from there


async def test_a_board_keeps_a_column_for_what_is_done_and_one_for_what_is_not(
    writer: Person,
) -> None:
    refused = writer.refused(ColumnNeeded())
    done = await column(writer.words("Done column"))
    todo = await column(writer.words("To do"))
    doing = await column(writer.words("In progress"))
    for data in (
        b.AskRemoveColumn(column=done.id),
        b.RemoveColumn(board=1, column=done.id, heir=todo.id),
        b.SetColumnKind(column=done.id, stage=ColumnKind.ACTIVE),
    ):
        assert await writer.forges(data.pack()) == refused
    await writer.forges(b.SetColumnKind(column=doing.id, stage=ColumnKind.DONE).pack())
    assert await writer.forges(b.SetColumnKind(column=todo.id, stage=ColumnKind.DONE).pack()) == (
        refused
    )
    assert len(await titles(1)) == 3


async def test_at_the_same_time_too(town: Town) -> None:
    """Two who remove the last two columns of work leave one of them."""
    await town.olena.settles()
    columns = await Column.filter(board_id=1).order_by("position")
    me = await Someone.get(telegram_id=101)
    now = town.sandbox.clock.now()

    async def remove(one: Column) -> bool:
        try:
            async with transaction():
                await remove_column(me, 1, one.id, columns[2].id, now)
        except Refusal:
            return False
        return True

    assert sorted(await asyncio.gather(*map(remove, columns[:2]))) == [False, True]
    assert len(await titles(1)) == 2


async def test_what_a_column_is_for_is_what_its_cards_are(writer: Person) -> None:
    await card_of(writer, "Афіша завтра 18:00")
    todo = await column(writer.words("To do"))
    await writer.forges(b.SetColumnKind(column=todo.id, stage=ColumnKind.DONE).pack())
    assert (await Card.get()).done_at is not None
    assert not await Reminder.filter(state="pending", card_id__isnull=False).exists()
    # New cards begin in the first column where cards are not done.
    await card_of(writer, "Друга")
    second = await Card.get(number=2).select_related("column")
    assert (second.column.title, second.done_at) == (writer.words("In progress"), None)
    await writer.forges(b.SetColumnKind(column=todo.id, stage=ColumnKind.BACKLOG).pack())
    assert (await Card.get(number=1)).done_at is None
    assert await Reminder.filter(state="pending", card_id__isnull=False).exists()


async def test_archived_cards_follow_their_column(writer: Person) -> None:
    """They are counted nowhere, and come back as what their column is for."""
    await card_of(writer, "Афіша")
    me, now = await Someone.get(telegram_id=101), writer.town.sandbox.clock.now()
    async with transaction():
        await archive(me, (await Card.get()).id, now)
    todo = await column(writer.words("To do"))
    await writer.forges(b.AskRemoveColumn(column=todo.id).pack())
    assert writer.words("It is empty.") in await writer.text()
    done = await column(writer.words("Done column"))
    await writer.forges(b.RemoveColumn(board=1, column=todo.id, heir=done.id).pack())
    async with transaction():
        await restore(me, (await Card.get()).id, now)
    card = await Card.get()
    assert (card.column_id, card.done_at is not None) == (done.id, True)


async def test_more_cards_than_agreed_are_warned_of(anyone: Person) -> None:
    going = anyone.words("In progress")
    await open_column(anyone, going)
    await anyone.taps("🚦")
    await anyone.taps("1")
    assert f"{going} · {anyone.words('under way')} · 0/1" in (await anyone.text())
    toasts = []
    for title in ("Перша", "Друга"):
        await card_of(anyone, title)
        toasts.append(await anyone.taps("➡️"))
    assert toasts == [going, f"{going} · 2/1 ⚠️"]
    await anyone.says("/board")
    assert f"{going} · 2/1 ⚠️" in await anyone.text()
    await open_column(anyone, going)
    await anyone.taps("🚦")
    await anyone.taps("✖️")
    assert "⚠️" not in await anyone.text()


async def test_a_stage_has_its_person_who_is_told(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    other = next(one for one in (town.max, town.olena) if one.id != me.id)
    name = {101: "Олена Коваль", 103: "Max Taylor"}[other.id]
    going = me.words("In progress")
    await open_column(me, going)
    await me.taps("👤")
    await me.taps(name)
    assert f"👤 {name}" in await me.buttons()
    card = await card_of(me, "Афіша")
    before = len(await other.bots())
    await me.taps("➡️")
    assert f"👤 {name}" in await me.text()
    assert (await other.text()).startswith(other.words("This card is yours now"))
    assert len(await other.bots()) == before + 1
    await me.taps("↔️", on=card)
    await me.taps(me.words("Ideas"))
    await me.taps("➡️")  # it is theirs already
    assert len(await other.bots()) == before + 1
    assert await Assignment.all().count() == 1
    # Of a person who is not on the board any more the column knows nothing.
    await other.says("/board")
    await other.taps("⋯")
    await other.taps("🚪")
    await other.taps("🚪")
    assert (await column(going)).person_id is None


async def test_to_take_a_move_back_takes_its_person_off_too(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    person = await Someone.get(telegram_id=max_.id)
    going = await column(olena.words("In progress"))
    await olena.forges(b.SetColumnPerson(column=going.id, person=person.id).pack())
    await card_of(olena, "Афіша")
    await olena.taps("➡️")
    assert "👤 Max Taylor" in await olena.text()
    await olena.taps("↩️")
    assert olena.words("Ideas") in await olena.text()
    assert not await Assignment.all().exists()


async def test_a_new_card_is_the_first_columns_persons(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    ideas = await column(olena.words("Ideas"))
    person = await Someone.get(telegram_id=max_.id)
    await olena.forges(b.SetColumnPerson(column=ideas.id, person=person.id).pack())
    await card_of(olena, "Афіша")
    assert "👤 Max Taylor" in await olena.text()
    assert (await max_.text()).startswith(max_.words("This card is yours now"))
    stranger = await Someone.create(telegram_id=999, first_name="X", language="uk", timezone="UTC")
    data = b.SetColumnPerson(column=ideas.id, person=stranger.id)
    assert await olena.forges(data.pack())
    assert (await column(ideas.title)).person_id == person.id


async def test_editors_and_strangers_change_no_columns(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    own = await Column.filter(board_id=1).first()
    ideas = await column(olena.words("Ideas"))
    assert own is not None
    before = await Column.all().values()
    kinds = (b.OpenColumn, b.RenameColumn, b.AskRemoveColumn, b.PickWip, b.PickColumnPerson)
    for kind in kinds:
        assert await marina.forges(kind(column=ideas.id).pack()) == marina.refused(NotAllowed())
        assert await marina.forges(kind(column=own.id).pack()) == marina.refused(Gone())
    # A column goes to no other board, and no other board's column goes.
    for wrong in (
        b.RemoveColumn(board=2, column=ideas.id, heir=own.id),
        b.RemoveColumn(board=2, column=own.id, heir=ideas.id),
    ):
        assert await olena.forges(wrong.pack()) == olena.refused(Gone())
    assert await Column.all().values() == before


async def test_a_live_board_follows(sqlite_town: Town) -> None:
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
    board = await Board.all().order_by("-id").first()
    assert board is not None
    first = await Column.filter(board_id=board.id).order_by("position").first()
    assert first is not None
    await olena.forges(b.RenameColumn(column=first.id).pack())
    await olena.says("Задуми")
    await sqlite_town.pass_time(seconds=10)
    [live] = [m for m in await here.bots() if m.get("text", "").startswith("🗂")]
    assert "Задуми · " in live["text"]
