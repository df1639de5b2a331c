"""A Bot API server that agrees to everything, in a process of its own; prints its port."""

import asyncio
import itertools
import sys
import time

from aiohttp import web

ME = {"id": 7, "is_bot": True, "first_name": "Kartka", "username": "kartka_bot"}
SILENCE = 3600.0
_numbers = itertools.count(1_000_000)


async def answer(request: web.Request) -> web.Response:
    """What Telegram would answer, as far as the bot looks at it."""
    method = request.match_info["method"]
    given = await request.post()
    result: object = True
    if method == "getMe":
        result = ME
    elif method == "getUpdates":
        await asyncio.sleep(SILENCE)
    elif method.startswith(("send", "editMessage")):
        chat = {"id": int(str(given["chat_id"])), "type": "private"}
        number = int(str(given.get("message_id", next(_numbers))))
        result = {"message_id": number, "date": int(time.time()), "chat": chat, "from": ME}
    return web.json_response({"ok": True, "result": result})


async def main() -> None:
    """Serve until killed."""
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
