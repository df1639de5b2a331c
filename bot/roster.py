"""Who is in which group: asked of Telegram before the transaction of an update, and kept briefly.

Before, because a call takes as long as it takes, and a transaction holds locks: on SQLite that of
all writers. What is found goes into the transaction as plain values. When Telegram does not
answer in time nobody loses anything: only its clear word that somebody is out closes a board.
"""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import (
    CallbackQuery,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    Message,
    ResultChatMemberUnion,
    Update,
    User,
)

from bot.clock import Clock
from handlers import buttons as b
from handlers.content import PLUS, replied_to
from handlers.groups.links import named_group
from handlers.turn import Hearing
from models.groups import Standing, telegram_id_of
from models.joining import groups_by_which_came

log = logging.getLogger(__name__)
KEPT = timedelta(minutes=5)
PATIENCE = 3.0
"""So many seconds an update waits for Telegram's word."""
MOST = 10_000
ADMINS = {"creator", "administrator"}
OUTSIDE = {"left", "kicked"}


@dataclass(frozen=True)
class Sight:
    """What was found out for one update: see `handlers.turn.Turn`."""

    standings: dict[int, Standing] = field(default_factory=dict)
    hearing: Hearing | None = None


@dataclass(frozen=True)
class Change:
    """Telegram tells by itself what somebody is in a group now."""

    chat_id: int
    user_id: int
    standing: Standing


class Roster:
    """What people are in groups, remembered for five minutes."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock
        self.seen: dict[tuple[int, int], tuple[Standing, datetime]] = {}

    def note(self, change: Change) -> None:
        """Remember what Telegram told; who is out is asked of again, for they may return."""
        if change.standing is Standing.OUT:
            self.seen.pop((change.chat_id, change.user_id), None)
            return
        if len(self.seen) >= MOST:
            self.seen.clear()
        self.seen[change.chat_id, change.user_id] = (change.standing, self.clock.now())

    async def look(self, update: Update, user: User) -> Sight:
        """What matters for this update: the person's groups, and the bot's own rights if asked."""
        chats = await chats_of(update, user)
        async with asyncio.TaskGroup() as tasks:
            asked = {chat: tasks.create_task(self._standing(chat, user.id)) for chat in chats}
            hearing = None
            if hearing_wanted(update):
                hearing = [tasks.create_task(self._hearing(chat)) for chat in chats[:1]]
        found = {chat: task.result() for chat, task in asked.items()}
        return Sight(
            {chat: standing for chat, standing in found.items() if standing is not None},
            hearing[0].result() if hearing else None,
        )

    async def _standing(self, chat_id: int, user_id: int) -> Standing | None:
        known = self.seen.get((chat_id, user_id))
        if known is not None and self.clock.now() - known[1] < KEPT:
            return known[0]
        member = await self._member(chat_id, user_id)
        if member is None:
            return None
        self.note(Change(chat_id, user_id, standing_of(member)))
        return standing_of(member)

    async def _hearing(self, chat_id: int) -> Hearing | None:
        member = await self._member(chat_id, self.bot.id)
        try:
            async with asyncio.timeout(PATIENCE):
                me = await self.bot.get_me()
        except (AiogramError, TimeoutError):
            return None
        if member is None:
            return None
        rights = member if isinstance(member, ChatMemberAdministrator) else None
        return Hearing(
            reads_all=bool(me.can_read_all_group_messages),
            admin=rights is not None,
            pins=bool(rights and rights.can_pin_messages),
            deletes=bool(rights and rights.can_delete_messages),
            topics=bool(rights and rights.can_manage_topics),
        )

    async def _member(self, chat_id: int, user_id: int) -> ResultChatMemberUnion | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.bot.get_chat_member(chat_id, user_id)
        except (AiogramError, TimeoutError) as error:
            log.info("group %d does not tell of %d: %s", chat_id, user_id, type(error).__name__)
            return None


def standing_of(member: ResultChatMemberUnion) -> Standing:
    """What a member is, in a word; a restricted one may be out of the group."""
    if member.status in ADMINS:
        return Standing.ADMIN
    if member.status in OUTSIDE:
        return Standing.OUT
    if isinstance(member, ChatMemberRestricted) and not member.is_member:
        return Standing.OUT
    return Standing.MEMBER


async def chats_of(update: Update, user: User) -> list[int]:
    """The groups in which it matters what the person is, the one that is meant first.

    In a group that is the group itself, when the bot is spoken to; in private the group that is
    named, and those by which the person came onto boards.
    """
    event = update.callback_query or update.message
    message = event.message if isinstance(event, CallbackQuery) else event
    if event is None or message is None or user.is_bot:
        return []
    if message.chat.id < 0:
        return [message.chat.id] if is_spoken_to(event) else []
    group_id = named_group(event)
    named = await telegram_id_of(group_id) if group_id is not None else None
    came = await groups_by_which_came(user.id)
    return list(dict.fromkeys([*([named] if named is not None else []), *came]))


def is_spoken_to(event: CallbackQuery | Message) -> bool:
    """Whether somebody in a group wants something of the bot: a tap, a command, a reply, «+ »."""
    if isinstance(event, CallbackQuery):
        return True
    replied = replied_to(event)
    return (event.text or event.caption or "").startswith(("/", PLUS)) or bool(
        replied and replied.from_user and replied.from_user.is_bot
    )


def hearing_wanted(update: Update) -> bool:
    """Whether somebody asks what the bot hears, or wants it to hear more."""
    data = update.callback_query.data if update.callback_query else None
    kinds = (b.OpenHearing, b.SetPlus)
    return (data or "").startswith(tuple(f"{kind.__prefix__}:" for kind in kinds))


def changes_of(update: Update) -> list[Change]:
    """What Telegram tells of somebody: they came, went, rose or fell."""
    changed, message = update.chat_member, update.message
    if changed is not None:
        user, standing = changed.new_chat_member.user, standing_of(changed.new_chat_member)
        return [Change(changed.chat.id, user.id, standing)]
    if message is not None and message.left_chat_member is not None:
        return [Change(message.chat.id, message.left_chat_member.id, Standing.OUT)]
    return []
