"""When a group is told something unasked, and what: its clock, quiet hours, digest and news."""

from datetime import datetime
from zoneinfo import ZoneInfo

from models.live import redraw_live
from models.refusals import NoWorkdays
from models.reminders import plan_digest, rewrite_on
from models.reminders.hours import EVERY_DAY, put_hours
from models.storage import values_of
from models.tables import Board, Group, News, Topic


async def keep_time_of(group: Group, now: datetime, *boards: int | None) -> None:
    """Bring all that waits for this group in line with what is set for it now.

    `boards` are those whose cards it tells of, or told of until now, besides those of its topics;
    all are locked.
    """
    bound = Topic.filter(group_id=group.id, board_id__not_isnull=True)
    ids = {board_id for board_id in boards if board_id is not None}
    ids |= set(await values_of(bound, "board_id"))
    await Board.filter(id__in=ids).order_by("id").select_for_update()
    for board_id in sorted(ids):
        await rewrite_on(board_id, now)
    await plan_digest(group, now)


async def move_clock_of(group: Group, zone: ZoneInfo, now: datetime) -> None:
    """Set the group's time zone."""
    group.timezone = zone.key
    await group.save(update_fields=["timezone"])
    await keep_time_of(group, now, group.board_id)
    await redraw_live(group)


async def set_hours_of(
    group: Group, now: datetime, *, quiet: tuple[int, int] | None, workdays: int
) -> None:
    """Set the group's quiet hours (minutes of the day, None: none) and days of work.

    Raises `NoWorkdays` without any.
    """
    put_hours(group, quiet=quiet, workdays=workdays)
    await group.save(update_fields=["quiet_from", "quiet_to", "workdays"])
    await keep_time_of(group, now, group.board_id)


async def set_digest_of(group: Group, now: datetime, *, digest_at: int | None, days: int) -> None:
    """Set when the group's digest comes (a minute of the day, None: never), and on which days.

    Raises `NoWorkdays` without any.
    """
    if not 0 < days <= EVERY_DAY:
        raise NoWorkdays
    group.digest_at, group.digest_days = digest_at, days
    await group.save(update_fields=["digest_at", "digest_days"])
    await plan_digest(group, now)


async def set_mentions(group: Group, *, on: bool) -> None:
    """Set whether who cannot be reached in private is reminded in the group."""
    group.mentions = on
    await group.save(update_fields=["mentions"])


async def set_news(group: Group, news: News, now: datetime) -> None:
    """Set what is told in the group unasked."""
    group.news = news
    await group.save(update_fields=["news"])
    await keep_time_of(group, now, group.board_id)
