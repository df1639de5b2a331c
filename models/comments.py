"""What people say about a card: said, shown, told to the card's people, taken away."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.queryset import QuerySet

from models.cards.history import record
from models.cards.keeping import Rows, bring_back, rows_of
from models.cards.pieces import PIECES_LIMIT, Piece, columns_of, piece_from
from models.refusals import CardFull, ChangedSince, Gone, NotAllowed
from models.reminders import tell_comment
from models.rights import Right, open_card
from models.search.index import index_card
from models.tables import Card, Comment, CommentPart, Did, Event, EventKind, Person, View

PAGE = 5
UNSAID = ("typing", "draft")
"""Messages of the bot that ask for an answer: a reply to one is that answer."""


@dataclass(frozen=True)
class Said:
    """A comment, as others see it; `at` in UTC."""

    id: int
    card_id: int
    author_id: int
    author: str
    at: datetime
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words, without formatting."""
        return " ".join(" ".join(piece.text for piece in self.pieces).split())


@dataclass(frozen=True)
class CommentsPage:
    """One page of a card's comments, the newest first; `page` counts from 0."""

    comments: tuple[Said, ...]
    total: int
    page: int
    pages: int


async def add_comment(
    actor: Person, card_id: int, piece: Piece, now: datetime
) -> tuple[Card, Comment]:
    """Say something about a card: its people are told, the actor is not.

    The parts of an album are one comment, told once; the same message is kept once. Raises as
    `open_card`, and `CardFull` when an album has no end.
    """
    card = await open_card(actor, card_id, Right.COMMENT)
    comment = await comment_with(actor, card, piece)
    if comment is None:
        comment = await Comment.create(card=card, author=actor, at=now)
        await CommentPart.create(comment=comment, **columns_of(piece))
        event = await record(card, actor, EventKind.COMMENTED, now, comment=comment.id)
        await tell_comment(card, event, now)
        return card, comment
    kept = await CommentPart.filter(comment_id=comment.id).count()
    if kept >= PIECES_LIMIT:
        raise CardFull(PIECES_LIMIT)
    _, fresh = await CommentPart.get_or_create(
        chat_id=piece.chat_id,
        message_id=piece.message_id,
        defaults={"comment": comment, **columns_of(piece)},
    )
    if fresh:
        await index_card(card.id)
        await View.filter(card_id=card.id, stale=False).update(stale=True)
    return card, comment


async def comment_with(actor: Person, card: Card, piece: Piece) -> Comment | None:
    """The comment that has this message, or other parts of its album, already."""
    known = CommentPart.filter(comment__card_id=card.id, comment__author_id=actor.id)
    part = await known.filter(chat_id=piece.chat_id, message_id=piece.message_id).first()
    if part is None and piece.album is not None:
        part = await known.filter(chat_id=piece.chat_id, album=piece.album).first()
    return await Comment.get(id=part.comment_id) if part else None


async def card_of_album(person: Person, chat_id: int, album: str) -> int | None:
    """The card about which this person is saying something with an album."""
    part = (
        await CommentPart.filter(chat_id=chat_id, album=album, comment__author_id=person.id)
        .select_related("comment")
        .first()
    )
    return part.comment.card_id if part else None


async def card_of_message(chat_id: int, message_id: int) -> int | None:
    """The card that a message of the bot shows; None when it shows none, or asks for something."""
    view = await View.get_or_none(chat_id=chat_id, message_id=message_id)
    if view is None or view.subject.partition(":")[0] in UNSAID:
        return None
    return view.card_id


async def delete_comment(actor: Person, comment_id: int, now: datetime) -> Card:
    """Take one's own comment away. Raises as `open_card`, `Gone`, and `NotAllowed` to others."""
    found = await Comment.get_or_none(id=comment_id)
    if found is None:
        raise Gone
    card = await open_card(actor, found.card_id, Right.COMMENT)
    if found.author_id != actor.id:
        raise NotAllowed
    going, parts = Comment.filter(id=comment_id), CommentPart.filter(comment_id=comment_id)
    kept = {"comments": await rows_of(going), "parts": await rows_of(parts.order_by("id"))}
    if await going.delete():
        await record(card, actor, EventKind.UNCOMMENTED, now, kept=kept, did=Did.REMOVED)
    return card


async def return_comment(card: Card, kept: dict[str, Rows], actor: Person, now: datetime) -> None:
    """Bring a comment back that its author took away. Raises `ChangedSince`."""
    for part in kept["parts"]:
        if await CommentPart.exists(chat_id=part["chat_id"], message_id=part["message_id"]):
            raise ChangedSince
    await bring_back(Comment, kept["comments"])
    await bring_back(CommentPart, kept["parts"])
    await record(card, actor, EventKind.UNCOMMENTED, now, did=Did.RETURNED)


async def find_comment(comment_id: int) -> Said:
    """A comment; asks for no rights. Raises `Gone`."""
    found = await read_said(Comment.filter(id=comment_id).limit(1))
    if not found:
        raise Gone
    return found[0]


async def comments_page(card_id: int, page: int) -> CommentsPage:
    """A page of a card's comments, or the last when there are fewer; asks for no rights."""
    total = await Comment.filter(card_id=card_id).count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = Comment.filter(card_id=card_id).order_by("-id").offset(page * PAGE).limit(PAGE)
    return CommentsPage(await read_said(rows), total, page, pages)


async def said_since(event_id: int, card_id: int, person_id: int | None) -> tuple[Said, ...]:
    """What others said about the card from this line of its history on, oldest first."""
    events = await Event.filter(card_id=card_id, id__gte=event_id, kind=EventKind.COMMENTED)
    ids = [event.data["comment"] for event in events]
    others = Comment.filter(id__in=ids, card_id=card_id).exclude(author_id=person_id)
    return await read_said(others.order_by("id"))


async def read_said(rows: QuerySet[Comment]) -> tuple[Said, ...]:
    """The comments, with their authors and parts read at once."""
    found = await rows.select_related("author").prefetch_related("parts")
    return tuple(
        Said(
            id=comment.id,
            card_id=comment.card_id,
            author_id=comment.author_id,
            author=comment.author.name,
            at=comment.at,
            pieces=tuple(
                piece_from(part) for part in sorted(comment.parts, key=lambda part: part.id)
            ),
        )
        for comment in found
    )
