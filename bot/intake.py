"""The way of one update: its turn, one transaction, one handler; then the answer.

The mark of the update, its effect, the state of the conversation and the answer are committed
together. A redelivered update finds its mark and repeats the answer, nothing else.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.types import (
    Chat,
    InaccessibleMessage,
    TelegramObject,
    Update,
    User,
)
from markupsafe import escape

from bot.clock import Clock
from bot.delivery import Courier, Where, shown
from bot.guarding import check_place
from bot.happenings import follow_changes, follow_migration, follow_topic, topic_event
from bot.inline import check_inline, is_inline, is_own_offer, offer
from bot.lanes import Lanes
from bot.roster import Roster, Sight, changes_of
from bot.settings import Settings
from bot.sweeps import Sweeps
from bot.uploads import read_upload
from bot.whence import is_goodbye, is_nobody, origin_of, whereabouts
from handlers import refusals
from handlers.answer import Answer
from handlers.cards.offering import offer_undo
from handlers.cards.show import show_away
from handlers.dialogs import again
from handlers.groups.joining import join_screen
from handlers.groups.leaving import tell_departures
from handlers.groups.new import nobody_screen
from handlers.kits import simple_kit
from handlers.menu import gone_screen, menu_rows
from handlers.reader import Reader
from handlers.screens import Screen
from handlers.turn import GROUPS, Turn
from locales.catalogues import nearest
from models import boards, groups, people
from models.cards.history import written
from models.joining import follow
from models.refusals import Gone, MembersOnly, OffBoard, Refusal, TheirChoice
from models.reminders import acting_in
from models.spots import Spot, spot_at
from models.storage import UNAVAILABLE, lock, transaction
from models.tables import Group, Mark, Person
from models.views import check_owner, is_live, remember, thread_of

log = logging.getLogger(__name__)
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True)
class House:
    """What every update needs: one for each running bot."""

    bot: Bot
    username: str
    settings: Settings
    clock: Clock
    courier: Courier
    sweeps: Sweeps
    lanes: Lanes
    roster: Roster


class Intake(BaseMiddleware):
    """Takes an update: see the module's text. Expects `house` among the arguments."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update once; returns when its effect is committed."""
        if not isinstance(event, Update):
            raise TypeError(event)
        house: House = data["house"]
        if event.inline_query is not None:
            await offer(handler, event, event.inline_query, data)
            return
        chat, user = whereabouts(event)
        if chat is None or user is None:
            return
        if is_nobody(event, user) and not is_own_pin(event, house):
            return
        if is_own_offer(event, house.bot.id):
            return
        key = (chat.id, user.id)
        async with house.lanes.turn(key):
            # Telegram is asked before the transaction: see `bot.roster`.
            sight = await house.roster.look(event, user)
            context = data["dispatcher"].fsm.get_context(house.bot, chat.id, user.id)
            upload = await read_upload(house.bot, event, context)
            async with transaction():
                await lock("conversation", *key)
                known = await Mark.get_or_none(update_id=event.update_id)
                if known is None:
                    data["upload"] = upload
                    answer = await self.take(handler, event, data, chat, user, sight)
                    await Mark.create(
                        update_id=event.update_id,
                        answer=answer.model_dump(mode="json", exclude_defaults=True),
                        taken_at=house.clock.now(),
                    )
                else:
                    answer = Answer.model_validate(known.answer)
            house.courier.start(deliver(house, answer))

    async def take(
        self,
        handler: Handler,
        update: Update,
        data: dict[str, Any],
        chat: Chat,
        user: User,
        sight: Sight,
    ) -> Answer:
        """Run the handler; a refusal undoes what it did and is put into words."""
        if await follow_migration(update):
            return Answer(origin=origin_of(update, chat))
        house: House = data["house"]
        if is_own_pin(update, house) and update.message is not None:
            answer = Answer(origin=origin_of(update, chat))
            answer.remove(update.message.message_id)
            return answer
        if update.message is not None and topic_event(update.message) is not None:
            answer = Answer(origin=origin_of(update, chat))
            await follow_topic(update.message, answer, house.clock.now())
            return answer
        changes = changes_of(update)
        if changes:
            return await follow_changes(
                house.roster, changes, Answer(origin=origin_of(update, chat)), house.clock.now()
            )
        # Kept also when the handler refuses, and before it looks who is on the board.
        gone = await follow(user.id, sight.standings, house.clock.now())
        turn = await make_turn(update, data, chat, user, sight)
        answer = turn.answer
        if user.is_bot and update.message is not None:
            answer.send(nobody_screen(turn.reader))
            return answer
        lines: list[int] = []
        here, writing = acting_in.set(chat.id), written.set(lines)
        try:
            async with transaction():
                data |= {
                    "turn": turn,
                    "group": turn.group,
                    "username": house.username,
                    "web_url": house.settings.webhook_url,
                    "state": turn.state,
                    "raw_state": await turn.state.get_state(),
                }
                if turn.group is not None and answer.origin.message_id is not None:
                    await check_owner(turn.person, chat.id, answer.origin.message_id)
                check_inline(update)
                if turn.group is not None and update.callback_query is not None:
                    await check_place(turn, update.callback_query)
                await handler(update, data)
                await offer_undo(turn, lines)
        except Refusal as refusal:
            answer = Answer(origin=turn.answer.origin)
            await refuse(answer, turn, refusal)
        except UNAVAILABLE:
            raise
        except Exception:
            # A fault of ours: the person hears of it, and the update is not tried for ever.
            log.exception("update %d failed", update.update_id)
            answer = Answer(origin=turn.answer.origin)
            apologize(answer, turn)
        finally:
            # What is sent and swept after this update begins with a copy of what is set now.
            acting_in.reset(here)
            written.reset(writing)
        await remember_edited(answer, turn.now)
        tell_departures(answer, gone, turn.now)
        return answer


async def deliver(house: House, answer: Answer) -> None:
    """Send the answer, and then whatever the change asks for."""
    await house.courier.deliver(answer)
    # Only now: what was sent may have been overtaken meanwhile, as by the next part of an album.
    house.sweeps.nudge()


def is_own_pin(update: Update, house: House) -> bool:
    """Whether it says only that the bot pinned its board, which everybody sees."""
    message, bot_id = update.message, house.bot.id
    return bool(
        message and message.pinned_message and message.from_user and message.from_user.id == bot_id
    )


async def make_turn(
    update: Update, data: dict[str, Any], chat: Chat, user: User, sight: Sight
) -> Turn:
    """Who acts, where, and how they are spoken to."""
    house: House = data["house"]
    settings, now = house.settings, house.clock.now()
    language = nearest(user.language_code, settings.default_language)
    profile = people.Profile(user.id, user.first_name, user.last_name or "", user.username)
    meet = people.stand_in if user.is_bot else people.meet
    person = await meet(profile, language=language, timezone=settings.default_timezone)
    tapper = Reader(person.language, person.zone, now)
    group: Group | None = None
    reader = tapper
    if chat.type in GROUPS:
        group = await groups.meet_group(
            chat.id,
            chat.title or "",
            public=chat.username is not None,
            language=person.language,
            timezone=person.timezone,
        )
        reader = Reader(group.language, group.zone, now)
    elif not is_goodbye(update) and not is_inline(update):
        await people.hear(person, now)
        await settle_in(person, tapper)
    origin = origin_of(update, chat)
    spot: Spot | None = None
    if group is not None:
        query = update.callback_query
        if query is not None and isinstance(query.message, InaccessibleMessage):
            # Of an old message Telegram does not tell in which topic it is.
            origin.thread_id = await thread_of(chat.id, query.message.message_id)
        spot = await spot_at(group, origin.thread_id)
        origin.person_id, origin.user_id = person.id, user.id
        origin.live = origin.message_id is not None and await is_live(chat.id, origin.message_id)
    if origin.live or origin.ephemeral_id is not None:
        # One person alone will see it: in their own words and on their own clock.
        reader = tapper
    dispatcher: Dispatcher = data["dispatcher"]
    state = dispatcher.fsm.get_context(house.bot, chat.id, user.id)
    return Turn(
        person=person,
        group=group,
        reader=reader,
        tapper=tapper,
        now=now,
        answer=Answer(origin=origin),
        state=state,
        standings=sight.standings,
        spot=spot,
        hearing=sight.hearing,
        upload=data["upload"],
    )


async def settle_in(person: Person, reader: Reader) -> None:
    """Give somebody who writes in private their own board."""
    if person.active_board_id is None:
        title = reader.label("My board")
        await boards.personal_board(person, title, simple_kit(reader), reader.now)


async def refuse(answer: Answer, turn: Turn, refusal: Refusal) -> None:
    """Put a refusal into words: a toast over a tap, a message after a message."""
    if isinstance(refusal, Gone) and turn.spot is not None:
        # In a group it is no secret that the board is there.
        try:
            await groups.check_member(turn.person, turn.spot, turn.standings)
        except MembersOnly as closer:
            refusal = closer
    words = refusals.word(turn.tapper, refusal)
    if isinstance(refusal, OffBoard) and await show_away(replace(turn, answer=answer), refusal):
        return
    tapped = answer.origin.query_id is not None
    if tapped:
        answer.say(words, alert=not isinstance(refusal, TheirChoice))
    if isinstance(refusal, Gone) and turn.group is None and answer.origin.inline_id is None:
        answer.show(gone_screen(turn.reader))
    elif isinstance(refusal, MembersOnly) and not tapped:
        answer.reply(join_screen(turn.tapper, refusal))
    elif not tapped:
        answer.reply(await again(turn, escape(words)))


def apologize(answer: Answer, turn: Turn) -> None:
    """Say that something broke here, and that nothing was changed."""
    words = turn.tapper.label("Something broke here, and nothing was changed. Try again.")
    if answer.origin.query_id is not None:
        answer.say(words, alert=True)
    else:
        rows = menu_rows(turn.reader) if turn.group is None else ()
        answer.reply(Screen(text=escape(words), rows=rows))


async def remember_edited(answer: Answer, now: datetime) -> None:
    """Note what the tapped message shows, in the transaction that changes it."""
    origin = answer.origin
    if answer.edited is not None and origin.message_id is not None:
        where = Where(origin.chat_id, origin.thread_id)
        await remember(shown(where, origin.message_id, answer.edited, now))
