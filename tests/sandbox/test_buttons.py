"""Keyboards and presses: limits, kinds, answers in time and late, forged and old screens."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CopyTextButton,
    ForceReply,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, OLENA, Inbox, People


def keyboard(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=list(rows))


def button(**fields: Any) -> InlineKeyboardButton:
    return InlineKeyboardButton(**{"text": "Готово", **fields})


@pytest.fixture(autouse=True)
async def started(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    await inbox.read()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        ({"url": "nowhere"}, "URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"url": "http://localhost:8081/x"}, "is invalid: Wrong HTTP URL"),
        ({"web_app": WebAppInfo(url="http://example.org")}, "Only HTTPS links are allowed"),
        ({"copy_text": CopyTextButton(text="а" * 257)}, "BUTTON_COPY_TEXT_INVALID"),
        ({"callback_data": "a", "style": "pink"}, "invalid button style specified"),
        ({"callback_data": "a", "url": "https://example.org"}, "exactly one of its optional"),
        ({"pay": True}, "not supported by the sandbox"),
    ],
)
async def test_refused_buttons(bot: Bot, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(OLENA, "Пост", reply_markup=keyboard([button(**fields)]))


async def test_sizes(bot: Bot) -> None:
    row = [button(callback_data="я" * 32)] * 8
    sent = await bot.send_message(OLENA, "Пост", reply_markup=keyboard(*[row] * 12))
    assert sent.reply_markup is not None
    assert len(sent.reply_markup.inline_keyboard) == 12
    with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
        await bot.send_message(OLENA, "Пост", reply_markup=keyboard(*[row] * 13))
    with pytest.raises(TelegramBadRequest, match="more than 8 buttons in a row"):
        await bot.send_message(OLENA, "Пост", reply_markup=keyboard([*row, *row]))


async def test_web_app_only_in_private(bot: Bot, people: People) -> None:
    markup = keyboard([button(web_app=WebAppInfo(url="https://example.org"))])
    await bot.send_message(OLENA, "Пост", reply_markup=markup)
    with pytest.raises(TelegramBadRequest, match="BUTTON_TYPE_INVALID"):
        await bot.send_message(await people.group(), "Пост", reply_markup=markup)


async def test_press_and_answer(bot: Bot, people: People, inbox: Inbox) -> None:
    markup = keyboard([button(callback_data="done:12", style="success")])
    sent = await bot.send_message(OLENA, "Пост", reply_markup=markup)
    at = {"message_id": sent.message_id, "row": 0, "col": 0}
    pressed = await people.post(f"/people/{OLENA}/chats/{OLENA}/tap", **at)
    (update,) = await inbox.read()
    query = update.callback_query
    assert query is not None
    assert (query.id, query.data) == (pressed["callback_query_id"], "done:12")
    assert query.from_user.id == OLENA
    assert isinstance(query.message, Message)
    assert query.message.text == "Пост"
    shown = (await people.messages(OLENA, OLENA))[-1]
    assert shown["callback_pending"] == [[0, 0]]
    assert await bot.answer_callback_query(query.id, text="Готово", show_alert=True)
    shown = (await people.messages(OLENA, OLENA))[-1]
    assert shown["callback_pending"] == []
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_callback_query(query.id)


async def test_late_answer(bot: Bot, people: People, sandbox: Sandbox) -> None:
    sent = await bot.send_message(OLENA, "Пост")
    pressed = await people.post(
        f"/people/{OLENA}/chats/{OLENA}/tap", message_id=sent.message_id, data="forged"
    )
    sandbox.clock.advance(16)
    with pytest.raises(TelegramBadRequest, match="query ID is invalid"):
        await bot.answer_callback_query(pressed["callback_query_id"])


async def test_answers_that_telegram_refuses(bot: Bot, people: People) -> None:
    sent = await bot.send_message(OLENA, "Пост")
    pressed = await people.post(
        f"/people/{OLENA}/chats/{OLENA}/tap", message_id=sent.message_id, data="x"
    )
    query_id = pressed["callback_query_id"]
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query_id, text="а" * 201)
    with pytest.raises(TelegramBadRequest, match="URL_INVALID"):
        await bot.answer_callback_query(query_id, url="https://example.org")
    assert await bot.answer_callback_query(query_id, url="https://t.me/kartka_bot?start=x")


async def test_press_on_a_deleted_message(bot: Bot, people: People, inbox: Inbox) -> None:
    sent = await bot.send_message(
        OLENA, "Пост", reply_markup=keyboard([button(callback_data="open")])
    )
    await bot.delete_message(OLENA, sent.message_id)
    at = {"message_id": sent.message_id, "row": 0, "col": 0}
    await people.post(f"/people/{OLENA}/chats/{OLENA}/tap", **at)
    (update,) = await inbox.read()
    assert update.callback_query is not None
    assert isinstance(update.callback_query.message, InaccessibleMessage)
    assert await people.refused(f"/people/{OLENA}/chats/{OLENA}/tap", message_id=999, data="x") == (
        404,
        "There was never such a message.",
    )


@pytest.mark.parametrize(
    ("fields", "effect"),
    [
        ({"url": "https://example.org/a"}, {"url": "https://example.org/a"}),
        ({"copy_text": CopyTextButton(text="#12")}, {"copied": "#12"}),
        ({"switch_inline_query": "#12"}, {"inline_query": "#12"}),
        ({"disabled": {}}, {"disabled": True}),
    ],
)
async def test_buttons_that_tell_the_bot_nothing(
    bot: Bot, people: People, inbox: Inbox, fields: dict[str, Any], effect: dict[str, Any]
) -> None:
    sent = await bot.send_message(OLENA, "Пост", reply_markup=keyboard([button(**fields)]))
    at = {"message_id": sent.message_id, "row": 0, "col": 0}
    assert await people.post(f"/people/{OLENA}/chats/{OLENA}/tap", **at) == effect
    assert await inbox.read() == []


async def test_edit_takes_the_keyboard_away(bot: Bot) -> None:
    sent = await bot.send_message(OLENA, "Пост", reply_markup=keyboard([button(callback_data="a")]))
    bare = await bot.edit_message_reply_markup(chat_id=OLENA, message_id=sent.message_id)
    assert isinstance(bare, Message)
    assert bare.reply_markup is None
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(chat_id=OLENA, message_id=sent.message_id)


async def test_forced_reply_reaches_those_meant(bot: Bot, people: People) -> None:
    group = await people.group()
    await bot.send_message(
        group,
        "@marina_smm, яка назва?",
        reply_markup=ForceReply(selective=True, input_field_placeholder="Назва"),
    )
    forced = (await people.chat(MARYNA, group))["force_reply"]
    assert forced["placeholder"] == "Назва"
    assert (await people.chat(OLENA, group))["force_reply"] is None
    await people.say(MARYNA, group, "Море", reply_to=forced["message_id"])
    assert (await people.chat(MARYNA, group))["force_reply"] is None
    with pytest.raises(TelegramBadRequest, match="REPLY_MARKUP_PLACEHOLDER_INVALID"):
        await bot.send_message(
            group, "а", reply_markup=ForceReply(input_field_placeholder="а" * 65)
        )


async def test_reply_keyboard_comes_and_goes(bot: Bot, people: People) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="🗂 Дошки")]], resize_keyboard=True)
    await bot.send_message(OLENA, "Меню", reply_markup=keys)
    shown = (await people.chat(OLENA, OLENA))["reply_keyboard"]
    assert shown["keyboard"] == [[{"text": "🗂 Дошки"}]]
    await bot.send_message(OLENA, "Без меню", reply_markup=ReplyKeyboardRemove())
    assert (await people.chat(OLENA, OLENA))["reply_keyboard"] is None


async def test_a_keyboard_that_asks_for_a_reply(bot: Bot, people: People) -> None:
    markup = keyboard([button(callback_data="skip")])
    markup.force_reply = True
    sent = await bot.send_message(OLENA, "Назва?", reply_markup=markup)
    forced = (await people.chat(OLENA, OLENA))["force_reply"]
    assert forced["message_id"] == sent.message_id
    plain = keyboard([button(callback_data="other")])
    edited = await bot.edit_message_text(
        "Назва?", chat_id=OLENA, message_id=sent.message_id, reply_markup=plain
    )
    assert isinstance(edited, Message)
    assert edited.reply_markup is not None
    assert edited.reply_markup.force_reply
