"""⋯ what else may be done with a card, one button for each."""

from collections.abc import Callable

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.answer import CARD
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import rights_here
from handlers.reader import Reader
from handlers.screens import ALONE, Button, Screen, button, rows_of
from handlers.turn import Turn
from models.cards.sheet import Sheet, read_sheet
from models.rights import Right

router = Router(name="more of a card")
Rights = frozenset[Right]
Action = Callable[[Reader, Sheet, Rights], Button | None]
"""Makes the button, or None where it makes no sense in this state, for somebody with these
rights."""


def history(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """What happened to this card; not for who is shown nothing else of the board."""
    if Right.BOARD not in rights:
        return None
    return button(signs.HISTORY, reader.label("History"), b.ShowHistory(card=sheet.id))


def fill(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """What it says in the board's fields, where there are any."""
    if Right.EDIT not in rights or not sheet.fields:
        return None
    return button(signs.FIELD, reader.label("Fields"), b.FillFields(card=sheet.id))


def block(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """What is in the way of the card, as long as it is not done."""
    if Right.EDIT not in rights or sheet.archived_at is not None or sheet.done_column is None:
        return None
    return button(signs.STOP, reader.label("Blocked"), b.PickBlock(card=sheet.id))


def reminders(reader: Reader, sheet: Sheet, _: Rights) -> Button | None:
    """When I am reminded of this card."""
    if sheet.archived_at is not None:
        return None
    return button(signs.BELL, reader.label("Reminders"), b.PickReminders(card=sheet.id))


def show_in(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """Show the card to everybody in a group of its board."""
    if Right.EDIT not in rights or sheet.personal:
        return None
    return button(signs.SHOW, reader.label("Show in a group"), b.PickShowIn(card=sheet.id))


def repeat(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """How the card comes again."""
    if Right.EDIT not in rights or sheet.archived_at is not None:
        return None
    return button(signs.REPEAT, reader.label("Repeat"), b.PickRepeat(card=sheet.id))


def guests(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """A link by which somebody outside the board sees this card alone."""
    if Right.EDIT not in rights or sheet.personal or sheet.archived_at is not None:
        return None
    return button(signs.LINK, reader.label("Show to a guest"), b.ShareCard(card=sheet.id))


def progress(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """How complete a card is that opened by itself."""
    if not sheet.opened or Right.BOARD not in rights:
        return None
    return button(signs.REPORT, reader.label("How complete it is"), b.ShowProgress(card=sheet.id))


def labels(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """What the card is sorted by."""
    if Right.EDIT not in rights:
        return None
    return button(signs.LABELS, reader.label("Labels"), b.PickLabels(card=sheet.id))


def share(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """The card's title and link, in any chat."""
    if sheet.personal or Right.BOARD not in rights:
        return None
    words = reader.label("Share")
    return Button(text=f"{signs.SHARE} {words}", shared=f"{CARD}{sheet.id}")


def contents(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """What it holds, part by part."""
    if not sheet.pieces and (Right.EDIT not in rights or sheet.archived_at is not None):
        return None
    return button(signs.FILES, reader.label("Content"), b.ShowContents(card=sheet.id))


def copy(reader: Reader, sheet: Sheet, _: Rights) -> Button:
    """Another card like this one."""
    return button(signs.COPY, reader.label("Copy"), b.PickCopy(card=sheet.id))


def links(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """The cards that belong together with this one."""
    if Right.EDIT not in rights and not sheet.links:
        return None
    return button(signs.KIN, reader.label("Linked cards"), b.ShowLinks(card=sheet.id))


def split(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """A card of each line."""
    listed = sheet.checklists or any("\n" in piece.text.strip() for piece in sheet.pieces)
    if Right.EDIT not in rights or sheet.archived_at is not None or not listed:
        return None
    return button(signs.SPLIT, reader.label("Split"), b.PickSplit(card=sheet.id))


def transfer(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """Onto another board."""
    if Right.EDIT not in rights or sheet.archived_at is not None:
        return None
    return button(signs.BOARD, reader.label("To another board"), b.PickTransfer(card=sheet.id))


def archive(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """Off the board, and kept."""
    if Right.EDIT not in rights or sheet.archived_at is not None:
        return None
    return button(signs.ARCHIVE, reader.label("To the archive"), b.ArchiveCard(card=sheet.id))


def delete(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """Away, after a question."""
    if Right.EDIT not in rights:
        return None
    return button(signs.DELETE, reader.label("Delete"), b.AskDelete(card=sheet.id))


ACTIONS: tuple[Action, ...] = (
    labels,
    history,
    fill,
    block,
    reminders,
    repeat,
    progress,
    share,
    contents,
    copy,
    links,
    split,
)
IN_PRIVATE: tuple[Action, ...] = (transfer, guests, show_in)
"""What is nothing for a group to see."""
ENDINGS: tuple[Action, ...] = (archive, delete)
"""What stands last, away from what is tapped every day."""


@router.callback_query(b.PickMore.filter())
async def pick_more(_: object, callback_data: b.PickMore, turn: Turn) -> None:
    await turn.rest()
    card = await turn.card(callback_data.card, Right.SEE)
    place = await turn.kept_place()
    rights = await rights_here(turn, card.id, alone=place.startswith(ALONE))
    sheet, private = await read_sheet(card.id), turn.group is None
    turn.answer.show(more_screen(turn.reader, sheet, rights, place, private=private))


def more_screen(
    reader: Reader, sheet: Sheet, rights: Rights, place: str, *, private: bool = False
) -> Screen:
    """Everything that has no button on the card itself."""
    actions = (*ACTIONS, *(IN_PRIVATE if private else ()), *ENDINGS)
    found = [made for make in actions if (made := make(reader, sheet, rights))]
    rows = (*rows_of(found, 2), to_card(reader, sheet.id))
    return part_screen(sheet, "more", place, reader.say("What else?"), rows)
