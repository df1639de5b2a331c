"""Inline mode at the edge: queries behind the bot's name, and messages that were sent via it.

An inline query changes nothing, so it has no mark: a redelivered one is answered again.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, InlineQuery, LinkPreviewOptions, Update

from bot.errors import reason
from handlers import buttons as b
from handlers.inline import Offers
from handlers.reader import Reader
from handlers.screens import Screen
from locales.catalogues import nearest
from models import people
from models.refusals import Gone
from models.storage import UNAVAILABLE

if TYPE_CHECKING:
    from bot.intake import House

log = logging.getLogger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def offer(
    handler: Callable[[Update, dict[str, Any]], Awaitable[Any]],
    update: Update,
    query: InlineQuery,
    data: dict[str, Any],
) -> None:
    """Offer what somebody types for; raises when the database is away."""
    house: House = data["house"]
    settings, user, now = house.settings, query.from_user, house.clock.now()
    person = await people.find_person(user.id)
    reader = Reader(nearest(user.language_code, settings.default_language), settings.zone, now)
    if person is not None:
        reader = Reader(person.language, person.zone, now)
    data |= {"person": person, "reader": reader, "username": house.username}
    try:
        offers = await handler(update, data)
    except UNAVAILABLE:
        raise
    except Exception:
        log.exception("update %d failed", update.update_id)
        return
    if isinstance(offers, Offers):
        house.courier.start(answer(house.bot, query.id, offers))


async def answer(bot: Bot, query_id: str, offers: Offers) -> None:
    """Answer an inline query: for who asked alone, and never kept for the next time."""
    try:
        await bot.answer_inline_query(
            query_id,
            list(offers.results),
            cache_time=0,
            is_personal=True,
            next_offset="" if offers.more is None else str(offers.more),
            button=offers.button,
        )
    except TelegramAPIError as error:
        log.info("inline query: %s", reason(error))


async def edit_inline(bot: Bot, inline_id: str, screen: Screen) -> None:
    """Show the screen in a message that was sent via the bot; nothing when it is gone."""
    markup = screen.keyboard()
    try:
        await bot.edit_message_text(
            screen.message,
            inline_message_id=inline_id,
            reply_markup=markup if isinstance(markup, InlineKeyboardMarkup) else None,
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest as error:
        log.info("inline message: %s", reason(error))


def is_own_offer(update: Update, bot_id: int) -> bool:
    """Whether somebody sent what the bot had offered them: that is no message to the bot."""
    message = update.message or update.edited_message
    return bool(message and message.via_bot and message.via_bot.id == bot_id)


def is_inline(update: Update) -> bool:
    """Whether a button was tapped on a message that was sent via the bot, in whatever chat."""
    query = update.callback_query
    return query is not None and query.inline_message_id is not None


def check_inline(update: Update) -> None:
    """Raise `Gone` for any button on such a message but the one that is drawn there.

    The message stands where anybody may see it, so no other screen is ever shown in it.
    """
    data = update.callback_query.data if update.callback_query else None
    if is_inline(update) and not (data or "").startswith(f"{b.MakeOffered.__prefix__}:"):
        raise Gone
