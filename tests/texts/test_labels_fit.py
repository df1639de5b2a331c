"""Words on buttons that stand side by side are whole on a phone, in each language."""

from zoneinfo import ZoneInfo

import pytest

from handlers.boards.menu import more_screen as board_menu
from handlers.boards.screen import board_screen
from handlers.cards.more import more_screen as card_menu
from handlers.menu import menu_rows
from handlers.reader import Reader
from handlers.screens import Row
from handlers.settings import settings_screen
from models.cards.lists import BoardPage
from models.looks import ALL, Sight
from models.rights import RIGHTS
from models.tables import BoardKind, Role
from tests.promises.people_write import board, fullest, member, person
from tests.town import START

ROOM = {1: 40, 2: 19, 3: 12}
"""So many characters of a label fit, by how many buttons share the row; a sign counts as three."""


def check(rows: tuple[Row, ...]) -> None:
    """None of these buttons loses its end."""
    for row in rows:
        for one in row:
            sign, _, words = one.text.partition(" ")
            assert len(words or sign) + 3 * bool(words) <= ROOM[len(row)], one.text


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_menus(language: str) -> None:
    reader, sheet = Reader(language, ZoneInfo("Europe/Kyiv"), START), fullest("я")
    check(card_menu(reader, sheet, RIGHTS[Role.OWNER], "", private=True).rows)
    for role in (Role.OWNER, Role.EDITOR):
        for kind in BoardKind:
            on = board("Дошка")
            on.kind = kind
            check(board_menu(reader, member("Я", 1, role, on)).rows)
            for sight in (ALL, Sight(mine=True)):
                page = BoardPage(1, "Дошка", kind, role, 9, (), (), 1, 3, sight=sight)
                check(board_screen(reader, page).rows)
    check(settings_screen(reader, person("Я")).rows)
    check(menu_rows(reader))
