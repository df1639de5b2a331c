"""Texts, edits and deletions by the bot, with Telegram's limits and words."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    ForceReply,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyParameters,
)

from sandbox import Sandbox
from tests.sandbox.people import MAX, OLENA, Inbox, People


@pytest.fixture(autouse=True)
async def started(people: People) -> None:
    await people.start(OLENA)


async def test_text_arrives_formatted(bot: Bot, people: People) -> None:
    sent = await bot.send_message(OLENA, " <b>Пост</b> для @marina_smm ", parse_mode="HTML")
    assert sent.text == "Пост для @marina_smm"
    assert [e.type for e in sent.entities or []] == ["bold", "mention"]
    shown = (await people.messages(OLENA, OLENA))[-1]
    assert (shown["text"], shown["mine"], shown["edited"]) == (sent.text, False, False)


async def test_people_are_mentioned_by_id(bot: Bot) -> None:
    html = f'<a href="tg://user?id={MAX}">Max</a> <a href="tg://user?id=999">хтось</a>'
    sent = await bot.send_message(OLENA, html, parse_mode="HTML")
    assert [(e.type, e.user and e.user.first_name) for e in sent.entities or []] == [
        ("text_mention", "Max")
    ]


async def test_entities_instead_of_a_parse_mode(bot: Bot) -> None:
    bold = MessageEntity(type="bold", offset=0, length=4)
    sent = await bot.send_message(OLENA, "Пост", entities=[bold])
    assert [(e.type, e.offset, e.length) for e in sent.entities or []] == [("bold", 0, 4)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("а" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
        ("<b>а", "can't parse entities: Can't find end tag"),
    ],
)
async def test_refused_texts(bot: Bot, text: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=f"Bad Request: {words}"):
        await bot.send_message(OLENA, text, parse_mode="HTML")


async def test_tags_do_not_count(bot: Bot) -> None:
    sent = await bot.send_message(OLENA, f"<b>{'а' * 4096}</b>", parse_mode="HTML")
    assert len(sent.text or "") == 4096


async def test_markdown_is_refused_clearly(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="the sandbox supports parse_mode HTML only"):
        await bot.send_message(OLENA, "*а*", parse_mode="MarkdownV2")


async def test_who_cannot_be_written_to(bot: Bot, people: People) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(MAX, "Вітаю")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(424242, "Вітаю")
    await people.group(members=[MAX])
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(MAX, "Вітаю")
    await people.post(f"/people/{OLENA}/block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(OLENA, "Вітаю")


async def test_reply_and_quote(bot: Bot, people: People) -> None:
    asked = await people.say(OLENA, OLENA, "Книга про море")
    reply = ReplyParameters(message_id=asked["message_id"], quote="про море")
    sent = await bot.send_message(OLENA, "Так", reply_parameters=reply)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Книга про море"
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position) == ("про море", 6)
    wrong = ReplyParameters(message_id=asked["message_id"], quote="про гори")
    with pytest.raises(TelegramBadRequest, match="QUOTE_TEXT_INVALID"):
        await bot.send_message(OLENA, "Так", reply_parameters=wrong)


async def test_reply_to_what_is_gone(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(OLENA, "Так", reply_parameters=ReplyParameters(message_id=999))
    lenient = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    sent = await bot.send_message(OLENA, "Так", reply_parameters=lenient)
    assert sent.reply_to_message is None


async def test_edit(bot: Bot, people: People, inbox: Inbox) -> None:
    await inbox.read()
    sent = await bot.send_message(OLENA, "Було")
    edited = await bot.edit_message_text("Стало", chat_id=OLENA, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.edit_date is not None) == ("Стало", True)
    assert (await people.messages(OLENA, OLENA))[-1]["edited"]
    assert await inbox.read() == []  # the bot does not hear itself


async def test_edits_that_telegram_refuses(bot: Bot, people: People) -> None:
    sent = await bot.send_message(OLENA, "Пост")
    with pytest.raises(TelegramBadRequest, match="message is not modified: specified new message"):
        await bot.edit_message_text("Пост", chat_id=OLENA, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("Пост", chat_id=OLENA, message_id=999)
    theirs = await people.say(OLENA, OLENA, "Моє")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Пост", chat_id=OLENA, message_id=theirs["message_id"])
    forced = await bot.send_message(OLENA, "Назва?", reply_markup=ForceReply())
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Пост", chat_id=OLENA, message_id=forced.message_id)
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=OLENA, message_id=sent.message_id, caption="а")


async def test_link_preview_options_are_content(bot: Bot) -> None:
    sent = await bot.send_message(OLENA, "https://example.org")
    off = LinkPreviewOptions(is_disabled=True)
    edited = await bot.edit_message_text(
        "https://example.org", chat_id=OLENA, message_id=sent.message_id, link_preview_options=off
    )
    assert isinstance(edited, Message)
    assert edited.link_preview_options is not None
    assert edited.link_preview_options.is_disabled


async def test_delete(bot: Bot, people: People) -> None:
    sent = await bot.send_message(OLENA, "Зайве")
    theirs = await people.say(OLENA, OLENA, "Теж")
    assert await bot.delete_message(OLENA, sent.message_id)
    assert await bot.delete_messages(OLENA, [sent.message_id, theirs["message_id"], 999])
    assert [m["text"] for m in await people.messages(OLENA, OLENA)] == ["/start"]
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(OLENA, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("а", chat_id=OLENA, message_id=sent.message_id)


async def test_delete_after_two_days(bot: Bot, sandbox: Sandbox) -> None:
    sent = await bot.send_message(OLENA, "Старе")
    sandbox.clock.advance(48 * 3600)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(OLENA, sent.message_id)


async def test_chat_action_and_reaction(bot: Bot, people: People) -> None:
    sent = await people.say(OLENA, OLENA, "Готово")
    assert await bot.send_chat_action(OLENA, "typing")
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(OLENA, "dancing")
    await bot.set_message_reaction(
        OLENA,
        sent["message_id"],
        reaction=[{"type": "emoji", "emoji": "👍"}],  # type: ignore[list-item]
    )
    shown = (await people.messages(OLENA, OLENA))[-1]
    assert [(r["emoji"], r["user_id"]) for r in shown["reactions"]] == [("👍", bot.id)]
