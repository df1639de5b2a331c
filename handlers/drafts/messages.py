"""Messages that make a card: the title, the content, an album in its parts."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers.checklists.native import native_list
from handlers.content import piece_of
from handlers.dialogs import asked
from handlers.drafts.keeping import (
    DraftState,
    ask_next,
    clear_prompts,
    draft_from,
    holds_something,
    is_plain_text,
    keep_draft,
    kept_draft,
    put_on_board,
    show_draft,
)
from handlers.drafts.screen import doubt_screen, subject_of
from handlers.turn import Turn
from handlers.unkept import refuse_kind
from models.cards.create import add_content
from models.drafts import Draft, read_draft
from models.refusals import TitleMissing
from models.views import messages_about

router = Router(name="drafts")
TOGETHER = 2
"""Messages forwarded together come within so many seconds."""
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


async def of_kept_burst(message: Message, state: FSMContext) -> bool | dict[str, Any]:
    """Whether the message was forwarded together with the one that made the last card."""
    burst = (await state.get_data()).get("burst")
    if burst is None or message.date.timestamp() - burst["at"] > TOGETHER:
        return False
    return {"card_id": burst["card"]}


@router.message(StateFilter(None), F.forward_origin, of_kept_burst)
async def burst_goes_on(message: Message, turn: Turn, card_id: int) -> None:
    piece = piece_of(message)
    if piece is None:
        turn.answer.show(refuse_kind(turn.reader))
        return
    await add_content(turn.person, card_id, (piece,), turn.now)
    await keep_burst(message, turn, card_id)


async def keep_burst(message: Message, turn: Turn, card_id: int) -> None:
    """Remember which card the messages that were forwarded with this one belong to."""
    if message.forward_origin is not None and turn.group is None:
        data = await turn.state.get_data()
        burst = {"card": card_id, "at": int(message.date.timestamp())}
        await turn.state.set_data({**data, "burst": burst})


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
    elif turn.group and not await answers_draft(message, draft):
        return
    elif not holds_something(message):
        turn.answer.show(refuse_kind(turn.reader))
    elif draft.is_old(turn.now) and draft.says_something and turn.group is None:
        await ask_about(message, turn, draft)
    else:
        await fill(message, turn, draft)


async def answers_draft(message: Message, draft: Draft) -> bool:
    """Whether a reply in a group is to the question about this draft, not to some other message."""
    prompts = await messages_about(message.chat.id, subject_of(draft))
    replied = message.reply_to_message
    return replied is not None and (not prompts or replied.message_id in prompts)


async def fill(message: Message, turn: Turn, draft: Draft) -> None:
    """The second message: the title that is missing, or the content."""
    if draft.typed is None and is_plain_text(message):
        await title_typed(message, turn, draft)
    elif turn.group and (message.text or "").strip() in WITHOUT_CONTENT:
        await put_on_board(turn, draft)
    else:
        await content_sent(message, turn, draft)


async def title_typed(message: Message, turn: Turn, draft: Draft) -> None:
    """The title came after the content, or was asked for by a bare command."""
    begun = await draft_from(turn, message)
    named = begun.model_copy(update={"key": draft.key, "board_id": draft.board_id})
    if not draft.pieces and not draft.lists:
        await ask_next(turn, named)
        return
    pieces = (*draft.pieces, *begun.pieces)
    await put_on_board(turn, named.model_copy(update={"pieces": pieces, "lists": draft.lists}))


async def content_sent(message: Message, turn: Turn, draft: Draft) -> None:
    """The content came: with a title the card is whole, without one the title is asked again."""
    filled = with_piece(draft, message)
    if filled.typed is not None:
        card = await put_on_board(turn, filled)
        await keep_burst(message, turn, card.id)
    elif message.forward_origin is not None and turn.group is None:
        await ask_in_place(message, turn, filled)
    else:
        await ask_next(turn, filled)


async def ask_in_place(message: Message, turn: Turn, draft: Draft) -> None:
    """One of many messages forwarded together came: the same question takes it in."""
    shown = await messages_about(message.chat.id, subject_of(draft))
    if len(shown) != 1:
        await ask_next(turn, draft)
        return
    await keep_draft(turn, draft, DraftState.title)
    clear_prompts(turn, draft)  # an earlier answer may still be on its way
    turn.answer.origin.message_id = shown[0]
    await show_draft(turn, draft)


async def ask_about(message: Message, turn: Turn, draft: Draft) -> None:
    """Ask whether a message that came late belongs to the draft."""
    await keep_draft(
        turn, draft, DraftState.doubt, pending=message.model_dump(mode="json", exclude_none=True)
    )
    await show_doubt(turn, draft)


async def show_doubt(turn: Turn, draft: Draft) -> None:
    """Show the question, instead of where it was asked before."""
    title = (await read_draft(draft, turn.person)).title or draft.proposal
    clear_prompts(turn, draft)
    turn.answer.show(doubt_screen(turn.reader, draft, title))


def with_piece(draft: Draft, message: Message) -> Draft:
    """The draft with the message as one more piece of content, or one more checklist."""
    piece, native = piece_of(message), native_list(message)
    return draft.model_copy(
        update={
            "pieces": (*draft.pieces, *((piece,) if piece else ())),
            "lists": (*draft.lists, *((native,) if native else ())),
        }
    )


@router.message(StateFilter(DraftState.doubt), F.chat.type == "private", asked)
async def in_doubt(message: Message, turn: Turn) -> None:
    """One more message waits with the first for the answer; parts of its album say nothing."""
    draft = await kept_draft(turn)
    if draft is None or not holds_something(message):
        await first_message(message, turn)
        return
    data = await turn.state.get_data()
    waiting = Message.model_validate(data["pending"])
    data.setdefault("more", []).append(message.model_dump(mode="json", exclude_none=True))
    await turn.state.set_data(data)
    if message.media_group_id is None or message.media_group_id != waiting.media_group_id:
        await show_doubt(turn, draft)


@router.message(F.chat.type == "private", ~F.text.startswith("/"))
async def first_message(message: Message, turn: Turn) -> None:
    if not holds_something(message):
        turn.answer.show(refuse_kind(turn.reader))
        return
    draft = await draft_from(turn, message)
    if not draft.says_something:
        raise TitleMissing
    await ask_next(turn, draft)
