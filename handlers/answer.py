"""What one update is answered with: gathered by the handler, sent after the commit.

Plain values, so that they can be kept beside the mark of the update: a redelivered update repeats
the answer and nothing else.
"""

from typing import Literal

from pydantic import BaseModel

from handlers.fitting import fitted_toast
from handlers.screens import Screen
from models.cards.pieces import Piece

CARD = "card-"
"""The deep link that opens a card in private begins so."""


class Origin(BaseModel):
    """Where an update came from. `message_id` is the tapped message, None if it is lost.

    In a group `person_id` is who acts, `user_id` the same person for Telegram, `command_id` the
    message with their command, and `ephemeral_id` the tapped message when they alone see it.
    """

    chat_id: int
    thread_id: int | None = None
    message_id: int | None = None
    query_id: str | None = None
    person_id: int | None = None
    user_id: int | None = None
    command_id: int | None = None
    ephemeral_id: int | None = None
    inline_id: str | None = None
    """The tapped message was sent via the bot, in whatever chat: it is known by this alone."""
    live: bool = False
    """The tapped message is the whole group's, such as its live board: no tap changes it."""

    @property
    def tapped(self) -> bool:
        """Whether it came from a button of a message that can be changed."""
        return any(
            found is not None for found in (self.message_id, self.ephemeral_id, self.inline_id)
        )


class Sent(BaseModel):
    """A message to send; `reply_to` is shown above it where it still exists."""

    screen: Screen
    reply_to: int | None = None


PaperKind = Literal["board", "month", "xlsx", "csv", "ics", "mine"]


class Paper(BaseModel):
    """A picture or document that is made when it is sent, of what the person may see then."""

    kind: PaperKind
    user_id: int
    language: str
    zone: str
    board_id: int = 0
    month: int = 0
    """As YYYYMM, where the paper is about one."""
    dark: bool = False


class Reaction(BaseModel):
    """A sign put on a person's message, instead of words."""

    message_id: int
    emoji: str


class Whisper(BaseModel):
    """A message for the eyes of whoever acts, in a group.

    Where Telegram refuses it, a tap opens the private chat with `start` as deep link, and after a
    command `otherwise` is sent to the group.
    """

    screen: Screen
    start: str = ""
    otherwise: Screen | None = None


class Elsewhere(BaseModel):
    """A message to another chat than the update came from."""

    chat_id: int
    screen: Screen
    thread_id: int | None = None


class Answer(BaseModel):
    """Everything that goes to Telegram for one update, in the order of the fields."""

    origin: Origin
    toast: str | None = None
    alert: bool = False
    url: str | None = None
    edited: Screen | None = None
    files: tuple[Piece, ...] = ()
    papers: list[Paper] = []
    whispers: list[Whisper] = []
    sent: list[Sent] = []
    reaction: Reaction | None = None
    closed: bool = False
    """The tapped message, which one person alone sees, is not needed any more."""

    removed: list[int] = []
    """Messages of this chat that are not needed any more."""

    settled: list[str] = []
    """Subjects whose earlier messages in this chat are not needed any more; found when the answer
    is sent, since what was said before may still be on its way now."""

    elsewhere: list[Elsewhere] = []

    def show(self, screen: Screen, *, reply_to: int | None = None) -> None:
        """Show the screen in the tapped message; with none, in a new one.

        What is tapped on a live board is shown to the tapper alone.
        """
        if self.origin.live:
            self.whisper(screen)
        elif self.origin.tapped:
            self.edited = self._owned(screen)
        else:
            self.send(screen, reply_to=reply_to)

    def send(self, screen: Screen, *, reply_to: int | None = None) -> None:
        """Send the screen as a new message; one that was for one person's eyes stays so."""
        if self.origin.user_id is not None and screen.alone:
            self.whisper(screen, otherwise=screen)
        else:
            self.sent.append(Sent(screen=self._owned(screen), reply_to=reply_to))

    def whisper(
        self, screen: Screen, *, start: str | None = None, otherwise: Screen | None = None
    ) -> None:
        """Show the screen to whoever acts and nobody else; in private all is for them alone.

        `start` is the deep link that shows the same in private, by default that to the card.
        """
        if self.origin.user_id is None or self.origin.ephemeral_id is not None:
            self.show(screen)
            return
        if start is None:
            start = f"{CARD}{screen.card}" if screen.card else ""
        self.whispers.append(Whisper(screen=screen, start=start, otherwise=otherwise))

    def reply(self, screen: Screen) -> None:
        """Answer a command in a few words: in a group, to whoever gave it alone.

        The command goes too, where the bot may take it out.
        """
        if self.origin.user_id is None:
            self.show(screen)
            return
        self.whisper(screen, otherwise=screen)
        self.clear_command()

    def clear_command(self) -> None:
        """Take the command out of the group, where the bot may."""
        if self.origin.command_id is not None:
            self.remove(self.origin.command_id)

    def close(self) -> None:
        """Take the tapped message away, when one person alone sees it."""
        self.closed = self.origin.ephemeral_id is not None

    def _owned(self, screen: Screen) -> Screen:
        """In a group a choice on a card belongs to who opened it."""
        if self.origin.person_id is None or not screen.is_choice:
            return screen
        return screen.model_copy(update={"owner": self.origin.person_id})

    def tell(self, chat_id: int, screen: Screen, *, thread_id: int | None = None) -> None:
        """Send the screen as a new message to another chat, or to a topic of it."""
        self.elsewhere.append(Elsewhere(chat_id=chat_id, screen=screen, thread_id=thread_id))

    def say(self, toast: str, *, alert: bool = False) -> None:
        """Answer the tap with a few words over the chat, cut where they are too many."""
        self.toast, self.alert = fitted_toast(toast), alert

    def react(self, message_id: int, emoji: str) -> None:
        """Put one of Telegram's free reactions on a message."""
        self.reaction = Reaction(message_id=message_id, emoji=emoji)

    def settle(self, subject: str) -> None:
        """Take every earlier message about this subject out of the chat, but the tapped one."""
        self.settled.append(subject)

    def remove(self, message_id: int) -> None:
        """Take a message out of the chat, where Telegram still allows it."""
        self.removed.append(message_id)
