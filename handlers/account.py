"""🗑 deleting one's account: asked first, with what goes and what stays."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.accounts import Farewell, Handed, delete_account, farewell_of

router = Router(name="account")
router.callback_query.filter(PRIVATE)
SHOWN = 15


@router.callback_query(b.AskFarewell.filter())
async def ask_first(_: object, turn: Turn) -> None:
    turn.answer.show(farewell_screen(turn.reader, await farewell_of(turn.person)))


def farewell_screen(reader: Reader, found: Farewell) -> Screen:
    """What goes, what stays with others, and the way to keep a copy."""
    gone = [handed.board.title for handed in found.teams if handed.heir is None]
    boards = [board.title for board in found.personal] + gone
    return Screen(
        text=lines(
            reader.say("<b>Delete everything of yours?</b>"),
            "",
            reader.many(
                "This goes for good: {boards}, with {n} card.",
                "This goes for good: {boards}, with {n} cards.",
                found.cards,
                boards=", ".join(f"«{shorten(title, 40)}»" for title in boards[:SHOWN]) or "—",
            ),
            reader.say("So do your settings, templates, reminders and places on boards."),
            *(heir_line(reader, handed) for handed in found.teams[:SHOWN] if handed.heir),
            reader.many(
                "{n} card or comment of yours stays on the boards of others, without your name.",
                "{n} cards and comments of yours stay on the boards of others, without your name.",
                found.written,
            )
            if found.written
            else None,
        ),
        rows=(
            (button(signs.EXPORT, reader.label("Save my data"), b.SendMyData()),),
            (
                button(
                    signs.DELETE,
                    reader.label("Yes, delete everything"),
                    b.DeleteAccount(),
                    style="danger",
                ),
            ),
            (button(signs.BACK, reader.label("Settings"), b.OpenSettings()),),
        ),
    )


def heir_line(reader: Reader, handed: Handed) -> str:
    """Who gets the board of a team."""
    name = handed.heir.person.name if handed.heir else ""
    return reader.say(
        "«{board}» goes to {name}.", board=shorten(handed.board.title, 40), name=shorten(name, 40)
    )


@router.callback_query(b.DeleteAccount.filter())
async def delete(_: object, turn: Turn) -> None:
    await delete_account(turn.person, turn.now)
    await turn.state.clear()
    words = turn.reader.say("Everything of yours is deleted. Write to me, and we begin anew.")
    turn.answer.show(Screen(text=words))
