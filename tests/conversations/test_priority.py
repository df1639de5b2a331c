"""🔥 how much a card matters: two taps, on the card, in lists, and on what repeats."""

import pytest

from models.tables import Card, Event, EventKind
from tests.conversations.looking import cards
from tests.conversations.teams import GUEST, gather_team
from tests.town import Person, Town, keyboard


async def made(person: Person, title: str = "Пост") -> None:
    """A card of this person; its screen is the newest message."""
    await person.says(title)
    await person.taps("✅")


async def test_two_taps_make_a_card_urgent_and_back(someone: Person) -> None:
    await made(someone)
    rows = keyboard(await someone.screen())
    await someone.taps("🔥")
    assert f"● {someone.words('No priority')}" in await someone.buttons()
    urgent = someone.words("Urgent")
    assert await someone.taps(urgent) == f"🔥 {urgent}"
    assert f"\n🔥 {urgent}" in await someone.text()
    assert len(keyboard(await someone.screen())) == len(rows)
    assert "#1 🔥 Пост" in await cards(someone)
    assert "\n#1 🔥 Пост\n" in await someone.text()
    await someone.says("/my")
    assert "#1 🔥 Пост" in await someone.buttons()
    await someone.taps("#1")
    await someone.taps("🔥")
    assert f"● {urgent}" in await someone.buttons()
    await someone.taps(someone.words("No priority"))
    assert "🔥" not in await someone.text()
    assert "#1 Пост" in await cards(someone)
    told = await Event.filter(kind=EventKind.PRIORITY).order_by("id")
    assert [event.data for event in told] == [
        {"before": "none", "after": "urgent"},
        {"before": "urgent", "after": "none"},
    ]


@pytest.mark.parametrize(
    ("choice", "name"), [("High priority", "#1 🔺 A"), ("Low priority", "#1 A")]
)
async def test_high_has_a_sign_of_its_own_and_low_has_none(
    anyone: Person, choice: str, name: str
) -> None:
    await made(anyone, "A")
    await anyone.taps("🔥")
    await anyone.taps(anyone.words(choice))
    assert f"\n🔥 {anyone.words(choice)}" in await anyone.text()
    assert name in await cards(anyone)


async def test_what_matters_more_comes_first_among_my_cards(writer: Person) -> None:
    for title, choice in (("A", "Low priority"), ("B", "No priority"), ("C", "Urgent")):
        await made(writer, title)
        await writer.taps("🔥")
        await writer.taps(writer.words(choice))
    await writer.says("/my")
    found = [words for words in await writer.buttons() if words.startswith("#")]
    assert found == ["#3 🔥 C", "#2 B", "#1 A"]


async def test_shown_at_once_to_everybody_and_changed_by_editors_only(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town, role=GUEST)
    olena, guest = town.olena, town.max
    await made(olena)
    await guest.says("/boards")
    await guest.taps((await guest.buttons())[1])
    await guest.taps("#1")
    assert not any(words.startswith("🔥") for words in await guest.buttons())
    await olena.taps("🔥")
    data = await olena.data_of(olena.words("Urgent"))
    await olena.taps(olena.words("High priority"))
    assert f"🔥 {guest.words('High priority')}" in await guest.text()
    refused = await guest.forges(data)
    assert refused == guest.words("Your role on this board does not allow this.")
    assert f"🔥 {olena.words('High priority')}" in await olena.text()


async def test_in_a_group(sqlite_town: Town, number: int) -> None:
    made = await sqlite_town.person(number).acts("groups", title="Клуб", with_bot=True)
    here = sqlite_town.person(number).at(made["chat"])
    await here.says("/new Афіша")
    await here.says("Текст", reply_to=(await here.screen())["message_id"])
    await here.taps("🔥")
    assert await here.taps(here.words("Urgent")) == f"🔥 {here.words('Urgent')}"
    assert f"\n🔥 {here.words('Urgent')}" in await here.text()


async def test_the_next_card_matters_as_much(writer: Person) -> None:
    await made(writer, "Звіт завтра 12:00")
    await writer.taps("🔥")
    await writer.taps(writer.words("Urgent"))
    await writer.taps("⏰")
    await writer.taps("🔁")
    await writer.taps("✏️")
    await writer.says("щодня")
    await writer.says("/my")
    await writer.taps("#1")
    await writer.taps("✅")
    assert await Card.filter(priority=4).count() == 2
    assert "#2 🔥 Звіт" in await cards(writer)
