"""Calendars that follow deadlines, by secret addresses: one answer for all that lead nowhere."""

import asyncio

from aiohttp import web

from bot.intake import House
from handlers.days.feeds import FOLDER, feed_of
from handlers.reader import Reader
from models.feeds import followed
from models.refusals import Refusal
from models.storage import UNAVAILABLE

HEADERS = {
    # Nobody between the bot and the calendar keeps a copy.
    "Cache-Control": "private, max-age=300",
    "Content-Disposition": 'inline; filename="kartka.ics"',
    "X-Robots-Tag": "noindex",
}


def feed_routes(house: House) -> list[web.RouteDef]:
    """Where calendars ask. Whatever its owner may not see by now is not found, as all else."""

    async def tell(request: web.Request) -> web.Response:
        try:
            found = await followed(request.match_info["token"])
        except Refusal:
            return web.Response(status=404)
        except UNAVAILABLE:
            return web.Response(status=503)
        reader = Reader(found.person.language, found.person.zone, house.clock.now())
        body = await asyncio.to_thread(feed_of, found, reader, house.username)
        return web.Response(
            body=body, content_type="text/calendar", charset="utf-8", headers=HEADERS
        )

    return [web.get(FOLDER + r"/{token:[\w-]{20,64}}.ics", tell)]
