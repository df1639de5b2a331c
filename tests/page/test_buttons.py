"""Buttons under messages: taps, answers, links, copies."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.page.bot import PlainBot
from tests.page.test_writing import begin

pytestmark = pytest.mark.asyncio(loop_scope="session")

Rows = list[list[dict[str, Any]]]


async def ask(bot: PlainBot, chat: int, rows: Rows, text: str = "Картка") -> dict[str, Any]:
    """A message of the bot with buttons."""
    markup = {"inline_keyboard": rows}
    sent = await bot.call("sendMessage", chat_id=chat, text=text, reply_markup=markup)
    assert isinstance(sent, dict)
    return sent


async def test_a_tapped_button_spins_until_the_answer(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await ask(bot, person.id, [[{"text": "✅ Готово", "callback_data": "done"}]])
    button = person.button("✅ Готово")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    query = await bot.next("callback_query")
    assert (query["data"], query["from"]["id"]) == ("done", person.id)
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Зроблено")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await expect(person.one("toast")).to_have_text("Зроблено")


async def test_an_alert_waits_for_the_person(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await ask(bot, person.id, [[{"text": "🗄", "callback_data": "x"}]])
    await person.button("🗄").click()
    query = await bot.next("callback_query")
    await bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Її вже немає", show_alert=True
    )
    await expect(person.one("alert")).to_contain_text("Її вже немає")
    await person.page.keyboard.press("Enter")
    await expect(person.one("alert")).to_have_count(0)


async def test_a_waiting_button_waits_on_after_a_reload(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await ask(bot, person.id, [[{"text": "✅", "callback_data": "x"}]])
    await person.button("✅").click()
    query = await bot.next("callback_query")
    await person.page.reload()
    await expect(person.button("✅")).to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    await expect(person.button("✅")).not_to_have_attribute("aria-busy", "true")


async def test_focus_stays_on_the_button_when_the_message_changes(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    rows = [[{"text": "◀️", "callback_data": "p"}, {"text": "▶️", "callback_data": "n"}]]
    sent = await ask(bot, person.id, rows, "Сторінка 1")
    await person.button("▶️").focus()
    await person.page.keyboard.press("Enter")
    query = await bot.next("callback_query")
    await bot.call(
        "editMessageText",
        chat_id=person.id,
        message_id=sent["message_id"],
        text="Сторінка 2",
        reply_markup={"inline_keyboard": rows},
    )
    await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    await expect(person.said("Сторінка 2")).to_be_visible()
    await expect(person.button("▶️")).to_be_focused()


async def test_styles_and_disabled_buttons_are_seen(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    styles = ["primary", "success", "danger"]
    row = [{"text": style, "callback_data": "x", "style": style} for style in styles]
    await ask(bot, person.id, [row, [{"text": str(n), "callback_data": "x"} for n in range(8)]])
    colours = {
        await person.button(style).evaluate("(n) => getComputedStyle(n).backgroundColor")
        for style in styles
    }
    assert len(colours) == 3
    keyboard = await person.one("inline-keyboard").bounding_box()
    bubble = await person.said("Картка").locator(".bubble").bounding_box()
    assert keyboard
    assert bubble
    assert abs(keyboard["width"] - bubble["width"]) < 1
    assert await person.one("inline-button", row=1).count() == 8


async def test_copy_button_copies(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await ask(bot, person.id, [[{"text": "📋", "copy_text": {"text": "#12"}}]])
    await person.button("📋").click()
    await expect(person.one("toast")).to_have_text("Скопійовано")
    assert await person.page.evaluate("navigator.clipboard.readText()") == "#12"


async def test_links_to_the_bot_are_followed_inside(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    me = await bot.call("getMe")
    url = f"https://t.me/{me['username']}?start=card_12"
    await ask(bot, person.id, [[{"text": "🔗 Картка", "url": url}]], f"Ось: {url}")
    await person.button("🔗 Картка").click()
    assert (await bot.next("message"))["text"] == "/start card_12"
    await person.said("Ось").locator('[data-testid="link"]').click()
    assert (await bot.next("message"))["text"] == "/start card_12"


async def test_a_link_elsewhere_opens_a_new_tab(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.page.context.route("https://example.com/**", lambda r: r.fulfill(body="there"))
    await ask(bot, person.id, [[{"text": "🔗", "url": "https://example.com/a"}]])
    async with person.page.context.expect_page() as opened:
        await person.button("🔗").click()
    other = await opened.value
    await other.wait_for_load_state()
    assert other.url == "https://example.com/a"
    assert await other.evaluate("window.opener") is None


async def test_startgroup_asks_for_the_group(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    me = await bot.call("getMe")
    await person.one("new-group").click()
    await person.one("group-title").fill("Команда")
    await person.one("group-bot").uncheck()
    await person.one("group-create").click()
    await expect(person.one("chat-title")).to_have_text("Команда")
    await person.one("chat", chat_id=person.id).click()
    url = f"https://t.me/{me['username']}?startgroup=board_7"
    await ask(bot, person.id, [[{"text": "➕", "url": url}]])
    await person.button("➕").click()
    await person.one("choose-chat-item").click()
    message = await bot.next("message")
    while "text" not in message:
        message = await bot.next("message")
    assert message["text"] == f"/start@{me['username']} board_7"
    await expect(person.one("chat-title")).to_have_text("Команда")


async def test_reactions_are_put_and_taken_back(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    sent = await bot.call("sendMessage", chat_id=person.id, text="Гарно?")
    message = person.message(sent["message_id"])
    await message.locator(".bubble").click(button="right")
    await person.one("react", emoji="🔥").click()
    await expect(message.locator(".reaction")).to_have_text("🔥")
    change = await bot.next("message_reaction")
    assert change["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    await message.locator(".reaction").click()
    await expect(message.locator(".reaction")).to_have_count(0)
