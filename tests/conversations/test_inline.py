"""`@bot words` shares a card in any chat, `@bot +title` makes one; links ask for rights."""

import json

import pytest

from models.tables import Board, BoardKind, Card, Mark, Search
from models.tables import Person as DbPerson
from tests.conversations.groups import gather
from tests.conversations.inlining import asks, message, sends, titles
from tests.conversations.teams import gather_team
from tests.conversations.test_boards_and_my import fill
from tests.town import Json, Person, Town, keyboard

STRANGER = 104


async def group_of(person: Person) -> Person:
    """The person in a group of the cast that the bot is not in."""
    made = await person.acts("groups", title="Друзі", members=[101, 102, 103], with_bot=False)
    return person.at(made["chat"])


def button(screen: Json) -> Json:
    """The only button of a message."""
    [[found]] = keyboard(screen)
    return found


async def test_a_card_is_found_and_shared_and_its_link_opens(newcomer: Person) -> None:
    """The main story, in each language, on both databases."""
    someone = newcomer
    await gather_team(someone.town, someone)
    await fill(someone, ["Афіша ярмарку", "Пост"])
    here = await group_of(someone)
    offered = await asks(here, "АФІШ")
    assert [result["title"] for result in offered["results"]] == ["#1 Афіша ярмарку"]
    assert (offered["is_personal"], offered["cache_time"]) == (True, 0)
    sent = await sends(here, "афіш")
    assert sent["text"] == "🗂 #1 · Афіша ярмарку"
    assert sent["via_bot"]["username"] == "kartka_bot"
    assert button(sent)["text"] == f"🔗 {someone.words('Open the card')}"
    reader = next(p for p in (101, 102, 103) if p != someone.id)
    other = someone.town.person(reader)
    await other.at(here.chat).acts("open", url=button(sent)["url"])
    assert "#1 · Афіша ярмарку" in await other.text()


async def test_whoever_may_not_see_the_card_is_told_so(anyone: Person) -> None:
    town = anyone.town
    await fill(anyone, ["Приватне"])
    other = town.person(next(p for p in (101, 102, 103) if p != anyone.id))
    await other.settles()
    card = await Card.get()
    answers = []
    for number in (card.id, card.id + 1):
        await other.starts(f"card-{number}")
        answers.append(await other.text())
    assert answers[0] == answers[1]
    words = (
        "I cannot show you this card: it is gone, or on a board that you are not on. "
        "Whoever shared it can invite you."
    )
    assert answers[0] == other.words(words)
    assert "Приватне" not in answers[0]


async def test_the_share_button_offers_exactly_this_card(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena = sqlite_town.olena
    await fill(olena, ["Афіша", "Афіша"])
    await olena.taps("⋯")
    [share] = [b for row in keyboard(await olena.screen()) for b in row if b["text"][0] == "📤"]
    here = await group_of(olena)
    assert await titles(here, share["switch_inline_query"]) == ["#2 Афіша"]


async def test_a_personal_card_is_offered_in_the_chat_with_the_bot_alone(
    sqlite_town: Town,
) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await fill(olena, ["Таємна книга"])
    card = await Card.get()
    here = await group_of(olena)
    for query in ("", "книга", "#1", f"card-{card.id}", "дошка:моя"):
        assert await titles(olena, query) == ["#1 Таємна книга"], query
        offered = await asks(here, query)
        assert offered["results"] == [], query
        assert offered["button"]["text"], query
    await olena.says("/board")
    await olena.taps("#1")
    await olena.taps("⋯")
    assert not any(words.startswith("📤") for words in await olena.buttons())


async def test_nobody_is_offered_what_is_somebody_elses(town: Town) -> None:
    """A planted secret, asked for in every way by a teammate, a stranger and a newcomer."""
    await gather_team(town)
    olena = town.olena
    await fill(olena, ["Спільна"])
    board = (await Card.get(number=1)).board_id
    own = await DbPerson.get(telegram_id=olena.id)
    hidden = await Board.get(owner_id=own.id, kind=BoardKind.PERSONAL)
    await DbPerson.filter(id=own.id).update(active_board_id=hidden.id)
    await fill(olena, ["Приховане #таємне завтра @Олена"])
    await town.act("/people", {"id": STRANGER, "first_name": "Незримко"})
    stranger = town.person(STRANGER)
    await stranger.starts()
    shared, secret = await Card.get(board_id=board), await Card.get(board_id=hidden.id)
    here = await gather(town.marina)
    for person in (town.marina, here, stranger):
        for query in ("", "прих", "#таємне", "#1", "@Олена", "до:завтра", f"card-{secret.id}"):
            offered = json.dumps(await asks(person, query), ensure_ascii=False)
            assert "Приховане" not in offered
            assert "таємне" not in offered
    assert await titles(stranger, f"card-{shared.id}") == []
    assert await titles(town.marina, f"card-{shared.id}") == ["#1 Спільна"]


async def test_a_title_is_offered_and_made_once_by_its_sender(town: Town) -> None:
    await gather_team(town)
    olena = town.olena
    here = await group_of(olena)
    before = await Card.all().count()
    sent = await sends(here, "+Афіша завтра 18:00 #instagram")
    assert await Card.all().count() == before
    assert sent["text"] == "➕ Афіша завтра 18:00 #instagram"
    other = town.marina.at(here.chat)
    assert await other.taps("✅", on=sent) == other.words(
        "Only {name} can make this card.", name="Олена Коваль"
    )
    assert await Card.all().count() == before
    await here.taps("✅", on=sent)
    await here.forges(button(sent)["callback_data"], on=sent)
    card = await Card.get()
    assert card.title == "Афіша"
    assert card.deadline is not None
    shown = await message(here, sent["message_id"])
    assert shown["text"] == "✅ #1 · Афіша"
    assert button(shown)["url"].endswith(f"?start=card-{card.id}")
    await other.acts("open", url=button(shown)["url"])
    assert "#1 · Афіша" in await town.marina.text()


async def test_each_message_makes_a_card_of_its_own(sqlite_town: Town) -> None:
    await sqlite_town.olena.settles()
    here = await group_of(sqlite_town.olena)
    offered = await asks(here, "+Пост")
    for _ in range(2):
        chosen = {"inline_query_id": offered["id"], "result_id": offered["results"][0]["id"]}
        sent = await here.does("choose", **chosen)
        data = button(await message(here, sent["message_id"]))["callback_data"]
        await here.forges(data, on=await message(here, sent["message_id"]))
        await here.forges(data, on=await message(here, sent["message_id"]))
    assert await Card.all().count() == 2


async def test_in_the_chat_with_the_bot_it_is_no_message_to_the_bot(writer: Person) -> None:
    await fill(writer, ["Книга"])
    before = len(await writer.bots())
    sent = await sends(writer, "книга")
    assert len(await writer.bots()) == before
    assert await writer.town.person(writer.id).text() != sent["text"]
    made = await sends(writer, "+Друга книга")
    await writer.taps("✅", on=made)
    assert (await message(writer, made["message_id"]))["text"] == "✅ #2 · Друга книга"
    await writer.says("Третя")
    await writer.taps("✅")
    assert await Card.all().count() == 3


async def test_no_other_button_works_on_such_a_message(sqlite_town: Town) -> None:
    await sqlite_town.olena.settles()
    await fill(sqlite_town.olena, ["Таємна"])
    card = await Card.get()
    here = await group_of(sqlite_town.olena)
    sent = await sends(here, "+Пост")
    for data in (f"c:{card.id}:", "my:0", "bl", f"mv:{card.id}:{card.column_id}", "sr:0", "x"):
        assert await here.forges(data, on=sent) == here.words("This is not here any more.")
    assert (await message(here, sent["message_id"]))["text"] == "➕ Пост"
    olena = sqlite_town.olena
    forged = button(sent)["callback_data"]
    assert await olena.forges(forged) == olena.words("This is not here any more.")
    assert await Card.all().count() == 1


@pytest.mark.parametrize("query", ["", "+", "+  ", "x" * 256, "card-", "card-9999999999999999999"])
async def test_odd_queries_are_answered_and_change_nothing(writer: Person, query: str) -> None:
    marks = await Mark.all().count()
    offered = await asks(writer, query, offset="x")
    assert offered["results"] == []
    assert offered["button"]["text"]
    assert await Mark.all().count() == marks
    assert await Search.all().count() == 0
    assert await Card.all().count() == 0


async def test_a_newcomer_is_led_to_start(sqlite_town: Town) -> None:
    offered = await asks(sqlite_town.max, "книга")
    assert offered["results"] == []
    assert offered["button"]["start_parameter"] == "inline"
    assert await DbPerson.all().count() == 0
    await sqlite_town.max.starts("inline")
    assert await sqlite_town.max.buttons()


async def test_more_results_come_by_pages(writer: Person) -> None:
    await fill(writer, [f"Пост {number}" for number in range(1, 13)])
    first = await asks(writer, "пост")
    assert len(first["results"]) == 10
    rest = await asks(writer, "пост", offset=first["next_offset"])
    assert [result["title"] for result in rest["results"]] == ["#2 Пост 2", "#1 Пост 1"]
    assert rest["next_offset"] == ""
