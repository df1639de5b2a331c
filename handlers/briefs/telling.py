"""What a meeting's card says when it comes by itself: what to prepare, and what it gave."""

from markupsafe import Markup

from handlers.briefs.words import unanswered_line
from handlers.reader import Reader
from handlers.screens import lines
from models.briefs.reading import read_brief
from models.briefs.steps import unanswered
from models.reminders.deriving import MEETING_LASTS
from models.tables import Reason

OVER = (Reason.MET, Reason.LATE, Reason.DAILY)


async def meeting_told(reader: Reader, brief_id: int, reason: Reason) -> Markup | None:
    """The words of a meeting for this reason; None where it is told as any card is."""
    if reason not in {*OVER, Reason.BEFORE, Reason.DEADLINE}:
        return None
    brief = await read_brief(brief_id)
    at = brief.meeting_at
    if reason in OVER or (at is not None and at + MEETING_LASTS <= reader.now):
        return reader.say("The meeting is over. What did it give? Write it by 📝.")
    if reason is Reason.DEADLINE or at is None or at <= reader.now:
        head = reader.say("The meeting begins")
    else:
        head = reader.say("The meeting is near: {at}. Prepare for it", at=reader.full(at))
    return lines(head, unanswered_line(reader, unanswered(brief, reader.now)))
