"""What one person of a group sees: ephemeral messages, which need not arrive."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.types import EphemeralMessageParameters, InlineKeyboardMarkup

from bot.writing import NO_PREVIEW
from handlers.answer import Answer, Origin, Sent
from handlers.content import caption_of
from handlers.live.links import address
from handlers.screens import Screen
from models.cards.pieces import Piece

log = logging.getLogger(__name__)
REFUSED = (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound)
NOT_MODIFIED = "message is not modified"


class Alone:
    """Sends, changes and takes away messages that whoever acts sees alone."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def whisper(self, answer: Answer, origin: Origin) -> None:
        """Send what is for one person's eyes; where Telegram refuses, lead them elsewhere."""
        for whisper in answer.whispers:
            try:
                await self._send(origin, whisper.screen)
            except REFUSED as error:
                log.info("chat %d: %s", origin.chat_id, type(error).__name__)
                if origin.query_id is not None and whisper.start:
                    me = await self.bot.me()
                    answer.url = address(me.username or "", whisper.start)
                elif whisper.otherwise is not None:
                    answer.sent.append(Sent(screen=whisper.otherwise))

    async def edit(self, origin: Origin, screen: Screen) -> None:
        """Show the screen in the tapped message; anew when it is gone."""
        try:
            await self.bot.edit_ephemeral_message_text(
                chat_id=origin.chat_id,
                receiver_user_id=origin.user_id or 0,
                ephemeral_message_id=origin.ephemeral_id or 0,
                text=screen.message,
                reply_markup=inline(screen),
                link_preview_options=NO_PREVIEW,
            )
        except TelegramBadRequest as error:
            if NOT_MODIFIED not in error.message:
                await self._send(origin, screen)

    async def close(self, answer: Answer, origin: Origin) -> None:
        """Take the tapped message away."""
        if answer.closed:
            await self.bot.delete_ephemeral_message(
                origin.chat_id, origin.user_id or 0, origin.ephemeral_id or 0
            )

    async def send_files(self, origin: Origin, pieces: list[Piece]) -> None:
        """Send files by their ids, one by one: an album cannot be for one person alone."""
        for piece in pieces:
            send = getattr(self.bot, f"send_{piece.kind.value}")
            await send(
                origin.chat_id,
                piece.file_id,
                message_thread_id=origin.thread_id,
                ephemeral_message_parameters=receiver(origin),
                **caption_of(piece),
            )

    async def _send(self, origin: Origin, screen: Screen) -> None:
        await self.bot.send_message(
            origin.chat_id,
            screen.message,
            message_thread_id=origin.thread_id,
            reply_markup=inline(screen),
            link_preview_options=NO_PREVIEW,
            ephemeral_message_parameters=receiver(origin),
        )


def receiver(origin: Origin) -> EphemeralMessageParameters:
    """Who alone is to see it."""
    return EphemeralMessageParameters(
        receiver_user_id=origin.user_id or 0, callback_query_id=origin.query_id
    )


def inline(screen: Screen) -> InlineKeyboardMarkup | None:
    """The buttons; such a message asks for no reply."""
    markup = screen.keyboard()
    return markup if isinstance(markup, InlineKeyboardMarkup) else None
