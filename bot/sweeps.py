"""Sweeps: open messages made fresh, due reminders sent, and repeating cards made anew.

See `models.reminders` for a reminder's way, `models.repeating` for that of a repeating card.

An APScheduler interval job calls them; a change nudges them at once. The scheduler itself holds no
business data, so a restart loses nothing, and several processes can sweep at once.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter

from bot.clock import Clock
from bot.delivery import Courier, UnreachableError, Where, shown
from bot.errors import DOWN, PASSING, reason
from bot.live import LiveBoards
from bot.pace import SOON, BusyError
from handlers.cards.outside import Onlooker, screen_for, view_screen
from models import budgets, reminders, repeating
from models.storage import transaction
from models.tables import Mark, Reminder, ReminderState, View
from models.views import end_choices, forget, give_back, remember, take_stale

log = logging.getLogger(__name__)
MARKS_KEPT = timedelta(days=3)


class TelegramDownError(Exception):
    """Nothing can be sent now: the sweep is to end."""


class Sweeps:
    """All that the bot does unasked."""

    def __init__(self, courier: Courier, clock: Clock) -> None:
        self.courier = courier
        self.clock = clock
        self.live = LiveBoards(courier, clock)
        self.again = asyncio.Event()
        self.running = False
        self.returning = False
        courier.nudge = self.nudge

    def nudge(self) -> None:
        """Sweep soon: something changed."""
        self.again.set()
        if not self.running:
            self.running = True
            self.courier.start(self._sweep())

    async def begin(self) -> None:
        """The same as a job: what is no coroutine the scheduler runs in a thread without a loop."""
        self.nudge()

    async def _sweep(self) -> None:
        try:
            while self.again.is_set():
                self.again.clear()
                await end_choices(self.clock.now())
                await self.refresh()
                await self.live.redraw()
                await self.remind()
                await self.repeat()
        except Exception:
            # The next sweep finds the same rows; a failing one must not end the process.
            log.exception("sweep failed")
        finally:
            self.running = False

    async def refresh(self) -> None:
        """Show every stale open message anew; those whose chat is busy wait for the next time."""
        waiting: list[View] = []
        try:
            while views := await take_stale():
                waiting += views
                for view in views:
                    if await self._try_anew(view):
                        waiting.remove(view)
        except TelegramDownError:
            pass
        finally:
            for view in waiting:
                await give_back(view)

    async def _try_anew(self, view: View) -> bool:
        """Whether the message is settled; raises `TelegramDownError` when none can be now."""
        try:
            await self._show_anew(view)
        except UnreachableError:
            pass
        except BusyError as busy:
            if busy.everywhere:
                raise TelegramDownError from busy
            self._come_back(busy.until)
            return False
        except TelegramRetryAfter:
            return False
        except DOWN as error:
            log.warning("chat %d: %s", view.chat_id, reason(error))
            raise TelegramDownError from error
        except TelegramAPIError as error:
            # It would fail the next time too, and keep all behind it waiting.
            log.warning("chat %d: %s", view.chat_id, reason(error))
            await forget(view.chat_id, view.message_id)
        return True

    def _come_back(self, moment: datetime) -> None:
        """Sweep again at this moment, if that is before the next sweep may come anyway."""
        if moment - self.clock.now() < SOON and not self.returning:
            self.returning = True
            self.courier.start(self._return(moment))

    async def _return(self, moment: datetime) -> None:
        await self.courier.pace.sleep_until(moment)
        self.returning = False
        if not self.courier.pace.hurried.is_set():
            self.nudge()

    async def _show_anew(self, view: View) -> None:
        async with self.courier.unasked(view.chat_id):
            screen = await view_screen(view, self.clock.now())
            if screen is None:
                return
            if await self.courier.edit(view.chat_id, view.message_id, screen):
                await remember(shown(view.chat_id, view.message_id, screen, self.clock.now()))
            else:
                await forget(view.chat_id, view.message_id)

    async def remind(self) -> None:
        """Send what is due."""
        while True:
            async with transaction():
                rows, doubtful = await reminders.claim(self.clock.now())
            for place, row in enumerate(rows):
                if row.id in doubtful:
                    log.warning("reminder %d was in doubt and is sent again", row.id)
                try:
                    await self._send(row)
                except BusyError as busy:
                    if busy.everywhere:
                        await reminders.give_back(rows[place:])
                        return
                    await reminders.give_back([row], busy.until)
                    self._come_back(busy.until)
                except TelegramDownError:
                    await reminders.give_back(rows[place + 1 :])
                    return
            if not rows:
                return

    async def _send(self, row: Reminder) -> None:
        now = self.clock.now()
        if not await reminders.applies(row):
            await reminders.settle(row, ReminderState.DROPPED, now)
            return
        if not row.person.reachable:
            await reminders.settle(row, ReminderState.FAILED, now, error="unreachable")
            return
        onlooker = Onlooker(row.person, None)
        cause = await reminders.cause_of(row)
        screen = await screen_for(onlooker, row.card_id, now, cause=cause, due_at=row.due_at)
        if screen is None or not screen.subject.startswith("card:"):
            await reminders.settle(row, ReminderState.DROPPED, now)
            return
        try:
            async with self.courier.unasked(row.person.telegram_id):
                if not await reminders.stamp(row, self.clock.now()):
                    return
                await self.courier.send(Where(row.person.telegram_id), screen)
        except UnreachableError:
            await reminders.settle(row, ReminderState.FAILED, now, error="unreachable")
        except TelegramAPIError as error:
            log.warning("reminder %d: %s", row.id, reason(error))
            passing = isinstance(error, PASSING)
            await reminders.put_off([row], self.clock.now(), reason(error), passing=passing)
            if isinstance(error, DOWN):
                raise TelegramDownError from error
        else:
            await reminders.settle(row, ReminderState.SENT, now)

    async def repeat(self) -> None:
        """Make the cards that follow those whose deadline is here."""
        for series_id in await repeating.due_series(self.clock.now()):
            try:
                made = await repeating.follow_due(series_id, self.clock.now())
            except Exception:
                # One series that fails must not hold up the others.
                log.exception("series %d failed", series_id)
                continue
            if made:
                self.again.set()

    async def begin_tidying(self) -> None:
        """As a job: forget what is not needed any more."""
        self.courier.start(self.tidy())

    async def tidy(self) -> None:
        """Forget the marks of updates that Telegram will not deliver again, and spent budgets."""
        try:
            now = self.clock.now()
            await Mark.filter(taken_at__lt=now - MARKS_KEPT).delete()
            await budgets.tidy(now)
        except Exception:
            log.exception("tidying failed")
