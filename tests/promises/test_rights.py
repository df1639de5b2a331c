"""The one table of rights, tried: each role, each action, and whoever is no member at all."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from models import approving, boards, columns, comments, guests, members, own_boards, repeating
from models.boards import Stage
from models.cards import answering, change, create, lists
from models.cards.pieces import Piece
from models.cards.titles import TitleReading
from models.checklists import items
from models.checklists import lists as checklists
from models.checklists.written import WrittenItem, WrittenList
from models.groups import bindable
from models.recurrence import Rule, Unit
from models.refusals import BoardArchived, Gone, NotAllowed
from models.rights import RIGHTS, Right, open_card
from models.storage import database, transaction
from models.tables import (
    Board,
    BoardKind,
    Card,
    Column,
    ColumnKind,
    ContentKind,
    Item,
    Member,
    Person,
    Priority,
    Role,
)
from tests.town import START as NOW

S, B, T, C, A, E, M, W = Right
"""See, board, tick, comment, approve, edit, manage, own."""
TABLE: dict[Role, set[Right]] = {
    Role.OWNER: {S, B, T, C, A, E, M, W},
    Role.ADMIN: {S, B, T, C, A, E, M},
    Role.EDITOR: {S, B, T, C, A, E},
    Role.GUEST: {S, B, T, C, A},
}
STAGES = (
    Stage("Ідеї", ColumnKind.BACKLOG),
    Stage("У роботі", ColumnKind.ACTIVE),
    Stage("Готово", ColumnKind.DONE),
)


@dataclass
class Place:
    """A team board with somebody of each role, a card and a step on it."""

    owner: Person
    people: dict[Role | None, Person]
    board: Board
    columns: list[Column]
    card: Card
    item: Item

    @property
    def heir(self) -> int:
        """Another editor of the board, of whom no action asks anything."""
        return int(self.spare.id)

    spare: Person


Action = Callable[[Person, Place], Awaitable[object]]


def piece(text: str) -> Piece:
    """A message with some words."""
    return Piece(kind=ContentKind.TEXT, text=text, chat_id=1, message_id=7)


ACTIONS: dict[str, tuple[Right, Action]] = {
    "look at a card": (S, lambda me, at: open_card(me, at.card.id, S)),
    "look at the board": (B, lambda me, at: lists.board_page(me, at.board.id, 0)),
    "look at somebody": (B, lambda me, at: members.member_on(me, at.board.id, at.heir)),
    "tick": (T, lambda me, at: items.tick(me, at.item.id, NOW, done=True)),
    "say of oneself": (
        T,
        lambda me, at: members.set_specialty(me, at.board.id, me.id, "design"),
    ),
    "comment": (C, lambda me, at: comments.add_comment(me, at.card.id, piece("Так"), NOW)),
    "approve": (A, lambda me, at: approved(me, at)),
    "make a card": (
        E,
        lambda me, at: create.create_card(
            me, at.board.id, "Друга", TitleReading("Друга"), (), key="1.2", now=NOW
        ),
    ),
    "add content": (E, lambda me, at: create.add_content(me, at.card.id, (piece("Ще"),), NOW)),
    "move": (E, lambda me, at: change.move(me, at.card.id, at.columns[1].id, NOW)),
    "rename": (E, lambda me, at: change.rename(me, at.card.id, "Інша", NOW)),
    "assign": (E, lambda me, at: change.assign(me, at.card.id, at.heir, NOW)),
    "unassign": (E, lambda me, at: change.unassign(me, at.card.id, at.heir, NOW)),
    "take": (E, lambda me, at: change.claim(me, at.card.id, NOW)),
    "set a deadline": (
        E,
        lambda me, at: change.set_deadline(me, at.card.id, NOW + timedelta(days=1), NOW),
    ),
    "set a priority": (
        E,
        lambda me, at: change.set_priority(me, at.card.id, Priority.URGENT, NOW),
    ),
    "set reminders": (E, lambda me, at: answering.set_reminders(me, at.card.id, (), NOW)),
    "repeat": (E, lambda me, at: repeating.repeat(me, at.card.id, Rule(Unit.DAY), NOW)),
    "write a checklist": (
        E,
        lambda me, at: checklists.write_list(
            me, at.card.id, WrittenList(title="Ще", items=(WrittenItem(text="Крок"),)), NOW
        ),
    ),
    "rename an item": (E, lambda me, at: items.rename_item(me, at.item.id, "Інший", NOW)),
    "remove an item": (E, lambda me, at: items.remove_item(me, at.item.id, NOW)),
    "show a card to a guest": (E, lambda me, at: guests.card_to_share(me, at.card.id)),
    "copy the board": (E, lambda me, at: own_boards.board_to_copy(me, at.board.id)),
    "hand over cards": (
        E,
        lambda me, at: members.hand_cards(me, at.board.id, at.heir, 0, NOW),
    ),
    "rename the board": (M, lambda me, at: boards.rename_board(me, at.board.id, "Інша")),
    "set its reminders": (M, lambda me, at: boards.set_board_reminders(me, at.board.id, (), NOW)),
    "invite": (M, lambda me, at: boards.invite(me, at.board.id, Role.EDITOR, NOW)),
    "end links": (M, lambda me, at: boards.revoke_invites(me, at.board.id, NOW)),
    "bring it into a group": (M, lambda me, at: bindable(me, at.board.id)),
    "show a column to a guest": (M, lambda me, at: guests.column_to_share(me, at.columns[0].id)),
    "see who can go": (M, lambda me, at: members.removable(me, at.board.id)),
    "take somebody off": (
        M,
        lambda me, at: members.remove_member(me, at.board.id, at.heir, 0, NOW),
    ),
    "change a role": (
        M,
        lambda me, at: members.set_role(me, at.board.id, at.heir, Role.GUEST),
    ),
    "say of others": (
        M,
        lambda me, at: members.set_specialty(me, at.board.id, at.heir, "design"),
    ),
    "look at columns": (M, lambda me, at: columns.columns_to_manage(me, at.board.id)),
    "add a column": (M, lambda me, at: columns.add_column(me, at.board.id, "Правки")),
    "rename a column": (M, lambda me, at: columns.rename_column(me, at.columns[0].id, "Задуми")),
    "place a column": (M, lambda me, at: columns.place_column(me, at.columns[0].id, 1)),
    "set what a column is for": (
        M,
        lambda me, at: columns.set_column_kind(me, at.columns[1].id, ColumnKind.BACKLOG, NOW),
    ),
    "limit a column": (M, lambda me, at: columns.set_wip(me, at.columns[0].id, 3)),
    "give a column its person": (
        M,
        lambda me, at: columns.set_column_person(me, at.columns[0].id, at.heir),
    ),
    "remove a column": (
        M,
        lambda me, at: columns.remove_column(
            me, at.board.id, at.columns[1].id, at.columns[0].id, NOW
        ),
    ),
    "put into the archive": (
        W,
        lambda me, at: own_boards.archive_board(me, at.board.id, NOW),
    ),
    "take from the archive": (
        W,
        lambda me, at: own_boards.restore_board(me, at.board.id, NOW),
    ),
    "give the board": (
        W,
        lambda me, at: own_boards.give_board(me, at.board.id, at.heir, NOW),
    ),
}
ARCHIVED = {"put into the archive", "take from the archive"}
"""What is done to a board that is in the archive, by its owner."""


async def approved(me: Person, at: Place) -> object:
    """The card's version, approved."""
    version = await approving.version_of(at.card.id)
    return await approving.approve(me, at.card.id, version, NOW)


async def somebody(number: int) -> Person:
    """Another person."""
    return await Person.create(
        telegram_id=number, first_name=f"{number}", language="uk", timezone="Europe/Kyiv"
    )


async def made() -> Place:
    """The board of a team, and whoever is not on it."""
    owner, spare = await somebody(1), await somebody(2)
    people: dict[Role | None, Person] = {Role.OWNER: owner, None: await somebody(3)}
    board = await boards.make_board(owner, BoardKind.TEAM, "Команда", STAGES, key="team", now=NOW)
    for number, role in enumerate((Role.ADMIN, Role.EDITOR, Role.GUEST), 4):
        people[role] = await somebody(number)
        await boards.add_member(people[role], board, role, NOW)
    await boards.add_member(spare, board, Role.EDITOR, NOW)
    card = await create.create_card(
        owner, board.id, "Афіша", TitleReading("Афіша"), (), key="1.1", now=NOW
    )
    written = WrittenList(title="Кроки", items=(WrittenItem(text="Крок"),))
    await checklists.write_list(owner, card.id, written, NOW)
    found = await columns.columns_of(board.id)
    return Place(owner, people, board, found, card, await Item.get(), spare)


class UndoneError(Exception):
    """What was tried is rolled back, so that the next one finds the board as it was."""


async def tried(me: Person, place: Place, name: str) -> type[Exception] | None:
    """What the domain says to this person; None: it was done."""
    try:
        async with transaction():
            await ACTIONS[name][1](me, place)
            raise UndoneError
    except UndoneError:
        return None
    except (Gone, NotAllowed, BoardArchived) as refusal:
        return type(refusal)


def test_the_table() -> None:
    assert {role: set(rights) for role, rights in RIGHTS.items()} == TABLE


async def test_each_role_does_what_the_table_says_and_nothing_else(sqlite_url: str) -> None:
    async with database(sqlite_url):
        place = await made()
        for name, (right, _) in ACTIONS.items():
            for role, person in place.people.items():
                # Read afresh: an action may have changed the value before it was rolled back.
                me = await Person.get(id=person.id)
                wanted = Gone if role is None else None if right in TABLE[role] else NotAllowed
                assert await tried(me, place, name) == wanted, (name, role)


async def test_in_the_archive_everybody_looks_and_nobody_changes(sqlite_url: str) -> None:
    async with database(sqlite_url):
        place = await made()
        async with transaction():
            await own_boards.archive_board(place.owner, place.board.id, NOW)
        for name, (right, _) in ACTIONS.items():
            if name in ARCHIVED:
                continue
            for role, person in place.people.items():
                me = await Person.get(id=person.id)
                found = await tried(me, place, name)
                if role is None:
                    assert found is Gone, name
                else:
                    assert found is (None if right in {S, B} else BoardArchived), (name, role)
        assert await tried(place.owner, place, "take from the archive") is None
        admin = place.people[Role.ADMIN]
        assert await tried(admin, place, "take from the archive") is NotAllowed


@pytest.mark.parametrize("right", Right)
def test_every_right_is_tried(right: Right) -> None:
    assert right in {needed for needed, _ in ACTIONS.values()}


async def test_every_action_left_the_board_as_it_was(sqlite_url: str) -> None:
    """Or the next one would be tried on another board."""
    async with database(sqlite_url):
        place = await made()
        for name in ACTIONS:
            await tried(place.owner, place, name)
        assert await Member.all().count() == 5
        assert await Card.all().count() == 1
        assert (await Board.get()).archived_at is None
