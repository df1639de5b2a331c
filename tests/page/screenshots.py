"""`python -m tests.page.screenshots` makes the pictures of the README.

The real bot does on the demo board what its people ask for; a browser looks at the page. The clock
stands still, so the same code makes the same pictures.
"""

import asyncio
import base64
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, async_playwright, expect

from bot.demo import stage_demo
from bot.process import introduce
from bot.sandboxed import actor_of
from models.storage import database, migrate
from sandbox.cast import make_cast
from tests.page.conftest import ARGUMENTS, find_chromium
from tests.page.driver import Person
from tests.town import MARINA, MAX, OLENA, START, Town, opened_town

PICTURES = Path(__file__).parent / "pictures"
BOARD = "Благодійний книжковий ярмарок"
DESK = {"viewport": {"width": 1180, "height": 830}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SCROLLING = re.compile("scrolling")
SHELF = """<!doctype html><style>
body { margin: 0; display: flex; gap: 24px; padding: 24px; background: #f2f5f4; }
img { width: 390px; border-radius: 22px; box-shadow: 0 2px 14px #1a2f2830; display: block; }
</style>"""


async def main() -> None:
    """Set the scene, and take the pictures one after another."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite://{folder}/kartka.db"
        await migrate(url)
        async with database(url):
            cast = [actor_of(asdict(person)) for person in make_cast()]
            await stage_demo(cast, ZoneInfo("Europe/Kyiv"), "uk", START)
        async with opened_town(url) as town, async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_chromium(), args=ARGUMENTS
            )
            await introduce(town.house.bot, town.house)
            for person in (town.olena, town.marina, town.max):
                await person.settles()
            await picture_walk(browser, town)
            await picture_board(browser, town)
            await picture_languages(browser, town)
            await browser.close()


async def picture_languages(browser: Browser, town: Town) -> None:
    """One card as three people get it."""
    shots = []
    for person in (town.olena, town.marina, town.max):
        await person.says("/boards")
        await person.taps(BOARD)
        await person.taps("#1 ")
        phone = {**PHONE, "viewport": {"width": 390, "height": 624}}
        async with seated(browser, town, person.id, phone) as seat:
            shots.append(await seat.page.screenshot(animations="disabled"))
    images = [base64.b64encode(shot).decode() for shot in shots]
    page = await browser.new_page(viewport={"width": 3 * 390 + 4 * 24, "height": 672})
    await page.set_content(
        SHELF + "".join(f'<img src="data:image/png;base64,{image}">' for image in images)
    )
    await page.screenshot(path=PICTURES / "languages.png")
    await page.close()


async def picture_board(browser: Browser, town: Town) -> None:
    """The board of the campaign in a pocket."""
    await town.olena.says("/boards")
    await town.olena.taps(BOARD)
    async with seated(browser, town, OLENA, PHONE) as seat:
        await seat.shown(BOARD).last.evaluate("(n) => n.closest('.row').scrollIntoView()")
        await expect(seat.one("history")).to_have_class(SCROLLING)
        await rest(seat)
        await picture(seat, "phone.png")


async def picture_walk(browser: Browser, town: Town) -> None:
    """Two messages and a few taps later."""
    olena, marina = town.olena, town.marina
    made = await olena.acts(
        "groups", title="Книжковий ярмарок", kind="supergroup", members=[MARINA, MAX], with_bot=True
    )
    group = made["chat"] if isinstance(made["chat"], int) else made["chat"]["id"]
    await marina.at(group).says("Каталог уже на 115 книг!")
    await olena.says("Сторіз про ярмарок завтра о 12 @marina_smm #instagram")
    await olena.taps("🗂")
    await olena.says("Полиці, люди, перша покупка. В останній — лінк на каталог.")
    await olena.taps("👤")
    await olena.taps("Max")
    await olena.taps("⬅️")
    await olena.taps("☑️")
    await olena.taps("☑️")
    for _ in range(3):
        await olena.taps("▫️")
    await olena.taps("⬅️")
    async with seated(browser, town, OLENA, DESK) as seat:
        # The other two have been told.
        await expect(seat.one("person-unread")).to_have_count(2)
        await expect(seat.one("unread")).to_have_count(1)
        await picture(seat, "walk.png")


@asynccontextmanager
async def seated(
    browser: Browser, town: Town, person: int, device: dict[str, Any]
) -> AsyncIterator[Person]:
    """This person with the page open on this device, in their chat with the bot."""
    context = await browser.new_context(**device, color_scheme="light", reduced_motion="reduce")
    seat = Person(await context.new_page(), town.sandbox.url, {"id": person})
    await seat.come()
    await rest(seat)
    yield seat
    await context.close()


async def rest(seat: Person) -> None:
    """Let the scrolling end, with which the day that floats over the messages leaves."""
    await expect(seat.one("history")).not_to_have_class(SCROLLING)


async def picture(seat: Person, name: str) -> None:
    """Keep what the person sees."""
    await seat.page.screenshot(path=PICTURES / name, animations="disabled")


if __name__ == "__main__":
    asyncio.run(main())
