"""People edit their own messages, and whatever was made of the message follows."""

from datetime import datetime

from models.cards.history import record
from models.cards.pieces import Piece, columns_of, keep
from models.cards.titles import is_whole_title
from models.cards.understanding import read_anew
from models.refusals import Refusal
from models.rights import Right, open_card
from models.tables import Card, CommentPart, Content, Did, EventKind, Person
from models.tables.cards import Kept

STAYS = {"origin", "link", "album", "chat_id", "message_id"}
"""What an edit of a message cannot change."""


async def follow_edit(actor: Person, piece: Piece, typed: str | None, now: datetime) -> None:
    """Bring whatever was made of this message in line with it: a title, content, a comment.

    `typed` is what the message says now where it is a title. Telegram lets only its author edit a
    message; an author who may not change the card (any more) changes nothing.
    """
    for follow in (follow_title, follow_content, follow_comment):
        try:
            await follow(actor, piece, typed, now)
        except Refusal:
            continue


async def follow_title(actor: Person, piece: Piece, typed: str | None, now: datetime) -> None:
    """The card whose title stands in the message has the new one. Raises as `open_card`."""
    found = await Card.filter(titled_by=f"{piece.chat_id}.{piece.message_id}").first()
    if found is None or not typed or not typed.strip():
        return
    card = await open_card(actor, found.id, Right.EDIT)
    await read_anew(card, actor, typed, now)
    if not is_whole_title(typed) and (new := await keep(card, (piece,))):
        await record(card, actor, EventKind.CONTENT, now, did=Did.ADDED, parts=new)


async def follow_content(actor: Person, piece: Piece, _: str | None, now: datetime) -> None:
    """The card that keeps the message keeps it as it is now: the newest, where copies do too.

    Raises as `open_card`.
    """
    rows = Content.filter(chat_id=piece.chat_id, message_id=piece.message_id)
    found = await rows.order_by("-card_id").first()
    if found is None:
        return
    card = await open_card(actor, found.card_id, Right.EDIT)
    if await renew(found, piece):
        await record(card, actor, EventKind.CONTENT, now, did=Did.EDITED)


async def follow_comment(actor: Person, piece: Piece, _: str | None, now: datetime) -> None:
    """The actor's comment says what the message says now. Raises as `open_card`."""
    found = (
        await CommentPart.filter(
            chat_id=piece.chat_id, message_id=piece.message_id, comment__author_id=actor.id
        )
        .select_related("comment")
        .first()
    )
    if found is None:
        return
    card = await open_card(actor, found.comment.card_id, Right.COMMENT)
    if await renew(found, piece):
        await record(card, actor, EventKind.COMMENT_EDITED, now, comment=found.comment_id)


async def renew(row: Kept, piece: Piece) -> bool:
    """Write the message anew; tells whether anything changed."""
    fresh = {name: value for name, value in columns_of(piece).items() if name not in STAYS}
    if all(getattr(row, name) == value for name, value in fresh.items()):
        return False
    row.update_from_dict(fresh)
    await row.save(update_fields=list(fresh))
    return True
