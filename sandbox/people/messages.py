"""People write: texts, files, other things they send, forwards, edits, deletions."""

import json
from typing import Any

from aiohttp import web

from sandbox.asking import (
    answer,
    get_int,
    get_list,
    get_text,
    need_int,
    need_ints,
    need_text,
    path_int,
    read_json,
)
from sandbox.discussion import bring_to_group, sender_of
from sandbox.errors import PeopleError
from sandbox.files import Upload
from sandbox.forwarding import content_of, origin_of, regroup
from sandbox.methods.media import store_media
from sandbox.people.specials import make_special
from sandbox.sending import format_text, make_quote
from sandbox.state import Chat, Json, Message, Person
from sandbox.text import utf16_length
from sandbox.world import World

# What people may write in one message; captions are as long for Premium users.
_LIMIT = 4096
_KINDS = (
    "photo",
    "video",
    "document",
    "voice",
    "audio",
    "animation",
    "video_note",
    "sticker",
)
_NUMBERS = ("duration", "width", "height", "length")


def say(
    world: World, person: Person, chat: Chat, content: Json, how: Json
) -> tuple[Message, int | None]:
    """Put a person's message into a chat; returns it and the id of the bot's update, if any.

    `how` may hold reply_to, thread, quote, anonymous and as_channel. PeopleError when a client
    would not let the person write there.
    """
    _check_may_write(person, chat)
    sender = sender_of(world, person, chat, how)
    reply_to, thread = get_int(how, "reply_to"), get_int(how, "thread")
    thread = None if thread in (0, 1) else thread
    if reply_to is not None:
        target = world.find_message(chat, reply_to)
        if target is None:
            raise PeopleError("The message to reply to is gone.", 404)
        if target.body.get("is_topic_message"):
            thread = thread or target.body["message_thread_id"]
        if how.get("quote"):
            content = {**content, "quote": make_quote(target, str(how["quote"]), [])}
    if thread is not None:
        topic = chat.topics.get(thread)
        if topic is None:
            raise PeopleError(f"There is no topic {thread}.", 404)
        if topic.closed and not chat.member(person.id).is_admin:
            raise PeopleError("The topic is closed.", 403)
    if person.force_reply.pop(chat.id, None):
        world.tell_chats_changed([person.id])
    if person.keyboards.get(chat.id, {}).get("one_time_keyboard"):
        del person.keyboards[chat.id]
        world.tell_chats_changed([person.id])
    message = world.add_message(
        chat, person.id, content, reply_to=reply_to, thread=thread, sender=sender
    )
    update_id = world.send_update(message)
    bring_to_group(world, message)
    return message, update_id


def _check_may_write(person: Person, chat: Chat) -> None:
    if chat.is_private:
        if not person.started:
            raise PeopleError("Press Start first.", 409)
        if person.blocked:
            raise PeopleError("The bot is blocked: unblock it first.", 409)
    elif chat.kind == "channel" and not chat.member(person.id).is_admin:
        raise PeopleError("Only administrators write in a channel.", 403)
    elif chat.migrated_to is not None:
        raise PeopleError(f"The group became the supergroup {chat.migrated_to}.", 409)


def make_text(world: World, text: str, entities: list[Any], *, caption: bool = False) -> Json:
    """`text` and `entities`, or `caption` and `caption_entities`, as Telegram keeps them."""
    plain, found = format_text(world, text, None, entities)
    if not plain and not caption:
        raise PeopleError("The text is empty.")
    if utf16_length(plain) > _LIMIT:
        raise PeopleError(f"The text is longer than {_LIMIT}.")
    fields = ("caption", "caption_entities") if caption else ("text", "entities")
    content: Json = {fields[0]: plain} if plain else {}
    return {**content, fields[1]: found} if found else content


def _read_list(text: str | None) -> object:
    try:
        return json.loads(text or "[]")
    except ValueError:
        raise PeopleError("entities must be JSON.") from None


class PeopleMessages:
    """The writing half of the people's side."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where to write."""
        chat = "/people/{p}/chats/{chat}"
        return [
            web.post(f"{chat}/text", self.text),
            web.post(f"{chat}/files", self.files),
            web.post(f"{chat}/special", self.special),
            web.post(f"{chat}/forward", self.forward),
            web.post(f"{chat}/edit", self.edit),
            web.post(f"{chat}/delete", self.delete),
        ]

    def _place(self, request: web.Request) -> tuple[Person, Chat]:
        person = self._world.person(path_int(request, "p"))
        return person, self._world.chat_of(person.id, path_int(request, "chat"))

    async def text(self, request: web.Request) -> web.Response:
        """Write a text."""
        person, chat = self._place(request)
        body = await read_json(request)
        content = make_text(self._world, need_text(body, "text"), get_list(body, "entities"))
        message, update_id = say(self._world, person, chat, content, body)
        return answer(message_id=message.id, update_id=update_id)

    async def files(self, request: web.Request) -> web.Response:
        """Send one file, or 2-10 as an album; the caption goes with the first."""
        person, chat = self._place(request)
        _check_may_write(person, chat)
        form = await request.post()
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        uploads = [
            Upload(part.filename, part.content_type, part.file.read())
            for part in form.getall("file", [])
            if isinstance(part, web.FileField)
        ]
        kinds = [str(kind) for kind in form.getall("kind", ["document"])]
        if not 1 <= len(uploads) <= 10:
            raise PeopleError("Send 1 to 10 files.")
        if len(kinds) == 1:
            kinds *= len(uploads)
        if len(kinds) != len(uploads) or not set(kinds) <= set(_KINDS):
            raise PeopleError(f"Each file needs a kind of {', '.join(_KINDS)}.")
        entities = get_list({"entities": _read_list(fields.get("entities"))}, "entities")
        details: Json = {n: need_int(fields, n) for n in _NUMBERS if fields.get(n)}
        details |= {n: fields[n] for n in ("title", "performer", "emoji") if fields.get(n)}
        caption = make_text(self._world, fields.get("caption", ""), entities, caption=True)
        stored = [
            store_media(self._world, kind, upload, details)
            for kind, upload in zip(kinds, uploads, strict=True)
        ]
        stored[0] |= caption
        if len(stored) > 1:
            group = str(13_000_000_000_000_000 + self._world.serial())
            stored = [{"media_group_id": group, **content} for content in stored]
        sent = [say(self._world, person, chat, content, fields) for content in stored]
        ids = [message.id for message, _ in sent]
        return answer(message_ids=ids, update_ids=[update_id for _, update_id in sent])

    async def special(self, request: web.Request) -> web.Response:
        """Send one of the other things people send."""
        person, chat = self._place(request)
        body = await read_json(request)
        content = make_special(self._world, person, body)
        message, update_id = say(self._world, person, chat, content, body)
        return answer(message_id=message.id, update_id=update_id)

    async def forward(self, request: web.Request) -> web.Response:
        """Forward messages; a comment arrives first, an album stays one."""
        person, chat = self._place(request)
        _check_may_write(person, chat)
        body = await read_json(request)
        source = self._world.chat_of(person.id, need_int(body, "from_chat"))
        messages = []
        for message_id in need_ints(body, "message_ids"):
            message = self._world.find_message(source, message_id)
            if message is None or message.is_service:
                raise PeopleError(f"Message {message_id} cannot be forwarded.")
            if message.body.get("has_protected_content"):
                raise PeopleError("Forwarding is off for this message.", 403)
            messages.append(message)
        sent = []
        if comment := get_text(body, "comment"):
            content = make_text(self._world, comment, [])
            sent.append(say(self._world, person, chat, content, body))
        for message, group in zip(messages, regroup(self._world, messages), strict=True):
            origin = origin_of(self._world, message, hidden=bool(body.get("hidden")))
            content = {"forward_origin": origin, **content_of(message)}
            if group:
                content["media_group_id"] = group
            sent.append(say(self._world, person, chat, content, {"thread": body.get("thread")}))
        return answer(
            message_ids=[message.id for message, _ in sent],
            update_ids=[update_id for _, update_id in sent],
        )

    async def edit(self, request: web.Request) -> web.Response:
        """Change the text or caption of one's own message."""
        person, chat = self._place(request)
        body = await read_json(request)
        message = self._world.find_message(chat, need_int(body, "message_id"))
        if message is None:
            raise PeopleError("The message is gone.", 404)
        if message.author_id != person.id or message.is_service or "forward_origin" in message.body:
            raise PeopleError("Only one's own messages can be edited.", 403)
        caption = "text" not in message.body
        new = make_text(
            self._world, get_text(body, "text") or "", get_list(body, "entities"), caption=caption
        )
        fields = {"caption", "caption_entities"} if caption else {"text", "entities"}
        kept = {name: value for name, value in message.body.items() if name not in fields}
        message.body = {**kept, **new, "edit_date": self._world.unix()}
        self._world.show(message, "edited")
        return answer(update_id=self._world.send_update(message, edited=True))

    async def delete(self, request: web.Request) -> web.Response:
        """Delete messages for everybody."""
        person, chat = self._place(request)
        ids = need_ints(await read_json(request), "message_ids")
        found = [message for i in ids if (message := self._world.find_message(chat, i))]
        may_all = chat.is_private or chat.member(person.id).is_admin
        if not may_all and any(message.author_id != person.id for message in found):
            raise PeopleError("Only administrators delete messages of others.", 403)
        self._world.remove_messages(chat, found)
        return answer(message_ids=[message.id for message in found])
