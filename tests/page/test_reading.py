"""What the bot writes is shown as a messenger shows it, and never as markup."""

from typing import Any

import pytest
from aiohttp import ClientSession
from playwright.async_api import expect

from tests.page.bot import PlainBot
from tests.page.test_writing import begin

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_formatting_becomes_elements(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    html = (
        "<b>b<i>bi</i></b> <u>u</u> <s>s</s> <code>c</code> <tg-spoiler>таємне</tg-spoiler> "
        '<a href="https://example.com/x">link</a><pre><code class="language-py">p</code></pre>'
        "<blockquote>q</blockquote><blockquote expandable>1\n2\n3\n4\n5\n6</blockquote>end"
    )
    sent = await bot.call("sendMessage", chat_id=person.id, text=html, parse_mode="HTML")
    text = person.message(sent["message_id"]).locator('[data-testid="text"]')
    for tag, content in {"strong em": "bi", "u": "u", "s": "s", "code.copyable": "c"}.items():
        await expect(text.locator(tag)).to_have_text(content)
    await expect(text.locator("pre")).to_contain_text("p")
    link = text.locator('[data-testid="link"]')
    await expect(link).to_have_attribute("href", "https://example.com/x")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    spoiler = text.locator('[data-testid="spoiler"]')
    await spoiler.click()
    await expect(text.locator(".spoiler.shown")).to_have_text("таємне")
    more = text.locator('[data-testid="expand-quote"]')
    await expect(more).to_have_attribute("aria-expanded", "false")
    await more.click()
    await expect(more).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "<script>document.title='x'</script>",
        '"><svg onload=alert(1)>',
        "&lt;b&gt; &amp;",
    ],
)
async def test_markup_in_texts_stays_text(cast: Any, bot: PlainBot, text: str) -> None:
    person = await begin(cast, bot)
    sent = await bot.call(
        "sendMessage",
        chat_id=person.id,
        text=text,
        reply_markup={"inline_keyboard": [[{"text": text[:30], "callback_data": "x"}]]},
    )
    message = person.message(sent["message_id"])
    await expect(message.locator('[data-testid="text"]')).to_contain_text(text)
    await expect(person.button(text[:30])).to_be_visible()
    assert await message.locator("script, .text img, .key img").count() == 0


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
async def test_dangerous_addresses_are_not_links(cast: Any, page: Any, url: str) -> None:
    await cast.uk.come()
    script = """async (url) => {
        const { renderText } = await import('/js/entities.js');
        const entity = { type: 'text_link', offset: 0, length: 1, url };
        return renderText('x', [entity])[0].outerHTML;
    }"""
    assert "href" not in await page.evaluate(script, url)


async def test_nothing_can_be_loaded_from_outside(
    cast: Any, page: Any, complaints: list[str]
) -> None:
    await cast.uk.come()
    blocked = await page.evaluate(
        """() => new Promise((done) => {
            const refuse = (event) => done(event.blockedURI);
            document.addEventListener('securitypolicyviolation', refuse, { once: true });
            new Image().src = 'http://127.0.0.1:9/outside.png';
        })"""
    )
    assert blocked.startswith("http://127.0.0.1:9/")
    complaints.clear()


async def test_moments_are_in_the_readers_zone_and_language(
    cast: Any, bot: PlainBot, http: ClientSession
) -> None:
    async with http.post("/control/clock", json={"now": 1767250800}) as answer:
        assert answer.status == 200
    html = (
        '<tg-time unix="1767258000" format="wDt">четвер</tg-time> '
        '<tg-time unix="1767258000" format="r">скоро</tg-time>'
    )
    person = await begin(cast, bot)
    sent = await bot.call("sendMessage", chat_id=person.id, text=html, parse_mode="HTML")
    moments = person.message(sent["message_id"]).locator('[data-testid="date-time"]')
    await expect(moments.nth(0)).to_have_text("четвер, 1 січня 2026 р. о 11:00")
    await expect(moments.nth(1)).to_have_text("через 2 години")
    async with http.post("/control/clock", json={"advance": 3600}) as answer:
        assert answer.status == 200
    await expect(moments.nth(1)).to_have_text("через 1 годину")


async def test_an_edit_changes_only_its_bubble(cast: Any, bot: PlainBot, page: Any) -> None:
    person = await begin(cast, bot)
    first = await bot.call("sendMessage", chat_id=person.id, text="перше")
    second = await bot.call("sendMessage", chat_id=person.id, text="друге")
    await expect(person.message(second["message_id"])).to_be_visible()
    before = await person.message(first["message_id"]).element_handle()
    await bot.call(
        "editMessageText", chat_id=person.id, message_id=second["message_id"], text="нове"
    )
    await expect(person.message(second["message_id"])).to_contain_text("нове")
    assert await before.evaluate("(node) => node.isConnected")


async def test_older_messages_come_when_scrolling_up(
    cast: Any, bot: PlainBot, http: ClientSession
) -> None:
    person = await begin(cast, bot)
    async with http.post("/control/rates", json={"enforce": False}) as answer:
        assert answer.status == 200
    for number in range(90):
        await bot.call("sendMessage", chat_id=person.id, text=f"рядок {number}")
    await person.page.reload()
    await person.see_live(person.id)
    await expect(person.said("рядок 89")).to_be_in_viewport()
    await expect(person.said("рядок 2").first).not_to_be_attached()
    history = person.one("history")
    await history.evaluate("(node) => { node.scrollTop = 0; }")
    await expect(person.said("рядок 0")).to_be_attached()
    await expect(person.one("jump-to-new")).to_be_visible()
    await bot.call("sendMessage", chat_id=person.id, text="новий")
    await expect(person.one("jump-to-new")).to_contain_text("1")
    await expect(person.said("новий")).not_to_be_in_viewport()
    await person.one("jump-to-new").click()
    await expect(person.said("новий")).to_be_in_viewport()


async def test_of_the_days_gone_by_the_last_floats(
    cast: Any, bot: PlainBot, http: ClientSession
) -> None:
    person = await begin(cast, bot)
    for _ in range(2):
        (await http.post("/control/clock", json={"advance": 86400})).raise_for_status()
        await bot.call("sendMessage", chat_id=person.id, text="рядок\n" * 60)
    await expect(person.one("day")).to_have_count(3)
    seen = person.one("day").locator("span:visible")
    await person.one("history").evaluate("(n) => { n.scrollTop -= 60; }")
    await expect(seen).to_have_count(1)
    await expect(seen).to_have_text("Сьогодні")
    await person.one("history").evaluate("(n) => { n.scrollTop = 0; }")
    await expect(seen).to_have_count(3)


async def test_typing_is_shown_until_the_message(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await bot.call("sendChatAction", chat_id=person.id, action="typing")
    await expect(person.one("chat-status")).to_have_text("пише…")
    await bot.call("sendMessage", chat_id=person.id, text="готово")
    await expect(person.one("chat-status")).to_have_text("бот")


async def test_pinned_message_leads_to_it(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    sent = await bot.call("sendMessage", chat_id=person.id, text="важливе")
    await bot.call("pinChatMessage", chat_id=person.id, message_id=sent["message_id"])
    bar = person.one("pinned-message")
    await expect(bar).to_contain_text("важливе")
    await bar.click()
    await expect(person.message(sent["message_id"])).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "strip"),
    [
        ("uk", "Пісочниця на вашому комп’ютері."),
        ("ru", "Песочница на вашем компьютере."),
        ("en", "Nothing here leaves your computer."),
    ],
)
async def test_the_page_speaks_the_persons_language(cast: Any, language: str, strip: str) -> None:
    person = getattr(cast, language)
    await person.come()
    await expect(person.one("strip")).to_contain_text(strip)
    await expect(person.page.locator("html")).to_have_attribute("lang", language)


async def test_others_unread_messages_are_counted(cast: Any, bot: PlainBot) -> None:
    await begin(cast, bot, "ru")
    person = await begin(cast, bot, "uk")
    await bot.call("sendMessage", chat_id=cast.ru.id, text="для SMM")
    badge = person.one("person", person_id=cast.ru.id).locator('[data-testid="person-unread"]')
    await expect(badge).to_have_text("1")
    await person.one("person", person_id=cast.ru.id).click()
    await cast.ru.see_live(cast.ru.id)
    await expect(person.said("для SMM")).to_be_visible()
    await person.one("person", person_id=person.id).click()
    await person.see_live(person.id)
    await expect(badge).to_have_count(0)


async def test_lost_events_are_caught_up(cast: Any, bot: PlainBot, complaints: list[str]) -> None:
    person = await begin(cast, bot)
    await person.page.route("**/events*", lambda route: route.abort())
    await person.page.reload()
    await expect(person.page.locator("#app")).to_have_attribute("data-live", "false")
    await expect(person.one("offline")).to_be_visible()
    await bot.call("sendMessage", chat_id=person.id, text="поки вас не було")
    await person.page.unroute("**/events*")
    await expect(person.said("поки вас не було")).to_be_visible()
    await expect(person.one("offline")).to_be_hidden()
    complaints.clear()
