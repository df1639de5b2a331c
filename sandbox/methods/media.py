"""Bot API: photos, videos, files, albums, places; changing a message's media; getting files."""

from sandbox.errors import bad_request
from sandbox.files import DOWNLOAD_BYTES, Upload
from sandbox.methods.messages import reach_editable, replace_content
from sandbox.parameters import (
    ARRAY,
    BOOLEAN,
    CHAT,
    FILE,
    FLOAT,
    INTEGER,
    OBJECT,
    STRING,
    Method,
    attached,
    check_fields,
    need,
)
from sandbox.sending import (
    CAPTION,
    EPHEMERAL,
    QUIET,
    SEND,
    Args,
    deliver,
    format_caption,
    prepare,
    send,
)
from sandbox.state import Json, Message
from sandbox.views import show_message
from sandbox.world import World

_ABOVE = {"show_caption_above_media": BOOLEAN, "has_spoiler": BOOLEAN}
_FRAME = {"duration": INTEGER, "width": INTEGER, "height": INTEGER, "thumbnail": FILE}
_MUSIC = {"duration": INTEGER, "performer": STRING, "title": STRING, "thumbnail": FILE}
_NOTE = {"duration": INTEGER, "length": INTEGER, "thumbnail": FILE}
# What a sender may say about a file of each kind.
_DETAILS = {
    "photo": {},
    "video": _FRAME,
    "animation": _FRAME,
    "document": {"thumbnail": FILE},
    "audio": _MUSIC,
    "voice": {"duration": INTEGER},
    "video_note": _NOTE,
    "sticker": {"emoji": STRING},
}
_MEDIA_FIELDS: dict[str, type | tuple[type, ...]] = {
    "type": str,
    "media": str,
    "thumbnail": str,
    "caption": str,
    "parse_mode": str,
    "caption_entities": list,
    "show_caption_above_media": bool,
    "has_spoiler": bool,
    "width": int,
    "height": int,
    "duration": int,
    "supports_streaming": bool,
    "performer": str,
    "title": str,
    "disable_content_type_detection": bool,
}
_MEDIA_KINDS = ("photo", "video", "document", "audio", "animation")
_CONTENT_FIELDS = {
    *_MEDIA_KINDS,
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
}


def store_media(world: World, kind: str, media: str | Upload, details: Json) -> Json:
    """The part of a message that holds a file: an upload is stored, a file_id is looked up."""
    if isinstance(media, Upload):
        stored = world.files.add(kind, media, details)
    else:
        stored = world.files.reuse(kind, media)
    if kind == "photo":
        return {"photo": stored["sizes"]}
    if kind == "animation":
        fields = ("file_id", "file_unique_id", "file_name", "mime_type", "file_size")
        return {
            "animation": stored,
            "document": {name: stored[name] for name in fields if name in stored},
        }
    return {kind: stored}


def _flags(args: Args) -> Json:
    flags: Json = {}
    if args.get("show_caption_above_media"):
        flags["show_caption_above_media"] = True
    if args.get("has_spoiler"):
        flags["has_media_spoiler"] = True
    return flags


def _sender(kind: str, *, captioned: bool, above: bool) -> Method:
    """The method that sends one file of a kind."""

    def run(world: World, args: Args) -> Json:
        caption = format_caption(world, args) if captioned else {}
        prepare(world, args)  # a refused message leaves no file behind
        details = {name: args[name] for name in _DETAILS[kind] if args[name] is not None}
        content = store_media(world, kind, args[kind], details)
        return send(world, args, {**content, **caption, **_flags(args)})

    params = {**SEND, **EPHEMERAL, kind: need(FILE), **_DETAILS[kind]}
    params |= (CAPTION if captioned else {}) | (_ABOVE if above else {})
    if kind == "video":
        params["supports_streaming"] = BOOLEAN
    if kind == "document":
        params["disable_content_type_detection"] = BOOLEAN
    return Method(run, params)


def _read_media(world: World, item: object, args: Args) -> tuple[str, Json]:
    """The kind of an `InputMedia` and the content it makes."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    check_fields(item, _MEDIA_FIELDS, "InputMedia")
    kind = item.get("type", "")
    if kind not in _MEDIA_KINDS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    caption = format_caption(world, item)
    media = attached(item["media"], args["_files"])
    details = {name: item[name] for name in _DETAILS[kind] if name in item}
    if "thumbnail" in details:
        details["thumbnail"] = attached(details["thumbnail"], args["_files"])
    return kind, {**store_media(world, kind, media, details), **caption, **_flags(item)}


def send_media_group(world: World, args: Args) -> list[Json]:
    """sendMediaGroup: 2-10 items; documents and audio only among themselves; no keyboard."""
    items = args["media"]
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len(items) < 2:
        raise bad_request("there are not enough messages to send as an album")
    chat, extra, place = prepare(world, args)
    contents = [_read_media(world, item, args) for item in items]
    kinds = {kind for kind, _ in contents}
    if "animation" in kinds:
        raise bad_request(
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"
        )
    for kind in ("document", "audio"):
        if kind in kinds and len(kinds) > 1:
            raise bad_request(f"{kind} can't be mixed with other media types")
    world.limits.count(chat.id, len(items))
    group = str(13_000_000_000_000_000 + world.serial())
    sent: list[Message] = []
    for _, content in contents:
        body = {"media_group_id": group, **content, **extra}
        sent.append(deliver(world, chat, body, place))
    return [show_message(world.state, message) for message in sent]


def edit_media(world: World, args: Args) -> Json | bool:
    """editMessageMedia: within an album only to a kind that fits there."""
    _, message = reach_editable(world, args)
    if not set(_MEDIA_KINDS) & set(message.body) and "text" not in message.body:
        raise bad_request("message media can't be edited")
    kind, new = _read_media(world, args["media"], args)
    if "media_group_id" in message.body:
        old = next(name for name in _MEDIA_KINDS if name in message.body)
        if kind != old and not {kind, old} <= {"photo", "video"}:
            raise bad_request("can't use the media of the specified type in the album")
    fields = _CONTENT_FIELDS | {"text", "entities", "link_preview_options"}
    return replace_content(world, args, message, fields, new)


def send_location(world: World, args: Args) -> Json:
    """sendLocation: a place that stays, not a live one."""
    if not (-90 <= args["latitude"] <= 90 and -180 <= args["longitude"] <= 180):
        raise bad_request("wrong location specified")
    fields = ("latitude", "longitude", "horizontal_accuracy")
    location = {name: args[name] for name in fields if args[name] is not None}
    return send(world, args, {"location": location})


def get_file(world: World, args: Args) -> Json:
    """getFile: up to 20 MB."""
    stored = world.files.find(args["file_id"])
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if stored.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


METHODS = {
    "sendPhoto": _sender("photo", captioned=True, above=True),
    "sendVideo": _sender("video", captioned=True, above=True),
    "sendAnimation": _sender("animation", captioned=True, above=True),
    "sendDocument": _sender("document", captioned=True, above=False),
    "sendAudio": _sender("audio", captioned=True, above=False),
    "sendVoice": _sender("voice", captioned=True, above=False),
    "sendVideoNote": _sender("video_note", captioned=False, above=False),
    "sendSticker": _sender("sticker", captioned=False, above=False),
    "sendMediaGroup": Method(
        send_media_group,
        {
            "chat_id": need(CHAT),
            "message_thread_id": INTEGER,
            "media": need(ARRAY),
            **QUIET,
            "allow_paid_broadcast": BOOLEAN,
            "message_effect_id": STRING,
            "reply_parameters": OBJECT,
        },
    ),
    "editMessageMedia": Method(
        edit_media,
        {
            "chat_id": need(CHAT),
            "message_id": need(INTEGER),
            "media": need(OBJECT),
            "reply_markup": OBJECT,
        },
    ),
    "sendLocation": Method(
        send_location,
        {
            **SEND,
            **EPHEMERAL,
            "latitude": need(FLOAT),
            "longitude": need(FLOAT),
            "horizontal_accuracy": FLOAT,
        },
    ),
    "getFile": Method(get_file, {"file_id": need(STRING)}),
}
