"""Telegram fails, we don't: closed doors, moved groups, lost messages."""

import pytest

from models import groups
from models.tables import Card, Group, Person, View
from sandbox.people.groups import new_chat_id
from tests.promises.test_once import team
from tests.town import Json, Town

WARNED = "Not delivered to {name}: has not pressed Start"


async def group_of(town: Town) -> int:
    """Olena's group with Max and the bot; Max is on its board, and there is a card."""
    await town.olena.settles()
    await town.max.settles()
    made = await town.olena.acts("groups", title="Клуб", members=[103], with_bot=True)
    chat = int(made["chat"])
    await town.olena.at(chat).says("/new Афіша")
    return chat


async def test_a_closed_door_is_shown_on_the_card_and_heals(town: Town) -> None:
    await team(town)
    olena, other = town.olena, town.max
    await other.acts("block")
    await olena.says("Пост")
    for words in ("✅", "👤", "Max", "⬅️"):
        await olena.taps(words)
    await town.pass_time(minutes=1)
    name = (await Person.get(telegram_id=other.id)).name
    assert olena.words(WARNED, name=name) in await olena.text()
    await other.acts("unblock")
    await other.says("/my")
    await town.pass_time(minutes=1)
    assert olena.words(WARNED, name=name) not in await olena.text()
    told = [m["text"] for m in await other.bots()]
    assert any(other.words("This card is yours now") in text for text in told)


async def test_403_out_of_the_blue_is_remembered(town: Town) -> None:
    """The person blocked the bot while it was down: it learns so only from the refusal."""
    await team(town)
    fault = {"method": "sendMessage", "chat": town.max.id, "kind": "403", "times": 1}
    await town.act("/control/fail", fault)
    await town.olena.says("Пост")
    for words in ("✅", "👤", "Max"):
        await town.olena.taps(words)
    assert (await Person.get(telegram_id=town.max.id)).unreachable_since is not None
    await town.max.says("/my")
    assert (await Person.get(telegram_id=town.max.id)).unreachable_since is None


async def test_a_supergroup_keeps_its_board(town: Town) -> None:
    chat = await group_of(town)
    board = (await Group.get(telegram_id=chat)).board_id
    new = (await town.olena.at(chat).does("migrate"))["chat"]
    found = await Group.all()
    assert [(group.telegram_id, group.board_id) for group in found] == [(new, board)]
    await town.olena.at(new).says("/new Друга")
    assert "Друга" in await town.olena.at(new).text()
    assert not await View.filter(chat_id=chat).exists()


@pytest.mark.parametrize("late", [False, True])
async def test_the_error_may_come_before_the_message(town: Town, late: bool) -> None:
    """The bot writes to the old group before it hears that it moved; a straggler may follow."""
    chat = await group_of(town)
    board = (await Group.get(telegram_id=chat)).board_id
    world = town.sandbox.world
    old = world.state.chats[chat]
    await town.close()
    if late:
        await town.http.post(
            f"{town.sandbox.url}/people/101/chats/{chat}/text", json={"text": "/new Пізня"}
        )
    await town.http.post(f"{town.sandbox.url}/people/101/chats/{chat}/migrate", json={})
    assert old.migrated_to is not None
    await town.open()
    await town.settle()
    found = await Group.all()
    assert [(g.telegram_id, g.board_id) for g in found] == [(old.migrated_to, board)]
    await town.olena.at(old.migrated_to).says("/board")
    said = [message.get("text", "") for message in await town.olena.at(old.migrated_to).bots()]
    assert any(text.startswith("🗂 Клуб") for text in said)


async def test_a_straggler_does_not_take_the_board_away(town: Town) -> None:
    """Told by an error first, the bot meets the old group anew before it hears of the move."""
    chat = await group_of(town)
    board = (await Group.get(telegram_id=chat)).board_id
    new = new_chat_id(town.sandbox.world, "supergroup")
    await groups.migrate(chat, new)
    await groups.meet_group(chat, "Клуб", public=False, language="uk", timezone="Europe/Kyiv")
    await groups.migrate(chat, new)
    await groups.migrate(chat, new)
    assert [(g.telegram_id, g.board_id) for g in await Group.all()] == [(new, board)]


async def test_a_message_deleted_before_the_edit_is_sent_anew(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says("Пост")
    await olena.taps("✅")
    screen = await olena.screen()
    fault = {"method": "editMessageText", "kind": "400", "times": 1}
    lost = {**fault, "description": "Bad Request: message to edit not found"}
    await sqlite_town.act("/control/fail", lost)
    await olena.taps("➡️")
    fresh = await olena.screen()
    assert fresh["message_id"] > screen["message_id"]
    assert "Пост" in fresh["text"]
    await olena.taps("✅")
    assert (await Card.get()).done_at is not None


async def test_an_edit_that_changes_nothing_and_an_old_tap_are_no_errors(
    sqlite_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says("/my")
    screen = await olena.screen()
    data = await olena.data_of("⬅️")
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    for _ in range(2):
        fault = {"method": "answerCallbackQuery", "kind": "400", "description": too_old}
        await sqlite_town.act("/control/fail", fault)
        await olena.forges(data, on=screen)
    assert olena.words("Boards") in str(await olena.buttons())
    assert not [r for r in caplog.records if r.levelname in {"ERROR", "CRITICAL"}]


async def test_429_keeps_the_order_and_waits_as_told(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    begun = sqlite_town.sandbox.clock.now()
    fault = {"method": "sendMessage", "kind": "429", "retry_after": 17, "times": 2}
    await sqlite_town.act("/control/fail", fault)
    path = f"{sqlite_town.sandbox.url}/people/{olena.id}/chats/{olena.id}/text"
    for text in ("/my", "/boards", "/help", "/settings"):
        await (await sqlite_town.http.post(path, json={"text": text})).release()
    await sqlite_town.settle()
    waited = (sqlite_town.sandbox.clock.now() - begun).total_seconds()
    assert waited == pytest.approx(34, abs=1)
    heads = [m["text"].split("\n")[0] for m in (await olena.bots())[-4:]]
    assert olena.words("My cards") in heads[0]
    assert heads[3] == olena.words("Settings")


@pytest.mark.parametrize("kind", ["500", "502", "drop_after"])
async def test_a_stumbling_telegram_is_asked_again(sqlite_town: Town, kind: str) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await sqlite_town.act("/control/fail", {"method": "*", "kind": kind, "times": 3})
    await olena.says("Пост")
    await olena.says("Текст")
    assert "Пост" in await olena.text()
    assert await Card.all().count() == 1


async def test_one_message_that_cannot_be_edited_keeps_nobody_from_the_news(town: Town) -> None:
    """Max's chat fails; Marina's message, later in line, is made fresh all the same."""
    await team(town)
    olena, marina = town.olena, town.marina
    await marina.settles()
    await olena.says("/board")
    await olena.taps("👤")
    await olena.taps("🔗")
    await olena.taps(olena.words("Editor: makes and moves cards"))
    await marina.starts(await olena.link())
    await olena.says("Пост")
    await olena.taps("✅")
    for person in (town.max, marina):
        await person.says("/board")
        await person.taps("#1")
    broken = {"method": "editMessageText", "chat": town.max.id, "kind": "400", "times": 50}
    refusal = {**broken, "description": "Bad Request: chat not found"}
    await town.act("/control/fail", refusal)
    await olena.taps("➡️")
    await town.pass_time(minutes=1)
    column = (await Card.get().select_related("column")).column.title
    assert column in await marina.text()
    edits: list[Json] = [
        call
        for call in await town.calls("editMessageText")
        if str(call["params"]["chat_id"]) == str(town.max.id) and call["status"] == 400
    ]
    for _ in range(5):
        await town.pass_time(minutes=1)
    again = [
        call
        for call in await town.calls("editMessageText")
        if str(call["params"]["chat_id"]) == str(town.max.id) and call["status"] == 400
    ]
    assert len(again) <= len(edits) + 5
