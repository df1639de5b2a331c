"""🌙 quiet hours and days of work, ☀️ the digest: when a person is written to unasked."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters.callback_data import CallbackData

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.people import set_digest, set_hours
from models.reminders.hours import EVERY_DAY, MIDNIGHT
from models.tables import Person, Rhythm

router = Router(name="hours")
router.callback_query.filter(PRIVATE)
FROM = tuple(hour * 60 for hour in range(19, 25))
TO = tuple(hour * 60 for hour in range(6, 12))
USUAL = (22 * 60, 8 * 60)
DIGESTS = tuple(hour * 60 for hour in range(6, 15))


ChooseDay = Callable[[int, bool], CallbackData]
"""Makes the button that chooses a day of the week, 1 for Monday, or does not."""


@dataclass(frozen=True)
class Choices:
    """The buttons that set somebody's hours: a person's own, or a group's."""

    quiet: Callable[[int, int], CallbackData]
    never: CallbackData
    workday: ChooseDay


MINE = Choices(
    quiet=lambda since, until: b.SetQuiet(since=since, until=until),
    never=b.DropQuiet(),
    workday=lambda day, on: b.SetWorkday(weekday=day, on=on),
)


@router.callback_query(b.PickQuiet.filter())
async def pick_quiet(_: object, turn: Turn) -> None:
    turn.answer.show(quiet_screen(turn.reader, turn.person))


def quiet_screen(reader: Reader, person: Person) -> Screen:
    """When nothing comes unasked: from an hour of the evening to one of the morning, and days."""
    words = lines(
        reader.say("<b>When shall I be silent?</b>"),
        reader.say(
            "Now: {hours}. Working days: {days}.",
            hours=quiet_words(reader, person),
            days=days_words(reader, person.workdays),
        ),
        "",
        reader.say(
            "Reminders of that time come together in the morning. What cannot wait comes before, "
            "and what is urgent comes at once."
        ),
    )
    rows = (*quiet_rows(reader, person), *day_rows(reader, person.workdays, MINE.workday))
    back = button(signs.BACK, reader.label("Reminders"), b.PickMyReminders())
    return Screen(text=words, rows=(*rows, (back,)))


def quiet_words(reader: Reader, who: Rhythm) -> str:
    """The quiet hours in figures, or that there are none."""
    if who.quiet is None:
        return reader.label("no quiet hours")
    return "–".join(map(clock_words, who.quiet))


def days_words(reader: Reader, days: int) -> str:
    """Days of the week in short, or all of them."""
    if days == EVERY_DAY:
        return reader.label("every day")
    return ", ".join(name for n, name in enumerate(reader.weekdays()) if days >> n & 1)


def clock_words(minutes: int) -> str:
    """A time of day: `22:00`."""
    return f"{minutes % MIDNIGHT // 60:02}:{minutes % 60:02}"


def quiet_rows(reader: Reader, who: Rhythm, choices: Choices = MINE) -> tuple[Row, ...]:
    """From when, until when, and none at all."""
    silent = who.quiet is not None
    begin, end = who.quiet or USUAL
    starts = [
        button(
            signs.CHOSEN if silent and begin == minutes else "",
            reader.label("from {clock}", clock=clock_words(minutes)),
            choices.quiet(minutes, end),
        )
        for minutes in FROM
    ]
    ends = [
        button(
            signs.CHOSEN if silent and end == minutes else "",
            reader.label("until {clock}", clock=clock_words(minutes)),
            choices.quiet(begin, minutes),
        )
        for minutes in TO
    ]
    never = button(
        "" if silent else signs.CHOSEN,
        reader.label("No quiet hours"),
        choices.never,
    )
    return (*rows_of(starts, 3), *rows_of(ends, 3), (never,))


def time_rows(
    chosen: int | None, make: Callable[[int], CallbackData], never: Button
) -> tuple[Row, ...]:
    """The times at which a digest may come, and none at all."""
    times = [
        button(signs.CHOSEN if chosen == minutes else "", clock_words(minutes), make(minutes))
        for minutes in DIGESTS
    ]
    return (*rows_of(times, 3), (never,))


def day_rows(reader: Reader, days: int, make: ChooseDay) -> tuple[Row, ...]:
    """The days of the week; those that are chosen are marked."""
    found = [
        button(
            signs.CHOSEN if days >> n & 1 else "",
            name,
            make(n + 1, not days >> n & 1),
        )
        for n, name in enumerate(reader.weekdays())
    ]
    return rows_of(found, 4)


@router.callback_query(b.SetQuiet.filter())
async def set_quiet(_: object, callback_data: b.SetQuiet, turn: Turn) -> None:
    quiet = callback_data.since, callback_data.until
    await set_hours(turn.person, turn.now, quiet=quiet, workdays=turn.person.workdays)
    turn.answer.show(quiet_screen(turn.reader, turn.person))


@router.callback_query(b.DropQuiet.filter())
async def drop_quiet(_: object, turn: Turn) -> None:
    await set_hours(turn.person, turn.now, quiet=None, workdays=turn.person.workdays)
    turn.answer.show(quiet_screen(turn.reader, turn.person))


@router.callback_query(b.SetWorkday.filter())
async def set_workday(_: object, callback_data: b.SetWorkday, turn: Turn) -> None:
    days = turned(turn.person.workdays, callback_data.weekday - 1, on=callback_data.on)
    await set_hours(turn.person, turn.now, quiet=turn.person.quiet, workdays=days)
    turn.answer.show(quiet_screen(turn.reader, turn.person))


def turned(days: int, day: int, *, on: bool) -> int:
    """The days with this one among them, or without it."""
    return days | 1 << day if on else days & ~(1 << day)


@router.callback_query(b.PickDigest.filter())
async def pick_digest(_: object, turn: Turn) -> None:
    turn.answer.show(digest_screen(turn.reader, turn.person))


def digest_screen(reader: Reader, person: Person) -> Screen:
    """When the digest comes, and what the week's first one tells."""
    words = lines(
        reader.say("<b>What is late, today and tomorrow, in one message a day.</b>"),
        reader.say("On working days, by your clock. A day with nothing to tell is silent."),
    )
    never = button(
        signs.CHOSEN if person.digest_at is None else "",
        reader.label("No digest"),
        b.DropDigest(),
    )
    times = time_rows(person.digest_at, lambda at: b.SetDigest(minutes=at), never)
    weekly = button(
        signs.CHOSEN if person.weekly else "",
        reader.label("The weeks, on Mondays"),
        b.SetWeekly(weeks="silent" if person.weekly else "told"),
    )
    now = button(signs.DIGEST, reader.label("Show now"), b.OpenDay())
    back = button(signs.BACK, reader.label("Reminders"), b.PickMyReminders())
    return Screen(text=words, rows=(*times, (weekly,), (now,), (back,)))


@router.callback_query(b.SetDigest.filter())
async def choose_digest(_: object, callback_data: b.SetDigest, turn: Turn) -> None:
    at = callback_data.minutes % MIDNIGHT
    await set_digest(turn.person, turn.now, digest_at=at, weekly=turn.person.weekly)
    turn.answer.show(digest_screen(turn.reader, turn.person))


@router.callback_query(b.DropDigest.filter())
async def drop_digest(_: object, turn: Turn) -> None:
    await set_digest(turn.person, turn.now, digest_at=None, weekly=turn.person.weekly)
    turn.answer.show(digest_screen(turn.reader, turn.person))


@router.callback_query(b.SetWeekly.filter())
async def choose_weekly(_: object, callback_data: b.SetWeekly, turn: Turn) -> None:
    at, weekly = turn.person.digest_at, callback_data.weeks == "told"
    await set_digest(turn.person, turn.now, digest_at=at, weekly=weekly)
    turn.answer.show(digest_screen(turn.reader, turn.person))
