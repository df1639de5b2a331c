"""A person edits a message: the draft, card or comment that was made of it follows."""

from aiogram import Router
from aiogram.types import Message

from handlers.content import own_words, said_in
from handlers.drafts.keeping import kept_draft, key_of, show_draft
from handlers.drafts.screen import subject_of
from handlers.turn import Turn
from models.cards.following import follow_edit
from models.cards.pieces import Piece
from models.cards.titles import first_words, is_whole_title
from models.drafts import Draft
from models.views import messages_about

router = Router(name="edits")


@router.edited_message()
async def edited(message: Message, turn: Turn) -> None:
    piece = own_words(message)
    if piece is None:
        return
    await edit_draft(turn, message, piece)
    await follow_edit(turn.person, piece, said_in(message), turn.now)


async def edit_draft(turn: Turn, message: Message, piece: Piece) -> None:
    """Bring the card in the making in line with its edited message, and show it in place."""
    draft = await kept_draft(turn)
    if draft is None:
        return
    changed = with_edit(draft, message, piece)
    if changed == draft:
        return
    data = await turn.state.get_data()
    await turn.state.set_data({**data, "draft": changed.model_dump(mode="json")})
    shown = await messages_about(message.chat.id, subject_of(draft))
    # In a group the question forces a reply, and Telegram lets nobody edit such a message.
    if shown and turn.group is None:
        turn.answer.origin.message_id = shown[-1]
        await show_draft(turn, changed)


def with_edit(draft: Draft, message: Message, piece: Piece) -> Draft:
    """The draft as the edited message says it."""
    pieces = tuple(
        piece.model_copy(update={"origin": old.origin, "link": old.link})
        if (old.chat_id, old.message_id) == (piece.chat_id, piece.message_id)
        else old
        for old in draft.pieces
    )
    draft = draft.model_copy(update={"pieces": pieces})
    if draft.titled != key_of(message) or not said_in(message).strip():
        return draft
    typed = said_in(message)
    if not is_whole_title(typed) and piece not in draft.pieces:
        draft = draft.model_copy(update={"pieces": (*draft.pieces, piece)})
    return draft.model_copy(update={"typed": first_words(typed), "chosen": None})
