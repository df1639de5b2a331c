"""A team with a filled board, and the updates that its people would send."""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import Update

from handlers.buttons import MoveCard
from handlers.kits import team_kit
from handlers.reader import Reader
from models import boards, people
from models.storage import transaction
from models.tables import Board, Card, Column, Person, Role

PEOPLE = 16
FIRST = 5_000_000
_numbers = itertools.count(1)


@dataclass
class Team:
    """People who work on one board."""

    crew: list[Person]
    columns: list[Column]
    cards: list[Card]


async def make_team(cards: int) -> Team:
    """A board with so many cards, evenly over its columns, and sixteen people working on it."""
    now = datetime.now(UTC)
    reader = Reader("uk", ZoneInfo("Europe/Kyiv"), now)
    async with transaction():
        crew = []
        for number in range(PEOPLE):
            profile = people.Profile(FIRST + next(_numbers), f"Людина {number}", "", None)
            person = await people.meet(profile, language="uk", timezone="Europe/Kyiv")
            await people.move_clock(person, reader.zone, now)
            await people.hear(person, now)
            crew.append(person)
        board = await boards.team_board(crew[0], "Ярмарок", team_kit(reader), ordinal=1, now=now)
        for person in crew[1:]:
            await boards.add_member(person, board, Role.EDITOR, now)
        for person in crew:
            await people.work_on(person, board)
        columns = await Column.filter(board_id=board.id).order_by("position")
        await Card.bulk_create(
            Card(
                board_id=board.id,
                column_id=columns[number % len(columns)].id,
                number=number + 1,
                title=f"Пост про книги №{number}",
                position=number,
                author_id=crew[number % PEOPLE].id,
                created_at=now,
            )
            for number in range(cards)
        )
        await Board.filter(id=board.id).update(last_number=cards)
    return Team(crew, columns, await Card.filter(board_id=board.id).order_by("number"))


def says(bot: Bot, person: Person, text: str) -> Update:
    """The person writes this to the bot in private."""
    return _update(bot, message=_message(person, text=text))


def moves(bot: Bot, person: Person, card: Card, column: Column) -> Update:
    """The person taps a button that moves the card."""
    return taps(bot, person, MoveCard(card=card.id, column=column.id).pack())


def taps(bot: Bot, person: Person, data: str) -> Update:
    """The person taps a button with this data."""
    query = {
        "id": str(next(_numbers)),
        "from": _user(person),
        "chat_instance": "1",
        "message": _message(person, text="#1"),
        "data": data,
    }
    return _update(bot, callback_query=query)


def _update(bot: Bot, **content: Any) -> Update:
    return Update.model_validate({"update_id": next(_numbers), **content}, context={"bot": bot})


def _message(person: Person, **content: Any) -> dict[str, Any]:
    return {
        "message_id": next(_numbers),
        "date": int(datetime.now(UTC).timestamp()),
        "chat": {"id": person.telegram_id, "type": "private", "first_name": person.first_name},
        "from": _user(person),
        **content,
    }


def _user(person: Person) -> dict[str, Any]:
    return {
        "id": person.telegram_id,
        "is_bot": False,
        "first_name": person.first_name,
        "language_code": "uk",
    }
