"""One line says all, and each thing that was understood goes back into the title with one tap."""

import pytest

from tests.conversations.groups import add_bot
from tests.conversations.looking import moments
from tests.conversations.teams import gather_team
from tests.conversations.test_groups import replies
from tests.town import LANGUAGES, Person, Town

LINES = {
    "uk": "Пост про книги @max #instagram !! завтра 18:00",
    "ru": "Пост про книги @max #instagram !! завтра в 18:00",
    "en": "Пост про книги @max #instagram !! tomorrow 18:00",
}


def chips(buttons: list[str]) -> list[str]:
    """The buttons that put one thing back."""
    return [words for words in buttons if words.startswith("✕")]


async def title_of(person: Person) -> str:
    """The title of the newest card."""
    return (await person.text()).splitlines()[0].removeprefix("#1 · ")


async def test_one_line_says_all(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await me.says(LINES[LANGUAGES[number]])
    assert (await title_of(me)) == "Пост про книги"
    assert f"🔥 {me.words('Urgent')}" in await me.text()
    await me.taps("✅")
    assert (await title_of(me)) == "Пост про книги"
    urgent = me.words("Urgent")
    found = chips(await me.buttons())
    assert found[1:] == ["✕ Max Taylor", f"✕ {urgent}", "✕ #instagram"]
    assert found[0].startswith("✕ 24.11")
    await me.taps(f"✕ {urgent}")
    assert (await title_of(me)) == "Пост про книги !!"
    assert f"🔥 {urgent}" not in await me.text()
    await me.taps("✕ #instagram")
    assert (await title_of(me)) == "Пост про книги #instagram !!"
    assert len(moments(await me.screen())) == 2
    toast = await me.taps("24.11")
    assert toast == me.words("Back in the title")
    assert moments(await me.screen()) == []
    assert (await title_of(me)) == LINES[LANGUAGES[number]].replace("@max ", "")
    # ↩️ takes the last tap back, so what is left to put back has its own button.
    assert chips(await me.buttons()) == ["✕ Max Taylor"]
    await me.taps("✕ Max Taylor")
    assert (await title_of(me)) == LINES[LANGUAGES[number]]
    assert "👤 Max" not in await me.text()


async def test_what_was_changed_by_hand_has_no_chip(writer: Person) -> None:
    await writer.says("Пост #книги ! завтра 18:00")
    await writer.taps("✅")
    await writer.taps("🔥")
    await writer.taps("Терміново")
    assert [words[2:7] for words in chips(await writer.buttons())] == ["24.11", "#книг"]
    await writer.taps("24.11")
    assert await title_of(writer) == "Пост завтра 18:00"
    assert "🔥 Терміново" in await writer.text()


async def test_a_chip_tapped_again_changes_nothing(writer: Person) -> None:
    await writer.says("Пост #книги #акція завтра")
    await writer.taps("✅")
    chip = await writer.data_of("#книги")
    await writer.taps("#книги")
    before = await writer.text()
    await writer.forges(chip)
    assert await writer.text() == before
    assert await title_of(writer) == "Пост #книги"


async def test_chips_leave_a_card_that_is_no_longer_fresh(writer: Person) -> None:
    await writer.says("Пост #книги #акція")
    await writer.taps("✅")
    assert len(chips(await writer.buttons())) == 2
    await writer.town.pass_time(days=2)
    await writer.says("/board")
    await writer.taps("#1")
    assert chips(await writer.buttons()) == []
    assert any(words.startswith("↩️") for words in await writer.buttons())


@pytest.mark.parametrize(
    ("typed", "title", "priority"),
    [
        ("Пост !", "Пост", "Високий пріоритет"),
        ("!! Пост", "Пост", "Терміново"),
        ("Пост !!! сьогодні ввечері", "Пост", "Терміново"),
        ("Увага!!", "Увага!!", ""),
        ("Ура! Пост", "Ура! Пост", ""),
        ("!!", "!!", ""),
        ("Пост !!!!", "Пост !!!!", ""),
    ],
)
async def test_marks_that_stand_alone_are_a_priority(
    writer: Person, typed: str, title: str, priority: str
) -> None:
    await writer.says(typed)
    await writer.taps("✅")
    assert await title_of(writer) == title
    assert (f"🔥 {priority}" in await writer.text()) if priority else True
    assert ("🔥" in await writer.text()) == bool(priority)


async def test_the_line_works_in_a_group(sqlite_town: Town, number: int) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says(f"/new {LINES[LANGUAGES[number]].replace('@max ', '')}")
    assert f"🔥 {here.words('Urgent')}" in await here.text()
    await replies(here, "✅")
    assert await title_of(here) == "Пост про книги"
    assert len(chips(await here.buttons())) == 3


async def test_help_has_the_grammar(anyone: Person) -> None:
    await anyone.says("/help")
    text = await anyone.text()
    assert "#instagram !! " in text
    assert all(f"{sign} " in text for sign in ("@", "#", "!", "!!", "✕", "↩️"))
