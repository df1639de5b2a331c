"""Long polling: offsets, wishes, bursts, conflicts, redelivery and `drained`."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, OLENA, Inbox, People


async def _polled(sandbox: Sandbox) -> None:
    """Return when a long poll has begun to wait."""
    while sandbox.world.updates.polls == 0:
        await sandbox.clock.bell.wait()


async def test_updates_wait_and_come_in_a_burst(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    for number in range(5):
        await people.say(OLENA, OLENA, str(number))
    assert await inbox.texts() == ["/start", *"01234"]
    assert await inbox.texts() == []


async def test_unconfirmed_updates_come_again(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    first = await bot.get_updates()
    assert [u.update_id for u in await bot.get_updates()] == [first[0].update_id]
    assert await bot.get_updates(offset=first[0].update_id + 1) == []
    assert await bot.get_updates() == []


async def test_limit_and_negative_offset(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    for number in range(4):
        await people.say(OLENA, OLENA, str(number))
    assert len(await bot.get_updates(limit=2)) == 2
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "3"
    assert len(await bot.get_updates()) == 1


async def test_long_poll_ends_with_an_update(bot: Bot, people: People, sandbox: Sandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polled(sandbox)
    await people.start(OLENA)
    assert len(await poll) == 1


async def test_long_poll_ends_with_the_sandbox_clock(bot: Bot, sandbox: Sandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polled(sandbox)
    sandbox.clock.advance(31)
    assert await poll == []


async def test_second_poller_ends_the_first(bot: Bot, sandbox: Sandbox) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await _polled(sandbox)
    assert await bot.get_updates() == []
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first


async def test_no_polling_beside_a_webhook(bot: Bot, sandbox: Sandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polled(sandbox)
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_allowed_updates_stay_until_changed(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    assert (await people.say(OLENA, OLENA, "тихо"))["update_id"] is None
    await bot.get_updates()
    assert (await people.say(OLENA, OLENA, "тихо"))["update_id"] is None
    await bot.get_updates(allowed_updates=[])
    assert (await people.say(OLENA, OLENA, "чутно"))["update_id"] is not None
    with pytest.raises(TelegramBadRequest, match="there is no update type 'letter'"):
        await bot.get_updates(allowed_updates=["letter"])


async def test_reactions_come_only_when_asked_for(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    sent = await bot.send_message(OLENA, "Пост")
    react = f"/people/{OLENA}/chats/{OLENA}/react"
    quiet = await people.post(react, message_id=sent.message_id, emoji="👍")
    assert quiet["update_id"] is None
    await bot.get_updates(offset=-1, allowed_updates=["message_reaction"])
    loud = await people.post(react, message_id=sent.message_id, emoji="🔥")
    reaction = (await bot.get_updates(offset=loud["update_id"]))[0].message_reaction
    assert reaction is not None
    assert [r.model_dump()["emoji"] for r in reaction.old_reaction + reaction.new_reaction] == [
        "👍",
        "🔥",
    ]


async def test_edited_message(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    sent = await people.say(OLENA, OLENA, "Було")
    await inbox.read()
    edit = f"/people/{OLENA}/chats/{OLENA}/edit"
    await people.post(edit, message_id=sent["message_id"], text="Стало")
    (update,) = await inbox.read()
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.message_id) == (
        "Стало",
        sent["message_id"],
    )


async def test_block_and_unblock(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    await inbox.read()
    await people.post(f"/people/{OLENA}/block")
    await people.post(f"/people/{OLENA}/block")
    assert await people.refused(f"/people/{OLENA}/chats/{OLENA}/text", text="?") == (
        409,
        "The bot is blocked: unblock it first.",
    )
    await people.start(OLENA)
    changes = [u.my_chat_member for u in await inbox.read() if u.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_redelivery_after_confirmation(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    (first,) = await inbox.read()
    assert await inbox.read() == []
    await people.say(OLENA, OLENA, "нове")
    await people.post("/control/redeliver", update_id=first.update_id)
    again = await inbox.bot.get_updates()
    assert [u.update_id for u in again] == [first.update_id, first.update_id + 1]
    assert again[0].message is not None
    assert first.message is not None
    assert again[0].message.message_id == first.message.message_id
    assert await people.refused("/control/redeliver", update_id=5) == (
        404,
        "There was no update 5.",
    )


async def test_drained_waits_for_the_confirmation(
    sandbox: Sandbox, people: People, inbox: Inbox
) -> None:
    await sandbox.drained()
    await people.start(OLENA, MARYNA)
    drained = asyncio.create_task(sandbox.drained())
    assert len(await inbox.read()) == 2
    assert not drained.done()
    await inbox.read()
    await drained
    told = await people.get("/control/updates")
    assert (told["pending"], told["confirmed_up_to"]) == (0, told["last"])


async def test_drained_over_http_gives_up(people: People) -> None:
    assert (await people.get("/control/drained"))["drained"]
    await people.start(OLENA)
    address = f"{people.url}/control/drained?timeout=0.01"
    async with people.session.get(address) as response:
        assert response.status == 504
