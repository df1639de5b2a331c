"""🔍 /find: by beginnings of words in any letter case, with filters, by pages; nobody else's."""

import pytest

from models.refusals import Gone
from models.tables import Board, Card, Grant
from models.tables import Person as DbPerson
from tests.conversations.groups import gather, makes, words_on
from tests.conversations.looking import PICTURE, marked
from tests.conversations.teams import gather_team, make_team
from tests.conversations.test_archive import to_archive
from tests.conversations.test_boards_and_my import fill, listed
from tests.town import START, Json, Person, Town


async def finds(person: Person, words: str) -> list[str]:
    """The cards that the person finds by these words, as buttons name them."""
    await person.says(f"/find {words}")
    return listed(await person.buttons())


async def test_words_begin_so_in_any_letter_case_wherever_they_stand(someone: Person) -> None:
    """The main story, in each language, on both databases."""
    await someone.says("Пост про ЇЖАКІВ")
    await someone.says("Їхній під’їзд і зелёный чай")
    await someone.says("Різдвяна афіша")
    await someone.sends("document", PICTURE, name="Maket_CATALOGUE.pdf")
    card = await someone.screen()
    await someone.says("Погоджено з Типографією", reply_to=card["message_id"])
    assert await finds(someone, "їжак") == ["#1 Пост про ЇЖАКІВ"]
    assert await finds(someone, "ПІД'ЇЗД зелен") == ["#1 Пост про ЇЖАКІВ"]
    assert await finds(someone, "catalog") == ["#2 Різдвяна афіша"]
    assert await finds(someone, "типограф") == ["#2 Різдвяна афіша"]
    assert "Погоджено з Типографією" in await someone.text()
    assert await finds(someone, "афіша їжак") == []
    assert await finds(someone, "жаків") == []
    nothing = "Nothing found. Try fewer words, or only how they begin."
    assert someone.words(nothing) in await someone.text()
    for hint in marked(await someone.screen(), "code")[2:3]:
        assert await finds(someone, hint) == []
        unread = someone.words("I cannot read «{part}».", part=hint)
        assert unread not in await someone.text()


async def test_the_button_asks_and_the_next_message_is_what_to_find(anyone: Person) -> None:
    await fill(anyone, ["Перша книга", "Друга книга"])
    await anyone.says("/cancel")
    await anyone.taps("🔍")
    question = anyone.words("<b>What are you looking for?</b>")
    assert question.removeprefix("<b>").removesuffix("</b>") in await anyone.text()
    await anyone.says("книг")
    assert listed(await anyone.buttons()) == ["#2 Друга книга", "#1 Перша книга"]
    await anyone.taps("#1")
    await anyone.taps("⬅️")
    assert listed(await anyone.buttons()) == ["#2 Друга книга", "#1 Перша книга"]
    await anyone.says("Третя")
    await anyone.taps("✅")
    assert "#3 · Третя" in await anyone.text()


async def test_pages_of_ten(writer: Person) -> None:
    await fill(writer, [f"Пост {number}" for number in range(1, 13)])
    assert len(await finds(writer, "пост")) == 10
    await writer.taps("▶️")
    assert listed(await writer.buttons()) == ["#2 Пост 2", "#1 Пост 1"]
    await writer.taps("#2")
    await writer.taps("⬅️")
    assert listed(await writer.buttons()) == ["#2 Пост 2", "#1 Пост 1"]
    await writer.taps("◀️")
    assert len(listed(await writer.buttons())) == 10


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("#insta", ["#2 Анонс", "#1 Пост"]),
        ("#2", ["#2 Анонс"]),
        ("пост #INSTAGRAM", ["#1 Пост"]),
        ("до: завтра", ["#1 Пост"]),
        ("before:friday", ["#2 Анонс", "#1 Пост"]),
        ("до: п'ятниці анонс", ["#2 Анонс"]),
        ("дошка:моя", ["#4 Архівна книга", "#3 Звіт", "#2 Анонс", "#1 Пост"]),
        ("дошка:«моя» книга", ["#4 Архівна книга"]),
        ("@олена", ["#3 Звіт"]),
    ],
)
async def test_filters_narrow_it_down(writer: Person, typed: str, found: list[str]) -> None:
    titles = ["Пост #instagram завтра 18:00", "Анонс #Instagram п'ятниця 18:00"]
    await fill(writer, [*titles, "Звіт @Олена", "Архівна книга"])
    assert await finds(writer, typed) == found


async def test_a_filter_that_nobody_understands_is_named(anyone: Person) -> None:
    await fill(anyone, ["Пост"])
    for part in ("board:zzz", "before:колись"):
        assert await finds(anyone, f"пост {part}") == []
        assert anyone.words("I cannot read «{part}».", part=part) in await anyone.text()


async def test_only_boards_that_the_person_sees(town: Town) -> None:
    """On both databases: a team's card is found by the team, one's own by nobody else."""
    await gather_team(town)
    await fill(town.olena, ["Спільна афіша"])
    await town.marina.says("/boards")
    await town.marina.taps(town.marina.words("My board"))
    await town.marina.taps("⋯")
    await town.marina.taps("🔍")
    await town.marina.says("афіша")
    assert listed(await town.marina.buttons()) == []
    assert await finds(town.marina, "афіша") == ["#1 Спільна афіша"]
    stranger = town.person(104)
    await town.act("/people", {"id": 104, "first_name": "Незримко"})
    await stranger.starts()
    assert await finds(stranger, "афіша") == []
    assert "афіша" in await stranger.text()


async def test_a_card_that_changes_is_found_by_what_it_says_now(writer: Person) -> None:
    await writer.says("Стара назва")
    said = await writer.says("перший текст")
    await writer.does("edit", message_id=said["message_id"], text="другий текст")
    card = await writer.screen()
    comment = await writer.says("думка", reply_to=card["message_id"])
    await writer.does("edit", message_id=comment["message_id"], text="відгук")
    for gone, now in (("перший", "другий"), ("думка", "відгук")):
        assert await finds(writer, gone) == []
        assert await finds(writer, now) == ["#1 Стара назва"]
    await writer.taps("#1")
    await writer.taps("✏️")
    await writer.says("Нова афіша")
    assert await finds(writer, "стара") == []
    assert await finds(writer, "нова") == ["#1 Нова афіша"]


async def test_a_group_finds_on_its_own_board_for_the_asker_alone(sqlite_town: Town) -> None:
    for person in (sqlite_town.olena, sqlite_town.marina, sqlite_town.max):
        await person.settles()
    await fill(sqlite_town.olena, ["Приватна книга"])
    await make_team(sqlite_town.olena)
    await fill(sqlite_town.olena, ["Інша книга"])
    here = await gather(sqlite_town.olena)
    await makes(here, "Спільна книга")
    await here.says("/find книга")
    shown = await here.screen()
    assert "ephemeral_message_id" in shown
    assert listed(await here.buttons()) == ["#1 Спільна книга"]
    assert "Приватна" not in shown["text"]
    assert "Інша" not in shown["text"]
    await here.taps("#1")
    assert "Спільна книга" in await here.text()


async def test_what_was_looked_for_in_private_is_nothing_for_a_group(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await fill(olena, [f"Приватна книга {n}" for n in range(11)])
    await olena.says("/find приватна")
    page = await olena.data_of("▶️")
    here = await gather(olena)
    card = await makes(here, "Спільна книга")
    assert await here.forges(page, on=card) == here.refused(Gone())
    assert "риватна" not in str(await here.messages())


async def test_what_is_searched_for_is_understood_on_the_day_it_was(writer: Person) -> None:
    await fill(writer, [f"Пост {n} завтра 18:00" for n in range(1, 12)])
    assert len(await finds(writer, "до:завтра")) == 10
    await writer.town.pass_time(days=3)
    await writer.taps("▶️", on=await results(writer))
    assert listed(words_on(await results(writer))) == ["#1 Пост 1"]


async def results(person: Person) -> Json:
    """The newest message with what was found."""
    return [m for m in await person.bots() if m.get("text", "").startswith("🔍")][-1]


async def test_a_guest_finds_what_they_are_shown_and_nothing_of_its_board(
    sqlite_town: Town,
) -> None:
    olena, guest = sqlite_town.olena, sqlite_town.max
    for person in (olena, guest):
        await person.settles()
    await make_team(olena)
    await fill(olena, ["Книга для клієнта", "Книга для своїх"])
    shown = await Card.get(number=1)
    known = await DbPerson.get(telegram_id=guest.id)
    await Grant.create(person=known, board_id=shown.board_id, card=shown, at=START)
    assert await finds(guest, "книга") == ["#1 Книга для клієнта"]
    title = (await Board.get(id=shown.board_id)).title
    assert title not in await guest.text()
    assert await finds(guest, f"board:{title.split()[0]}") == []


async def test_the_archive_is_searched_too(writer: Person) -> None:
    await fill(writer, ["Книга осені", "Книга зими"])
    await to_archive(writer)
    assert await finds(writer, "книга") == ["#2 Книга зими", "#1 Книга осені"]
    assert "#2 Книга зими 🗄" in await writer.text()
    assert "#1 Книга осені 🗄" not in await writer.text()
    await Card.filter(number=2).update(deleted_at=START)
    assert await finds(writer, "книга") == ["#1 Книга осені"]
