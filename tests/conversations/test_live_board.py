"""The live board of a group: one message that always shows the board and never anything else."""

import pytest

from models import live
from models.cards import change
from models.refusals import Gone
from models.storage import transaction
from models.tables import Person as Somebody
from tests.conversations.groups import (
    alone,
    board,
    data_on,
    gather,
    makes,
    others,
    pinned,
    words_on,
)
from tests.town import Person, Town


async def test_the_board_is_put_up_and_pinned_silently(sqlite_town: Town, number: int) -> None:
    here = await gather(sqlite_town.person(number))
    await makes(here, "Афіша", "Пост")
    await here.says("/board")
    shown = await board(here)
    assert "#1 Афіша" in shown["text"]
    assert await pinned(here) == [shown["message_id"]]
    pin = (await sqlite_town.calls("pinChatMessage"))[-1]
    assert str(pin["params"]["disable_notification"]).lower() == "true"
    assert words_on(shown) == [
        "#1 Афіша",
        "#2 Пост",
        f"🗂 {here.words('All cards')}",
        f"📌 {here.words('My cards')}",
    ]
    await others(here)[0].says("/board")
    below = await board(here)
    assert below["message_id"] > shown["message_id"]
    assert await pinned(here) == [below["message_id"]]


async def test_a_tap_shows_the_card_to_the_tapper_alone(sqlite_town: Town, number: int) -> None:
    here = await gather(sqlite_town.person(number))
    first, second = others(here)
    await makes(here, "Афіша")
    await here.says("/board")
    before = await board(here)
    seen = await second.messages()
    await first.taps("#1", on=before)
    card = await first.screen()
    assert alone(card)
    assert "#1 · Афіша" in card["text"]
    assert f"⬅️ {first.words('Board')}" in words_on(card)
    assert await second.messages() == seen
    await first.taps("➡️", on=card)
    assert here.words("In progress") in (await first.screen())["text"]
    await sqlite_town.pass_time(seconds=5)
    shown = await board(here)
    assert shown["message_id"] == before["message_id"]
    assert shown["text"] != before["text"]
    # From the card to the board, a page for one person; the live board stays.
    await first.taps("⬅️")
    assert alone(await first.screen())
    await first.taps("#1")
    await first.taps("📣")
    assert not alone(await first.screen())
    assert "#1 · Афіша" in (await second.screen())["text"]
    assert (await board(here))["text"] == shown["text"]


async def test_a_burst_of_changes_ends_in_the_last_state(town: Town) -> None:
    here = await gather(town.olena)
    await makes(here, "Афіша")
    await here.says("/board")
    before = (await board(here))["message_id"]
    edits = len(await town.calls("editMessageText"))
    data = [f"mv:1:{column}" for column in (2, 3)]
    card = [m for m in await here.bots() if m["text"].startswith("#1 ·")][-1]
    for turn in range(50):
        await here.forges(data[turn % 2], on=card)
    await town.pass_time(seconds=5)
    shown = await board(here)
    assert shown["message_id"] == before
    drawn = [
        call
        for call in (await town.calls("editMessageText"))[edits:]
        if int(call["params"]["message_id"]) == before
    ]
    assert 1 <= len(drawn) <= 2
    column = shown["text"].split("#1 Афіша")[0].rstrip().rsplit("\n", 1)[-1]
    assert column == "На погодженні · 1"


async def test_what_is_forged_on_the_board_leaves_it_as_it_is(town: Town) -> None:
    here = await gather(town.olena)
    await makes(here, "Афіша")
    await here.says("/board")
    shown = await board(here)
    for data in ("c:1:", "pp:1:0", "lb:1:0", "ca:1:0", "et:1", "b:1:0"):
        await others(here)[0].forges(data, on=shown)
        assert (await board(here))["text"] == shown["text"]
        assert words_on(await board(here)) == words_on(shown)


async def test_an_old_board_still_answers(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    await makes(here, "Афіша")
    await here.says("/board")
    old = await board(here)
    await sqlite_town.pass_time(days=3)
    await here.says("/board")
    # Too old to be taken out by a bot without that right: emptied, and no more pinned.
    left = next(m for m in await here.bots() if m["message_id"] == old["message_id"])
    assert left["text"] == here.words("The board is further down now.")
    assert await pinned(here) == [(await board(here))["message_id"]]
    await here.forges(data_on(old, "#1"), on=old)
    assert "#1 · Афіша" in (await here.screen())["text"]
    assert alone(await here.screen())


async def test_without_the_right_to_pin_it_is_said_once(sqlite_town: Town, number: int) -> None:
    here = await gather(sqlite_town.person(number), pins=False)
    await makes(here, "Афіша")
    said = here.words("I may not pin here: an admin can pin the board, or allow me to.")
    for _ in range(3):
        await here.says("/board")
        assert await board(here)
        await sqlite_town.pass_time(seconds=6)
    assert [m["text"] for m in await here.bots()].count(said) == 1
    await here.does("promote", user="bot", rights={"can_pin_messages": True})
    await here.says("/board")
    assert await pinned(here) == [(await board(here))["message_id"]]


async def test_a_deleted_board_comes_back_with_the_next_change(town: Town) -> None:
    here = await gather(town.olena)
    await makes(here, "Афіша")
    await here.says("/board")
    await here.does("delete", message_ids=[(await board(here))["message_id"]])
    await makes(here, "Пост")
    await town.pass_time(seconds=5)
    assert "#2 Пост" in (await board(here))["text"]


@pytest.mark.parametrize("told", ["service message", "error"])
async def test_the_board_follows_the_group_that_becomes_a_supergroup(
    sqlite_town: Town, told: str
) -> None:
    town = sqlite_town
    here = await gather(town.olena, kind="group", pins=False)
    card = await makes(here, "Афіша")
    await here.says("/board")
    if told == "error":
        # The tap waits in the queue before the service messages do.
        await here.taps("➡️", on=card)
    moved = await here.does("migrate")
    there = here.at(moved["chat"])
    await town.pass_time(seconds=6)
    assert "#1 Афіша" in (await board(there))["text"]
    await makes(there, "Пост")
    await town.pass_time(seconds=6)
    assert "#2 Пост" in (await board(there))["text"]


async def test_a_stopped_process_loses_no_state(sqlite_town: Town) -> None:
    town = sqlite_town
    here = await gather(town.olena)
    await makes(here, "Афіша")
    await here.says("/board")
    async with transaction():
        actor = await Somebody.get(telegram_id=town.olena.id)
        await change.move(actor, 1, 2, town.house.clock.now())
    # Taken to be drawn, and stopped before it was.
    assert await live.take_live(town.house.clock.now() + live.EVERY)
    await town.restart()
    await town.pass_time(seconds=11)
    shown = await board(here)
    assert f"{here.words('In progress')} · 1" in shown["text"]


async def test_a_removed_bot_forgets_its_board(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    card = await makes(here, "Афіша")
    await here.says("/board")
    await here.does("members", remove=["bot"])
    await sqlite_town.olena.settles()
    await sqlite_town.olena.says("/boards")
    await sqlite_town.olena.taps("Книголюби")
    await sqlite_town.olena.taps("#1")
    await sqlite_town.olena.taps("➡️")
    await sqlite_town.pass_time(seconds=6)
    assert card["text"] in [m["text"] for m in await here.bots()]


async def test_a_big_board_fits(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    await makes(here, *[f"{n} " + "дуже довга назва картки " * 4 for n in range(14)])
    await here.says("/board")
    shown = await board(here)
    assert "\n+6" in shown["text"]
    assert len(words_on(shown)) == 8 + 2


async def test_where_telegram_whispers_nothing_the_card_opens_in_private(
    sqlite_town: Town, number: int
) -> None:
    here = await gather(sqlite_town.person(number))
    await makes(here, "Афіша")
    await here.says("/board")
    refuse = {"method": "sendMessage", "chat": here.chat, "times": 1, "kind": "400"}
    await sqlite_town.act("/control/fail", refuse)
    await here.taps("#1", on=await board(here))
    url = (await sqlite_town.calls("answerCallbackQuery"))[-1]["params"]["url"]
    await here.acts("open", url=url)
    private = sqlite_town.person(number)
    assert "#1 · Афіша" in await private.text()
    await sqlite_town.act("/control/fail", refuse)
    await here.taps("🗂", on=await board(here))
    url = (await sqlite_town.calls("answerCallbackQuery"))[-1]["params"]["url"]
    await here.acts("open", url=url)
    assert "#1 Афіша" in await private.text()


async def test_a_link_to_what_is_not_theirs_opens_nothing(sqlite_town: Town) -> None:
    await sqlite_town.olena.settles()
    await sqlite_town.olena.says("Таємна")
    await sqlite_town.olena.taps("✅")
    marina = sqlite_town.marina
    await marina.settles()
    closed = (
        "I cannot show you this card: it is gone, or on a board that you are not on. "
        "Whoever shared it can invite you."
    )
    for payload in ("card-1", "board-1", f"card-{2**59}"):
        await marina.starts(payload)
        board = payload.startswith("board")
        said = marina.refused(Gone()) if board else marina.words(closed)
        assert await marina.text() == said
        assert "Таємна" not in str(await marina.bots())


async def asks_mine(person: Person) -> str:
    """What /my shows to somebody in the group."""
    await person.says("/my")
    return str((await person.screen())["text"])


async def test_my_cards_are_for_my_eyes_alone(sqlite_town: Town, number: int) -> None:
    me = sqlite_town.person(number)
    await me.settles()
    await me.says("Таємна")
    await me.taps("✅")
    here = await gather(me)
    first, second = others(here)
    await makes(here, "Афіша")
    await here.taps("🙋")
    text = await asks_mine(here)
    assert here.words("My cards here") in text
    assert "#1 Афіша" in text
    assert "Таємна" not in text
    assert first.words("Nothing of yours on this board now.") in await asks_mine(first)
    for person in (first, second):
        assert "Таємна" not in str(await person.bots())
        assert here.words("My cards here") + " · 1" not in str(await person.bots())
    await here.taps("#1", on=await here.screen())
    assert alone(await here.screen())
    await here.taps("⬅️")
    assert here.words("My cards here") in (await here.screen())["text"]
    refuse = {"method": "sendMessage", "chat": here.chat, "times": 1, "kind": "400"}
    await sqlite_town.act("/control/fail", refuse)
    await here.says("/my")
    shown = await here.screen()
    assert not alone(shown)
    assert "Афіша" not in str(shown)
    found = shown["reply_markup"]["inline_keyboard"][0][0]["url"]
    await here.acts("open", url=found)
    assert "Таємна" in await me.text()
