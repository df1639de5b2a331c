"""Whatever nothing else understands: one answer, and a way on."""

from aiogram import F, Router
from aiogram.types import Message

from handlers import buttons as b
from handlers.menu import gone_screen, menu_rows
from handlers.screens import Screen
from handlers.turn import Turn
from handlers.unkept import refuse_kind

router = Router(name="fallback")


@router.callback_query(b.Nothing.filter())
async def nothing(_: object) -> None:
    """A cell that is no button; the tap is answered with nothing."""


@router.callback_query()
async def unknown_button(_: object, turn: Turn) -> None:
    """A forged button, or one of a release that is forgotten."""
    turn.answer.say(turn.tapper.label("This button does not work any more."))
    if turn.group is None:
        turn.answer.show(gone_screen(turn.reader))


@router.message(F.chat.type == "private", F.text.startswith("/"))
async def unknown_command(_: Message, turn: Turn) -> None:
    words = turn.reader.say("I know no such command. /help lists them all.")
    turn.answer.show(Screen(text=words, rows=menu_rows(turn.reader)))


@router.message(F.chat.type == "private")
async def unknown_message(_: Message, turn: Turn) -> None:
    turn.answer.show(refuse_kind(turn.reader))


@router.message()
async def talk_in_group(_: Message) -> None:
    """People talk to each other; that is none of the bot's business."""
