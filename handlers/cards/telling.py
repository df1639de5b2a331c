"""Why a card comes unasked, or what was just done with it: the words above the card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.telling import MEETING_OVER, check_told, meeting_told, result_told
from handlers.cards.block_words import block_words
from handlers.content import files_line, mention, shorten
from handlers.reader import Reader
from handlers.screens import Row, button, lines
from models.approving import Verdict, find_verdict
from models.briefs.asked import OVER
from models.cards.answering import find_event, find_word
from models.cards.sheet import Sheet
from models.comments import Said, said_since
from models.reminders import Cause, in_column_since
from models.reminders.checks import CHECKS
from models.tables import EventKind, Person, Reason

FRESH = timedelta(minutes=10)
"""So long after its moment a reminder may say how far the deadline is; later it is near."""
WHY_SHOWN = 300
NAME_SHOWN = 30
HOUR = 60
TOLD_AT_ONCE = 3
GIST_SHOWN = 90
CALLED_AT_ONCE = 8
STANDING = {Reason.COMMENT, Reason.REACHES, Reason.NEWS, Reason.VERDICT, Reason.MENTION}
"""What was said or done is true of the card whatever becomes of it."""


@dataclass(frozen=True)
class Telling:
    """What stands above the card. `answers`: it is a reminder, with the buttons that answer it."""

    words: Markup
    subject: str = "card"
    answers: bool = False
    rows: tuple[Row, ...] = ()
    """Buttons above those of the card: what the cause asks for."""

    @property
    def blocks(self) -> bool:
        """Whether it says what is in the way of the card."""
        return self.subject.startswith(f"card:{Reason.BLOCKED}.")


def said(sign: str, words: str) -> Telling:
    """What was just done, above the card until something else happens to it."""
    return Telling(Markup("{} {}").format(sign, words))


async def telling_of(
    reader: Reader,
    person: Person | None,
    sheet: Sheet,
    cause: Cause,
    due_at: datetime | None = None,
) -> Telling | None:
    """The headline of this cause for this person; None when it does not hold any more.

    `due_at` is the moment of a reminder that is being sent; without it, an older message is shown
    anew, and words that age are left out.
    """
    if not holds(sheet, person, cause):
        return None
    me = person.id if person else None
    words = await headline(reader, me, sheet, cause, due_at)
    # To be reminded again, or not to be able to, is a person's own matter, not a group's.
    heard = cause.reason in {Reason.COMMENT, Reason.VERDICT, Reason.BLOCKED}
    answers = not heard and sheet.done_column is not None and person is not None
    rows = asked_rows(reader, sheet, cause)
    return Telling(words, f"card:{cause}", answers=answers, rows=rows) if words else None


def asked_rows(reader: Reader, sheet: Sheet, cause: Cause) -> tuple[Row, ...]:
    """What the cause asks for beside the card's own buttons."""
    if cause.reason is Reason.LEFT:
        settle = b.ShowProgress(card=sheet.id)
        return ((button(signs.REPORT, reader.label("What is left here"), settle),),)
    if cause.reason in CHECKS:
        typed = b.TypeFigure(card=sheet.id, about=f"c{cause.number}")
        unknown = b.CheckUnknown(point=cause.number)
        return (
            (
                button(signs.REPORT, reader.label("Write the number"), typed),
                button(signs.WAIT, reader.label("Don't know yet"), unknown),
            ),
        )
    if sheet.brief is not None and sheet.brief.meeting and cause.reason in MEETING_OVER:
        outcome = b.ShowOutcome(card=sheet.id)
        return ((button(signs.REPORT, reader.label("Write the results"), outcome),),)
    if sheet.brief is not None and sheet.brief.own and cause.reason in OVER:
        result = b.ShowResult(card=sheet.id)
        return ((button(signs.REPORT, reader.label("Write the result"), result),),)
    return ()


def holds(sheet: Sheet, person: Person | None, cause: Cause) -> bool:
    """Whether the cause is still true of the card, for this person or (None) a group."""
    if cause.reason in {Reason.COMMENT, Reason.VERDICT}:
        return sheet.deleted_at is None
    if cause.reason in STANDING:
        return sheet.archived_at is None
    if sheet.done_column is None or sheet.archived_at is not None:
        return False
    if person is None:
        return cause.number == (int(sheet.deadline.timestamp()) if sheet.deadline else 0)
    assigned = person.id in {other.id for other in sheet.people}
    keeps: bool = person.id == sheet.keeper.id
    deadline = int(sheet.deadline.timestamp()) if sheet.deadline else 0
    match cause.reason:
        case Reason.ASSIGNED:
            return assigned
        case Reason.SNOOZED | Reason.UNMOVED | Reason.BLOCKED | Reason.CHECK | Reason.UNCHECKED:
            return True
        case Reason.CANNOT | Reason.LEFT:
            return keeps
        case Reason.STAYS_LATE:
            return keeps and cause.number == deadline
        case Reason.MET:
            return cause.number == deadline
        case _:
            theirs = assigned or (not sheet.people and keeps)
            return theirs and cause.number == deadline


async def headline(
    reader: Reader, me: int | None, sheet: Sheet, cause: Cause, due_at: datetime | None
) -> Markup | None:
    """Why the card comes by itself to this person; None when it should not (any more)."""
    if sheet.brief is not None and sheet.brief.meeting:
        words = await meeting_told(reader, sheet.brief.brief_id, cause.reason)
        if words is not None:
            return words
    if sheet.brief is not None and sheet.brief.own and cause.reason in OVER:
        words = await result_told(reader, sheet.brief.brief_id)
        if words is not None:
            return words
    match cause.reason:
        case Reason.ASSIGNED:
            return reader.say("This card is yours now")
        case Reason.BEFORE:
            return before_words(reader, sheet.deadline, due_at)
        case Reason.DEADLINE:
            return reader.say("The deadline is here")
        case Reason.LATE:
            return reader.say("The deadline has passed")
        case Reason.DAILY:
            return reader.say("Not done yet")
        case Reason.STAYS_LATE:
            return reader.say("The card stays late. I will remind nobody of it any more")
        case Reason.SNOOZED:
            return reader.say("You asked to be reminded")
        case Reason.CANNOT:
            return await cannot_words(reader, cause.number, sheet.id)
        case Reason.BLOCKED:
            return await blocked_words(reader, cause.number, sheet)
        case Reason.COMMENT:
            said = await said_since(cause.number, sheet.id, me)
            return comments_words(reader, said) if said else None
        case Reason.UNMOVED:
            return await unmoved_words(reader, cause.number, sheet)
        case Reason.REACHES:
            return reached_words(reader, cause.number, sheet)
        case Reason.CHECK | Reason.UNCHECKED:
            return await check_told(reader, sheet, cause)
        case Reason.LEFT:
            return reader.say("The next card is open, and something here is not done")
        case Reason.NEWS:
            return await news_words(reader, cause.number, sheet)
        case Reason.MENTION:
            return mention_words(reader, sheet)
        case Reason.VERDICT:
            verdict = await find_verdict(cause.number, sheet.id)
            return verdict_words(reader, verdict) if verdict else None
        case Reason.DIGEST | Reason.MET:
            return None


def mention_words(reader: Reader, sheet: Sheet) -> Markup | None:
    """Who does the card and cannot be reached; None when all can be now."""
    if not sheet.unreached:
        return None
    names = Markup(", ").join(
        mention(one.telegram_id, one.name) for one in sheet.unreached[:CALLED_AT_ONCE]
    )
    return reader.say(
        "{names}: this card is waiting for you. I cannot write to you in private.", names=names
    )


def before_words(reader: Reader, deadline: datetime | None, due_at: datetime | None) -> Markup:
    """How far the deadline is, as long as that is true."""
    if deadline is None or deadline <= reader.now:
        return reader.say("The deadline has passed")
    if due_at is None or reader.now - due_at > FRESH:
        return reader.say("The deadline is near")
    due, end = reader.local(due_at), reader.local(deadline)
    days = (end.date() - due.date()).days
    minutes = round((deadline - due_at).total_seconds() / 60)
    whole_days = days if due.time() == end.time() else 0
    if whole_days == 1:
        return reader.say("Due in a day")
    if whole_days:
        return reader.many("Due in {n} day", "Due in {n} days", whole_days)
    if minutes == HOUR:
        return reader.say("Due in an hour")
    if minutes % HOUR == 0:
        return reader.many("Due in {n} hour", "Due in {n} hours", minutes // HOUR)
    return reader.many("Due in {n} minute", "Due in {n} minutes", minutes)


async def cannot_words(reader: Reader, event_id: int, card_id: int) -> Markup | None:
    """Who cannot do the card, and why."""
    event = await find_word(event_id, card_id)
    if event is None or event.actor is None:
        return None
    return reader.say(
        "{name} cannot do this: {why}",
        name=shorten(event.actor.name),
        why=shorten(why_words(reader, event.data["why"]), WHY_SHOWN),
    )


async def blocked_words(reader: Reader, event_id: int, sheet: Sheet) -> Markup | None:
    """What is in the way and who says so, or that nothing is; None when that is not so any more."""
    event = await find_event(event_id, sheet.id)
    if event is None or event.data["after"] != sheet.blocked:
        return None
    name = shorten(event.actor.name, NAME_SHOWN) if event.actor else "—"
    if sheet.blocked is None:
        return reader.say("Nothing is in the way any more · {name}", name=name)
    why = block_words(reader, sheet.blocked)
    return reader.say("⛔ Blocked: {why} · {name}", why=why, name=name)


def comments_words(reader: Reader, comments: Sequence[Said]) -> Markup:
    """Who said what, the newest last; how many more there are."""
    shown = comments[-TOLD_AT_ONCE:]
    more = len(comments) - len(shown)
    return lines(
        *((reader.many("{n} more comment", "{n} more comments", more),) if more else ()),
        *(
            Markup("{} {}: {}").format(
                signs.COMMENT, shorten(one.author, 24), shorten(gist_of(reader, one), GIST_SHOWN)
            )
            for one in shown
        ),
    )


def gist_of(reader: Reader, comment: Said) -> str:
    """A comment in a line: its words, else what files it has."""
    return comment.text or files_line(reader, comment.pieces) or ""


def verdict_words(reader: Reader, verdict: Verdict, gist_shown: int = GIST_SHOWN) -> Markup:
    """Who approved the card or wants what changed, in which round, and of which version."""
    said = {"name": shorten(verdict.name, 30), "n": verdict.round}
    if verdict.approved and verdict.old:
        return reader.say("👍 {name} approved an older version · round {n}", **said)
    if verdict.approved:
        return reader.say("👍 Approved by {name} · round {n}", **said)
    words = (
        reader.say("✍️ {name} asked to change an older version · round {n}", **said)
        if verdict.old
        else reader.say("✍️ Changes asked by {name} · round {n}", **said)
    )
    gist = shorten(gist_of(reader, verdict.reason), gist_shown) if verdict.reason else ""
    return words + Markup(": {}").format(gist) if gist else words


async def unmoved_words(reader: Reader, since: int, sheet: Sheet) -> Markup | None:
    """Where the card stands since this moment, in Unix seconds; None when it moved after it."""
    came = await in_column_since(sheet.id)
    if int(came.timestamp()) != since:
        return None
    title, day = shorten(sheet.column.title), reader.day(reader.local(came).date())
    return reader.say("Still in «{column}» since {day}", column=title, day=day)


async def news_words(reader: Reader, event_id: int, sheet: Sheet) -> Markup | None:
    """What happened to the card, and who did it; None when it is not there any more."""
    event = await find_event(event_id, sheet.id)
    if event is None:
        return None
    who = shorten(event.actor.name, NAME_SHOWN) if event.actor else "—"
    match event.kind:
        case EventKind.CREATED:
            return reader.say("New · {name}", name=who)
        case EventKind.ASSIGNED:
            people = ", ".join(shorten(person.name, NAME_SHOWN) for person in sheet.people[:3])
            return Markup("{} {}").format(signs.PEOPLE, people) if people else None
        case EventKind.MOVED if sheet.done_column is None:
            return reader.say("Done · {name}", name=who)
        case EventKind.MOVED:
            before, after = (shorten(event.data[key]) for key in ("before", "after"))
            return Markup("{} → {} · {}").format(before, after, who)
        case EventKind.BLOCKED:
            return await blocked_words(reader, event_id, sheet)
        case EventKind.APPROVED | EventKind.CHANGES:
            verdict = await find_verdict(event_id, sheet.id)
            return verdict_words(reader, verdict) if verdict else None
        case _:
            said = await said_since(event_id, sheet.id, None)
            return comments_words(reader, said) if said else None


def reached_words(reader: Reader, column_id: int, sheet: Sheet) -> Markup | None:
    """That the card has got as far as this column; None when it has not, or not any more."""
    places = {stop.id: place for place, stop in enumerate(sheet.columns)}
    wanted, here = places.get(column_id), places[sheet.column.id]
    if wanted is None or here < wanted:
        return None
    title = shorten(sheet.columns[wanted].title)
    if here == wanted:
        return reader.say("It has reached «{column}»", column=title)
    return reader.say("It is past «{column}» already", column=title)


def ready_reasons(reader: Reader) -> dict[str, str]:
    """The reasons that are one tap away, in words."""
    return {
        "busy": reader.label("no time"),
        "unclear": reader.label("not clear what to do"),
        "waiting": reader.label("waiting for others"),
    }


def why_words(reader: Reader, why: str) -> str:
    """A reason in words: a ready one in the reader's language, a typed one as it was typed."""
    return ready_reasons(reader).get(why, why)
