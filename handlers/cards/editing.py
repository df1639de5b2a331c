"""✏️ another title, and more content."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, to_card
from handlers.cards.show import replace_card
from handlers.checklists.native import native_list
from handlers.content import piece_of
from handlers.dialogs import again, ask, asked
from handlers.screens import button, lines
from handlers.turn import Turn
from handlers.unkept import refuse_kind
from models.cards import change
from models.cards.create import add_content
from models.checklists.lists import write_list
from models.rights import Right

router = Router(name="card editing")


class EditState(StatesGroup):
    """A title is being typed, or content is being sent."""

    title = State()
    content = State()


@router.callback_query(b.EditTitle.filter())
async def edit_title(_: object, callback_data: b.EditTitle, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    words = turn.reader.say("Send another title.")
    question = lines(heading(card.number, card.title), "", words)
    back = to_card(turn.reader, card.id)[0]
    await ask(turn, EditState.title, question, card.title, back=back, card=card.id)
    if turn.answer.edited is not None:
        more = button(
            signs.NEW, turn.reader.label("Add content instead"), b.AddContent(card=card.id)
        )
        parts = button(signs.FILES, turn.reader.label("Content"), b.ShowContents(card=card.id))
        rows = ((more, parts), *turn.answer.edited.rows)
        turn.answer.edited = turn.answer.edited.model_copy(update={"rows": rows})


@router.message(StateFilter(EditState.title), asked, F.text)
async def title_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await change.rename(turn.person, data["card"], message.text or "", turn.now)
    await turn.rest()
    await replace_card(turn, card, data.get("message"), data.get("place", ""))


@router.message(StateFilter(EditState.title), asked)
async def title_not_text(_: Message, turn: Turn) -> None:
    turn.answer.show(await again(turn, turn.reader.say("A title is text. Type it.")))


@router.callback_query(b.AddContent.filter())
async def ask_content(_: object, callback_data: b.AddContent, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    words = turn.reader.say("Send text, photos, video, files or voice.")
    question = lines(heading(card.number, card.title), "", words)
    back = to_card(turn.reader, card.id)[0]
    await ask(turn, EditState.content, question, card.title, back=back, card=card.id)


@router.message(StateFilter(EditState.content), asked)
async def content_sent(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    piece, native = piece_of(message), native_list(message)
    if native is not None:
        card = await turn.card(data["card"], Right.EDIT)
        await write_list(turn.person, card.id, native, turn.now)
        await turn.rest()
        await replace_card(turn, card, data.get("message"), data.get("place", ""))
        return
    if piece is None:
        turn.answer.show(refuse_kind(turn.reader))
        return
    card = await add_content(turn.person, data["card"], (piece,), turn.now)
    await turn.rest()
    if piece.album:
        kept = await turn.state.get_data()
        await turn.state.set_data({**kept, "album": piece.album, "card": card.id})
    await replace_card(turn, card, data.get("message"), data.get("place", ""))
