"""Everything the sandbox remembers, as plain data that can be written down and read again."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_tags")
FORUM_RIGHTS = ("can_manage_topics",)
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")


@dataclass
class Person:
    """Somebody who uses Telegram. `read`, `force_reply` and `keyboards` go by chat id."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    timezone: str = "Europe/Kyiv"
    role: str = ""
    about: str = ""
    started: bool = False
    blocked: bool = False
    read: dict[int, int] = field(default_factory=dict)
    force_reply: dict[int, Json] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)


@dataclass
class Member:
    """A person's or the bot's place in a group or channel."""

    user_id: int
    status: str = "member"  # creator, administrator, member, left, kicked
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        """Whether the member is in the chat."""
        return self.status not in ("left", "kicked")

    @property
    def is_admin(self) -> bool:
        """Whether the member runs the chat."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether the member has an administrator's right."""
        return self.status == "creator" or (self.is_admin and self.rights.get(right, False))


@dataclass
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    icon_color: int
    creator_id: int
    icon_custom_emoji_id: str | None = None
    closed: bool = False


@dataclass
class Message:
    """A message; `body` is its Bot API object without the message it replies to.

    `author_id` is who really wrote it, also for an anonymous administrator.
    `markup` is the reply markup that is no inline keyboard: such a message cannot be edited.
    A deleted message stays, so that a button pressed on an old screen still has its place.
    `reactions` go by the id of who reacted. An ephemeral message has the id 0: its `receiver` alone
    sees it, below the message `after`.
    """

    id: int
    chat_id: int
    author_id: int
    body: Json
    reply_to: int | None = None
    markup: Json | None = None
    deleted: bool = False
    is_service: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    receiver: int | None = None
    after: int = 0
    inline_id: str | None = None
    """By which the bot knows a message that was sent via it, and has buttons."""


@dataclass
class Chat:
    """A chat; a private one has the person's id. `last` is when something was last said.

    `ephemeral` are the messages that one person sees, by an id of their own. `discussed_in` is a
    channel's group for comments.
    """

    id: int
    kind: str
    title: str = ""
    username: str | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1
    pinned: list[int] = field(default_factory=list)
    ephemeral: dict[int, Message] = field(default_factory=dict)
    next_ephemeral_id: int = 1
    migrated_to: int | None = None
    discussed_in: int | None = None
    last: float = 0.0

    @property
    def is_private(self) -> bool:
        """Whether this is somebody's chat with the bot."""
        return self.kind == "private"

    def member(self, user_id: int) -> Member:
        """The place of a user, who may never have been here."""
        return self.members.get(user_id) or Member(user_id, "left")


@dataclass
class StoredFile:
    """A file's description; its bytes live in `files.FileStore`. Sizes of a photo share bytes."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    size: int
    mime: str
    name: str | None
    blob: str
    body: Json


@dataclass
class Query:
    """A press of a callback button."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    row: int | None
    col: int | None
    at: float
    answered: bool = False
    ephemeral_id: int | None = None


@dataclass
class InlineQuery:
    """What somebody typed behind the bot's name, and what the bot offered."""

    id: str
    person_id: int
    text: str
    at: float
    answer: Json | None = None


@dataclass(eq=False)
class PendingUpdate:
    """An update not yet confirmed, itself and not its like; one `key` is delivered in order."""

    update_id: int
    body: Json
    key: int


@dataclass
class Webhook:
    """What setWebhook was told; an empty url means none."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    ip_address: str | None = None
    last_error_at: int | None = None
    last_error: str | None = None


@dataclass
class State:
    """The whole of it."""

    bot: Json
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    inline_queries: dict[str, InlineQuery] = field(default_factory=dict)
    inline_messages: dict[str, tuple[int, int]] = field(default_factory=dict)
    pending: list[PendingUpdate] = field(default_factory=list)
    allowed_updates: list[str] = field(default_factory=list)
    webhook: Webhook = field(default_factory=Webhook)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    next_message_id: int = 1
    next_person_id: int = 1001
    next_group_id: int = 5001
    next_supergroup_id: int = 2000000001
    next_serial: int = 1
    last_update_id: int = 1000
    confirmed_up_to: int = 1000
