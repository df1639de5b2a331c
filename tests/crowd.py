"""Many people with a card each, of which they are to be reminded."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models.storage import said, values_of
from models.tables import (
    Board,
    BoardKind,
    Card,
    Column,
    ColumnKind,
    Member,
    Person,
    Reason,
    Reminder,
    ReminderState,
    Role,
)
from sandbox import Sandbox
from sandbox import state as telegram

FIRST = 6_000_000


async def make_crowd(people: int, now: datetime) -> list[int]:
    """So many people who pressed Start, all on one board; the ids of a card for each."""
    await Person.bulk_create(
        Person(
            telegram_id=FIRST + number,
            first_name=f"Читач {number}",
            last_name="",
            language="uk",
            timezone="Europe/Kyiv",
            started_at=now,
        )
        for number in range(people)
    )
    crowd = await Person.filter(telegram_id__gte=FIRST).order_by("telegram_id")
    board = await Board.create(
        kind=BoardKind.TEAM, title="Клуб", owner=crowd[0], creation_key="crowd", created_at=now
    )
    await Member.bulk_create(
        Member(board=board, person=person, role=Role.EDITOR, joined_at=now) for person in crowd
    )
    column = await Column.create(board=board, title="Ідеї", kind=ColumnKind.BACKLOG, position=0)
    await Column.create(board=board, title="Готово", kind=ColumnKind.DONE, position=1)
    await Card.bulk_create(
        Card(
            board=board,
            column=column,
            number=number + 1,
            title=f"Пост {number}",
            position=number,
            author=person,
            created_at=now,
        )
        for number, person in enumerate(crowd)
    )
    return await values_of(Card.filter(board_id=board.id).order_by("number"), "id")


async def remind_crowd(
    cards: Sequence[int], due_at: datetime, apart: timedelta = timedelta()
) -> None:
    """A row for the author of each card, all due at this moment or so much apart."""
    authors = dict(await Card.filter(id__in=cards).values_list("id", "author_id"))
    await Reminder.bulk_create(
        [
            Reminder(
                card_id=card,
                person_id=authors[card],
                reason=Reason.SNOOZED,
                due_at=due_at + apart * place,
            )
            for place, card in enumerate(cards)
        ],
        batch_size=1000,
    )


async def wait_crowd(rows: int) -> None:
    """As many more rows as said that wait for their day, copied in the database from those there.

    Quick, as a million rows need it.
    """
    copied = "card_id, person_id, reason, due_at, state, attempts"
    there = await Reminder.filter(state=ReminderState.PENDING).count()
    while rows > 0:
        some = min(there, rows)
        await said(
            f"INSERT INTO reminder ({copied}) SELECT {copied} FROM reminder "  # noqa: S608
            "WHERE state = 'pending' LIMIT ?1",
            some,
        )
        there, rows = there + some, rows - some


def admit_crowd(sandbox: Sandbox, people: int) -> None:
    """Let the sandbox know them."""
    for number in range(FIRST, FIRST + people):
        person = telegram.Person(number, "Читач", "", None, "uk", "Europe/Kyiv", "", "")
        person.started = True
        sandbox.world.state.people[number] = person
        sandbox.world.private_chat(number)
