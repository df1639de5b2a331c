"""Live boards: posted, pinned, drawn anew after changes, and taken away. See `models.live`."""

import logging
from contextlib import AbstractAsyncContextManager

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import Message

from bot.clock import Clock
from bot.delivery import Courier, UnreachableError, Where
from bot.errors import PASSING, has_no_topic, reason
from bot.pace import BusyError
from handlers.live.screen import live_screen, moved_screen, off_screen, unpinned_screen
from handlers.reader import Reader
from handlers.screens import Screen
from models import groups, live
from models.spots import spot_at
from models.storage import transaction
from models.tables import Group, View
from models.views import OLD_LIVE, give_back

log = logging.getLogger(__name__)
CARDS_READ = 8
NO_RIGHT = ("not enough rights", "chat_admin_required")


class LiveBoards:
    """Keeps the live boards of all groups as their boards are."""

    def __init__(self, courier: Courier, clock: Clock) -> None:
        self.courier = courier
        self.clock = clock
        self.begun = False

    async def redraw(self) -> None:
        """Draw what changed and may change again now; the rest waits for its time."""
        if not self.begun:
            await live.doubt_live(self.clock.now())
            self.begun = True
        while views := await live.take_live(self.clock.now()):
            for place, view in enumerate(views):
                if not await self._try(view):
                    for waiting in views[place:]:
                        await give_back(waiting)
                    return

    async def _try(self, view: View) -> bool:
        """Draw a live board, or let it wait; False when none can be drawn now."""
        try:
            async with self._turn(view):
                await self._redraw(view)
        except UnreachableError:
            await live.lose_live(view)
        except TelegramMigrateToChat as error:
            async with transaction():
                await groups.migrate(view.chat_id, error.migrate_to_chat_id)
        except BusyError as busy:
            await give_back(view)
            return not busy.everywhere
        except TelegramRetryAfter:
            await give_back(view)
        except PASSING as error:
            log.warning("live board in %d: %s", view.chat_id, reason(error))
            return False
        except TelegramAPIError as error:
            # One that stands is kept as it is until its next change.
            log.warning("live board in %d: %s", view.chat_id, reason(error))
            if not live.is_posted(view):
                await live.lose_live(view)
        return True

    def _turn(self, view: View) -> AbstractAsyncContextManager[None]:
        """The chat's turn: who asked for the board waits for it, nobody for its changes."""
        if not live.is_posted(view):
            return self.courier.lanes.turn(view.chat_id)
        return self.courier.unasked(view.chat_id)

    async def _redraw(self, view: View) -> None:
        group = await groups.find_group(view.chat_id)
        if group is None:
            await live.lose_live(view)
            return
        reader = Reader(group.language, group.zone, self.clock.now())
        spot = await spot_at(group, view.thread_id)
        board = await live.read_live(view, spot, CARDS_READ)
        if view.subject == OLD_LIVE or board is None:
            await live.lose_live(view)
            await self._remove(view, reader, group)
            return
        if not group.live:
            await live.take_down(view)
            await self._remove(view, reader, group)
            return
        screen = live_screen(reader, board, rich=group.rich)
        if not live.is_posted(view) or not await self.courier.edit(
            view.chat_id, view.message_id, screen
        ):
            await self._post(view, group, reader, screen)

    async def _post(self, view: View, group: Group, reader: Reader, screen: Screen) -> None:
        try:
            message = await self._send(Where(view.chat_id, view.thread_id), screen)
        except TelegramForbiddenError as error:
            await self.courier.lose(view.chat_id)
            raise UnreachableError from error
        await live.posted(view, message.chat.id, message.message_id)
        try:
            await self.courier.bot.pin_chat_message(
                message.chat.id, message.message_id, disable_notification=True
            )
        except TelegramBadRequest as error:
            if any(words in error.message.lower() for words in NO_RIGHT):
                if await live.first_pin_refusal(group, self.clock.now()):
                    await self._send(Where(view.chat_id, view.thread_id), unpinned_screen(reader))
            else:
                log.info("live board in %d: %s", view.chat_id, reason(error))
        except PASSING as error:
            # It stands in the chat already; the next /board pins it.
            log.warning("live board in %d: %s", view.chat_id, reason(error))

    async def _send(self, where: Where, screen: Screen) -> Message:
        """Send silently; to the group as a whole when the topic is closed or gone."""
        try:
            return await self.courier.put(where, screen, quiet=True)
        except TelegramBadRequest as error:
            if where.thread_id is None or not has_no_topic(error):
                raise
            await self.courier.lose_topic(where)
            return await self.courier.put(Where(where.chat_id), screen, quiet=True)

    async def _remove(self, view: View, reader: Reader, group: Group) -> None:
        """Take a live board out of the chat; where Telegram does not let it go, empty it."""
        if not live.is_posted(view):
            return
        left = moved_screen(reader) if group.live else off_screen(reader)
        bot = self.courier.bot
        try:
            await bot.delete_message(view.chat_id, view.message_id)
        except TelegramBadRequest as error:
            if "not found" in error.message:
                return
            await self.courier.edit(view.chat_id, view.message_id, left)
            try:
                await bot.unpin_chat_message(chat_id=view.chat_id, message_id=view.message_id)
            except TelegramBadRequest as refused:
                log.info("live board in %d: %s", view.chat_id, reason(refused))
