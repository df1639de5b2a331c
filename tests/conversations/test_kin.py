"""📋 copies, 🗂 other boards, 🔗 linked cards, and ✂️ cards of a list."""

import pytest

from models.refusals import NotAllowed, TeamCardStays, TooManyLines
from models.tables import Assignment, Card, CardLink, Content, Event, EventKind, Item
from tests.conversations.looking import PICTURE, cards
from tests.conversations.teams import gather_team
from tests.town import Json, Person, Town


async def filled_card(person: Person, title: str = "Афіша #тепла @max") -> Json:
    """A card with a picture and a checklist, one of its two items ticked; its message."""
    await person.says(title)
    await person.sends("photo", PICTURE, caption="Ескіз")
    await person.taps("☑️")
    await person.taps("➕")
    await person.says("Кроки\n- Раз\n- [x] Два")
    await person.taps("⬅️")
    return await person.screen()


async def own_board(person: Person) -> str:
    """The title of the person's own board."""
    return person.words("My board")


async def open_more(person: Person, sign: str) -> None:
    """Do what has no button on the card itself."""
    await person.taps("⋯")
    await person.taps(sign)


async def test_a_copy_on_the_same_board(someone: Person) -> None:
    await filled_card(someone, "Афіша #тепла завтра 18:00")
    await open_more(someone, "📋")
    data = await someone.data_of("📋")
    await someone.taps("📋")
    words = someone.words("Copy of #{number}", number=1)
    assert (await someone.text()).startswith(f"📋 {words}\n\n#2 · Афіша")
    assert "🏷 🔴 тепла" in await someone.text()
    assert "0/2" in await someone.text()
    assert "📎 1" in await someone.buttons()
    assert "⏰" not in await someone.text()
    await someone.forges(data)
    await someone.forges(data)
    assert await cards(someone) == ["#1 Афіша", "#2 Афіша"]


async def test_a_copy_on_another_board_leaves_out_who_is_not_there(town: Town) -> None:
    olena = town.olena
    await gather_team(town)
    await filled_card(olena)
    assert "👤 Max" in await olena.text()
    await open_more(olena, "📋")
    await olena.taps(await own_board(olena))
    assert "#1 · Афіша" in await olena.text()
    assert await own_board(olena) in await olena.text()
    assert "🏷 🔴 тепла" in await olena.text()
    assert "👤" not in await olena.text()
    copy = await Card.get(creation_key__startswith="copy:")
    assert await Assignment.filter(card_id=copy.id).count() == 0
    assert await Item.filter(checklist__card_id=copy.id, done_at=None).count() == 2


async def test_a_card_moves_to_another_board_with_what_is_lost_told_before(
    town: Town, number: int
) -> None:
    me = town.person(number)
    await gather_team(town, me)
    other = next(one for one in (town.olena, town.max) if one.id != me.id)
    name = {101: "Олена Коваль", 103: "Max Taylor"}[other.id]
    await filled_card(me, "Афіша #тепла")
    await me.taps("👤")
    await me.taps(name)
    await me.taps("⬅️")
    await open_more(me, "🗂")
    await me.taps(await own_board(me))
    for words in (
        me.words("The team will not see it any more."),
        me.words("Not on that board, so not on the card: {names}.", names=name),
        me.words("The board gets new labels: {labels}.", labels="#тепла"),
    ):
        assert f"• {words}" in await me.text()
    assert await Event.filter(kind=EventKind.TRANSFERRED).count() == 0
    data = await me.data_of("✅")
    await me.taps("✅")
    assert f"{await own_board(me)} · {me.words('To do')}" in await me.text()
    assert "Ескіз" in await me.text()
    assert name not in await me.text()
    await me.forges(data)
    assert await Event.filter(kind=EventKind.TRANSFERRED).count() == 1
    assert await cards(other) == []
    await me.taps("⬅️")
    await me.taps("#1")
    await open_more(me, "🗂")
    await me.taps(me.words("{name}'s team", name=first_of(me)))
    shared = "Everybody on that board will see it, with all its history."
    assert f"• {me.words(shared)}" in await me.text()
    await me.taps("✅")
    assert await cards(other) == ["#2 Афіша"]


def first_of(person: Person) -> str:
    """The first name of somebody of the cast."""
    return {101: "Олена", 102: "Марина", 103: "Max"}[person.id]


async def test_a_teams_card_is_taken_home_only_by_its_author_or_an_admin(
    sqlite_town: Town,
) -> None:
    await gather_team(sqlite_town)
    olena, marina, team = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    await filled_card(olena)
    await open_more(olena, "🗂")
    await olena.taps(await own_board(olena))
    data = await olena.data_of("✅")
    card, board = data.split(":")[1:]
    home = (await Card.get()).board_id
    await marina.says("/board")
    await marina.taps("#1")
    await open_more(marina, "🗂")
    assert await marina.buttons() == [f"⬅️ {marina.words('Card')}"]
    own = await marina_board(marina)
    assert await marina.forges(f"zkt:{card}:{own}") == marina.refused(TeamCardStays())
    assert board != own
    assert (await Card.get()).board_id == home
    assert team.id


async def marina_board(person: Person) -> str:
    """The id of a person's own board."""
    from models.tables import Board, BoardKind

    found = await Board.get(owner__telegram_id=person.id, kind=BoardKind.PERSONAL)
    return str(found.id)


async def test_two_cards_are_linked_both_ways(someone: Person) -> None:
    for title in ("Афіша", "Розсилка"):
        await someone.says(title)
        await someone.taps("✅")
    await open_more(someone, "🖇")
    assert someone.words("No linked cards yet.") in await someone.text()
    await someone.taps("➕")
    await someone.says("немає такої")
    words = "I find no such card. Try a number, as #12, or another word."
    assert someone.words(words) in await someone.text()
    await someone.says("#1")
    data = await someone.data_of("#1")
    assert await someone.taps("#1") == someone.words("Linked")
    await someone.forges(data)
    assert await CardLink.all().count() == 1
    await someone.taps("#1")
    assert "#1 · Афіша" in await someone.text()
    assert "#2 Розсилка" in await someone.buttons()
    await someone.taps("#2")
    assert "#1 Афіша" in await someone.buttons()
    await open_more(someone, "🖇")
    assert "▫️ #1 Афіша" in await someone.text()
    assert await someone.taps("✖️") == someone.words("Not linked any more")
    assert await CardLink.all().count() == 0
    assert await Event.filter(kind=EventKind.UNLINKED).count() == 2


async def test_a_linked_card_is_shown_only_to_whoever_may_see_it(sqlite_town: Town) -> None:
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await gather_team(sqlite_town)
    for title in ("Таємна справа", "Афіша"):
        await olena.says(title)
        await olena.taps("🗂")
        await olena.taps("✅")
    await open_more(olena, "🖇")
    await olena.taps("➕")
    await olena.says("таємна")
    await olena.taps("#1")
    assert "Таємна справа" in await olena.text()
    assert await own_board(olena) in await olena.text()
    await marina.says("/board")
    await marina.taps("#1")
    await open_more(marina, "🖇")
    assert marina.words("No linked cards yet.") in await marina.text()
    assert "Таємна" not in str(await marina.messages())


async def test_a_message_of_many_lines_becomes_cards(someone: Person) -> None:
    await someone.says("- Афіша !!\n- Розсилка\n\n3. Пост #тепла")
    await someone.taps("✂️")
    assert someone.words("A card of each line:") in await someone.text()
    assert "1. Афіша !!\n2. Розсилка\n3. Пост #тепла" in await someone.text()
    assert await Card.all().count() == 0
    data = await someone.data_of("✅")
    await someone.taps("✅")
    assert "#1 · Афіша" in await someone.buttons()
    await someone.forges(data)
    assert "#1 · Афіша" in await someone.buttons()
    assert [card.title for card in await Card.all().order_by("id")] == ["Афіша", "Розсилка", "Пост"]
    await someone.says("Нова")
    await someone.taps("✅")
    assert "#4 · Нова" in await someone.text()


async def test_fifty_cards_at_once_and_no_more(writer: Person) -> None:
    await writer.says("\n".join(f"Справа {n}" for n in range(51)))
    assert await writer.taps("✂️") == writer.refused(TooManyLines(51, 50))
    await writer.taps("✖️")
    await writer.says("\n".join(f"Справа {n} " + "слово " * 5 for n in range(50)))
    await writer.taps("✂️")
    await writer.taps("✅")
    assert await Card.all().count() == 50


async def test_the_content_of_a_card_becomes_cards(anyone: Person) -> None:
    await anyone.says("Ідеї")
    long = "Дуже довга думка " * 20
    await anyone.says(f"Перша\n• Друга\n{long}")
    await open_more(anyone, "✂️")
    assert "1. Перша\n2. Друга\n3. Дуже довга" in await anyone.text()
    data = await anyone.data_of("✅")
    await anyone.taps("✅")
    await anyone.forges(data)
    assert await Card.all().count() == 4
    assert await Event.filter(kind=EventKind.SPLIT).count() == 1
    kept = await Content.get(card__number=4)
    assert kept.text == long.strip()


async def test_a_checklist_becomes_cards_that_tick_it(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says("Захід")
    await olena.taps("✅")
    await olena.taps("☑️")
    await olena.taps("➕")
    await olena.says("Кроки\n- Раз\n- [x] Два\n- Три")
    await olena.taps("⬅️")
    await open_more(olena, "✂️")
    assert "1. Раз\n2. Три" in await olena.text()
    data = await olena.data_of("✅")
    await olena.taps("✅")
    await olena.forges(data)
    assert [card.title for card in await Card.all().order_by("id")] == ["Захід", "Раз", "Три"]
    await olena.taps("#2")
    await olena.taps("✅")
    assert await Item.filter(done_at__isnull=False).count() == 2


@pytest.mark.parametrize("sign", ["🗂", "✂️"])
async def test_a_guest_is_not_offered_what_is_refused(sqlite_town: Town, sign: str) -> None:
    from tests.conversations.teams import GUEST

    await gather_team(sqlite_town, sqlite_town.olena, GUEST)
    await filled_card(sqlite_town.olena)
    guest = sqlite_town.marina
    await guest.says("/boards")
    await guest.taps(guest.words("{name}'s team", name="Олена"))
    await guest.taps("#1")
    await guest.taps("⋯")
    assert not any(words.startswith(sign) for words in await guest.buttons())
    prefix = {"🗂": "zkb:1", "✂️": "zks:1"}[sign]
    assert await guest.forges(prefix) == guest.refused(NotAllowed())
