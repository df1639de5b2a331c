"""Bot API: the bot's commands per scope and language, name, descriptions, menu button."""

import re
from collections.abc import Callable

from sandbox.errors import bad_request
from sandbox.parameters import ARRAY, INTEGER, OBJECT, STRING, Method, check_fields, need
from sandbox.rights import reach_chat
from sandbox.sending import Args
from sandbox.state import Chat, Json, State
from sandbox.text import utf16_length
from sandbox.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_PLAIN_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)


def _check_language(code: str | None) -> str:
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code or ""


def _scope_key(world: World, args: Args) -> str:
    """One string per scope and language: "chat:-5001/uk"."""
    language = _check_language(args["language_code"])
    scope = args["scope"] or {"type": "default"}
    fields: dict[str, type | tuple[type, ...]] = {
        "type": str,
        "chat_id": (int, str),
        "user_id": int,
    }
    check_fields(scope, fields, "BotCommandScope")
    kind = scope.get("type")
    if kind in _PLAIN_SCOPES:
        return f"{kind}/{language}"
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" not in scope:
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    chat = reach_chat(world, scope["chat_id"], write=False)
    if kind == "chat_member":
        if world.find_user(scope.get("user_id", 0)) is None:
            raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
        return f"chat_member:{chat.id}:{scope['user_id']}/{language}"
    return f"{kind}:{chat.id}/{language}"


def set_commands(world: World, args: Args) -> bool:
    """setMyCommands: up to 100, names of a-z 0-9 _, descriptions of 1-256."""
    commands: list[Json] = []
    for command in args["commands"]:
        if not isinstance(command, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        check_fields(command, {"command": str, "description": str}, "BotCommand")
        name = command.get("command", "").removeprefix("/")
        description = command.get("description", "")
        if not _COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": description})
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _scope_key(world, args)
    world.state.commands[key] = commands
    if not commands:
        del world.state.commands[key]
    world.tell_chats_changed(list(world.state.people))
    return True


def get_commands(world: World, args: Args) -> list[Json]:
    """getMyCommands: those set for exactly this scope and language."""
    return world.state.commands.get(_scope_key(world, args), [])


def delete_commands(world: World, args: Args) -> bool:
    """deleteMyCommands."""
    world.state.commands.pop(_scope_key(world, args), None)
    world.tell_chats_changed(list(world.state.people))
    return True


def resolve_commands(state: State, chat: Chat, person_id: int) -> list[Json]:
    """The commands a person sees in a chat: narrowest scope first, own language first."""
    if chat.kind == "channel":
        return []
    language = (state.people[person_id].language_code or "")[:2]
    scopes = [f"chat:{chat.id}"]
    if chat.is_private:
        scopes += ["all_private_chats", "default"]
    else:
        scopes.insert(0, f"chat_member:{chat.id}:{person_id}")
        if chat.member(person_id).is_admin:
            scopes.insert(1, f"chat_administrators:{chat.id}")
            scopes.append("all_chat_administrators")
        scopes += ["all_group_chats", "default"]
    for scope in scopes:
        for code in (language, ""):
            if commands := state.commands.get(f"{scope}/{code}"):
                return commands
    return []


def _texts(
    pick: Callable[[State], dict[str, str]], field: str, limit: int
) -> tuple[Method, Method]:
    """The pair of methods that set and get one localized text."""

    def write(world: World, args: Args) -> bool:
        language, text = _check_language(args["language_code"]), args[field] or ""
        if utf16_length(text) > limit:
            raise bad_request(f"{field.replace('_', ' ')} is too long: up to {limit} characters")
        pick(world.state)[language] = text
        if not text:
            del pick(world.state)[language]
        world.tell_chats_changed(list(world.state.people))
        return True

    def read(world: World, args: Args) -> Json:
        return {field: localized(pick(world.state), _check_language(args["language_code"]))}

    params = {"language_code": STRING}
    return Method(write, {field: STRING, **params}), Method(read, params)


def localized(texts: dict[str, str], language: str) -> str:
    """The text for a language, or the one for all others."""
    return texts.get(language) or texts.get("", "")


def _name_of(state: State) -> dict[str, str]:
    state.names.setdefault("", str(state.bot["first_name"]))
    return state.names


def _check_menu_chat(world: World, chat_id: int | None) -> int:
    if chat_id is None:
        return 0
    if not reach_chat(world, chat_id, write=False).is_private:
        raise bad_request("chat_id must be an identifier of a private chat")
    return chat_id


def set_menu_button(world: World, args: Args) -> bool:
    """setChatMenuButton, for one private chat or for all."""
    button = args["menu_button"] or {"type": "default"}
    fields = {"type": str, "text": str, "web_app": dict}
    check_fields(button, fields, "menu button")
    kind = button.get("type")
    if kind not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if kind == "web_app":
        url = button.get("web_app", {}).get("url", "")
        if not button.get("text") or not url.startswith("https://"):
            raise bad_request(f"menu button Web App URL '{url}' is invalid")
    world.state.menu_buttons[_check_menu_chat(world, args["chat_id"])] = button
    return True


def get_menu_button(world: World, args: Args) -> Json:
    """getChatMenuButton."""
    buttons = world.state.menu_buttons
    default = buttons.get(0, {"type": "commands"})
    return buttons.get(_check_menu_chat(world, args["chat_id"]), default)


_set_name, _get_name = _texts(_name_of, "name", 64)
_set_about, _get_about = _texts(lambda state: state.descriptions, "description", 512)
_set_short, _get_short = _texts(lambda state: state.short_descriptions, "short_description", 120)
_WHERE = {"scope": OBJECT, "language_code": STRING}
METHODS = {
    "setMyCommands": Method(set_commands, {"commands": need(ARRAY), **_WHERE}),
    "getMyCommands": Method(get_commands, _WHERE),
    "deleteMyCommands": Method(delete_commands, _WHERE),
    "setMyName": _set_name,
    "getMyName": _get_name,
    "setMyDescription": _set_about,
    "getMyDescription": _get_about,
    "setMyShortDescription": _set_short,
    "getMyShortDescription": _get_short,
    "setChatMenuButton": Method(set_menu_button, {"chat_id": INTEGER, "menu_button": OBJECT}),
    "getChatMenuButton": Method(get_menu_button, {"chat_id": INTEGER}),
}
