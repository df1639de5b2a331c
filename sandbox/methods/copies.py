"""Bot API: forwarding and copying."""

from sandbox.errors import bad_request
from sandbox.forwarding import content_of, origin_of, regroup
from sandbox.methods.messages import check_ids
from sandbox.parameters import ARRAY, BOOLEAN, CHAT, INTEGER, STRING, Method, need
from sandbox.rights import reach_chat, reach_message
from sandbox.sending import CAPTION, QUIET, SEND, Args, deliver, format_caption, prepare
from sandbox.state import Chat, Json, Message
from sandbox.views import show_message
from sandbox.world import World

_CAPTIONED = {"photo", "video", "document", "audio", "voice", "animation"}


def _find_one(world: World, args: Args, purpose: str) -> Message:
    _, message = reach_message(
        world, args["from_chat_id"], args["message_id"], f"to {purpose}", write=False
    )
    if message.is_service or message.body.get("has_protected_content"):
        verb = "copied" if purpose == "copy" else "forwarded"
        raise bad_request(f"the message can't be {verb}")
    return message


def _find_many(world: World, args: Args, purpose: str) -> list[Message]:
    ids = check_ids(args["message_ids"])
    if sorted(set(ids)) != ids:
        raise bad_request("message identifiers must be in a strictly increasing order")
    chat = reach_chat(world, args["from_chat_id"], write=False)
    found = [message for i in ids if (message := world.find_message(chat, i)) is not None]
    kept = [
        message
        for message in found
        if not message.is_service and not message.body.get("has_protected_content")
    ]
    if not kept:
        raise bad_request(f"there are no messages to {purpose}")
    return kept


def _forward(
    world: World, chat: Chat, message: Message, extra: Json, place: Args, group: str | None
) -> Message:
    content = {"forward_origin": origin_of(world, message), **content_of(message), **extra}
    if group:
        content["media_group_id"] = group
    return deliver(world, chat, content, place)


def forward_message(world: World, args: Args) -> Json:
    """forwardMessage."""
    chat, extra, place = prepare(world, args)
    message = _find_one(world, args, "forward")
    world.limits.count(chat.id)
    return show_message(world.state, _forward(world, chat, message, extra, place, None))


def forward_messages(world: World, args: Args) -> list[Json]:
    """forwardMessages: albums stay albums; what cannot be forwarded is skipped."""
    chat, extra, place = prepare(world, args)
    messages = _find_many(world, args, "forward")
    world.limits.count(chat.id, len(messages))
    groups = regroup(world, messages)
    return [
        {"message_id": _forward(world, chat, message, extra, place, group).id}
        for message, group in zip(messages, groups, strict=True)
    ]


def copy_message(world: World, args: Args) -> Json:
    """copyMessage: a new caption replaces the old one."""
    caption = format_caption(world, args) if args["caption"] is not None else None
    chat, extra, place = prepare(world, args)
    content = content_of(_find_one(world, args, "copy"))
    if caption is not None and _CAPTIONED & set(content):
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= caption
    if args["show_caption_above_media"]:
        content["show_caption_above_media"] = True
    world.limits.count(chat.id)
    return {"message_id": deliver(world, chat, {**content, **extra}, place).id}


def copy_messages(world: World, args: Args) -> list[Json]:
    """copyMessages."""
    chat, extra, place = prepare(world, args)
    messages = _find_many(world, args, "copy")
    world.limits.count(chat.id, len(messages))
    sent = []
    for message, group in zip(messages, regroup(world, messages), strict=True):
        content = {**content_of(message), **extra}
        if args["remove_caption"]:
            content = {k: v for k, v in content.items() if not k.startswith("caption")}
        if group:
            content["media_group_id"] = group
        sent.append({"message_id": deliver(world, chat, content, place).id})
    return sent


_TRAVEL = {
    "chat_id": need(CHAT),
    "message_thread_id": INTEGER,
    "from_chat_id": need(CHAT),
    **QUIET,
}
_ONE = {"message_id": need(INTEGER)}
_MANY = {"message_ids": need(ARRAY)}
METHODS = {
    "forwardMessage": Method(forward_message, {**_TRAVEL, **_ONE, "message_effect_id": STRING}),
    "forwardMessages": Method(forward_messages, {**_TRAVEL, **_MANY}),
    "copyMessage": Method(
        copy_message,
        {**SEND, **_TRAVEL, **_ONE, **CAPTION, "show_caption_above_media": BOOLEAN},
    ),
    "copyMessages": Method(copy_messages, {**_TRAVEL, **_MANY, "remove_caption": BOOLEAN}),
}
