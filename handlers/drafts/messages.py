"""Messages that make a card: the title, the content, an album in its parts."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers.cards.show import Turn
from handlers.content import piece_of
from handlers.dialogs import asked
from handlers.drafts.keeping import (
    DraftState,
    ask_next,
    draft_from,
    is_plain_text,
    keep_draft,
    kept_draft,
    put_on_board,
)
from handlers.drafts.screen import doubt_screen
from handlers.unkept import refuse_kind
from models.cards.create import add_content
from models.drafts import Draft, read_draft
from models.refusals import TitleMissing

router = Router(name="drafts")
WITHOUT_CONTENT = {"✅", "✔️", "✔", "☑️"}


async def of_kept_album(message: Message, state: FSMContext) -> bool | dict[str, Any]:
    """Whether the message is one more part of the album that made the last card."""
    if message.media_group_id is None:
        return False
    data = await state.get_data()
    if data.get("album") != message.media_group_id:
        return False
    return {"card_id": data["card"]}


@router.message(F.media_group_id, of_kept_album)
async def album_goes_on(message: Message, turn: Turn, card_id: int) -> None:
    piece = piece_of(message)
    if piece is not None:
        await add_content(turn.person, card_id, (piece,), turn.now)


@router.message(StateFilter(DraftState.content, DraftState.title), F.media_group_id, asked)
async def album_of_draft(message: Message, turn: Turn) -> None:
    draft, piece = await kept_draft(turn), piece_of(message)
    if draft is None or piece is None or not draft.holds_album(message.media_group_id):
        await second_message(message, turn)
        return
    state = DraftState.title if draft.typed is None else DraftState.content
    await keep_draft(turn, with_piece(draft, message), state)


@router.message(StateFilter(DraftState.content, DraftState.title), asked)
async def second_message(message: Message, turn: Turn) -> None:
    draft = await kept_draft(turn)
    if draft is None:
        await first_message(message, turn)
        return
    if draft.typed is None and is_plain_text(message):
        await title_typed(message, turn, draft)
        return
    if turn.group and (message.text or "").strip() in WITHOUT_CONTENT:
        await put_on_board(turn, draft)
        return
    if piece_of(message) is None:
        turn.answer.show(refuse_kind(turn.reader))
        return
    if draft.is_old(turn.now) and turn.group is None:
        await ask_about(message, turn, draft)
        return
    await content_sent(message, turn, draft)


async def title_typed(message: Message, turn: Turn, draft: Draft) -> None:
    """The title came after the content, or was asked for by a bare command."""
    text = (message.text or "").strip()
    if not text:
        raise TitleMissing
    named = draft.model_copy(update={"typed": text})
    if draft.pieces:
        await put_on_board(turn, named)
    else:
        begun = await draft_from(turn, message, text)
        await ask_next(turn, begun.model_copy(update={"key": draft.key}))


async def content_sent(message: Message, turn: Turn, draft: Draft) -> None:
    """The content came: with a title the card is whole, without one the title is asked again."""
    filled = with_piece(draft, message)
    if filled.typed is None:
        await ask_next(turn, filled)
    else:
        await put_on_board(turn, filled)


async def ask_about(message: Message, turn: Turn, draft: Draft) -> None:
    """Ask whether a message that came late belongs to the draft."""
    await keep_draft(
        turn, draft, DraftState.doubt, pending=message.model_dump(mode="json", exclude_none=True)
    )
    title = (await read_draft(draft, turn.person)).title or draft.proposal
    turn.answer.show(doubt_screen(turn.reader, draft, title))


def with_piece(draft: Draft, message: Message) -> Draft:
    """The draft with the message as one more piece of content."""
    piece = piece_of(message)
    return draft.model_copy(update={"pieces": (*draft.pieces, *((piece,) if piece else ()))})


@router.message(StateFilter(DraftState.doubt), F.chat.type == "private", asked)
async def in_doubt(message: Message, turn: Turn) -> None:
    draft = await kept_draft(turn)
    if draft is None or piece_of(message) is None:
        await first_message(message, turn)
        return
    data = await turn.state.get_data()
    waiting = Message.model_validate(data["pending"])
    if message.media_group_id and message.media_group_id == waiting.media_group_id:
        data.setdefault("more", []).append(message.model_dump(mode="json", exclude_none=True))
        await turn.state.set_data(data)
        return
    await first_message(message, turn)


@router.message(F.chat.type == "private", ~F.text.startswith("/"))
async def first_message(message: Message, turn: Turn) -> None:
    if piece_of(message) is None:
        turn.answer.show(refuse_kind(turn.reader))
        return
    draft = await draft_from(turn, message)
    if draft.typed is None and not draft.pieces:
        raise TitleMissing
    await ask_next(turn, draft)
