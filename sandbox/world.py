"""The world of one bot: people, chats and messages, and who hears of what."""

from collections.abc import Collection, Iterable

from sandbox.clock import Clock
from sandbox.errors import PeopleError
from sandbox.events import EventFeed
from sandbox.files import FileStore
from sandbox.limits import RateLimits
from sandbox.state import Chat, Json, Member, Message, Person, State, Topic
from sandbox.text import cut, entities_of, text_of
from sandbox.updates import UpdateQueue
from sandbox.views import show_bot, show_chat, show_message, show_to_person, show_user


class World:
    """The state and what moves it. Times in bodies are whole seconds since 1970 UTC."""

    def __init__(self, state: State, clock: Clock, files: FileStore) -> None:
        self.state = state
        self.clock = clock
        self.files = files
        self.updates = UpdateQueue(state, clock)
        self.events = EventFeed(clock)
        self.limits = RateLimits(clock)

    @property
    def bot_id(self) -> int:
        """The bot's user id."""
        return int(self.state.bot["id"])

    @property
    def bot_username(self) -> str:
        """The bot's name after the @."""
        return str(self.state.bot["username"])

    def unix(self) -> int:
        """Now, as Telegram writes it."""
        return int(self.clock.timestamp())

    def serial(self) -> int:
        """A number never used before."""
        self.state.next_serial += 1
        return self.state.next_serial

    # People and chats

    def person(self, person_id: int) -> Person:
        """A person, or PeopleError 404."""
        person = self.state.people.get(person_id)
        if person is None:
            raise PeopleError(f"There is no person {person_id}.", 404)
        return person

    def find_user(self, user_id: int) -> Json | None:
        """A `User`, or None when nobody has this id."""
        if user_id != self.bot_id and user_id not in self.state.people:
            return None
        return show_user(self.state, user_id)

    def named(self, username: str) -> Person | None:
        """The person with a username, without the @."""
        for person in self.state.people.values():
            if person.username and person.username.lower() == username.lower():
                return person
        return None

    def chat_of(self, person_id: int, chat_id: int) -> Chat:
        """A chat that a person sees; PeopleError 404 when there is none, 403 when not theirs."""
        self.person(person_id)
        if chat_id == person_id:
            return self.private_chat(person_id)
        chat = self.state.chats.get(chat_id)
        if chat is None:
            raise PeopleError(f"There is no chat {chat_id}.", 404)
        if person_id not in self.viewers(chat):
            raise PeopleError(f"Person {person_id} is not in the chat {chat_id}.", 403)
        return chat

    def private_chat(self, person_id: int) -> Chat:
        """The chat of a person with the bot, made when first needed."""
        return self.state.chats.setdefault(person_id, Chat(person_id, "private"))

    def viewers(self, chat: Chat) -> list[int]:
        """The people who see a chat."""
        if chat.is_private:
            return [chat.id]
        return [m.user_id for m in chat.members.values() if m.present and m.user_id != self.bot_id]

    def bot_member(self, chat: Chat) -> Member:
        """The bot's place in a chat."""
        return chat.member(self.bot_id)

    # Messages

    def add_message(
        self,
        chat: Chat,
        author_id: int,
        content: Json,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        sender: Json | None = None,
        markup: Json | None = None,
        is_service: bool = False,
    ) -> Message:
        """Put a message into a chat and show it to the people there; no update is made.

        `sender` stands instead of the author: `from` and `sender_chat`.
        """
        if chat.kind in ("supergroup", "channel"):
            message_id = chat.next_message_id
            chat.next_message_id += 1
        else:
            message_id = self.state.next_message_id
            self.state.next_message_id += 1
        shown_chat = show_chat(self.state, chat)
        body: Json = {"message_id": message_id}
        if chat.kind == "channel":
            body["sender_chat"] = shown_chat
        elif sender is not None:
            body |= sender
        else:
            body["from"] = show_user(self.state, author_id)
        if thread is not None:
            body |= {"message_thread_id": thread, "is_topic_message": True}
        elif chat.kind == "supergroup" and reply_to in chat.messages:
            # Replies make threads in every supergroup; only a forum's threads are topics.
            root = chat.messages[reply_to].body.get("message_thread_id", reply_to)
            body["message_thread_id"] = root
        body |= {"date": self.unix(), "chat": shown_chat, **content}
        message = Message(
            message_id,
            chat.id,
            author_id,
            body,
            reply_to=reply_to,
            markup=markup,
            is_service=is_service,
        )
        chat.messages[message_id] = message
        chat.last = self.clock.timestamp()
        if author_id in self.state.people:
            self.state.people[author_id].read[chat.id] = message_id
        self.show(message, "message")
        return message

    def show(self, message: Message, kind: str) -> None:
        """Show a new ("message") or changed ("edited") message to the people of its chat."""
        seers = self.viewers(self.state.chats[message.chat_id])
        for person_id in seers if message.receiver is None else [message.receiver]:
            shown = show_to_person(self.state, message, person_id)
            body = {"type": kind, "chat": message.chat_id, "message": shown}
            self.events.tell([person_id], body)

    def find_message(self, chat: Chat, message_id: int) -> Message | None:
        """A message that has not been deleted."""
        message = chat.messages.get(message_id)
        return None if message is None or message.deleted else message

    def remove_messages(self, chat: Chat, messages: Iterable[Message]) -> None:
        """Delete for everybody; Telegram makes no update of it."""
        ids = []
        for message in messages:
            message.deleted = True
            ids.append(message.id)
            if message.id in chat.pinned:
                chat.pinned.remove(message.id)
            for person in self.state.people.values():
                if person.force_reply.get(chat.id, {}).get("message_id") == message.id:
                    del person.force_reply[chat.id]
        if ids:
            told = {"type": "deleted", "chat": chat.id, "message_ids": ids}
            self.events.tell(self.viewers(chat), told)

    def add_topic(
        self, chat: Chat, creator_id: int, name: str, color: int
    ) -> tuple[Topic, Message]:
        """Open a topic; its id is that of the service message which opens it."""
        content = {"forum_topic_created": {"name": name, "icon_color": color}}
        thread = chat.next_message_id
        message = self.add_message(chat, creator_id, content, thread=thread, is_service=True)
        topic = Topic(message.id, name, color, creator_id)
        chat.topics[topic.id] = topic
        self.tell_chats_changed(self.viewers(chat))
        return topic, message

    def tell_chats_changed(self, people: Collection[int]) -> None:
        """Let these people's chat lists be read anew."""
        self.events.tell(people, {"type": "chats"})

    # Updates

    def bot_hears(self, message: Message) -> bool:
        """Whether the bot gets an update about a message: its membership and privacy mode."""
        chat = self.state.chats[message.chat_id]
        if message.author_id == self.bot_id and not message.is_service:
            return False
        if chat.is_private:
            return True
        member = self.bot_member(chat)
        if not member.present:
            left: Json = message.body.get("left_chat_member", {})
            return left.get("id") == self.bot_id
        reads_all = member.is_admin or bool(self.state.bot["can_read_all_group_messages"])
        if reads_all or message.is_service or chat.kind == "channel":
            return True
        target = chat.messages.get(message.reply_to or 0)
        if target is not None and target.author_id == self.bot_id and not target.is_service:
            return True
        if message.body.get("via_bot", {}).get("id") == self.bot_id:
            return True
        return self._is_addressed(message.body)

    def _is_addressed(self, body: Json) -> bool:
        text = text_of(body)
        mention = f"@{self.bot_username}".lower()
        for entity in entities_of(body):
            part = cut(text, entity["offset"], entity["length"]).lower()
            if entity["type"] == "mention" and part == mention:
                return True
            if entity["type"] == "text_mention" and entity["user"]["id"] == self.bot_id:
                return True
            if entity["type"] == "bot_command" and (
                part.endswith(mention) or (entity["offset"] == 0 and "@" not in part)
            ):
                return True
        return False

    def send_update(self, message: Message, *, edited: bool = False) -> int | None:
        """Make the bot's update about a message, if the bot is to hear of it; return its id."""
        if not self.bot_hears(message):
            return None
        kind = "channel_post" if message.body["chat"]["type"] == "channel" else "message"
        kind = f"edited_{kind}" if edited else kind
        return self.updates.add(kind, show_message(self.state, message), message.chat_id)

    def say_service(
        self, chat: Chat, author_id: int, content: Json, *, thread: int | None = None
    ) -> Message:
        """A service message, shown to people and sent to the bot."""
        message = self.add_message(chat, author_id, content, thread=thread, is_service=True)
        self.send_update(message)
        return message

    def bot(self) -> Json:
        """The bot as a `User` in other objects."""
        return show_bot(self.state)
