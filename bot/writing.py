"""A screen as one message: Telegram's rich message where the screen has one, else a text."""

import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardMarkup,
    InputRichMessage,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from bot.errors import LOST, NOT_MODIFIED, reason
from handlers.screens import Screen

log = logging.getLogger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def write(
    bot: Bot,
    chat_id: int,
    screen: Screen,
    *,
    thread_id: int | None = None,
    reply_to: int | None = None,
    quiet: bool = False,
) -> Message:
    """Send the screen as a new message, without a sound if `quiet`. Raises Telegram's errors.

    What Telegram does not take as a rich message is sent as a text.
    """
    reply = (
        ReplyParameters(message_id=reply_to, allow_sending_without_reply=True) if reply_to else None
    )
    more: dict[str, Any] = {
        "message_thread_id": thread_id,
        "reply_markup": screen.keyboard(),
        "reply_parameters": reply,
        "disable_notification": quiet or None,
    }
    if screen.rich:
        try:
            return await bot.send_rich_message(chat_id, rich_of(screen), **more)
        except TelegramBadRequest as error:
            log.warning("chat %d: not rich: %s", chat_id, reason(error))
    return await bot.send_message(chat_id, screen.message, link_preview_options=NO_PREVIEW, **more)


async def rewrite(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> None:
    """Show the screen in a message. Raises Telegram's errors, as of one that is gone."""
    markup = screen.keyboard()
    place: dict[str, Any] = {
        "chat_id": chat_id,
        "message_id": message_id,
        "reply_markup": markup if isinstance(markup, InlineKeyboardMarkup) else None,
    }
    if screen.rich:
        try:
            await bot.edit_message_text(rich_message=rich_of(screen), **place)
        except TelegramBadRequest as error:
            if any(known in error.message.lower() for known in (NOT_MODIFIED, *LOST)):
                raise
            log.warning("chat %d: not rich: %s", chat_id, reason(error))
        else:
            return
    await bot.edit_message_text(screen.message, link_preview_options=NO_PREVIEW, **place)


def rich_of(screen: Screen) -> InputRichMessage:
    """The screen as a rich message; words in it stay words, whatever they look like."""
    return InputRichMessage(html=screen.rich, skip_entity_detection=True)
