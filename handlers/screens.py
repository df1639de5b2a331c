"""What is shown in one message: text and keyboard, as plain values that tests can compare."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from handlers.fitting import fitted

ALONE = ("own", "mine")
"""Places of what one person of a group sees: from the board, and from their own cards."""
SHARE = "https://t.me/share/url?"
"""Where Telegram asks to whom an address is to be sent."""
SHARED = {"card", "content"}
"""Subjects of what everybody turns over: the card, its checklists, its content."""
Style = Literal["primary", "success", "danger"]


class Button(BaseModel):
    """One button: it calls back with `data`, opens `url`, copies `copied`, or shares.

    To share is to choose a chat and to have `shared` typed there behind the bot's name.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    data: str | None = None
    url: str | None = None
    copied: str | None = None
    shared: str | None = None
    style: Style | None = None

    def drawn(self) -> InlineKeyboardButton:
        """The button as Telegram takes it."""
        return InlineKeyboardButton(
            text=self.text,
            callback_data=self.data,
            url=self.url,
            copy_text=CopyTextButton(text=self.copied) if self.copied else None,
            switch_inline_query=self.shared,
            style=self.style,
        )


Row = tuple[Button, ...]


class Screen(BaseModel):
    """One message. `text` is HTML in which everything from people is escaped."""

    model_config = ConfigDict(frozen=True)

    text: str
    rows: tuple[Row, ...] = ()
    rich: str = ""
    """The same as Telegram's rich message, in its HTML, for whoever chose that; where Telegram
    refuses it, `text` is shown."""
    subject: str = ""
    """What the message is about: `card` for a screen that changes of `card` refresh."""
    card: int | None = None
    place: str = ""
    """Where ⬅️ leads from here."""
    version: int = 0
    """The version of the card that was shown."""
    owner: int | None = None
    """In a group, the person whose choice this is."""
    placeholder: str | None = None
    """Asks for a forced reply, with these words in the field; a keyboard cannot be had as well."""

    @property
    def message(self) -> str:
        """The text within what one message takes: its foot is cut where it is too long."""
        return fitted(self.text)

    @property
    def alone(self) -> bool:
        """Whether this is for the eyes of one person of a group."""
        return self.place.startswith(ALONE)

    @property
    def is_choice(self) -> bool:
        """Whether this is a choice about a card, which ends in the card."""
        shown = self.subject.partition(":")[0]
        return self.card is not None and shown not in SHARED

    def keyboard(self) -> InlineKeyboardMarkup | ForceReply | None:
        """The markup as Telegram takes it."""
        if self.placeholder is not None:
            return ForceReply(selective=True, input_field_placeholder=self.placeholder[:64])
        if not self.rows:
            return None
        return InlineKeyboardMarkup(
            inline_keyboard=[[button.drawn() for button in row] for row in self.rows]
        )


def button(sign: str, words: str, data: CallbackData, style: Style | None = None) -> Button:
    """An action: a sign and words. An item, such as a person or a day, has no sign."""
    text = f"{sign} {words}".strip()
    return Button(text=text, data=data.pack(), style=style)


def link(sign: str, words: str, url: str) -> Button:
    """A button that opens an address."""
    return Button(text=f"{sign} {words}".strip(), url=url)


def rows_of(buttons: list[Button], width: int) -> tuple[Row, ...]:
    """The buttons in rows of `width`."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


def lines(*parts: str | Markup | None) -> Markup:
    """The parts, each on a line of its own; None leaves out the line, "" makes an empty one."""
    return Markup("\n").join(part for part in parts if part is not None)
