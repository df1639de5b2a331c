"""Whatever people write, every screen stays within Telegram's limits and its HTML parses."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from handlers import comment_screens
from handlers.boards import removing, team
from handlers.boards import screen as boards
from handlers.boards.filtering import filters_screen
from handlers.boards.mine import my_screen
from handlers.cards import calendar, deadline, people
from handlers.cards import screen as cards
from handlers.cards import taps as card_taps
from handlers.cards.contents import content_screen
from handlers.cards.reminding import reminders_screen
from handlers.cards.snoozing import snooze_screen
from handlers.cards.telling import Telling, comments_words
from handlers.cards.waiting_screens import reaches_screen, unmoved_screen
from handlers.checklists.dating import date_screen
from handlers.checklists.handing import handoff_screens
from handlers.checklists.items import item_screen
from handlers.checklists.items import people_screen as item_people_screen
from handlers.checklists.ready import cards_screen, own_text, templates_screen
from handlers.checklists.screen import checklist_screen
from handlers.checklists.showing import lists_screen, put_screen
from handlers.checklists.sight import Sight
from handlers.checklists.writing import drop_screen
from handlers.content import pages_of
from handlers.drafts import screen as drafts
from handlers.groups.boards import bound_screen, bring_screen, choice_screen
from handlers.groups.coming import goodbye_screen, hello_screen
from handlers.groups.hearing import hearing_screen
from handlers.groups.joining import request_screen
from handlers.groups.leaving import departure_screen
from handlers.groups.people import people_screen
from handlers.groups.settings import settings_screen
from handlers.guests.sharing import columns_screen, sharing_screen
from handlers.guests.shown import shown_screen
from handlers.reader import Reader
from handlers.reminder_sets import board_reminders_screen, my_reminders_screen
from handlers.screens import Screen
from handlers.start import help_screen
from handlers.templates import template_text
from handlers.turn import Hearing
from handlers.welcome import welcome_screen
from handlers.zones import cities_screen, zones_screen
from models.cards.leaving import Freed
from models.cards.lists import BoardPage, ColumnCount, Line, MyPage
from models.cards.pieces import Piece
from models.cards.sheet import Sheet
from models.cards.titles import TitleReading
from models.checklists.ready import TEMPLATES, Side
from models.comments import CommentsPage, Said
from models.drafts import Draft
from models.guests import Shared
from models.joining import Departure
from models.labels import Tag
from models.looks import ALL
from models.looks import Sight as BoardSight
from models.places import City
from models.reminders import Cause, Waits
from models.rights import RIGHTS
from models.tables import (
    BoardKind,
    Card,
    Column,
    ColumnKind,
    GuestLink,
    JoinRequest,
    Priority,
    Reason,
    Role,
)
from sandbox.html_text import parse_html
from sandbox.rich_html import parse_rich
from sandbox.text import utf16_length
from tests.promises.people_write import (
    IDS,
    LINES,
    MOMENTS,
    NAMES,
    READERS,
    TITLES,
    board,
    fullest,
    group,
    member,
    own_template,
    person,
    pieces,
    sheets,
    texts,
)
from tests.town import START


def check(screen: Screen, width: int = 8) -> None:
    """The screen as Telegram would take it: its text parsed, its keyboard measured."""
    plain, _ = parse_html(screen.text)
    assert 1 <= utf16_length(plain) <= 4096
    rows = [row for row in screen.rows if row]
    assert sum(map(len, rows)) <= 100
    assert all(len(row) <= width for row in rows)
    for button in (button for row in rows for button in row):
        assert button.text.strip()
        assert button.url or 1 <= len((button.data or "").encode()) <= 64
    assert len(screen.place) <= 32
    assert len(screen.subject) <= 64
    if screen.rich:
        parse_rich({"html": screen.rich})  # raises what Telegram would refuse
    assert screen.placeholder is None or len(screen.placeholder) >= 1


def check_checklists(reader: Reader, sheet: Sheet) -> None:
    """All that shows the checklists of this card."""
    words = replace(reader, language="uk")
    owned = [own_template(sheet.title, n) for n in range(80)]
    check(put_screen(reader, sheet, owned, 9, "b.1"))
    check(templates_screen(reader, owned, in_group=False))
    check(Screen(text=own_text(reader, owned[0])))
    check(lists_screen(reader, replace(sheet, checklists=sheet.checklists[:10]), "b.1", edit=True))
    for steps in sheet.checklists[:3]:
        on = replace(sheet, checklists=(steps,))
        for mode in ("tick", "edit", "turn"):
            for page in (0, 1, 999):
                sight = Sight(steps.id, page, mode, shared=bool(page % 2))
                check(checklist_screen(reader, words, on, sight, "b.1"))
        for side in (None, Side.SMM):
            for screen in handoff_screens(reader, on, steps, side):
                check(screen)
        check(drop_screen(reader, on, steps, "b.1"))
        for at, step in list(enumerate(steps.items))[:3]:
            check(item_screen(reader, on, steps, at, "b.1"))
            check(date_screen(reader, person("я"), on, step, "b.1"))
            members = [member("я" * 128, n, Role.EDITOR, board("Команда")) for n in range(1, 45)]
            check(item_people_screen(reader, on, step, members, 1, 1, "b.1"))


quick = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@quick
@given(READERS, sheets(), st.sampled_from(Role), st.sampled_from([None, *Reason]), st.data())
def test_a_card(
    reader: Reader, sheet: Sheet, role: Role, reason: Reason | None, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(["", "group", "my.3", "b.100000"]))
    cause = reason and Cause(reason, 2**33)
    words = Markup("{}").format(data.draw(texts(300)))
    telling = Telling(words, f"card:{cause}", answers=True) if cause else None
    check(cards.card_screen(reader, sheet, RIGHTS[role], place, telling, sheet.keeper.id))
    for page in (0, 1, 99):
        check(content_screen(reader, sheet, place, page))


@pytest.mark.parametrize("unit", ["𝔎", "<b>&", "ї ", "W"])
@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_the_fullest_screens(language: str, unit: str) -> None:
    reader, sheet = Reader(language, ZoneInfo("Europe/Kyiv"), START), fullest(unit)
    for telling in (None, Telling(Markup("{}").format((unit * 400)[:400]), answers=True)):
        check(cards.card_screen(reader, sheet, RIGHTS[Role.OWNER], "b.100000", telling))
    for page in range(9):
        check(content_screen(reader, sheet, "my.9", page))
    check_checklists(reader, sheet)
    check(people.people_screen(reader, sheet, [], 1, 0, "b.1"))
    check(deadline.deadline_screen(reader, person(sheet.title), sheet, "b.1"))
    title, name = sheet.title, sheet.people[0].name
    on = board(title)
    members = [member(name, n, Role.ADMIN, on) for n in range(1, 99)]
    check(team.menu_screen(reader, members[0], members, active=False))
    line = Line(1, 2**31, title, 1, title, 1, START, (name,) * 5, ())
    counts = tuple(ColumnCount(n, title, ColumnKind.ACTIVE, 2**31) for n in range(1, 5))
    page_of = BoardPage(1, title, BoardKind.TEAM, Role.OWNER, 9, counts, (line,) * 10, 1, 9)
    check(boards.board_screen(reader, page_of))
    check(shown_screen(reader, MyPage((line,) * 10, 99, 1, 9)))
    guests = [person(name, n) for n in range(1, 99)]
    standing = cast("GuestLink", SimpleNamespace(token="t" * 32, expires_at=START))
    card = Card(id=2**62, number=2**31, title=title)
    column = Column(id=2**62, title=title)
    column.board_id = 2**62
    for what in (card, column):
        shared = Shared(on, what)
        check(sharing_screen(reader, shared, standing, guests, "kartka_bot", "b.1"))
    check(columns_screen(reader, on.id, [column] * 99))
    reading = TitleReading(
        title, START, (START,) * 4, title, title, (person(name),) * 120, ((unit * 64)[:64],) * 4
    )
    draft = Draft(key="1.1", at=START, typed=title, board_id=1, pieces=sheet.pieces[:3])
    check(drafts.draft_screen(reader, draft, reading, [on] * 9))
    check(drafts.group_screen(reader, draft, reading, title))


@quick
@given(READERS, sheets(), st.lists(NAMES, min_size=1, max_size=45))
def test_what_opens_from_a_card(reader: Reader, sheet: Sheet, names: list[str]) -> None:
    owner = person(names[0], 1)
    on = board("Команда")
    members = [member(name, n, Role.EDITOR, on) for n, name in enumerate(names, 1)]
    check(card_taps.columns_screen(reader, sheet, "b.1"))
    check(card_taps.priorities_screen(reader, sheet, "b.1"))
    check(deadline.deadline_screen(reader, owner, sheet, "b.1"))
    check(calendar.hours_screen(reader, sheet, reader.today, owner.day_ends, "b.1"))
    for month in (reader.today.replace(day=1), reader.today.replace(year=2030, day=1)):
        check(calendar.calendar_screen(reader, sheet, month, "b.1"), width=7)
    for page in (0, 1, 9):
        check(people.people_screen(reader, sheet, members, 1, page, "b.1"))
    check(snooze_screen(reader, reader, sheet, "b.1"))
    own = SimpleNamespace(occasions="366d 20160m 2m late daily", board=on)
    waits = Waits(START, tuple(stop.id for stop in sheet.columns))
    for role, waited in ((Role.OWNER, waits), (Role.GUEST, Waits()), (Role.OWNER, None)):
        shown = reminders_screen(reader, sheet, cast("Card", own), "b.1", RIGHTS[role], waited)
        check(shown)
    check(unmoved_screen(reader, sheet, waits, "b.1"))
    check(reaches_screen(reader, sheet, waits, "b.1"))
    check_checklists(reader, sheet)


@quick
@given(READERS, sheets(), st.lists(pieces(), min_size=1, max_size=2), NAMES)
def test_comments(reader: Reader, sheet: Sheet, said: list[Piece], name: str) -> None:
    comments = tuple(
        Said(2**62, sheet.id, 2**62, name, START, (said[n % len(said)],)) for n in range(5)
    )
    for page in (0, 3, 9):
        found = CommentsPage(comments, 49, page, 10)
        check(comment_screens.comments_screen(reader, sheet, found, "b.1"))
    whole = Said(2**62, sheet.id, 2**62, name, START, tuple(said))
    for page in (0, 1, 99):
        check(comment_screens.comment_screen(reader, sheet, whole, "b.1", page, mine=True))
    check(comment_screens.deletion_screen(reader, sheet, whole, "b.1"))
    check(cards.card_screen(reader, sheet, RIGHTS[Role.OWNER], "", told_of(reader, comments)))


def told_of(reader: Reader, comments: tuple[Said, ...]) -> Telling:
    """What stands above the card of somebody who is told of these comments."""
    return Telling(comments_words(reader, comments))


@quick
@given(READERS, TITLES, st.lists(TITLES, min_size=1, max_size=4), st.lists(LINES, max_size=10), IDS)
def test_lists(
    reader: Reader, title: str, columns: list[str], lines: list[Line], board_id: int
) -> None:
    counts = tuple(
        ColumnCount(n, column, ColumnKind.ACTIVE, 2**31) for n, column in enumerate(columns, 1)
    )
    for kind in BoardKind:
        page = BoardPage(board_id, title, kind, Role.OWNER, 99, counts, tuple(lines), 7, 10_000)
        full = BoardSight(
            mine=True,
            late=True,
            priority=Priority.LOW,
            label=Tag(1, title[:64], "✈️"),
            person=person(title[:128]),
        )
        for sight in (ALL, full):
            seen = replace(page, sight=sight)
            check(filters_screen(reader, seen, alone=True))
            check(boards.board_screen(reader, replace(seen, lines=()), rich=True))
            for group_id in (None, 2**62):
                in_group = group_id is not None
                check(boards.board_screen(reader, seen, in_group=in_group, group_id=group_id))
                check(boards.board_screen(reader, seen, group_id=group_id, rich=True))
    mine = MyPage(tuple(lines), 2**31, 7, 10_000)
    check(my_screen(reader, mine, {}))
    check(cards_screen(reader, "collaboration", title, mine, {}))


@quick
@given(READERS, TITLES, st.lists(NAMES, min_size=1, max_size=60), st.sampled_from(Role))
def test_boards_and_their_people(reader: Reader, title: str, names: list[str], role: Role) -> None:
    on = board(title)
    members = [member(name, n, role, on) for n, name in enumerate(names, 1)]
    check(team.menu_screen(reader, members[0], members, active=False))
    check(team.roles_screen(reader, members[0]))
    check(board_reminders_screen(reader, on))
    check(my_reminders_screen(reader, person(names[0])))
    check(welcome_screen(reader, person(names[0])))


READINGS = st.builds(
    TitleReading,
    TITLES,
    st.none() | MOMENTS,
    st.lists(MOMENTS, max_size=4).map(tuple),
    TITLES,
    TITLES,
    st.lists(NAMES.map(person), max_size=120).map(tuple),
    st.lists(texts(64), max_size=4).map(tuple),
)


@quick
@given(READERS, READINGS, st.none() | TITLES, st.lists(pieces(), max_size=3), TITLES)
def test_drafts(
    reader: Reader, reading: TitleReading, typed: str | None, found: list[Piece], title: str
) -> None:
    draft = Draft(key=f"{-(2**51)}.{2**31}", at=START, typed=typed, board_id=1, pieces=tuple(found))
    all_boards = [board(title, n) for n in range(1, 99)]
    check(drafts.draft_screen(reader, draft, reading, all_boards))
    check(drafts.boards_screen(reader, draft, all_boards))
    check(drafts.group_screen(reader, draft, reading, title))
    check(drafts.doubt_screen(reader, draft, reading.title))


@quick
@given(READERS, TITLES, st.lists(NAMES, min_size=1, max_size=60))
def test_a_group_its_board_and_its_people(reader: Reader, title: str, names: list[str]) -> None:
    on, here, name = board(title), group(title), "kartka_bot"
    members = [member(one, n, Role.ADMIN, on) for n, one in enumerate(names, 1)]
    request = cast("JoinRequest", SimpleNamespace(id=2**62))
    freed = tuple(Freed(2**62, 2**31, title) for _ in range(40))
    for known in (None, on):
        check(hello_screen(reader, here, Markup("{}").format(title) if known else None, name))
        for in_group in (False, True):
            check(settings_screen(reader, here, known, name, in_group=in_group))
    check(bring_screen(reader, on, name))
    for theirs in ([on], [on] * 60):
        check(goodbye_screen(reader, here, theirs))
    check(choice_screen(reader, here, [on] * 60, 9))
    check(bound_screen(reader, on))
    check(request_screen(reader, request, members[0].person))
    check(team.menu_screen(reader, members[0], members, [here] * 20, active=False))
    check(people_screen(reader, on, members, name))
    check(removing.pick_screen(reader, on.id, members, 1))
    check(removing.removal_screen(reader, members[0], [], []))
    cards = [cast("Card", SimpleNamespace(number=2**31, title=title))] * 60
    check(removing.removal_screen(reader, members[0], cards, members[:40]))
    for private in (False, True):
        gone = Departure(members[0].person, on, here, freed)
        check(departure_screen(reader, gone, private=private))


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_screens_with_nothing_of_peoples(language: str) -> None:
    reader = Reader(language, ZoneInfo("Europe/Kyiv"), START)
    city = City("Льв" * 60, "UA", ZoneInfo("America/Argentina/ComodRivadavia"))
    for start in (False, True):
        check(zones_screen(reader, start=start))
        check(cities_screen(reader, [city] * 8, start=start))
        check(help_screen(reader, in_group=start))
    for template in TEMPLATES.values():
        check(Screen(text=template_text(reader, template)))
    for yes in (False, True):
        hearing = Hearing(reads_all=yes, admin=yes, pins=yes, deletes=False, topics=yes)
        check(hearing_screen(reader, group("Група"), hearing))
    check(hearing_screen(reader, group("Група"), None))


@quick
@given(READERS, pieces(), st.integers(1, 3000))
def test_nothing_is_lost_between_pages(reader: Reader, piece: Piece, room: int) -> None:
    pages = pages_of(reader, [piece.model_copy(update={"origin": None})], room + 200)
    parsed = [parse_html(page)[0] for page in pages]
    assert all(utf16_length(page) <= room + 200 for page in parsed)
    assert "".join("".join(parsed).split()) == "".join(piece.text.split())
