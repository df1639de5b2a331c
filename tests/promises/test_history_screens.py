"""A card's history, and the card with ↩️ and ⛔, within Telegram's limits."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from handlers.cards.blocking import block_screen
from handlers.cards.history_screen import history_screen
from handlers.cards.screen import card_screen
from handlers.reader import Reader
from models.cards.past import Happened, HistoryPage
from models.cards.sheet import Sheet
from models.cards.undo import LastChange
from models.rights import RIGHTS
from models.tables import EventKind, Role
from tests.promises.people_write import NAMES, READERS, TITLES, sheets
from tests.promises.test_screens import check, quick
from tests.town import START


@quick
@given(READERS, sheets(), TITLES)
def test_a_card(reader: Reader, sheet: Sheet, why: str) -> None:
    last = LastChange(2**62, sheet.keeper.id, reader.now)
    mine = replace(sheet, last_change=last, blocked=why)
    check(card_screen(reader, mine, RIGHTS[Role.OWNER], "b.1", None, sheet.keeper.id))
    check(block_screen(reader, mine, "b.1"))


@quick
@given(READERS, sheets(), TITLES, NAMES, st.lists(st.sampled_from(EventKind), min_size=10))
def test_history(
    reader: Reader, sheet: Sheet, title: str, name: str, kinds: list[EventKind]
) -> None:
    said = {"before": title, "after": title, "did": "renamed", "text": title, "why": title}
    lines = [
        Happened(2**62, kind, said if kind in TITLED else {}, START, name, 1, name)
        for kind in kinds[:10]
    ]
    last = replace(sheet, last_change=LastChange(2**62, 1, START))
    for page in (0, 3, 99_999):
        found = HistoryPage(tuple(lines), page, 100_000)
        check(history_screen(reader, last, found, "b.100000", 1))


TITLED = (EventKind.RENAMED, EventKind.MOVED, EventKind.ITEM, EventKind.CANNOT)
"""Kinds whose lines hold what people wrote."""
