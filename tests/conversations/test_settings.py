"""/settings: the language, the time zone, the end of the day; and /cancel."""

from datetime import datetime

import pytest

from tests.conversations.looking import moments
from tests.town import LANGUAGES, Person

NAMES = {"uk": "Українська", "ru": "Русский", "en": "English"}
HEADS = {"uk": "Налаштування", "ru": "Настройки", "en": "Settings"}


async def test_shows_what_is_set(anyone: Person) -> None:
    await anyone.says("/settings")
    text = await anyone.text()
    assert text.splitlines()[0] == HEADS[LANGUAGES[anyone.id]]
    assert NAMES[LANGUAGES[anyone.id]] in text
    assert f"{anyone.reader.place()}, {anyone.reader.clock()}" in text
    assert "18:00" in text


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
async def test_another_language_from_then_on(anyone: Person, language: str) -> None:
    await anyone.says("/settings")
    await anyone.taps("🌐")
    await anyone.taps(NAMES[language])
    assert (await anyone.text()).splitlines()[0] == HEADS[language]
    await anyone.says("/my")
    mine = {"uk": "Мої картки", "ru": "Мои карточки", "en": "My cards"}
    assert mine[language] in await anyone.text()
    await anyone.town.restart()
    await anyone.says("/settings")
    assert (await anyone.text()).splitlines()[0] == HEADS[language]


async def test_telegrams_language_does_not_undo_a_choice(anyone: Person) -> None:
    await anyone.says("/settings")
    await anyone.taps("🌐")
    await anyone.taps("English")
    await anyone.acts("profile", language_code="uk")
    await anyone.says("/settings")
    assert (await anyone.text()).splitlines()[0] == "Settings"


async def test_another_zone_moves_the_clock_but_no_deadline(anyone: Person) -> None:
    await anyone.says("Пост tomorrow 18:00")
    await anyone.taps("✅")
    before = moments(await anyone.screen())
    await anyone.says("/settings")
    await anyone.taps("🕰")
    await anyone.taps("🔍")
    await anyone.says("Tokyo")
    await anyone.taps("Tokyo")
    assert "17:00" in await anyone.text()
    await anyone.says("/board")
    await anyone.taps("#1")
    assert moments(await anyone.screen()) == before
    await anyone.says("Ще tomorrow 18:00")
    await anyone.taps("✅")
    tokyo = datetime.fromisoformat("2026-11-24T18:00+09:00").timestamp()
    assert moments(await anyone.screen())[0] == tokyo


async def test_the_end_of_the_day_counts_for_later_deadlines(anyone: Person) -> None:
    await anyone.says("/settings")
    await anyone.taps("⏰")
    assert "● 18:00" in await anyone.buttons()
    await anyone.taps("20:00")
    assert "20:00" in await anyone.text()
    await anyone.says("Пост tomorrow")
    await anyone.taps("✅")
    local = anyone.reader.local
    found = moments(await anyone.screen())[0]
    assert f"{local(datetime.fromtimestamp(found, anyone.reader.zone)):%d %H:%M}" == "24 20:00"


@pytest.mark.parametrize("sign", ["🌐", "🕰", "⏰"])
async def test_back_loses_nothing(anyone: Person, sign: str) -> None:
    await anyone.says("/settings")
    settings = await anyone.text()
    await anyone.taps(sign)
    await anyone.taps("⬅️")
    assert await anyone.text() == settings


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
async def test_cancel_ends_what_was_begun_and_keeps_the_card(anyone: Person, way: str) -> None:
    await anyone.says("Пост")
    await anyone.taps("✅")
    await anyone.taps(way)
    if way == "⏰":
        await anyone.taps("✏️")
    await anyone.says("/cancel")
    assert await anyone.text() == anyone.words("Dropped.")
    await anyone.says("Нова")
    await anyone.taps("✅")
    assert "#2 · Нова" in await anyone.text()
    await anyone.says("/board")
    assert "#1 Пост" in await anyone.text()
