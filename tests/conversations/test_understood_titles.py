"""A date, a person or a label in the title is understood, and one tap takes it back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.conversations.looking import moments
from tests.conversations.teams import gather_team
from tests.town import LANGUAGES, ZONES, Person, Town

DATED = {
    "uk": "Пост про книги завтра 18:00",
    "ru": "Пост про книги завтра в 18:00",
    "en": "Пост про книги tomorrow 18:00",
}
WHOLE_DAY = {"uk": "у п'ятницю", "ru": "в пятницу", "en": "on Friday"}
AMBIGUOUS = {
    "uk": "наступної п'ятниці",
    "ru": "в следующую пятницу",
    "en": "next Friday",
}
PAST = {"uk": "сьогодні о 07:00", "ru": "сегодня в 07:00", "en": "today at 07:00"}


def at(person: Person, day: int, hour: int) -> int:
    """An hour of November 2026 on the person's clock, in Unix seconds."""
    zone = ZoneInfo(ZONES[person.id])
    return int(datetime(2026, 11, day, hour, tzinfo=zone).timestamp())


async def test_a_date_is_set_and_stays_out_of_the_title(someone: Person) -> None:
    await someone.says(DATED[LANGUAGES[someone.id]])
    assert (await someone.text()).splitlines()[0] == "Пост про книги"
    assert moments(await someone.screen())[0] == at(someone, 24, 18)
    await someone.taps("✅")
    assert (await someone.text()).splitlines()[0] == "#1 · Пост про книги"
    assert moments(await someone.screen())[0] == at(someone, 24, 18)


async def test_a_day_without_a_time_is_the_end_of_the_working_day(anyone: Person) -> None:
    await anyone.says("/settings")
    await anyone.taps("⏰")
    await anyone.taps("17:00")
    await anyone.says(f"Пост {WHOLE_DAY[LANGUAGES[anyone.id]]}")
    await anyone.taps("✅")
    assert (await anyone.text()).splitlines()[0] == "#1 · Пост"
    assert moments(await anyone.screen())[0] == at(anyone, 27, 17)


async def test_a_label_is_set(someone: Person) -> None:
    await someone.says("Пост #instagram про книги #Акція #instagram")
    assert "🏷 #instagram #Акція" in await someone.text()
    await someone.taps("✅")
    assert (await someone.text()).splitlines()[0] == "#1 · Пост про книги"
    assert "🏷 📸 instagram · 🔴 Акція" in await someone.text()


async def test_a_number_is_no_label(writer: Person) -> None:
    await writer.says("Закрити #12 до релізу")
    await writer.taps("✅")
    assert "#1 · Закрити #12 до релізу" in await writer.text()
    assert not any(words.startswith("↩️") for words in await writer.buttons())


async def test_taken_back_before_the_card_is_made(someone: Person) -> None:
    typed = f"{DATED[LANGUAGES[someone.id]]} #instagram"
    await someone.says(typed)
    await someone.taps("↩️")
    assert (await someone.text()).splitlines()[0] == typed
    assert not any(words.startswith("↩️") for words in await someone.buttons())
    await someone.says("зміст")
    assert (await someone.text()).splitlines()[0] == f"#1 · {typed}"
    assert moments(await someone.screen()) == []
    assert "🏷" not in await someone.text()


async def test_taken_back_after_the_card_is_made(someone: Person) -> None:
    typed = f"{DATED[LANGUAGES[someone.id]]} #instagram"
    await someone.says(typed)
    await someone.says("зміст")
    assert "🏷 📸 instagram" in await someone.text()
    shown = await someone.text()
    toast = await someone.taps("↩️")
    assert toast == someone.words("Back in the title")
    assert (await someone.text()).splitlines()[0] == f"#1 · {typed}"
    assert moments(await someone.screen()) == []
    assert "🏷" not in await someone.text()
    assert "зміст" in await someone.text()
    await someone.taps("↩️")
    assert await someone.text() == shown


async def test_what_was_set_by_hand_is_not_taken_back(writer: Person) -> None:
    await writer.says("Пост завтра 18:00")
    await writer.taps("✅")
    await writer.taps("⏰")
    await writer.taps("📅")
    await writer.taps("30")
    await writer.taps("12:00")
    await writer.town.pass_time(hours=2)
    await writer.says("/my")
    await writer.taps("#1")
    await writer.taps("↩️")
    assert "#1 · Пост завтра 18:00" in await writer.text()
    assert moments(await writer.screen())[0] == at(writer, 30, 12)


async def test_an_ambiguous_date_is_asked_about(someone: Person) -> None:
    phrase = AMBIGUOUS[LANGUAGES[someone.id]]
    await someone.says(f"Пост {phrase}")
    assert (await someone.text()).splitlines()[0] == f"Пост {phrase}"
    assert moments(await someone.screen()) == []
    readings = [words for words in await someone.buttons() if "18:00" in words]
    assert len(readings) == 2
    await someone.taps(readings[0])
    assert (await someone.text()).splitlines()[0] == "Пост"
    await someone.says("зміст")
    assert moments(await someone.screen())[0] == at(someone, 27, 18)


async def test_an_ambiguous_date_without_an_answer_stays_in_the_title(anyone: Person) -> None:
    phrase = AMBIGUOUS[LANGUAGES[anyone.id]]
    await anyone.says(f"Пост {phrase}")
    await anyone.taps("✅")
    assert (await anyone.text()).splitlines()[0] == f"#1 · Пост {phrase}"
    assert moments(await anyone.screen()) == []


async def test_a_past_moment_is_asked_about(someone: Person) -> None:
    phrase = PAST[LANGUAGES[someone.id]]
    await someone.says(f"Пост {phrase}")
    assert moments(await someone.screen()) == []
    (reading,) = [words for words in await someone.buttons() if "07:00" in words]
    await someone.taps(reading)
    await someone.taps("✅")
    assert (await someone.text()).splitlines()[0] == "#1 · Пост"
    assert moments(await someone.screen())[0] == at(someone, 24, 7)


async def test_a_chosen_reading_is_taken_back_too(anyone: Person) -> None:
    typed = f"Пост {AMBIGUOUS[LANGUAGES[anyone.id]]}"
    await anyone.says(typed)
    await anyone.taps(next(words for words in await anyone.buttons() if "18:00" in words))
    await anyone.taps("✅")
    await anyone.taps("↩️")
    assert (await anyone.text()).splitlines()[0] == f"#1 · {typed}"
    assert moments(await anyone.screen()) == []


@pytest.mark.parametrize("name", ["@marina_smm", "@Марина", "@MARINA_SMM"])
async def test_a_person_of_the_board_is_named(town: Town, name: str) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await olena.says(f"Сторіс {name} завтра")
    assert "👤 Марина Соколова" in await olena.text()
    await olena.says("зміст")
    assert (await olena.text()).splitlines()[0] == "#1 · Сторіс"
    assert "👤 Марина Соколова" in await olena.text()
    assert marina.words("This card is yours now") in await marina.text()


async def test_a_person_without_username_is_named_by_first_name(town: Town) -> None:
    await gather_team(town)
    await town.olena.says("Афіша @max #дизайн")
    await town.olena.taps("✅")
    assert "👤 Max Taylor" in await town.olena.text()
    assert "This card is yours now" in await town.max.text()


async def test_a_named_person_is_taken_back(town: Town) -> None:
    await gather_team(town)
    await town.olena.says("Афіша @max")
    await town.olena.taps("✅")
    await town.olena.taps("↩️")
    assert (await town.olena.text()).splitlines()[0] == "#1 · Афіша @max"
    assert "👤 Max" not in await town.olena.text()
    await town.max.says("/my")
    assert "Афіша" not in await town.max.text()


async def test_a_stranger_stays_in_the_title(sqlite_town: Town) -> None:
    await sqlite_town.marina.starts()
    await sqlite_town.olena.settles()
    await sqlite_town.olena.says("Написати @marina_smm")
    await sqlite_town.olena.taps("✅")
    assert (await sqlite_town.olena.text()).splitlines()[0] == "#1 · Написати @marina_smm"


async def test_a_title_of_nothing_but_a_date_is_a_title(anyone: Person) -> None:
    phrase = DATED[LANGUAGES[anyone.id]].removeprefix("Пост про книги ")
    await anyone.says(phrase)
    await anyone.taps("✅")
    assert (await anyone.text()).splitlines()[0] == f"#1 · {phrase}"
