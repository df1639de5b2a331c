"""An hour before and at the deadline, in the reader's language and on their clock."""

from datetime import UTC, datetime

import pytest

from tests.conversations.looking import moments
from tests.conversations.teams import gather_team
from tests.town import Json, Person, Town, keyboard

HOUR_BEFORE, DUE, SNOOZED = "Due in an hour", "The deadline is here", "You asked to be reminded"
NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def made(person: Person, title: str = "Афіша in 3 hours") -> Json:
    """A card with a deadline."""
    await person.says(title)
    await person.taps("✅")
    return await person.screen()


async def told(person: Person) -> list[str]:
    """The headlines of the reminders in the chat, oldest first."""
    heads = {person.words(head): head for head in (HOUR_BEFORE, DUE, SNOOZED)}
    firsts = [message.get("text", "").split("\n")[0] for message in await person.bots()]
    return [heads[first] for first in firsts if first in heads]


async def test_an_hour_before_and_at_the_deadline(someone: Person) -> None:
    await made(someone)
    await someone.town.pass_time(hours=1, minutes=59)
    assert await told(someone) == []
    await someone.town.pass_time(minutes=1)
    assert await told(someone) == [HOUR_BEFORE]
    assert "#1 · Афіша" in await someone.text()
    await someone.town.pass_time(minutes=59, seconds=59)
    assert await told(someone) == [HOUR_BEFORE]
    await someone.town.pass_time(seconds=1)
    assert await told(someone) == [HOUR_BEFORE, DUE]
    await someone.town.pass_time(days=2)
    assert await told(someone) == [HOUR_BEFORE, DUE]


async def test_the_readers_own_language_and_clock(town: Town) -> None:
    await gather_team(town)
    card = await made(town.olena)
    await town.olena.taps("👤", on=card)
    await town.olena.taps(NAMES[102])
    await town.olena.taps(NAMES[103])
    await town.pass_time(hours=2)
    for person, clock in ((town.marina, "12:00"), (town.max, "11:00")):
        assert await told(person) == [HOUR_BEFORE]
        assert clock in await person.text()
        assert person.reader.place() in await person.text()
        assert moments(await person.screen())[0] == int(
            datetime(2026, 11, 23, 11, tzinfo=UTC).timestamp()
        )
    assert await told(town.olena) == []  # it is theirs now


async def test_done_on_the_reminder(anyone: Person) -> None:
    await made(anyone)
    await anyone.town.pass_time(hours=2)
    await anyone.taps("✅")
    assert anyone.words("Done column") in await anyone.text()
    await anyone.town.pass_time(hours=2)
    assert await told(anyone) in ([], [HOUR_BEFORE])
    await anyone.says("/my")
    assert "Афіша" not in await anyone.text()


@pytest.mark.parametrize(
    ("choice", "wall"),
    [("In an hour", "23 13:00"), ("This evening", "23 19:00"), ("Tomorrow morning", "24 09:00")],
)
async def test_snoozed(anyone: Person, choice: str, wall: str) -> None:
    await made(anyone)
    await anyone.town.pass_time(hours=2)
    await anyone.taps("💤")
    now = anyone.town.sandbox.clock.now()
    day, clock = wall.split(" ")
    until = datetime.fromisoformat(f"2026-11-{day}T{clock}").replace(tzinfo=anyone.reader.zone)
    if choice == "In an hour":
        until = datetime(2026, 11, 23, 11, tzinfo=UTC)
    toast = await anyone.taps(anyone.words(choice))
    assert toast == anyone.words("I will remind you: {at}", at=anyone.reader.full(until))
    await anyone.town.pass_time(seconds=(until - now).total_seconds() - 1)
    assert SNOOZED not in await told(anyone)
    await anyone.town.pass_time(seconds=1)
    assert (await told(anyone)).count(SNOOZED) == 1
    await anyone.town.pass_time(days=2)
    assert (await told(anyone)).count(SNOOZED) == 1


async def test_the_evening_is_not_offered_in_the_evening(writer: Person) -> None:
    await made(writer, "Афіша сьогодні 21:00")
    await writer.town.pass_time(hours=10, minutes=30)
    await writer.taps("💤")
    assert not any(w.startswith(writer.words("This evening")) for w in await writer.buttons())
    await writer.taps("⬅️")
    assert "#1 · Афіша" in await writer.text()


@pytest.mark.parametrize("change", ["done", "moved", "taken off", "taken back"])
async def test_not_sent_when_it_does_not_apply(anyone: Person, change: str) -> None:
    await made(anyone)
    if change == "done":
        await anyone.taps("✅")
    elif change == "moved":
        await anyone.taps("⏰")
        await anyone.taps(anyone.words("Tomorrow"))
    elif change == "taken off":
        await anyone.taps("⏰")
        await anyone.taps("✖️")
    else:
        await anyone.taps("↩️")
    await anyone.town.pass_time(hours=2)
    await anyone.town.pass_time(hours=1)
    assert await told(anyone) == []


async def test_a_moved_deadline_is_reminded_of_anew(writer: Person) -> None:
    await made(writer)
    await writer.town.pass_time(hours=2)
    await writer.taps("⏰")
    await writer.taps(writer.words("Tomorrow"))
    await writer.town.pass_time(hours=1)
    assert (await told(writer)).count(DUE) == 0
    await writer.town.pass_time(hours=28)
    await writer.town.pass_time(hours=1)
    assert (await told(writer))[-2:] == [HOUR_BEFORE, DUE]


async def test_not_sent_to_who_was_taken_off(town: Town) -> None:
    await gather_team(town)
    card = await made(town.olena)
    await town.olena.taps("👤", on=card)
    await town.olena.taps(NAMES[102])
    await town.olena.taps(NAMES[103])
    await town.olena.taps(f"● {NAMES[102]}")
    await town.pass_time(hours=2)
    assert await told(town.marina) == []
    assert await told(town.max) == [HOUR_BEFORE]


async def test_reopened_is_reminded_of_again(writer: Person) -> None:
    await made(writer)
    await writer.taps("✅")
    await writer.taps("↔️")
    await writer.taps(writer.words("To do"))
    await writer.town.pass_time(hours=3)
    assert await told(writer) == [HOUR_BEFORE, DUE] or await told(writer) == [DUE]


async def test_a_restart_loses_none_and_repeats_none(someone: Person) -> None:
    await made(someone)
    await someone.town.restart()
    await someone.town.pass_time(hours=2)
    assert await told(someone) == [HOUR_BEFORE]
    await someone.town.restart()
    await someone.town.pass_time(hours=1)
    assert await told(someone) == [HOUR_BEFORE, DUE]


async def test_the_buttons_of_a_reminder(anyone: Person) -> None:
    await made(anyone)
    await anyone.town.pass_time(hours=2)
    screen = await anyone.screen()
    signs = [button["text"].split()[0] for row in keyboard(screen) for button in row]
    assert {"✅", "💤", "👤", "⏰", "⬅️"} <= set(signs)
    assert signs.index("💤") <= 3


async def test_a_snooze_of_a_done_card_is_not_sent(writer: Person) -> None:
    await made(writer)
    await writer.town.pass_time(hours=2)
    await writer.taps("💤")
    await writer.taps(writer.words("Tomorrow morning"))
    await writer.taps("✅")
    await writer.town.pass_time(days=1)
    assert SNOOZED not in await told(writer)
