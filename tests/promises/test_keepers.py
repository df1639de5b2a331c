"""A card whose author has left is its board's owner's to look after."""

from datetime import timedelta

from models import members
from models.storage import transaction
from models.tables import Board, BoardKind, Reason, Reminder, ReminderState
from models.tables import Person as PersonRow
from tests.conversations.teams import gather_team, invite
from tests.town import Json, Person, Town

HEAD = "The deadline is here"


async def told(person: Person) -> list[Json]:
    """The reminders that somebody got at a deadline."""
    head = person.words(HEAD)
    return [m for m in await person.bots() if m.get("text", "").startswith(head)]


async def waiting() -> dict[int, set[Reason]]:
    """Who is to be reminded, by Telegram's ids, and why."""
    rows = await Reminder.filter(state=ReminderState.PENDING).select_related("person")
    found: dict[int, set[Reason]] = {}
    for row in rows:
        if row.person is not None:
            found.setdefault(row.person.telegram_id, set()).add(row.reason)
    return found


async def leaves(town: Town) -> None:
    """Olena takes Max off the board; nobody gets his cards."""
    board = await Board.get(kind=BoardKind.TEAM)
    owner = await PersonRow.get(telegram_id=town.olena.id)
    gone = await PersonRow.get(telegram_id=town.max.id)
    async with transaction():
        await members.remove_member(owner, board.id, gone.id, 0, town.house.clock.now())


async def test_reminders_of_a_card_whose_author_left_go_to_the_owner(town: Town) -> None:
    """Olena's board has a card that Max made; all of it goes to her, in her words, and once."""
    await gather_team(town)
    await town.max.says("Post today 16:00")
    await town.max.taps("✅")
    before = await waiting()
    assert set(before) == {town.max.id}
    assert Reason.STAYS_LATE in before[town.max.id]
    await leaves(town)
    assert await waiting() == {town.olena.id: before[town.max.id]}
    await town.pass_time(seconds=timedelta(hours=8).total_seconds())
    assert (len(await told(town.olena)), len(await told(town.max))) == (1, 0)
    while Reason.STAYS_LATE in (await waiting()).get(town.olena.id, set()):
        await town.pass_time(days=1)
    assert "#1 · Post" in await town.olena.text()
    assert (await Reminder.get(reason=Reason.STAYS_LATE)).state is ReminderState.SENT


async def test_who_comes_back_is_reminded_again(town: Town) -> None:
    await gather_team(town)
    await town.max.says("Post today 16:00")
    await town.max.taps("✅")
    before = await waiting()
    await leaves(town)
    await town.olena.says("/boards")
    await town.olena.taps((await Board.get(kind=BoardKind.TEAM)).title)
    await town.olena.taps("👤")
    await town.max.starts(await invite(town.olena))
    assert await waiting() == before


async def test_the_owners_hours_move_them(town: Town) -> None:
    """Olena's settings are those of the cards that she answers for."""
    await gather_team(town)
    await town.max.says("Post today 16:00")
    await town.max.taps("✅")
    await leaves(town)
    await town.olena.says("/settings")
    await town.olena.taps("🔔")
    await town.olena.taps(f"● {town.olena.words('Daily while late')}")
    assert (await waiting())[town.olena.id] == {Reason.BEFORE, Reason.DEADLINE}


async def test_who_cannot_do_it_tells_the_owner(town: Town) -> None:
    await gather_team(town)
    await town.max.says("Post")
    for words in ("✅", "👤", "Марина Соколова"):
        await town.max.taps(words)
    await leaves(town)
    await town.pass_time(minutes=1)
    await town.marina.taps("⛔")
    await town.marina.says("Отпуск")
    await town.pass_time(minutes=1)
    assert "Отпуск" in await town.olena.text()
    assert "Отпуск" not in await town.max.text()
