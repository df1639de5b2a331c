"""People who talk to the running bot, as in a chat: they write, and tap what they see.

The bot is the real one: its dispatcher, its polling, its database; Telegram is the sandbox, over
HTTP. After every act of a person the town is settled: nothing is under way any more.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from bot.intake import House
from bot.polling import Polling
from bot.process import opened_house, take
from bot.settings import Settings
from bot.wiring import wanted_updates
from handlers import refusals
from handlers.reader import Reader
from models import tables as models
from models.budgets import TELEGRAM, Rates
from models.refusals import Refusal
from models.tables import Reason, Reminder
from sandbox import Clock, Sandbox

Json = dict[str, Any]
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A Monday, ten in the morning in Kyiv."""
OLENA, MARINA, MAX = 101, 102, 103
LANGUAGES = {OLENA: "uk", MARINA: "ru", MAX: "en"}
ZONES = {OLENA: "Europe/Kyiv", MARINA: "Europe/Warsaw", MAX: "Europe/London"}


class TownClock:
    """The sandbox's clock, for the bot: to wait is to move it, unless it `stands`."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.stands = False

    def now(self) -> datetime:
        return self.clock.now()

    async def sleep(self, seconds: float) -> None:
        if self.stands:
            await self.clock.wait(lambda: False, seconds)
            return
        self.clock.advance(seconds)
        await asyncio.sleep(0)


@dataclass
class Town:
    """The sandbox, the bot in it, and an HTTP client for the people."""

    sandbox: Sandbox
    settings: Settings
    http: aiohttp.ClientSession
    rates: Rates | None = None
    digests: bool = False
    house: House = field(init=False)
    closing: asyncio.Event = field(init=False)
    keeper: asyncio.Task[None] = field(init=False)

    async def open(self) -> None:
        """Start the bot on the database of the settings; returns when it polls."""
        self.closing, opened = asyncio.Event(), asyncio.Event()
        self.keeper = asyncio.create_task(self._keep(opened))
        waiting = asyncio.create_task(opened.wait())
        await asyncio.wait({self.keeper, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self.keeper.done():
            self.keeper.result()

    async def _keep(self, opened: asyncio.Event) -> None:
        # In a task of its own: the database is to be closed in the context that opened it.
        clock = TownClock(self.sandbox.clock)
        async with (
            opened_house(
                self.settings, self.sandbox.token, self.sandbox.api_url, clock, self.rates
            ) as self.house,
            polled(self.house),
        ):
            opened.set()
            await self.closing.wait()

    async def close(self) -> None:
        """Stop the bot, as it is stopped when it is updated."""
        self.closing.set()
        await self.keeper

    async def restart(self) -> None:
        """Stop the bot, and start it again on the same database."""
        await self.settle()
        await self.close()
        await self.open()

    async def settle(self) -> None:
        """Wait until every update is taken and everything is said, a minute at most."""
        async with asyncio.timeout(60):
            await self.sandbox.drained()
            await self.house.courier.idle()

    async def act(self, path: str, body: Json | None = None) -> Json:
        """Do something in the sandbox, and let the bot finish with it."""
        async with self.http.post(f"{self.sandbox.url}{path}", json=body or {}) as response:
            found: Json = await response.json()
            assert response.status == 200, found
        await self.settle()
        return found

    async def read(self, path: str) -> Json:
        """Look at something in the sandbox."""
        async with self.http.get(f"{self.sandbox.url}{path}") as response:
            found: Json = await response.json()
            assert response.status == 200, found
        return found

    async def pass_time(self, **amount: float) -> None:
        """Let time pass, and the sweeps run as they would."""
        self.sandbox.clock.advance(timedelta(**amount).total_seconds())
        self.house.sweeps.nudge()
        await self.settle()

    def person(self, number: int) -> "Person":
        """Somebody of the cast, in their private chat with the bot."""
        return Person(self, number, number)

    @property
    def olena(self) -> "Person":
        """The community manager, who reads Ukrainian in Kyiv."""
        return self.person(OLENA)

    @property
    def marina(self) -> "Person":
        """The SMM manager, who reads Russian in Warsaw."""
        return self.person(MARINA)

    @property
    def max(self) -> "Person":
        """The designer without @username, who reads English in London."""
        return self.person(MAX)

    async def calls(self, method: str) -> list[Json]:
        """The bot's calls of a method so far, oldest first."""
        found = await self.read("/control/calls")
        return [call for call in found["calls"] if call["method"] == method]


@dataclass(frozen=True)
class Person:
    """A person in a chat."""

    town: Town
    id: int
    chat: int

    def at(self, chat: int) -> "Person":
        """The same person in another chat."""
        return Person(self.town, self.id, chat)

    @property
    def _here(self) -> str:
        return f"/people/{self.id}/chats/{self.chat}"

    @property
    def reader(self) -> Reader:
        """What the bot speaks to them: their first language, their own clock."""
        now = self.town.sandbox.clock.now()
        return Reader(LANGUAGES[self.id], ZoneInfo(ZONES[self.id]), now)

    def words(self, message: str, **values: Any) -> str:
        """A text of the bot in the person's language."""
        return self.reader.label(message, **values)

    def refused(self, refusal: Refusal) -> str:
        """A refusal in the person's language."""
        return refusals.word(self.reader, refusal)

    async def settles(self) -> None:
        """Press Start and choose one's own city."""
        await self.starts()
        await self.taps(self.reader.place())

    async def starts(self, payload: str = "") -> None:
        """Press Start, or follow a deep link; digests stay off, unless the town is about them."""
        await self.town.act(f"/people/{self.id}/start", {"payload": payload})
        if not self.town.digests:
            await models.Person.filter(telegram_id=self.id).update(digest_at=None)
            await Reminder.filter(reason=Reason.DIGEST, person__telegram_id=self.id).delete()

    async def says(self, text: str, **more: Any) -> Json:
        """Write a message."""
        return await self.town.act(f"{self._here}/text", {"text": text, **more})

    async def sends(self, kind: str, *files: bytes, name: str = "file.png", **more: Any) -> Json:
        """Send files: several are an album."""
        form = aiohttp.FormData()
        form.add_field("kind", kind)
        for key, value in more.items():
            form.add_field(key, str(value))
        for file in files:
            form.add_field("file", file, filename=name)
        url = f"{self.town.sandbox.url}{self._here}/files"
        async with self.town.http.post(url, data=form) as response:
            found: Json = await response.json()
            assert response.status == 200, found
        await self.town.settle()
        return found

    async def sends_special(self, kind: str, **more: Any) -> Json:
        """Send something else that people send: a place, a sticker, a dice."""
        return await self.town.act(f"{self._here}/special", {"kind": kind, **more})

    async def does(self, what: str, **body: Any) -> Json:
        """Act in this chat as the sandbox's people API names it."""
        return await self.town.act(f"{self._here}/{what}", body)

    async def acts(self, what: str, **body: Any) -> Json:
        """Act outside any chat: block, unblock, make a group."""
        return await self.town.act(f"/people/{self.id}/{what}", body)

    async def messages(self) -> list[Json]:
        """All that is in the chat, oldest first."""
        found = await self.town.read(f"{self._here}/messages?limit=200")
        messages: list[Json] = found["messages"]
        return messages

    async def bots(self) -> list[Json]:
        """The bot's messages in the chat, oldest first."""
        mine = self.town.sandbox.bot_user["id"]
        return [m for m in await self.messages() if m.get("from", {}).get("id") == mine]

    async def screen(self) -> Json:
        """The bot's newest message."""
        return (await self.bots())[-1]

    async def text(self) -> str:
        """The words of the bot's newest message."""
        return str((await self.screen()).get("text", ""))

    async def buttons(self) -> list[str]:
        """The words on the buttons of the newest message, row by row."""
        return [b["text"] for row in keyboard(await self.screen()) for b in row]

    async def taps(self, words: str, *, on: Json | None = None) -> str:
        """Tap the button that begins with these words, or else has them; gives the toast.

        Only what is visible can be tapped: on the newest message with buttons, unless told.
        """
        screen = on or await self._with_buttons()
        row, column = find(screen, words)
        place = {**which(screen), "row": row, "col": column}
        before = len(await self.town.calls("answerCallbackQuery"))
        await self.town.act(f"{self._here}/tap", place)
        return await self._toast(before)

    async def forges(self, data: str, *, on: Json | None = None) -> str:
        """Send button data that no button may have; gives the toast."""
        screen = on or (await self.bots())[-1]
        body = {**which(screen), "data": data}
        before = len(await self.town.calls("answerCallbackQuery"))
        await self.town.act(f"{self._here}/tap", body)
        return await self._toast(before)

    async def _with_buttons(self) -> Json:
        return [message for message in await self.bots() if keyboard(message)][-1]

    async def _toast(self, before: int) -> str:
        answers = (await self.town.calls("answerCallbackQuery"))[before:]
        assert len(answers) == 1, "a tap is answered once"
        return str(answers[0]["params"].get("text", ""))

    async def data_of(self, words: str) -> str:
        """The data of a visible button, to be tapped again later."""
        screen = await self._with_buttons()
        row, column = find(screen, words)
        return str(keyboard(screen)[row][column]["callback_data"])

    async def link(self) -> str:
        """The payload of the invitation link in the newest message."""
        found = re.search(r"\?start=([\w-]+)", await self.text())
        assert found, await self.text()
        return found[1]


def which(message: Json) -> Json:
    """What a tap says of the message that it is on."""
    names = ("message_id", "ephemeral_message_id")
    return {name: message[name] for name in names if name in message}


def keyboard(message: Json) -> list[list[Json]]:
    """The inline keyboard of a message, row by row."""
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def find(screen: Json, words: str) -> tuple[int, int]:
    """The row and column of the button that begins with the words, else has them."""
    cells = [
        (row, column, button["text"])
        for row, buttons in enumerate(keyboard(screen))
        for column, button in enumerate(buttons)
    ]
    begun = [cell for cell in cells if cell[2].startswith(words)]
    found = begun or [cell for cell in cells if words in cell[2]]
    assert found, f"no button {words!r} among {[cell[2] for cell in cells]}"
    return found[0][0], found[0][1]


@asynccontextmanager
async def opened_town(
    database_url: str, *, rates: bool = False, digests: bool = False, **more: Any
) -> AsyncIterator[Town]:
    """The bot on this database, serving people until the end of the block; `more` are settings.

    With `rates` Telegram counts the messages, and the bot keeps to what it bears: to wait moves the
    clock.
    """
    clock = Clock(frozen=True)
    clock.set(START)
    settings = Settings(_env_file=None, database_url=database_url, **more)
    async with Sandbox(clock=clock) as sandbox, aiohttp.ClientSession() as http:
        town = Town(sandbox, settings, http, TELEGRAM if rates else None, digests)
        sandbox.world.limits.enforce = rates
        await town.open()
        try:
            yield town
            await town.settle()
        finally:
            await town.close()


@asynccontextmanager
async def polled(house: House) -> AsyncIterator[None]:
    """The bot polls for the time of the block."""
    polling = Polling(house.bot, lambda update: take(house, update), house.clock, wanted_updates())
    running = asyncio.create_task(polling.run())
    try:
        yield
    finally:
        polling.stop()
        await running
