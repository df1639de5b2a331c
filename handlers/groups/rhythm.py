"""🔔 what a group is told unasked, 🌙 when it is not, and ☀️ its digest."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.groups.settings import back_row, managed
from handlers.hours import (
    Choices,
    day_rows,
    days_words,
    quiet_rows,
    quiet_words,
    time_rows,
    turned,
)
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from handlers.turn import Turn
from models.refusals import Gone
from models.reminders.hours import MIDNIGHT
from models.rhythms import set_digest_of, set_hours_of, set_mentions, set_news
from models.tables import Group, News

router = Router(name="rhythms of groups")


@router.callback_query(b.PickGroupNews.filter())
async def pick_news(_: object, callback_data: b.PickGroupNews, turn: Turn) -> None:
    turn.answer.show(news_screen(turn.reader, await managed(turn, callback_data.group)))


def news_screen(reader: Reader, group: Group) -> Screen:
    """What the group is told of its cards' deadlines, and the ways to its hours and digest."""
    words = {
        News.ALL: reader.label("All reminders and changes"),
        News.IMPORTANT: reader.label("Deadlines, new and done cards"),
        News.NONE: reader.label("Nothing"),
    }
    choices = [
        button(
            signs.CHOSEN if group.news is news else "",
            words[news],
            b.SetGroupNews(group=group.id, news=news.value),
        )
        for news in News
    ]
    rhythm = (
        button(signs.QUIET, reader.label("Quiet hours"), b.PickGroupQuiet(group=group.id)),
        button(signs.DIGEST, reader.label("Digest"), b.PickGroupDigest(group=group.id)),
    )
    on = reader.label("Call here whom I cannot reach: on")
    calls = on if group.mentions else reader.label("Call here whom I cannot reach: off")
    switch = button(signs.PEOPLE, calls, b.SetMentions(group=group.id, on=not group.mentions))
    text = lines(
        reader.say("<b>What shall I tell here by myself?</b>"),
        reader.say("Who does a card is reminded in private besides."),
    )
    rows = (*rows_of(choices, 1), (switch,), rhythm, back_row(reader, group))
    return Screen(text=text, rows=rows)


@router.callback_query(b.SetMentions.filter())
async def switch_mentions(_: object, callback_data: b.SetMentions, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    await set_mentions(group, on=callback_data.on)
    turn.answer.show(news_screen(turn.reader, group))


@router.callback_query(b.SetGroupNews.filter())
async def choose_news(_: object, callback_data: b.SetGroupNews, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    if callback_data.news not in set(News):
        raise Gone
    await set_news(group, News(callback_data.news), turn.now)
    turn.answer.show(news_screen(turn.reader, group))


def to_news(reader: Reader, group: Group) -> Row:
    """⬅️ to what the group is told."""
    return (button(signs.BACK, reader.label("Reminders"), b.PickGroupNews(group=group.id)),)


@router.callback_query(b.PickGroupQuiet.filter())
async def pick_quiet(_: object, callback_data: b.PickGroupQuiet, turn: Turn) -> None:
    turn.answer.show(quiet_screen(turn.reader, await managed(turn, callback_data.group)))


def quiet_screen(reader: Reader, group: Group) -> Screen:
    """When nothing comes to the group unasked."""
    hours = quiet_words(reader, group)
    text = lines(
        reader.say("<b>When shall I be silent?</b>"),
        reader.say(
            "Now: {hours}. Working days: {days}.",
            hours=hours,
            days=days_words(reader, group.workdays),
        ),
    )
    choices = Choices(
        quiet=lambda since, until: b.SetGroupQuiet(group=group.id, since=since, until=until),
        never=b.DropGroupQuiet(group=group.id),
        workday=lambda day, on: b.SetGroupWorkday(group=group.id, weekday=day, on=on),
    )
    days = day_rows(reader, group.workdays, choices.workday)
    rows = (*quiet_rows(reader, group, choices), *days)
    return Screen(text=text, rows=(*rows, to_news(reader, group)))


@router.callback_query(b.SetGroupQuiet.filter())
async def set_quiet(_: object, callback_data: b.SetGroupQuiet, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    quiet = callback_data.since, callback_data.until
    await set_hours_of(group, turn.now, quiet=quiet, workdays=group.workdays)
    turn.answer.show(quiet_screen(turn.reader, group))


@router.callback_query(b.DropGroupQuiet.filter())
async def drop_quiet(_: object, callback_data: b.DropGroupQuiet, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    await set_hours_of(group, turn.now, quiet=None, workdays=group.workdays)
    turn.answer.show(quiet_screen(turn.reader, group))


@router.callback_query(b.SetGroupWorkday.filter())
async def set_workday(_: object, callback_data: b.SetGroupWorkday, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    days = turned(group.workdays, callback_data.weekday - 1, on=callback_data.on)
    await set_hours_of(group, turn.now, quiet=group.quiet, workdays=days)
    turn.answer.show(quiet_screen(turn.reader, group))


@router.callback_query(b.PickGroupDigest.filter())
async def pick_digest(_: object, callback_data: b.PickGroupDigest, turn: Turn) -> None:
    turn.answer.show(digest_screen(turn.reader, await managed(turn, callback_data.group)))


def digest_screen(reader: Reader, group: Group) -> Screen:
    """When the group's digest comes, and on which days."""
    text = lines(
        reader.say("<b>What is late, due today, and nobody’s yet, in one message a day.</b>"),
        reader.say("By the group’s clock. A day with nothing to tell is silent."),
    )
    never = button(
        signs.CHOSEN if group.digest_at is None else "",
        reader.label("No digest"),
        b.DropGroupDigest(group=group.id),
    )
    times = time_rows(
        group.digest_at, lambda at: b.SetGroupDigest(group=group.id, minutes=at), never
    )
    days = day_rows(
        reader,
        group.digest_days,
        lambda day, on: b.SetGroupDigestDay(group=group.id, weekday=day, on=on),
    )
    return Screen(text=text, rows=(*times, *days, to_news(reader, group)))


@router.callback_query(b.SetGroupDigest.filter())
async def set_digest(_: object, callback_data: b.SetGroupDigest, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    at = callback_data.minutes % MIDNIGHT
    await set_digest_of(group, turn.now, digest_at=at, days=group.digest_days)
    turn.answer.show(digest_screen(turn.reader, group))


@router.callback_query(b.DropGroupDigest.filter())
async def drop_digest(_: object, callback_data: b.DropGroupDigest, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    await set_digest_of(group, turn.now, digest_at=None, days=group.digest_days)
    turn.answer.show(digest_screen(turn.reader, group))


@router.callback_query(b.SetGroupDigestDay.filter())
async def set_digest_day(_: object, callback_data: b.SetGroupDigestDay, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    days = turned(group.digest_days, callback_data.weekday - 1, on=callback_data.on)
    await set_digest_of(group, turn.now, digest_at=group.digest_at, days=days)
    turn.answer.show(digest_screen(turn.reader, group))
