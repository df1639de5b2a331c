"""/start: a greeting, a board, a clock, and the one sentence that matters."""

from zoneinfo import ZoneInfo

import pytest

from tests.conversations.looking import marked
from tests.town import LANGUAGES, Person, Town

CLOCKS = {"uk": "Київ · 10:00", "ru": "Варшава · 09:00", "en": "London · 08:00"}
BOARDS = {"uk": ("Моя дошка", "Готово"), "ru": ("Моя доска", "Готово"), "en": ("My board", "Done")}
OWN_NAMES = {"uk": "Українська", "ru": "Русский", "en": "English"}


async def test_greets_by_name_and_says_what_to_send(newcomer: Person) -> None:
    await newcomer.starts()
    (bold,) = marked(await newcomer.screen(), "bold")
    assert newcomer.reader.label("Post about the book sale") in await newcomer.text()
    assert {"uk": "завдання", "ru": "задач", "en": "task"}[LANGUAGES[newcomer.id]] in bold
    name = {"uk": "Олена", "ru": "Марина", "en": "Max"}[LANGUAGES[newcomer.id]]
    assert name in await newcomer.text()
    assert len(await newcomer.bots()) == 1


async def test_asks_for_the_clock_with_likely_places(newcomer: Person) -> None:
    await newcomer.starts()
    assert CLOCKS[LANGUAGES[newcomer.id]] in await newcomer.buttons()
    toast = await newcomer.taps(newcomer.reader.place())
    assert toast.startswith("🕰")
    assert newcomer.reader.clock() in toast
    await newcomer.says("/settings")
    assert newcomer.reader.place() in await newcomer.text()


async def test_makes_a_board_with_columns_in_the_persons_language(newcomer: Person) -> None:
    await newcomer.starts()
    await newcomer.says("/board")
    title, done = BOARDS[LANGUAGES[newcomer.id]]
    columns = [newcomer.words("To do"), newcomer.words("In progress"), done]
    assert marked(await newcomer.screen(), "bold") == [title, *columns]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("uk", "uk"),
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("en-gb", "en"),
        ("pt-br", "en"),
        ("be", "en"),
        ("", "uk"),
    ],
)
async def test_speaks_as_telegram_does(sqlite_town: Town, code: str, language: str) -> None:
    olena = sqlite_town.olena
    await olena.acts("profile", language_code=code)
    await olena.starts()
    await olena.taps("🌐")
    assert f"● {OWN_NAMES[language]}" in await olena.buttons()


async def test_the_language_is_changed_on_the_first_screen(newcomer: Person) -> None:
    await newcomer.starts()
    first = await newcomer.text()
    for language, name in OWN_NAMES.items():
        await newcomer.taps("🌐")
        await newcomer.taps(name)
        assert (await newcomer.text() == first) == (language == LANGUAGES[newcomer.id])
    assert len(await newcomer.bots()) == 1
    await newcomer.taps("London")
    assert "🗂 Boards" in await newcomer.buttons()


async def test_back_from_the_languages_and_cities_still_asks_for_the_clock(
    newcomer: Person,
) -> None:
    await newcomer.starts()
    first = await newcomer.text()
    await newcomer.taps("🌐")
    await newcomer.taps("⬅️")
    assert await newcomer.text() == first
    await newcomer.taps("🔍")
    await newcomer.taps("⬅️")
    assert newcomer.reader.clock() in " ".join(await newcomer.buttons())
    await newcomer.taps("⬅️")
    assert await newcomer.text() == first


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Львів", "Europe/Kyiv"),
        ("львов", "Europe/Kyiv"),
        ("Варшава", "Europe/Warsaw"),
        ("Berlin", "Europe/Berlin"),
        ("  new   york ", "America/New_York"),
        ("Івано-Франківськ", "Europe/Kyiv"),
    ],
)
async def test_a_city_is_searched_for(sqlite_town: Town, number: int, city: str, zone: str) -> None:
    person = sqlite_town.person(number)
    await person.starts()
    await person.taps("🔍")
    await person.says(city)
    found = next(words for words in await person.buttons() if not words.startswith("⬅️"))
    assert found.casefold().startswith(" ".join(city.casefold().split()))
    await person.taps(found)
    await person.says("/settings")
    assert person.reader.place(ZoneInfo(zone)) in await person.text()


async def test_an_unknown_city_is_asked_for_again(newcomer: Person) -> None:
    await newcomer.starts()
    await newcomer.taps("🔍")
    await newcomer.says("Кракозябрськ-на-Нічому")
    unknown = "I know no such city. Type a larger one in the same time zone."
    assert await newcomer.text() == newcomer.words(unknown)
    await newcomer.says("Tokyo")
    await newcomer.taps("Tokyo")
    await newcomer.says("/settings")
    assert "17:00" in await newcomer.text()


async def test_a_picture_is_no_city_and_loses_nothing(anyone: Person) -> None:
    await anyone.says("/settings")
    await anyone.taps("🕰")
    await anyone.taps("🔍")
    await anyone.sends_special("sticker")
    await anyone.says("Berlin")
    await anyone.taps("Berlin")
    assert "09:00" in await anyone.text()


async def test_to_come_back_shows_the_menu_and_loses_nothing(someone: Person) -> None:
    await someone.says("Перша картка")
    await someone.says("зміст")
    await someone.says("Друга картка")
    await someone.starts()
    assert [words[0] for words in await someone.buttons()] == list("🗂📌🔍⚙❔")
    await someone.says("і її зміст")
    assert "#2 · Друга картка" in await someone.text()
    await someone.says("/board")
    assert "#1 Перша картка" in await someone.text()


async def test_a_task_before_the_clock_is_chosen_is_a_task(newcomer: Person) -> None:
    await newcomer.starts()
    await newcomer.says("Афіша")
    await newcomer.says("1080 × 1350")
    assert "#1 · Афіша" in await newcomer.text()


async def test_a_task_before_start_was_ever_pressed_is_a_task(newcomer: Person) -> None:
    """Telegram shows a chat whose history was cleared without its Start button."""
    await newcomer.starts()
    await newcomer.does("delete", message_ids=[m["message_id"] for m in await newcomer.messages()])
    await newcomer.says("Афіша")
    await newcomer.taps("✅")
    assert "#1 · Афіша" in await newcomer.text()
