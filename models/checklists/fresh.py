"""A new card that begins with a template."""

from datetime import datetime

from models.cards.create import create_card
from models.cards.titles import TitleReading
from models.checklists.lists import put_checklist
from models.refusals import Gone
from models.storage import values_of
from models.tables import Card, Checklist, Person


async def count_made(person: Person) -> int:
    """How many cards this person made from templates so far, those that are gone among them."""
    made = Card.filter(creation_key__startswith=f"list:{person.id}:")
    keys = await values_of(made, "creation_key")
    return max((int(key.rpartition(":")[2]) for key in keys), default=0)


async def make_with_template(
    actor: Person, board_id: int, template: str, title: str, *, ordinal: int, now: datetime
) -> tuple[Card, int]:
    """This person's card number `ordinal` of such, made once, and the id of its first list.

    Raises as `create_card` and `put_checklist`, and `Gone` for a number too high or a list that
    was taken off since.
    """
    if not 1 <= ordinal <= await count_made(actor) + 1:
        raise Gone
    key = f"list:{actor.id}:{ordinal}"
    made = await Card.exists(creation_key=key)
    card = await create_card(actor, board_id, title, TitleReading(title), (), key=key, now=now)
    if made:
        first = await Checklist.filter(card_id=card.id).order_by("position").first()
        if first is None:
            raise Gone
        return card, int(first.id)
    checklist = await put_checklist(actor, card.id, template, ordinal=0, now=now)
    return card, int(checklist.id)
