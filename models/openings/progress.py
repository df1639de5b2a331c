"""How complete a card of an opening is, and those before it: plain values for a screen."""

import re
from collections import Counter
from dataclasses import dataclass

from models.cards.sheet import Sheet, read_sheet
from models.openings.leftovers import following_of
from models.tables import OPENED, Card, Item

PAST_SHOWN = 12
NAMED = re.compile(rf"{OPENED}(\d+):(\d+)")


@dataclass(frozen=True)
class Past:
    """A card of the opening, and how many of its `total` items are ticked."""

    id: int
    number: int
    title: str
    done: int
    total: int


@dataclass(frozen=True)
class Progress:
    """How complete a card is; `following` is the card that opened after it, as id and number."""

    sheet: Sheet
    past: tuple[Past, ...]
    """Those before it, the newest first."""
    following: tuple[int, int] | None

    @property
    def unsettled(self) -> bool:
        """Whether something is left here, though the next card is open."""
        steps = [step for one in self.sheet.checklists for step in one.items]
        open_still = self.sheet.done_column is not None
        return open_still and self.following is not None and any(not s.done_at for s in steps)


async def read_progress(card: Card) -> Progress:
    """How complete the card is. Asks for no rights."""
    following = await following_of(card)
    named = NAMED.fullmatch(card.creation_key or "")
    return Progress(
        await read_sheet(card.id),
        tuple(await past_of(int(named[1]), int(named[2]))) if named else (),
        (following.id, following.number) if following else None,
    )


async def past_of(opening_id: int, turn: int) -> list[Past]:
    """The cards of an opening before this turn, the newest first, by their first lists."""
    keys = [f"{OPENED}{opening_id}:{n}" for n in range(max(1, turn - PAST_SHOWN), turn)]
    cards = await Card.filter(creation_key__in=keys).order_by("-id")
    items = Item.filter(checklist__card_id__in=[card.id for card in cards], checklist__position=0)
    rows = await items.values_list("checklist__card_id", "done_at")
    total = Counter(card_id for card_id, _ in rows)
    done = Counter(card_id for card_id, done_at in rows if done_at is not None)
    return [
        Past(card.id, card.number, card.title, done[card.id], total[card.id])
        for card in cards
        if total[card.id]
    ]
