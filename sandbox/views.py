"""Bot API objects made from the state: users, chats, members, messages."""

from copy import deepcopy

from sandbox.state import (
    ADMIN_RIGHTS,
    CHANNEL_RIGHTS,
    FORUM_RIGHTS,
    GROUP_RIGHTS,
    Chat,
    Json,
    Message,
    Person,
    State,
)

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
"""From whom comes what is written in a channel's name."""
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""From whom a channel's posts come into its group."""
_FILE_FIELDS = ("video", "document", "voice", "audio", "animation", "video_note", "sticker")
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_invite_users",
)


def _without_none(value: Json) -> Json:
    return {key: item for key, item in value.items() if item is not None}


def show_person(person: Person) -> Json:
    """A `User`."""
    return _without_none(
        {
            "id": person.id,
            "is_bot": False,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language_code": person.language_code,
        }
    )


def show_bot(state: State) -> Json:
    """The bot as a `User` inside other objects; getMe says more."""
    return {key: state.bot[key] for key in ("id", "is_bot", "first_name", "username")}


def show_user(state: State, user_id: int) -> Json:
    """A `User` by id, the bot's included."""
    if user_id == state.bot["id"]:
        return show_bot(state)
    return show_person(state.people[user_id])


def show_chat(state: State, chat: Chat) -> Json:
    """A `Chat`."""
    if chat.is_private:
        person = state.people[chat.id]
        return _without_none(
            {
                "id": chat.id,
                "type": "private",
                "first_name": person.first_name,
                "last_name": person.last_name,
                "username": person.username,
            }
        )
    shown = {"id": chat.id, "type": chat.kind, "title": chat.title, "username": chat.username}
    return _without_none({**shown, "is_forum": True if chat.is_forum else None})


def show_full_chat(state: State, chat: Chat) -> Json:
    """A `ChatFullInfo`."""
    shown = show_chat(state, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": chat.is_private,
            "limited_gifts": chat.is_private,
            "unique_gifts": chat.is_private,
            "premium_subscription": chat.is_private,
            "gifts_from_channels": chat.is_private,
        },
    }
    if "username" in shown:
        shown["active_usernames"] = [shown["username"]]
    if chat.kind in ("group", "supergroup"):
        shown["permissions"] = dict.fromkeys(_PERMISSIONS, True) | {
            "can_change_info": False,
            "can_pin_messages": False,
            "can_manage_topics": False,
        }
    if chat.kind == "supergroup":
        shown["has_visible_history"] = True
    pinned = [chat.messages[i] for i in chat.pinned if not chat.messages[i].deleted]
    if pinned:
        shown["pinned_message"] = show_message(state, pinned[-1], deep=False)
    return shown


def show_member(state: State, chat: Chat, user_id: int) -> Json:
    """A `ChatMember` of the right kind, with every field that its kind requires."""
    member = chat.member(user_id)
    shown: Json = {"status": member.status, "user": show_user(state, user_id)}
    if member.status == "creator":
        shown["is_anonymous"] = member.rights.get("is_anonymous", False)
    elif member.status == "administrator":
        names = [*ADMIN_RIGHTS]
        names += CHANNEL_RIGHTS if chat.kind == "channel" else GROUP_RIGHTS
        names += FORUM_RIGHTS if chat.kind == "supergroup" else ()
        shown |= {"can_be_edited": False, "is_anonymous": member.rights.get("is_anonymous", False)}
        shown |= {name: member.rights.get(name, False) for name in names}
    elif member.status == "kicked":
        shown["until_date"] = 0
    return shown


def show_message(state: State, message: Message, *, deep: bool = True) -> Json:
    """A `Message` as the bot gets it, with the message it replies to unless `deep` is false.

    In a topic everything that replies to nothing else replies to the topic's beginning.
    """
    shown = deepcopy(message.body)
    chat = state.chats[message.chat_id]
    reply_to = message.reply_to
    if reply_to is None and shown.get("is_topic_message") and "forum_topic_created" not in shown:
        reply_to = shown["message_thread_id"]
    if deep and reply_to is not None:
        target = chat.messages.get(reply_to)
        if target is not None and not target.deleted:
            shown["reply_to_message"] = show_message(state, target, deep=False)
    return shown


def show_inaccessible(state: State, message: Message) -> Json:
    """What the bot sees of a deleted message."""
    chat = show_chat(state, state.chats[message.chat_id])
    return {"chat": chat, "message_id": message.id, "date": 0}


def file_ids(body: Json) -> list[str]:
    """The ids of the files in a message."""
    ids = [size["file_id"] for size in body.get("photo", [])]
    for name in _FILE_FIELDS:
        if name in body:
            ids.append(body[name]["file_id"])
            if "thumbnail" in body[name]:
                ids.append(body[name]["thumbnail"]["file_id"])
    return ids


def show_to_person(state: State, message: Message, person_id: int) -> Json:
    """A `Message` for the chat page: the Bot API object and what only a client knows."""
    shown = show_message(state, message)
    if message.receiver is not None:
        shown["after"] = message.after
    shown["mine"] = message.author_id == person_id
    shown["read"] = True
    shown["edited"] = "edit_date" in message.body
    shown["callback_pending"] = [
        [query.row, query.col]
        for query in state.queries.values()
        if not query.answered
        and query.row is not None
        and (query.chat_id, query.message_id) == (message.chat_id, message.id)
        and query.ephemeral_id == shown.get("ephemeral_message_id")
        and query.person_id == person_id
    ]
    shown["files"] = {file_id: f"/people/files/{file_id}" for file_id in file_ids(message.body)}
    shown["reactions"] = [
        {**reaction, "user_id": user_id}
        for user_id, reactions in message.reactions.items()
        for reaction in reactions
    ]
    return shown
