"""What one update is answered with: gathered by the handler, sent after the commit.

Plain values, so that they can be kept beside the mark of the update: a redelivered update repeats
the answer and nothing else.
"""

from pydantic import BaseModel

from handlers.screens import Screen
from models.cards.pieces import Piece


class Origin(BaseModel):
    """Where an update came from. `message_id` is the tapped message, None if it is lost."""

    chat_id: int
    thread_id: int | None = None
    message_id: int | None = None
    query_id: str | None = None


class Sent(BaseModel):
    """A message to send; `reply_to` is shown above it where it still exists."""

    screen: Screen
    reply_to: int | None = None


class Reaction(BaseModel):
    """A sign put on a person's message, instead of words."""

    message_id: int
    emoji: str


class Answer(BaseModel):
    """Everything that goes to Telegram for one update, in the order of the fields."""

    origin: Origin
    toast: str | None = None
    alert: bool = False
    url: str | None = None
    edited: Screen | None = None
    files: tuple[Piece, ...] = ()
    sent: list[Sent] = []
    reaction: Reaction | None = None
    removed: list[int] = []
    """Messages of this chat that are not needed any more."""

    settled: list[str] = []
    """Subjects whose earlier messages in this chat are not needed any more; found when the answer
    is sent, since what was said before may still be on its way now."""

    def show(self, screen: Screen, *, reply_to: int | None = None) -> None:
        """Show the screen in the tapped message; with none, in a new one."""
        if self.origin.message_id is not None:
            self.edited = screen
        else:
            self.send(screen, reply_to=reply_to)

    def send(self, screen: Screen, *, reply_to: int | None = None) -> None:
        """Send the screen as a new message."""
        self.sent.append(Sent(screen=screen, reply_to=reply_to))

    def say(self, toast: str, *, alert: bool = False) -> None:
        """Answer the tap with a few words over the chat, at most 200 characters."""
        self.toast, self.alert = toast[:200], alert

    def react(self, message_id: int, emoji: str) -> None:
        """Put one of Telegram's free reactions on a message."""
        self.reaction = Reaction(message_id=message_id, emoji=emoji)

    def settle(self, subject: str) -> None:
        """Take every earlier message about this subject out of the chat, but the tapped one."""
        self.settled.append(subject)

    def remove(self, message_id: int) -> None:
        """Take a message out of the chat, where Telegram still allows it."""
        self.removed.append(message_id)
