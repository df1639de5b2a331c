"""Bot API: changing and deleting messages that one person sees."""

from sandbox.ephemeral import seen_by
from sandbox.errors import bad_request
from sandbox.methods.messages import replace_content
from sandbox.parameters import ARRAY, CHAT, INTEGER, OBJECT, STRING, Method, need
from sandbox.rights import reach_chat
from sandbox.sending import Args, format_message
from sandbox.state import Message
from sandbox.world import World


def reach_ephemeral(world: World, args: Args, purpose: str) -> Message:
    """The message; 400 when that person has no such message in the chat any more."""
    chat = reach_chat(world, args["chat_id"])
    message = seen_by(chat, args["ephemeral_message_id"], args["receiver_user_id"])
    if message is None or message.deleted:
        raise bad_request(f"message {purpose} not found")
    return message


def edit_text(world: World, args: Args) -> bool:
    """editEphemeralMessageText."""
    new = format_message(world, args)
    message = reach_ephemeral(world, args, "to edit")
    replace_content(world, args, message, {"text", "entities", "link_preview_options"}, new)
    return True


def edit_markup(world: World, args: Args) -> bool:
    """editEphemeralMessageReplyMarkup."""
    replace_content(world, args, reach_ephemeral(world, args, "to edit"), set(), {})
    return True


def delete(world: World, args: Args) -> bool:
    """deleteEphemeralMessage."""
    message = reach_ephemeral(world, args, "to delete")
    message.deleted = True
    told = {
        "type": "deleted",
        "chat": message.chat_id,
        "message_ids": [],
        "ephemeral_message_ids": [args["ephemeral_message_id"]],
    }
    world.events.tell([args["receiver_user_id"]], told)
    return True


_WHICH = {
    "chat_id": need(CHAT),
    "receiver_user_id": need(INTEGER),
    "ephemeral_message_id": need(INTEGER),
}
METHODS = {
    "editEphemeralMessageText": Method(
        edit_text,
        {
            **_WHICH,
            "text": need(STRING),
            "parse_mode": STRING,
            "entities": ARRAY,
            "link_preview_options": OBJECT,
            "reply_markup": OBJECT,
        },
    ),
    "editEphemeralMessageReplyMarkup": Method(edit_markup, {**_WHICH, "reply_markup": OBJECT}),
    "deleteEphemeralMessage": Method(delete, _WHICH),
}
