"""What a person does on the page, for its tests."""

from typing import Any

from playwright.async_api import Locator, Page, expect

Json = dict[str, Any]


class Person:
    """Somebody of the cast in front of the page."""

    def __init__(self, page: Page, url: str, about: Json) -> None:
        self.page = page
        self.url = url
        self.id: int = about["id"]
        self.about = about

    async def come(self, chat: int | None = None) -> None:
        """Open the page as this person in a chat (their own with the bot, unless told)."""
        chat = self.id if chat is None else chat
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.url}/#/{self.id}/{chat}")
        await self.see_live(chat)

    async def see_live(self, chat: int) -> None:
        """Wait until a chat is on screen and its events flow."""
        await self.page.wait_for_selector(
            f'#app[data-live="true"][data-person-id="{self.id}"][data-chat-id="{chat}"]'
        )
        await expect(self.one("history")).not_to_have_attribute("aria-busy", "true")

    def one(self, testid: str, **data: object) -> Locator:
        """Elements with a data-testid and, if given, with these data-attributes."""
        more = "".join(f'[data-{key.replace("_", "-")}="{value}"]' for key, value in data.items())
        return self.page.locator(f'[data-testid="{testid}"]{more}')

    def message(self, message_id: int) -> Locator:
        """A message, or the album that it is in."""
        return self.page.locator(f'[data-testid="message"][data-message-ids~="{message_id}"]')

    def said(self, text: str) -> Locator:
        """Messages with a text."""
        return self.one("message").filter(has_text=text)

    def button(self, text: str) -> Locator:
        """Inline buttons with a text."""
        return self.one("inline-button").filter(has_text=text)

    def shown(self, text: str) -> Locator:
        """The words of messages of others that have this text."""
        return self.page.locator('.theirs [data-testid="text"]').filter(has_text=text)

    async def tap(self, words: str) -> None:
        """Tap the newest button with these words, as soon as it is there."""
        await self.button(words).last.click()

    async def tap_exactly(self, words: str) -> None:
        """Tap the first button that says just this: a day, an hour."""
        await self.one("inline-button").get_by_text(words, exact=True).first.click()

    async def say(self, text: str) -> None:
        """Type a text and press Enter."""
        await self.one("composer").fill(text)
        await self.page.keyboard.press("Enter")

    async def send(self, text: str) -> None:
        """Type a text and tap the arrow, as on a phone, where Enter begins a new line."""
        await self.one("composer").fill(text)
        await self.one("send").click()

    async def pick(self, message: Locator, entry: str) -> None:
        """Take an entry of a message's menu."""
        await message.locator(".bubble").click(button="right", position={"x": 8, "y": 8})
        await self.one(entry).click()
