"""Forwards and copies, by people and by the bot."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from tests.sandbox.people import MARYNA, OLENA, Inbox, People, picture


@pytest.fixture(autouse=True)
async def started(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    await inbox.read()


async def test_a_comment_comes_first_and_an_album_stays_one(people: People, inbox: Inbox) -> None:
    group = await people.group(with_bot=False)
    album = await people.send_files(MARYNA, group, picture(), picture(), kind="photo")
    told = await people.post(
        f"/people/{OLENA}/chats/{OLENA}/forward",
        from_chat=group,
        message_ids=album["message_ids"],
        comment="Для поста",
    )
    first, *rest = [update.message for update in await inbox.read() if update.message]
    assert (first.text, first.forward_origin) == ("Для поста", None)
    assert len({message.media_group_id for message in rest} - {None}) == 1
    for message in rest:
        assert isinstance(message.forward_origin, MessageOriginUser)
        assert message.forward_origin.sender_user.id == MARYNA
    assert told["message_ids"] == [first.message_id, *(m.message_id for m in rest)]


async def test_origins(people: People, inbox: Inbox) -> None:
    group = await people.group("supergroup", with_bot=False)
    channel = await people.group("channel", with_bot=False)
    said = await people.say(MARYNA, group, "від Марини")
    unnamed = await people.say(OLENA, group, "від групи", anonymous=True)
    posted = await people.say(OLENA, channel, "від каналу")
    for source, sent, hidden in (
        (group, said, True),
        (group, unnamed, False),
        (channel, posted, False),
    ):
        await people.post(
            f"/people/{OLENA}/chats/{OLENA}/forward",
            from_chat=source,
            message_ids=[sent["message_id"]],
            hidden=hidden,
        )
    origins = [u.message.forward_origin for u in await inbox.read() if u.message]
    assert [type(origin) for origin in origins] == [
        MessageOriginHiddenUser,
        MessageOriginChat,
        MessageOriginChannel,
    ]
    assert isinstance(origins[0], MessageOriginHiddenUser)
    assert origins[0].sender_user_name == "Марина Соколова"


async def test_the_bot_forwards_and_copies(bot: Bot, people: People) -> None:
    group = await people.group()
    said = await people.say(OLENA, OLENA, "Книга")
    forwarded = await bot.forward_message(group, OLENA, said["message_id"])
    assert isinstance(forwarded.forward_origin, MessageOriginUser)
    assert forwarded.text == "Книга"
    await bot.copy_message(group, OLENA, said["message_id"])
    assert (await people.messages(OLENA, group))[-1]["text"] == "Книга"
    with pytest.raises(TelegramBadRequest, match="message to forward not found"):
        await bot.forward_message(group, OLENA, 999)
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(group, OLENA, 999)


async def test_copies_of_an_album(bot: Bot, people: People) -> None:
    group = await people.group()
    album = await people.send_files(OLENA, OLENA, picture(), picture(), kind="photo", caption="А")
    ids = album["message_ids"]
    assert len(await bot.copy_messages(group, OLENA, ids)) == 2
    assert len(await bot.forward_messages(group, OLENA, ids)) == 2
    shown = (await people.messages(OLENA, group))[-4:]
    groups = [message["media_group_id"] for message in shown]
    assert groups[0] == groups[1] != groups[2] == groups[3]
    with pytest.raises(TelegramBadRequest, match="strictly increasing order"):
        await bot.copy_messages(group, OLENA, ids[::-1])
    with pytest.raises(TelegramBadRequest, match="there are no messages to copy"):
        await bot.copy_messages(group, OLENA, [999])


async def test_new_caption_of_a_copy(bot: Bot, people: People) -> None:
    photo = await bot.send_photo(OLENA, BufferedInputFile(picture(), "a.png"), caption="Було")
    await bot.copy_message(OLENA, OLENA, photo.message_id, caption="Стало")
    assert (await people.messages(OLENA, OLENA))[-1]["caption"] == "Стало"


async def test_protected_content(bot: Bot, people: People) -> None:
    sent = await bot.send_message(OLENA, "Таємно", protect_content=True)
    with pytest.raises(TelegramBadRequest, match="the message can't be forwarded"):
        await bot.forward_message(OLENA, OLENA, sent.message_id)
    status, _ = await people.refused(
        f"/people/{OLENA}/chats/{OLENA}/forward", from_chat=OLENA, message_ids=[sent.message_id]
    )
    assert status == 403
