"""What is asked to be made, for whoever asks."""

from handlers.answer import Paper, PaperKind
from handlers.turn import Turn


def paper_of(
    turn: Turn, kind: PaperKind, board_id: int = 0, *, month: int = 0, dark: bool = False
) -> Paper:
    """A picture or document for this person, in their language and zone; `month` as YYYYMM."""
    return Paper(
        kind=kind,
        user_id=turn.person.telegram_id,
        language=turn.reader.language,
        zone=turn.reader.zone.key,
        board_id=board_id,
        month=month,
        dark=dark,
    )
