"""💬 what people say about a card: by a reply to its message, or by the button."""

import pytest

from tests.conversations.groups import add_bot, others
from tests.conversations.looking import PICTURE, moments
from tests.conversations.teams import GUEST, gather_team, invite
from tests.conversations.test_groups import replies
from tests.town import Json, Person, Town

NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def make_card(author: Person, title: str = "Афіша") -> Json:
    """A card of this person's, as it stands in their chat."""
    await author.says(title)
    await author.taps("✅")
    return await author.screen()


async def open_card(person: Person) -> Json:
    """The team's first card, opened from its board."""
    await person.says("/board")
    await person.taps("#1")
    return await person.screen()


async def comments_of(person: Person, on: Json | None = None) -> list[str]:
    """The comments on the newest screen, or on this message as it is now, as `who: words`."""
    number = (on or await person.screen())["message_id"]
    text = next(m["text"] for m in await person.bots() if m["message_id"] == number)
    found = []
    for part in text.split("\n\n")[1:]:
        head, *rest = part.split("\n")
        found.append(f"{head.split(' · ')[0]}: {' '.join(rest)}")
    return found


async def test_a_reply_to_the_cards_message_is_a_comment(someone: Person) -> None:
    card = await make_card(someone)
    await someone.says("Колір теплий", reply_to=card["message_id"])
    assert (await someone.text()).startswith(f"💬 {someone.words('Your comment is on the card')}")
    assert "💬 1" in await someone.buttons()
    assert card["message_id"] not in [m["message_id"] for m in await someone.messages()]
    await someone.taps("💬")
    assert await comments_of(someone) == [f"1. {NAMES[someone.id]}: Колір теплий"]
    assert len(moments(await someone.screen())) == 1
    await someone.taps("⬅️")
    assert "#1 · Афіша" in await someone.text()


async def test_the_button_asks_for_a_comment(someone: Person) -> None:
    await make_card(someone)
    await someone.taps("💬")
    assert "💬 1" not in await someone.buttons()
    await someone.says("Колір теплий")
    assert "💬 1" in await someone.buttons()
    await someone.taps("💬")
    await someone.taps("💬")
    await someone.sends("document", b"brief", name="brief.pdf", caption="Ось бриф")
    await someone.taps("💬")
    name = NAMES[someone.id]
    assert await comments_of(someone) == [
        f"2. {name}: Ось бриф 📎 brief.pdf",
        f"1. {name}: Колір теплий",
    ]
    await someone.taps("2")
    await someone.taps("📎")
    assert (await someone.screen())["document"]["file_name"] == "brief.pdf"


async def test_asking_can_be_left(anyone: Person) -> None:
    await make_card(anyone)
    await anyone.taps("💬")
    await anyone.taps("⬅️")
    await anyone.says("Інша картка")
    await anyone.taps("✅")
    assert "#2 · Інша картка" in await anyone.text()


async def test_an_album_is_one_comment(someone: Person) -> None:
    card = await make_card(someone)
    album = {"reply_to": card["message_id"], "caption": "Варіанти"}
    await someone.sends("photo", PICTURE, PICTURE, PICTURE, **album)
    assert "💬 1" in await someone.buttons()
    assert len(await someone.bots()) == 2  # the first screen and the card
    await someone.taps("💬")
    photos = str(someone.reader.many("{n} photo", "{n} photos", 3))
    assert await comments_of(someone) == [f"1. {NAMES[someone.id]}: Варіанти 📎 {photos}"]
    await someone.taps("1")
    await someone.taps("📎 3")
    assert len({m["media_group_id"] for m in (await someone.bots())[-3:]}) == 1


async def test_pages_with_the_newest_first(anyone: Person) -> None:
    await make_card(anyone)
    for n in range(1, 8):
        await anyone.says(f"Думка {n}", reply_to=(await anyone.screen())["message_id"])
    await anyone.taps("💬")
    assert [line[-1] for line in await comments_of(anyone)] == ["7", "6", "5", "4", "3"]
    await anyone.taps("▶️")
    assert [line[-1] for line in await comments_of(anyone)] == ["2", "1"]
    await anyone.taps("◀️")
    assert [line[-1] for line in await comments_of(anyone)] == ["7", "6", "5", "4", "3"]


async def test_ones_own_comment_is_deleted_after_a_question(someone: Person) -> None:
    card = await make_card(someone)
    await someone.says("Не те", reply_to=card["message_id"])
    await someone.taps("💬")
    await someone.taps("1")
    await someone.taps("🗑")
    assert "Не те" in await someone.text()
    await someone.taps("⬅️")
    await someone.taps("🗑")
    delete = await someone.data_of("🗑")
    assert await someone.taps("🗑") == someone.words("Deleted")
    assert f"💬 {someone.words('Comment')}" in await someone.buttons()
    assert await someone.forges(delete) == someone.words("This is not here any more.")


async def test_the_people_of_a_card_are_told_once(town: Town, number: int) -> None:
    await gather_team(town, town.person(number))
    author, one, two = (town.person(n) for n in (number, *({101, 102, 103} - {number})))
    await make_card(author)
    await author.taps("👤")
    await author.taps(NAMES[one.id])
    before = {person.id: len(await person.bots()) for person in (author, one, two)}
    card = await open_card(two)
    await two.says("Де макет?", reply_to=card["message_id"])
    await two.says("До вечора треба", reply_to=(await two.screen())["message_id"])
    await town.pass_time(seconds=30)
    for person in (author, one):
        told = await person.text()
        said = [f"💬 {NAMES[two.id]}: Де макет?", f"💬 {NAMES[two.id]}: До вечора треба"]
        assert told.split("\n")[:2] == said
        assert "#1 · Афіша" in told
        assert "💬 2" in await person.buttons()
    assert len(await author.bots()) == before[author.id] + 1
    count = len(await two.bots())
    # Who said something is told of what follows, and answers by a reply to that message.
    await author.says("Вже є", reply_to=(await author.screen())["message_id"])
    await town.pass_time(seconds=30)
    assert len(await two.bots()) == count + 1
    assert (await two.text()).startswith(f"💬 {NAMES[author.id]}: Вже є")
    assert (await one.text()).startswith(f"💬 {NAMES[author.id]}: Вже є")


async def test_many_comments_at_once_are_counted(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await make_card(olena)
    await open_card(max_)
    for n in range(5):
        await max_.says(f"Думка {n}", reply_to=(await max_.screen())["message_id"])
    await sqlite_town.pass_time(minutes=1)
    assert (await olena.text()).split("\n")[:4] == [
        "Ще 2 коментарі",
        *(f"💬 Max Taylor: Думка {n}" for n in (2, 3, 4)),
    ]


async def test_a_comment_on_a_finished_card_is_told_too(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    await make_card(sqlite_town.olena)
    await sqlite_town.olena.taps("✅")
    marina = sqlite_town.marina
    await marina.says("Дякую", reply_to=(await open_card(marina))["message_id"])
    await sqlite_town.pass_time(minutes=1)
    assert (await sqlite_town.olena.text()).startswith("💬 Марина Соколова: Дякую")


async def test_a_guest_comments(town: Town) -> None:
    for person in (town.olena, town.marina):
        await person.settles()
    await town.olena.says("/boards")
    await town.olena.taps("➕")
    link = await invite(town.olena, GUEST)
    await make_card(town.olena)
    await town.marina.starts(link)
    await town.marina.taps("#1")
    card = await town.marina.screen()
    await town.marina.says("Гарно", reply_to=card["message_id"])
    assert "💬 1" in await town.marina.buttons()
    await town.pass_time(minutes=1)
    assert (await town.olena.text()).startswith("💬 Марина Соколова: Гарно")


async def test_an_open_page_of_comments_shows_what_is_said_meanwhile(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    card = await make_card(olena)
    await olena.says("Перша", reply_to=card["message_id"])
    await open_card(marina)
    await marina.taps("💬")
    await olena.says("Друга", reply_to=(await olena.screen())["message_id"])
    found = ["2. Олена Коваль: Друга", "1. Олена Коваль: Перша"]
    assert await comments_of(marina) == found


async def test_a_reply_in_a_group_is_a_comment_without_a_word(town: Town, number: int) -> None:
    here = await add_bot(town.person(number), kind="supergroup")
    await here.says("/new Афіша")
    await replies(here, "✅")
    card = await here.screen()
    before = len(await here.bots())
    said = await here.says("Колір теплий", reply_to=card["message_id"])
    assert len(await here.bots()) == before
    assert "💬 1" in await here.buttons()
    own = next(m for m in await here.messages() if m["message_id"] == said["message_id"])
    assert "✍" in str(own["reactions"])
    # Others join first, with a tap.
    other = others(here)[0]
    await other.says("І я", reply_to=card["message_id"])
    await other.taps("🙋")
    await other.says("І я", reply_to=card["message_id"])
    await here.taps("💬", on=card)
    assert await comments_of(here, on=card) == [
        f"2. {NAMES[other.id]}: І я",
        f"1. {NAMES[here.id]}: Колір теплий",
    ]


async def test_the_button_in_a_group_asks_by_a_forced_reply(sqlite_town: Town) -> None:
    here = await add_bot(sqlite_town.olena)
    await here.says("/new Афіша")
    await replies(here, "✅")
    before = len(await here.bots())
    await here.taps("💬")
    await replies(here, "Колір теплий")
    assert "💬 1" in await here.buttons()
    assert len(await here.bots()) == before


async def test_group_without_reactions_still_keeps_comments(sqlite_town: Town) -> None:
    here = await add_bot(sqlite_town.olena)
    await here.says("/new Афіша")
    await replies(here, "✅")
    fault = {"method": "setMessageReaction", "times": 1, "kind": "400"}
    await sqlite_town.act("/control/fail", {**fault, "description": "REACTION_INVALID"})
    await here.says("Колір теплий", reply_to=(await here.screen())["message_id"])
    assert "💬 1" in await here.buttons()


@pytest.mark.parametrize(
    "words",
    ["ї" * 4096, "👨‍👩‍👧‍👦" * 300, "‏שלום עולם ‮abc", "<b>&amp;</b> {n} %s"],
    ids=["long", "emoji", "right-to-left", "markup"],
)
async def test_any_words_are_kept_whole(writer: Person, words: str) -> None:
    card = await make_card(writer)
    await writer.says(words, reply_to=card["message_id"])
    await writer.taps("💬")
    await writer.taps("1")
    shown = (await writer.text()).split("\n", 3)[3]
    while any(button.startswith("▶️") for button in await writer.buttons()):
        await writer.taps("▶️")
        shown += (await writer.text()).split("\n", 3)[3]
    assert shown == words


async def test_a_sticker_is_no_comment(writer: Person) -> None:
    await make_card(writer)
    await writer.taps("💬")
    await writer.sends_special("sticker")
    await writer.says("Колір теплий")
    assert "💬 1" in await writer.buttons()
