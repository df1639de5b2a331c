"""🏷 labels of a card: chosen with taps, or made on the fly by typing."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen, to_card
from handlers.cards.show import replace_card, show_card
from handlers.dialogs import again, ask, asked
from handlers.labels.words import network_buttons, tag_words
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.turn import Turn
from models import labels
from models.cards.sheet import Sheet, read_sheet
from models.labels import BoardLabel, labels_of, networks_without
from models.networks import NAMES
from models.rights import Right
from models.tables import Card

router = Router(name="labels of a card")
PAGE = 20


class LabelState(StatesGroup):
    """A label for a card is being typed."""

    name = State()


@router.callback_query(b.PickLabels.filter())
async def pick(_: object, callback_data: b.PickLabels, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    await show_labels(turn, card, callback_data.page)


@router.callback_query(b.SetLabel.filter())
async def choose(_: object, callback_data: b.SetLabel, turn: Turn) -> None:
    change = labels.put_on if callback_data.on else labels.take_off
    card = await change(turn.person, callback_data.card, callback_data.label, turn.now)
    await show_labels(turn, card, callback_data.page)


async def show_labels(turn: Turn, card: Card, page: int) -> None:
    """Show the labels of the card's board, those on the card marked."""
    sheet = await read_sheet(card.id)
    found = await labels_of(card.board_id)
    turn.answer.show(labels_screen(turn.reader, sheet, found, page, await turn.kept_place()))


def labels_screen(
    reader: Reader, sheet: Sheet, found: Sequence[BoardLabel], page: int, place: str
) -> Screen:
    """Every label that can be chosen; a second tap takes it off. ➕ makes another."""
    on_card = {tag.id for tag in sheet.labels}
    page, pages = paged(len(found), page)
    choices = [
        button(
            signs.CHOSEN if one.tag.id in on_card else "",
            tag_words(one.tag),
            b.SetLabel(card=sheet.id, label=one.tag.id, on=one.tag.id not in on_card, page=page),
        )
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    words = (
        reader.say("Which labels does it have? Tap to put one on, tap again to take it off.")
        if found
        else reader.say("Labels sort cards: a network, a column of the blog, a client.")
    )
    rows = (
        *rows_of(choices, 2),
        page_row([b.PickLabels(card=sheet.id, page=n) for n in range(pages)], page),
        (button(signs.NEW, reader.label("New label"), b.NewLabel(card=sheet.id)),),
        to_card(reader, sheet.id),
    )
    return part_screen(sheet, "labels", place, words, rows)


def paged(total: int, page: int) -> tuple[int, int]:
    """The nearest page to the wanted one, and how many there are."""
    pages = max(1, -(-total // PAGE))
    return min(max(page, 0), pages - 1), pages


def page_row(turns: Sequence[CallbackData], page: int) -> Row:
    """◀️ ▶️ to the pages beside this one."""
    found: list[Button] = []
    if page > 0:
        found.append(button(signs.EARLIER, "", turns[page - 1]))
    if page + 1 < len(turns):
        found.append(button(signs.LATER, "", turns[page + 1]))
    return tuple(found)


@router.callback_query(b.NewLabel.filter())
async def type_label(_: object, callback_data: b.NewLabel, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    question = lines(heading(card.number, card.title), "", typing_words(turn.reader))
    back = button(signs.BACK, turn.reader.label("Labels"), b.PickLabels(card=card.id))
    await ask(turn, LabelState.name, question, example(turn.reader), back=back, card=card.id)
    networks = networks_without(await labels_of(card.board_id))
    offer(turn, network_buttons(networks, lambda n: b.PutNetwork(card=card.id, network=n)))


def typing_words(reader: Reader) -> Markup:
    """How a label is typed."""
    return reader.say(
        "Send the label's name, with a colour before it if you like: «{example}».",
        example=example(reader),
    )


def example(reader: Reader) -> str:
    """A label as it may be typed."""
    return reader.label("🔴 Ads")


def offer(turn: Turn, suggestions: list[Button]) -> None:
    """Put ready labels under a question; in a group it asks for a reply, and has no buttons."""
    screen = turn.answer.edited
    if screen is None or not suggestions:
        return
    text = lines(Markup(screen.text), turn.reader.say("Or take a ready one:"))  # noqa: S704
    rows = (*rows_of(suggestions, 3), *screen.rows)
    turn.answer.edited = screen.model_copy(update={"text": text, "rows": rows})


@router.message(StateFilter(LabelState.name), asked, F.text)
async def label_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await labels.put_typed(turn.person, data["card"], message.text or "", turn.now)
    await turn.rest()
    await replace_card(turn, card, data.get("message"), data.get("place", ""))


@router.message(StateFilter(LabelState.name), asked)
async def label_not_text(_: Message, turn: Turn) -> None:
    await say_not_text(turn)


async def say_not_text(turn: Turn) -> None:
    """What came is no name."""
    turn.answer.show(await again(turn, turn.reader.say("A label is a word or two. Type it.")))


@router.callback_query(b.PutNetwork.filter())
async def put_network(_: object, callback_data: b.PutNetwork, turn: Turn) -> None:
    network = callback_data.network
    card = await labels.put_network(turn.person, callback_data.card, network, turn.now)
    await turn.rest()
    await show_card(turn, card)
    turn.answer.say(f"{signs.LABELS} {NAMES[network]}")
