"""The sandbox as one small server on this machine."""

import os
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.asking import answer
from sandbox.bot_api import BotApi
from sandbox.cast import DEFAULT_TOKEN, make_bot, make_cast
from sandbox.clock import Clock
from sandbox.control import Control
from sandbox.errors import BotApiError, PeopleError
from sandbox.faults import CallLog
from sandbox.files import UPLOAD_BYTES, FileStore
from sandbox.keep import load_state, save_state
from sandbox.people.actions import PeopleActions
from sandbox.people.groups import PeopleGroups
from sandbox.people.inline import PeopleInline
from sandbox.people.messages import PeopleMessages
from sandbox.people.views import PeopleViews
from sandbox.state import Json, State
from sandbox.webhook import WebhookSender
from sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost")
_PAGE = Path(__file__).parent / "page"


class Sandbox:
    """Telegram for one bot on this machine, from `start` to `stop`.

    `token` names the bot (its id is the part before the colon), `cast` puts three people in,
    `keep` is a file to remember everything in, `clock` the time to live by. Raises ValueError when
    the file was kept for another bot.
    """

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        cast: bool = True,
        keep: Path | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.token = token
        self.clock = clock or Clock()
        self._keep = keep
        kept = load_state(keep) if keep else None
        state, blobs = kept or (State(make_bot(token)), {})
        if state.bot["id"] != make_bot(token)["id"]:
            raise ValueError(f"{keep} belongs to the bot {state.bot['id']}, not to this token's")
        if kept is None and cast:
            state.people = {person.id: person for person in make_cast()}
        self.world = World(state, self.clock, FileStore(state, blobs))
        self._api = BotApi(self.world, token)
        self._webhook = WebhookSender(self.world)
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The chat page's address, like "http://127.0.0.1:8080"."""
        return f"http://{_HOST}:{self._port}"

    @property
    def api_url(self) -> str:
        """The Bot API server's address, for `TelegramAPIServer.from_base`."""
        return self.url

    @property
    def bot_user(self) -> Json:
        """The bot as getMe shows it."""
        return dict(self.world.state.bot)

    @property
    def calls(self) -> CallLog:
        """The calls of the Bot API so far; the clock's bell rings with each."""
        return self._api.calls

    async def start(self, port: int = 0) -> Self:
        """Listen on 127.0.0.1; port 0 takes a free one. Raises OSError when the port is taken."""
        app = web.Application(middlewares=[_explain, _guard], client_max_size=2 * UPLOAD_BYTES)
        app.add_routes(self._api.routes())
        for part in (PeopleViews, PeopleMessages, PeopleActions, PeopleGroups, PeopleInline):
            app.add_routes(part(self.world).routes())
        app.add_routes(Control(self.world, self._api).routes())
        app.add_routes([web.get("/", _show_page), web.get("/{path:.+}", _show_page)])
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0
        )
        await self._runner.setup()
        # Opened here and not by aiohttp: the port is known at once, also when it was 0.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
        except OSError:
            listener.close()
            await self._runner.cleanup()
            raise
        self._port = listener.getsockname()[1]
        await web.SockSite(self._runner, listener).start()
        self._webhook.start()
        return self

    async def stop(self) -> None:
        """End open polls and streams, close everything, and save the state when it is kept."""
        self.world.updates.close()
        self.world.events.close()
        self._api.close()
        await self._webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._keep is not None:
            save_state(self._keep, self.world.state, self.world.files.blobs)

    async def drained(self) -> None:
        """Return when the bot has confirmed all updates made so far."""
        await self.world.updates.drained()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_exception: object) -> None:
        await self.stop()


def _host_of(address: str) -> str:
    return urlsplit(f"//{address}").hostname or ""


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let in only what was addressed to this machine by a page of this machine.

    Without it any web page could rebind its name to 127.0.0.1 and act here.
    """
    if _host_of(request.headers.get("Host", "")) not in _NAMES:
        raise web.HTTPForbidden(text="The sandbox answers to localhost only.")
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers["Host"]
    sent_by = request.headers.get("Sec-Fetch-Site", "none")
    if foreign or (sent_by not in ("none", "same-origin") and request.path != "/"):
        raise web.HTTPForbidden(text="The request comes from another site.")
    return await handler(request)


@web.middleware
async def _explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn refusals into the JSON of the side that was asked."""
    try:
        return await handler(request)
    except PeopleError as error:
        response = answer(error=error.text)
        response.set_status(error.status)
    except BotApiError as error:
        response = answer(error=error.description)
        response.set_status(400)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        if request.path.startswith("/bot"):
            response = web.json_response(BotApiError(error.status, error.reason).body())
        else:
            response = answer(error=error.text or error.reason)
        response.set_status(error.status)
    return response


async def _show_page(request: web.Request) -> web.StreamResponse:
    """A file of the chat page."""
    path = (_PAGE / (request.match_info.get("path") or "index.html")).resolve()
    if not path.is_relative_to(_PAGE) or not path.is_file():
        raise web.HTTPNotFound(text="There is nothing at this address.")
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
