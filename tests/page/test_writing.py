"""What a person writes reaches the bot as Telegram would bring it."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.page.bot import PlainBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def begin(cast: Any, bot: PlainBot, language: str = "uk") -> Any:
    """Somebody who has pressed START, with the page open."""
    person = getattr(cast, language)
    await person.come()
    await person.one("start").click()
    assert (await bot.next("message"))["text"] == "/start"
    await expect(person.one("composer")).to_be_visible()
    return person


async def test_start_shows_what_the_bot_can_do_and_then_the_field(cast: Any, bot: PlainBot) -> None:
    await bot.call("setMyDescription", description="Тримає справи", language_code="uk")
    person = cast.uk
    await person.come()
    await expect(person.one("bot-intro")).to_contain_text("Тримає справи")
    await expect(person.one("composer")).to_be_hidden()
    await person.one("start").click()
    assert (await bot.next("message"))["text"] == "/start"
    await expect(person.said("/start")).to_be_visible()
    await expect(person.one("composer")).to_be_visible()
    await expect(person.one("bot-intro")).to_be_hidden()


async def test_enter_sends_and_shift_enter_makes_a_line(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    field = person.one("composer")
    await field.press_sequentially("перший")
    await field.press("Shift+Enter")
    await field.press_sequentially("другий")
    await field.press("Enter")
    assert (await bot.next("message"))["text"] == "перший\nдругий"
    await expect(field).to_have_value("")


@pytest.mark.parametrize(
    ("typed", "text", "entities"),
    [
        ("**жирне** слово", "жирне слово", [("bold", 0, 5)]),
        (
            "__a__ ~~b~~ ||c||",
            "a b c",
            [("italic", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)],
        ),
        ("**a __b__**", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("`x**y**`", "x**y**", [("code", 0, 6)]),
        ("```py\nx = 1\n```", "x = 1", [("pre", 0, 5)]),
        ("😀 **😀**", "😀 😀", [("bold", 3, 2)]),
        ("[сайт](https://example.com/a)", "сайт", [("text_link", 0, 4)]),
        ("2 ** 3 ** 4 і my__init__file", "2 ** 3 ** 4 і my__init__file", []),
        ("  **a**  ", "a", [("bold", 0, 1)]),
        ("**", "**", []),
    ],
)
async def test_typed_marks_become_entities(
    cast: Any, bot: PlainBot, typed: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    person = await begin(cast, bot)
    await person.say(typed)
    message = await bot.next("message")
    found = [(e["type"], e["offset"], e["length"]) for e in message.get("entities", [])]
    assert (message["text"], sorted(found)) == (text, sorted(entities))


async def test_reply_carries_the_message_and_escape_leaves_it(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    sent = await bot.call("sendMessage", chat_id=person.id, text="Яка назва?")
    asked = person.message(sent["message_id"])
    await person.pick(asked, "menu-reply")
    await expect(person.one("reply-bar")).to_contain_text("Яка назва?")
    await person.page.keyboard.press("Escape")
    await expect(person.one("reply-bar")).to_be_hidden()
    await person.pick(asked, "menu-reply")
    await person.say("Пост")
    message = await bot.next("message")
    assert message["reply_to_message"]["message_id"] == sent["message_id"]
    await expect(person.one("reply-header")).to_contain_text("Яка назва?")


async def test_the_selected_part_is_quoted(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    sent = await bot.call("sendMessage", chat_id=person.id, text="Коли й де зустріч?")
    message = person.message(sent["message_id"])
    await message.locator('[data-testid="text"]').evaluate(
        "(n) => getSelection().setBaseAndExtent(n.firstChild, 7, n.firstChild, 9)"
    )
    await message.locator(".row-menu").click()
    await person.one("menu-reply").click()
    await person.say("У книгарні")
    assert (await bot.next("message"))["quote"]["text"] == "де"
    await expect(person.one("reply-header")).to_contain_text("де")


async def test_quick_switching_ends_with_the_last_person(cast: Any, bot: PlainBot) -> None:
    await begin(cast, bot, "en")
    person = cast.uk
    await person.come()
    for digit in "23213":
        await person.page.keyboard.press(f"Alt+{digit}")
    await cast.en.see_live(cast.en.id)
    await bot.call("sendMessage", chat_id=cast.en.id, text="for the designer")
    await expect(person.said("for the designer")).to_have_count(1)


async def test_forced_reply_is_ready_by_itself(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    sent = await bot.call(
        "sendMessage",
        chat_id=person.id,
        text="Що в картці?",
        reply_markup={"force_reply": True, "input_field_placeholder": "Текст картки"},
    )
    await expect(person.one("reply-bar")).to_contain_text("Що в картці?")
    await expect(person.one("composer")).to_have_attribute("placeholder", "Текст картки")
    await expect(person.one("composer")).to_be_focused()
    await person.say("Ось що")
    assert (await bot.next("message"))["reply_to_message"]["message_id"] == sent["message_id"]
    await expect(person.one("reply-bar")).to_be_hidden()


async def test_arrow_up_edits_the_last_own_message(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.say("**Пост** до четверга")
    first = await bot.next("message")
    await expect(person.said("Пост до четверга")).to_be_visible()
    await person.page.keyboard.press("ArrowUp")
    field = person.one("composer")
    await expect(field).to_have_value("**Пост** до четверга")
    await person.say("**Пост** до п’ятниці")
    edited = await bot.next("edited_message")
    assert (edited["message_id"], edited["text"]) == (first["message_id"], "Пост до п’ятниці")
    message = person.message(first["message_id"])
    await expect(message.locator('[data-testid="edited"]')).to_have_text("змінено")
    await expect(message.locator("strong")).to_have_text("Пост")


async def test_commands_are_filtered_and_picked_by_keyboard(cast: Any, bot: PlainBot) -> None:
    await bot.call(
        "setMyCommands",
        commands=[
            {"command": "new", "description": "Нова картка"},
            {"command": "board", "description": "Дошка"},
            {"command": "boards", "description": "Дошки"},
        ],
    )
    person = await begin(cast, bot)
    await person.one("commands").click()
    await expect(person.one("command")).to_have_count(3)
    await person.page.keyboard.press("Escape")
    await expect(person.one("command-menu")).to_be_hidden()
    await person.one("composer").press_sequentially("/bo")
    await expect(person.one("command")).to_have_count(2)
    await person.page.keyboard.press("ArrowDown")
    await person.page.keyboard.press("Enter")
    assert (await bot.next("message"))["text"] == "/boards"


async def test_draft_stays_with_its_chat_and_person(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.one("composer").fill("ще думаю")
    await person.page.keyboard.press("Alt+2")
    await cast.ru.see_live(cast.ru.id)
    await person.page.keyboard.press("Alt+1")
    await person.see_live(person.id)
    await expect(person.one("composer")).to_have_value("ще думаю")
    await person.page.reload()
    await expect(person.one("composer")).to_have_value("ще думаю")


async def test_delete_asks_and_removes(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.say("зайве")
    message = person.message((await bot.next("message"))["message_id"])
    await person.pick(message, "menu-delete")
    await person.one("confirm-yes").click()
    await expect(message).to_have_count(0)


async def test_reply_keyboard_sends_its_text(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await bot.call(
        "sendMessage",
        chat_id=person.id,
        text="Далі?",
        reply_markup={"keyboard": [[{"text": "Так"}, {"text": "Ні"}]], "resize_keyboard": True},
    )
    await person.one("reply-button").filter(has_text="Ні").click()
    assert (await bot.next("message"))["text"] == "Ні"
    await person.one("toggle-keyboard").click()
    await expect(person.one("reply-keyboard")).to_be_hidden()


async def test_blocking_stops_the_bot_and_restart_brings_it_back(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.one("chat-menu").click()
    await person.one("chat-block").click()
    assert (await bot.next("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(person.one("composer")).to_be_hidden()
    await person.one("restart").click()
    assert (await bot.next("message"))["text"] == "/start"
    await expect(person.one("composer")).to_be_visible()
