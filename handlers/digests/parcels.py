"""One message for all that is due to one reader at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.lines import name_of
from handlers.boards.screen import card_rows, line_text
from handlers.cards.outside import Onlooker
from handlers.cards.telling import headline
from handlers.digests.words import DAY, digest_words, more
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines
from models.cards.digest import Digest, digest_for, digest_in
from models.cards.lists import Line, read_lines
from models.cards.sheet import read_sheet
from models.reminders import Parcel, cause_of, parcel_subject
from models.reminders.deriving import DERIVED
from models.tables import Reason, Reminder

SHOWN = 10
TITLE_SHOWN = 36
AWAY = timedelta(minutes=15)
"""What comes later than this came late because the bot was away."""


async def parcel_screen(parcel: Parcel, now: datetime, old_after: timedelta) -> Screen | None:
    """The rows of a parcel in one message; None when there is nothing to tell.

    What was due longer than `old_after` ago is counted, with a way to the list.
    """
    reader = Onlooker(parcel.person, parcel.group).reader(now)
    digest = await digest_of(parcel, now)
    named = {line.id for line in digest.lines} if digest else set()
    rows = [row for row in parcel.told if row.reason is not Reason.DIGEST]
    old = [row for row in rows if row.due_at < now - old_after]
    # The digest names the card already, with its deadline.
    told = [
        row
        for row in rows
        if row not in old and not (row.reason in DERIVED and row.card_id in named)
    ]
    if digest is not None and digest.empty and not rows:
        return None
    found = await read_lines(list(dict.fromkeys(row.card_id or 0 for row in told)))
    by_id = {line.id: line for line in found}
    late = rows and min(row.due_at for row in rows) < now - AWAY
    words: list[Markup | str] = [title(reader, parcel, digest, away=bool(late))]
    if told:
        words.append("")
    drawn = [await row_words(reader, parcel, row, by_id[row.card_id or 0]) for row in told[:SHOWN]]
    words += [line for line in drawn if line]
    if digest is None and not any(drawn) and not old:
        return None
    if len(told) > SHOWN:
        words.append(more(reader, len(told) - SHOWN))
    if old:
        words += ["", reader.many("And {n} older.", "And {n} older.", len(old))]
    if digest is not None:
        words += digest_words(reader, digest, in_group=parcel.group is not None)
    return Screen(
        text=lines(*words),
        rows=keyboard(reader, parcel, found, digest, many=len(told) > SHOWN or bool(old)),
        subject=parcel_subject(parcel.name),
        place=place_in(parcel),
    )


async def digest_of(parcel: Parcel, now: datetime) -> Digest | None:
    """The digest, where it is part of the parcel."""
    if all(row.reason is not Reason.DIGEST for row in parcel.rows):
        return None
    if parcel.person is not None:
        return await digest_for(parcel.person, now)
    topic = next((row.topic for row in parcel.rows if row.reason is Reason.DIGEST), None)
    return await digest_in(parcel.group, topic, now) if parcel.group is not None else None


def title(reader: Reader, parcel: Parcel, digest: Digest | None, *, away: bool) -> Markup:
    """What the message is: a digest, what came while the bot was away, or reminders."""
    if digest is not None and not away:
        return Markup("{} <b>{}</b>").format(signs.DIGEST, reader.day(reader.today))
    if away:
        return reader.say("<b>I was away for a while.</b> This came meanwhile:")
    if all(row.reason is Reason.NEWS for row in parcel.rows):
        return reader.say("<b>On the board</b>")
    n = len({row.card_id for row in parcel.rows})
    return Markup("{} ").format(signs.BELL) + reader.many(
        "<b>{n} card calls</b>", "<b>{n} cards call</b>", n
    )


async def row_words(reader: Reader, parcel: Parcel, row: Reminder, line: Line) -> Markup | None:
    """A line of the message: the card, and why it is named; None when there is no reason more."""
    card = line_text(reader, line, mine=parcel.person is not None)
    if line.over and row.reason is not Reason.NEWS:
        sign = signs.DONE if line.done else signs.ARCHIVE
        return Markup("{} <s>{}</s>").format(sign, card)
    sheet = await read_sheet(line.id)
    why = await headline(reader, row.person_id, sheet, await cause_of(row), row.due_at)
    return card + Markup("\n    <i>{}</i>").format(why) if why else None


def keyboard(
    reader: Reader,
    parcel: Parcel,
    found: Sequence[Line],
    digest: Digest | None,
    *,
    many: bool,
) -> tuple[Row, ...]:
    """A button for each card that is named, and the way to all of them."""
    cards = {line.id: line for line in (*found[:SHOWN], *(digest.lines if digest else ()))}
    if parcel.person is None:
        return group_rows(tuple(cards.values()), digest)
    rows = card_rows(tuple(cards.values()), place_in(parcel))
    if not (many or digest):
        return rows
    return (*rows, (button(signs.MINE, reader.label("My cards"), b.OpenMy()),))


def group_rows(cards: Sequence[Line], digest: Digest | None) -> tuple[Row, ...]:
    """In a group each opens a card for themselves, and takes what nobody does."""
    free = {line.id for line in digest.free.lines} if digest else set()
    return tuple(
        (
            button(signs.TAKE, name_of(line, TITLE_SHOWN), b.TakeCard(card=line.id))
            if line.id in free
            else button("", name_of(line, TITLE_SHOWN), b.LiveCard(card=line.id)),
        )
        for line in cards
    )


def place_in(parcel: Parcel) -> str:
    """Where ⬅️ leads from a card that is opened here."""
    return DAY if parcel.person is not None else "group"
