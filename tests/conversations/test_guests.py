"""🔗 one card or one column shown to a client outside, who says 👍 or ✍️ of it, in rounds."""

from datetime import timedelta

import pytest

from handlers import buttons as b
from models.boards import INVITE_LASTS
from models.refusals import ChangedMeanwhile, InviteEnded, NotAllowed, PersonalBoardStays
from models.tables import Card
from tests.conversations.groups import GROUP, gather, makes
from tests.conversations.looking import PICTURE
from tests.conversations.teams import GUEST, invite, make_team
from tests.conversations.test_comments import NAMES, make_card
from tests.town import Json, Person, Town


def client_of(author: Person) -> Person:
    """Somebody else of the cast, outside the author's board."""
    return author.town.person(101 + (author.id - 100) % 3)


async def share(author: Person) -> str:
    """The payload of a link to the card on the author's screen, which they come back to."""
    await author.taps("⋯")
    await author.taps("🔗")
    await author.taps("🔗")
    payload = await author.link()
    await author.taps("⬅️")
    return payload


async def shown_card(author: Person, title: str = "Афіша") -> tuple[Person, Json]:
    """A client who followed the link to a card on a new team board, and the author's card."""
    client = client_of(author)
    for person in (author, client):
        await person.settles()
    await make_team(author)
    await make_card(author, title)
    payload = await share(author)
    card = await author.screen()
    await client.starts(payload)
    return client, card


async def now_of(person: Person, message: Json) -> str:
    """What a message says now."""
    found = {m["message_id"]: m["text"] for m in await person.messages() if "text" in m}
    return str(found[message["message_id"]])


def judged(reader: Person, who: Person, approved: bool, number: int, *, old: bool = False) -> str:
    """A verdict in the reader's language."""
    name = NAMES[who.id]
    if approved and old:
        return reader.words("👍 {name} approved an older version · round {n}", name=name, n=number)
    if approved:
        return reader.words("👍 Approved by {name} · round {n}", name=name, n=number)
    if old:
        return reader.words(
            "✍️ {name} asked to change an older version · round {n}", name=name, n=number
        )
    return reader.words("✍️ Changes asked by {name} · round {n}", name=name, n=number)


async def test_a_client_asks_for_changes_and_approves_the_next_version(
    town: Town, number: int
) -> None:
    author = town.person(number)
    client, card = await shown_card(author)
    assert "#1 · Афіша" in await client.text()
    assert [words.split()[0] for words in await client.buttons()] == ["💬", "👍", "✍️", "⋯", "⬅️"]
    await client.taps("✍️")
    assert client.words("What is to be changed? Write it, or send a photo, file or voice.") in (
        await client.text()
    )
    await client.says("Логотип більший")
    mine = await client.screen()
    first = judged(author, client, approved=False, number=1)
    assert f"{first}: Логотип більший" in await author.text()
    assert f"{first}: Логотип більший" in await now_of(author, card)

    await author.taps("✏️")
    await author.taps("➕")
    await author.says("Нова версія")
    assert judged(author, client, approved=False, number=1, old=True) in await author.text()
    assert "Нова версія" in await now_of(client, mine)
    toast = await client.taps("👍", on=mine)
    assert toast == f"👍 {client.words('Approved')}"
    assert (await author.text()).startswith(judged(author, client, approved=True, number=2))
    said = len(await author.bots())
    await client.taps("👍")
    assert len(await author.bots()) == said

    await author.taps("✏️")
    await author.says("Афіша на травень")
    assert judged(author, client, approved=True, number=2, old=True) in await author.text()
    assert "#1 · Афіша на травень" in await client.text()
    assert judged(client, client, approved=True, number=2, old=True) in await client.text()


async def test_a_group_with_all_news_hears_what_a_client_says(sqlite_town: Town) -> None:
    author, client = sqlite_town.olena, sqlite_town.person(104)
    await sqlite_town.act("/people", {"id": 104, "first_name": "Ганна", "language_code": "uk"})
    await author.settles()
    here = await gather(author)
    await here.says("/settings")
    await here.taps("🔔")
    await here.taps(here.words("All reminders and changes"))
    await makes(here, "Афіша")
    await author.says("/boards")
    await author.taps(GROUP)
    await author.taps("#1")
    await client.starts(await share(author))
    await client.taps("👍")
    await sqlite_town.pass_time(minutes=1)
    words = "👍 Approved by {name} · round {n}"
    assert here.words(words, name="Ганна", n=1) in await here.text()


async def test_what_was_not_seen_is_not_approved(sqlite_town: Town) -> None:
    author = sqlite_town.olena
    client, _ = await shown_card(author)
    seen = [await client.data_of(sign) for sign in ("👍", "✍️")]
    await author.taps("✏️")
    await author.says("Інша афіша")
    for data in seen:
        assert await client.forges(data) == client.refused(ChangedMeanwhile())
        assert "#1 · Інша афіша" in await client.text()
    assert "👍" not in await author.text()


async def test_a_reason_may_be_a_file_and_what_is_written_is_a_comment(sqlite_town: Town) -> None:
    author = sqlite_town.olena
    client, _ = await shown_card(author)
    await client.taps("✍️")
    await client.sends("photo", PICTURE, PICTURE)
    assert judged(author, client, approved=False, number=1) in await author.text()
    assert "💬 1" in await author.buttons()
    await author.says("Зроблю до вечора", reply_to=(await author.screen())["message_id"])
    await sqlite_town.pass_time(minutes=1)
    assert (await client.text()).startswith(f"💬 {NAMES[author.id]}: Зроблю до вечора")
    await client.sends(
        "document",
        b"logo",
        name="logo.pdf",
        caption="Ось логотип",
        reply_to=(await client.screen())["message_id"],
    )
    assert "💬 3" in await client.buttons()


async def test_a_guest_ticks_and_finds_the_card_again(sqlite_town: Town) -> None:
    author = sqlite_town.olena
    client, _ = await shown_card(author)
    await author.taps("☑️")
    await author.taps("☑️")
    await client.says("/boards")
    await client.taps("🔗")
    await client.taps("#1")
    await client.taps("☑️")
    await client.taps("▫️")
    await client.taps("⬅️")
    assert any(words.startswith("☑️ 1/") for words in await client.buttons())
    await client.taps("⬅️")
    assert client.words("Shown to me") in await client.text()
    await client.says("/my")
    assert f"🔗 {client.words('Shown to me')} · 1" in await client.buttons()
    assert "#1" not in await client.text()
    await author.says("/boards")
    assert not [words for words in await author.buttons() if words.startswith("🔗")]


async def test_a_guest_is_taken_off_and_learns_nothing_more(town: Town, number: int) -> None:
    author = town.person(number)
    client, _ = await shown_card(author)
    await client.says("Побачимо", reply_to=(await client.screen())["message_id"])
    data = [await client.data_of(sign) for sign in ("👍", "✍️", "💬")]
    await author.taps("⋯")
    await author.taps("🔗")
    assert NAMES[client.id] in await author.text()
    await author.taps("✖️")
    assert NAMES[client.id] not in await author.text()
    gone = client.words("This is not here any more.")
    assert [await client.forges(one) for one in data] == [gone] * 3
    await author.taps("⬅️")
    await author.says("Секрет", reply_to=(await author.screen())["message_id"])
    await town.pass_time(minutes=5)
    assert not [m for m in await client.messages() if "Секрет" in str(m)]
    await client.says("/boards")
    assert not [words for words in await client.buttons() if words.startswith("🔗")]


@pytest.mark.parametrize("how", ["ended", "late", "all ended"])
async def test_a_link_ends(sqlite_town: Town, how: str) -> None:
    author = sqlite_town.olena
    client = client_of(author)
    for person in (author, client):
        await person.settles()
    await make_team(author)
    await make_card(author)
    payload = await share(author)
    if how == "late":
        await sqlite_town.pass_time(seconds=(INVITE_LASTS + timedelta(minutes=1)).total_seconds())
    elif how == "ended":
        await author.taps("⋯")
        await author.taps("🔗")
        await author.taps("⛔")
    else:
        await author.says("/board")
        await author.taps("👤")
        await author.taps("🔗")
        await author.taps(author.words(GUEST))
        await author.taps("⛔")
    await client.starts(payload)
    assert await client.text() == client.refused(InviteEnded())


async def test_a_column_is_shown_as_long_as_a_card_stands_in_it(town: Town, number: int) -> None:
    author = town.person(number)
    client = client_of(author)
    for person in (author, client):
        await person.settles()
    await make_team(author)
    await make_card(author)
    await author.says("/board")
    await author.taps("⋯")
    await author.taps("🔗")
    await author.taps(author.words("On approval"))
    await author.taps("🔗")
    await client.starts(await author.link())
    assert client.words("Nothing is shown to you now.") in await client.text()
    await author.says("/board")
    await author.taps("#1")
    await author.taps("↔️")
    await author.taps(author.words("On approval"))
    await client.says("/my")
    await client.taps("🔗")
    await client.taps("#1")
    await client.taps("👍")
    assert judged(author, client, approved=True, number=1) in await author.text()
    seen = await client.screen()
    await author.taps("✅")
    assert await client.taps("💬", on=seen) == client.words("This is not here any more.")


async def test_a_card_of_ones_own_board_stays(anyone: Person) -> None:
    await make_card(anyone)
    await anyone.taps("⋯")
    assert "🔗" not in "".join(await anyone.buttons())
    card = await Card.get(title="Афіша")
    forged = b.ShareCard(card=card.id).pack()
    assert await anyone.forges(forged) == anyone.refused(PersonalBoardStays())


async def test_who_may_only_look_shows_nobody_anything(sqlite_town: Town) -> None:
    author, other = sqlite_town.olena, sqlite_town.max
    client, _ = await shown_card(author)
    await other.settles()
    await author.says("/board")
    await author.taps("👤")
    await other.starts(await invite(author, GUEST))
    # A guest of the board sees all of it, and may say the same of a card.
    await other.taps("#1")
    signs = [words.split()[0] for words in await other.buttons()]
    assert signs == ["💬", "👍", "✍️", "⋯", "⬅️"]
    await author.says("/board")
    await author.taps("#1")
    await author.taps("⋯")
    data = await author.data_of("🔗")
    for guest in (client, other):
        assert await guest.forges(data) == guest.refused(NotAllowed())


async def test_a_member_who_follows_the_link_stays_a_member(sqlite_town: Town) -> None:
    author = sqlite_town.olena
    await author.settles()
    await make_team(author)
    await make_card(author)
    payload = await share(author)
    await author.starts(payload)
    assert "#1 · Афіша" in await author.text()
    await author.taps("⋯")
    await author.taps("🔗")
    assert "✖️" not in "".join(await author.buttons())
