"""✏️ a figure of a brief is typed: of a checkpoint, of a network, or the one at the end."""

from decimal import Decimal

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.checking import drawn as drawn_check
from handlers.briefs.figures import asked_line, metric_name, plan_line
from handlers.briefs.making import brief_at
from handlers.briefs.results import drawn
from handlers.briefs.words import figure_words
from handlers.cards.screen import heading
from handlers.dialogs import ask, asked
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.briefs import results
from models.briefs.checking import answer_check, value_in
from models.briefs.reading import BriefSheet
from models.figures import Figure, read_figure
from models.networks import NAMES
from models.refusals import FigureUnclear, Gone
from models.rights import Right
from models.tables import Network, Unit

router = Router(name="brief figures")
router.callback_query.filter(PRIVATE)


class FigureState(StatesGroup):
    """A figure of a brief is being typed."""

    number = State()


@router.callback_query(b.TypeFigure.filter())
async def type_figure(_: object, callback_data: b.TypeFigure, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.EDIT)
    card_id, about = callback_data.card, callback_data.about
    reader = turn.reader
    question = lines(
        heading(brief.card[1] if brief.card else 0, brief.title),
        "",
        *question_words(reader, brief, about),
        example_words(reader, brief.unit),
    )
    hint = figure_words(reader, brief.target or Decimal(40), brief.unit)
    back = back_from(reader, card_id, about)
    await ask(turn, FigureState.number, question, hint, back=back, card=card_id, about=about)


def question_words(reader: Reader, brief: BriefSheet, about: str) -> list[Markup | None]:
    """What is asked for. Raises `Gone` for what is not of this brief."""
    metric = metric_name(reader, brief)
    bold = Markup("<b>{}</b>")
    if about.startswith("n"):
        name = NAMES[network_in(about)]
        words = reader.say("{metric}: how much did {network} give?", metric=metric, network=name)
        return [bold.format(words)]
    if about.startswith("c"):
        point = brief.checkpoint(int(about[1:]))
        if point is None:
            raise Gone
        return [bold.format(asked_line(reader, brief)), plan_line(reader, brief, point)]
    return [bold.format(reader.say("{metric}: what was it in the end?", metric=metric))]


def example_words(reader: Reader, unit: Unit) -> Markup:
    """How a number may be typed."""
    if unit is Unit.PERCENT:
        figure = Figure(Decimal("13.5"), percent=True)
        return reader.say("Type it: {number}.", number=reader.figure(figure, grouped=False))
    one, other = Figure(Decimal(40)), Figure(Decimal(1200))
    return reader.say(
        "Type it: {number} or {other}.", number=reader.figure(one), other=reader.figure(other)
    )


def network_in(about: str) -> Network:
    """The network whose figure it is. Raises `Gone` for no network."""
    try:
        return Network(about[1:])
    except ValueError as error:
        raise Gone from error


def back_from(reader: Reader, card_id: int, about: str) -> Button:
    """Back to where a figure is shown."""
    if about.startswith("c"):
        return button(signs.BACK, reader.label("Back"), b.ShowCheck(point=int(about[1:])))
    return button(signs.BACK, reader.label("Figures"), b.ShowResult(card=card_id))


@router.message(StateFilter(FigureState.number), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await take_figure(turn, data["card"], data["about"], message.text or "", data.get("message"))


async def take_figure(
    turn: Turn, card_id: int, about: str, text: str, old: int | None = None
) -> None:
    """Take what was typed as a figure, and show it below, instead of the `old` message.

    Raises as `brief_at`, and `FigureUnread`.
    """
    brief = await brief_at(turn, card_id, Right.EDIT)
    words = " ".join(text.split())
    try:
        found = read_figure(words, whole=brief.unit is Unit.COUNT)
    except FigureUnclear as unclear:
        await turn.wait(FigureState.number, card=card_id, about=about, message=old)
        turn.answer.send(readings_screen(turn.reader, brief, card_id, about, unclear))
        return
    await put_figure(turn, card_id, about, value_in(found, brief, words))
    if await turn.state.get_state() == FigureState.number.state:
        await turn.rest()
    await show_after(turn, card_id, about, new=True)
    if old is not None:
        turn.answer.remove(old)


def readings_screen(
    reader: Reader, brief: BriefSheet, card_id: int, about: str, unclear: FigureUnclear
) -> Screen:
    """Ask which of two numbers was meant."""
    choices = [
        button(
            "",
            figure_words(reader, one.value, brief.unit),
            b.SetFigure(card=card_id, about=about, amount=f"{one.value:f}"),
        )
        for one in unclear.readings
        if one.value >= 0
    ]
    words = reader.say("Which number do you mean?")
    back = back_from(reader, card_id, about)
    return Screen(text=words, rows=(*rows_of(choices, 2), (back,)), subject="doubt", card=card_id)


@router.callback_query(b.SetFigure.filter())
async def set_figure(_: object, callback_data: b.SetFigure, turn: Turn) -> None:
    card_id, about = callback_data.card, callback_data.about
    await put_figure(turn, card_id, about, Decimal(callback_data.amount))
    await turn.rest()
    await show_after(turn, card_id, about, new=False)


async def put_figure(turn: Turn, card_id: int, about: str, value: Decimal) -> None:
    """Write the figure. Raises as `brief_at`, and `Gone` for what is not of this brief."""
    brief = await brief_at(turn, card_id, Right.EDIT)
    if about.startswith("c"):
        point_id = int(about[1:])
        if brief.checkpoint(point_id) is None:
            raise Gone
        await answer_check(turn.person, point_id, value, turn.now)
    elif about.startswith("n"):
        network = network_in(about)
        await results.set_network_figure(turn.person, brief.id, network, value, turn.now)
    else:
        await results.set_result(turn.person, brief.id, value, turn.now)


async def show_after(turn: Turn, card_id: int, about: str, *, new: bool) -> None:
    """Show the figure where it stands: in a new message below what was typed, else in place."""
    screen = await (drawn_check(turn, int(about[1:])) if about[0] == "c" else drawn(turn, card_id))
    if new:
        turn.answer.send(screen)
    else:
        turn.answer.show(screen)
