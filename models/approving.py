"""👍 and ✍️: what clients say of a version of a card, in rounds.

A version is the line of history that last changed what the card says; a round is a version that
somebody approved or asked to change. Both live in the card's history.
"""

from dataclasses import dataclass
from datetime import datetime

from models.cards.history import record
from models.cards.pieces import Piece, columns_of
from models.comments import Said, add_comment, comment_with, read_said
from models.refusals import ChangedMeanwhile
from models.reminders import tell_verdict
from models.rights import Right, open_card
from models.storage import values_of
from models.tables import Card, Comment, CommentPart, Event, EventKind, Person

CONTENT = (EventKind.CREATED, EventKind.RENAMED, EventKind.TAKEN_BACK, EventKind.CONTENT)
"""What changes a card's words or files."""
VERDICTS = (EventKind.APPROVED, EventKind.CHANGES)
SHOWN = 2


@dataclass(frozen=True)
class Verdict:
    """What somebody said of a version; `old` when the card says something else by now."""

    name: str
    approved: bool
    round: int
    old: bool
    reason: Said | None = None
    """What they want changed; None when they took their words back, too."""


async def version_of(card_id: int) -> int:
    """The line of history that last changed what the card says."""
    found = await Event.filter(card_id=card_id, kind__in=CONTENT).order_by("-id").first()
    return found.id if found else 0


async def open_version(actor: Person, card_id: int, version: int) -> Card:
    """The card, when this person may judge it and has seen what it says now.

    Raises as `open_card`, and `ChangedMeanwhile`.
    """
    card = await open_card(actor, card_id, Right.APPROVE)
    if await version_of(card.id) != version:
        raise ChangedMeanwhile
    return card


async def approve(actor: Person, card_id: int, version: int, now: datetime) -> Card:
    """Approve this version; its people are told, once. Raises as `open_version`."""
    card = await open_version(actor, card_id, version)
    newest = (
        await Event.filter(card_id=card.id, actor_id=actor.id, kind__in=VERDICTS)
        .order_by("-id")
        .first()
    )
    if newest and newest.kind is EventKind.APPROVED and newest.data["version"] == version:
        return card
    number = await round_of(card, version)
    event = await record(card, actor, EventKind.APPROVED, now, version=version, round=number)
    await tell_verdict(card, event, now)
    return card


async def ask_changes(
    actor: Person, card_id: int, version: int, piece: Piece, now: datetime
) -> Card:
    """Ask for changes of the version that was seen; the reason is kept as a comment, told once.

    Raises as `open_card`, and as `add_comment` for further parts of an album.
    """
    card = await open_card(actor, card_id, Right.APPROVE)
    if await comment_with(actor, card, piece) is not None:
        card, _ = await add_comment(actor, card_id, piece, now)
        return card
    comment = await Comment.create(card=card, author=actor, at=now)
    await CommentPart.create(comment=comment, **columns_of(piece))
    number = await round_of(card, version)
    said = {"version": version, "round": number, "comment": comment.id}
    event = await record(card, actor, EventKind.CHANGES, now, **said)
    await tell_verdict(card, event, now)
    return card


async def round_of(card: Card, version: int) -> int:
    """The number of the round in which this version is, or would be, judged."""
    told = await values_of(Event.filter(card_id=card.id, kind__in=VERDICTS), "data")
    known = {data["version"]: int(data["round"]) for data in told}
    return known.get(version, max(known.values(), default=0) + 1)


async def verdicts_on(card_id: int) -> tuple[Verdict, ...]:
    """The newest word of each who judged the card, the newest first, a few at most."""
    events = (
        await Event.filter(card_id=card_id, kind__in=VERDICTS)
        .select_related("actor")
        .order_by("-id")
    )
    newest: dict[int | None, Event] = {}
    for event in events:
        newest.setdefault(event.actor_id, event)
    return await read_verdicts(list(newest.values())[:SHOWN], card_id)


async def find_verdict(event_id: int, card_id: int) -> Verdict | None:
    """What this line of the card's history says, when it is a verdict."""
    events = Event.filter(id=event_id, card_id=card_id, kind__in=VERDICTS)
    found = await read_verdicts(await events.select_related("actor"), card_id)
    return found[0] if found else None


async def read_verdicts(events: list[Event], card_id: int) -> tuple[Verdict, ...]:
    """These lines of history (`actor` loaded) in full."""
    if not events:
        return ()
    version = await version_of(card_id)
    ids = [event.data["comment"] for event in events if event.kind is EventKind.CHANGES]
    reasons = {said.id: said for said in await read_said(Comment.filter(id__in=ids))}
    return tuple(
        Verdict(
            name=event.actor.name if event.actor else "",
            approved=event.kind is EventKind.APPROVED,
            round=event.data["round"],
            old=event.data["version"] != version,
            reason=reasons.get(event.data.get("comment", 0)),
        )
        for event in events
    )
