"""Own templates: kept from a list, shared with a board, written anew; and native checklists."""

from tests.conversations.teams import GUEST, gather_team, make_team
from tests.conversations.test_checklist import put
from tests.conversations.test_checklist_items import LISTS, WORDS, write
from tests.town import Person, Town


async def keep(person: Person) -> str:
    """From an open list to a template; what the bot says."""
    await person.taps("✏️")
    return await person.taps("📋")


async def test_kept_seen_put_and_changed(someone: Person) -> None:
    await write(someone, LISTS[someone.id])
    title = LISTS[someone.id].splitlines()[0].rstrip(":")
    assert title in await keep(someone)
    assert title in await someone.taps("📋")
    await someone.says("/checklist")
    assert sum(title in words for words in await someone.buttons()) == 1
    await someone.taps(title)
    text = await someone.text()
    assert all(f"• {word}" in text for word in WORDS[someone.id])
    await someone.taps("✏️")
    await someone.says("Наш допис")
    await someone.taps("📋")
    assert WORDS[someone.id][0] in await someone.text()
    await someone.says("перше\nдруге")
    text = await someone.text()
    assert "Наш допис" in text
    assert "• друге" in text
    await someone.taps("➕")
    assert "0/2" in await someone.text()
    assert "#2 · Наш допис" in await someone.text()
    # The list that it was kept from runs on as it was.
    await someone.says("/board")
    await someone.taps("#1")
    await someone.taps("☑️")
    assert "1/4" in await someone.text()
    await someone.says("/checklist")
    await someone.taps("Наш допис")
    await someone.taps("🗑")
    await someone.taps("🗑")
    assert not [words for words in await someone.buttons() if "Наш допис" in words]
    await someone.says("/board")
    await someone.taps("#2")
    await someone.taps("☑️")
    assert "0/2" in await someone.text()


async def test_ready_items_stay_in_each_readers_language(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await put(olena)
    await keep(olena)
    title = olena.words("Community and social media: working together")
    await olena.says("/checklist")
    own = [words for words in await olena.buttons() if title in words]
    assert len(own) == 2
    await olena.says("/checklist")
    row = len(await olena.buttons()) - 2
    await olena.forges((await all_data(olena))[row])
    await olena.taps("👤")
    await olena.taps(olena.words("{name}'s team", name="Олена"))
    await max_.says("/checklist")
    await max_.taps(title)
    text = await max_.text()
    assert max_.words("Join each network's posting schedule early") in text
    assert not [words for words in await max_.buttons() if words[0] in "✏👤🗑"]


async def all_data(person: Person) -> list[str]:
    """The data of every button of the newest message."""
    keyboard = (await person.screen())["reply_markup"]["inline_keyboard"]
    return [cell["callback_data"] for row in keyboard for cell in row]


async def test_shared_with_a_board_and_with_nobody_else(sqlite_town: Town) -> None:
    await gather_team(sqlite_town, role=GUEST)
    olena, marina, max_ = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    await write(olena, "Таємний шаблон\nраз\nдва")
    await keep(olena)
    await marina.says("/checklist")
    assert not [words for words in await marina.buttons() if "Таємний" in words]
    assert await marina.forges("cv:t1") == marina.words("This is not here any more.")
    await olena.says("/checklist")
    await olena.taps("Таємний")
    await olena.taps("👤")
    board = olena.words("{name}'s team", name="Олена")
    await olena.taps(board)
    assert [words for words in await olena.buttons() if words.startswith("●")]
    await marina.says("/checklist")
    await marina.taps("Таємний")
    await make_team(max_)
    await olena.taps("●")
    await marina.says("/checklist")
    assert not [words for words in await marina.buttons() if "Таємний" in words]


async def test_none_of_ones_own_in_a_group(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await write(olena, "Таємний шаблон\nраз")
    await keep(olena)
    group = await olena.acts("groups", title="Книголюби", members=[102], with_bot=True)
    here = olena.at(group["chat"])
    await here.says("/checklist")
    assert not [words for words in await here.buttons() if "Таємний" in words]
    await here.forges("cv:t1")
    assert "Таємний" not in await here.text()


async def test_a_native_checklist_is_a_card_with_its_state(someone: Person) -> None:
    await someone.sends_special(
        "checklist", title="Книжковий ярмарок", tasks=["Текст", "Фото", "Афіша"], done=[2]
    )
    text = await someone.text()
    assert "☑️ Книжковий ярмарок · 1/3" in text
    await someone.taps("✅")
    assert "#1 · Книжковий ярмарок" in await someone.text()
    await someone.taps("☑️")
    text = await someone.text()
    assert "▫️ 1. Текст" in text
    name = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[someone.id]
    assert f"✅ 2. Фото · {name} · " in text


async def test_a_native_checklist_goes_onto_a_card_that_is(anyone: Person) -> None:
    await anyone.says("Ярмарок")
    await anyone.sends_special("checklist", title="Перший", tasks=["а", "б"], done=[1])
    assert "☑️ 1/2" in await anyone.buttons()
    await anyone.sends_special("checklist", title="Другий", tasks=["в"], done=[])
    await anyone.taps("☑️")
    data = await anyone.data_of("#1")
    await anyone.taps("#1")
    assert "☑️ 1/3" in await anyone.buttons()
    await anyone.forges(data)
    await anyone.says("/board")
    assert "☑️ 1/3" in await anyone.text()
    await anyone.taps("#1")
    await anyone.taps("✏️")
    await anyone.taps("➕")
    await anyone.sends_special("checklist", title="Третій", tasks=["г"], done=[1])
    assert "☑️ 2/4" in await anyone.buttons()


async def test_a_forwarded_checklist_in_a_group(sqlite_town: Town) -> None:
    group = await sqlite_town.olena.acts("groups", title="Книголюби", members=[], with_bot=True)
    here = sqlite_town.olena.at(group["chat"])
    sent = await here.sends_special("checklist", title="Ярмарок", tasks=["а", "б"], done=[2])
    await here.says("/new", reply_to=sent["message_id"])
    assert "#1 · Ярмарок" in await here.text()
    assert "☑️ 1/2" in await here.buttons()
