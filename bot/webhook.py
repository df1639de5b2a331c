"""The webhook: answers 200 when the effect is committed; anything else makes Telegram repeat it."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

log = logging.getLogger(__name__)
PATH = "/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"

Take = Callable[[Update], Awaitable[None]]


def webhook_app(bot: Bot, take: Take, secret: str) -> web.Application:
    """A web application with the webhook at `PATH`, and `/health` for whoever watches."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=401)
        try:
            update = Update.model_validate(await request.json(), context={"bot": bot})
        except (ValidationError, json.JSONDecodeError, UnicodeDecodeError):
            log.warning("an update that cannot be read")
            return web.Response(status=400)
        try:
            await take(update)
        except Exception:
            log.exception("update %d failed", update.update_id)
            return web.Response(status=500)
        return web.Response()

    async def health(_: web.Request) -> web.Response:
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_post(PATH, receive)
    app.router.add_get("/health", health)
    return app
