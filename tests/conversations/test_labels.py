"""🏷 labels: put on a card with taps, typed on the fly, and kept in order in the board's menu."""

import pytest

from models.labels import ON_BOARD, ON_CARD
from models.refusals import (
    LabelMissing,
    LabelTaken,
    LabelTooLong,
    Refusal,
    TooManyLabels,
    TooManyOnCard,
)
from models.tables import Board, Card, CardLabel, Event, EventKind, Label
from tests.conversations.groups import adds_bot, board_text, makes
from tests.conversations.looking import cards
from tests.conversations.teams import gather_team, make_team
from tests.town import Person, Town

LABELS = {EventKind.LABELLED, EventKind.UNLABELLED}


async def made(person: Person, *titles: str) -> None:
    """Cards of this person; the screen of the last is the newest message."""
    for title in titles:
        await person.says(title)
        await person.taps("✅")


async def picks(person: Person) -> None:
    """From a card to its labels."""
    await person.taps("⋯")
    await person.taps("🏷")


async def keeps(person: Person) -> None:
    """To the labels of the person's board."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("🏷")


async def told() -> list[tuple[str, str, str]]:
    """What history says of labels: of which card, what, and the label's name."""
    found = await Event.filter(kind__in=LABELS).select_related("card").order_by("id")
    return [(event.card.title, event.kind.value, event.data["name"]) for event in found]


async def test_a_label_is_typed_on_the_fly_and_then_tapped(someone: Person) -> None:
    await made(someone, "Пост")
    await picks(someone)
    nothing = "Labels sort cards: a network, a column of the blog, a client."
    assert someone.words(nothing) in await someone.text()
    await someone.taps("➕")
    assert someone.words("🔴 Ads") in await someone.text()
    await someone.says("🟣  Клієнт   Мрія ")
    assert "\n🏷 🟣 Клієнт Мрія" in await someone.text()
    await picks(someone)
    assert "● 🟣 Клієнт Мрія" in await someone.buttons()
    await someone.taps("● 🟣")
    assert "🟣 Клієнт Мрія" in await someone.buttons()
    await someone.taps("⬅️")
    assert "🏷" not in await someone.text()
    await picks(someone)
    await someone.taps("🟣")
    await someone.taps("⬅️")
    assert "\n🏷 🟣 Клієнт Мрія" in await someone.text()
    assert await told() == [
        ("Пост", kind, "Клієнт Мрія") for kind in ("labelled", "unlabelled", "labelled")
    ]
    await someone.says("/board")
    assert "#1 Пост · 🟣\n" in await someone.text()


async def test_networks_come_ready_until_they_are_there(anyone: Person) -> None:
    await made(anyone, "Пост #youtube")
    await picks(anyone)
    await anyone.taps("➕")
    offered = [words for words in await anyone.buttons() if not words.startswith("⬅️")]
    assert [words.split(" ", 1)[1] for words in offered] == [
        "Instagram",
        "Facebook",
        "TikTok",
        "LinkedIn",
        "Telegram",
        "X",
        "Threads",
        "Pinterest",
    ]
    put = await anyone.data_of("🎵")
    assert await anyone.taps("🎵") == "🏷 TikTok"
    assert "\n🏷 📺 youtube · 🎵 TikTok" in await anyone.text()
    await anyone.forges(put)
    assert await Label.all().count() == 2
    # The question does not wait any more.
    await made(anyone, "Інше")
    assert "#2 · Інше" in await anyone.text()


async def test_colours_come_in_turn(writer: Person) -> None:
    await made(writer, "Пост #раз #два #три")
    assert "🏷 🔴 раз · 🟠 два · 🟡 три" in await writer.text()
    await made(writer, "Ще #чотири #РАЗ")
    assert "🏷 🟢 чотири · 🔴 раз" in await writer.text()


async def test_a_board_keeps_its_labels_in_order(someone: Person) -> None:
    await made(someone, "Перша #реклма", "Друга #Реклама #реклма", "Третя #Реклама")
    open_card = await someone.screen()
    await keeps(someone)
    assert [words for words in await someone.buttons() if "·" in words][::-1] == [
        "🔴 реклма · 2",
        "🟠 Реклама · 2",
    ]
    # Another name: the other label has it already.
    await someone.taps("🔴 реклма")
    assert str(someone.reader.many("It is on {n} card.", "It is on {n} cards.", 2)) in (
        await someone.text()
    )
    await someone.taps("✏️")
    await someone.says("реклама")
    assert someone.refused(LabelTaken("Реклама")) in await someone.text()
    await someone.says("рекламка")
    # Another colour, shown at once on every open card.
    await someone.taps("🟢")
    assert "● 🟢" in await someone.buttons()
    # Two of one: nothing doubled, and every card has the one that stays.
    await someone.taps("🔀")
    merge = await someone.data_of("🟠")
    assert await someone.taps("🟠") == someone.words("One label now")
    assert await CardLabel.all().count() == 3
    assert str(someone.reader.many("It is on {n} card.", "It is on {n} cards.", 3)) in (
        await someone.text()
    )
    assert await someone.forges(merge) == someone.words("This is not here any more.")
    await keeps(someone)
    await someone.taps("🟠")
    await someone.taps("🗑")
    asked = "Remove the label? It goes from {n} card; the card stays."
    many = "Remove the label? It goes from {n} cards; the cards stay."
    assert str(someone.reader.many(asked, many, 3)) in await someone.text()
    assert await someone.taps("🗑") == someone.words("The label is removed")
    assert await Label.all().count() == await CardLabel.all().count() == 0
    assert await Card.all().count() == 3
    found = [m for m in await someone.bots() if m["message_id"] == open_card["message_id"]]
    assert "🏷" not in found[0]["text"]
    assert await told() == [
        ("Перша", "unlabelled", "рекламка"),
        ("Друга", "unlabelled", "рекламка"),
        ("Перша", "labelled", "Реклама"),
        ("Перша", "unlabelled", "Реклама"),
        ("Друга", "unlabelled", "Реклама"),
        ("Третя", "unlabelled", "Реклама"),
    ]


async def test_every_open_card_follows_a_label(sqlite_town: Town) -> None:
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await gather_team(sqlite_town)
    await made(olena, "Пост #книги")
    await marina.says("/board")
    await marina.taps("#1")
    await keeps(olena)
    await olena.taps("🔴 книги")
    await olena.taps("🟣")
    await sqlite_town.pass_time(seconds=1)
    assert "🏷 🟣 книги" in await marina.text()
    await olena.taps("✏️")
    await olena.says("Читання")
    await sqlite_town.pass_time(seconds=1)
    assert "🏷 🟣 Читання" in await marina.text()
    # An editor makes labels, and changes none for everybody.
    await keeps(marina)
    assert "🟣 Читання · 1" in await marina.text()
    assert not [words for words in await marina.buttons() if "Читання" in words]
    label = await Label.all().first()
    assert label is not None
    refused = marina.words("Your role on this board does not allow this.")
    for forged in ("lao", "lar", "lag", "lad", "lax"):
        tail = ":0" if forged == "lag" else ""
        assert await marina.forges(f"{forged}:{label.id}{tail}") == refused
    await marina.taps("➕")
    await marina.says("Інста")
    assert "🔴 Інста · 0" in await marina.text()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("🔴", None),
        ("#", LabelMissing()),
        ("  🔴  # ", LabelMissing()),
        ("ж" * 65, LabelTooLong(65, 64)),
    ],
)
async def test_a_name_that_is_none(writer: Person, typed: str, refusal: Refusal | None) -> None:
    await made(writer, "Пост")
    await picks(writer)
    await writer.taps("➕")
    await writer.says(typed)
    if refusal is None:
        # A sign alone names the label well enough.
        assert "🏷 🔴 🔴" in await writer.text()
        return
    assert writer.refused(refusal) in await writer.text()
    await writer.says("Слово")
    assert "🏷 🔴 Слово" in await writer.text()


async def test_there_are_limits(writer: Person) -> None:
    await made(writer, "Пост " + " ".join(f"#м{n}" for n in range(ON_CARD)))
    board = await Board.all().first()
    assert board is not None
    await picks(writer)
    await writer.taps("➕")
    await writer.says("Ще")
    assert writer.refused(TooManyOnCard(ON_CARD)) in await writer.text()
    for n in range(ON_CARD, ON_BOARD):
        await Label.create(board=board, name=f"м{n}", folded=f"м{n}", sign="⚪")
    await writer.says("/board")
    await keeps(writer)
    assert any(words.startswith("▶️") for words in await writer.buttons())
    await writer.taps("➕")
    await writer.says("Ще")
    assert writer.refused(TooManyLabels(ON_BOARD)) in await writer.text()
    await writer.says("М7")
    assert await Label.all().count() == ON_BOARD


async def test_in_a_group(sqlite_town: Town, number: int) -> None:
    here = await adds_bot(sqlite_town.person(number))
    await makes(here, "Афіша")
    await picks(here)
    await here.taps("➕")
    asked = await here.screen()
    assert here.words("🔴 Ads") in asked["text"]
    await here.says("instagram", reply_to=asked["message_id"])
    assert "\n🏷 📸 instagram" in await here.text()
    assert "#1 Афіша · 📸" in await board_text(here)


async def test_another_boards_label_is_not_here(writer: Person) -> None:
    await made(writer, "Пост #книги")
    await make_team(writer)
    await made(writer, "Командна #Інше")
    other = await Label.get(name="Інше")
    assert await writer.forges(f"las:1:{other.id}:1:0") == writer.words(
        "This is not here any more."
    )
    assert await writer.forges(f"lam:1:{other.id}") == writer.words("This is not here any more.")
    assert await cards(writer) == ["#1 Командна"]
