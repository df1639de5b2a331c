"""Meeting people, and how they like to be spoken to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from models.reminders import Occasion, plan_digest, retell, rewrite_for, wake, write_occasions
from models.reminders.hours import put_hours
from models.tables import Board, Person


@dataclass(frozen=True)
class Profile:
    """A person as Telegram shows them at this moment."""

    telegram_id: int
    first_name: str
    last_name: str
    username: str | None


async def meet(profile: Profile, *, language: str, timezone: str) -> Person:
    """The person, made on the first meeting with this language and zone, renamed when they changed.

    A @username belongs to one person: whoever had it before has it no more.
    """
    person, _ = await Person.get_or_create(
        telegram_id=profile.telegram_id,
        defaults={
            "first_name": profile.first_name,
            "last_name": profile.last_name,
            "username": profile.username,
            "language": language,
            "timezone": timezone,
        },
    )
    fresh = (profile.first_name, profile.last_name, profile.username)
    if (person.first_name, person.last_name, person.username) != fresh:
        person.first_name, person.last_name, person.username = fresh
        await person.save(update_fields=["first_name", "last_name", "username"])
    return person


async def stand_in(profile: Profile, *, language: str, timezone: str) -> Person:
    """Nobody: an administrator who acts in a group's name is no person, and is never stored."""
    return Person(
        telegram_id=profile.telegram_id,
        first_name=profile.first_name,
        language=language,
        timezone=timezone,
    )


async def find_person(telegram_id: int) -> Person | None:
    """Somebody met before."""
    return await Person.get_or_none(telegram_id=telegram_id)


async def hear(person: Person, now: datetime) -> None:
    """Note that this person writes to the bot in private: they can be written to (again)."""
    if person.reachable:
        return
    person.started_at = person.started_at or now
    person.unreachable_since = None
    await person.save(update_fields=["started_at", "unreachable_since"])
    await wake(person, now)


async def lose(telegram_id: int, now: datetime) -> None:
    """Note that this person blocked the bot."""
    await Person.filter(telegram_id=telegram_id, unreachable_since=None).update(
        unreachable_since=now
    )


async def speak(person: Person, language: str) -> None:
    """Set the person's language."""
    person.language = language
    await person.save(update_fields=["language"])


async def move_clock(person: Person, zone: ZoneInfo, now: datetime) -> None:
    """Set the person's time zone; their reminders keep to their wall clock."""
    person.timezone = zone.key
    person.timezone_chosen = True
    await person.save(update_fields=["timezone", "timezone_chosen"])
    await keep_time(person, now)


async def keep_time(person: Person, now: datetime) -> None:
    """Bring all that waits for this person in line with their clock and hours now."""
    await rewrite_for(person, now)
    await retell(person, now)
    await plan_digest(person, now)


async def set_hours(
    person: Person, now: datetime, *, quiet: tuple[int, int] | None, workdays: int
) -> None:
    """Set the quiet hours (from and to, in minutes of the day; None: none) and days of work.

    Raises `NoWorkdays` without any.
    """
    put_hours(person, quiet=quiet, workdays=workdays)
    await person.save(update_fields=["quiet_from", "quiet_to", "workdays"])
    await keep_time(person, now)


async def set_digest(person: Person, now: datetime, *, digest_at: int | None, weekly: bool) -> None:
    """Set when the digest comes (in minutes of the day; None: never), and whether Monday's looks
    back and ahead."""
    person.digest_at, person.weekly = digest_at, weekly
    await person.save(update_fields=["digest_at", "weekly"])
    await plan_digest(person, now)


async def like_reminders(
    person: Person, occasions: Iterable[Occasion] | None, now: datetime
) -> None:
    """Set when this person likes to be reminded; None: as each board says.

    Raises `TooManyOccasions`.
    """
    text = None if occasions is None else write_occasions(occasions)
    if person.occasions == text:
        return
    person.occasions = text
    await person.save(update_fields=["occasions"])
    await rewrite_for(person, now)


async def end_day(person: Person, minutes: int) -> None:
    """Set the end of the working day, in minutes after midnight (0 to 1439)."""
    if not 0 <= minutes < 24 * 60:
        raise ValueError(minutes)
    person.day_end = minutes
    await person.save(update_fields=["day_end"])


async def see_rich(person: Person, *, on: bool) -> None:
    """Set whether this person sees boards as Telegram's rich messages."""
    person.rich = on
    await person.save(update_fields=["rich"])


async def work_on(person: Person, board: Board) -> None:
    """Send this person's next cards to the board."""
    person.active_board_id = board.id
    await person.save(update_fields=["active_board_id"])
