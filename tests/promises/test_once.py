"""Nothing happens twice: redelivered updates, double taps, two people at once, a burst."""

import asyncio
from typing import Any

import pytest
from aiogram.types import Update

from bot.process import take
from handlers.buttons import MoveCard
from models.tables import Board, Card, Column, Content, Event, EventKind, Item, Member, Reminder
from tests.promises.rows import rows
from tests.town import Json, Person, Town, find, keyboard


async def redeliver(town: Town, update_id: int) -> None:
    """Telegram sends the very same update again."""
    await town.act("/control/redeliver", {"update_id": update_id})


async def tap_raw(person: Person, words: str, *, on: Json | None = None) -> int:
    """Tap and tell the update's number."""
    screen = on or [m for m in await person.bots() if keyboard(m)][-1]
    row, column = find(screen, words)
    path = f"/people/{person.id}/chats/{person.chat}/tap"
    body = {"message_id": screen["message_id"], "row": row, "col": column}
    return int((await person.town.act(path, body))["update_id"])


async def card_screen(person: Person) -> Json:
    """The newest message that shows a card."""
    return [m for m in await person.bots() if keyboard(m)][-1]


async def team(town: Town) -> None:
    """Olena and Max on a team board, which Olena works on."""
    olena, other = town.olena, town.max
    await olena.settles()
    await other.settles()
    await olena.says("/boards")
    await olena.taps("➕")
    await olena.taps("🔗")
    await olena.taps(olena.words("Editor: makes and moves cards"))
    await other.starts(await olena.link())


@pytest.mark.parametrize("hours", [0, 60])
async def test_a_redelivered_message_makes_one_card(town: Town, hours: int) -> None:
    olena = town.olena
    await olena.settles()
    title = (await olena.says("Пост завтра 18:00"))["update_id"]
    content = (await olena.says("Текст"))["update_id"]
    before = await rows()
    shown = await olena.text()
    await town.pass_time(hours=hours)
    for update_id in (title, content, content, title):
        await redeliver(town, update_id)
    now = await rows()
    now.pop("reminder"), before.pop("reminder")
    assert now == before
    assert await Card.all().count() == await Content.all().count() == 1
    assert shown in [message.get("text") for message in await olena.bots()]


async def test_every_tap_of_a_walk_redelivered(town: Town) -> None:
    """Each change twice in a row, and all of them once more at the end."""
    await team(town)
    olena, taken = town.olena, []
    await olena.says("Пост")
    taken.append(await tap_raw(olena, "✅"))
    walk = ["👤", "Max", "⬅️", "⏰", olena.words("Tomorrow"), "☑️", "☑️", "▫️", "⬅️", "➡️", "✅"]
    for words in walk:
        taken.append(await tap_raw(olena, words))
        before = await rows()
        await redeliver(town, taken[-1])
        assert await rows() == before, words
    before = await rows()
    for update_id in taken:
        await redeliver(town, update_id)
    assert await rows() == before
    assert await Card.all().count() == 1
    assert await Reminder.filter(reason="assigned").count() == 1
    assert await Event.filter(kind=EventKind.MOVED).count() == 2
    card = await card_screen(olena)
    assert "➡️" not in str(keyboard(card)), "an old answer repeated must not stay on the screen"


async def test_a_redelivered_join_and_team(town: Town) -> None:
    await team(town)
    olena = town.olena
    await olena.says("/boards")
    made = await tap_raw(olena, "➕")
    before = await rows()
    await redeliver(town, made)
    assert await rows() == before
    assert await Board.filter(kind="team").count() == 2
    assert await Member.filter(person__telegram_id=town.max.id).count() == 2


CHANGES = {
    "create": ([], "✅"),
    "next": (["✅"], "➡️"),
    "done": (["✅"], "✅"),
    "assign": (["✅", "👤"], "Max"),
    "unassign": (["✅", "👤", "Max"], "Max"),
    "deadline": (["✅", "⏰"], "Tomorrow"),
    "column": (["✅", "↔️"], "On approval"),
    "priority": (["✅", "🔥"], "Urgent"),
    "put checklist": (["✅", "☑️"], "☑️"),
    "tick": (["✅", "☑️", "☑️"], "▫️"),
    "take back": (["✅"], "↩️"),
    "take back one": (["✅"], "#реклама"),
    "delete comment": (["✅", "💬", "Думка", "💬", "1", "🗑"], "🗑"),
    "new team": (["/boards"], "➕"),
    "invite": (["/board", "👤", "🔗"], "Editor: makes and moves cards"),
    "revoke": (["/board", "👤", "🔗", "Editor: makes and moves cards"], "⛔"),
    "drop": ([], "✖️"),
    "language": (["/settings", "🌐"], "English"),
    "zone": (["/settings", "🕰"], "Берлін"),
    "day's end": (["/settings", "⏰"], "20:00"),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_a_double_tap_changes_once(sqlite_town: Town, name: str) -> None:
    """Both taps are under way before the first is answered."""
    town, (way, last) = sqlite_town, CHANGES[name]
    await team(town)
    olena = town.olena
    await olena.says("Пост #реклама !")
    for words in way:
        if words.startswith("/") or words == "Думка":
            await olena.says(words)
        else:
            await olena.taps(olena.words(words))
    screen = await card_screen(olena)
    row, column = find(screen, olena.words(last))
    data = keyboard(screen)[row][column]["callback_data"]
    path = f"{town.sandbox.url}/people/{olena.id}/chats/{olena.id}/tap"
    body = {"message_id": screen["message_id"], "row": row, "col": column}
    update_id = town.sandbox.world.state.last_update_id
    await olena.town.act(f"/people/{olena.id}/chats/{olena.id}/tap", body)
    once = await rows()
    before = len(await town.calls("answerCallbackQuery"))
    again = {"message_id": screen["message_id"], "data": data}
    for _ in range(2):
        async with town.http.post(path, json=again) as response:
            assert response.status == 200
    await town.settle()
    assert await rows() == once
    assert len(await town.calls("answerCallbackQuery")) == before + 2
    assert town.sandbox.world.state.last_update_id == update_id + 3


async def test_two_people_tap_one_card_at_once(town: Town) -> None:
    """Different columns: both moves are in the history, the card is in one of the two."""
    await team(town)
    olena, other = town.olena, town.max
    await olena.says("Пост")
    await olena.taps("✅")
    await other.says("/board")
    await other.taps("#1")
    await olena.taps("↔️")
    await other.taps("↔️")
    ways = []
    for person, column in ((olena, "On approval"), (other, "In progress")):
        screen = await card_screen(person)
        # The board's columns were named in the language of who made it.
        row, col = find(screen, olena.words(column))
        ways.append((person, {"message_id": screen["message_id"], "row": row, "col": col}))
    await asyncio.gather(
        *(
            town.http.post(f"{town.sandbox.url}/people/{p.id}/chats/{p.id}/tap", json=body)
            for p, body in ways
        )
    )
    await town.settle()
    card = await Card.get(number=1).select_related("column")
    moves = await Event.filter(card_id=card.id, kind=EventKind.MOVED).order_by("id")
    assert len(moves) == 2
    assert moves[0].data["after"] == moves[1].data["before"]
    assert moves[1].data["after"] == card.column.title
    for person in (olena, other):
        assert card.column.title in await person.text()


async def test_two_people_move_one_card_again_and_again(town: Town) -> None:
    """Raw taps side by side, without a chat between them: the history is one unbroken line."""
    await team(town)
    await town.olena.says("Пост")
    await town.olena.taps("✅")
    card = await Card.get()
    columns = await Column.filter(board_id=card.board_id).order_by("position")

    def tap(number: int) -> Update:
        who = (101, 103)[number % 2]
        body: dict[str, Any] = {
            "id": str(number),
            "from": {"id": who, "is_bot": False, "first_name": "Х"},
            "chat_instance": "1",
            "data": MoveCard(card=card.id, column=columns[number % 4].id).pack(),
            "message": {"message_id": 1, "date": 1, "chat": {"id": who, "type": "private"}},
        }
        found = {"update_id": 20_000 + number, "callback_query": body}
        return Update.model_validate(found, context={"bot": town.house.bot})

    for start in range(0, 24, 6):
        await asyncio.gather(*(take(town.house, tap(start + n)) for n in range(6)))
    await town.house.courier.idle()
    moves = await Event.filter(kind=EventKind.MOVED).order_by("id")
    place = columns[0].title
    for move in moves:
        assert move.data["before"] == place
        place = move.data["after"]
    card = await Card.get().select_related("column", "board")
    assert card.column.title == place
    assert card.board.last_position == 1 + len(moves)


async def test_many_people_meet_the_bot_in_one_group_at_once(town: Town) -> None:
    """Raw updates side by side, as from several webhook calls: everybody has one row."""
    bot = town.house.bot

    def message(number: int) -> Update:
        body: dict[str, Any] = {
            "message_id": 1000 + number,
            "date": 1_800_000_000,
            "chat": {"id": -5999, "type": "group", "title": "Клуб"},
            "from": {"id": 900 + number % 4, "is_bot": False, "first_name": f"Н{number % 4}"},
            "text": "/new@x Завдання" if number % 2 else "розмова",
        }
        found = {"update_id": 10_000 + number, "message": body}
        return Update.model_validate(found, context={"bot": bot})

    async def stubborn(update: Update) -> None:
        for _ in range(3):
            try:
                return await take(town.house, update)
            except Exception as error:
                last = error
        raise last

    await asyncio.gather(*(stubborn(message(number % 12)) for number in range(24)))
    await town.house.courier.idle()
    found = await rows(memory=True)
    assert len([p for p in found["person"] if p["telegram_id"] >= 900]) == 4
    assert len(found["group_chat"]) == 1
    assert len([m for m in found["mark"] if m["update_id"] >= 10_000]) == 12


async def test_one_persons_messages_are_taken_in_order(town: Town) -> None:
    """Twenty messages before the first is answered: ten cards, each with its own content."""
    olena = town.olena
    await olena.settles()
    path = f"{town.sandbox.url}/people/{olena.id}/chats/{olena.id}/text"
    for number in range(20):
        words = f"Картка {number // 2}" if number % 2 == 0 else f"Вміст {number // 2}"
        async with town.http.post(path, json={"text": words}) as response:
            assert response.status == 200
    await town.settle()
    cards = await Card.all().order_by("number")
    assert [card.title for card in cards] == [f"Картка {n}" for n in range(10)]
    for n, card in enumerate(cards):
        assert [c.text for c in await Content.filter(card_id=card.id)] == [f"Вміст {n}"]
    assert [m["text"].splitlines()[0] for m in (await olena.bots())[-10:]] == [
        f"#{n + 1} · Картка {n}" for n in range(10)
    ]


async def test_items_ticked_by_two_at_once_have_one_ticker(town: Town) -> None:
    await team(town)
    olena, other = town.olena, town.max
    await olena.says("Пост")
    for words in ("✅", "☑️", "☑️"):
        await olena.taps(words)
    item = await Item.all().order_by("id").first()
    assert item is not None
    on = {person.id: (await person.bots())[-1]["message_id"] for person in (olena, other)}
    await asyncio.gather(
        *(
            town.http.post(
                f"{town.sandbox.url}/people/{person.id}/chats/{person.id}/tap",
                json={"message_id": on[person.id], "data": f"ti:{item.id}:1"},
            )
            for person in (olena, other)
        )
    )
    await town.settle()
    assert await Event.filter(kind=EventKind.TICKED).count() == 1
