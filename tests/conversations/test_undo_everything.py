"""↩️ every kind of change there is: taken back by who made it, once, or with the reason why not."""

import pytest

from handlers import buttons as b
from models.cards.past import Happened
from models.cards.undo import BACK, Change, undo
from models.refusals import ChangedSince, Gone, OthersChange
from models.storage import transaction
from models.tables import DIDS, Card, Did, Event, EventKind
from models.tables import Person as Account
from tests.conversations.teams import gather_team
from tests.conversations.test_fields import makes
from tests.conversations.undoing import STORIES, made, state
from tests.town import START, Town

STAYS: dict[Change, str] = {
    (EventKind.CREATED, None): "a card goes by 🗑, which is taken back itself",
    (EventKind.CONTENT, Did.RETURNED): "takes something back itself",
    (EventKind.CONTENT, Did.EDITED): "the card says what the message says: that is edited back",
    (EventKind.ITEM, Did.RETURNED): "takes something back itself",
    (EventKind.ITEM, Did.LIST_RETURNED): "takes something back itself",
    (EventKind.ITEM, Did.PARTED): "takes something back itself",
    (EventKind.SPLIT, Did.UNSPLIT): "takes something back itself",
    (EventKind.UNCOMMENTED, Did.RETURNED): "takes something back itself",
    (EventKind.ITEM, Did.MADE_OF): "how the card was made; its item's card takes that back",
    (EventKind.ITEM, Did.CARRIED): "one of several cards that a month's opening changed",
    (EventKind.REPEATED, None): "what followed from ✅, and goes back with it",
    (EventKind.BRIEF, None): "every answer of a brief is changed where it was given",
    (EventKind.CANNOT, None): "said to somebody",
    (EventKind.COMMENTED, None): "said; its author deletes it, which is taken back itself",
    (EventKind.COMMENT_EDITED, None): "the comment says what the message says",
    (EventKind.APPROVED, None): "said of a version; the other word takes its place",
    (EventKind.CHANGES, None): "said of a version; the other word takes its place",
    (EventKind.SHARED, None): "a guest came by themselves",
    (EventKind.UNSHARED, None): "who is to come again gets a link",
}
"""What ↩️ does not take back, and why."""
CATALOGUE = [(kind, did) for kind in EventKind for did in DIDS.get(kind, (None,))]
ELSEWHERE = {EventKind.ARCHIVED, EventKind.DELETED}
"""After these ↩️ on the card is the way out of the archive, which does the same."""


def test_every_change_can_be_taken_back_or_has_its_reason() -> None:
    assert set(CATALOGUE) == BACK.keys() | STAYS.keys()
    assert not BACK.keys() & STAYS.keys()
    assert BACK.keys() == STORIES.keys()


async def test_each_goes_back_once_to_who_made_it(sqlite_town: Town) -> None:
    town, olena = sqlite_town, sqlite_town.olena
    await gather_team(town)
    await makes(olena, "Money", "Бюджет")
    await made(olena)
    me, max_ = [await Account.get(telegram_id=one.id) for one in (olena, town.max)]
    for change, story in STORIES.items():
        await made(olena, "Робота")
        told = story(olena)
        await anext(told)
        card = await Card.all().order_by("-id").first()
        assert card is not None
        before = await state(card.id)
        assert await anext(told, "over") == "over"
        rows = Event.filter(card_id=card.id, undone_at=None)
        event = await rows.order_by("-id").first()
        assert event is not None
        assert (event.kind, event.data.get("did")) == change
        assert await state(card.id) != before, change
        data = b.Undo(card=card.id, event=event.id).pack()
        if event.kind not in ELSEWHERE:
            assert await olena.data_of("↩️") == data, change
        # On Olena's own board there is nothing for Max to see.
        hidden = event.kind is EventKind.TRANSFERRED
        with pytest.raises(Gone if hidden else OthersChange):
            await take_back(max_, event)
        toast = await olena.forges(data)
        assert toast.startswith("↩️ "), (change, toast)
        assert await state(card.id) == before, change
        assert await take_back(me, event) is None, change
        # As if it had been put back by hand, so that it is not as the change left it any more.
        await Event.filter(id=event.id).update(undone_at=None)
        with pytest.raises(ChangedSince):
            await take_back(me, event)
        assert await state(card.id) == before, change


async def take_back(actor: Account, event: Event) -> Happened | None:
    """↩️ at once; the new line of history."""
    async with transaction():
        _, line = await undo(actor, event.card_id, event.id, START)
        return line
