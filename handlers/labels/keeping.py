"""🏷 labels of a board, in its menu: made, renamed, coloured, merged, removed."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.labels.picking import (
    PAGE,
    example,
    offer,
    page_row,
    paged,
    say_not_text,
    typing_words,
)
from handlers.labels.words import network_buttons, tag_words
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models import labels
from models.labels import BoardLabel, labels_of, networks_without, open_label, own_sign, tag_of
from models.networks import NAMES
from models.rights import RIGHTS, Right, member_of
from models.tables import Label, Member

router = Router(name="labels of a board")
router.callback_query.filter(PRIVATE)


class BoardLabelState(StatesGroup):
    """A label's name is being typed: of a new one, or another for one that is there."""

    new = State()
    name = State()


@router.callback_query(b.ListLabels.filter())
async def list_labels(_: object, callback_data: b.ListLabels, turn: Turn) -> None:
    await turn.rest()
    await show_list(turn, callback_data.board, callback_data.page)


async def show_list(turn: Turn, board_id: int, page: int = 0) -> None:
    """Show the board's labels. Raises as `member_of`."""
    me = await member_of(turn.person, board_id, Right.EDIT)
    turn.answer.show(list_screen(turn.reader, me, await labels_of(board_id), page))


def list_screen(reader: Reader, me: Member, found: Sequence[BoardLabel], page: int) -> Screen:
    """Every label of the board with its number of cards; a tap opens it for who may change it."""
    board_id = me.board_id
    manages = Right.MANAGE in RIGHTS[me.role]
    page, pages = paged(len(found), page)
    part = found[page * PAGE : (page + 1) * PAGE]
    choices = [
        button("", f"{tag_words(one.tag, 24)} · {one.cards}", b.OpenLabel(label=one.tag.id))
        for one in part
        if manages
    ]
    listed = [
        Markup("{} · {}").format(tag_words(one.tag), one.cards) for one in part if not manages
    ]
    if not found:
        words = reader.say("Labels sort cards: a network, a column of the blog, a client.")
    elif manages:
        words = reader.say("Labels of the board and their cards. Tap one to change it.")
    else:
        words = reader.say("Labels of the board and their cards.")
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.LABELS, shorten(me.board.title)),
            "",
            words,
            *listed,
        ),
        rows=tuple(
            row
            for row in (
                *rows_of(choices, 2),
                page_row([b.ListLabels(board=board_id, page=n) for n in range(pages)], page),
                (button(signs.NEW, reader.label("New label"), b.NewBoardLabel(board=board_id)),),
                (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board_id)),),
            )
            if row
        ),
    )


def to_list(reader: Reader, board_id: int) -> Button:
    """⬅️ to the board's labels."""
    return button(signs.BACK, reader.label("Labels"), b.ListLabels(board=board_id))


@router.callback_query(b.NewBoardLabel.filter())
async def type_new(_: object, callback_data: b.NewBoardLabel, turn: Turn) -> None:
    board_id = callback_data.board
    me = await member_of(turn.person, board_id, Right.EDIT)
    title = Markup("{} <b>{}</b>").format(signs.LABELS, shorten(me.board.title))
    question = lines(title, "", typing_words(turn.reader))
    back = to_list(turn.reader, board_id)
    await ask(turn, BoardLabelState.new, question, example(turn.reader), back=back, board=board_id)
    networks = networks_without(await labels_of(board_id))
    offer(turn, network_buttons(networks, lambda n: b.AddNetwork(board=board_id, network=n)))


@router.message(StateFilter(BoardLabelState.new), asked, F.text)
async def new_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await labels.make_typed(turn.person, data["board"], message.text or "")
    await turn.rest()
    await show_list(turn, data["board"])
    turn.answer.remove(data["message"])


@router.callback_query(b.AddNetwork.filter())
async def add_network(_: object, callback_data: b.AddNetwork, turn: Turn) -> None:
    await labels.make_network(turn.person, callback_data.board, callback_data.network)
    await turn.rest()
    await show_list(turn, callback_data.board)
    turn.answer.say(f"{signs.LABELS} {NAMES[callback_data.network]}")


@router.callback_query(b.OpenLabel.filter())
async def open_it(_: object, callback_data: b.OpenLabel, turn: Turn) -> None:
    await turn.rest()
    await show_label(turn, await open_label(turn.person, callback_data.label, Right.MANAGE))


async def show_label(turn: Turn, label: Label) -> None:
    """Show what may be done with the label."""
    turn.answer.show(label_screen(turn.reader, label, await labels.count_cards(label)))


def label_screen(reader: Reader, label: Label, cards: int) -> Screen:
    """The label, its colours, and what else may be done with it."""
    own = own_sign(label)
    signs_of = {**labels.COLOURS, **({labels.OWN: own} if own else {})}
    colours = [
        button(
            signs.CHOSEN if sign == label.sign else "",
            sign,
            b.ColourLabel(label=label.id, colour=colour),
        )
        for colour, sign in signs_of.items()
    ]
    return Screen(
        text=lines(heading(label), "", on_cards(reader, cards)),
        rows=(
            *rows_of(colours, 5),
            (
                button(signs.EDIT, reader.label("Rename"), b.RenameLabel(label=label.id)),
                button(signs.MERGE, reader.label("Merge"), b.PickMerge(label=label.id)),
                button(signs.REMOVE, reader.label("Remove"), b.AskDropLabel(label=label.id)),
            ),
            (to_list(reader, label.board_id),),
        ),
    )


def heading(label: Label) -> Markup:
    """Which label this is about, and of which board."""
    return Markup("{} <b>{}</b> · {}").format(label.sign, label.name, shorten(label.board.title))


def on_cards(reader: Reader, cards: int) -> Markup:
    """How many cards have the label."""
    if not cards:
        return reader.say("No card has it yet.")
    return reader.many("It is on {n} card.", "It is on {n} cards.", cards)


@router.callback_query(b.ColourLabel.filter())
async def colour(_: object, callback_data: b.ColourLabel, turn: Turn) -> None:
    label = await labels.colour_label(turn.person, callback_data.label, callback_data.colour)
    await show_label(turn, label)


@router.callback_query(b.RenameLabel.filter())
async def rename(_: object, callback_data: b.RenameLabel, turn: Turn) -> None:
    label = await open_label(turn.person, callback_data.label, Right.MANAGE)
    question = lines(heading(label), "", turn.reader.say("Send another name for the label."))
    back = button(signs.BACK, turn.reader.label("Back"), b.OpenLabel(label=label.id))
    await ask(turn, BoardLabelState.name, question, label.name, back=back, label=label.id)


@router.message(StateFilter(BoardLabelState.name), asked, F.text)
async def name_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    label = await labels.rename_label(turn.person, data["label"], message.text or "")
    await turn.rest()
    await show_label(turn, label)
    turn.answer.remove(data["message"])


@router.message(StateFilter(BoardLabelState), asked)
async def name_not_text(_: Message, turn: Turn) -> None:
    await say_not_text(turn)


@router.callback_query(b.PickMerge.filter())
async def pick_merge(_: object, callback_data: b.PickMerge, turn: Turn) -> None:
    label = await open_label(turn.person, callback_data.label, Right.MANAGE)
    found = await labels_of(label.board_id)
    turn.answer.show(merge_screen(turn.reader, label, found, callback_data.page))


def merge_screen(reader: Reader, label: Label, found: Sequence[BoardLabel], page: int) -> Screen:
    """Which label stays instead of this one?"""
    others = [one for one in found if one.tag.id != label.id]
    cards = next((one.cards for one in found if one.tag.id == label.id), 0)
    page, pages = paged(len(others), page)
    choices = [
        button(
            "",
            f"{tag_words(one.tag, 24)} · {one.cards}",
            b.MergeLabels(label=label.id, into=one.tag.id),
        )
        for one in others[page * PAGE : (page + 1) * PAGE]
    ]
    question = (
        reader.say(
            "Which label stays? Its cards and those of «{label}» become one, and «{label}» goes.",
            label=shorten(tag_of(label).name),
        )
        if others
        else reader.say("There is no other label on the board to merge it with.")
    )
    rows = (
        *rows_of(choices, 2),
        page_row([b.PickMerge(label=label.id, page=n) for n in range(pages)], page),
        (button(signs.BACK, reader.label("Back"), b.OpenLabel(label=label.id)),),
    )
    return Screen(
        text=lines(heading(label), on_cards(reader, cards), "", question),
        rows=tuple(row for row in rows if row),
    )


@router.callback_query(b.MergeLabels.filter())
async def merge(_: object, callback_data: b.MergeLabels, turn: Turn) -> None:
    label = await labels.merge_labels(
        turn.person, callback_data.label, callback_data.into, turn.now
    )
    await show_label(turn, label)
    turn.answer.say(turn.tapper.label("One label now"))


@router.callback_query(b.AskDropLabel.filter())
async def ask_drop(_: object, callback_data: b.AskDropLabel, turn: Turn) -> None:
    label = await open_label(turn.person, callback_data.label, Right.MANAGE)
    turn.answer.show(drop_screen(turn.reader, label, await labels.count_cards(label)))


def drop_screen(reader: Reader, label: Label, cards: int) -> Screen:
    """Remove it? Says from how many cards."""
    return Screen(
        text=lines(
            heading(label),
            "",
            reader.many(
                "Remove the label? It goes from {n} card; the card stays.",
                "Remove the label? It goes from {n} cards; the cards stay.",
                cards,
            )
            if cards
            else reader.say("Remove the label? No card has it."),
        ),
        rows=(
            (
                button(
                    signs.REMOVE,
                    reader.label("Remove"),
                    b.DropLabel(label=label.id),
                    style="danger",
                ),
                button(signs.BACK, reader.label("Back"), b.OpenLabel(label=label.id)),
            ),
        ),
    )


@router.callback_query(b.DropLabel.filter())
async def drop(_: object, callback_data: b.DropLabel, turn: Turn) -> None:
    label = await labels.remove_label(turn.person, callback_data.label, turn.now)
    await show_list(turn, label.board_id)
    turn.answer.say(turn.tapper.label("The label is removed"))
