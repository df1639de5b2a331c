"""Groups, forums and channels: who hears what, who may do what, and what becomes of a group."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberOwner,
    MessageOriginChannel,
    ReplyParameters,
)

from tests.sandbox.people import MARYNA, MAX, OLENA, Inbox, People


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_the_bot_hears_how_it_joins(people: People, inbox: Inbox, kind: str) -> None:
    group = await people.group(kind)
    joined, created = await inbox.read()
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.chat.id == group
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert created.message is not None
    assert created.message.group_chat_created == (True if kind == "group" else None)
    assert (created.message.new_chat_members is None) == (kind == "group")


async def test_privacy_mode(bot: Bot, people: People, inbox: Inbox) -> None:
    group = await people.group()
    asked = await bot.send_message(group, "Яка назва?")
    await inbox.read()
    for text in ("просто так", "/new@other_bot Пост", "див. /new", "лист на kartka_bot"):
        assert (await people.say(OLENA, group, text))["update_id"] is None
    heard = ["/new Пост", "/new@kartka_bot Пост", "агов, @kartka_bot!"]
    for text in heard:
        await people.say(OLENA, group, text)
    await people.say(OLENA, group, "Море", reply_to=asked.message_id)
    assert await inbox.texts() == [*heard, "Море"]


async def test_privacy_mode_off_or_administrator(people: People, inbox: Inbox) -> None:
    group = await people.group()
    await people.post("/control/privacy", can_read_all_group_messages=True)
    assert (await people.say(OLENA, group, "чутно"))["update_id"] is not None
    await people.post("/control/privacy", can_read_all_group_messages=False)
    assert (await people.say(OLENA, group, "тихо"))["update_id"] is None
    promoted = {"user": "bot", "rights": {}}
    await people.post(f"/people/{OLENA}/chats/{group}/promote", **promoted)
    assert (await people.say(MARYNA, group, "чутно"))["update_id"] is not None


async def test_members_come_and_go(bot: Bot, people: People, inbox: Inbox) -> None:
    group = await people.group("supergroup")
    await inbox.read()
    members = f"/people/{OLENA}/chats/{group}/members"
    await people.post(members, add=[MAX])
    await people.post(members, remove=[MARYNA])
    await people.post(f"/people/{MAX}/chats/{group}/leave")
    messages = [update.message for update in await inbox.read() if update.message]
    assert [[u.id for u in m.new_chat_members or []] for m in messages] == [[MAX], [], []]
    assert [m.left_chat_member and m.left_chat_member.id for m in messages] == [None, MARYNA, MAX]
    assert (await bot.get_chat_member(group, MARYNA)).status == "kicked"
    assert (await bot.get_chat_member(group, MAX)).status == "left"
    assert await bot.get_chat_member_count(group) == 2


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_the_bot_is_removed(bot: Bot, people: People, inbox: Inbox, kind: str) -> None:
    group = await people.group(kind)
    await inbox.read()
    await people.post(f"/people/{OLENA}/chats/{group}/members", remove=["bot"])
    change, message = await inbox.read()
    assert change.my_chat_member is not None
    assert change.my_chat_member.new_chat_member.status == "kicked"
    assert message.message is not None
    assert message.message.left_chat_member is not None
    assert message.message.left_chat_member.id == bot.id
    with pytest.raises(TelegramForbiddenError, match=f"bot was kicked from the {kind} chat"):
        await bot.send_message(group, "Вітаю")
    await people.say(OLENA, group, "/new Пост")
    assert await inbox.read() == []


async def test_the_bot_leaves(bot: Bot, people: People) -> None:
    group = await people.group("supergroup")
    assert await bot.leave_chat(group)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group, "Вітаю")
    assert not (await people.chat(OLENA, group))["bot_is_member"]


async def test_administrators(bot: Bot, people: People, inbox: Inbox) -> None:
    group = await people.group("supergroup", is_forum=True)
    await people.post(
        f"/people/{OLENA}/chats/{group}/promote", user="bot", rights={"can_pin_messages": True}
    )
    found = await bot.get_chat_administrators(group)
    assert [type(member) for member in found] == [ChatMemberOwner, ChatMemberAdministrator]
    change = (await inbox.read())[-1].my_chat_member
    assert change is not None
    assert isinstance(change.new_chat_member, ChatMemberAdministrator)
    assert change.new_chat_member.can_pin_messages
    assert not change.new_chat_member.can_delete_messages
    await people.post(f"/people/{OLENA}/chats/{group}/promote", user="bot", rights=None)
    assert (await bot.get_chat_member(group, bot.id)).status == "member"


async def test_pinning(bot: Bot, people: People, inbox: Inbox) -> None:
    group = await people.group("supergroup")
    sent = await bot.send_message(group, "Дошка")
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages"):
        await bot.pin_chat_message(group, sent.message_id)
    await people.post(f"/people/{OLENA}/chats/{group}/promote", user="bot", rights={})
    await inbox.read()
    assert await bot.pin_chat_message(group, sent.message_id)
    assert (await people.chat(OLENA, group))["pinned"] == [sent.message_id]
    (update,) = await inbox.read()
    assert update.message is not None
    assert update.message.pinned_message is not None
    full = await bot.get_chat(group)
    assert full.pinned_message is not None
    assert await bot.unpin_chat_message(group)
    assert (await people.chat(OLENA, group))["pinned"] == []
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(group, 999)


async def test_deleting_others_messages(bot: Bot, people: People) -> None:
    group = await people.group("supergroup")
    theirs = await people.say(OLENA, group, "/new")
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(group, theirs["message_id"])
    await people.post(f"/people/{OLENA}/chats/{group}/promote", user="bot", rights={})
    assert await bot.delete_message(group, theirs["message_id"])


async def test_topics(bot: Bot, people: People, inbox: Inbox) -> None:
    forum = await people.group("supergroup", is_forum=True)
    with pytest.raises(TelegramBadRequest, match="not enough rights to create a topic"):
        await bot.create_forum_topic(forum, "Пости")
    await people.post(f"/people/{OLENA}/chats/{forum}/promote", user="bot", rights={})
    topic = await bot.create_forum_topic(forum, "Пости")
    thread = topic.message_thread_id
    sent = await bot.send_message(forum, "Дошка", message_thread_id=thread)
    assert sent.is_topic_message
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.forum_topic_created is not None
    await inbox.read()
    await people.say(MARYNA, forum, "/new Море", thread=thread)
    (update,) = await inbox.read()
    assert update.message is not None
    assert (update.message.message_thread_id, update.message.is_topic_message) == (thread, True)
    answered = await bot.send_message(
        forum, "Є", reply_parameters=ReplyParameters(message_id=update.message.message_id)
    )
    assert answered.message_thread_id == thread
    general = await people.messages(OLENA, forum, thread=1)
    assert "Дошка" not in [message.get("text") for message in general]
    assert await bot.edit_forum_topic(forum, thread, name="Плани")
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.edit_forum_topic(forum, thread, name="Плани")
    assert await bot.close_forum_topic(forum, thread)
    shown = (await people.chat(OLENA, forum))["topics"]
    assert shown == [{"message_thread_id": thread, "name": "Плани", "closed": True}]
    assert await bot.delete_forum_topic(forum, thread)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(forum, "Дошка", message_thread_id=thread)


async def test_a_closed_topic(bot: Bot, people: People) -> None:
    forum = await people.group("supergroup", is_forum=True)
    topic = await people.post(f"/people/{OLENA}/chats/{forum}/topics", name="Пости")
    thread = topic["message_thread_id"]
    await people.post(f"/people/{OLENA}/chats/{forum}/topics/{thread}", closed=True)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum, "Дошка", message_thread_id=thread)
    assert (await people.refused(f"/people/{MARYNA}/chats/{forum}/text", text="?", thread=thread))[
        0
    ] == 403


async def test_threads_without_topics(bot: Bot, people: People, inbox: Inbox) -> None:
    group = await people.group("supergroup")
    asked = await bot.send_message(group, "Назва?")
    await inbox.read()
    await people.say(OLENA, group, "Море", reply_to=asked.message_id)
    (update,) = await inbox.read()
    assert update.message is not None
    assert update.message.message_thread_id == asked.message_id
    assert update.message.is_topic_message is None
    again = ReplyParameters(message_id=update.message.message_id)
    answered = await bot.send_message(group, "А текст?", reply_parameters=again)
    await people.say(OLENA, group, "Хвилі", reply_to=answered.message_id)
    (further,) = await inbox.read()
    assert further.message is not None
    assert further.message.message_thread_id == asked.message_id
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(group, "Є", message_thread_id=asked.message_id)


async def test_a_group_becomes_a_supergroup(bot: Bot, people: People, inbox: Inbox) -> None:
    group = await people.group()
    await inbox.read()
    moved = await people.post(f"/people/{OLENA}/chats/{group}/migrate")
    old, new = [update.message for update in await inbox.read() if update.message]
    assert (old.chat.id, old.migrate_to_chat_id) == (group, moved["chat"])
    assert (new.chat.id, new.migrate_from_chat_id) == (moved["chat"], group)
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(group, "Вітаю")
    assert caught.value.migrate_to_chat_id == moved["chat"]
    assert (await bot.send_message(moved["chat"], "Вітаю")).chat.type == "supergroup"
    assert group not in [c["id"] for c in (await people.get(f"/people/{OLENA}/chats"))["chats"]]


async def test_anonymous_administrator(people: People, inbox: Inbox) -> None:
    group = await people.group("supergroup")
    await inbox.read()
    await people.say(OLENA, group, "/new Пост", anonymous=True)
    (update,) = await inbox.read()
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.username == "GroupAnonymousBot"
    assert update.message.sender_chat is not None
    assert update.message.sender_chat.id == group
    status, _ = await people.refused(
        f"/people/{MARYNA}/chats/{group}/text", text="/new", anonymous=True
    )
    assert status == 403


async def test_startgroup_link(people: People, inbox: Inbox) -> None:
    group = await people.group(with_bot=False)
    await people.post(
        f"/people/{OLENA}/open", url="https://t.me/kartka_bot?startgroup=b_12", chat=group
    )
    assert (await inbox.texts())[-1] == "/start@kartka_bot b_12"


async def test_channel(bot: Bot, people: People, inbox: Inbox) -> None:
    channel = await people.group("channel", with_bot=False, public=True, username="books_channel")
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the channel chat"):
        await bot.send_message(channel, "Пост")
    await people.post(f"/people/{OLENA}/chats/{channel}/members", add=["bot"])
    await inbox.read()
    sent = await bot.send_message("@books_channel", "Пост")
    assert (sent.chat.id, sent.from_user) == (channel, None)
    await people.say(OLENA, channel, "Від людей")
    (update,) = await inbox.read()
    assert update.channel_post is not None
    assert update.channel_post.text == "Від людей"
    assert (await people.refused(f"/people/{MARYNA}/chats/{channel}/text", text="?"))[0] == 403
    await people.post(
        f"/people/{OLENA}/chats/{channel}/promote", user="bot", rights={"can_manage_chat": True}
    )
    with pytest.raises(TelegramBadRequest, match="need administrator rights in the channel chat"):
        await bot.send_message(channel, "Пост")


async def test_strangers_do_not_see_a_group(people: People) -> None:
    group = await people.group()
    status, _ = await people.refused(f"/people/{MAX}/chats/{group}/text", text="?")
    assert status == 403
    assert (await people.refused(f"/people/{MAX}/chats/{group}/join"))[0] == 404


async def test_others_are_told_of_to_an_administrator_who_asked(
    bot: Bot, people: People, inbox: Inbox
) -> None:
    group = await people.group("supergroup")
    await bot.get_updates(offset=-1, allowed_updates=["chat_member"])
    members = f"/people/{OLENA}/chats/{group}/members"
    await people.post(members, remove=[MARYNA])
    await people.post(f"/people/{OLENA}/chats/{group}/promote", user="bot", rights={})
    await people.post(members, add=[MAX])
    changes = [update.chat_member for update in await inbox.read() if update.chat_member]
    assert [(c.new_chat_member.user.id, c.new_chat_member.status) for c in changes] == [
        (MAX, "member")
    ]


async def test_the_bot_knows_only_whom_it_met(bot: Bot, people: People) -> None:
    group = await people.group()
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.get_chat_member(group, MAX)
    await people.start(MAX)
    assert (await bot.get_chat_member(group, MAX)).status == "left"


async def test_a_channels_posts_come_into_its_group(bot: Bot, people: People, inbox: Inbox) -> None:
    channel = await people.group("channel", public=True, username="books_channel")
    group = await people.group("supergroup")
    await people.post(f"/people/{OLENA}/chats/{channel}/discussion", group=group)
    await people.post(f"/people/{OLENA}/chats/{group}/promote", user="bot", rights={})
    await inbox.read()
    posted = await people.say(OLENA, channel, "Пост")
    _, update = await inbox.read()
    copy = update.message
    assert copy is not None
    assert copy.chat.id == group
    assert copy.from_user is not None
    assert (copy.from_user.id, copy.from_user.is_bot) == (777000, False)
    assert copy.sender_chat is not None
    assert copy.sender_chat.id == channel
    assert copy.is_automatic_forward
    assert isinstance(copy.forward_origin, MessageOriginChannel)
    assert copy.forward_origin.message_id == posted["message_id"]
    await bot.send_message(channel, "Від бота")
    assert (await inbox.texts())[-1] == "Від бота"


async def test_somebody_writes_as_their_channel(people: People, inbox: Inbox) -> None:
    channel = await people.group("channel", with_bot=False)
    group = await people.group("supergroup")
    await inbox.read()
    await people.say(OLENA, group, "/new Пост", as_channel=channel)
    (update,) = await inbox.read()
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.username == "Channel_Bot"
    assert update.message.sender_chat is not None
    assert update.message.sender_chat.id == channel
    path = f"/people/{MARYNA}/chats/{group}/text"
    status, _ = await people.refused(path, text="/new", as_channel=channel)
    assert status == 403
