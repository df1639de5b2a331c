"""➡️ ↔️ ✅: one tap each, answered at once, and shown to everybody who has the card open."""

import pytest

from tests.conversations.looking import cards
from tests.conversations.teams import gather_team
from tests.town import Json, Person, Town, keyboard


async def made(person: Person, title: str = "Афіша") -> Json:
    """A card and its message."""
    await person.says(title)
    await person.taps("✅")
    return await person.screen()


async def opened(person: Person) -> Json:
    """The board's first card, open in a message of this person."""
    await person.says("/board")
    await person.taps("#1")
    return await person.screen()


async def again(person: Person, message: Json) -> Json:
    """The message as it is now."""
    return next(m for m in await person.bots() if m["message_id"] == message["message_id"])


def signs_of(message: Json) -> set[str]:
    """The signs on the buttons of a message."""
    return {button["text"].split()[0] for row in keyboard(message) for button in row}


async def test_to_the_next_column(someone: Person) -> None:
    await made(someone)
    following = someone.words("In progress")
    assert f"➡️ {following}" in await someone.buttons()
    assert await someone.taps("➡️") == following
    assert f"{someone.words('My board')} · {following}" in await someone.text()
    assert len(await someone.bots()) == 2
    # Where the next column is the last, ✅ says the same.
    assert "➡️" not in signs_of(await someone.screen())
    assert "✅" in signs_of(await someone.screen())


async def test_to_any_column_and_back(anyone: Person) -> None:
    await made(anyone)
    await anyone.taps("↔️")
    todo, doing, done = (anyone.words(w) for w in ("To do", "In progress", "Done column"))
    assert (await anyone.buttons())[:3] == [f"● {todo}", doing, done]
    await anyone.taps(doing)
    assert f" · {doing}" in await anyone.text()
    await anyone.taps("↔️")
    await anyone.taps(todo)
    assert f" · {todo}" in await anyone.text()
    await anyone.taps("↔️")
    await anyone.taps("⬅️")
    assert "#1 · Афіша" in await anyone.text()


async def test_done_and_open_again(someone: Person) -> None:
    await made(someone)
    done = someone.words("Done column")
    assert await someone.taps("✅") == f"✅ {done}"
    assert f" · {done}" in await someone.text()
    assert not {"✅", "➡️"} & signs_of(await someone.screen())
    await someone.says("/my")
    assert "Афіша" not in await someone.text()
    await someone.says("/board")
    assert f"{done} · 1\n#1 Афіша" in await someone.text()
    await someone.taps("#1")
    await someone.taps("↔️")
    await someone.taps(someone.words("To do"))
    await someone.says("/my")
    assert "Афіша" in await someone.text()


@pytest.mark.parametrize("sign", ["➡️", "✅"])
async def test_a_second_tap_changes_nothing(someone: Person, sign: str) -> None:
    first = await made(someone)
    data = await someone.data_of(sign)
    toast = await someone.taps(sign)
    await made(someone, "Друга")
    await someone.taps(sign)
    order = await cards(someone)  # a card that is moved anew would change its place
    assert await someone.forges(data, on=first) == toast
    assert await someone.forges(data, on=first) == toast
    assert await cards(someone) == order


async def test_everybody_sees_it_in_their_own_language(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await made(me)
    onlookers = [one for one in (town.olena, town.marina, town.max) if one.id != me.id]
    open_cards = [(one, await opened(one)) for one in onlookers]
    before = {one.id: len(await one.bots()) for one in onlookers}
    mine = await opened(me)
    for sign, column in (("➡️", "In progress"), ("✅", "Done column")):
        await me.taps(sign, on=await again(me, mine))
        for one, card in open_cards:
            now = await again(one, card)
            assert f" · {me.words(column)}" in now["text"]
            words = [button["text"] for row in keyboard(now) for button in row]
            assert f"👤 {one.words('People')}" in words
            assert len(await one.bots()) == before[one.id]  # nobody's chat is filled


async def test_a_change_of_people_date_and_title_is_shown_too(town: Town) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await made(olena)
    hers = await opened(marina)
    mine = await opened(olena)
    await olena.taps("👤", on=mine)
    await olena.taps("🙋")
    assert "👤 Олена Коваль" in (await again(marina, hers))["text"]
    await olena.taps("⬅️")
    await olena.taps("⏰")
    await olena.taps(olena.words("Tomorrow"))
    assert "⏰" in (await again(marina, hers))["text"]
    await olena.taps("✏️")
    await olena.says("Нова назва")
    assert "#1 · Нова назва" in (await again(marina, hers))["text"]


async def test_two_of_ones_own_messages_show_the_same(anyone: Person) -> None:
    first = await made(anyone)
    second = await opened(anyone)
    await anyone.taps("✅", on=second)
    column = f" · {anyone.words('Done column')}"
    assert column in (await again(anyone, first))["text"]
    assert column in (await again(anyone, second))["text"]


async def test_a_message_that_shows_something_else_is_left_alone(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    card = await made(olena)
    hers = await opened(marina)
    await marina.taps("↔️", on=hers)
    choosing = (await again(marina, hers))["text"]
    await olena.taps("➡️", on=card)
    assert (await again(marina, hers))["text"] == choosing
    await marina.taps("⬅️")
    assert f" · {olena.words('In progress')}" in await marina.text()


async def test_a_deleted_card_message_stops_nobody(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await made(olena)
    hers = await opened(marina)
    mine = await opened(olena)
    await marina.does("delete", message_ids=[hers["message_id"]])
    await olena.taps("✅", on=mine)
    assert f" · {olena.words('Done column')}" in (await again(olena, mine))["text"]
    fresh = await opened(marina)
    assert f" · {olena.words('Done column')}" in fresh["text"]


async def test_a_message_a_year_old_still_works(anyone: Person) -> None:
    card = await made(anyone)
    await anyone.town.pass_time(days=366)
    await anyone.taps("✅", on=card)
    assert f" · {anyone.words('Done column')}" in await anyone.text()
