"""A person edits a message of which something was made, and the card changes too."""

from models.tables import Content, Event, EventKind, Member
from tests.conversations.groups import add_bot, others
from tests.conversations.looking import PICTURE, moments
from tests.conversations.teams import gather_team
from tests.conversations.test_groups import replies
from tests.town import LANGUAGES, Json, Person, Town

FIRST = {
    "uk": "Афіша завтра 18:00 #акція",
    "ru": "Афиша завтра в 18:00 #акция",
    "en": "Poster tomorrow 18:00 #sale",
}
THEN = {
    "uk": "Плакат завтра 19:00 !",
    "ru": "Плакат завтра в 19:00 !",
    "en": "Flyer tomorrow 19:00 !",
}


async def edits(person: Person, message: Json, text: str) -> Json:
    """Change one's own message."""
    return await person.does("edit", message_id=message["message_id"], text=text)


async def lines(person: Person) -> list[str]:
    """The lines of the newest message."""
    return (await person.text()).splitlines()


async def test_title_and_content_follow_their_messages(someone: Person) -> None:
    language = LANGUAGES[someone.id]
    title = await someone.says(FIRST[language])
    content = await someone.says("Зміст")
    count, at = len(await someone.bots()), moments(await someone.screen())[0]
    await edits(someone, title, THEN[language])
    assert (await lines(someone))[0] == f"#1 · {THEN[language].split()[0]}"
    assert moments(await someone.screen())[0] == at + 3600
    assert "🏷" not in await someone.text()
    assert f"🔥 {someone.words('High priority')}" in await someone.text()
    await edits(someone, content, "Новий зміст")
    assert (await lines(someone))[-1] == "Новий зміст"
    assert len(await someone.bots()) == count
    kinds = [event.kind for event in await Event.all().order_by("id")]
    assert EventKind.RENAMED in kinds
    assert kinds[-1] is EventKind.CONTENT


async def test_a_draft_follows_its_message(someone: Person) -> None:
    language = LANGUAGES[someone.id]
    title = await someone.says(FIRST[language])
    count = len(await someone.bots())
    await edits(someone, title, THEN[language])
    assert (await lines(someone))[0] == THEN[language].split()[0]
    assert len(await someone.bots()) == count
    await someone.taps("✅")
    assert (await lines(someone))[0] == f"#1 · {THEN[language].split()[0]}"


async def test_a_caption_is_content_and_the_title_that_was_proposed(writer: Person) -> None:
    sent = await writer.sends("photo", PICTURE, caption="Стара назва")
    await writer.taps("✅")
    await edits(writer, {"message_id": sent["message_ids"][0]}, "Нова назва")
    assert (await lines(writer))[0] == "#1 · Нова назва"
    assert (await lines(writer))[-3] == "Нова назва"
    assert "📎 1" in await writer.buttons()


async def test_a_title_typed_anew_follows_nothing(writer: Person) -> None:
    title = await writer.says("Афіша")
    await writer.taps("✅")
    await writer.taps("✏️")
    await writer.says("Плакат")
    await edits(writer, title, "Афіша велика")
    assert (await lines(writer))[0] == "#1 · Плакат"


async def test_what_was_set_or_taken_back_by_hand_stays(writer: Person) -> None:
    title = await writer.says("Афіша завтра 18:00 #акція")
    await writer.taps("✅")
    await writer.taps("⏰")
    await writer.taps("П’ятниця")
    at = moments(await writer.screen())[0]
    await edits(writer, title, "Афіша велика завтра 12:00 #акція")
    assert (await lines(writer))[0] == "#1 · Афіша велика"
    assert moments(await writer.screen())[0] == at
    await writer.taps("↩️")
    await edits(writer, title, "Плакат завтра #акція")
    assert (await lines(writer))[0] == "#1 · Плакат завтра #акція"


async def test_a_comment_follows_its_message_until_it_is_deleted(someone: Person) -> None:
    await someone.says("Афіша")
    await someone.taps("✅")
    said = await someone.says("Не тек", reply_to=(await someone.screen())["message_id"])
    await someone.taps("💬")
    await edits(someone, said, "Не те")
    assert (await lines(someone))[-1] == "Не те"
    await someone.taps("1")
    await someone.taps("🗑")
    await someone.taps("🗑")
    before, count = await someone.text(), len(await someone.bots())
    await edits(someone, said, "Все ж те")
    assert await someone.text() == before
    assert len(await someone.bots()) == count


async def test_an_edit_twice_delivered_is_one_line_of_history(town: Town) -> None:
    await town.olena.settles()
    title = await town.olena.says("Афіша")
    await town.olena.taps("✅")
    edited = await edits(town.olena, title, "Плакат")
    await town.act("/control/redeliver", {"update_id": edited["update_id"]})
    assert await Event.filter(kind=EventKind.RENAMED).count() == 1


async def test_in_a_group_without_a_word(town: Town, number: int) -> None:
    here = await add_bot(town.person(number), kind="supergroup")
    asked = await here.says("/new Афіша")
    await edits(here, asked, "/new Плакат")
    await replies(here, "Зміст")
    assert (await lines(here))[0] == "#1 · Плакат"
    count = len(await here.bots())
    await edits(here, asked, "/new Плакат великий !!")
    assert (await lines(here))[0] == "#1 · Плакат великий"
    assert len(await here.bots()) == count
    other = others(here)[0]
    said = await other.says("Просто розмова")
    await edits(other, said, "Просто розмова!")
    assert len(await here.bots()) == count


async def test_whoever_left_the_board_changes_nothing(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    max_ = sqlite_town.max
    title = await max_.says("Афіша")
    content = await max_.says("Зміст")
    await Member.filter(person__telegram_id=max_.id).exclude(role="owner").delete()
    count = len(await max_.bots())
    await edits(max_, title, "Плакат")
    await edits(max_, content, "Інше")
    assert len(await max_.bots()) == count
    assert (await Content.get()).text == "Зміст"
    await sqlite_town.olena.says("/board")
    assert "#1 Афіша" in str(await sqlite_town.olena.buttons())
