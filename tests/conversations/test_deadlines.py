"""⏰ a deadline: presets that fit now, a calendar by buttons, or words in any language."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.conversations.looking import moments
from tests.town import LANGUAGES, ZONES, Json, Person, Town

MONTHS = {"uk": "листопад 2026", "ru": "ноябрь 2026", "en": "November 2026"}
NEXT_MONTHS = {"uk": "грудень 2026", "ru": "декабрь 2026", "en": "December 2026"}
TYPED = {
    "uk": [
        ("завтра 18:00", "11-24 18:00"),
        ("у п'ятницю о 10", "11-27 10:00"),
        ("через 3 дні", "11-26 18:00"),
        ("кінець місяця", "11-30 18:00"),
    ],
    "ru": [
        ("в пятницу в 10", "11-27 10:00"),
        ("послезавтра утром", "11-25 09:00"),
        ("25.12 18:00", "12-25 18:00"),
        ("через 3 дня", "11-26 18:00"),
    ],
    "en": [
        ("next monday 9am", "11-30 09:00"),
        ("tomorrow 18:00", "11-24 18:00"),
        ("25.12 18:00", "12-25 18:00"),
        ("Friday", "11-27 18:00"),
    ],
}
AMBIGUOUS = {
    "uk": "наступної п'ятниці",
    "ru": "в следующую пятницу",
    "en": "next Friday",
}
PAST = {"uk": "сьогодні о 07:00", "ru": "сегодня в 07:00", "en": "today at 07:00"}


async def begun(person: Person) -> None:
    """A card, and its ⏰ opened."""
    await person.says("Афіша")
    await person.taps("✅")
    await person.taps("⏰")


def at(person: Person, wall: str) -> int:
    """A wall clock of 2026 where the person lives, in Unix seconds."""
    zone = ZoneInfo(ZONES[person.id])
    return int(datetime.fromisoformat(f"2026-{wall}").replace(tzinfo=zone).timestamp())


async def shown(person: Person, message: Json) -> Json:
    """A message as it is now."""
    return next(m for m in await person.bots() if m["message_id"] == message["message_id"])


async def deadline_of(person: Person) -> int | None:
    """The deadline that the card in the newest message shows."""
    return next(iter(moments(await person.screen())), None)


async def test_a_preset_sets_it_in_two_taps(someone: Person) -> None:
    await someone.says("Афіша")
    await someone.taps("✅")
    await someone.taps("⏰")
    toast = await someone.taps(someone.words("Tomorrow"))
    assert toast.startswith("⏰")
    assert await deadline_of(someone) == at(someone, "11-24 18:00")
    assert len(await someone.bots()) == 2


async def test_presets_of_the_past_are_not_offered(anyone: Person) -> None:
    await begun(anyone)
    today = anyone.words("Today")
    assert any(words.startswith(today) for words in await anyone.buttons())
    await anyone.taps("⬅️")
    now = anyone.town.sandbox.clock.now()
    evening = datetime.fromtimestamp(at(anyone, "11-23 18:01"), UTC)
    await anyone.town.pass_time(seconds=(evening - now).total_seconds())
    await anyone.taps("⏰")
    assert not any(words.startswith(today) for words in await anyone.buttons())
    assert any(words.startswith(anyone.words("Tomorrow")) for words in await anyone.buttons())


async def test_every_preset_lies_ahead_and_can_be_had(sqlite_town: Town, number: int) -> None:
    person = sqlite_town.person(number)
    await person.settles()
    await begun(person)
    presets = [words for words in await person.buttons() if " · " in words]
    assert 4 <= len(presets) <= 6
    seen = []
    for preset in presets:
        await person.taps(preset)
        seen.append(await deadline_of(person))
        await person.taps("⏰")
    assert seen == sorted(set(seen), key=lambda at: at or 0)
    assert (seen[0] or 0) > person.town.sandbox.clock.timestamp()


async def test_the_zone_and_the_clock_are_shown(anyone: Person) -> None:
    await begun(anyone)
    assert f"{anyone.reader.place()}, {anyone.reader.clock()}" in await anyone.text()


async def test_the_calendar_turns_its_pages_and_offers_no_day_gone(someone: Person) -> None:
    await begun(someone)
    await someone.taps("📅")
    assert MONTHS[LANGUAGES[someone.id]] in await someone.text()
    assert not any(words.startswith("◀️") for words in await someone.buttons())
    days = [words for words in await someone.buttons() if words.isdigit() or words[:1] == "●"]
    assert days[0] == "● 23"
    assert days[-1] in {"30", "31"}
    await someone.taps("·")  # a day gone, and no button
    await someone.taps("▶️")
    assert NEXT_MONTHS[LANGUAGES[someone.id]] in await someone.text()
    await someone.taps("15")
    await someone.taps("12:00")
    assert await deadline_of(someone) == at(someone, "12-15 12:00")


async def test_hours_gone_are_not_offered(anyone: Person) -> None:
    await begun(anyone)
    await anyone.taps("📅")
    await anyone.taps("● 23")
    hours = [words for words in await anyone.buttons() if ":" in words]
    assert hours[0] == "18:00"  # the end of the working day
    assert hours[1] == {"uk": "11:00", "ru": "10:00", "en": "09:00"}[LANGUAGES[anyone.id]]
    await anyone.taps("⬅️")
    assert MONTHS[LANGUAGES[anyone.id]] in await anyone.text()
    await anyone.taps("⬅️")
    await anyone.taps("⬅️")
    assert "#1 · Афіша" in await anyone.text()


@pytest.mark.parametrize("place", range(4))
async def test_typed_in_words(anyone: Person, place: int) -> None:
    words, wall = TYPED[LANGUAGES[anyone.id]][place]
    await begun(anyone)
    await anyone.taps("✏️")
    await anyone.says(words)
    assert "#1 · Афіша" in await anyone.text()
    assert await deadline_of(anyone) == at(anyone, wall)
    assert len(await anyone.bots()) == 2  # the card came below, in place of the question


async def test_typed_while_it_is_chosen(anyone: Person) -> None:
    """Who reads «Until when?» answers; what is no moment is a task, as anywhere."""
    words, wall = TYPED[LANGUAGES[anyone.id]][0]
    await begun(anyone)
    await anyone.says(words)
    assert "#1 · Афіша" in await anyone.text()
    assert await deadline_of(anyone) == at(anyone, wall)
    await anyone.taps("⏰")
    await anyone.says(AMBIGUOUS[LANGUAGES[anyone.id]])
    [*_, later, _] = await anyone.buttons()
    await anyone.taps(later)
    assert await deadline_of(anyone) == at(anyone, "12-04 18:00")
    await anyone.taps("⏰")
    await anyone.says("Нова задача")
    await anyone.taps("✅")
    assert "#2 · Нова задача" in await anyone.text()
    assert await deadline_of(anyone) is None


async def test_an_hour_beside_a_chosen_day_is_not_todays(writer: Person) -> None:
    await begun(writer)
    await writer.taps("📅")
    await writer.taps("27")
    await writer.says("15:00")
    assert "→ Моя дошка" in await writer.text()
    await writer.taps("✖️")
    await writer.says("/board")
    await writer.taps("#1")
    assert await deadline_of(writer) is None


async def test_an_open_deadline_takes_no_content_from_a_draft(writer: Person) -> None:
    await begun(writer)
    card = await writer.screen()
    await writer.says("Стаття")
    await writer.taps("⬅️", on=card)
    await writer.taps("⏰", on=await shown(writer, card))
    await writer.says("завтра")
    assert "#2 · Стаття\nМоя дошка" in await writer.text()
    assert "завтра" in await writer.text()


async def test_typed_in_another_language(anyone: Person) -> None:
    for words, wall in (
        ("завтра 19:00", "11-24 19:00"),
        ("послезавтра утром", "11-25 09:00"),
        ("in 3 days", "11-26 18:00"),
        ("8 березня", None),
    ):
        await anyone.says("/cancel")
        await begun(anyone)
        await anyone.taps("✏️")
        await anyone.says(words)
        found = await deadline_of(anyone)
        assert found is not None
        assert wall is None or found == at(anyone, wall), words


async def test_an_ambiguous_phrase_is_asked_about(someone: Person) -> None:
    await begun(someone)
    await someone.taps("✏️")
    await someone.says(AMBIGUOUS[LANGUAGES[someone.id]])
    readings = [words for words in await someone.buttons() if "18:00" in words]
    assert len(readings) == 2
    await someone.taps(readings[1])
    assert "#1 · Афіша" in await someone.text()
    assert await deadline_of(someone) == at(someone, "12-04 18:00")


async def test_a_past_moment_is_told_and_the_next_one_offered(someone: Person) -> None:
    await begun(someone)
    await someone.taps("✏️")
    await someone.says(PAST[LANGUAGES[someone.id]])
    assert moments(await someone.screen()) == []
    (following,) = [words for words in await someone.buttons() if "07:00" in words]
    await someone.taps(following)
    assert await deadline_of(someone) == at(someone, "11-24 07:00")


@pytest.mark.parametrize("words", ["кракозябра", "31.02", "завтра о 25:99", "🙂"])
async def test_what_cannot_be_read_shows_an_example_that_can(anyone: Person, words: str) -> None:
    await begun(anyone)
    await anyone.taps("✏️")
    before = await anyone.text()
    await anyone.says(words)
    found = await anyone.text()
    example = found[found.rindex("«") + 1 : found.rindex("»")] if "«" in found else ""
    example = example or found[found.rindex("“") + 1 : found.rindex("”")]
    assert example
    assert example in before
    await anyone.says(example)
    assert await deadline_of(anyone) == at(anyone, "11-25 18:00")


async def test_a_picture_is_no_deadline(writer: Person) -> None:
    await begun(writer)
    await writer.taps("✏️")
    await writer.sends_special("sticker")
    assert "«" in await writer.text()
    await writer.says("завтра")
    assert await deadline_of(writer) == at(writer, "11-24 18:00")


async def test_taken_off(anyone: Person) -> None:
    await begun(anyone)
    assert not any(words.startswith("✖️") for words in await anyone.buttons())
    await anyone.taps(anyone.words("Tomorrow"))
    await anyone.taps("⏰")
    await anyone.taps("✖️")
    assert await deadline_of(anyone) is None
    assert "⏰" not in (await anyone.text())


async def test_a_button_of_yesterday_is_refused(anyone: Person) -> None:
    await begun(anyone)
    data = await anyone.data_of(anyone.words("Tomorrow"))
    await anyone.town.pass_time(days=2)
    toast = await anyone.forges(data)
    assert toast != ""
    await anyone.says("/board")
    await anyone.taps("#1")
    assert await deadline_of(anyone) is None


async def test_the_dialog_survives_a_restart(someone: Person) -> None:
    await begun(someone)
    await someone.taps("✏️")
    await someone.town.restart()
    await someone.says(TYPED[LANGUAGES[someone.id]][0][0])
    assert await deadline_of(someone) is not None


async def test_back_from_typing_leaves_nothing_behind(anyone: Person) -> None:
    await begun(anyone)
    await anyone.taps("✏️")
    await anyone.taps("⬅️")
    await anyone.taps("⬅️")
    assert "#1 · Афіша" in await anyone.text()
    await anyone.says("Нова задача")
    await anyone.taps("✅")
    assert "#2 · Нова задача" in await anyone.text()
