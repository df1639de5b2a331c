"""`python -m tests.page.screenshots` makes the pictures of the README.

The real bot does on the demo board what its people ask for; a browser looks at the page. The clock
stands still, so the same code makes the same pictures.
"""

import asyncio
import base64
import re
import tempfile
from collections.abc import AsyncIterator, Sequence
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
from tests.town import Person as Asker

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
            await picture_group(browser, town)
            await browser.close()


async def picture_languages(browser: Browser, town: Town) -> None:
    """One card as three people get it."""
    shots = []
    for person in (town.olena, town.marina, town.max):
        await person.says("/boards")
        await person.taps(BOARD)
        await person.taps("#1 ")
        shots.append(await shot(browser, town, person.id))
    await shelve(browser, shots, "languages.png")


async def picture_group(browser: Browser, town: Town) -> None:
    """From adding the bot to the first done card: what the group sees, and what is in private."""
    olena, marina = town.olena, town.marina
    made = await olena.acts(
        "groups", title="Контент-команда", kind="supergroup", members=[MARINA, MAX], with_bot=True
    )
    here = olena.at(made["chat"])
    await here.does("promote", user="bot", rights={"can_pin_messages": True})
    shots = [await shot(browser, town, OLENA, here.chat)]
    hello = next(m for m in await here.bots() if "⚙️" in str(m.get("reply_markup")))
    url = hello["reply_markup"]["inline_keyboard"][0][0]["url"]
    await olena.starts(url.rpartition("=")[2])
    shots.append(await shot(browser, town, OLENA))
    await olena.taps(olena.words("Content plan kit"))
    for person in (marina.at(here.chat), town.max.at(here.chat)):
        await person.taps("🙋", on=hello)
    await here.says("/new Рилс про закулісся ярмарку пʼятниця 12:00")
    await here.says("Три плани: склад, каса, перші відвідувачі.", reply_to=await newest(here))
    await marina.at(here.chat).taps("🙋")
    shots.append(await shot(browser, town, MARINA, here.chat))
    await marina.at(here.chat).taps("✅")
    await here.says("/board")
    shots.append(await shot(browser, town, OLENA, here.chat))
    await shelve(browser, shots, "group.png")


async def newest(here: Asker) -> int:
    """The bot's newest message, to be replied to."""
    return int((await here.screen())["message_id"])


async def shot(browser: Browser, town: Town, person: int, chat: int | None = None) -> bytes:
    """What this person sees in a chat on a phone."""
    phone = {**PHONE, "viewport": {"width": 390, "height": 624}}
    async with seated(browser, town, person, phone) as seat:
        if chat is not None:
            await seat.come(chat)
            await rest(seat)
        return await seat.page.screenshot(animations="disabled")


async def shelve(browser: Browser, shots: Sequence[bytes], name: str) -> None:
    """Keep the pictures side by side as one."""
    images = [base64.b64encode(found).decode() for found in shots]
    width = len(shots) * (390 + 24) + 24
    page = await browser.new_page(viewport={"width": width, "height": 672})
    await page.set_content(
        SHELF + "".join(f'<img src="data:image/png;base64,{image}">' for image in images)
    )
    await page.screenshot(path=PICTURES / name)
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
