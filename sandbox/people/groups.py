"""Groups and channels, as people run them."""

from typing import Any

from aiohttp import web

from sandbox.asking import answer, get_list, get_text, need_int, need_text, path_int, read_json
from sandbox.errors import PeopleError
from sandbox.membership import change_member, default_rights
from sandbox.methods.topics import COLORS, remove_topic, set_closed
from sandbox.state import Chat, Json, Member, Person
from sandbox.world import World


def new_chat_id(world: World, kind: str) -> int:
    """The next id: -5001 and on for groups, -100… for supergroups and channels."""
    state = world.state
    if kind == "group":
        state.next_group_id += 1
        return -(state.next_group_id - 1)
    state.next_supergroup_id += 1
    return -1_000_000_000_000 - (state.next_supergroup_id - 1)


class PeopleGroups:
    """What people do with groups."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where groups are run."""
        chat = "/people/{p}/chats/{chat}"
        return [
            web.post("/people/{p}/groups", self.create),
            web.post(f"{chat}/members", self.members),
            web.post(f"{chat}/join", self.join),
            web.post(f"{chat}/leave", self.leave),
            web.post(f"{chat}/promote", self.promote),
            web.post(f"{chat}/topics", self.add_topic),
            web.post(f"{chat}/topics/{{thread}}", self.change_topic),
            web.post(f"{chat}/title", self.title),
            web.post(f"{chat}/discussion", self.discussion),
            web.post(f"{chat}/migrate", self.migrate),
        ]

    def _place(self, request: web.Request, *, admin: bool = False) -> tuple[Person, Chat]:
        person = self._world.person(path_int(request, "p"))
        chat = self._world.chat_of(person.id, path_int(request, "chat"))
        if chat.is_private:
            raise PeopleError("This is no group.")
        if chat.migrated_to is not None:
            raise PeopleError(f"The group became the supergroup {chat.migrated_to}.", 409)
        if admin and not chat.member(person.id).is_admin:
            raise PeopleError("Only an administrator can do this.", 403)
        return person, chat

    def _user_ids(self, values: list[Any]) -> list[int]:
        ids = [self._world.bot_id if value == "bot" else value for value in values]
        for user_id in ids:
            if type(user_id) is not int or self._world.find_user(user_id) is None:
                raise PeopleError(f"There is nobody with the id {user_id}.", 404)
        return ids

    async def create(self, request: web.Request) -> web.Response:
        """A new group, supergroup or channel with its creator as the owner."""
        world = self._world
        person = world.person(path_int(request, "p"))
        body = await read_json(request)
        kind = get_text(body, "kind") or "group"
        if kind not in ("group", "supergroup", "channel"):
            raise PeopleError("The kind must be group, supergroup or channel.")
        if body.get("is_forum") and kind != "supergroup":
            raise PeopleError("Only a supergroup can be a forum.")
        if body.get("public") and kind == "group":
            raise PeopleError("Only a supergroup or a channel can be public.")
        people = self._user_ids(get_list(body, "members"))
        chat = Chat(new_chat_id(world, kind), kind, need_text(body, "title"))
        chat.is_forum = bool(body.get("is_forum"))
        if body.get("public"):
            chat.username = get_text(body, "username") or f"sandbox_{kind}_{abs(chat.id) % 10**6}"
        world.state.chats[chat.id] = chat
        chat.members[person.id] = Member(person.id, "creator")
        with_bot = bool(body.get("with_bot")) or world.bot_id in people
        people = [user_id for user_id in people if user_id not in (person.id, world.bot_id)]
        for user_id in people:
            chat.members[user_id] = Member(user_id)
        created = world.add_message(
            chat, person.id, {f"{kind}_chat_created": True}, is_service=True
        )
        if with_bot and kind == "channel":
            rights = default_rights()
            change_member(world, chat, person.id, world.bot_id, "administrator", rights)
        elif with_bot:
            apart = kind != "group"
            change_member(world, chat, person.id, world.bot_id, "member", announce=apart)
            if not apart:
                world.send_update(created)
        world.tell_chats_changed(world.viewers(chat))
        return answer(chat=chat.id)

    async def members(self, request: web.Request) -> web.Response:
        """Add and remove people and the bot."""
        person, chat = self._place(request)
        body = await read_json(request)
        added = self._user_ids(get_list(body, "add"))
        removed = self._user_ids(get_list(body, "remove"))
        admin = chat.member(person.id).is_admin
        if not admin and (removed or chat.kind == "channel"):
            raise PeopleError("Only an administrator can do this.", 403)
        for user_id in added:
            if chat.member(user_id).present:
                continue
            if user_id == self._world.bot_id and chat.kind == "channel":
                rights = default_rights()
                change_member(self._world, chat, person.id, user_id, "administrator", rights)
            else:
                change_member(self._world, chat, person.id, user_id, "member")
        for user_id in removed:
            if chat.member(user_id).status == "creator":
                raise PeopleError("The owner cannot be removed.")
            if chat.member(user_id).present:
                stays_out = user_id == self._world.bot_id or chat.kind != "group"
                status = "kicked" if stays_out else "left"
                change_member(self._world, chat, person.id, user_id, status)
        return answer(members=[m.user_id for m in chat.members.values() if m.present])

    async def join(self, request: web.Request) -> web.Response:
        """Join a public group or channel by oneself."""
        person = self._world.person(path_int(request, "p"))
        chat = self._world.state.chats.get(path_int(request, "chat"))
        if chat is None or chat.username is None or chat.member(person.id).status == "kicked":
            raise PeopleError("There is no public chat to join.", 404)
        if not chat.member(person.id).present:
            change_member(self._world, chat, person.id, person.id, "member")
        return answer(chat=chat.id)

    async def leave(self, request: web.Request) -> web.Response:
        """Leave."""
        person, chat = self._place(request)
        change_member(self._world, chat, person.id, person.id, "left")
        return answer(chat=chat.id)

    async def promote(self, request: web.Request) -> web.Response:
        """Make somebody an administrator ({} gives the usual rights), or a member with null."""
        person, chat = self._place(request, admin=True)
        body = await read_json(request)
        user_id = self._user_ids([body.get("user")])[0]
        if not chat.member(user_id).present or chat.member(user_id).status == "creator":
            raise PeopleError("This member's rights cannot be changed.")
        given = body.get("rights")
        if given is None:
            change_member(self._world, chat, person.id, user_id, "member")
            return answer(status="member")
        if not isinstance(given, dict) or not all(isinstance(v, bool) for v in given.values()):
            raise PeopleError("rights must be an object of true and false.")
        rights: dict[str, bool] = {"can_manage_chat": True, **given} if given else {}
        rights = rights or default_rights()
        change_member(self._world, chat, person.id, user_id, "administrator", rights)
        return answer(status="administrator")

    async def add_topic(self, request: web.Request) -> web.Response:
        """A new topic of a forum."""
        person, chat = self._place(request)
        if not chat.is_forum:
            raise PeopleError("The chat is no forum.")
        name = need_text(await read_json(request), "name")
        color = COLORS[len(chat.topics) % len(COLORS)]
        topic, message = self._world.add_topic(chat, person.id, name, color)
        update_id = self._world.send_update(message)
        return answer(message_thread_id=topic.id, update_id=update_id)

    async def change_topic(self, request: web.Request) -> web.Response:
        """Close, open again or delete a topic."""
        person, chat = self._place(request)
        topic = chat.topics.get(path_int(request, "thread"))
        if topic is None:
            raise PeopleError("There is no such topic.", 404)
        if topic.creator_id != person.id and not chat.member(person.id).is_admin:
            raise PeopleError("Only an administrator can do this.", 403)
        body = await read_json(request)
        if body.get("deleted"):
            remove_topic(self._world, chat, topic)
        elif "closed" in body and bool(body["closed"]) != topic.closed:
            set_closed(self._world, chat, person.id, topic, closed=not topic.closed)
        return answer(message_thread_id=topic.id)

    async def title(self, request: web.Request) -> web.Response:
        """Rename a group."""
        person, chat = self._place(request, admin=True)
        chat.title = need_text(await read_json(request), "title")
        self._world.say_service(chat, person.id, {"new_chat_title": chat.title})
        self._world.tell_chats_changed(self._world.viewers(chat))
        return answer(title=chat.title)

    async def discussion(self, request: web.Request) -> web.Response:
        """Let a channel's posts come into this supergroup, to be commented there."""
        person, channel = self._place(request, admin=True)
        group = self._world.chat_of(person.id, need_int(await read_json(request), "group"))
        if channel.kind != "channel" or group.kind != "supergroup":
            raise PeopleError("A channel is discussed in a supergroup.")
        if not group.member(person.id).is_admin:
            raise PeopleError("Only an administrator can do this.", 403)
        channel.discussed_in = group.id
        return answer(group=group.id)

    async def migrate(self, request: web.Request) -> web.Response:
        """Make a supergroup of a group: a new id, message ids anew, the old one is dead."""
        person, old = self._place(request, admin=True)
        if old.kind != "group":
            raise PeopleError("Only a group becomes a supergroup.")
        world = self._world
        new = Chat(new_chat_id(world, "supergroup"), "supergroup", old.title)
        new.members = {
            user_id: Member(user_id, member.status, dict(member.rights))
            for user_id, member in old.members.items()
        }
        world.state.chats[new.id] = new
        to_new: Json = {"migrate_to_chat_id": new.id}
        world.say_service(old, person.id, to_new)
        old.migrated_to = new.id
        world.say_service(new, person.id, {"migrate_from_chat_id": old.id})
        world.tell_chats_changed(world.viewers(new))
        return answer(chat=new.id, old_chat=old.id)
