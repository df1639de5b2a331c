"""Every card is found by what it says now, quickly, and nothing else is found by its words."""

import pytest
from tortoise.connection import get_connection

from handlers.buttons import FoundPage
from models.cards.copying import copy_card
from models.search.find import find, matching
from models.search.folding import fold, joined, words_in
from models.search.index import index_card, index_rest, texts_of
from models.search.query import Query
from models.search.searches import tidy
from models.storage import said, transaction
from models.storage.words import cards_with
from models.tables import Board, Card, CardText, Person, Search
from tests.bench.town import Team, make_team
from tests.conversations.looking import PICTURE
from tests.conversations.teams import gather_team
from tests.town import START, Town

PLANTED = "Цілком таємно"


async def untrue() -> list[str]:
    """The cards that the index knows by other words than they say."""
    cards = await Card.all().order_by("id")
    texts = await texts_of([card.id for card in cards])
    kept = dict(await CardText.all().values_list("card_id", "words"))
    return [card.title for card in cards if kept.get(card.id) != joined(words_in(texts[card.id]))]


async def test_the_index_follows_whatever_changes_words(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    title = await olena.says("Пост про книги @Олена завтра 18:00 #instagram !!")
    content = await olena.says("Перший зміст")
    card = await olena.screen()
    assert await untrue() == []
    await olena.does("edit", message_id=title["message_id"], text="Афіша післязавтра")
    await olena.does("edit", message_id=content["message_id"], text="Другий зміст")
    assert await untrue() == []
    await olena.sends("photo", PICTURE, PICTURE, reply_to=card["message_id"], caption="Альбом")
    card = await olena.screen()
    comment = await olena.says("Думка", reply_to=card["message_id"])
    await olena.does("edit", message_id=comment["message_id"], text="Інша думка")
    assert await untrue() == []
    await olena.taps("💬")
    await olena.taps("1")
    await olena.taps("🗑")
    await olena.taps("🗑")
    assert await untrue() == []
    made = await Card.get()
    async with transaction():
        await copy_card(made, key="copy", deadline=START, actor=None, now=START)
    assert await untrue() == []
    await olena.says("Зустріч завтра 10:00")
    await olena.taps("✅")
    await olena.taps("↩️")
    assert await untrue() == []
    assert await CardText.filter(words__contains="зустріч завтра").exists()


@pytest.fixture
async def team(opened_database: str) -> Team:
    """A board of thousands of cards, made before there was an index, on each database."""
    made = await make_team(3000)
    assert await index_rest() == 3000
    assert await index_rest() == 0
    return made


async def plan(statement: str) -> str:
    """How the database goes about a query."""
    sqlite = get_connection("default").capabilities.dialect == "sqlite"
    if not sqlite:
        await said("ANALYZE")
    explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    return "\n".join(str(row) for row in await said(explain + statement))


async def test_a_search_reads_an_index(team: Team) -> None:
    seen = Card.filter(board_id__in=[team.cards[0].board_id])
    cards = await matching(seen, Query(words=("книг", "2999")))
    found = cards.order_by("-id").limit(10).only("id")
    how = await plan(found.sql(params_inline=True))
    assert "ix_card_text_words" in how or "SCAN card_words VIRTUAL TABLE INDEX" in how, how
    assert "Seq Scan" not in how
    assert "SCAN card'" not in how


async def test_words_are_found_by_their_beginnings_on_both_databases(team: Team) -> None:
    owner, now = team.crew[0], START
    for words, number in (("ПОСТ книги 2999", 1), ("№299", 11), ("остр", 0), ("й", 0)):
        assert (await find(owner, words, 0, now)).total == number, words


NASTY = ["ёлка", "з'їзд", "Straße", "12e5x", "1e5", "0x1F", "007", "a_b", "ﬁnal", "x²", "йод"]
NASTY += ["за́мок", "İstanbul", "e-mail@site.ua", "https://t.me/c/12?x=1", "v1.2.3-rc4", "ⅷ", "日本"]


async def test_whatever_was_written_is_found_as_it_was_written(team: Team) -> None:
    """The databases split words by rules of their own: ours come first, so both agree."""
    card = team.cards[7]
    for text in NASTY:
        await Card.filter(id=card.id).update(title=text)
        await CardText.filter(card_id=card.id).delete()
        await index_rest()
        found = await find(team.crew[0], text, 0, START)
        assert [hit.line.id for hit in found.hits] == [card.id], text


def test_folding() -> None:
    for one, other in (
        ("Ёлка", "елка"),
        ("з’їзд", "З'ЇЗД"),
        ("підʼїзд", "підїзд"),
        ("за\u0301мок", "замок"),
        ("й", "и\u0306"),
    ):
        assert fold(one) == fold(other)
    assert fold("їй") != fold("ии")
    assert words_in(["Пост про пост, №12: a_b"]) == ["пост", "про", "12", "a", "b"]


def test_only_letters_and_digits_reach_the_statement() -> None:
    for word in ("", "a b", "a'", 'a"', "a*", "a:", "a)", "a;"):
        with pytest.raises(ValueError, match="beginnings"):
            cards_with([word])


async def test_words_of_a_card_that_is_gone_go_too(team: Team) -> None:
    board = await Board.get(id=team.cards[0].board_id)
    await Card.filter(board_id=board.id, number__lte=2990).delete()
    await tidy(START)
    assert (await find(team.crew[0], "книги", 0, START)).total == 10
    if get_connection("default").capabilities.dialect == "sqlite":
        [count] = await said("SELECT count(*) AS n FROM card_words")
        assert count["n"] == 10


async def test_a_planted_secret_is_found_by_nobody_else(town: Town) -> None:
    await gather_team(town)
    olena = town.olena
    await olena.says("/boards")
    await olena.taps(olena.words("My board"))
    await olena.taps("⋯")
    secret = await Board.get(kind="personal", owner__telegram_id=olena.id)
    await Person.filter(telegram_id=olena.id).update(active_board_id=secret.id)
    await olena.says(f"{PLANTED} #приховане завтра @Олена")
    await olena.says(PLANTED)
    card = await olena.screen()
    await olena.says(f"{PLANTED} думка", reply_to=card["message_id"])
    for other in (town.marina, town.max):
        for words in ("таємно", "#приховане", "@Олена", "#1", "до:завтра", "дошка:моя", "board:my"):
            await other.says(f"/find {words}")
            assert "таємно" not in (await other.text()).replace("«таємно»", "")
    await olena.says("/find таємно")
    searched = await Search.get(person__telegram_id=olena.id)
    page = FoundPage(search=searched.id).pack()
    assert await town.marina.forges(page) == town.marina.words("This is not here any more.")


async def test_written_words_are_not_counted_with_the_next_statement(opened_database: str) -> None:
    """Else whoever claims a row by changing it would think that it is theirs."""
    made = await make_team(1)
    async with transaction():
        await index_card(made.cards[0].id)
        assert await CardText.filter(words="").update(words="") == 0
        assert await Person.filter(id=-1).update(first_name="") == 0
