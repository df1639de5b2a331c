"""⋯ what else may be done with a board, one button for each."""

from collections.abc import Callable

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.documents.exports import export_button
from handlers.documents.imports import import_button
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.rights import RIGHTS, Right, member_of
from models.tables import BoardKind, Member, Role

router = Router(name="more of a board")
router.callback_query.filter(PRIVATE)
Action = Callable[[Reader, Member], Button | None]
"""Makes the button for this member of the board, or None where it makes no sense."""


def search(reader: Reader, me: Member) -> Button:
    """Cards of this board by any of their words."""
    return button(signs.SEARCH, reader.label("Search"), b.OpenSearch(board=me.board_id))


def rename(reader: Reader, me: Member) -> Button | None:
    """Another title."""
    if Right.MANAGE not in RIGHTS[me.role]:
        return None
    return button(signs.EDIT, reader.label("Rename"), b.RenameBoard(board=me.board_id))


def to_group(reader: Reader, me: Member) -> Button | None:
    """The bot comes into a group with this board."""
    if Right.MANAGE not in RIGHTS[me.role] or me.board.kind is BoardKind.PERSONAL:
        return None
    return button(signs.NEW, reader.label("Add to a group"), b.AddToGroup(board=me.board_id))


def columns(reader: Reader, me: Member) -> Button | None:
    """The stages of the work."""
    if Right.MANAGE not in RIGHTS[me.role]:
        return None
    return button(signs.COLUMN, reader.label("Columns"), b.ListColumns(board=me.board_id))


def reminders(reader: Reader, me: Member) -> Button | None:
    """When members are reminded who have not chosen for themselves."""
    if Right.MANAGE not in RIGHTS[me.role]:
        return None
    return button(signs.BELL, reader.label("Reminders"), b.PickBoardReminders(board=me.board_id))


def share(reader: Reader, me: Member) -> Button | None:
    """A team board like this one, with copies of its cards."""
    if me.board.kind is not BoardKind.PERSONAL:
        return None
    return button(signs.LINK, reader.label("Share"), b.ShareBoard(board=me.board_id))


def hand_over(reader: Reader, me: Member) -> Button | None:
    """Another owner."""
    if Right.OWN not in RIGHTS[me.role] or me.board.kind is BoardKind.PERSONAL:
        return None
    return button(signs.OWNER, reader.label("Another owner"), b.PickOwner(board=me.board_id))


def archive(reader: Reader, me: Member) -> Button | None:
    """Out of the way, with all its cards."""
    if Right.OWN not in RIGHTS[me.role]:
        return None
    return button(signs.ARCHIVE, reader.label("Archive board"), b.AskArchive(board=me.board_id))


def leave(reader: Reader, me: Member) -> Button | None:
    """Not on this board any more."""
    if me.role is Role.OWNER:
        return None
    return button(signs.LEAVE, reader.label("Leave the board"), b.AskLeave(board=me.board_id))


def guests(reader: Reader, me: Member) -> Button | None:
    """A link by which somebody outside the board sees the cards of one column."""
    if Right.MANAGE not in RIGHTS[me.role] or me.board.kind is BoardKind.PERSONAL:
        return None
    words = reader.label("Show to guests")
    return button(signs.LINK, words, b.PickSharedColumn(board=me.board_id))


def openings(reader: Reader, me: Member) -> Button:
    """The checklists that open on it by themselves."""
    return button(signs.REPEAT, reader.label("Auto checklists"), b.ListOpenings(board=me.board_id))


def export(reader: Reader, me: Member) -> Button:
    """The board as a file."""
    return export_button(reader, me.board_id)


def fields(reader: Reader, me: Member) -> Button | None:
    """What cards say besides title and content."""
    if Right.MANAGE not in RIGHTS[me.role]:
        return None
    return button(signs.FIELD, reader.label("Fields"), b.ListFields(board=me.board_id))


def labels(reader: Reader, me: Member) -> Button | None:
    """What the cards are sorted by."""
    if Right.EDIT not in RIGHTS[me.role]:
        return None
    return button(signs.LABELS, reader.label("Labels"), b.ListLabels(board=me.board_id))


def old_cards(reader: Reader, me: Member) -> Button:
    """The cards that left the board."""
    return button(signs.DRAWER, reader.label("Archived cards"), b.ShowArchive(board=me.board_id))


def bring_in(reader: Reader, me: Member) -> Button | None:
    """Cards out of a file."""
    if Right.EDIT not in RIGHTS[me.role]:
        return None
    return import_button(reader, me.board_id)


ACTIONS: tuple[Action, ...] = (
    labels,
    fields,
    columns,
    search,
    old_cards,
    openings,
    reminders,
    export,
    bring_in,
    to_group,
    share,
    guests,
    rename,
)


ENDINGS: tuple[Action, ...] = (
    hand_over,
    archive,
    leave,
)
"""What stands last: hardly ever wanted, and never by mistake."""


@router.callback_query(b.PickBoardMore.filter())
async def pick_more(_: object, callback_data: b.PickBoardMore, turn: Turn) -> None:
    await turn.rest()
    member = await member_of(turn.person, callback_data.board, Right.SEE)
    turn.answer.show(more_screen(turn.reader, member))


def more_screen(reader: Reader, me: Member) -> Screen:
    """Everything that may be done with a board and has no button on it."""
    # In the archive a board is looked at, saved, and left.
    actions = (export, leave) if me.board.archived_at else (*ACTIONS, *ENDINGS)
    found = [made for make in actions if (made := make(reader, me))]
    back = button(signs.BACK, reader.label("Board"), b.OpenBoard(board=me.board_id))
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.BOARD, me.board.title),
            "",
            reader.say("What else?"),
        ),
        rows=(*rows_of(found, 2), (back,)),
    )
