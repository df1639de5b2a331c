"""The bot in the sandbox: Telegram's stand-in on this machine, its cast and a living board."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from bot.demo import Actor, stage_demo
from bot.intake import House
from bot.process import opened_house
from bot.settings import Settings
from sandbox import Sandbox

DATABASE = Path("data/sandbox.db")
STATE = Path("data/sandbox.json")


def settle(settings: Settings) -> tuple[Settings, Path | None]:
    """The settings for the sandbox, and where its state is kept, if it is.

    Messages of the sandbox are numbered anew with each start, so a database that remembers older
    ones would take the new for them: without `SANDBOX_KEEP` both begin empty.
    """
    if "database_url" in settings.model_fields_set:
        return settings, STATE if settings.sandbox_keep else None
    if not settings.sandbox_keep:
        for file in DATABASE.parent.glob(f"{DATABASE.name}*"):
            file.unlink()
    url = SecretStr(f"sqlite://{DATABASE}")
    kept = STATE if settings.sandbox_keep else None
    return settings.model_copy(update={"database_url": url}), kept


@asynccontextmanager
async def sandboxed_house(settings: Settings, sandbox: Sandbox) -> AsyncIterator[House]:
    """The bot on a started sandbox, with the demo board in place."""
    async with opened_house(settings, sandbox.token, sandbox.api_url) as house:
        async with aiohttp.ClientSession() as http, http.get(f"{sandbox.url}/people/cast") as found:
            cast = [actor_of(person) for person in (await found.json())["people"]]
        await stage_demo(cast, settings.zone, settings.default_language, house.clock.now())
        yield house


async def press_start(sandbox: Sandbox) -> None:
    """Everybody of the cast presses Start, so that a newcomer's first sight is the welcome."""
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{sandbox.url}/people/cast") as found:
            cast = (await found.json())["people"]
        for person in cast:
            async with http.post(f"{sandbox.url}/people/{person['id']}/start", json={}) as done:
                done.raise_for_status()


def actor_of(person: dict[str, str | int]) -> Actor:
    """A person of the sandbox's cast, for the demo."""
    username = person.get("username")
    return Actor(
        telegram_id=int(person["id"]),
        first_name=str(person["first_name"]),
        last_name=str(person.get("last_name") or ""),
        username=str(username) if username else None,
        language=str(person["language_code"]),
        timezone=str(person["timezone"]),
    )
