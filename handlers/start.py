"""/start: a greeting, or an invitation followed; /help, /cancel and the menu."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message

from handlers import buttons as b
from handlers.boards.screen import show_board
from handlers.boards.team import JOIN
from handlers.cards.reminding import show as show_reminders
from handlers.cards.waiting import LINK as WAIT
from handlers.commands import group_commands, private_commands
from handlers.drafts.keeping import clear_prompts, kept_draft
from handlers.menu import menu_rows, menu_screen, to_menu
from handlers.reader import Reader
from handlers.screens import Screen, lines
from handlers.turn import BRIEF, DRAFT, GROUPS, PRIVATE, Turn
from handlers.welcome import welcome_screen
from models.boards import join
from models.moments import example
from models.rights import Right

router = Router(name="start")


@router.message(
    CommandStart(deep_link=True, magic=F.args.startswith(JOIN)), F.chat.type == "private"
)
async def follow_invitation(_: Message, command: CommandObject, turn: Turn) -> None:
    token = (command.args or "").removeprefix(JOIN)
    board = await join(turn.person, token, turn.now)
    note = turn.reader.say("You are on the board «{title}» now.", title=board.title)
    await show_board(turn, board.id, note=note)


@router.message(
    CommandStart(deep_link=True, magic=F.args.regexp(rf"^{WAIT}\d{{1,18}}$")),
    F.chat.type == "private",
)
async def follow_waiting(_: Message, command: CommandObject, turn: Turn) -> None:
    card = await turn.card(int((command.args or "").removeprefix(WAIT)), Right.SEE)
    await show_reminders(turn, card)


@router.message(CommandStart(), F.chat.type == "private")
async def start(_: Message, turn: Turn) -> None:
    show_beginning(turn)


@router.message(Command("cancel"))
async def cancel(_: Message, turn: Turn) -> None:
    busy = await turn.state.get_state()
    if busy is not None and busy.startswith(DRAFT):
        draft = await kept_draft(turn)
        await turn.state.clear()
        if draft is not None:
            clear_prompts(turn, draft)
    await turn.rest()
    words = turn.tapper.say("There is nothing to drop.")
    if busy is not None and busy.startswith(BRIEF):
        words = turn.tapper.say("The brief is put aside with all its answers. /brief goes on.")
    elif busy is not None:
        words = turn.tapper.say("Dropped.")
    rows = menu_rows(turn.reader) if turn.group is None else ()
    turn.answer.reply(Screen(text=words, rows=rows))


# A /start with a payload comes with being added by a link, which is greeted already.
@router.message(CommandStart(deep_link=False, magic=~F.args), F.chat.type.in_(GROUPS))
@router.message(Command("help"))
async def help_command(_: Message, turn: Turn) -> None:
    turn.answer.reply(help_screen(turn.tapper, in_group=turn.group is not None))


@router.callback_query(b.OpenHelp.filter(), PRIVATE)
async def help_tap(_: object, turn: Turn) -> None:
    turn.answer.show(help_screen(turn.reader, in_group=turn.group is not None))


@router.callback_query(b.OpenMenu.filter(), PRIVATE)
async def menu(_: object, turn: Turn) -> None:
    await turn.rest()
    show_beginning(turn)


def show_beginning(turn: Turn) -> None:
    """Show the menu; the first screen as long as nobody chose whose clock to go by."""
    if turn.person.timezone_chosen:
        turn.answer.show(menu_screen(turn.reader))
    else:
        turn.answer.show(welcome_screen(turn.reader, turn.person))


def help_screen(reader: Reader, *, in_group: bool) -> Screen:
    """What Kartka can do, on one screen."""
    hint = example(reader.now, reader.zone, reader.language)
    title = reader.say(
        "<b>One line says all:</b> «{sample} @name #instagram !! {hint}»\n"
        "@ a person of the board · # a label · ! high priority, !! urgent · "
        "a day and time in words, the deadline.\n"
        "The card shows what I understood; ✕ or ↩️ returns it to the title.",
        sample=reader.label("Post about the book sale"),
        hint=hint,
    )
    talk = reader.say(
        "<b>Talk about a card:</b> reply to its message, or press 💬. "
        "Edit a message of yours, and what was made of it changes too."
    )
    known = group_commands(reader) if in_group else private_commands(reader)
    commands = lines(*(f"/{name} — {does}" for name, does in known.items()))
    if in_group:
        return Screen(text=lines(title, "", talk, "", commands))
    return Screen(
        text=lines(
            reader.say(
                "<b>A card in two messages.</b> The first is the title, the second the content: "
                "text, photo, video, file, voice or an album. ✅ creates it without content."
            ),
            "",
            title,
            "",
            talk,
            "",
            reader.say(
                "<b>Together.</b> Make a team board in /boards and send its link to your people."
            ),
            "",
            commands,
        ),
        rows=(to_menu(reader),),
    )
