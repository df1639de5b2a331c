"""↩️ the last change of a card, taken back by whoever made it."""

from collections.abc import Awaitable, Callable

import pytest

from models.refusals import ChangedSince, ColumnGone, OthersChange
from models.tables import Card, Column, Event, EventKind, Item, Series
from models.tables import Person as Account
from tests.conversations.looking import moments
from tests.conversations.teams import gather_team
from tests.town import Person, Town


async def made(person: Person, title: str = "Афіша") -> None:
    """A card of this person; its screen is the newest message."""
    await person.says(title)
    await person.taps("✅")


async def has_undo(person: Person) -> bool:
    """Whether ↩️ stands on the newest screen."""
    return any(words.startswith("↩️") for words in await person.buttons())


async def in_first_column() -> bool:
    """Whether the only card stands in its board's first column."""
    card = await Card.get()
    first = await Column.filter(board_id=card.board_id).order_by("position").first()
    return first is not None and card.column_id == first.id


async def test_a_move_is_taken_back_also_after_a_restart(someone: Person) -> None:
    await made(someone, "Перша")
    await made(someone)
    assert not await has_undo(someone)
    card = await Card.get(number=2).select_related("column")
    shown = await someone.text()
    await someone.taps("➡️")
    assert await someone.text() != shown
    await someone.town.restart()
    toast = await someone.taps("↩️")
    assert toast.startswith("↩️ ")
    assert card.column.title in toast
    assert await someone.text() == shown
    assert not await has_undo(someone)
    after = await Card.get(number=2)
    assert (after.column_id, after.position) == (card.column_id, card.position)


async def renamed(person: Person) -> None:
    await person.taps("✏️")
    await person.says("Інша")


async def dated(person: Person) -> None:
    await person.taps("⏰")
    await person.taps(person.words("Tomorrow"))


async def taken(person: Person) -> None:
    await person.taps("👤")
    await person.taps(person.words("Me"))
    await person.taps("⬅️")


async def weighed(person: Person) -> None:
    await person.taps("🔥")
    await person.taps(person.words("Urgent"))


async def labelled(person: Person) -> None:
    await person.taps("⋯")
    await person.taps("🏷")
    await person.taps("➕")
    await person.says("Реклама")


async def done(person: Person) -> None:
    await person.taps("✅")


@pytest.mark.parametrize("change", [renamed, dated, taken, weighed, labelled, done])
async def test_each_change_goes_back(
    writer: Person, change: Callable[[Person], Awaitable[None]]
) -> None:
    await made(writer)
    shown = await writer.text()
    await change(writer)
    assert await writer.text() != shown
    await writer.taps("↩️")
    assert await writer.text() == shown
    assert not await has_undo(writer)


async def test_a_deadline_goes_back_to_the_earlier_one_also_to_a_past_one(writer: Person) -> None:
    await made(writer)
    await dated(writer)
    before = moments(await writer.screen())
    await writer.town.pass_time(days=3)
    await writer.says("/my")
    await writer.taps("#1")
    await writer.taps("⏰")
    await writer.taps(writer.words("In a week"))
    await writer.taps("↩️")
    assert moments(await writer.screen()) == before


async def test_a_tick_goes_back_to_whoever_had_it(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    await made(town.olena)
    await town.olena.taps("☑️")
    await town.olena.taps("☑️")
    await town.max.says("/board")
    await town.max.taps("#1")
    await town.max.taps("☑️")
    await town.max.taps("1")
    ticked = await Item.get(done_at__isnull=False)
    await town.olena.taps("1")
    assert not await Item.exists(done_at__isnull=False)
    await town.olena.taps("⬅️")
    await town.olena.taps("↩️")
    again = await Item.get(done_at__isnull=False)
    assert (again.done_by_id, again.done_at) == (ticked.done_by_id, ticked.done_at)
    await town.max.taps("1")
    await town.max.taps("⬅️")
    await town.max.taps("↩️")
    assert await Item.exists(done_at__isnull=False)


async def test_repeating_goes_back_with_the_deadline_it_set(writer: Person) -> None:
    await made(writer)
    shown = await writer.text()
    for way in ("⏰", "🔁", writer.words("Every day"), "⬅️", "⬅️", "↩️"):
        await writer.taps(way)
    assert await writer.text() == shown
    for way in ("⏰", "🔁", writer.words("Every day"), writer.words("Every week"), "⬅️", "⬅️"):
        await writer.taps(way)
    assert (await Series.get()).rule.startswith("FREQ=WEEKLY")
    await writer.taps("↩️")
    assert (await Series.get()).rule.startswith("FREQ=DAILY")
    assert writer.words("Every day") in await writer.text()


async def test_a_double_tap_takes_back_once(writer: Person) -> None:
    await made(writer)
    await writer.taps("➡️")
    data = await writer.data_of("↩️")
    await writer.taps("↩️")
    screen = await writer.text()
    assert await writer.forges(data) == f"↩️ {writer.words('Undone already')}"
    assert await writer.text() == screen
    assert await Event.filter(kind=EventKind.MOVED).count() == 2


async def test_what_was_changed_since_stays(writer: Person) -> None:
    await made(writer)
    await weighed(writer)
    data = await writer.data_of("↩️")
    await writer.taps("🔥")
    await writer.taps(writer.words("Low priority"))
    assert await writer.forges(data) == writer.refused(ChangedSince())
    assert f"🔥 {writer.words('Low priority')}" in await writer.text()


async def test_what_another_changed_besides_does_not_matter(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    await made(town.olena)
    await town.olena.taps("➡️")
    data = await town.olena.data_of("↩️")
    await town.max.says("/board")
    await town.max.taps("#1")
    assert not await has_undo(town.max)
    await weighed(town.max)
    assert not await has_undo(town.olena)
    olena = await Account.get(telegram_id=town.olena.id)
    assert await town.max.forges(data) == town.max.refused(OthersChange(olena.name))
    await town.olena.forges(data)
    assert "🔥" in await town.olena.text()
    assert await in_first_column()


async def test_a_column_that_is_gone(writer: Person) -> None:
    await made(writer)
    gone = (await Card.get().select_related("column")).column
    await writer.taps("➡️")
    await Column.filter(id=gone.id).delete()
    assert await writer.taps("↩️") == writer.refused(ColumnGone(gone.title))


async def test_fresh_changes_only_and_older_ones_in_the_history(writer: Person) -> None:
    await made(writer)
    await writer.taps("➡️")
    await writer.says("Думка", reply_to=(await writer.screen())["message_id"])
    await writer.town.pass_time(hours=2)
    await writer.says("/my")
    await writer.taps("#1")
    assert not await has_undo(writer)
    await writer.taps("⋯")
    await writer.taps("🕘")
    await writer.taps("↩️")
    assert await in_first_column()


async def test_what_was_read_in_a_title_still_goes_back_into_it(writer: Person) -> None:
    await made(writer, "Пост завтра 18:00")
    await writer.taps("➡️")
    await writer.taps("↩️")
    await writer.taps(writer.words("Back into the title"))
    assert "#1 · Пост завтра 18:00" in await writer.text()
