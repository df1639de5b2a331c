"""Whatever labels are called, their screens stay within Telegram's limits."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.boards.filtering import labels_screen as filter_labels
from handlers.boards.filtering import people_screen as filter_people
from handlers.labels.keeping import drop_screen, label_screen, list_screen, merge_screen
from handlers.labels.picking import labels_screen
from handlers.reader import Reader
from models.cards.sheet import Sheet
from models.labels import BoardLabel
from models.looks import ALL
from models.tables import Role
from tests.promises.people_write import NAMES, READERS, board, label, member, sheets
from tests.promises.test_screens import check, quick


@quick
@given(READERS, sheets(), st.lists(NAMES, min_size=1, max_size=45))
def test_labels(reader: Reader, sheet: Sheet, names: list[str]) -> None:
    on = board(sheet.title)
    members = [member(name, n, Role.EDITOR, on) for n, name in enumerate(names, 1)]
    found = [BoardLabel(tag, 2**31) for tag in sheet.labels]
    for page in (0, 1, 9):
        check(labels_screen(reader, sheet, found, page, "b.1"))
        me = member(names[0], 1, Role.GUEST, board(sheet.title))
        check(filter_labels(reader, me, ALL, found, page))
        check(filter_people(reader, me, ALL, members, page))
        for role in (Role.OWNER, Role.EDITOR):
            check(list_screen(reader, member(names[0], 1, role, board(sheet.title)), found, page))
    for tag in sheet.labels[:2]:
        one = label(tag, board(sheet.title))
        check(label_screen(reader, one, 2**31))
        check(drop_screen(reader, one, 2**31))
        check(merge_screen(reader, one, found, 0))
