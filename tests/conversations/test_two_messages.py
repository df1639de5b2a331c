"""The first message is the title, the second the content, and the card is on the board."""

import pytest

from tests.conversations.looking import PICTURE, cards, marked
from tests.town import Person, Town

LONG = "Розповісти, звідки книги, хто їх приніс і куди підуть гроші. " * 8


async def test_text_makes_a_card(someone: Person) -> None:
    await someone.says("Пост про книги")
    assert "Пост про книги" in await someone.text()
    assert {button[0] for button in await someone.buttons()} == {"✅", "✖"}
    await someone.says("Зібрано 115 книг")
    assert "#1 · Пост про книги" in await someone.text()
    assert "Зібрано 115 книг" in await someone.text()
    assert len(await someone.bots()) == 1 + 1  # the menu, and the card in the prompt's stead
    await someone.taps("⬅️")
    assert "#1 Пост про книги" in await someone.text()


async def test_the_draft_says_where_the_card_goes(anyone: Person) -> None:
    await anyone.says("Пост")
    assert f"→ {anyone.words('My board')}" in await anyone.text()


async def test_formatting_is_kept(someone: Person) -> None:
    text = "🎉 Жирне <b>не тег</b> & посилання і 🔥 код"
    kinds = {"Жирне": "bold", "посилання": "text_link", "код": "code"}
    await someone.says("Пост")
    await someone.says(
        text,
        entities=[
            {
                "type": kind,
                "offset": len(text[: text.index(word)].encode("utf-16-le")) // 2,
                "length": len(word),
                **({"url": "https://example.org/books"} if kind == "text_link" else {}),
            }
            for word, kind in kinds.items()
        ],
    )
    card = await someone.screen()
    assert text in card["text"]
    assert {kind: marked(card, kind)[-1] for kind in kinds.values()} == {
        kind: word for word, kind in kinds.items()
    }


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("photo", "{n} photo", "{n} photos"),
        ("voice", "{n} voice message", "{n} voice messages"),
        ("video_note", "{n} video", "{n} videos"),
        ("video", "", ""),
        ("animation", "", ""),
        ("document", "", ""),
        ("audio", "", ""),
    ],
)
async def test_a_file_is_content(anyone: Person, kind: str, one: str, many: str) -> None:
    await anyone.says("Афіша")
    await anyone.sends(kind, PICTURE)
    assert "#1 · Афіша" in await anyone.text()
    words = str(anyone.reader.many(one, many, 1)) if one else "file.png"
    assert words in await anyone.text()
    await anyone.taps("📎")
    assert kind in await anyone.screen()


async def test_a_photo_with_a_caption_is_content_with_words(someone: Person) -> None:
    await someone.says("Афіша")
    await someone.sends("photo", PICTURE, caption="Тепла, з книгами")
    assert "Тепла, з книгами" in await someone.text()
    assert "📎 1" in await someone.buttons()


@pytest.mark.parametrize("parts", [2, 3, 10])
async def test_an_album_is_one_content(town: Town, parts: int) -> None:
    marina = town.marina
    await marina.settles()
    await marina.says("Сторіс")
    await marina.sends("photo", *[PICTURE] * parts, caption="Чотири слайди")
    assert "#1 · Сторіс" in await marina.text()
    assert str(marina.reader.many("{n} photo", "{n} photos", parts)) in await marina.text()
    assert f"📎 {parts}" in await marina.buttons()
    assert len(await marina.bots()) == 2
    assert await cards(marina) == ["#1 Сторіс"]


async def test_an_album_comes_back_as_an_album(anyone: Person) -> None:
    await anyone.says("Сторіс")
    await anyone.sends("photo", PICTURE, PICTURE, PICTURE)
    await anyone.taps("📎")
    sent = (await anyone.bots())[-3:]
    assert len({message["media_group_id"] for message in sent}) == 1


async def test_an_album_sent_first_waits_for_its_title(someone: Person) -> None:
    await someone.sends("photo", PICTURE, PICTURE, PICTURE)
    assert (await someone.text()).endswith(f"📎 …\n\n{someone.words('Send a title for it.')}")
    assert len(await someone.bots()) == 2
    await someone.says("Сторіс")
    assert "#1 · Сторіс" in await someone.text()
    assert str(someone.reader.many("{n} photo", "{n} photos", 3)) in await someone.text()
    assert "📎 3" in await someone.buttons()
    assert len(await someone.bots()) == 2


async def test_two_albums_are_two_contents(writer: Person) -> None:
    await writer.says("Сторіс")
    await writer.sends("photo", PICTURE, PICTURE)
    await writer.says("Ще сторіс")
    await writer.sends("photo", PICTURE, PICTURE, PICTURE)
    assert "📎 3" in await writer.buttons()
    assert await cards(writer) == ["#1 Сторіс", "#2 Ще сторіс"]


async def test_a_forward_is_content_and_names_its_author(someone: Person) -> None:
    group = await a_group_without_the_bot(someone)
    await someone.says("Відповісти читачеві")
    await someone.does("forward", **group)
    assert "#1 · Відповісти читачеві" in await someone.text()
    assert "Де купити книги?" in await someone.text()
    assert "Max Taylor" in await someone.text() or "Олена Коваль" in await someone.text()


async def test_a_forward_with_a_comment_is_a_title_and_its_content(someone: Person) -> None:
    group = await a_group_without_the_bot(someone)
    await someone.does("forward", **group, comment="Відповісти читачеві")
    assert "#1 · Відповісти читачеві" in await someone.text()
    assert "Де купити книги?" in await someone.text()
    assert await cards(someone) == ["#1 Відповісти читачеві"]


async def test_a_forward_sent_first_gives_its_first_words_as_title(someone: Person) -> None:
    group = await a_group_without_the_bot(someone)
    await someone.does("forward", **group)
    assert "Де купити книги?" in await someone.text()
    await someone.taps("✅")
    assert "#1 · Де купити книги?" in await someone.text()


async def test_media_sent_first_gets_the_title_that_is_typed(someone: Person) -> None:
    await someone.sends("photo", PICTURE, caption="Тепла афіша\nз книгами")
    assert "Тепла афіша" in await someone.text()
    await someone.says("Афіша на п'ятницю 18:00")
    assert "#1 · Афіша" in await someone.text()
    assert "Тепла афіша\nз книгами" in await someone.text()


async def test_media_without_words_cannot_be_created_without_a_title(anyone: Person) -> None:
    await anyone.sends("voice", PICTURE)
    assert [button[0] for button in await anyone.buttons()] == ["✖"]
    await anyone.says("Розшифрувати")
    assert "#1 · Розшифрувати" in await anyone.text()


async def test_a_long_text_sent_first_is_title_and_content(someone: Person) -> None:
    await someone.says(LONG)
    await someone.taps("✅")
    text = await someone.text()
    title = text.splitlines()[0].removeprefix("#1 · ")
    assert len(title) <= 255
    assert title.endswith("…")
    assert LONG.startswith(title[:-1])
    assert LONG[len(title) - 1] == " "
    assert LONG.strip() in text


async def test_several_lines_sent_first_give_the_first_as_title(anyone: Person) -> None:
    await anyone.says("Пост\n\nПерший абзац\nДругий")
    await anyone.taps("✅")
    assert "#1 · Пост\n" in await anyone.text()
    assert "Перший абзац\nДругий" in await anyone.text()


async def test_more_content_can_follow_a_long_text(writer: Person) -> None:
    await writer.says("Пост\nПерший абзац")
    await writer.sends("photo", PICTURE)
    assert "#1 · Пост" in await writer.text()
    assert "Перший абзац" in await writer.text()
    assert "📎 1" in await writer.buttons()


async def test_created_without_content(anyone: Person) -> None:
    await anyone.says("Подзвонити партнерам")
    toast = await anyone.taps("✅")
    assert toast == anyone.words("On the board")
    assert "#1 · Подзвонити партнерам" in await anyone.text()
    assert await cards(anyone) == ["#1 Подзвонити партнерам"]


async def test_a_second_tap_makes_no_second_card(someone: Person) -> None:
    await someone.says("Подзвонити партнерам")
    draft, data = await someone.screen(), await someone.data_of("✅")
    await someone.taps("✅")
    assert await someone.forges(data, on=draft) == someone.words("It is on the board already")
    assert await cards(someone) == ["#1 Подзвонити партнерам"]


async def test_dropped(someone: Person) -> None:
    await someone.says("Не те")
    assert await someone.taps("✖️") == someone.words("Dropped")
    assert await cards(someone) == []
    await someone.says("Те")
    await someone.says("зміст")
    assert "#1 · Те" in await someone.text()


async def test_cancelled_by_command(anyone: Person) -> None:
    await anyone.says("Не те")
    await anyone.says("/cancel")
    assert await anyone.text() == anyone.words("Dropped.")
    assert await cards(anyone) == []
    await anyone.says("/cancel")
    assert await anyone.text() == anyone.words("There is nothing to drop.")


async def test_new_by_command(someone: Person) -> None:
    await someone.says("/new Пост про книги")
    await someone.taps("✅")
    assert "#1 · Пост про книги" in await someone.text()
    await someone.says("/new")
    await someone.says("Ще пост")
    await someone.says("зміст")
    assert "#2 · Ще пост" in await someone.text()


async def test_an_old_draft_asks_and_takes_the_content(someone: Person) -> None:
    await someone.says("Пост")
    await someone.town.pass_time(minutes=61)
    await someone.says("Текст через годину")
    assert "Пост" in await someone.text()
    assert [button[0] for button in await someone.buttons()] == ["📎", "➕"]
    await someone.taps("📎")
    assert "#1 · Пост" in await someone.text()
    assert "Текст через годину" in await someone.text()


async def test_an_old_draft_asks_and_makes_way_for_a_new_card(someone: Person) -> None:
    await someone.says("Пост")
    await someone.town.pass_time(hours=3)
    await someone.says("Зовсім інша справа")
    await someone.taps("➕")
    assert "Зовсім інша справа" in await someone.text()
    await someone.says("її зміст")
    assert "#1 · Зовсім інша справа" in await someone.text()


async def test_a_draft_within_the_hour_does_not_ask(writer: Person) -> None:
    await writer.says("Пост")
    await writer.town.pass_time(minutes=59)
    await writer.says("Текст")
    assert "#1 · Пост" in await writer.text()


async def test_an_old_draft_takes_a_late_album_whole(anyone: Person) -> None:
    await anyone.says("Сторіс")
    await anyone.town.pass_time(hours=2)
    await anyone.sends("photo", PICTURE, PICTURE, PICTURE)
    await anyone.taps("📎")
    assert "#1 · Сторіс" in await anyone.text()
    assert "📎 3" in await anyone.buttons()


async def test_a_draft_survives_a_restart(someone: Person) -> None:
    await someone.says("Пост завтра 18:00")
    await someone.town.restart()
    await someone.says("Текст")
    assert "#1 · Пост" in await someone.text()
    await someone.says("Ще пост")
    await someone.town.restart()
    await someone.taps("✅")
    assert await cards(someone) == ["#1 Пост", "#2 Ще пост"]


async def test_a_doubt_survives_a_restart(someone: Person) -> None:
    await someone.says("Пост")
    await someone.town.pass_time(hours=2)
    await someone.sends("photo", PICTURE, caption="Пізнє фото")
    await someone.town.restart()
    await someone.taps("📎")
    assert "#1 · Пост" in await someone.text()
    assert "Пізнє фото" in await someone.text()


async def test_content_too_long_is_cut_and_shown_by_pages(someone: Person) -> None:
    words = [f"слово{n}" for n in range(440)]
    await someone.says("Стаття")
    await someone.says(" ".join(words))
    card = await someone.text()
    assert "слово0 " in card
    assert card.splitlines()[-1].endswith(" …")
    await someone.taps(someone.words("Show all"))
    seen = (await someone.text()).split()
    while any(button.startswith("▶️") for button in await someone.buttons()):
        await someone.taps("▶️")
        seen += (await someone.text()).split()
    assert [word for word in seen if word.startswith("слово")] == words
    await someone.taps("⬅️")
    assert await someone.text() == card


async def test_a_caption_longer_than_a_bot_may_send_is_kept(anyone: Person) -> None:
    caption = " ".join(f"слово{n}" for n in range(160))
    assert len(caption) > 1024
    await anyone.says("Стаття")
    await anyone.sends("photo", PICTURE, caption=caption)
    assert caption in await anyone.text()
    await anyone.taps("📎")
    assert "photo" in await anyone.screen()


async def test_a_cut_keeps_a_link_whole(writer: Person) -> None:
    text = "слово " * 330 + "посилання-дуже-довге-щоб-потрапити-на-межу " + "слово " * 300
    start = text.index("посилання")
    entity = {
        "type": "text_link",
        "offset": start,
        "length": len("посилання-дуже-довге-щоб-потрапити-на-межу"),
        "url": "https://example.org/",
    }
    await writer.says("Стаття")
    await writer.says(text, entities=[entity])
    links = marked(await writer.screen(), "text_link")
    await writer.taps(writer.words("Show all"))
    while any(button.startswith("▶️") for button in await writer.buttons()):
        links += marked(await writer.screen(), "text_link")
        await writer.taps("▶️")
    links += marked(await writer.screen(), "text_link")
    assert set(links) == {"посилання-дуже-довге-щоб-потрапити-на-межу"}


async def test_what_a_card_cannot_keep_loses_nothing(anyone: Person) -> None:
    await anyone.says("Пост")
    for kind in ("sticker", "location", "dice", "contact", "poll"):
        before = len(await anyone.bots())
        await anyone.sends_special(kind)
        assert len(await anyone.bots()) == before + 1, kind
    await anyone.says("Текст")
    assert "#1 · Пост" in await anyone.text()


async def a_group_without_the_bot(person: Person) -> dict[str, object]:
    """Where somebody else wrote «Де купити книги?», as a forward names it."""
    other = person.town.max if person.id != person.town.max.id else person.town.olena
    made = await person.acts("groups", title="Читачі", members=[other.id])
    said = await other.at(made["chat"]).says("Де купити книги?")
    return {"from_chat": made["chat"], "message_ids": [said["message_id"]]}


async def test_every_message_waits_while_an_old_draft_asks(newcomer: Person) -> None:
    await newcomer.settles()
    await newcomer.says("Перша назва")
    await newcomer.town.pass_time(hours=2)
    await newcomer.says("Друга назва")
    await newcomer.says("вміст другої")
    await newcomer.taps("➕")
    await newcomer.taps("✅")
    assert "#1 · Друга назва" in await newcomer.text()
    assert "вміст другої" in await newcomer.text()
