"""What somebody waits for is told once, to them alone, and only while it is true."""

import pytest

from models.tables import Card, Column, Member, Reason, Reminder
from tests.conversations.teams import gather_team
from tests.promises.rows import rows
from tests.town import Person, Town

PLACES = ("To do", "In progress", "On approval", "Done column")


async def watch(town: Town) -> None:
    """Max waits for Olena's card: to move by tomorrow morning, and to be on approval."""
    await gather_team(town)
    await town.olena.says("Афіша")
    await town.olena.taps("✅")
    await town.max.says("/board")
    await town.max.taps("#1")
    for way in (["⏰", "🔔", "⏳", "Tomorrow morning"], ["↔️", town.olena.words(PLACES[2])]):
        for words in way:
            await town.max.taps(words)
    assert await waiting() == {(Reason.UNMOVED, "pending"), (Reason.REACHES, "asleep")}


@pytest.fixture
async def watched(town: Town) -> Town:
    """What `watch` does, on both kinds of database."""
    await watch(town)
    return town


@pytest.fixture
async def seen(sqlite_town: Town) -> Town:
    """The same on SQLite alone."""
    await watch(sqlite_town)
    return sqlite_town


async def waiting() -> set[tuple[Reason, str]]:
    """Why rows wait, and in which state."""
    found = Reminder.filter(reason__in=[Reason.UNMOVED, Reason.REACHES])
    return {(row.reason, row.state.value) for row in await found}


async def move(town: Town, place: int) -> None:
    """Olena puts the card into the column with this place."""
    column = await Column.get(
        board__title__not="", title=town.olena.words(PLACES[place]), board_id=await on_board()
    )
    await town.olena.forges(f"mv:{(await Card.get()).id}:{column.id}")


async def on_board() -> int:
    """The board of the card."""
    return (await Card.get()).board_id


async def told(person: Person) -> list[str]:
    """The headlines in the chat that tell of what was waited for."""
    heads = ("Still in ", "It has reached ", "It is past ")
    firsts = [m.get("text", "").split("\n")[0] for m in await person.bots()]
    return [first for first in firsts if first.startswith(heads)]


async def test_told_once_after_a_restart_and_to_nobody_else(watched: Town) -> None:
    await watched.restart()
    await watched.pass_time(days=2)
    assert len(await told(watched.max)) == 1
    await move(watched, 2)
    await watched.restart()
    await watched.pass_time(days=9)
    assert len(await told(watched.max)) == 1, "the message about standing still has no headline now"
    heads = await told(watched.max)
    assert heads[0].startswith("It has reached")
    assert await told(watched.marina) == []
    assert await waiting() == {(Reason.UNMOVED, "sent"), (Reason.REACHES, "sent")}


@pytest.mark.parametrize("place", [1, 3])
async def test_moved_or_done_meanwhile(seen: Town, place: int) -> None:
    await move(seen, place)
    await seen.pass_time(days=9)
    assert not any(head.startswith("Still in ") for head in await told(seen.max))
    assert (await told(seen.max) != []) is (place == 3)
    assert not await Reminder.filter(reason=Reason.UNMOVED).exists()


async def test_moved_there_and_back_before_it_was_told(watched: Town) -> None:
    """As in the hours when nobody is told: the sweep finds it back, and the person waits on."""
    watched.house.sweeps.running = True
    try:
        await move(watched, 2)
        assert await waiting() == {(Reason.REACHES, "pending")}
        await move(watched, 1)
    finally:
        watched.house.sweeps.running = False
    await watched.pass_time(days=2)
    assert await told(watched.max) == []
    assert await waiting() == {(Reason.REACHES, "asleep")}
    await move(watched, 3)
    await watched.pass_time(seconds=1)
    assert [head.split()[2] for head in await told(watched.max)] == ["past"]


async def test_who_left_the_board_is_told_nothing(watched: Town) -> None:
    await Member.filter(person__telegram_id=watched.max.id, board_id=await on_board()).delete()
    await watched.pass_time(days=2)
    await move(watched, 2)
    await watched.pass_time(days=2)
    assert await told(watched.max) == []
    states = {state for _, state in await waiting()}
    assert not states & {"pending", "sent", "asleep"}


async def test_a_column_that_is_removed_is_waited_for_no_more(watched: Town) -> None:
    await Column.filter(board_id=await on_board(), title=watched.olena.words(PLACES[2])).delete()
    assert await waiting() == {(Reason.UNMOVED, "pending")}
    await watched.max.taps("⬅️")
    await watched.max.taps("🔔")
    assert "●" in str(await watched.max.buttons())


async def test_every_tap_twice(seen: Town) -> None:
    """Each button names what it wants: tapped again it changes nothing."""
    me, card = seen.max, await Card.get()
    approval = await Column.get(board_id=card.board_id, title=seen.olena.words(PLACES[2]))
    before = await rows()
    at = int((await Reminder.get(reason=Reason.UNMOVED)).due_at.timestamp())
    wanted = [f"wm:{card.id}:{at}", f"wc:{card.id}:{approval.id}:1"]
    ended = [f"wm:{card.id}:0", f"wc:{card.id}:{approval.id}:0"]
    for data in wanted * 2:
        await me.forges(data)
    assert await rows() == before
    for data in ended * 2:
        await me.forges(data)
    assert await waiting() == set()


async def test_what_cannot_be_waited_for_is_refused(seen: Town) -> None:
    me, card = seen.max, await Card.get()
    columns = await Column.filter(board_id=card.board_id).order_by("position")
    other = await Column.filter(board_id__not=card.board_id).first()
    assert other is not None
    there, gone = me.words("The card is there already."), me.words("This is not here any more.")
    assert await me.forges(f"wc:{card.id}:{columns[0].id}:1") == there
    assert await me.forges(f"wc:{card.id}:{other.id}:1") == gone
    assert (await me.forges(f"wm:{card.id}:1790000000")).startswith("That time has passed")
    await move(seen, 3)
    assert await me.forges(f"wm:{card.id}:1799000000") == me.words("This card is done already.")
    assert not await Reminder.filter(reason=Reason.UNMOVED).exists()


async def test_not_assigned_any_more_waits_on(seen: Town) -> None:
    card = await Card.get()
    for on in (1, 0):
        person = (
            await Member.get(person__telegram_id=seen.max.id, board_id=card.board_id)
        ).person_id
        await seen.olena.forges(f"sp:{card.id}:{person}:{on}:0")
    assert await waiting() == {(Reason.UNMOVED, "pending"), (Reason.REACHES, "asleep")}
