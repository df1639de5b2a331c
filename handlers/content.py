"""Messages into pieces of a card, and pieces into text again."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from aiogram.types import (
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from aiogram.utils.text_decorations import HtmlDecoration
from markupsafe import Markup, escape

from handlers.fitting import units, visible_units
from handlers.reader import Reader
from models.cards.pieces import Piece
from models.tables import ContentKind

CAPTION_LIMIT = 1024
# What cannot be cut in two without changing its meaning: a cut goes before it.
WHOLE = {"custom_emoji", "date_time", "mention", "text_mention", "url", "text_link", "email"}
NAME_SHOWN = 40
PLUS = "+ "
SUPERGROUPS = 10**12
"""An id of a supergroup or channel is that of links, below minus this."""
COMMAND = re.compile(r"/\w+(?:@\w+)?\s*")


def piece_of(message: Message) -> Piece | None:
    """The message as a card keeps it; None for what a card cannot keep (a sticker, a place)."""
    found = file_of(message)
    if found is None and not message.text:
        return None
    kind, file_id, name, size = found or (ContentKind.TEXT, None, None, None)
    entities = message.entities or message.caption_entities or []
    return Piece(
        kind=kind,
        text=message.text or message.caption or "",
        entities=tuple(entity.model_dump(mode="json", exclude_none=True) for entity in entities),
        file_id=file_id,
        file_name=name[:255] if name else None,
        file_size=size,
        album=message.media_group_id,
        origin=origin_of(message),
        link=origin_link(message),
        chat_id=message.chat.id,
        message_id=message.message_id,
    )


def without_command(message: Message, text: str) -> str:
    """The text of a message without the command, or a group's «+ », that it may begin with."""
    found = COMMAND.match(text)
    if found is not None:
        return text[found.end() :]
    return text if message.chat.type == "private" else text.removeprefix(PLUS)


def said_in(message: Message) -> str:
    """What a message says, without the command that it may begin with.

    Somebody without @username, whom Telegram mentions by a link, is written as @first name.
    """
    text = message.text or message.caption or ""
    raw = text.encode("utf-16-le")
    for entity in reversed(message.entities or message.caption_entities or []):
        if entity.type != "text_mention" or entity.user is None:
            continue
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        name = entity.user.first_name.split()[:1]
        if raw[start:end].decode("utf-16-le").split()[:1] == name:
            raw = raw[:start] + f"@{name[0]}".encode("utf-16-le") + raw[end:]
    return without_command(message, raw.decode("utf-16-le"))


def own_words(message: Message) -> Piece | None:
    """The message as a card keeps it, without the command that it may begin with.

    None when nothing else is in it.
    """
    piece = piece_of(message)
    if piece is None:
        return None
    kept = behind(piece, units(piece.text) - units(without_command(message, piece.text)))
    return kept if kept.text.strip() or kept.file_id else None


def behind(piece: Piece, at: int) -> Piece:
    """The piece without the first `at` UTF-16 units of its text."""
    if at <= 0:
        return piece
    entities = [
        {**entity, "offset": max(start - at, 0), "length": min(length, start + length - at)}
        for entity in piece.entities
        if (start := entity["offset"]) + (length := entity["length"]) > at
    ]
    text = piece.text.encode("utf-16-le")[at * 2 :].decode("utf-16-le", errors="ignore")
    return piece.model_copy(update={"text": text, "entities": tuple(entities)})


def file_of(message: Message) -> tuple[ContentKind, str, str | None, int | None] | None:
    """The kind, file_id, name and size in bytes of the message's file."""
    if message.photo:
        largest = message.photo[-1]
        return ContentKind.PHOTO, largest.file_id, None, largest.file_size
    # An animation comes with a document for old clients, so it is asked for first.
    for kind in (
        ContentKind.ANIMATION,
        ContentKind.VIDEO,
        ContentKind.DOCUMENT,
        ContentKind.AUDIO,
        ContentKind.VOICE,
        ContentKind.VIDEO_NOTE,
    ):
        file = getattr(message, kind.value)
        if file is not None:
            return kind, file.file_id, getattr(file, "file_name", None), file.file_size
    return None


def replied_to(message: Message) -> Message | None:
    """What a message replies to. In a topic any other seems to reply to the topic's beginning."""
    replied = message.reply_to_message
    return None if replied and replied.forum_topic_created else replied


def origin_of(message: Message) -> str | None:
    """From whom the message was forwarded, by name."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            return user.full_name[:255]
        case MessageOriginHiddenUser(sender_user_name=name):
            return name[:255]
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return (chat.title or "")[:255] or None
        case _:
            return None


def origin_link(message: Message) -> str | None:
    """Where the message that was forwarded can be seen, or else who wrote it."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user) if user.username:
            return f"https://t.me/{user.username}"
        case MessageOriginChat(sender_chat=chat) if chat.username:
            return f"https://t.me/{chat.username}"
        case MessageOriginChannel(chat=chat, message_id=number):
            name = chat.username or f"c/{-chat.id - SUPERGROUPS}"
            return f"https://t.me/{name}/{number}"
        case _:
            return None


def cut(piece: Piece, room: int) -> tuple[Piece, Piece | None]:
    """The piece split so that its first part takes at most `room` UTF-16 units, and the rest.

    The cut is made between words where there are any, and never inside a link or an emoji.
    """
    raw = piece.text.encode("utf-16-le")
    if len(raw) // 2 <= room:
        return piece, None
    at = max(room, 2)  # a character may take two units, and something must go
    head = raw[: at * 2].decode("utf-16-le", errors="ignore")
    space = max(head.rfind(" "), head.rfind("\n"))
    if space > len(head) // 2:
        head = head[:space]
    at = units(head)
    for entity in piece.entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] in WHOLE and 0 < start < at < end:
            at = start
    first = raw[: at * 2].decode("utf-16-le", errors="ignore")
    rest = raw[at * 2 :].decode("utf-16-le", errors="ignore")
    before, after = [], []
    for entity in piece.entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if start < at:
            before.append({**entity, "length": min(end, at) - start})
        if end > at:
            moved = max(start, at)
            after.append({**entity, "offset": moved - at, "length": end - moved})
    return (
        piece.model_copy(update={"text": first, "entities": tuple(before)}),
        piece.model_copy(update={"text": rest, "entities": tuple(after)}),
    )


def caption_of(piece: Piece) -> dict[str, Any]:
    """The piece's words under its file, as arguments of Telegram's methods.

    None where they are longer than a bot may send there, and under a round video.
    """
    if not 0 < units(piece.text) <= CAPTION_LIMIT or piece.kind is ContentKind.VIDEO_NOTE:
        return {}
    entities = [MessageEntity.model_validate(entity) for entity in piece.entities]
    return {"caption": piece.text, "caption_entities": entities, "parse_mode": None}


class Decoration(HtmlDecoration):
    """aiogram's HTML, with attributes escaped: as shipped a quote in an address ends the tag."""

    def link(self, value: str, link: str) -> str:
        """A link; its address is people's text too."""
        return super().link(value, str(escape(link)))

    def pre_language(self, value: str, language: str) -> str:
        """Code in a language, which Telegram reads from the class."""
        return f'<pre><code class="language-{escape(language)}">{value}</code></pre>'


def render(piece: Piece) -> Markup:
    """The piece's text with its formatting, as HTML."""
    entities = [MessageEntity.model_validate(entity) for entity in piece.entities]
    return Markup(Decoration().unparse(piece.text, entities))  # noqa: S704 - it escapes


def heading(reader: Reader, piece: Piece) -> Markup | None:
    """Whose words these are, when they were forwarded."""
    if not piece.origin:
        return None
    name = Markup('<a href="{}">{}</a>').format(piece.link, piece.origin) if piece.link else None
    return reader.say("<i>From {name}</i>", name=name or piece.origin)


def pages_of(reader: Reader, pieces: Sequence[Piece], room: int) -> list[Markup]:
    """The texts of the pieces, in pages of at most `room` UTF-16 units."""
    pages: list[Markup] = []
    page, used = Markup(""), 0
    origin: str | None = None
    for piece in pieces:
        rest: Piece | None = piece if piece.text.strip() else None
        title = heading(reader, piece) if rest or piece.origin != origin else None
        origin = piece.origin
        if rest is None and title:
            gap = Markup("\n\n") if page else Markup("")
            if used + visible_units(gap + title) > room:
                pages.append(page)
                page, used, gap = Markup(""), 0, Markup("")
            page += gap + title
            used += visible_units(gap + title)
            continue
        while rest is not None:
            gap = Markup("\n\n") if page else Markup("")
            above = gap + title + Markup("\n") if title else gap
            left = room - used - visible_units(above)
            if page and left < min(200, units(rest.text)):
                pages.append(page)
                page, used = Markup(""), 0
                continue
            first, rest = cut(rest, left)
            page += above + render(first)
            used += visible_units(above) + units(first.text)
            title = None
            if rest is not None:
                pages.append(page)
                page, used = Markup(""), 0
    return [*pages, page] if page else pages


def files_line(reader: Reader, pieces: Sequence[Piece]) -> str | None:
    """What files there are, in words: `3 photos, brief.pdf`."""
    kinds = Counter(piece.kind for piece in pieces if piece.file_id and not piece.file_name)
    words = [str(count_files(reader, kind, n)) for kind, n in kinds.items()]
    named = [piece.file_name for piece in pieces if piece.file_id and piece.file_name]
    words += [shorten(name) for name in named[:3]]
    if len(named) > 3:
        words.append(f"+{len(named) - 3}")
    return ", ".join(words) or None


def count_files(reader: Reader, kind: ContentKind, n: int) -> str:
    """So many files of a kind, in words."""
    match kind:
        case ContentKind.PHOTO:
            return reader.many("{n} photo", "{n} photos", n)
        case ContentKind.VIDEO | ContentKind.ANIMATION | ContentKind.VIDEO_NOTE:
            return reader.many("{n} video", "{n} videos", n)
        case ContentKind.VOICE:
            return reader.many("{n} voice message", "{n} voice messages", n)
        case _:
            return reader.many("{n} file", "{n} files", n)


def mention(telegram_id: int, name: str) -> Markup:
    """A person's name that leads to them, also without a @username."""
    return Markup('<a href="tg://user?id={}">{}</a>').format(telegram_id, shorten(name, 60))


def shorten(text: str, limit: int = NAME_SHOWN) -> str:
    """The text, cut to `limit` characters where something must stay on one line."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
