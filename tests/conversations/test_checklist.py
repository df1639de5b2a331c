"""☑️ the collaboration checklist on a card, ticked with one tap, also by two people."""

from tests.conversations.teams import GUEST, gather_team
from tests.town import Json, Person, Town

STEPS = 13
FIRST = "The answer to: which task is the content to solve?"
SECOND = "The initiative, event, format or achievement is presented"
LAST = "Plan B for a shortfall: spare posts, reminders, ads, budget"
LITERAL = {101: "План Б", 102: "План Б", 103: "Plan B"}


async def put(person: Person, title: str = "Зустріч") -> None:
    """A card with the checklist, whose screen is open."""
    await person.says(title)
    await person.taps("✅")
    await person.taps("☑️")
    await person.taps("☑️")


def items(buttons: list[str]) -> list[str]:
    """The items among the buttons."""
    return [words for words in buttons if words[0] in "▫✅"]


async def again(person: Person, message: Json) -> Json:
    """The message as it is now."""
    return next(m for m in await person.bots() if m["message_id"] == message["message_id"])


async def test_found_by_command_and_put_on_a_card(someone: Person) -> None:
    await someone.says("Зустріч")
    await someone.taps("✅")
    await someone.says("/checklist")
    await someone.taps("☑️")
    whole = await someone.text()
    for part in ("Before the meeting", "Goals of the meeting", "Results of the meeting"):
        assert someone.words(part) in whole
    assert whole.count("•") == STEPS
    assert LITERAL[someone.id] in whole
    await someone.taps("☑️")
    await someone.taps("#1")
    await someone.taps("☑️")
    assert len(items(await someone.buttons())) == STEPS
    assert f"0/{STEPS}" in await someone.text()
    await someone.taps("⬅️")
    assert f"☑️ 0/{STEPS}" in await someone.buttons()


async def test_without_a_card_the_command_says_so(anyone: Person) -> None:
    await anyone.says("/checklist")
    await anyone.taps("☑️")
    await anyone.taps("☑️")
    nothing = "You have no open cards. Send me a task first."
    assert await anyone.text() == anyone.words(nothing)
    for _ in range(2):
        await anyone.taps("⬅️")
    assert await anyone.buttons()


async def test_ticked_and_unticked_with_one_tap(someone: Person) -> None:
    await put(someone)
    await someone.taps(f"▫️ {someone.words(FIRST)[:20]}")
    await someone.taps(f"▫️ {someone.words(LAST)[:20]}")
    assert f"2/{STEPS}" in await someone.text()
    name = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[someone.id]
    assert (await someone.text()).count(name) == 2
    await someone.taps(f"✅ {someone.words(FIRST)[:20]}")
    assert f"1/{STEPS}" in await someone.text()
    await someone.taps("⬅️")
    assert f"☑️ 1/{STEPS}" in await someone.buttons()
    assert f"1/{STEPS}" in await someone.text()


async def test_a_second_tap_puts_no_second_one(anyone: Person) -> None:
    await anyone.says("Зустріч")
    await anyone.taps("✅")
    await anyone.taps("☑️")
    data = await anyone.data_of("☑️")
    await anyone.taps("☑️")
    await anyone.taps(f"▫️ {anyone.words(FIRST)[:20]}")
    await anyone.forges(data)
    assert f"1/{STEPS}" in await anyone.text()


async def test_a_second_tick_keeps_the_first(town: Town) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await put(olena)
    data = await olena.data_of(f"▫️ {olena.words(FIRST)[:20]}")
    await olena.taps(f"▫️ {olena.words(FIRST)[:20]}")
    await town.pass_time(hours=1)
    await marina.says("/board")
    await marina.forges(data)
    assert "Олена Коваль" in await marina.text()
    assert "Марина Соколова" not in await marina.text()
    assert f"1/{STEPS}" in await marina.text()


async def test_two_people_tick_and_both_see_it(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await put(me)
    mine = await me.screen()
    other = town.marina if number != 102 else town.max
    await other.says("/board")
    await other.taps("#1")
    card = await other.screen()
    await me.taps(f"▫️ {me.words(FIRST)[:20]}", on=mine)
    seen = await again(other, card)
    assert f"1/{STEPS}" in seen["text"]
    await other.taps("☑️", on=seen)
    assert items(await other.buttons())[0].startswith(f"✅ {other.words(FIRST)[:20]}")
    await other.taps(f"▫️ {other.words(SECOND)[:20]}")
    assert f"2/{STEPS}" in await other.text()
    await me.taps("⬅️", on=mine)
    assert f"2/{STEPS}" in await me.text()


async def test_two_people_with_the_checklist_open_see_each_others_ticks(town: Town) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await put(olena)
    mine = await olena.screen()
    await marina.says("/board")
    await marina.taps("#1")
    await marina.taps("☑️")
    await marina.taps(f"▫️ {marina.words(SECOND)[:20]}")
    assert f"1/{STEPS}" in (await again(olena, mine))["text"]


async def test_a_guest_ticks(town: Town) -> None:
    await gather_team(town, role=GUEST)
    await put(town.olena)
    await town.max.says("/boards")
    await town.max.taps(town.olena.words("{name}'s team", name="Олена"))
    await town.max.taps("#1")
    await town.max.taps("☑️")
    await town.max.taps("▫️")
    assert f"1/{STEPS}" in await town.max.text()
    assert "Max Taylor" in await town.max.text()


async def test_all_ticked(writer: Person) -> None:
    await put(writer)
    for _ in range(STEPS):
        await writer.taps("▫️")
    assert f"{STEPS}/{STEPS}" in await writer.text()
    assert not any(words.startswith("▫️") for words in await writer.buttons())


async def test_a_checklist_in_a_group(town: Town) -> None:
    group = await town.olena.acts("groups", title="Книголюби", members=[102], with_bot=True)
    here = town.olena.at(group["chat"])
    await here.says("/new Зустріч")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await here.taps("☑️")
    await here.taps("☑️")
    await here.taps("▫️")
    assert f"1/{STEPS}" in await here.text()
    await here.taps("⬅️")
    assert f"☑️ 1/{STEPS}" in await here.buttons()
