"""The way to Telegram: everything that the bot says goes through here, after the commit."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
)
from aiogram.types import (
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    ReactionTypeEmoji,
)

from bot.alone import Alone
from bot.clock import Clock
from bot.errors import LOST, NOT_MODIFIED, TOO_OLD, has_no_topic, is_closed, reason
from bot.inline import edit_inline
from bot.lanes import Lanes
from bot.pace import Pace, unasked
from bot.papers import send_files
from bot.writing import rewrite, write
from handlers.answer import Answer, Origin, Sent
from handlers.content import caption_of
from handlers.documents.making import make_files
from handlers.groups.topics import lost_screen
from handlers.reader import Reader
from handlers.screens import Screen
from models import groups, people, topics
from models.cards.pieces import Piece
from models.refusals import Refusal
from models.storage import transaction
from models.tables import ContentKind
from models.views import Shown, forget, messages_about, remember

log = logging.getLogger(__name__)

ALBUMS = {
    ContentKind.PHOTO: InputMediaPhoto,
    ContentKind.VIDEO: InputMediaVideo,
    ContentKind.DOCUMENT: InputMediaDocument,
    ContentKind.AUDIO: InputMediaAudio,
}

Step = Callable[[Answer, Origin], Awaitable[None]]


class UnreachableError(Exception):
    """Telegram will not take messages to this chat until its people do something."""


@dataclass(frozen=True)
class Where:
    """A chat, and the topic in it."""

    chat_id: int
    thread_id: int | None = None


class Courier:
    """Sends answers and screens: in order within a chat, each message remembered."""

    def __init__(self, bot: Bot, clock: Clock, pace: Pace | None = None) -> None:
        self.bot = bot
        self.clock = clock
        self.pace = pace or Pace(clock)
        self.alone = Alone(bot)
        self.lanes = Lanes()
        self.tasks: set[asyncio.Task[None]] = set()
        self.newest: dict[tuple[int, int | None], Answer] = {}
        """The newest answer that edits a message, where some wait to do so."""
        self.nudge: Callable[[], None] = lambda: None
        """Called when a message was out of date by the time it was sent."""

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Do this in the background; `idle` waits for it."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def idle(self) -> None:
        """Wait until everything is sent."""
        while self.tasks:
            await asyncio.wait(self.tasks)

    async def deliver(self, answer: Answer) -> None:
        """Send everything that answers an update. What cannot be sent is logged."""
        origin = answer.origin
        message = (origin.chat_id, origin.message_id)
        if answer.edited is not None:
            self.newest[message] = answer
        # Not in turn: the tap would be shown as waiting until all before it are sent.
        await self._try(self.alone.whisper, answer, origin)
        await self._try(self._answer_query, answer, origin)
        try:
            async with self.lanes.turn(origin.chat_id):
                await self._find_settled(answer, origin)
                steps = (
                    self._edit,
                    self._files,
                    self._papers,
                    self._send,
                    self._react,
                    self._remove,
                    self.alone.close,
                )
                for step in steps:
                    await self._try(step, answer, origin)
        finally:
            if self.newest.get(message) is answer:
                del self.newest[message]
        for told in answer.elsewhere:
            there = Origin(chat_id=told.chat_id, thread_id=told.thread_id)
            async with self.lanes.turn(told.chat_id):
                words = Answer(origin=there, sent=[Sent(screen=told.screen)])
                await self._try(self._send, words, there)

    async def _try(self, step: Step, answer: Answer, origin: Origin) -> None:
        try:
            await step(answer, origin)
        except UnreachableError:
            log.info("chat %d cannot be reached", origin.chat_id)
        except TelegramAPIError as error:
            log.warning("chat %d: %s", origin.chat_id, reason(error))

    @asynccontextmanager
    async def unasked(self, chat_id: int) -> AsyncIterator[None]:
        """The chat's turn to be sent one thing that nobody waits for; it is tried once.

        Raises `BusyError` while answers, or what Telegram bears, leave no room.
        """
        # Before the turn: answers are not to wait behind this.
        await self.pace.take_spare(chat_id)
        async with self.lanes.turn(chat_id):
            with unasked():
                yield

    async def _find_settled(self, answer: Answer, origin: Origin) -> None:
        for subject in answer.settled:
            for message_id in await messages_about(origin.chat_id, subject):
                if message_id != origin.message_id:
                    answer.remove(message_id)

    async def _answer_query(self, answer: Answer, origin: Origin) -> None:
        if origin.query_id is None:
            return
        try:
            await self.bot.answer_callback_query(
                origin.query_id, text=answer.toast, show_alert=answer.alert or None, url=answer.url
            )
        except TelegramBadRequest as error:
            if TOO_OLD not in error.message:
                raise

    async def _edit(self, answer: Answer, origin: Origin) -> None:
        if answer.edited is None:
            return
        if origin.inline_id is not None:
            await edit_inline(self.bot, origin.inline_id, answer.edited)
            return
        if origin.ephemeral_id is not None:
            await self.alone.edit(origin, answer.edited)
        if origin.message_id is None:
            return
        if self.newest.get((origin.chat_id, origin.message_id)) is not answer:
            return  # a newer one waits behind it
        where = Where(origin.chat_id, origin.thread_id)
        if not await self.edit(origin.chat_id, origin.message_id, answer.edited):
            await forget(origin.chat_id, origin.message_id)
            await self.send(where, answer.edited)

    async def _files(self, answer: Answer, origin: Origin) -> None:
        for _, pieces in groupby(answer.files, key=lambda piece: piece.album or piece.message_id):
            if origin.live or origin.ephemeral_id is not None:
                await self.alone.send_files(origin, list(pieces))
                continue
            await self._send_files(Where(origin.chat_id, origin.thread_id), list(pieces))

    async def _papers(self, answer: Answer, origin: Origin) -> None:
        for paper in answer.papers:
            try:
                made = await make_files(paper, self.clock.now())
            except Refusal as refusal:
                log.info("chat %d: %s", origin.chat_id, type(refusal).__name__)
                continue
            await send_files(self.bot, origin.chat_id, made)

    async def _send(self, answer: Answer, origin: Origin) -> None:
        for sent in answer.sent:
            where = Where(origin.chat_id, origin.thread_id)
            await self.send(where, sent.screen, reply_to=sent.reply_to)

    async def _react(self, answer: Answer, origin: Origin) -> None:
        if answer.reaction is None:
            return
        sign = ReactionTypeEmoji(emoji=answer.reaction.emoji)
        try:
            await self.bot.set_message_reaction(
                origin.chat_id, answer.reaction.message_id, reaction=[sign]
            )
        except TelegramBadRequest as error:
            # A group may allow no reactions; the card's own message says the same.
            log.info("chat %d: %s", origin.chat_id, reason(error))

    async def _remove(self, answer: Answer, origin: Origin) -> None:
        for message_id in answer.removed:
            await forget(origin.chat_id, message_id)
            try:
                await self.bot.delete_message(origin.chat_id, message_id)
            except TelegramBadRequest as error:
                log.info("chat %d: %s", origin.chat_id, reason(error))

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Show the screen in a message; False when there is no such message to edit any more."""
        try:
            await rewrite(self.bot, chat_id, message_id, screen)
        except TelegramBadRequest as error:
            text = error.message.lower()
            if NOT_MODIFIED in text:
                return True
            if any(found in text for found in LOST):
                return False
            raise
        except TelegramForbiddenError as error:
            await self.lose(chat_id)
            raise UnreachableError from error
        return True

    async def send(self, where: Where, screen: Screen, *, reply_to: int | None = None) -> Message:
        """Send the screen as a new message and remember it.

        Raises `UnreachableError`, noted with the person or group; other errors of Telegram as they
        come. A group that became a supergroup is followed.
        """
        try:
            message = await self._send_there(where, screen, reply_to)
        except TelegramMigrateToChat as error:
            async with transaction():
                await groups.migrate(where.chat_id, error.migrate_to_chat_id)
            moved = Where(error.migrate_to_chat_id, where.thread_id)
            message = await self.put(moved, screen)
        except (TelegramForbiddenError, TelegramBadRequest, TelegramNotFound) as error:
            if not is_closed(error):
                raise
            await self.lose(where.chat_id)
            raise UnreachableError from error
        topic = message.message_thread_id if message.is_topic_message else None
        there = Where(message.chat.id, topic)
        if await remember(shown(there, message.message_id, screen, self.clock.now())):
            self.nudge()
        return message

    async def _send_there(self, where: Where, screen: Screen, reply_to: int | None) -> Message:
        """Send to a topic; to the general one when it is closed or gone."""
        try:
            return await self.put(where, screen, reply_to=reply_to)
        except TelegramBadRequest as error:
            if where.thread_id is None or not has_no_topic(error):
                raise
            await self.lose_topic(where)
            return await self.put(Where(where.chat_id), screen)

    async def lose_topic(self, where: Where) -> None:
        """Note that a topic takes no messages any more; the group hears of it once."""
        now = self.clock.now()
        async with transaction():
            lost = await topics.close_topic(where.chat_id, where.thread_id or 0, now)
        if lost is not None:
            theirs = Reader(lost.group.language, lost.group.zone, now)
            words = Answer(origin=Origin(chat_id=where.chat_id))
            words.send(lost_screen(theirs, lost))
            # It waits its turn in the chat, which is held now.
            self.start(self.deliver(words))

    async def put(
        self, where: Where, screen: Screen, *, reply_to: int | None = None, quiet: bool = False
    ) -> Message:
        """Send the screen as a new message, without a sound if `quiet`."""
        return await write(
            self.bot,
            where.chat_id,
            screen,
            thread_id=where.thread_id,
            reply_to=reply_to,
            quiet=quiet,
        )

    async def _send_files(self, where: Where, pieces: list[Piece]) -> None:
        """Send files again by their ids; an album stays an album, of two to ten."""
        kind = pieces[0].kind
        if len(pieces) > 1 and all(piece.kind in ALBUMS for piece in pieces):
            media = [
                ALBUMS[piece.kind](media=piece.file_id or "", **caption_of(piece))
                for piece in pieces[:10]
            ]
            await self.bot.send_media_group(where.chat_id, media, message_thread_id=where.thread_id)
            return
        for piece in pieces:
            send = getattr(self.bot, f"send_{kind.value}")
            await send(
                where.chat_id,
                piece.file_id,
                message_thread_id=where.thread_id,
                **caption_of(piece),
            )

    async def lose(self, chat_id: int) -> None:
        """Note that a chat takes no messages any more."""
        async with transaction():
            if chat_id > 0:
                await people.lose(chat_id, self.clock.now())
            else:
                await groups.leave(chat_id, self.clock.now())


def shown(where: Where, message_id: int, screen: Screen, now: datetime) -> Shown:
    """What a message shows now."""
    return Shown(
        where.chat_id,
        message_id,
        screen.subject,
        screen.card,
        screen.place,
        screen.version,
        owner_id=screen.owner,
        now=now,
        thread_id=where.thread_id,
    )
