"""↩️ on whatever part of a card is shown after a change of it: the card itself has its own."""

from collections.abc import Sequence

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import Screen, button
from handlers.turn import Turn
from models.cards.undo import last_change


async def offer_undo(turn: Turn, written: Sequence[int]) -> None:
    """Let the screens of the answer offer to take back what was just done.

    `written` are the lines of history that came of it.
    """
    answer = turn.answer
    if not written:
        return
    if answer.edited is not None:
        answer.edited = await with_undo(turn.reader, answer.edited, written)
    for sent in answer.sent:
        sent.screen = await with_undo(turn.reader, sent.screen, written)
    for whisper in answer.whispers:
        whisper.screen = await with_undo(turn.tapper, whisper.screen, written)


async def with_undo(reader: Reader, screen: Screen, written: Sequence[int]) -> Screen:
    """The screen with ↩️ beside its ⬅️, when the last change of its card is one of these."""
    if screen.card is None or not screen.rows or has_undo(screen):
        return screen
    last = await last_change(screen.card)
    if last is None or last.event not in written:
        return screen
    undo = button(signs.UNDO, reader.label("Undo"), b.Undo(card=screen.card, event=last.event))
    *rows, under = screen.rows
    return screen.model_copy(update={"rows": (*rows, (undo, *under))})


def has_undo(screen: Screen) -> bool:
    """Whether the screen has the sign already: twice it would tell nothing apart."""
    return any(one.text.startswith(signs.UNDO) for row in screen.rows for one in row)
