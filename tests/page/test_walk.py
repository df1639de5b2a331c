"""The whole walk on the page, with the real bot: from a greeting to a card that is done."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.process import introduce
from sandbox import Sandbox
from tests.page.driver import Person
from tests.page.test_files import draw
from tests.page.test_groups import make_group
from tests.town import MARINA, MAX, OLENA, Town, opened_town
from tests.town import Person as Reading

pytestmark = pytest.mark.asyncio(loop_scope="session")
SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
TITLES = {
    OLENA: ("Пост про книги завтра 18:00", "Пост про книги", "Пишемо тепло й коротко"),
    MARINA: ("Пост о книгах завтра 18:00", "Пост о книгах", "Пишем тепло и коротко"),
    MAX: ("Post about books tomorrow 18:00", "Post about books", "Warm words, few of them"),
}
GREETINGS = {OLENA: "Привіт, Олена!", MARINA: "Привет, Марина!", MAX: "Hi, Max!"}
TAG = re.compile(r"</?\w+>")
screens = pytest.mark.parametrize("screen", ["desk", "phone"])


@pytest_asyncio.fixture(loop_scope="session")
async def town(browser: object, sqlite_url: str) -> AsyncIterator[Town]:
    """The real bot on a fresh database; Monday, ten in the morning in Kyiv."""
    async with opened_town(sqlite_url) as town:
        await introduce(town.house.bot, town.house)
        yield town


@pytest.fixture
def sandbox(town: Town) -> Sandbox:
    """The sandbox that the page is of: the town's."""
    return town.sandbox


class Walk:
    """Somebody at the page, who reads the bot in their own language, and keeps pictures of it."""

    def __init__(self, seat: Person, reads: Reading, name: str) -> None:
        self.seat = seat
        self.reads = reads
        self.name = name
        self.pictures = 0

    async def sees(self, *words: str) -> None:
        """Wait until one message of the bot has all these words, and keep a picture."""
        found = self.seat.shown(words[0])
        for more in words[1:]:
            found = found.filter(has_text=more)
        await expect(found.last).to_be_visible()
        self.pictures += 1
        SCREENSHOTS.mkdir(exist_ok=True)
        path = SCREENSHOTS / f"{self.name}-{self.pictures:02}.png"
        await self.seat.page.screenshot(path=path, animations="disabled")

    def word(self, message: str, **values: Any) -> str:
        """A text of the bot as this person gets it."""
        return self.reads.words(message, **values)

    async def settles(self) -> None:
        """Press Start and choose one's own city."""
        await self.seat.come()
        await self.seat.one("start").click()
        await self.sees(GREETINGS[self.seat.id])
        await self.seat.tap(self.reads.reader.place())
        menu = "<b>Send me a task in one message.</b>\nThe next message is its content."
        await self.sees(*TAG.sub("", self.word(menu)).splitlines())

    async def lists_chats(self) -> None:
        """See the list of chats, which a phone shows in place of a chat."""
        back = self.seat.one("back")
        if await back.is_visible():
            await back.click()

    async def opens_chat(self, title: str) -> None:
        """Choose a chat from the list."""
        await self.lists_chats()
        await self.seat.page.locator(".chat-item .chat-title").filter(has_text=title).click()
        await expect(self.seat.one("chat-title")).to_have_text(title)

    async def deadline(self, day: int, hour: int) -> None:
        """See the deadline on the newest card: this day of November, this hour of one's clock."""
        local = datetime(2026, 11, day, hour, tzinfo=self.reads.reader.zone)
        shown = self.seat.one("date-time", unix=int(local.astimezone(UTC).timestamp()))
        await expect(shown.first).to_be_visible()


@screens
@pytest.mark.parametrize("number", [OLENA, MARINA, MAX], ids=["uk", "ru", "en"])
async def test_two_messages_and_taps(
    town: Town, cast: Any, page: Page, screen: str, number: int
) -> None:
    reads = town.person(number)
    language = reads.reader.language
    walk = Walk(getattr(cast, language), reads, f"card-{screen}-{language}")
    seat, word = walk.seat, walk.word
    typed, title, content = TITLES[number]
    await walk.settles()
    await seat.send(typed)
    await walk.sees(title, "⏰")
    await seat.send(content)
    card = f"#1 · {title}"
    await walk.sees(card, content, word("To do"))
    await walk.deadline(24, 18)
    await seat.tap("👤")
    await walk.sees(word("Only you are on this board. Make a team board to work together."))
    await seat.tap("🙋")
    await seat.tap(f"⬅️ {word('Card')}")
    await walk.sees(card, f"👤 {seat.about['first_name']}")
    await seat.tap("⏰")
    await seat.tap("📅")
    await walk.sees("2026")
    await seat.tap_exactly("27")
    await walk.sees(word("At what time?"))
    await seat.tap_exactly("15:00")
    await walk.sees(card)
    await walk.deadline(27, 15)
    await seat.tap("➡️")
    await walk.sees(card, f"· {word('In progress')}")
    await seat.tap("✅")
    await walk.sees(card, f"· {word('Done column')}")
    await seat.tap("⬅️")
    await walk.sees("🗂", f"{word('Done column')} · 1", f"#1 {title}")
    await seat.tap(f"#1 {title}")
    await walk.sees(card, content)


PASTE = """(field, pictures) => {
    const clipboardData = new DataTransfer();
    for (const [at, bytes] of pictures.entries()) {
        const file = new File([new Uint8Array(bytes)], `${at}.png`, { type: "image/png" });
        clipboardData.items.add(file);
    }
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}"""


@screens
async def test_a_pasted_album_is_the_content(
    town: Town, cast: Any, page: Page, screen: str
) -> None:
    walk = Walk(cast.uk, town.olena, f"album-{screen}")
    seat = walk.seat
    await walk.settles()
    await seat.send("Три сторіз про ярмарок #instagram у п'ятницю")
    await walk.sees("Три сторіз про ярмарок", "🏷 #instagram")
    await walk.deadline(27, 18)
    await seat.one("composer").evaluate(PASTE, [list(draw(width)) for width in (60, 50, 40)])
    await seat.one("caption").fill("Полиці, люди, перша покупка")
    await seat.one("send-files-yes").click()
    photos = str(walk.reads.reader.many("{n} photo", "{n} photos", 3))
    await walk.sees("#1 · Три сторіз про ярмарок", "Полиці, люди, перша покупка", f"📎 {photos}")
    await expect(seat.shown("#1 · ")).to_have_count(1)
    await seat.tap("📎 3")
    album = seat.page.locator('.theirs [data-testid="photo"]')
    await expect(album).to_have_count(3)
    await walk.sees("#1 · Три сторіз про ярмарок")


@screens
async def test_a_team_by_a_link(
    town: Town, cast: Any, page: Page, other_page: Page, screen: str
) -> None:
    olena = Walk(cast.uk, town.olena, f"team-{screen}-olena")
    seat, word = olena.seat, olena.word
    await olena.settles()
    await olena.lists_chats()
    await seat.one("new-group").click()
    await seat.one("group-title").fill("Ярмарок")
    await seat.one("group-bot").uncheck()
    await seat.one("group-create").click()
    await expect(seat.one("chat-title")).to_have_text("Ярмарок")
    await olena.opens_chat("Kartka")
    await seat.tap("🗂")
    await seat.tap("➕")
    team = word("{name}'s team", name="Олена")
    await olena.sees(f"🗂 {team}", f"Олена Коваль · {word('owner')}")
    await seat.tap("🔗")
    await seat.tap(word("Editor: makes and moves cards"))
    await olena.sees("https://t.me/", team)
    await seat.tap("🔗")
    await seat.one("choose-chat-item").filter(has_text="Ярмарок").click()
    await expect(seat.one("composer")).to_have_value(re.compile("https://t.me/.*start=join_"))
    await seat.one("send").click()

    max_ = Walk(Person(other_page, seat.url, cast.en.about), town.max, f"team-{screen}-max")
    await other_page.goto(seat.url)
    await max_.seat.one("person", person_id=MAX).click()
    await max_.opens_chat("Ярмарок")
    await max_.seat.one("link").filter(has_text="start=join_").click()
    await max_.sees(max_.word("You are on the board «{title}» now.", title=team))

    await olena.opens_chat("Kartka")
    await seat.send("Обкладинка каталогу завтра о 16")
    await olena.sees("Обкладинка каталогу", f"→ {team}")
    await seat.tap("✅")
    card = "#1 · Обкладинка каталогу"
    await olena.sees(card, team, word("Ideas"))
    await seat.tap("👤")
    await seat.tap("Max Taylor")
    await seat.tap(f"⬅️ {word('Card')}")
    await olena.sees(card, "👤 Max Taylor")

    await max_.sees(max_.word("This card is yours now"), card, "👤 Max Taylor")
    await max_.deadline(24, 14)
    await max_.seat.tap("➡️")
    await olena.sees(card, f"· {word('In progress')}")
    await max_.seat.tap("✅")
    await olena.sees(card, f"· {word('Done column')}")
    await max_.sees(card, f"· {word('Done column')}")


@screens
async def test_a_card_in_a_group(town: Town, cast: Any, page: Page, screen: str) -> None:
    olena = Walk(cast.uk, town.olena, f"group-{screen}")
    seat, word = olena.seat, olena.word
    await seat.come()
    await olena.lists_chats()
    await make_group(seat, "Ярмарок")
    await olena.sees("/new", "/board")
    await seat.send("/new Афіша на суботу")
    await olena.sees("Афіша", "→ Ярмарок", "⏰")
    await expect(seat.one("reply-bar")).to_be_visible()
    await seat.send("Формат А3, з адресою")
    card = "#1 · Афіша"
    await olena.sees(card, "Формат А3, з адресою", word("Ideas"))
    await expect(seat.one("reply-bar")).to_be_hidden()
    await olena.lists_chats()
    await seat.one("person", person_id=MARINA).click()
    await olena.opens_chat("Ярмарок")
    await seat.tap("✅")
    await seat.one("alert").filter(has_text="/board").wait_for()
    await seat.one("alert-ok").click()
    await seat.send("/board")
    await seat.tap(f"🙋 {town.marina.words('Join the board')}")
    await seat.one("alert-ok").click()
    await seat.tap("✅")
    await olena.sees(card, f"· {word('Done column')}")
