"""Messages of a group that one person sees."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    EphemeralMessageParameters,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, MAX, OLENA, Inbox, People

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Так", callback_data="yes")]]
)


def only(person_id: int, query_id: str | None = None) -> EphemeralMessageParameters:
    """Shown to this person alone."""
    return EphemeralMessageParameters(receiver_user_id=person_id, callback_query_id=query_id)


async def texts(people: People, person_id: int, group: int) -> list[str]:
    return [m["text"] for m in await people.messages(person_id, group) if "text" in m]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_one_person_sees_it_where_it_was_said(bot: Bot, people: People, kind: str) -> None:
    group = await people.group(kind)
    await bot.send_message(group, "перше")
    sent = await bot.send_message(group, "тихо", ephemeral_message_parameters=only(MARYNA))
    await bot.send_message(group, "друге")
    assert sent.message_id == 0
    assert sent.receiver_user is not None
    assert sent.receiver_user.id == MARYNA
    assert await texts(people, MARYNA, group) == ["перше", "тихо", "друге"]
    assert await texts(people, OLENA, group) == ["перше", "друге"]


async def test_its_buttons_are_pressed_and_it_changes(
    bot: Bot, people: People, inbox: Inbox
) -> None:
    group = await people.group()
    how = only(MARYNA)
    sent = await bot.send_message(
        group, "тихо", reply_markup=KEYS, ephemeral_message_parameters=how
    )
    number = sent.ephemeral_message_id
    assert number is not None
    await inbox.read()
    place = f"/people/{MARYNA}/chats/{group}/tap"
    await people.post(place, ephemeral_message_id=number, row=0, col=0)
    query = (await inbox.read())[0].callback_query
    assert query is not None
    assert query.message is not None
    assert query.message.message_id == 0
    assert getattr(query.message, "ephemeral_message_id", None) == number
    await bot.edit_ephemeral_message_text(
        chat_id=group, receiver_user_id=MARYNA, ephemeral_message_id=number, text="готово"
    )
    assert (await texts(people, MARYNA, group))[-1] == "готово"
    await bot.delete_ephemeral_message(group, MARYNA, number)
    assert await texts(people, MARYNA, group) == []
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_ephemeral_message_text(
            chat_id=group, receiver_user_id=MARYNA, ephemeral_message_id=number, text="ще"
        )


async def test_others_neither_press_nor_own_it(bot: Bot, people: People) -> None:
    group = await people.group()
    sent = await bot.send_message(
        group, "тихо", reply_markup=KEYS, ephemeral_message_parameters=only(MARYNA)
    )
    place = f"/people/{OLENA}/chats/{group}/tap"
    status, _ = await people.refused(
        place, ephemeral_message_id=sent.ephemeral_message_id, row=0, col=0
    )
    assert status == 404
    with pytest.raises(TelegramBadRequest):
        await bot.delete_ephemeral_message(group, OLENA, sent.ephemeral_message_id or 0)


async def test_what_is_refused(bot: Bot, people: People, inbox: Inbox, sandbox: Sandbox) -> None:
    group = await people.group()
    await people.start(OLENA)
    refused = [
        (OLENA, only(OLENA), None),
        (group, only(MAX), None),
        (group, only(MARYNA), ForceReply()),
        (group, only(MARYNA, "1"), None),
    ]
    for chat, how, markup in refused:
        with pytest.raises(TelegramBadRequest):
            await bot.send_message(
                chat, "тихо", reply_markup=markup, ephemeral_message_parameters=how
            )
    shown = await bot.send_message(group, "усім", reply_markup=KEYS)
    place = f"/people/{MARYNA}/chats/{group}/tap"
    pressed = await people.post(place, message_id=shown.message_id, row=0, col=0)
    query = pressed["callback_query_id"]
    await bot.send_message(group, "тихо", ephemeral_message_parameters=only(MARYNA, query))
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(group, "тихо", ephemeral_message_parameters=only(OLENA, query))
    sandbox.clock.advance(16)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.send_message(group, "тихо", ephemeral_message_parameters=only(MARYNA, query))
