"""The hand behind the scenes: moves the clock, makes Telegram fail, shows what happened."""

import asyncio

from aiohttp import web

from sandbox.asking import answer, get_int, need_int, read_json
from sandbox.bot_api import BotApi
from sandbox.errors import PeopleError
from sandbox.state import Json
from sandbox.world import World


def _need_bool(body: Json, name: str) -> bool:
    value = body.get(name)
    if not isinstance(value, bool):
        raise PeopleError(f"{name} must be true or false.")
    return value


class Control:
    """Everything under /control."""

    def __init__(self, world: World, api: BotApi) -> None:
        self._world = world
        self._api = api

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where to control."""
        return [
            web.post("/control/clock", self.clock),
            web.post("/control/fail", self.fail),
            web.post("/control/fail/clear", self.clear),
            web.post("/control/redeliver", self.redeliver),
            web.post("/control/rates", self.rates),
            web.post("/control/privacy", self.privacy),
            web.get("/control/calls", self.calls),
            web.get("/control/updates", self.updates),
            web.get("/control/drained", self.drained),
        ]

    async def clock(self, request: web.Request) -> web.Response:
        """Move the clock by seconds, or to a moment; it runs on from there."""
        body = await read_json(request)
        clock = self._world.clock
        seconds, moment = body.get("advance"), body.get("now")
        if isinstance(seconds, int | float):
            clock.advance(seconds)
        elif isinstance(moment, int | float):
            clock.advance(moment - clock.timestamp())
        elif body:
            raise PeopleError("Give advance or now, in seconds.")
        now = clock.timestamp()
        self._world.events.tell(list(self._world.state.people), {"type": "clock", "now": now})
        return answer(now=now)

    async def fail(self, request: web.Request) -> web.Response:
        """Make the next calls fail."""
        self._api.faults.add(await read_json(request))
        return answer(ok=True)

    async def clear(self, _request: web.Request) -> web.Response:
        """Forget the failures to come."""
        self._api.faults.clear()
        return answer(ok=True)

    async def redeliver(self, request: web.Request) -> web.Response:
        """Give the bot the very same update once more."""
        update_id = need_int(await read_json(request), "update_id")
        if not self._world.updates.redeliver(update_id):
            raise PeopleError(f"There was no update {update_id}.", 404)
        return answer(update_id=update_id)

    async def rates(self, request: web.Request) -> web.Response:
        """Switch Telegram's rates on or off."""
        self._world.limits.enforce = _need_bool(await read_json(request), "enforce")
        return answer(enforce=self._world.limits.enforce)

    async def privacy(self, request: web.Request) -> web.Response:
        """Switch privacy mode, as the bot's owner does with BotFather."""
        name = "can_read_all_group_messages"
        self._world.state.bot[name] = _need_bool(await read_json(request), name)
        return answer(can_read_all_group_messages=self._world.state.bot[name])

    async def calls(self, request: web.Request) -> web.Response:
        """The calls of the Bot API after a number."""
        return answer(calls=self._api.calls.after(get_int(request.query, "after") or 0))

    async def updates(self, _request: web.Request) -> web.Response:
        """How far the bot has come."""
        state = self._world.state
        return answer(
            pending=len(state.pending),
            confirmed_up_to=state.confirmed_up_to,
            last=state.last_update_id,
        )

    async def drained(self, request: web.Request) -> web.Response:
        """Answer when the bot has confirmed all updates made so far; 504 after real seconds."""
        try:
            seconds = float(request.query.get("timeout", "10"))
        except ValueError:
            raise PeopleError("timeout must be a number of seconds.") from None
        try:
            async with asyncio.timeout(seconds):
                await self._world.updates.drained()
        except TimeoutError:
            raise PeopleError(f"Not all updates were confirmed in {seconds:g} s.", 504) from None
        return answer(drained=not self._world.updates.pending)
