"""⛔ what is in the way of a card: a ready reason or a typed one, and the way free again."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.block_words import block_words, ready_blocks
from handlers.cards.screen import heading, part_screen, to_card
from handlers.cards.show import replace_card, show_card
from handlers.dialogs import again, ask, asked
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from handlers.turn import Turn
from models.cards.blocking import block, unblock
from models.cards.sheet import Sheet, read_sheet
from models.rights import Right

router = Router(name="card blocking")


class BlockState(StatesGroup):
    """What is in the way is being typed."""

    typing = State()


@router.callback_query(b.PickBlock.filter())
async def pick(_: object, callback_data: b.PickBlock, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    turn.answer.show(block_screen(turn.reader, await read_sheet(card.id), await turn.kept_place()))


def block_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """The ready reasons, typing, and ✅ where something is in the way."""
    choices = [
        button(
            signs.CHOSEN if why == sheet.blocked else "",
            words[:1].upper() + words[1:],
            b.Block(card=sheet.id, reason=why),
        )
        for why, words in ready_blocks(reader).items()
    ]
    typing = button(signs.EDIT, reader.label("In words"), b.TypeBlock(card=sheet.id))
    free = button(signs.DONE, reader.label("Not any more"), b.Unblock(card=sheet.id))
    rows: tuple[Row, ...] = (*rows_of(choices, 1), (typing, free) if sheet.blocked else (typing,))
    words = lines(
        sheet.blocked and Markup("{} {}").format(signs.STOP, block_words(reader, sheet.blocked)),
        reader.say("What is in the way? The people of the card will know."),
    )
    return part_screen(sheet, "block", place, words, (*rows, to_card(reader, sheet.id)))


@router.callback_query(b.Block.filter())
async def choose(_: object, callback_data: b.Block, turn: Turn) -> None:
    await turn.card(callback_data.card, Right.SEE)
    card = await block(turn.person, callback_data.card, callback_data.reason, turn.now)
    await show_card(turn, card)
    turn.answer.say(f"{signs.STOP} {block_words(turn.tapper, callback_data.reason)}")


@router.callback_query(b.Unblock.filter())
async def free(_: object, callback_data: b.Unblock, turn: Turn) -> None:
    await turn.card(callback_data.card, Right.SEE)
    card = await unblock(turn.person, callback_data.card, turn.now)
    await show_card(turn, card)
    words = turn.tapper.label("Nothing is in the way any more")
    turn.answer.say(f"{signs.DONE} {words}")


@router.callback_query(b.TypeBlock.filter())
async def type_it(_: object, callback_data: b.TypeBlock, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    words = turn.reader.say("What is in the way? Write it in a few words.")
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, turn.reader.label("Back"), b.PickBlock(card=card.id))
    await ask(turn, BlockState.typing, question, card.title, back=back, card=card.id)


@router.message(StateFilter(BlockState.typing), asked, F.text)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await turn.card(data["card"], Right.SEE)
    card = await block(turn.person, data["card"], message.text or "", turn.now)
    await turn.rest()
    await replace_card(turn, card, data.get("message"), data.get("place", ""))


@router.message(StateFilter(BlockState.typing), asked)
async def not_text(_: Message, turn: Turn) -> None:
    turn.answer.show(await again(turn, turn.reader.say("Type the reason in words, or choose one.")))
