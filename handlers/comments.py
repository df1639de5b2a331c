"""💬 what people say about a card: by a reply to its message, or by the button."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, to_card
from handlers.cards.show import replace_card, show_card
from handlers.cards.telling import said
from handlers.comment_screens import comment_screen, comments_screen, deletion_screen
from handlers.content import piece_of
from handlers.dialogs import ask, asked
from handlers.screens import lines
from handlers.turn import Turn
from handlers.unkept import refuse_kind
from models.cards.sheet import Sheet, read_sheet
from models.comments import (
    Said,
    add_comment,
    card_of_album,
    card_of_message,
    comments_page,
    delete_comment,
    find_comment,
)
from models.refusals import NotAllowed
from models.rights import Right
from models.tables import Card

router = Router(name="comments")
TAKEN = "✍"
"""How the bot answers a comment in a group without a word: one of Telegram's free reactions."""


class CommentState(StatesGroup):
    """A comment is being written."""

    typing = State()


async def part_of_comment(message: Message, turn: Turn) -> bool | dict[str, Any]:
    """Whether the message is one more part of an album with which somebody comments."""
    if message.media_group_id is None:
        return False
    found = await card_of_album(turn.person, message.chat.id, message.media_group_id)
    return {"card_id": found} if found is not None else False


async def about_card(message: Message) -> bool | dict[str, Any]:
    """Whether the message is a reply to a message that shows a card."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or not replied.from_user.is_bot:
        return False
    if (message.text or "").startswith("/"):
        return False
    found = await card_of_message(message.chat.id, replied.message_id)
    return {"card_id": found} if found is not None else False


@router.message(F.media_group_id, part_of_comment)
async def album_goes_on(message: Message, turn: Turn, card_id: int) -> None:
    piece = piece_of(message)
    if piece is not None:
        card, _ = await add_comment(turn.person, card_id, piece, turn.now)
        turn.check_board(card.board_id)


@router.message(F.reply_to_message, about_card)
async def replied_to_card(message: Message, turn: Turn, card_id: int) -> None:
    replied = message.reply_to_message
    await say_about(message, turn, card_id, replied.message_id if replied else None)


@router.message(StateFilter(CommentState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    if not await say_about(message, turn, data["card"], data.get("message"), data.get("place", "")):
        return
    await turn.rest()
    if turn.group is not None and message.reply_to_message is not None:
        turn.answer.remove(message.reply_to_message.message_id)


async def say_about(
    message: Message, turn: Turn, card_id: int, old: int | None, place: str | None = None
) -> bool:
    """Take the message as a comment; tells whether it could be taken.

    In private the card is shown below it, instead of its `old` message. A group stays as it is.
    """
    piece = piece_of(message)
    if piece is None:
        turn.answer.show(refuse_kind(turn.reader))
        return False
    card, _ = await add_comment(turn.person, card_id, piece, turn.now)
    turn.check_board(card.board_id)
    if turn.group is not None:
        turn.answer.react(message.message_id, TAKEN)
        return True
    telling = said(signs.COMMENT, turn.reader.label("Your comment is on the card"))
    where = await turn.place_at(old) if place is None else place
    await replace_card(turn, card, old, where, telling=telling)
    return True


@router.callback_query(b.ShowComments.filter())
async def show(_: object, callback_data: b.ShowComments, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    await show_comments(turn, card, callback_data.page)


async def show_comments(turn: Turn, card: Card, page: int) -> None:
    """Show a page of comments; where there are none yet, ask for the first."""
    found = await comments_page(card.id, page)
    if not found.total:
        await ask_comment(turn, card)
        return
    sheet = await read_sheet(card.id)
    turn.answer.show(comments_screen(turn.reader, sheet, found, await turn.kept_place()))


@router.callback_query(b.WriteComment.filter())
async def write(_: object, callback_data: b.WriteComment, turn: Turn) -> None:
    await ask_comment(turn, await turn.card(callback_data.card, Right.COMMENT))


async def ask_comment(turn: Turn, card: Card) -> None:
    """Ask for a comment."""
    words = turn.reader.say("Write a comment, or send a photo, video, file or voice.")
    question = lines(heading(card.number, card.title), "", words)
    back = to_card(turn.reader, card.id)[0]
    placeholder = turn.reader.label("Comment")
    await ask(turn, CommentState.typing, question, placeholder, back=back, card=card.id)


async def opened(turn: Turn, comment_id: int, right: Right = Right.SEE) -> tuple[Said, Sheet]:
    """A comment and its card, when this person may do this here. Raises as `Turn.card`."""
    comment = await find_comment(comment_id)
    card = await turn.card(comment.card_id, right)
    return comment, await read_sheet(card.id)


@router.callback_query(b.ShowComment.filter())
async def show_one(_: object, callback_data: b.ShowComment, turn: Turn) -> None:
    comment, sheet = await opened(turn, callback_data.comment)
    mine = turn.group is None and comment.author_id == turn.person.id
    place = await turn.kept_place()
    page = callback_data.page
    turn.answer.show(comment_screen(turn.reader, sheet, comment, place, page, mine=mine))


@router.callback_query(b.ShowCommentFiles.filter())
async def show_files(_: object, callback_data: b.ShowCommentFiles, turn: Turn) -> None:
    comment, _sheet = await opened(turn, callback_data.comment)
    turn.answer.files = tuple(piece for piece in comment.pieces if piece.file_id)


@router.callback_query(b.AskDropComment.filter())
async def ask_drop(_: object, callback_data: b.AskDropComment, turn: Turn) -> None:
    comment, sheet = await opened(turn, callback_data.comment, Right.COMMENT)
    if comment.author_id != turn.person.id:
        raise NotAllowed
    turn.answer.show(deletion_screen(turn.reader, sheet, comment, await turn.kept_place()))


@router.callback_query(b.DropComment.filter())
async def drop(_: object, callback_data: b.DropComment, turn: Turn) -> None:
    await opened(turn, callback_data.comment, Right.COMMENT)
    card = await delete_comment(turn.person, callback_data.comment, turn.now)
    turn.answer.say(turn.tapper.label("Deleted"))
    if (await comments_page(card.id, 0)).total:
        await show_comments(turn, card, 0)
    else:
        await show_card(turn, card)
