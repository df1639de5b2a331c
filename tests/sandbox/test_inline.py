"""Inline mode as Telegram has it: queries, results, messages sent via the bot and their buttons."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, OLENA, Inbox, People

PRESS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="✅", callback_data="x")]])


def article(number: str, markup: InlineKeyboardMarkup | None = PRESS) -> InlineQueryResultArticle:
    """A result that sends a bold word."""
    content = InputTextMessageContent(message_text="<b>так</b>", parse_mode="HTML")
    return InlineQueryResultArticle(
        id=number, title="Так", input_message_content=content, reply_markup=markup
    )


async def offered(
    people: People, bot: Bot, inbox: Inbox, chat: int, *results: InlineQueryResultArticle
) -> str:
    """Olena asks in a chat, and the bot offers these; the id of her query."""
    asked = await people.post(f"/people/{OLENA}/chats/{chat}/inline", query="так")
    number = str(asked["inline_query_id"])
    await inbox.read()
    await bot.answer_inline_query(number, list(results), cache_time=0, is_personal=True)
    return number


async def test_a_query_says_who_asks_and_in_what_kind_of_chat(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    group = await people.group(with_bot=False)
    await inbox.read()
    for chat, kind in ((OLENA, "sender"), (group, "group")):
        await people.post(f"/people/{OLENA}/chats/{chat}/inline", query="х" * 300)
        [update] = await inbox.read()
        assert update.inline_query is not None
        assert update.inline_query.from_user.id == OLENA
        assert update.inline_query.chat_type == kind
        assert len(update.inline_query.query) == 256


async def test_a_result_becomes_a_message_via_the_bot_which_only_its_inline_id_reaches(
    people: People, bot: Bot, inbox: Inbox
) -> None:
    group = await people.group(with_bot=False)
    number = await offered(people, bot, inbox, group, article("1"))
    where = f"/people/{OLENA}/chats/{group}"
    sent = await people.post(f"{where}/choose", inline_query_id=number, result_id="1")
    [message] = [m for m in await people.messages(MARYNA, group) if "text" in m]
    assert (message["from"]["id"], message["text"]) == (OLENA, "так")
    assert message["via_bot"]["id"] == bot.id
    assert message["entities"][0]["type"] == "bold"
    assert await inbox.read() == []
    tap = {"message_id": sent["message_id"], "row": 0, "col": 0}
    await people.post(f"/people/{MARYNA}/chats/{group}/tap", **tap)
    [update] = await inbox.read()
    query = update.callback_query
    assert query is not None
    assert query.message is None
    assert query.inline_message_id == sent["inline_message_id"]
    assert await bot.answer_callback_query(query.id, "добре")
    assert await bot.edit_message_text("ні", inline_message_id=query.inline_message_id) is True
    [message] = [m for m in await people.messages(MARYNA, group) if "text" in m]
    assert (message["text"], message.get("reply_markup")) == ("ні", None)
    with pytest.raises(TelegramBadRequest, match="not modified"):
        await bot.edit_message_text("ні", inline_message_id=query.inline_message_id)


async def test_without_buttons_there_is_no_inline_id_and_a_bot_in_the_chat_hears_it(
    people: People, bot: Bot, inbox: Inbox
) -> None:
    group = await people.group()
    number = await offered(people, bot, inbox, group, article("1", None))
    where = f"/people/{OLENA}/chats/{group}"
    sent = await people.post(f"{where}/choose", inline_query_id=number, result_id="1")
    assert sent["inline_message_id"] is None
    [update] = await inbox.read()
    assert update.message is not None
    assert update.message.via_bot is not None
    assert update.message.via_bot.id == bot.id


async def test_what_telegram_refuses(
    sandbox: Sandbox, people: People, bot: Bot, inbox: Inbox
) -> None:
    await people.start(OLENA)
    asked = await people.post(f"/people/{OLENA}/chats/{OLENA}/inline", query="")
    number = asked["inline_query_id"]
    with pytest.raises(TelegramBadRequest, match="RESULT_ID_DUPLICATE"):
        await bot.answer_inline_query(number, [article("1"), article("1")])
    with pytest.raises(TelegramBadRequest, match="RESULT_ID_INVALID"):
        await bot.answer_inline_query(number, [article("1" * 65)])
    with pytest.raises(TelegramBadRequest, match="RESULTS_TOO_MUCH"):
        await bot.answer_inline_query(number, [article(str(n)) for n in range(51)])
    with pytest.raises(TelegramBadRequest, match="NEXT_OFFSET_INVALID"):
        await bot.answer_inline_query(number, [], next_offset="1" * 65)
    with pytest.raises(TelegramBadRequest, match="MESSAGE_ID_INVALID"):
        await bot.edit_message_text("так", inline_message_id="AgAAA")
    assert await bot.answer_inline_query(number, [article("1")])
    path = f"/people/{OLENA}/chats/{OLENA}/choose"
    status, _ = await people.refused(path, inline_query_id=number, result_id="2")
    assert status == 404
    sandbox.clock.advance(60)
    with pytest.raises(TelegramBadRequest, match="too old"):
        await bot.answer_inline_query(number, [])
