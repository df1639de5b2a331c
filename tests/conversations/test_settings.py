"""/settings: the language, the time zone, the end of the day; and /cancel."""

from datetime import datetime

import pytest

from tests.conversations.looking import moments
from tests.town import LANGUAGES, Person

NAMES = {"uk": "Українська", "ru": "Русский", "en": "English"}
HEADS = {"uk": "Налаштування", "ru": "Настройки", "en": "Settings"}


async def test_shows_what_is_set(someone: Person) -> None:
    await someone.says("/settings")
    text = await someone.text()
    assert text.splitlines()[0] == HEADS[LANGUAGES[someone.id]]
    assert NAMES[LANGUAGES[someone.id]] in text
    assert f"{someone.reader.place()}, {someone.reader.clock()}" in text
    assert "18:00" in text


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
async def test_another_language_from_then_on(someone: Person, language: str) -> None:
    await someone.says("/settings")
    await someone.taps("🌐")
    await someone.taps(NAMES[language])
    assert (await someone.text()).splitlines()[0] == HEADS[language]
    await someone.says("/my")
    mine = {"uk": "Мої картки", "ru": "Мои карточки", "en": "My cards"}
    assert mine[language] in await someone.text()
    await someone.town.restart()
    await someone.says("/settings")
    assert (await someone.text()).splitlines()[0] == HEADS[language]


async def test_telegrams_language_does_not_undo_a_choice(someone: Person) -> None:
    await someone.says("/settings")
    await someone.taps("🌐")
    await someone.taps("English")
    await someone.acts("profile", language_code="uk")
    await someone.says("/settings")
    assert (await someone.text()).splitlines()[0] == "Settings"


async def test_another_zone_moves_the_clock_but_no_deadline(someone: Person) -> None:
    await someone.says("Пост tomorrow 18:00")
    await someone.taps("✅")
    before = moments(await someone.screen())
    await someone.says("/settings")
    await someone.taps("🕰")
    await someone.taps("🔍")
    await someone.says("Tokyo")
    await someone.taps("Tokyo")
    assert "17:00" in await someone.text()
    await someone.says("/board")
    await someone.taps("#1")
    assert moments(await someone.screen()) == before
    await someone.says("Ще tomorrow 18:00")
    await someone.taps("✅")
    tokyo = datetime.fromisoformat("2026-11-24T18:00+09:00").timestamp()
    assert moments(await someone.screen())[0] == tokyo


async def test_the_end_of_the_day_counts_for_later_deadlines(someone: Person) -> None:
    await someone.says("/settings")
    await someone.taps("⏰")
    assert "● 18:00" in await someone.buttons()
    await someone.taps("20:00")
    assert "20:00" in await someone.text()
    await someone.says("Пост tomorrow")
    await someone.taps("✅")
    local = someone.reader.local
    found = moments(await someone.screen())[0]
    assert f"{local(datetime.fromtimestamp(found, someone.reader.zone)):%d %H:%M}" == "24 20:00"


@pytest.mark.parametrize("sign", ["🌐", "🕰", "⏰"])
async def test_back_loses_nothing(someone: Person, sign: str) -> None:
    await someone.says("/settings")
    settings = await someone.text()
    await someone.taps(sign)
    await someone.taps("⬅️")
    assert await someone.text() == settings


async def test_settings_in_the_middle_of_a_draft_lose_nothing(someone: Person) -> None:
    await someone.says("Пост")
    await someone.says("/settings")
    await someone.taps("🕰")
    await someone.taps("🔍")
    await someone.says("Berlin")
    await someone.taps("Berlin")
    await someone.says("Зміст")
    assert "#1 · Пост" in await someone.text()
    assert "Зміст" in await someone.text()


@pytest.mark.parametrize("way", ["✏️", "⏰"])
async def test_cancel_ends_what_was_begun_and_keeps_the_card(someone: Person, way: str) -> None:
    await someone.says("Пост")
    await someone.taps("✅")
    await someone.taps(way)
    if way == "⏰":
        await someone.taps("✏️")
    await someone.says("/cancel")
    assert await someone.text() == someone.words("Dropped.")
    await someone.says("Нова")
    await someone.taps("✅")
    assert "#2 · Нова" in await someone.text()
    await someone.says("/board")
    assert "#1 Пост" in await someone.text()
