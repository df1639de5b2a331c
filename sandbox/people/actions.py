"""People act: start, follow links, press buttons, react, read, block, change their profile."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from zoneinfo import available_timezones

from aiohttp import web

from sandbox.asking import (
    answer,
    get_int,
    get_text,
    need_int,
    need_text,
    path_int,
    read_json,
)
from sandbox.ephemeral import seen_by
from sandbox.errors import PeopleError
from sandbox.membership import change_member, set_blocked
from sandbox.methods.messages import put_reactions
from sandbox.people.messages import make_text, say
from sandbox.people.views import show_cast_member
from sandbox.state import Chat, Json, Message, Person, Query
from sandbox.views import show_chat, show_inaccessible, show_message, show_person, show_to_person
from sandbox.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class PeopleActions:
    """What people do besides writing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where to act."""
        chat = "/people/{p}/chats/{chat}"
        return [
            web.post("/people", self.add),
            web.post("/people/{p}/start", self.start),
            web.post("/people/{p}/open", self.open),
            web.post("/people/{p}/block", self.block),
            web.post("/people/{p}/unblock", self.unblock),
            web.post("/people/{p}/profile", self.profile),
            web.post(f"{chat}/read", self.read),
            web.post(f"{chat}/tap", self.tap),
            web.post(f"{chat}/react", self.react),
        ]

    def _person(self, request: web.Request) -> Person:
        return self._world.person(path_int(request, "p"))

    def _place(self, request: web.Request) -> tuple[Person, Chat]:
        person = self._person(request)
        return person, self._world.chat_of(person.id, path_int(request, "chat"))

    async def add(self, request: web.Request) -> web.Response:
        """A new person."""
        body = await read_json(request)
        state = self._world.state
        person_id = get_int(body, "id")
        if person_id is None:
            person_id = state.next_person_id
            state.next_person_id += 1
        if person_id in state.people or person_id <= 0 or person_id == self._world.bot_id:
            raise PeopleError(f"The id {person_id} cannot be taken.", 409)
        person = Person(person_id, need_text(body, "first_name"))
        state.people[person_id] = self._changed(person, body)
        return answer(**show_cast_member(state.people[person_id]))

    def _changed(self, person: Person, body: Json) -> Person:
        fields = ("first_name", "last_name", "username", "language_code", "timezone", "role")
        given = {name: get_text(body, name) or None for name in (*fields, "about") if name in body}
        given = {
            name: "" if value is None and name in ("role", "about") else value
            for name, value in given.items()
        }
        if "first_name" in given and not given["first_name"]:
            raise PeopleError("first_name is missing.")
        if "timezone" in given and given["timezone"] not in available_timezones():
            raise PeopleError("timezone must be an IANA name.")
        taken = self._world.named(given.get("username") or "")
        if taken is not None and taken.id != person.id:
            raise PeopleError("The username is taken.", 409)
        return replace(person, **given)  # type: ignore[arg-type]

    async def profile(self, request: web.Request) -> web.Response:
        """Change what others see of a person."""
        person = self._person(request)
        changed = self._changed(person, await read_json(request))
        self._world.state.people[person.id] = changed
        self._world.tell_chats_changed(list(self._world.state.people))
        return answer(**show_cast_member(changed))

    def _start(self, person: Person, payload: str) -> web.Response:
        if not _PAYLOAD.fullmatch(payload):
            raise PeopleError("A payload is up to 64 of A-Z a-z 0-9 _ -.")
        chat = self._world.private_chat(person.id)
        person.started = True
        set_blocked(self._world, person, blocked=False)
        content = make_text(self._world, f"/start {payload}".strip(), [])
        message, update_id = say(self._world, person, chat, content, {})
        self._world.tell_chats_changed([person.id])
        return answer(message_id=message.id, update_id=update_id, chat=chat.id)

    async def start(self, request: web.Request) -> web.Response:
        """Press Start."""
        body = await read_json(request)
        return self._start(self._person(request), get_text(body, "payload") or "")

    async def open(self, request: web.Request) -> web.Response:
        """Follow a link to the bot: start= in private, startgroup= in the group given."""
        person = self._person(request)
        body = await read_json(request)
        parts = urlsplit(need_text(body, "url"))
        query = parse_qs(parts.query, keep_blank_values=True)
        name = query.get("domain", [""])[0] if parts.scheme == "tg" else parts.path.strip("/")
        if parts.scheme != "tg" and parts.hostname not in ("t.me", "telegram.me"):
            raise PeopleError("This is no Telegram link.")
        if name.lower() != self._world.bot_username.lower():
            raise PeopleError(f"The link leads to {name}, not to the bot.", 404)
        if "startgroup" in query:
            return self._start_group(person, need_int(body, "chat"), query["startgroup"][0])
        if "start" in query or not person.started:
            return self._start(person, query.get("start", [""])[0])
        return answer(chat=person.id, message_id=None, update_id=None)

    def _start_group(self, person: Person, chat_id: int, payload: str) -> web.Response:
        chat = self._world.chat_of(person.id, chat_id)
        if chat.is_private or chat.kind == "channel":
            raise PeopleError("Choose a group.")
        if not _PAYLOAD.fullmatch(payload):
            raise PeopleError("A payload is up to 64 of A-Z a-z 0-9 _ -.")
        if not self._world.bot_member(chat).present:
            change_member(self._world, chat, person.id, self._world.bot_id, "member")
        text = f"/start@{self._world.bot_username} {payload}".strip()
        content = make_text(self._world, text, [])
        message, update_id = say(self._world, person, chat, content, {})
        return answer(message_id=message.id, update_id=update_id, chat=chat.id)

    async def block(self, request: web.Request) -> web.Response:
        """Block the bot."""
        person = self._person(request)
        set_blocked(self._world, person, blocked=True)
        return answer(blocked=person.blocked)

    async def unblock(self, request: web.Request) -> web.Response:
        """Unblock the bot."""
        person = self._person(request)
        set_blocked(self._world, person, blocked=False)
        return answer(blocked=person.blocked)

    async def read(self, request: web.Request) -> web.Response:
        """Mark everything in a chat as read."""
        person, chat = self._place(request)
        person.read[chat.id] = max(chat.messages, default=0)
        return answer(unread=0)

    async def tap(self, request: web.Request) -> web.Response:
        """Press an inline button by its place, or forge a press with any `data`.

        The message may be deleted by now: a window stays clickable for ever.
        """
        person, chat = self._place(request)
        body = await read_json(request)
        ephemeral = get_int(body, "ephemeral_message_id")
        if ephemeral is not None:
            message = seen_by(chat, ephemeral, person.id)
        else:
            message = chat.messages.get(need_int(body, "message_id"))
        if message is None:
            raise PeopleError("There was never such a message.", 404)
        data = get_text(body, "data")
        if data is not None:
            return self._press(person, chat, message, data, None, None)
        row, col = need_int(body, "row"), need_int(body, "col")
        rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
        if not (0 <= row < len(rows) and 0 <= col < len(rows[row])):
            raise PeopleError(f"There is no button at row {row}, column {col}.", 404)
        button = rows[row][col]
        if "callback_data" in button:
            return self._press(person, chat, message, button["callback_data"], row, col)
        return answer(**_effect_of(button))

    def _press(
        self,
        person: Person,
        chat: Chat,
        message: Message,
        data: str,
        row: int | None,
        col: int | None,
    ) -> web.Response:
        world = self._world
        query_id = str(400_000_000_000_000_000 + world.serial())
        world.state.queries[query_id] = Query(
            query_id, person.id, chat.id, message.id, row, col, world.clock.timestamp()
        )
        world.state.queries[query_id].ephemeral_id = message.body.get("ephemeral_message_id")
        shown = show_inaccessible if message.deleted else show_message
        query = {
            "id": query_id,
            "from": show_person(person),
            "message": shown(world.state, message),
            "chat_instance": str(7_000_000_000_000_000_000 + chat.id),
            "data": data,
        }
        if message.inline_id is not None:
            # Of a message that was sent via it, the bot learns neither the words nor the chat.
            del query["message"]
            query["inline_message_id"] = message.inline_id
        update_id = None
        if chat.is_private or world.bot_member(chat).present or message.inline_id is not None:
            update_id = world.updates.add("callback_query", query, chat.id)
        return answer(callback_query_id=query_id, update_id=update_id)

    async def react(self, request: web.Request) -> web.Response:
        """Put a reaction on a message, or take it back with null."""
        person, chat = self._place(request)
        body = await read_json(request)
        message = self._world.find_message(chat, need_int(body, "message_id"))
        if message is None:
            raise PeopleError("The message is gone.", 404)
        emoji = get_text(body, "emoji")
        old = message.reactions.get(person.id, [])
        new: list[Json] = [{"type": "emoji", "emoji": emoji}] if emoji else []
        put_reactions(self._world, message, person.id, new)
        update_id = None
        if chat.is_private or self._world.bot_member(chat).is_admin:
            change = {
                "chat": show_chat(self._world.state, chat),
                "message_id": message.id,
                "user": show_person(person),
                "date": self._world.unix(),
                "old_reaction": old,
                "new_reaction": new,
            }
            update_id = self._world.updates.add("message_reaction", change, chat.id)
        shown = show_to_person(self._world.state, message, person.id)
        return answer(reactions=shown["reactions"], update_id=update_id)


def _effect_of(button: Json) -> Json:
    """What a button does in the client, when it tells the bot nothing."""
    if "url" in button:
        return {"url": button["url"]}
    if "web_app" in button:
        return {"web_app": button["web_app"]["url"]}
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    if "switch_inline_query_chosen_chat" in button:
        chosen = button["switch_inline_query_chosen_chat"]
        return {"inline_query": chosen.get("query", ""), "chosen_chat": True}
    if "switch_inline_query_current_chat" in button:
        return {"inline_query": button["switch_inline_query_current_chat"], "current_chat": True}
    if "switch_inline_query" in button:
        return {"inline_query": button["switch_inline_query"]}
    return {"disabled": True}
