"""What a person sees: the cast, the list of chats, messages, files, and news as they come."""

import asyncio
import json
from typing import Any

from aiohttp import web

from sandbox.asking import answer, get_int, path_int
from sandbox.ephemeral import in_order
from sandbox.errors import PeopleError
from sandbox.methods.profile import localized, resolve_commands
from sandbox.state import Chat, Json, Person
from sandbox.views import show_person, show_to_person, show_user
from sandbox.world import World


def show_cast_member(person: Person) -> Json:
    """A `User` with what the chat page tells about the person."""
    told = {"timezone": person.timezone, "role": person.role, "about": person.about}
    return {**show_person(person), **told}


def show_chat_line(world: World, chat: Chat, person: Person) -> Json:
    """A line of the list of chats."""
    state = world.state
    messages = [message for message in chat.messages.values() if not message.deleted]
    read = person.read.get(chat.id, 0)
    member = world.bot_member(chat)
    present = [m.user_id for m in chat.members.values() if m.present]
    in_chat = chat.is_private or member.present
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": _title_of(world, chat, person),
        "username": chat.username,
        "is_forum": chat.is_forum,
        "topics": [
            {"message_thread_id": topic.id, "name": topic.name, "closed": topic.closed}
            for topic in chat.topics.values()
        ],
        "unread": sum(m.id > read and m.author_id != person.id for m in messages),
        "started": not chat.is_private or person.started,
        "blocked": chat.is_private and person.blocked,
        "last": show_to_person(state, messages[-1], person.id) if messages else None,
        "members": [show_user(state, user_id) for user_id in present]
        if not chat.is_private
        else [show_person(person), world.bot()],
        "bot_is_member": in_chat,
        "bot_is_admin": member.is_admin,
        "commands": resolve_commands(state, chat, person.id) if in_chat else [],
        "pinned": list(chat.pinned),
        "force_reply": person.force_reply.get(chat.id),
        "reply_keyboard": person.keyboards.get(chat.id),
        "can_delete": chat.is_private or chat.member(person.id).is_admin,
    }


def _title_of(world: World, chat: Chat, person: Person) -> str:
    if not chat.is_private:
        return chat.title
    language = (person.language_code or "")[:2]
    return localized(world.state.names, language) or str(world.state.bot["first_name"])


class PeopleViews:
    """The reading half of the people's side."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where to read."""
        return [
            web.get("/people/cast", self.cast),
            web.get("/people/files/{file_id}", self.file),
            web.get("/people/{p}/chats", self.chats),
            web.get("/people/{p}/chats/{chat}/messages", self.messages),
            web.get("/people/{p}/events", self.events),
        ]

    async def cast(self, request: web.Request) -> web.Response:
        """The bot and everybody else."""
        state = self._world.state
        language = request.query.get("language", "")[:2]
        info = {
            "name": localized(state.names, language) or state.bot["first_name"],
            "description": localized(state.descriptions, language),
            "short_description": localized(state.short_descriptions, language),
        }
        return answer(
            bot=self._world.bot(),
            bot_info=info,
            people=[show_cast_member(person) for person in state.people.values()],
            now=self._world.clock.timestamp(),
        )

    async def chats(self, request: web.Request) -> web.Response:
        """All chats of a person, newest activity first."""
        person = self._world.person(path_int(request, "p"))
        self._world.private_chat(person.id)
        chats = [
            chat
            for chat in self._world.state.chats.values()
            if chat.migrated_to is None and person.id in self._world.viewers(chat)
        ]
        chats.sort(key=lambda chat: -chat.last)
        return answer(chats=[show_chat_line(self._world, chat, person) for chat in chats])

    async def messages(self, request: web.Request) -> web.Response:
        """Messages of a chat, oldest first; `thread` 0 or 1 is a forum's General."""
        person_id = path_int(request, "p")
        chat = self._world.chat_of(person_id, path_int(request, "chat"))
        limit = get_int(request.query, "limit") or 100
        before = get_int(request.query, "before")
        thread = get_int(request.query, "thread")
        found = in_order(chat, person_id)
        if before is not None:
            found = [message for message in found if (message.id or message.after) < before]
        if thread is not None:
            topic = thread if thread > 1 else None
            found = [m for m in found if m.body.get("message_thread_id") == topic]
        shown = [show_to_person(self._world.state, m, person_id) for m in found[-limit:]]
        return answer(messages=shown)

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a file; never run by a browser, whatever they are."""
        files = self._world.files
        stored = files.find(request.match_info["file_id"])
        if stored is None:
            raise PeopleError("There is no such file.", 404)
        if request.query.get("thumb"):
            inner = stored.body.get("thumbnail", {}).get("file_id", "")
            stored = files.find(inner) or stored
        headers = {
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=86400",
        }
        return web.Response(
            body=files.read(stored),
            content_type=stored.mime.split(";")[0].strip() or "application/octet-stream",
            headers=headers,
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """News for a person as Server-Sent Events, from `after` or from now on."""
        person = self._world.person(path_int(request, "p"))
        feed = self._world.events
        after = get_int(request.headers, "Last-Event-ID")
        if after is None:
            after = get_int(request.query, "after")
        number = feed.last if after is None else min(after, feed.last)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(f": from {number}\n\n".encode())
        try:
            while not feed.closing:
                heard = feed.last  # before the writing below: it lets others tell more
                for event in feed.after(number, person.id):
                    await response.write(_frame(event.number, event.body))
                    number = event.number
                await feed.wait(heard)
            await response.write_eof()
        except (ConnectionError, asyncio.CancelledError):
            if request.transport is not None and not request.transport.is_closing():
                raise
        return response


def _frame(number: int, body: dict[str, Any]) -> bytes:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return f"id: {number}\ndata: {text}\n\n".encode()
