"""The Bot API over HTTP: requests in any of its forms, answers in its envelope."""

import asyncio
import inspect
import json
import re
from typing import Any

from aiohttp import web

from sandbox.errors import BotApiError, bad_request
from sandbox.faults import AFTER, CallLog, Fault, Faults
from sandbox.files import DOWNLOAD_BYTES, UPLOAD_BYTES, Upload
from sandbox.methods import METHODS
from sandbox.parameters import read_parameters
from sandbox.state import Json
from sandbox.world import World

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_BY_LOWER = {name.lower(): name for name in METHODS}
_SILENCE_SECONDS = 60


class BotApi:
    """One bot's Bot API."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self.faults = Faults()
        self.calls = CallLog()
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Let requests that are kept waiting end."""
        self._closing.set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """The two addresses of the Bot API."""
        return [
            web.route("*", "/bot{token}/{method}", self.handle),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    def _check_token(self, token: str) -> None:
        if token == self._token:
            return
        if _TOKEN.fullmatch(token):
            raise BotApiError(401, "Unauthorized")
        raise BotApiError(404, "Not Found")

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        params: Json = {}
        method = request.match_info["method"]
        try:
            self._check_token(request.match_info["token"])
            name = _BY_LOWER.get(method.lower())
            if name is None:
                raise BotApiError(404, "Not Found: method not found")
            method = name
            given, files, as_text = await _read_request(request)
            params = {
                **given,
                **{n: {"file": f.name, "size": len(f.data)} for n, f in files.items()},
            }
            fault = self.faults.take(method, given.get("chat_id"))
            if fault is not None and fault.kind not in AFTER:
                return await self._fail(request, method, params, fault)
            args = read_parameters(METHODS[method].params, given, files, as_text=as_text)
            args["_files"] = files
            result = METHODS[method].run(self._world, args)
            if inspect.isawaitable(result):
                result = await result
        except BotApiError as error:
            return self._refuse(method, params, error)
        if fault is not None:
            if fault.kind == "timeout_after":
                return await self._fall_silent(request, method, params)
            self._log(method, params, 0, "connection cut after the work")
            return _cut(request)
        self._log(method, params, 200, None)
        return _json({"ok": True, "result": result})

    def _log(self, method: str, params: Json, status: int, error: str | None) -> None:
        self.calls.add(method, params, status, error, self._world.clock.timestamp())
        self._world.clock.bell.ring()

    def _refuse(self, method: str, params: Json, error: BotApiError) -> web.Response:
        self._log(method, params, error.code, error.description)
        return _json(error.body(), error.code)

    async def _fail(
        self, request: web.Request, method: str, params: Json, fault: Fault
    ) -> web.StreamResponse:
        if fault.kind != "timeout":
            return self._refuse(method, params, fault.error())
        return await self._fall_silent(request, method, params)

    async def _fall_silent(
        self, request: web.Request, method: str, params: Json
    ) -> web.StreamResponse:
        self._log(method, params, 0, "no answer")
        try:
            async with asyncio.timeout(_SILENCE_SECONDS):
                await self._closing.wait()
        except TimeoutError:
            pass
        return _cut(request)

    async def download(self, request: web.Request) -> web.Response:
        """A file by the path that getFile gave."""
        try:
            self._check_token(request.match_info["token"])
        except BotApiError as error:
            return _json(error.body(), error.code)
        stored = self._world.files.at(request.match_info["path"])
        if stored is None or stored.size > DOWNLOAD_BYTES:
            return _json(BotApiError(404, "Not Found").body(), 404)
        return web.Response(
            body=self._world.files.read(stored), content_type="application/octet-stream"
        )


def _cut(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _json(body: Json, status: int = 200) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=status, content_type="application/json")


async def _read_request(request: web.Request) -> tuple[Json, dict[str, Upload], bool]:
    """The parameters, the files, and whether all values came as text."""
    if request.content_length is not None and request.content_length > UPLOAD_BYTES + 1024 * 1024:
        raise BotApiError(413, "Request Entity Too Large")
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad_request("can't parse the request's JSON") from None
        if not isinstance(body, dict):
            raise bad_request("the request's JSON must be an Object")
        return {**given, **body}, {}, False
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            data = value.file.read()
            files[name] = Upload(value.filename, value.content_type, data)
        else:
            given[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return given, files, True
