"""What the cards of a brief say when they come by themselves: of a meeting, of figures."""

from markupsafe import Markup

from handlers.briefs.figures import asked_line, metric_name, plan_line, straight_words
from handlers.briefs.words import unanswered_line
from handlers.reader import Reader
from handlers.screens import lines
from models.briefs.reading import read_brief
from models.briefs.steps import unanswered
from models.cards.sheet import Sheet
from models.reminders import Cause
from models.reminders.deriving import MEETING_LASTS
from models.tables import Reason

MEETING_OVER = (Reason.MET, Reason.LATE, Reason.DAILY)


async def meeting_told(reader: Reader, brief_id: int, reason: Reason) -> Markup | None:
    """The words of a meeting for this reason; None where it is told as any card is."""
    if reason not in {*MEETING_OVER, Reason.BEFORE, Reason.DEADLINE}:
        return None
    brief = await read_brief(brief_id)
    at = brief.meeting_at
    if reason in MEETING_OVER or (at is not None and at + MEETING_LASTS <= reader.now):
        return reader.say("The meeting is over. What did it give?")
    if reason is Reason.DEADLINE or at is None or at <= reader.now:
        head = reader.say("The meeting begins")
    else:
        head = reader.say("The meeting is near: {at}. Prepare for it", at=reader.full(at))
    return lines(head, unanswered_line(reader, unanswered(brief, reader.now)))


async def check_told(reader: Reader, sheet: Sheet, cause: Cause) -> Markup | None:
    """The question for the number of a checkpoint, or that nobody gave it; None when it is there.

    `cause` names the checkpoint.
    """
    if sheet.brief is None:
        return None
    brief = await read_brief(sheet.brief.brief_id)
    point = brief.checkpoint(cause.number)
    if point is None or point.answer is not None:
        return None
    asked = asked_line(reader, brief)
    if cause.reason is Reason.UNCHECKED:
        asked = reader.say("Nobody gave the number of {day}", day=reader.short(point.at))
    return lines(asked, plan_line(reader, brief, point), straight_words(reader))


async def result_told(reader: Reader, brief_id: int) -> Markup | None:
    """That it is time for the result; None when it is there already, or not due yet."""
    brief = await read_brief(brief_id)
    if brief.result is not None or brief.due_at is None or brief.due_at > reader.now:
        return None
    metric = metric_name(reader, brief)
    asked = reader.say("The time is up. {metric}: what was it in the end?", metric=metric)
    return lines(asked, straight_words(reader))
