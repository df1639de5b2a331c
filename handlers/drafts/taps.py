"""The buttons of a draft. One tap never makes two cards: the draft's name is the card's."""

from datetime import UTC, datetime

from aiogram import Router
from aiogram.types import Message

from handlers import buttons as b
from handlers.cards.show import show_card
from handlers.content import count_files
from handlers.drafts.keeping import (
    DraftState,
    ask_next,
    clear_prompts,
    draft_from,
    keep_draft,
    kept_draft,
    put_on_board,
    show_draft,
    wanted_draft,
)
from handlers.drafts.messages import fill, with_piece
from handlers.drafts.screen import boards_screen, cards_screen, lines_screen, made_screen
from handlers.menu import menu_screen
from handlers.turn import PRIVATE, Turn
from models.boards import boards_to_fill
from models.cards.create import create_card, made_from
from models.cards.lists import my_page
from models.cards.pieces import Piece
from models.cards.splitting import check_lines, made_of, split_text
from models.cards.titles import TitleReading, first_words
from models.checklists.lists import write_list
from models.drafts import Draft, read_draft
from models.people import work_on
from models.refusals import Gone
from models.rights import Right, member_of
from models.tables import Card

router = Router(name="draft taps")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.DraftCreate.filter())
async def create(_: object, callback_data: b.DraftCreate, turn: Turn) -> None:
    draft = await kept_draft(turn)
    if draft is not None and draft.key == callback_data.key:
        await put_on_board(turn, draft)
        turn.answer.say(turn.tapper.label("On the board"))
        return
    made = await made_from(callback_data.key)
    if made is None:
        raise Gone
    card = await turn.card(made.id, Right.SEE)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("It is on the board already"))


@router.callback_query(b.DraftEach.filter())
async def create_each(_: object, callback_data: b.DraftEach, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    cards = [await card_of_forward(turn, draft, pieces) for pieces in draft.forwards]
    if not cards:
        raise Gone
    await turn.state.clear()
    clear_prompts(turn, draft)
    turn.answer.show(made_screen(turn.reader, cards[0].board, cards))
    turn.answer.say(turn.tapper.label("On the board"))


@router.callback_query(b.DraftLines.filter())
async def show_lines(_: object, callback_data: b.DraftLines, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    check_lines(draft.lines)
    turn.answer.show(lines_screen(turn.reader, draft))


@router.callback_query(b.DraftSplit.filter())
async def split(_: object, callback_data: b.DraftSplit, turn: Turn) -> None:
    draft = await kept_draft(turn)
    if draft is None or draft.key != callback_data.key:
        cards = await made_of(turn.person, callback_data.key)
        if not cards:
            raise Gone
    else:
        cards = await split_text(
            turn.person, draft.board_id, draft.lines, key=draft.key, now=turn.now
        )
        await turn.state.clear()
        clear_prompts(turn, draft)
    turn.answer.show(made_screen(turn.reader, cards[0].board, cards))
    turn.answer.say(turn.tapper.label("On the board"))


async def card_of_forward(turn: Turn, draft: Draft, pieces: tuple[Piece, ...]) -> Card:
    """A card of one of the messages that were forwarded together."""
    title = next((first_words(piece.text) for piece in pieces if piece.text.strip()), "")
    title = title or str(count_files(turn.reader, pieces[0].kind, len(pieces)))
    return await create_card(
        turn.person,
        draft.board_id,
        title,
        TitleReading(title),
        pieces,
        key=f"{pieces[0].chat_id}.{pieces[0].message_id}",
        now=turn.now,
    )


@router.callback_query(b.DraftDrop.filter())
async def drop(_: object, callback_data: b.DraftDrop, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    await turn.state.clear()
    clear_prompts(turn, draft)
    turn.answer.show(menu_screen(turn.reader))
    turn.answer.say(turn.tapper.label("Dropped"))


@router.callback_query(b.DraftShow.filter())
async def show(_: object, callback_data: b.DraftShow, turn: Turn) -> None:
    await show_draft(turn, await wanted_draft(turn, callback_data.key))


@router.callback_query(b.DraftBoards.filter())
async def pick_board(_: object, callback_data: b.DraftBoards, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    turn.answer.show(boards_screen(turn.reader, draft, await boards_to_fill(turn.person)))


@router.callback_query(b.DraftBoard.filter())
async def set_board(_: object, callback_data: b.DraftBoard, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    member = await member_of(turn.person, callback_data.board, Right.EDIT)
    await work_on(turn.person, member.board)
    await change(turn, draft.model_copy(update={"board_id": member.board_id}))


@router.callback_query(b.DraftPlain.filter())
async def plain(_: object, callback_data: b.DraftPlain, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    await change(turn, draft.model_copy(update={"plain": True, "chosen": None}))


@router.callback_query(b.DraftMoment.filter())
async def moment(_: object, callback_data: b.DraftMoment, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    chosen = datetime.fromtimestamp(callback_data.at, UTC)
    readings = (await read_draft(draft, turn.person)).readings
    if chosen not in (*readings, draft.chosen):
        raise Gone
    await change(turn, draft.model_copy(update={"chosen": chosen}))


@router.callback_query(b.DraftOnto.filter())
async def onto(_: object, callback_data: b.DraftOnto, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    found = await my_page(turn.person, callback_data.page)
    turn.answer.show(cards_screen(turn.reader, draft, found))


@router.callback_query(b.DraftPut.filter())
async def put_lists(_: object, callback_data: b.DraftPut, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    if not draft.only_lists:
        raise Gone
    card = await turn.card(callback_data.card, Right.EDIT)
    for written in draft.lists:
        await write_list(turn.person, card.id, written, turn.now)
    await turn.state.clear()
    clear_prompts(turn, draft)
    await show_card(turn, card)


async def change(turn: Turn, draft: Draft) -> None:
    """Keep the changed draft and show it in place."""
    await keep_draft(turn, draft, DraftState.title if draft.typed is None else DraftState.content)
    await show_draft(turn, draft)


async def pending(turn: Turn) -> list[Message]:
    """The messages whose belonging was asked about."""
    data = await turn.state.get_data()
    if "pending" not in data:
        raise Gone
    return [Message.model_validate(kept) for kept in (data["pending"], *data.get("more", []))]


@router.callback_query(b.DraftAppend.filter())
async def append(_: object, callback_data: b.DraftAppend, turn: Turn) -> None:
    draft = await wanted_draft(turn, callback_data.key)
    first, *more = await pending(turn)
    for message in more:
        draft = with_piece(draft, message)
    await fill(first, turn, draft)


@router.callback_query(b.DraftAnew.filter())
async def anew(_: object, callback_data: b.DraftAnew, turn: Turn) -> None:
    old = await wanted_draft(turn, callback_data.key)
    first, *more = await pending(turn)
    draft = await draft_from(turn, first)
    for message in more:
        draft = with_piece(draft, message)
    clear_prompts(turn, old)
    await ask_next(turn, draft)
