"""Ready checklists on cards. A template is a list of keys, whose texts the catalogues have."""

from dataclasses import dataclass
from datetime import datetime

from models.cards.history import record
from models.refusals import Gone
from models.rights import Right, open_card
from models.tables import Card, Checklist, EventKind, Item, Person


@dataclass(frozen=True)
class Template:
    """A ready checklist: its key and the keys of its items, in order, by part."""

    key: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def items(self) -> tuple[str, ...]:
        """All item keys, in order."""
        return tuple(item for _, items in self.parts for item in items)


COLLABORATION = Template(
    "collaboration",
    (
        ("before", ("task",)),
        ("goals", ("present", "problem", "references", "handover", "requirements", "statistics")),
        ("results", ("ideas", "brief", "changes")),
        ("matters", ("measurable", "schedule", "plan_b")),
    ),
)
TEMPLATES = {COLLABORATION.key: COLLABORATION}


async def put_checklist(
    actor: Person, card_id: int, template: str, *, ordinal: int, now: datetime
) -> Checklist:
    """Put a ready checklist on the card as its checklist number `ordinal`, made once.

    Raises as `open_card`, and `Gone` for an unknown template or a number too high.
    """
    if template not in TEMPLATES:
        raise Gone
    card = await open_card(actor, card_id, Right.EDIT)
    if ordinal > await Checklist.filter(card_id=card.id).count():
        raise Gone
    checklist, made = await Checklist.get_or_create(
        card_id=card.id, position=ordinal, defaults={"template": template}
    )
    if made:
        for position, key in enumerate(TEMPLATES[template].items):
            await Item.create(checklist=checklist, position=position, key=key)
        await record(card, actor, EventKind.CHECKLIST, now, template=template)
    return checklist


async def tick(actor: Person, item_id: int, now: datetime, *, done: bool) -> Card:
    """Tick (or untick) an item; the first who ticked it stays. Raises as `open_card`."""
    item = await Item.get_or_none(id=item_id).select_related("checklist")
    if item is None:
        raise Gone
    card = await open_card(actor, item.checklist.card_id, Right.TICK)
    await item.refresh_from_db(fields=["done_at", "done_by_id"])
    if (item.done_at is not None) == done:
        return card
    item.done_at = now if done else None
    item.done_by = actor if done else None
    await item.save(update_fields=["done_at", "done_by_id"])
    kind = EventKind.TICKED if done else EventKind.UNTICKED
    await record(card, actor, kind, now, item=item.key)
    return card
