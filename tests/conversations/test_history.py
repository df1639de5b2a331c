"""🕘 what happened to a card: who did what and when, in the words of whoever reads."""

from datetime import timedelta

from handlers import buttons as b
from models.cards.history import record
from models.tables import Card, Event, EventKind
from models.tables import Person as Account
from tests.conversations.looking import PICTURE
from tests.conversations.teams import gather_team
from tests.town import START, Person, Town


async def made(person: Person, title: str = "Афіша") -> None:
    """A card of this person; its screen is the newest message."""
    await person.says(title)
    await person.taps("✅")


async def open_history(person: Person) -> list[str]:
    """From the card to 🕘; the lines, the newest first."""
    await person.taps("⋯")
    await person.taps("🕘")
    return await told(person)


async def told(person: Person) -> list[str]:
    """The lines of the history that is shown."""
    return [line[2:] for line in (await person.text()).splitlines() if line.startswith("• ")]


async def test_every_change_with_who_and_when(someone: Person) -> None:
    await made(someone)
    name = (await Account.get(telegram_id=someone.id)).name
    await someone.town.pass_time(minutes=5)
    await someone.taps("➡️")
    await someone.taps("🔥")
    await someone.taps(someone.words("Urgent"))
    await someone.taps("✏️")
    await someone.says("Плакат")
    columns = (await Event.get(kind=EventKind.MOVED)).data
    at = f" · {name} · {someone.reader.local(START + timedelta(minutes=5)):%H:%M}"
    before = f" · {name} · {someone.reader.local(START):%H:%M}"
    assert await open_history(someone) == [
        someone.words("Renamed: «{before}» → «{after}»", before="Афіша", after="Плакат") + at,
        someone.words("Urgent") + at,
        someone.words("Moved: {before} → {after}", before=columns["before"], after=columns["after"])
        + at,
        someone.words("Created") + before,
    ]
    await someone.taps("⬅️")
    assert "#1 · Плакат" in await someone.text()


async def test_pages(writer: Person) -> None:
    await made(writer)
    for _ in range(6):
        await writer.taps("➡️")
        await writer.taps("↩️")
    assert len(await open_history(writer)) == 10
    assert not any(words.startswith("◀️") for words in await writer.buttons())
    newest = await told(writer)
    await writer.taps("▶️")
    assert len(await told(writer)) == 3
    assert (await told(writer))[-1].startswith(writer.words("Created"))
    await writer.taps("◀️")
    assert await told(writer) == newest


async def test_what_came_by_itself_and_people_who_are_gone(anyone: Person) -> None:
    await made(anyone)
    card = await Card.get()
    await record(card, None, EventKind.REPEATED, START, next=9, number=9)
    await record(card, None, EventKind.UNASSIGNED, START, person=999)
    await Event.filter(kind=EventKind.CREATED).update(actor_id=None)
    clock = f"{anyone.reader.local(START):%H:%M}"
    itself, gone = anyone.words("by itself"), anyone.words("deleted account")
    assert await open_history(anyone) == [
        f"{anyone.words('Taken off: {name}', name=gone)} · {itself} · {clock}",
        f"{anyone.words('Next card made: #{number}', number=9)} · {itself} · {clock}",
        f"{anyone.words('Created')} · {gone} · {clock}",
    ]


async def test_each_reads_it_in_their_own_words_and_a_stranger_not_at_all(
    sqlite_town: Town,
) -> None:
    town = sqlite_town
    await gather_team(town)
    await made(town.olena)
    await town.olena.taps("👤")
    await town.olena.taps("Max")
    await town.max.taps("⋯")
    await town.max.taps("🕘")
    assert "Assigned: Max" in await town.max.text()
    assert "10:00" not in await town.max.text()
    await town.olena.taps("⬅️")
    await town.olena.taps("✅")
    assert "Done: " in await town.max.text()
    assert not any(words.startswith("↩️") for words in await town.max.buttons())
    await town.act("/people", {"id": 104, "first_name": "Сторонній"})
    stranger = town.person(104)
    await stranger.starts()
    await stranger.forges(b.ShowHistory(card=(await Card.get()).id).pack())
    assert "Афіша" not in await stranger.text()


async def test_in_a_group(sqlite_town: Town, number: int) -> None:
    found = await sqlite_town.person(number).acts("groups", title="Клуб", with_bot=True)
    here = sqlite_town.person(number).at(found["chat"])
    await here.says("/new Афіша")
    await here.sends("photo", PICTURE, reply_to=(await here.screen())["message_id"])
    await here.taps("➡️")
    lines = await open_history(here)
    assert len(lines) == 2
    await here.taps("↩️")
    assert (await open_history(here))[0].startswith("↩️ ")
