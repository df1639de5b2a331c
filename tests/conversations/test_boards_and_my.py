"""🗂 a board by pages, 📌 my cards over all boards, /help."""

from tests.conversations.looking import cards, marked, moments
from tests.conversations.teams import make_team
from tests.town import Person


async def fill(person: Person, titles: list[str]) -> None:
    """Cards with these titles, on the board that the person works on."""
    for title in titles:
        await person.says(title)
        await person.taps("✅")


def listed(buttons: list[str]) -> list[str]:
    """The cards among the buttons."""
    return [words for words in buttons if words.startswith("#")]


async def test_an_empty_board_says_what_to_do(anyone: Person) -> None:
    await anyone.says("/board")
    nothing = anyone.words("No cards yet. Send me a task, and it is the first.")
    assert nothing in await anyone.text()
    await anyone.says("Пост")
    await anyone.taps("✅")
    await anyone.taps("⬅️")
    assert nothing not in await anyone.text()


async def test_columns_with_counts_and_cards_in_order(someone: Person) -> None:
    await fill(someone, ["Перша", "Друга", "Третя"])
    await someone.says("/board")
    await someone.taps("#1")
    await someone.taps("➡️")
    await someone.taps("⬅️")
    todo, doing, done = (someone.words(w) for w in ("To do", "In progress", "Done column"))
    text = await someone.text()
    assert f"{todo} · 2\n#2 Друга\n#3 Третя\n\n{doing} · 1\n#1 Перша\n\n{done} · 0" in text
    assert listed(await someone.buttons()) == ["#2 Друга", "#3 Третя", "#1 Перша"]


async def test_deadline_and_people_stand_in_the_list(anyone: Person) -> None:
    await fill(anyone, ["Пост tomorrow 18:00"])
    await anyone.taps("👤")
    await anyone.taps("🙋")
    await anyone.says("/board")
    line = next(line for line in (await anyone.text()).splitlines() if line.startswith("#1"))
    assert "24.11 18:00" in line
    assert line.endswith(
        {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[anyone.id]
    )
    assert len(moments(await anyone.screen())) == 1


async def test_a_late_card_is_marked(anyone: Person) -> None:
    await fill(anyone, ["Пост tomorrow 18:00"])
    await anyone.town.pass_time(days=3)
    await anyone.says("/board")
    assert "⚠️" in await anyone.text()


async def test_pages_of_ten_and_back_to_the_same_page(someone: Person) -> None:
    await fill(someone, [f"Картка {n}" for n in range(1, 24)])
    await someone.says("/board")
    assert listed(await someone.buttons()) == [f"#{n} Картка {n}" for n in range(1, 11)]
    assert not any(words.startswith("◀️") for words in await someone.buttons())
    await someone.taps("▶️")
    await someone.taps("▶️")
    assert listed(await someone.buttons()) == [f"#{n} Картка {n}" for n in range(21, 24)]
    assert not any(words.startswith("▶️") for words in await someone.buttons())
    await someone.taps("◀️")
    second = await someone.text()
    await someone.taps("#15")
    assert "#15 · Картка 15" in await someone.text()
    for way in ("👤", "⏰", "↔️", "✏️"):  # wherever one looks in between
        await someone.taps(way)
        await someone.taps("⬅️")
    await someone.taps("⬅️")
    assert await someone.text() == second
    assert len(await someone.bots()) == 1 + 23 + 1


async def test_a_page_that_is_gone_shows_the_last_one(writer: Person) -> None:
    await fill(writer, [f"Картка {n}" for n in range(1, 12)])
    data = "b:{}:9".format((await writer.data_of("⬅️")).split(":")[1])
    await writer.says("/board")
    await writer.forges(data)
    assert listed(await writer.buttons()) == ["#11 Картка 11"]


async def test_done_cards_stand_newest_first(writer: Person) -> None:
    await fill(writer, ["Перша", "Друга", "Третя"])
    for number in (2, 1, 3):
        await writer.says("/board")
        await writer.taps(f"#{number}")
        await writer.taps("✅")
    assert await cards(writer) == ["#3 Третя", "#1 Перша", "#2 Друга"]


async def test_my_cards_by_date_over_all_boards(someone: Person) -> None:
    await fill(someone, ["Без дати", "Пізніша in 10 days"])
    await make_team(someone)
    await fill(someone, ["Командна in 2 days", "Рання tomorrow 18:00"])
    await someone.says("/my")
    assert [words.split(" ", 1)[1] for words in listed(await someone.buttons())] == [
        "Рання",
        "Командна",
        "Пізніша",
        "Без дати",
    ]
    text = await someone.text()
    assert f"{someone.words('My cards')} · 4" in text
    assert someone.words("My board") in marked(await someone.screen(), "italic")


async def test_my_cards_leave_out_what_is_done_or_somebody_elses(writer: Person) -> None:
    await make_team(writer)
    await writer.taps("🔗")
    await writer.taps(writer.words("Editor: makes and moves cards"))
    marina = writer.town.marina
    await marina.settles()
    await marina.starts(await writer.link())
    await fill(writer, ["Готова", "Маринина", "Моя"])
    await writer.says("/board")
    await writer.taps("#1")
    await writer.taps("✅")
    await writer.says("/board")
    await writer.taps("#2")
    await writer.taps("👤")
    await writer.taps("Марина Соколова")
    await writer.says("/my")
    assert listed(await writer.buttons()) == ["#3 Моя"]
    await marina.says("/my")
    assert listed(await marina.buttons()) == ["#2 Маринина"]


async def test_my_pages_and_back_to_the_same_page(anyone: Person) -> None:
    await fill(anyone, [f"Картка {n}" for n in range(1, 14)])
    await anyone.says("/my")
    await anyone.taps("▶️")
    page = await anyone.text()
    await anyone.taps("#12")
    await anyone.taps("➡️")
    await anyone.taps("⬅️")
    assert await anyone.text() == page
    await anyone.taps("⬅️")
    assert [words.split()[0] for words in await anyone.buttons()] == ["🗂", "📌", "🔍", "⚙️", "❔"]


async def test_nothing_to_do(anyone: Person) -> None:
    await anyone.says("/my")
    nothing = "Nothing to do. Send me a task, or take one from a board."
    assert anyone.words(nothing) in await anyone.text()


async def test_help_is_one_screen_and_every_command_of_it_works(anyone: Person) -> None:
    await anyone.says("/help")
    text = await anyone.text()
    commands = [line.split()[0] for line in text.splitlines() if line.startswith("/")]
    assert len(commands) == 10
    unknown = anyone.words("I know no such command. /help lists them all.")
    for command in commands:
        before = (await anyone.screen())["message_id"]
        await anyone.says(command)
        assert (await anyone.screen())["message_id"] > before
        assert await anyone.text() != unknown
    await anyone.says("/nonsense")
    assert await anyone.text() == unknown


async def test_the_menu_leads_everywhere_and_back(anyone: Person) -> None:
    await anyone.starts()
    menu = await anyone.text()
    for sign in ("🗂", "📌", "🔍", "⚙️", "❔"):
        await anyone.taps(sign)
        assert await anyone.text() != menu
        await anyone.taps("⬅️")
        assert await anyone.text() == menu


async def test_text_of_people_is_text(anyone: Person) -> None:
    await fill(anyone, ["<b>не жирне</b> & «лапки» 🎉 שלום"])
    assert "#1 · <b>не жирне</b> & «лапки» 🎉 שלום" in await anyone.text()
    await anyone.says("/board")
    assert "#1 <b>не жирне</b> & «лапки» 🎉 שלום" in await anyone.text()
    await anyone.says("/my")
    assert "<b>не жирне</b> &" in await anyone.text()
