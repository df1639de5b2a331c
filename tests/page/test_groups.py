"""Groups, forums, phones and life by keyboard alone."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.page.bot import PlainBot
from tests.page.test_writing import begin

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def make_group(person: Any, title: str, kind: str = "supergroup") -> int:
    """A chat with everybody and the bot, open on the page; its id."""
    await person.one("new-group").click()
    await person.one("group-title").fill(title)
    await person.one("group-kind", kind=kind).check()
    await person.one("group-create").click()
    await expect(person.one("chat-title")).to_have_text(title)
    return int(await person.page.locator("#app").get_attribute("data-chat-id"))


async def test_names_stand_over_messages_of_others(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    group = await make_group(person, "Команда")
    await person.say("Привіт усім")
    await bot.call("sendMessage", chat_id=group, text="На місці")
    await expect(person.said("На місці").locator(".author")).to_contain_text("Kartka")
    await expect(person.said("Привіт усім").locator(".author")).to_have_count(0)
    await cast.en.come(group)
    await expect(person.said("Привіт усім").locator(".author")).to_have_text("Олена Коваль")


async def test_what_one_person_sees(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    group = await make_group(person, "Команда")
    sent = await bot.call(
        "sendMessage",
        chat_id=group,
        text="лише вам",
        ephemeral_message_parameters={"receiver_user_id": person.id},
        reply_markup={"inline_keyboard": [[{"text": "Так", "callback_data": "yes"}]]},
    )
    await bot.call("sendMessage", chat_id=group, text="усім")
    note = person.said("лише вам").locator('[data-testid="meta"]')
    await expect(note).to_contain_text("бачите тільки ви")
    await expect(person.one("message").last).to_contain_text("усім")
    await person.tap("Так")
    query = await bot.next("callback_query")
    number = query["message"]["ephemeral_message_id"]
    assert number == sent["ephemeral_message_id"]
    await expect(person.button("Так")).to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    await expect(person.button("Так")).not_to_have_attribute("aria-busy", "true")
    which = {"chat_id": group, "receiver_user_id": person.id, "ephemeral_message_id": number}
    await bot.call("editEphemeralMessageText", **which, text="готово")
    await expect(person.said("готово")).to_be_visible()
    await cast.ru.come(group)
    await expect(cast.ru.said("усім")).to_be_visible()
    await expect(cast.ru.said("готово")).to_have_count(0)
    await person.come(group)
    await expect(person.said("готово")).to_be_visible()
    await bot.call("deleteEphemeralMessage", **which)
    await expect(person.said("готово")).to_have_count(0)


async def test_topics_keep_their_messages_apart(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    group = await make_group(person, "Форум", "forum")
    await person.one("chat-menu").click()
    await person.one("chat-new-topic").click()
    await person.one("dialog-text").fill("Дизайн")
    await person.one("dialog-yes").click()
    tab = person.one("topic").filter(has_text="Дизайн")
    await expect(tab).to_have_attribute("aria-selected", "true")
    thread = int(await tab.get_attribute("data-thread-id"))
    await person.say("/new@kartka_bot банер")
    message = await bot.next("message")
    while "text" not in message:
        message = await bot.next("message")
    assert message["message_thread_id"] == thread
    await bot.call("sendMessage", chat_id=group, text="у загальній")
    await bot.call("sendMessage", chat_id=group, message_thread_id=thread, text="у темі")
    await expect(person.said("у темі")).to_be_visible()
    await expect(person.said("у загальній")).to_have_count(0)
    await person.one("topic", thread_id=1).click()
    await expect(person.said("у загальній")).to_be_visible()
    await expect(person.said("у темі")).to_have_count(0)


async def test_a_group_becomes_a_supergroup(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await make_group(person, "Мала", "group")
    app = person.page.locator("#app")
    old = await app.get_attribute("data-chat-id")
    await person.one("chat-menu").click()
    await person.one("chat-migrate").click()
    await expect(app).not_to_have_attribute("data-chat-id", old)
    await expect(person.one("service-message")).to_contain_text("Група стала супергрупою")


async def test_members_and_rights(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await make_group(person, "Команда")
    await person.one("chat-menu").click()
    await person.one("chat-promote").click()
    await person.one("chat-menu").click()
    await expect(person.one("chat-promote")).to_contain_text("Забрати")
    await person.one("chat-members").click()
    leaver = person.one("member", user_id=cast.ru.id)
    await leaver.locator('[data-testid="member-remove"]').click()
    await expect(leaver.locator('[data-testid="member-add"]')).to_be_visible()
    await person.one("members-close").click()
    await expect(person.one("service-message").last).to_contain_text("Більше не в групі")


async def test_a_group_is_left(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot, "en")
    group = await make_group(person, "Short-lived")
    await person.one("chat-menu").click()
    await person.one("chat-leave").click()
    await person.one("confirm-yes").click()
    await expect(person.one("chat", chat_id=group)).to_have_count(0)


async def test_a_channel_is_read_by_all_and_written_by_its_administrators(
    cast: Any, bot: PlainBot
) -> None:
    person = await begin(cast, bot)
    channel = await make_group(person, "Новини", "channel")
    await person.say("Відкрито!")
    await bot.call("sendMessage", chat_id=channel, text="Анонс від бота")
    await expect(person.said("Анонс від бота")).to_be_visible()
    await cast.en.come(channel)
    await expect(person.said("Відкрито!")).to_be_visible()
    await expect(person.one("composer")).to_be_hidden()


async def test_phone_group_fits_the_screen(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.one("back").click()
    group = await make_group(person, "Дуже довга назва команди запуску весняної кампанії", "forum")
    row = [{"text": f"Кнопка {n}", "callback_data": "x"} for n in range(3)]
    await bot.call("sendMessage", chat_id=group, text="ok", reply_markup={"inline_keyboard": [row]})
    await expect(person.one("inline-button")).to_have_count(3)
    assert await wider_than_the_screen(person) == []


async def wider_than_the_screen(person: Any) -> Any:
    """Classes of what sticks out at the sides."""
    return await person.page.evaluate(
        """() => [...document.querySelectorAll('.chat *')].filter((n) => {
            const box = n.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.left < -1)
                && !n.closest('.topics');
        }).map((n) => n.className)"""
    )


async def test_every_button_has_a_name(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await bot.call("sendMessage", chat_id=person.id, text="Так?")
    await expect(person.said("Так?")).to_be_visible()
    nameless = await person.page.evaluate(
        """() => [...document.querySelectorAll('button')].filter((n) =>
            !n.textContent.trim() && !n.getAttribute('aria-label')).map((n) => n.outerHTML)"""
    )
    assert nameless == []


async def test_phone_shows_list_or_chat(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await expect(person.one("chat-list")).to_be_hidden()
    await bot.call("sendMessage", chat_id=person.id, text="довге " * 300)
    await bot.call(
        "sendMessage",
        chat_id=person.id,
        text="W" * 300,
        reply_markup={
            "inline_keyboard": [[{"text": f"🔔 {n}", "callback_data": "x"} for n in range(8)]]
        },
    )
    await expect(person.one("inline-button")).to_have_count(8)
    assert await wider_than_the_screen(person) == []
    small = await person.page.evaluate(
        """() => [...document.querySelectorAll('.chat button, .chat textarea')].filter((n) => {
            const box = n.getBoundingClientRect();
            return box.width && box.height < 40;
        }).map((n) => n.dataset.testid)"""
    )
    assert small == []
    await person.one("back").click()
    await expect(person.one("chat-list")).to_be_visible()
    await person.one("chat", chat_id=person.id).click()
    await expect(person.one("composer")).to_be_visible()
    await person.page.go_back()
    await expect(person.one("chat-list")).to_be_visible()


async def test_everything_by_keyboard(cast: Any, bot: PlainBot) -> None:
    person = cast.uk
    await person.come()
    keys = person.page.keyboard
    await person.one("start").focus()
    await keys.press("Enter")
    await bot.next("message")
    await expect(person.one("composer")).to_be_visible()
    await bot.call("sendMessage", chat_id=person.id, text="Назва?")
    await expect(person.said("Назва?")).to_be_visible()
    await person.one("history").focus()
    await keys.press("ArrowUp")
    await expect(person.said("Назва?")).to_be_focused()
    await keys.press("Enter")
    menu = person.one("message-menu-items")
    await expect(menu).to_be_visible()
    await keys.press("Escape")
    await expect(menu).to_be_hidden()
    await expect(person.said("Назва?")).to_be_focused()
    await keys.press("Enter")
    await keys.press("End")
    await expect(person.one("menu-delete")).to_be_focused()
    await keys.press("Home")
    for _ in range(7):
        await keys.press("ArrowDown")
    await expect(person.one("menu-reply")).to_be_focused()
    await keys.press("Enter")
    await expect(person.one("composer")).to_be_focused()
    await keys.type("Пост")
    await keys.press("Enter")
    assert "reply_to_message" in await bot.next("message")
    await keys.press("Alt+3")
    await cast.en.see_live(cast.en.id)
    await expect(person.one("person", person_id=cast.en.id)).to_have_attribute(
        "aria-checked", "true"
    )
    await person.one("new-group").focus()
    await keys.press("Enter")
    await expect(person.one("group-title")).to_be_focused()
    await keys.press("Escape")
    await expect(person.one("new-group")).to_be_focused()
