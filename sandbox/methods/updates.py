"""Bot API: who the bot is, and how its updates reach it."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from sandbox.errors import BotApiError, bad_request
from sandbox.parameters import ARRAY, BOOLEAN, INTEGER, STRING, Method, need
from sandbox.sending import Args
from sandbox.state import Json, Webhook
from sandbox.updates import UPDATE_TYPES
from sandbox.world import World

_MAX_POLL_SECONDS = 50


def get_me(world: World, _args: Args) -> Json:
    """getMe."""
    return {
        **world.state.bot,
        "first_name": world.state.names.get("", world.state.bot["first_name"]),
    }


def _allow(world: World, kinds: list[object] | None) -> None:
    """Keep the list of wanted kinds; none given keeps the previous one."""
    if kinds is None:
        return
    unknown = [kind for kind in kinds if kind not in UPDATE_TYPES]
    if unknown:
        raise bad_request(f"there is no update type {unknown[0]!r}")
    world.state.allowed_updates = [str(kind) for kind in kinds]


async def get_updates(world: World, args: Args) -> list[Json]:
    """getUpdates: a second poll ends the first, an active webhook forbids both."""
    if world.state.webhook.url:
        raise BotApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _allow(world, args["allowed_updates"])
    world.updates.move_offset(args["offset"] or 0)
    limit = min(max(args["limit"] or 100, 1), 100)
    seconds = min(max(args["timeout"] or 0, 0), _MAX_POLL_SECONDS)
    updates = await world.updates.poll(limit, seconds)
    if updates is None:
        raise BotApiError(
            409,
            "Conflict: terminated by setWebhook request"
            if world.state.webhook.url
            else "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
    return updates


def _check_webhook_url(url: str) -> None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise bad_request("invalid webhook URL specified")
    try:
        local = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise bad_request("bad webhook: the sandbox calls addresses of this machine only")


def set_webhook(world: World, args: Args) -> bool:
    """setWebhook; plain http is let through, to this machine only."""
    url = args["url"] or ""
    secret = args["secret_token"] or ""
    connections = args["max_connections"] or 40
    if url:
        _check_webhook_url(url)
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
    _allow(world, args["allowed_updates"])
    if args["drop_pending_updates"]:
        world.updates.drop()
    world.state.webhook = Webhook(
        url, secret, min(max(connections, 1), 100), args["ip_address"] if url else None
    )
    if url:
        world.updates.end_poll()
    world.clock.bell.ring()
    return True


def delete_webhook(world: World, args: Args) -> bool:
    """deleteWebhook."""
    if args["drop_pending_updates"]:
        world.updates.drop()
    world.state.webhook = Webhook()
    world.clock.bell.ring()
    return True


def get_webhook_info(world: World, _args: Args) -> Json:
    """getWebhookInfo."""
    hook = world.state.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
        if hook.ip_address:
            info["ip_address"] = hook.ip_address
        if hook.last_error:
            info |= {
                "last_error_date": hook.last_error_at,
                "last_error_message": hook.last_error,
            }
    if world.state.allowed_updates:
        info["allowed_updates"] = world.state.allowed_updates
    return info


METHODS = {
    "getMe": Method(get_me, {}),
    "getUpdates": Method(
        get_updates,
        {"offset": INTEGER, "limit": INTEGER, "timeout": INTEGER, "allowed_updates": ARRAY},
    ),
    "setWebhook": Method(
        set_webhook,
        {
            "url": need(STRING),
            "ip_address": STRING,
            "max_connections": INTEGER,
            "allowed_updates": ARRAY,
            "drop_pending_updates": BOOLEAN,
            "secret_token": STRING,
        },
    ),
    "deleteWebhook": Method(delete_webhook, {"drop_pending_updates": BOOLEAN}),
    "getWebhookInfo": Method(get_webhook_info, {}),
}
