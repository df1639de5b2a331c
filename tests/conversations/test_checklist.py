"""☑️ checklists on a card: put on, ticked with one tap, also by two people at once."""

import asyncio

from handlers.templates import item_text
from models.checklists import COLLABORATION
from tests.conversations.groups import gather, makes
from tests.conversations.teams import GUEST, gather_team
from tests.town import Json, Person, Town

STEPS = len(COLLABORATION.items)
LITERAL = {101: "план Б", 102: "план Б", 103: "plan B"}
NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def put(person: Person, title: str = "Зустріч") -> None:
    """A card with the collaboration checklist, which is open."""
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
    assert len(items(await someone.buttons())) == STEPS
    assert f"0/{STEPS}" in await someone.text()
    assert LITERAL[someone.id] in await someone.text()
    await someone.taps("⬅️")
    assert f"☑️ 0/{STEPS}" in await someone.buttons()
    await someone.says("/board")
    assert f"☑️ 0/{STEPS}" in await someone.text()
    await someone.says("/my")
    assert f"☑️ 0/{STEPS}" in await someone.text()


async def test_put_on_a_new_card_once(anyone: Person) -> None:
    await anyone.says("/checklist")
    await anyone.taps(anyone.words("Criteria of success"))
    data = await anyone.data_of("➕")
    await anyone.taps("➕")
    title = anyone.words("Criteria of success")
    assert f"#1 · {title}" in await anyone.text()
    await anyone.taps("▫️ 2")
    assert "1/21" in await anyone.text()
    await anyone.taps("▶️")
    assert "21. " in await anyone.text()
    await anyone.forges(data)
    assert "#1 ·" in await anyone.text()
    assert "1/21" in await anyone.text()


async def test_without_a_card_the_command_says_so(anyone: Person) -> None:
    await anyone.says("/checklist")
    await anyone.taps("☑️")
    await anyone.taps("☑️")
    nothing = "You have no open cards. Send me a task first."
    assert await anyone.text() == anyone.words(nothing)
    for _ in range(3):
        await anyone.taps("⬅️")
    assert await anyone.buttons()


async def test_ticked_and_unticked_with_one_tap(someone: Person) -> None:
    await put(someone)
    await someone.taps("▫️ 1")
    await someone.taps(f"▫️ {STEPS}")
    assert f"2/{STEPS}" in await someone.text()
    name, clock = NAMES[someone.id], someone.reader.clock()
    first = item_text(someone.reader, "task")
    assert f"✅ 1. {first} · {name} · {clock}" in await someone.text()
    assert (await someone.text()).count(name) == 2
    await someone.taps("✅ 1")
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
    await anyone.taps("▫️ 1")
    await anyone.forges(data)
    assert f"1/{STEPS}" in await anyone.text()


async def test_a_second_tick_keeps_the_first(town: Town) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await put(olena)
    data = await olena.data_of("▫️ 1")
    await olena.taps("▫️ 1")
    await town.pass_time(hours=1)
    await marina.says("/board")
    await marina.forges(data)
    assert "Олена Коваль" in await marina.text()
    assert "Марина Соколова" not in await marina.text()
    assert f"1/{STEPS}" in await marina.text()


async def test_two_tick_at_the_same_moment_and_both_count(town: Town) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await put(olena)
    mine = await olena.screen()
    await marina.says("/board")
    await marina.taps("#1")
    await marina.taps("☑️")
    theirs = await marina.screen()
    data = [await olena.data_of("▫️ 2"), await marina.data_of("▫️ 3")]
    urls = [f"{town.sandbox.url}/people/{who.id}/chats/{who.chat}/tap" for who in (olena, marina)]

    async def tap(url: str, data: str, on: Json) -> None:
        body = {"message_id": on["message_id"], "data": data}
        async with town.http.post(url, json=body) as response:
            assert response.status == 200

    await asyncio.gather(tap(urls[0], data[0], mine), tap(urls[1], data[1], theirs))
    await town.settle()
    for person, message in ((olena, mine), (marina, theirs)):
        text = (await again(person, message))["text"]
        assert f"2/{STEPS}" in text
        assert "Олена Коваль" in text
        assert "Марина Соколова" in text


async def test_two_tick_in_a_group_at_the_same_moment_and_both_count(
    town: Town, number: int
) -> None:
    olena, marina = town.olena, town.marina
    for person in (olena, marina, town.max):
        await person.settles()
    here = await gather(town.person(number))
    await makes(here, "Зустріч")
    await here.taps("☑️")
    await here.taps("☑️")
    shared = await here.screen()
    both = [who.at(here.chat) for who in (olena, marina)]
    data = [await here.data_of("▫️ 2"), await here.data_of("▫️ 3")]

    async def tap(who: Person, data: str) -> None:
        url = f"{town.sandbox.url}/people/{who.id}/chats/{who.chat}/tap"
        body = {"message_id": shared["message_id"], "data": data}
        async with town.http.post(url, json=body) as response:
            assert response.status == 200

    await asyncio.gather(*(tap(who, data) for who, data in zip(both, data, strict=True)))
    await town.settle()
    lines = (await again(here, shared))["text"].splitlines()
    assert f"· 2/{STEPS}" in lines[1]
    for person, number_of_item in ((olena, 2), (marina, 3)):
        [line] = [line for line in lines if line.startswith(f"✅ {number_of_item}. ")]
        assert line.endswith(f" · {NAMES[person.id]} · {here.reader.clock()}")


async def test_two_people_tick_and_both_see_it(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await put(me)
    mine = await me.screen()
    other = town.marina if number != 102 else town.max
    await other.says("/board")
    await other.taps("#1")
    card = await other.screen()
    await me.taps("▫️ 1", on=mine)
    seen = await again(other, card)
    assert f"1/{STEPS}" in seen["text"]
    await other.taps("☑️", on=seen)
    assert f"✅ 1. {item_text(other.reader, 'task')}" in await other.text()
    await other.taps("▫️ 2")
    assert f"2/{STEPS}" in await other.text()
    assert f"2/{STEPS}" in (await again(me, mine))["text"]
    await me.taps("⬅️", on=await again(me, mine))
    assert f"2/{STEPS}" in await me.text()


async def test_in_the_words_of_the_board_or_in_ones_own(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await put(olena)
    assert not [words for words in await olena.buttons() if words.startswith("🌐")]
    await max_.says("/board")
    await max_.taps("#1")
    await max_.taps("☑️")
    assert item_text(max_.reader, "task") in await max_.text()
    await max_.taps("🌐")
    assert item_text(olena.reader, "task") in await max_.text()
    await max_.taps("▫️ 1")
    assert f"✅ 1. {item_text(olena.reader, 'task')}" in await max_.text()
    shown = await max_.screen()
    await olena.taps("▫️ 2")
    assert f"✅ 2. {item_text(olena.reader, 'present')}" in (await again(max_, shown))["text"]
    await max_.taps("🌐")
    assert item_text(max_.reader, "task") in await max_.text()


async def test_a_guest_ticks_and_changes_nothing(town: Town) -> None:
    await gather_team(town, role=GUEST)
    await put(town.olena)
    await town.max.says("/boards")
    await town.max.taps(town.olena.words("{name}'s team", name="Олена"))
    await town.max.taps("#1")
    await town.max.taps("☑️")
    await town.max.taps("▫️")
    assert f"1/{STEPS}" in await town.max.text()
    assert "Max Taylor" in await town.max.text()
    assert not [words for words in await town.max.buttons() if words[0] in "➕✏☑"]


async def test_all_ticked(writer: Person) -> None:
    await put(writer)
    for _ in range(STEPS):
        await writer.taps("▫️")
    assert f"{STEPS}/{STEPS}" in await writer.text()
    assert not any(words.startswith("▫️") for words in await writer.buttons())


async def test_a_checklist_in_a_group(town: Town, number: int) -> None:
    me = town.person(number)
    group = await me.acts("groups", title="Книголюби", members=[], with_bot=True)
    here = me.at(group["chat"])
    await here.says("/new Зустріч")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await here.taps("☑️")
    await here.taps("☑️")
    await here.taps("▫️")
    assert f"1/{STEPS}" in await here.text()
    await here.taps("⬅️")
    assert f"☑️ 1/{STEPS}" in await here.buttons()
    await here.says("/checklist")
    await here.taps(here.words("A month of SMM work"))
    await here.taps("➕")
    assert f"#2 · {here.words('A month of SMM work')}" in await here.text()
    await here.taps("▫️ 1")
    assert "1/12" in await here.text()


async def test_buttons_of_the_first_release_still_work(writer: Person) -> None:
    await writer.says("Зустріч")
    await writer.taps("✅")
    await writer.forges("cl:1:0")
    await writer.forges("cp:1:collaboration:0")
    assert f"0/{STEPS}" in await writer.text()
    await writer.forges("ti:1:1")
    assert f"1/{STEPS}" in await writer.text()
    await writer.forges("cl:1:0")
    assert f"1/{STEPS}" in await writer.text()
    await writer.forges("cv:collaboration")
    assert (await writer.text()).count("•") == STEPS
    await writer.forges("ck:collaboration:0")
    assert [words for words in await writer.buttons() if words.startswith("#1")]
