"""🌙 quiet hours and days of work, ☀️ the digest: when a person is written to unasked."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram import Router
from aiogram.filters.callback_data import CallbackData

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
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


@dataclass(frozen=True)
class Choices:
    """The buttons that set somebody's hours: a person's own, or a group's."""

    quiet: Callable[[int, int], CallbackData]
    never: CallbackData
    workday: Callable[[int, bool], CallbackData]


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
    rows = (*quiet_rows(reader, person), *workday_rows(reader, person.workdays))
    back = button(signs.BACK, reader.label("Reminders"), b.PickMyReminders())
    return Screen(text=words, rows=(*rows, (back,)))


def quiet_words(reader: Reader, who: Rhythm) -> str:
    """The quiet hours in figures, or that there are none."""
    if who.quiet_from is None or who.quiet_to is None:
        return reader.label("no quiet hours")
    return f"{clock_words(who.quiet_from)}–{clock_words(who.quiet_to)}"


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
    since, until = who.quiet_from, who.quiet_to
    silent = since is not None and until is not None
    begin, end = (since, until) if since is not None and until is not None else USUAL
    starts = [
        button(
            signs.CHOSEN if silent and since == minutes else "",
            reader.label("from {clock}", clock=clock_words(minutes)),
            choices.quiet(minutes, end),
        )
        for minutes in FROM
    ]
    ends = [
        button(
            signs.CHOSEN if silent and until == minutes else "",
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


def workday_rows(reader: Reader, days: int, choices: Choices = MINE) -> tuple[Row, ...]:
    """The days of the week; those that are worked on are marked."""
    found = [
        button(
            signs.CHOSEN if days >> n & 1 else "",
            name,
            choices.workday(n + 1, not days >> n & 1),
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
    await set_hours(turn.person, turn.now, quiet=quiet_of(turn.person), workdays=days)
    turn.answer.show(quiet_screen(turn.reader, turn.person))


def turned(days: int, day: int, *, on: bool) -> int:
    """The days with this one among them, or without it."""
    return days | 1 << day if on else days & ~(1 << day)


def quiet_of(who: Rhythm) -> tuple[int, int] | None:
    """The quiet hours as they are."""
    if who.quiet_from is None or who.quiet_to is None:
        return None
    return who.quiet_from, who.quiet_to


@router.callback_query(b.PickDigest.filter())
async def pick_digest(_: object, turn: Turn) -> None:
    turn.answer.show(digest_screen(turn.reader, turn.person))


def digest_screen(reader: Reader, person: Person) -> Screen:
    """When the digest comes, and what the week's first one tells."""
    words = lines(
        reader.say("<b>What is late, today and tomorrow, in one message a day.</b>"),
        reader.say("On working days, by your clock. A day with nothing to tell is silent."),
    )
    choices = [
        button(
            signs.CHOSEN if person.digest_at == minutes else "",
            clock_words(minutes),
            b.SetDigest(minutes=minutes),
        )
        for minutes in DIGESTS
    ]
    never = button(
        signs.CHOSEN if person.digest_at is None else "",
        reader.label("No digest"),
        b.DropDigest(),
    )
    weekly = button(
        signs.CHOSEN if person.weekly else "",
        reader.label("The weeks, on Mondays"),
        b.SetWeekly(weeks="silent" if person.weekly else "told"),
    )
    now = button(signs.DIGEST, reader.label("Show now"), b.OpenDay())
    back = button(signs.BACK, reader.label("Reminders"), b.PickMyReminders())
    return Screen(text=words, rows=(*rows_of(choices, 3), (never,), (weekly,), (now,), (back,)))


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
