"""Sweeps: open messages made fresh, due reminders sent, and repeating cards made anew.

See `models.reminders` for a reminder's way, `models.repeating` for that of a repeating card.

An APScheduler interval job calls them; a change nudges them at once. The scheduler itself holds no
business data, so a restart loses nothing, and several processes can sweep at once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter

from bot.clock import Clock
from bot.delivery import Courier, UnreachableError, Where, shown
from bot.errors import DOWN, PASSING, reason
from bot.live import LiveBoards
from bot.pace import SOON, BusyError
from handlers.cards.outside import Onlooker, screen_for, view_screen
from handlers.digests.parcels import parcel_screen
from handlers.openings.naming import names_for
from handlers.screens import Screen
from models import budgets, reminders, repeating
from models.cards.archive import archive_done, delete_for_good
from models.openings import turns
from models.reminders import UNREACHABLE, Parcel
from models.search import searches
from models.storage import UNAVAILABLE, transaction
from models.tables import Mark, ReminderState, View
from models.views import PARCEL, end_choices, forget, give_back, remember, take_stale

log = logging.getLogger(__name__)
MARKS_KEPT = timedelta(days=3)
NOTED_AFTER = 10
"""So many seconds a sweep waits for a database that is away, to record what it sent."""
SIDE_BY_SIDE = 8
"""So many are sent at once, since a call takes longer than Telegram's rates ask for."""


class TelegramDownError(Exception):
    """Nothing can be sent now: the sweep is to end."""


class Sweeps:
    """All that the bot does unasked."""

    def __init__(
        self, courier: Courier, clock: Clock, old_after: timedelta = timedelta(days=1)
    ) -> None:
        self.courier = courier
        self.clock = clock
        self.live = LiveBoards(courier, clock)
        self.old_after = old_after
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
                await self.open_lists()
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
            screen = await self._drawn_anew(view)
            if screen is None:
                return
            where = Where(view.chat_id, view.thread_id)
            if await self.courier.edit(view.chat_id, view.message_id, screen):
                await remember(shown(where, view.message_id, screen, self.clock.now()))
            else:
                await forget(view.chat_id, view.message_id)

    async def _drawn_anew(self, view: View) -> Screen | None:
        now = self.clock.now()
        if not view.subject.startswith(PARCEL):
            return await view_screen(view, now)
        parcel = await reminders.sent_parcel(view.subject.removeprefix(PARCEL))
        return await parcel_screen(parcel, now, self.old_after) if parcel else None

    async def remind(self) -> None:
        """Send what is due."""
        while True:
            async with transaction():
                parcels = await reminders.claim(self.clock.now())
            if not parcels:
                return
            for start in range(0, len(parcels), SIDE_BY_SIDE):
                some = parcels[start : start + SIDE_BY_SIDE]
                if not all(await asyncio.gather(*map(self._try, some))):
                    rest = [row for parcel in parcels[start + len(some) :] for row in parcel.rows]
                    await reminders.give_back(rest)
                    return

    async def _try(self, parcel: Parcel) -> bool:
        """Send a parcel, or let it wait; False when none can be sent now."""
        for row_id in parcel.doubtful:
            log.warning("reminder %d was in doubt and is sent again", row_id)
        try:
            await self._send(parcel)
        except BusyError as busy:
            until = None if busy.everywhere else busy.until
            await reminders.give_back(parcel.rows, until)
            self._come_back(busy.until)
            return not busy.everywhere
        except TelegramDownError:
            return False
        return True

    async def _send(self, claimed: Parcel) -> None:
        now = self.clock.now()
        true = [row for row in claimed.rows if await reminders.applies(row)]
        overtaken = [row for row in claimed.rows if row not in true]
        await reminders.settle(overtaken, ReminderState.DROPPED, now)
        if not true:
            return
        parcel = claimed.of(true)
        if not parcel.reachable:
            await reminders.settle(true, ReminderState.FAILED, now, error=UNREACHABLE)
            return
        screen = await self._drawn(parcel, now)
        if screen is None:
            await reminders.settle(true, ReminderState.DROPPED, now)
            return
        try:
            async with self.courier.unasked(parcel.chat_id):
                if not await reminders.stamp(parcel, self.clock.now()):
                    return
                await self.courier.send(Where(parcel.chat_id, parcel.thread_id), screen)
        except UnreachableError:
            await self._note(reminders.settle, true, ReminderState.FAILED, now, error=UNREACHABLE)
        except TelegramAPIError as error:
            log.warning("reminder %d: %s", true[0].id, reason(error))
            passing, words = isinstance(error, PASSING), reason(error)
            await self._note(reminders.put_off, true, self.clock.now(), words, passing=passing)
            if isinstance(error, DOWN):
                raise TelegramDownError from error
        else:
            await self._note(reminders.settle, true, ReminderState.SENT, now)

    async def _note(self, how: Callable[..., Awaitable[None]], *given: Any, **more: Any) -> None:
        """Record how a call ended, also when the database is away for a moment.

        What was sent and is not recorded is in doubt, and would be sent again.
        """
        for _ in range(NOTED_AFTER):
            try:
                return await how(*given, **more)
            except UNAVAILABLE as error:
                log.warning("the database is away: %s", type(error).__name__)
                await self.clock.sleep(1)
        return await how(*given, **more)

    async def _drawn(self, parcel: Parcel, now: datetime) -> Screen | None:
        if parcel.together:
            return await parcel_screen(parcel, now, self.old_after)
        [row] = parcel.told
        screen = await screen_for(
            Onlooker(parcel.person, parcel.group, parcel.thread_id),
            row.card_id or 0,
            now,
            place="group" if parcel.group else "",
            cause=await reminders.cause_of(row),
            due_at=row.due_at,
        )
        return screen if screen and screen.subject.startswith("card:") else None

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

    async def open_lists(self) -> None:
        """Open the cards of checklists that open by themselves."""
        for opening_id in await turns.due_openings(self.clock.now()):
            try:
                made = await turns.open_due(opening_id, names_for, self.clock.now())
            except Exception:
                # One that fails must not hold up the others.
                log.exception("opening %d failed", opening_id)
                continue
            if made:
                self.again.set()

    async def begin_archiving(self) -> None:
        """As a job: put away what was done long ago, and forget what was deleted long ago."""
        self.courier.start(self.archive())

    async def archive(self) -> None:
        """Put away what was done long ago; forget deleted cards that nobody can bring back."""
        try:
            if await archive_done(self.clock.now()):
                self.nudge()
            await delete_for_good(self.clock.now())
        except Exception:
            log.exception("archiving failed")

    async def begin_tidying(self) -> None:
        """As a job: forget what is not needed any more."""
        self.courier.start(self.tidy())

    async def tidy(self) -> None:
        """Forget marks of updates that Telegram will not repeat, budgets, and what was searched."""
        try:
            now = self.clock.now()
            await reminders.heal_digests(now)
            await Mark.filter(taken_at__lt=now - MARKS_KEPT).delete()
            await budgets.tidy(now)
            await searches.tidy(now)
        except Exception:
            log.exception("tidying failed")
