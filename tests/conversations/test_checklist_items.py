"""Items of a checklist: written one per line, ordered, renamed, given, dated, made into cards."""

import pytest

from handlers.templates import item_text
from models import refusals
from models.checklists.written import ITEM_LIMIT, ITEMS_LIMIT, read_items, read_list
from tests.conversations.teams import gather_team
from tests.conversations.test_checklist import again, put
from tests.town import Person, Town

LISTS = {
    101: "Допис про книжки:\n- Текст\n• Фото\n3. Погодити\n[x] Ідея",
    102: "Пост о книгах\n— Текст\n* Фото\n3) Согласовать\n✅ Идея",
    103: "Post about books\n- Text\n• Photos\n3. Approve\n- [X] Idea",
}
WORDS = {
    101: ("Текст", "Фото", "Погодити", "Ідея"),
    102: ("Текст", "Фото", "Согласовать", "Идея"),
    103: ("Text", "Photos", "Approve", "Idea"),
}
TOMORROW = {101: "завтра о 15:00", 102: "завтра в 15:00", 103: "tomorrow at 3pm"}


async def write(person: Person, written: str, title: str = "Книгарня") -> None:
    """A card with a list of one's own, which is open."""
    await person.says(title)
    await person.taps("✅")
    await person.taps("☑️")
    await person.taps("➕")
    await person.says(written)


async def open_item(person: Person, number: int) -> None:
    """From the list to one of its items."""
    await person.taps("✏️")
    await person.taps(str(number))


async def test_a_list_of_ones_own(someone: Person) -> None:
    await write(someone, LISTS[someone.id])
    title = LISTS[someone.id].splitlines()[0].rstrip(":")
    text = await someone.text()
    assert f"☑️ {title} · 1/4" in text
    first, _, third, fourth = WORDS[someone.id]
    assert f"▫️ 1. {first}" in text
    assert f"▫️ 3. {third}" in text
    assert f"✅ 4. {fourth} · " in text
    await someone.taps("▫️ 3")
    assert "2/4" in await someone.text()
    await someone.taps("➕")
    await someone.says("ще\n\n- і ще [x]\n  [ ] 5. п’яте")
    text = await someone.text()
    assert "2/7" in text
    assert "▫️ 5. ще" in text
    assert "▫️ 7. п’яте" in text


async def test_items_are_ordered_renamed_and_removed(anyone: Person) -> None:
    await write(anyone, LISTS[anyone.id])
    first, second, third, fourth = WORDS[anyone.id]
    await open_item(anyone, 1)
    data = await anyone.data_of("🔽")
    await anyone.taps("🔽")
    await anyone.forges(data)
    assert f"2. {first}" in await anyone.text()
    await anyone.taps("🔼")
    await anyone.taps("🔽")
    await anyone.taps("✏️")
    await anyone.says("Зовсім інше")
    await anyone.taps("⬅️")
    text = await anyone.text()
    assert f"1. {second}\n" in text
    assert "2. Зовсім інше\n" in text
    assert f"3. {third}\n" in text
    await anyone.taps("4")
    toast = await anyone.taps("🗑")
    assert fourth in toast
    await anyone.taps("⬅️")
    assert "0/3" in await anyone.text()


async def test_an_item_has_its_person_and_date(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await write(me, LISTS[number])
    await open_item(me, 1)
    await me.taps("👤")
    await me.taps("🙋")
    name = me.town.person(number)
    own = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[number]
    assert f"👤 {own}" in await name.text()
    await me.taps("⏰")
    await me.taps("✏️")
    await me.says("щось незрозуміле")
    assert me.words("I could not read a moment here.") in await me.text()
    await me.says(TOMORROW[number])
    assert "⏰ 24.11 15:00" in await me.text()
    await me.taps("⏰")
    await me.taps("✖️")
    assert "⏰" not in (await me.text())
    await me.taps("⏰")
    await me.taps("📅")
    await me.taps("▶️")
    await me.taps("◀️")
    await me.taps("24")
    await me.taps("⬅️")
    await me.taps("24")
    await me.taps("18:00")
    await me.taps("👤")
    other = "Марина Соколова" if number != 102 else "Max Taylor"
    await me.taps(other)
    await me.taps("⬅️")
    await me.taps("⬅️")
    assert f"1. {WORDS[number][0]} · 👤 {other} · ⏰ 24.11 18:00" in await me.text()
    await me.taps("👤")
    text = await me.text()
    assert text.index(f"{other} · 1") < text.index(me.words("Nobody yet") + " · 2")


async def test_an_item_becomes_a_card_and_is_ticked_with_it(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    await write(me, LISTS[number])
    await open_item(me, 2)
    await me.taps("👤")
    await me.taps("Max Taylor" if number != 103 else "Марина Соколова")
    await me.taps("⏰")
    await me.taps(me.words("Tomorrow"))
    data = await me.data_of("➕")
    assert "#2" in await me.taps("➕")
    await me.forges(data)
    assert "→ #2" in await me.text()
    await me.taps("⬅️")
    await me.taps("⬅️")
    list_message = await me.screen()
    await me.says("/board")
    await me.taps("#2")
    card = await me.text()
    assert f"#2 · {WORDS[number][1]}" in card
    assert "⏰" in card
    assert "👤" in card
    assert not [words for words in await me.buttons() if words.startswith("↩️")]
    await me.taps("✅")
    assert f"✅ 2. {WORDS[number][1]} · " in (await again(me, list_message))["text"]
    await me.taps("↔️")
    await me.taps(me.words("Ideas"))
    assert f"▫️ 2. {WORDS[number][1]}" in (await again(me, list_message))["text"]
    await me.says("/board")
    assert "#3" not in await me.text()


async def test_a_ready_item_is_translated_until_somebody_rewrites_it(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await put(olena)
    await open_item(olena, 1)
    await olena.taps("✏️")
    await olena.says("Наше завдання")
    await max_.says("/board")
    await max_.taps("#1")
    await max_.taps("☑️")
    text = await max_.text()
    assert "1. Наше завдання" in text
    assert f"2. {item_text(max_.reader, 'present')}" in text


async def test_several_lists_with_titles(anyone: Person) -> None:
    await write(anyone, LISTS[anyone.id])
    await anyone.taps("☑️")
    await anyone.taps("➕")
    await anyone.taps(anyone.words("Manager and content team"))
    await anyone.taps("▫️ 1")
    await anyone.taps("✏️")
    await anyone.taps("✏️")
    await anyone.says("Квартал")
    assert "☑️ Квартал · 1/8" in await anyone.text()
    await anyone.taps("⬅️")
    await anyone.taps("☑️ 2/12")
    assert [w for w in await anyone.buttons() if "Квартал · 1/8" in w]
    await anyone.taps("☑️")
    await anyone.taps("✏️")
    await anyone.taps("🗑")
    assert "1/4" in await anyone.text()
    await anyone.taps("🗑")
    assert [w for w in await anyone.buttons() if "Квартал · 1/8" in w]
    await anyone.taps("⬅️")
    assert "☑️ 1/8" in await anyone.buttons()


async def test_a_long_list_has_pages(writer: Person) -> None:
    await write(writer, "Сто\n" + "\n".join(f"{n}. {'довгий пункт ' * 2}" for n in range(1, 101)))
    assert "▫️ 20. " in await writer.text()
    await writer.taps("▶️")
    await writer.taps("▫️ 31")
    text = await writer.text()
    assert "1/100" in text
    assert "✅ 31. " in text
    assert "21. " in text
    await writer.taps("➕")
    await writer.says("сто перший")
    assert await writer.text() == writer.refused(refusals.TooManyItems(ITEMS_LIMIT))


async def test_whose_turn_and_the_handoff(anyone: Person) -> None:
    await put(anyone)
    await anyone.taps("▫️ 1")
    await anyone.taps("👤")
    text = await anyone.text()
    for side in ("Community manager", "SMM manager", "Both sides"):
        assert anyone.words(side) in text
    await anyone.taps("📋")
    last = await anyone.text()
    assert anyone.words("Community manager") in last
    await anyone.taps(f"→ {anyone.words('SMM manager')}")
    handed = await anyone.text()
    done, left, asked = (handed.index(sign) for sign in ("✅", "▫️", "❔"))
    assert done < handed.index(item_text(anyone.reader, "task")) < left
    assert left < handed.index(item_text(anyone.reader, "present")) < asked
    assert asked < handed.index(item_text(anyone.reader, "requirements"))
    assert asked < handed.index(item_text(anyone.reader, "plan_b"))


async def test_a_list_in_a_group_is_written_by_a_reply(town: Town, number: int) -> None:
    stranger = 101 if number != 101 else 102
    group = await town.person(number).acts(
        "groups", title="Книголюби", members=[stranger], with_bot=True
    )
    here = town.person(number).at(group["chat"])
    await here.says("/new Зустріч")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await here.taps("☑️")
    await here.taps("➕")
    await here.says(LISTS[number], reply_to=(await here.screen())["message_id"])
    assert "1/4" in await here.text()
    await here.taps("➕")
    await here.says("Ще одне", reply_to=(await here.screen())["message_id"])
    assert "1/5" in await here.text()
    await open_item(here, 5)
    await here.taps("➕")
    assert "→ #2" in await here.text()
    screen = await here.screen()
    assert await town.person(stranger).at(group["chat"]).taps("🔼", on=screen)
    assert await here.screen() == screen


@pytest.mark.parametrize(
    ("line", "text", "ticked"),
    [
        ("- Текст", "Текст", False),
        ("–Текст", "Текст", False),
        ("• Текст", "Текст", False),
        ("12) Текст", "Текст", False),
        ("1.Текст", "Текст", False),
        ("[x] Текст", "Текст", True),
        ("- [X] Текст", "Текст", True),
        ("[х] кирилицею", "кирилицею", True),
        ("[ ] Текст", "Текст", False),
        ("☑️ Текст", "Текст", True),
        ("✔ Текст", "Текст", True),
        ("☐ Текст", "Текст", False),
        ("▫️ 3. Текст", "Текст", False),
        ("✅ 4. Текст", "Текст", True),
        ("25.11 зустріч", "25.11 зустріч", False),
        ("-5 % знижки", "-5 % знижки", False),
        ("+380441234567", "+380441234567", False),
        ("100 книжок", "100 книжок", False),
        ("  багато   проміжків ", "багато проміжків", False),
    ],
)
def test_marks_are_read_as_people_mean_them(line: str, text: str, ticked: bool) -> None:
    [item] = read_items(line)
    assert (item.text, item.ticked) == (text, ticked)


def test_what_is_no_list() -> None:
    for nothing in ("", "\n \n", "-\n•"):
        with pytest.raises(refusals.NoItems):
            read_items(nothing)
    with pytest.raises(refusals.TooManyItems):
        read_items("а\n" * (ITEMS_LIMIT + 1))
    with pytest.raises(refusals.ItemTooLong):
        read_items("а" * (ITEM_LIMIT + 1))
    alone, marked = read_list("Лише назва:", "Картка"), read_list("- одне\n- друге", "Картка")
    assert (alone.title, alone.items) == ("Лише назва", ())
    assert (marked.title, [item.text for item in marked.items]) == ("Картка", ["одне", "друге"])
