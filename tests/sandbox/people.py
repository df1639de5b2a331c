"""A client of the people's side, as short as a conversation."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Update

from sandbox import Sandbox

Json = dict[str, Any]
OLENA, MARYNA, MAX = 101, 102, 103


class People:
    """Acts for everybody in a sandbox; `post` expects success, `refused` a refusal."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def get(self, path: str, **query: Any) -> Any:
        async with self.session.get(self.url + path, params=query) as response:
            body = await response.json()
            assert response.status == 200, body
            return body

    async def post(self, path: str, **body: Any) -> Any:
        async with self.session.post(self.url + path, json=body) as response:
            answer = await response.json()
            assert response.status == 200, answer
            return answer

    async def refused(self, path: str, **body: Any) -> tuple[int, str]:
        async with self.session.post(self.url + path, json=body) as response:
            answer = await response.json()
            assert response.status >= 400, answer
            return response.status, answer["error"]

    async def start(self, *people: int) -> None:
        """Press Start for each of them."""
        for person_id in people:
            await self.post(f"/people/{person_id}/start")

    async def say(self, person_id: int, chat_id: int, text: str, **more: Any) -> Any:
        return await self.post(f"/people/{person_id}/chats/{chat_id}/text", text=text, **more)

    async def group(self, kind: str = "group", **more: Any) -> int:
        """A group of Олена with Марина and the bot."""
        body = {"title": "Книголюби", "kind": kind, "members": [MARYNA], "with_bot": True}
        created = await self.post(f"/people/{OLENA}/groups", **{**body, **more})
        return int(created["chat"])

    async def messages(self, person_id: int, chat_id: int, **query: Any) -> list[Json]:
        found = await self.get(f"/people/{person_id}/chats/{chat_id}/messages", **query)
        return list(found["messages"])

    async def chat(self, person_id: int, chat_id: int) -> Json:
        """One line of a person's list of chats."""
        lines = (await self.get(f"/people/{person_id}/chats"))["chats"]
        return next(line for line in lines if line["id"] == chat_id)

    async def send_files(self, person_id: int, chat_id: int, *files: bytes, **more: str) -> Json:
        form = aiohttp.FormData()
        for name, value in more.items():
            form.add_field(name, value)
        for number, data in enumerate(files):
            form.add_field("file", data, filename=f"file{number}.png", content_type="image/png")
        address = f"{self.url}/people/{person_id}/chats/{chat_id}/files"
        async with self.session.post(address, data=form) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer


class Inbox:
    """Reads the bot's updates one batch at a time, confirming what was read before."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.offset = 0

    async def read(self, **more: Any) -> list[Update]:
        updates = await self.bot.get_updates(offset=self.offset, **more)
        if updates:
            self.offset = updates[-1].update_id + 1
        return updates

    async def texts(self) -> list[str | None]:
        """What people said since the last time."""
        return [update.message.text for update in await self.read() if update.message]


@asynccontextmanager
async def connect(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """aiogram's bot on a sandbox."""
    server = TelegramAPIServer.from_base(sandbox.api_url)
    session = AiohttpSession(api=server)
    try:
        yield Bot(sandbox.token, session=session)
    finally:
        # aiogram's own close() waits a quarter of a second for TLS, of which there is none here.
        await (await session.create_session()).close()


def picture(width: int = 40, height: int = 20) -> bytes:
    """The beginning of a PNG, enough to read its size."""
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    return head + width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
