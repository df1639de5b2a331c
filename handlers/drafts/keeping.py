"""The draft in the conversation: kept, read back, shown, and put on the board."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers.cards.show import drawn_card
from handlers.cards.telling import Telling
from handlers.checklists.native import native_list
from handlers.content import own_words, piece_of, said_in
from handlers.drafts.screen import draft_screen, group_screen, subject_of
from handlers.groups.about import board_and_part
from handlers.kits import group_kit
from handlers.turn import Turn
from models.boards import active_board, boards_to_fill
from models.cards.create import create_card
from models.cards.pieces import Piece
from models.cards.titles import first_words, is_whole_title
from models.checklists.lists import write_list
from models.drafts import Draft, read_draft
from models.groups import board_for, check_member
from models.refusals import Gone
from models.tables import Board, Card


class DraftState(StatesGroup):
    """A card in the making waits for content, for a title, or for the answer to a doubt."""

    content = State()
    title = State()
    doubt = State()


def key_of(message: Message) -> str:
    """The name of the message that begins a draft."""
    return f"{message.chat.id}.{message.message_id}"


async def kept_draft(turn: Turn) -> Draft | None:
    """The draft of this conversation."""
    data = await turn.state.get_data()
    return Draft.model_validate(data["draft"]) if "draft" in data else None


async def wanted_draft(turn: Turn, key: str) -> Draft:
    """The draft that a button is about. Raises `Gone` when another, or none, is being made."""
    draft = await kept_draft(turn)
    if draft is None or draft.key != key:
        raise Gone
    return draft


async def keep_draft(turn: Turn, draft: Draft, state: State, **more: Any) -> None:
    """Write the draft into the conversation."""
    await turn.state.set_state(state)
    await turn.state.set_data({"draft": draft.model_dump(mode="json"), **more})


async def target_board(turn: Turn) -> Board:
    """Where this person's next card goes: in a group its board, else the board they work on."""
    if turn.spot is not None:
        await check_member(turn.person, turn.spot, turn.standings)
        kit = group_kit(turn.spot.group, turn.now)
        return await board_for(turn.spot, turn.person, kit, turn.now)
    found = await active_board(turn.person)
    if found is None:
        raise Gone
    return found


async def draft_from(turn: Turn, message: Message, typed: str | None = None) -> Draft:
    """A new draft that begins with this message; `typed` is its title when it has one already.

    A text that is more than a title gives its first words as title and stays whole as content.
    """
    board = await target_board(turn)
    native = native_list(message) if typed is None else None
    pieces: tuple[Piece, ...] = ()
    if typed is None:
        piece = piece_of(message)
        if piece is not None and not (is_plain_text(message) and is_whole_title(piece.text)):
            pieces = (piece,)
        if is_plain_text(message):
            typed = first_words(said_in(message))
    else:
        own = own_words(message)
        if own is not None and (own.file_id or not is_whole_title(typed)):
            pieces = (own,)
        typed = first_words(typed)
    key = key_of(message)
    return Draft(
        key=key,
        at=turn.now,
        typed=typed,
        titled=key if typed is not None else None,
        board_id=board.id,
        pieces=pieces,
        lists=(native,) if native else (),
    )


def holds_something(message: Message) -> bool:
    """Whether a card can keep anything of the message."""
    return piece_of(message) is not None or native_list(message) is not None


def is_plain_text(message: Message) -> bool:
    """A text of the person's own; a forwarded one is content."""
    return bool(message.text) and message.forward_origin is None


async def show_draft(turn: Turn, draft: Draft) -> None:
    """Show the draft in the tapped message, or in a new one."""
    reading = await read_draft(draft, turn.person)
    if turn.group is not None:
        board = await target_board(turn)
        message_id = int(draft.key.split(".")[1])
        screen = group_screen(turn.reader, draft, reading, where(turn, board))
        turn.answer.send(screen, reply_to=message_id)
        return
    turn.answer.show(draft_screen(turn.reader, draft, reading, await boards_to_fill(turn.person)))


def where(turn: Turn, board: Board) -> str:
    """Where a card that is made here goes: the board, and in a topic what of it that is about."""
    topic = turn.spot.topic if turn.spot else None
    return board_and_part(topic, board)


async def ask_next(turn: Turn, draft: Draft) -> None:
    """Keep the draft and show what it waits for, instead of its earlier messages."""
    await keep_draft(turn, draft, DraftState.title if draft.typed is None else DraftState.content)
    clear_prompts(turn, draft)
    await show_draft(turn, draft)


def clear_prompts(turn: Turn, draft: Draft) -> None:
    """Take away what asked for the draft's next message, except the tapped message itself."""
    turn.answer.settle(subject_of(draft))


async def put_on_board(turn: Turn, draft: Draft, telling: Telling | None = None) -> Card:
    """Make the card and show it, with `telling` above; the conversation is free again.

    Raises `Gone` where the board may not be shown, as in another topic than the draft began in.
    """
    turn.check_board(draft.board_id)
    typed = draft.typed if draft.typed is not None else draft.proposal
    titled = draft.titled if draft.typed is not None else draft.proposed_by
    draft = draft.model_copy(update={"typed": typed})
    reading = await read_draft(draft, turn.person)
    card = await create_card(
        turn.person,
        draft.board_id,
        typed,
        reading,
        draft.pieces,
        key=draft.key,
        now=turn.now,
        titled=titled,
        part=turn.part_of(draft.board_id),
    )
    for written in draft.lists:
        await write_list(turn.person, card.id, written, turn.now)
    album = next((piece.album for piece in reversed(draft.pieces) if piece.album), None)
    await turn.state.set_state(None)
    await turn.state.set_data({"album": album, "card": card.id} if album else {})
    clear_prompts(turn, draft)
    turn.answer.show(await drawn_card(turn, card, turn.place, telling))
    return card
