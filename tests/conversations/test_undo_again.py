"""↩️ of what was taken away, moved off or made of a card; and what is told when it cannot be."""

from datetime import timedelta

import pytest

from models.cards.archive import TAKEN_BACK_FOR, delete_for_good
from models.refusals import ChangedSince, ColumnGone, Gone, NotAllowed, OtherGone
from models.tables import Card, Column, Comment, Content, Event, EventKind, Item, Member, Role
from models.tables import Person as Account
from tests.conversations.looking import PICTURE, cards
from tests.conversations.teams import gather_team
from tests.conversations.undoing import linked, made, split, taps, transferred, with_content, write
from tests.town import START, Person, Town


async def told(person: Person) -> list[str]:
    """From the card to 🕘: what happened, the newest first, without who and when."""
    await taps(person, "⋯", "🕘")
    lines = (await person.text()).splitlines()
    return [line[2:].partition(" · ")[0] for line in lines if line.startswith("• ")]


async def test_what_was_taken_away_comes_back_also_after_a_restart(someone: Person) -> None:
    await with_content(someone)
    await taps(someone, "2", "🗑", "🗑")
    assert await Content.all().count() == 1
    await someone.town.restart()
    back = someone.words("Content brought back")
    assert await someone.taps("↩️") == f"↩️ {back}"
    assert "↩️" not in " ".join(await someone.buttons())
    count = len(await someone.bots())
    await someone.taps("📎 2")
    album = (await someone.bots())[count:]
    assert [message.get("caption") for message in album] == ["Ескізи", None]
    assert len({message["media_group_id"] for message in album}) == 1

    await write(someone)
    await taps(someone, "✏️", "2", "🗑")
    assert "☑️ Кроки · 0/2" in await someone.text()
    await someone.town.restart()
    item = someone.words("Item brought back: {item}", item="Два")
    assert await someone.taps("↩️") == f"↩️ {item}"
    assert "☑️ Кроки · 1/3" in await someone.text()
    removed = someone.words("Item removed: {item}", item="Два")
    assert (await told(someone))[:2] == [f"↩️ {item}", removed]
    await someone.taps("⬅️")

    await someone.says("Думка", reply_to=(await someone.screen())["message_id"])
    await taps(someone, "💬", "1", "🗑", "🗑")
    comment = someone.words("Comment brought back")
    assert await someone.taps("↩️") == f"↩️ {comment}"
    await someone.says("/find думка")
    assert "#1 Афіша" in await someone.text()
    assert await Comment.all().count() == 1


async def test_a_card_goes_back_to_its_board_as_it_was_there(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    other = town.max if number != town.max.id else town.olena
    story = transferred(me)
    await anext(story)
    shown = await me.text()
    await anext(story, None)
    assert me.words("My board") in await me.text()
    assert (await me.taps("↩️")).startswith("↩️ ")
    assert await me.text() == shown
    await other.says("/board")
    assert "#1 Пост" in str(await other.buttons())
    board = (await Card.get().select_related("board")).board.title
    line = me.words(
        "Moved to another board: «{before}» → «{after}»", before=me.words("My board"), after=board
    )
    assert (await told(me))[0] == f"↩️ {line}"


async def test_the_next_of_a_series_goes_with_the_done_one(writer: Person) -> None:
    await made(writer)
    await taps(writer, "⏰", "🔁", writer.words("Every day"), "⬅️", "⬅️", "✅")
    undo = await writer.data_of("↩️")
    assert await cards(writer) == ["#2 Афіша", "#1 Афіша"]
    await writer.forges(undo)
    assert "🔁" in await writer.text()
    assert await cards(writer) == ["#1 Афіша"]
    # Done once more, it is followed by another one; one that was gone on with stays.
    await writer.taps("#1")
    await writer.taps("✅")
    undo = await writer.data_of("↩️")
    assert await cards(writer) == ["#3 Афіша", "#1 Афіша"]
    await taps(writer, "#3", "🔥", writer.words("Urgent"))
    await writer.forges(undo)
    assert await cards(writer) == ["#1 Афіша", "#3 🔥 Афіша"]


@pytest.mark.parametrize("touched", [False, True])
async def test_cards_made_of_a_card_go_unless_somebody_went_on(
    writer: Person, *, touched: bool
) -> None:
    story = split(writer)
    await anext(story)
    await anext(story, None)
    undo = await writer.data_of("↩️")
    assert await cards(writer) == ["#1 Теми", "#2 Квіти", "#3 Свічки"]
    if touched:
        await taps(writer, "#3", "🔥", writer.words("Urgent"))
        assert await writer.forges(undo) == writer.refused(ChangedSince())
        assert len(await cards(writer)) == 3
        return
    toast = await writer.forges(undo)
    assert toast == f"↩️ {writer.reader.many('{n} of its cards deleted', '', 2)}"
    assert await cards(writer) == ["#1 Теми"]
    await writer.says("/board")
    await taps(writer, "#1", "⋯", "✂️", "✅")
    assert len(await cards(writer)) == 3


async def test_deleted_in_the_archive_it_goes_back_there(writer: Person) -> None:
    await made(writer)
    await taps(writer, "⋯", "🗄", "⋯", "🗑", "🗑")
    event = await Event.all().order_by("-id").first()
    assert event is not None
    await writer.forges(f"un:{event.card_id}:{event.id}")
    assert f"🗄 {writer.words('In the archive')} · " in await writer.text()


async def test_what_was_taken_away_is_kept_as_long_as_deleted_cards(writer: Person) -> None:
    await made(writer)
    await write(writer)
    await taps(writer, "✏️", "2", "🗑")
    undo = await writer.data_of("↩️")
    await delete_for_good(START + TAKEN_BACK_FOR - timedelta(hours=1))
    assert await Event.filter(kept__isnull=False).exists()
    await delete_for_good(START + TAKEN_BACK_FOR)
    assert not await Event.filter(kept__isnull=False).exists()
    assert await writer.forges(undo) == writer.refused(Gone())
    assert await Item.all().count() == 2


async def test_what_is_not_there_any_more_is_said(sqlite_town: Town) -> None:
    town, olena = sqlite_town, sqlite_town.olena
    await gather_team(town)
    await made(olena, "Перша")
    await made(olena)
    async for _ in linked(olena):
        pass
    undo = await olena.data_of("↩️")
    await Card.filter(number=1).update(deleted_at=START, archived_at=START)
    assert await olena.forges(undo) == olena.refused(OtherGone())

    story = transferred(olena)
    await anext(story)
    await anext(story, None)
    undo = await olena.data_of("↩️")
    left = await Event.get(kind=EventKind.TRANSFERRED)
    gone = await Column.get(id=left.data["column_id"])
    await Card.filter(column_id=gone.id).delete()
    await Column.filter(id=gone.id).delete()
    assert await olena.forges(undo) == olena.refused(ColumnGone(gone.title))

    await town.max.says("/boards")
    await made(town.max)
    await town.max.taps("➡️")
    undo = await town.max.data_of("↩️")
    max_ = await Account.get(telegram_id=town.max.id)
    await Member.filter(person_id=max_.id).exclude(role=Role.OWNER).update(role=Role.GUEST)
    assert await town.max.forges(undo) == town.max.refused(NotAllowed())
    await Member.filter(person_id=max_.id).exclude(role=Role.OWNER).delete()
    assert await town.max.forges(undo) == town.max.refused(Gone())


async def test_an_album_is_taken_back_as_one(anyone: Person) -> None:
    await made(anyone)
    await taps(anyone, "⋯", "📎", "➕")
    await anyone.sends("photo", PICTURE, PICTURE, PICTURE, caption="Ескізи")
    assert await Content.all().count() == 3
    await anyone.taps("↩️")
    assert await Content.all().count() == 0
    added, removed = anyone.words("Content added"), anyone.words("Content removed")
    assert await told(anyone) == [f"↩️ {removed}", added, added, added, anyone.words("Created")]
    assert await Event.filter(undone_at=None).count() == 2
