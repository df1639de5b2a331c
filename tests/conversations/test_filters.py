"""🎛 filters of a board and its closed columns: kept for one person, nobody else's board changes."""

from collections.abc import Sequence

from models.tables import Label, Look
from tests.conversations.groups import adds_bot, alone, at, board_text, joins, makes
from tests.conversations.looking import cards
from tests.conversations.teams import gather_team
from tests.town import Json, Person, Town

WHOLE = "Clear the filter, and all cards are here."


async def fill(person: Person, titles: Sequence[str]) -> None:
    """Cards with these titles, on the board that the person works on."""
    for title in titles:
        await person.says(title)
        await person.taps("✅")


async def filters(person: Person, *taps: str) -> None:
    """Open the filters of the person's board, and tap these one after another."""
    await person.says("/board")
    await person.taps("🎛")
    for words in taps:
        await person.taps(words)


async def listed(person: Person) -> list[str]:
    """The titles of the cards on the person's board."""
    return [words.split(" ", 1)[1] for words in await cards(person)]


async def test_filters_work_together_and_one_tap_clears_them(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await fill(me, ["Моя #книги", "Друга #книги", "Термінова !! #книги", "Пізня tomorrow 18:00"])
    other = next(p for p in (town.olena, town.marina, town.max) if p.id != number)
    name = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[other.id]
    await me.says("/board")
    await me.taps("#2")
    await me.taps("👤")
    await me.taps(name)
    await town.pass_time(days=2)
    await filters(me, "📌")
    assert str(me.reader.many("{n} card is left.", "{n} cards are left.", 3)) in await me.text()
    assert f"● {me.words('Mine')}" in await me.buttons()
    assert await listed(me) == ["Моя", "🔥 Термінова", "Пізня"]
    await filters(me, "🏷", "🔴 книги · 3")
    assert f"🎛 📌 {me.words('Mine')} · 🔴 книги" in await me.text()
    assert await listed(me) == ["Моя", "🔥 Термінова"]
    await filters(me, "🔥", me.words("Urgent"))
    assert await listed(me) == ["🔥 Термінова"]
    assert f"🎛 📌 {me.words('Mine')} · 🔴 книги · 🔥 {me.words('Urgent')}" in await me.text()
    # Kept through a restart, and nobody else's.
    await town.restart()
    assert len(await listed(me)) == 1
    assert len(await listed(other)) == 4
    assert await me.taps("✖️") == me.words("All cards")
    assert len(await listed(me)) == 4
    assert "🎛" not in await me.text()
    await filters(me, "👤", name)
    assert await listed(me) == ["Друга"]
    await filters(me, "● " + name[:5], "● " + name)
    await me.taps("⚠️")
    assert await listed(me) == ["Пізня"]
    await me.taps("#4")
    await me.taps("✅")
    await me.taps("⬅️")
    nothing = f"{me.words('Nothing is late.')} {me.words(WHOLE)}"
    assert nothing in await me.text()
    await me.taps("✖️")
    assert nothing not in await me.text()
    assert await Look.all().count() == 1


async def test_columns_close_and_open(anyone: Person) -> None:
    await fill(anyone, [f"Картка {n}" for n in range(1, 13)])
    await anyone.taps("➡️")
    todo, doing, done = (anyone.words(w) for w in ("To do", "In progress", "Done column"))
    await filters(anyone, f"▾ {todo} · 11")
    assert f"▸ {todo} · 11" in await anyone.buttons()
    await anyone.taps("⬅️")
    assert f"▸ {todo} · 11\n\n{doing} · 1\n#12 Картка 12\n\n{done} · 0" in await anyone.text()
    assert await listed(anyone) == ["Картка 12"]
    assert not any(words.startswith("▶️") for words in await anyone.buttons())
    await filters(anyone, f"▾ {doing}")
    await anyone.taps("⬅️")
    closed = anyone.words("All these cards are in closed columns: {sign} opens them.", sign="🎛")
    assert closed in await anyone.text()
    await filters(anyone, f"▸ {todo}", f"▸ {doing}")
    assert len(await listed(anyone)) == 10


async def test_pages_of_what_is_seen(writer: Person) -> None:
    await fill(writer, [f"Картка {n}" + (" #а" if n % 2 else "") for n in range(1, 24)])
    await filters(writer, "🏷", "🔴 а · 12")
    assert len(await listed(writer)) == 10
    await writer.taps("▶️")
    assert [w for w in await writer.buttons() if w.startswith("#")] == [
        "#21 Картка 21",
        "#23 Картка 23",
    ]
    await writer.taps("#21")
    await writer.taps("⬅️")
    assert "🎛 🔴 а" in await writer.text()
    # The label goes, and the filter with it.
    await Label.all().delete()
    assert len(await listed(writer)) == 10
    assert "✖️" not in str(await writer.buttons())


async def test_a_merged_label_stays_the_filter(writer: Person) -> None:
    await fill(writer, ["Раз #а", "Два #б", "Три"])
    await filters(writer, "🏷", "🔴 а · 1")
    for sign in ("⬅️", "⋯", "🏷", "🔴 а", "🔀", "🟠"):
        await writer.taps(sign)
    assert await listed(writer) == ["Раз", "Два"]


async def test_nothing_fits(anyone: Person) -> None:
    await fill(anyone, ["Пост"])
    await filters(anyone, "⚠️", "📌")
    await anyone.taps("⬅️")
    assert f"{anyone.words('No card fits all of this.')} {anyone.words(WHOLE)}" in (
        await anyone.text()
    )


async def own(here: Person) -> Json:
    """What this person of the group sees alone, newest."""
    return [m for m in await here.bots() if alone(m)][-1]


async def test_in_a_group_a_filter_is_ones_own(sqlite_town: Town, number: int) -> None:
    here = await adds_bot(sqlite_town.person(number))
    other = at(sqlite_town, here, 101 + (number - 100) % 3)
    await joins(other)
    await makes(here, "Афіша", "Банер !!")
    live = await board_text(here)
    shown = [m for m in await here.bots() if m["text"].startswith("🗂") and not alone(m)][-1]
    await here.taps("🗂", on=shown)
    await here.taps("🎛", on=await own(here))
    await here.taps("🔥", on=await own(here))
    await here.taps(here.words("Urgent"), on=await own(here))
    await here.taps("⬅️", on=await own(here))
    mine = (await own(here))["text"]
    assert "#2 🔥 Банер" in mine
    assert "Афіша" not in mine
    await sqlite_town.pass_time(seconds=10)
    assert await board_text(here) == live
    await other.taps("🗂", on=[m for m in await other.bots() if not alone(m)][-1])
    assert "Афіша" in (await own(other))["text"]
    await here.taps("✖️", on=await own(here))
    assert "Афіша" in (await own(here))["text"]
    # Whoever forges a filter onto what all see changes nothing there.
    await other.forges("flm:1:1", on=[m for m in await other.bots() if not alone(m)][-1])
    assert await board_text(here) == live
