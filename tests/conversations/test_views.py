"""🪟 a board as Telegram's rich message, for a person and for a group that chose it."""

from typing import Any

from handlers import buttons as b
from models.tables import Group
from tests.conversations.groups import adds_bot, board
from tests.town import Json, Person, Town


def words(value: Any) -> str:
    """What is read in a rich text, block or message."""
    match value:
        case str():
            return value
        case list():
            return "\n".join(map(words, value))
        case dict():
            kept = ("summary", "text", "blocks", "cells")
            return "\n".join(words(value[name]) for name in kept if name in value)
    return ""


async def rich_of(person: Person) -> Json:
    """The rich message on the bot's newest message."""
    found: Json = (await person.screen())["rich_message"]
    return found


async def chooses_rich(person: Person) -> None:
    """Let boards be rich, in one's own ⚙️."""
    await person.says("/settings")
    await person.taps("🪟")
    assert "details" in {block["type"] for block in (await rich_of(person))["blocks"]}
    assert await person.taps(person.words("Columns that open")) == person.words("Saved")


async def test_a_person_chooses_columns_that_open(someone: Person) -> None:
    """In each language, on both databases: seen, chosen, worked on, and taken back."""
    await someone.says("Пост <b>& ко</b> завтра 18:00" if someone.id != 103 else "Пост <b>& ко</b>")
    await someone.taps("✅")
    await chooses_rich(someone)
    await someone.says("/board")
    blocks = (await rich_of(someone))["blocks"]
    assert [block["type"] for block in blocks] == ["heading", "details", "paragraph", "paragraph"]
    assert "#1 Пост <b>& ко</b>" in words(blocks[1]["blocks"][0]["cells"])
    assert someone.words("To do") in words(blocks[1]["summary"])
    # The same buttons as below a plain board; the card itself is plain, and back is rich again.
    await someone.taps("#1")
    assert "#1" in await someone.text()
    await someone.taps("➡️")
    await someone.taps("⬅️")
    assert someone.words("In progress") in words((await rich_of(someone))["blocks"][2]["summary"])
    await someone.taps("🎛")
    await someone.taps("⬅️")
    assert await rich_of(someone)
    await someone.says("/settings")
    await someone.taps("🪟")
    await someone.taps(someone.words("Plain"))
    await someone.taps("⬅️")
    assert "🌐" in "".join(await someone.buttons())
    await someone.says("/board")
    assert "rich_message" not in await someone.screen()
    assert "#1 Пост" in await someone.text()


async def test_the_live_board_of_a_group_is_rich_and_follows(town: Town) -> None:
    olena = town.olena
    await olena.settles()
    here = await adds_bot(olena, kind="supergroup")
    await here.says("/new Афіша")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await here.says("/board")
    plain = await board(here)
    assert "text" in plain
    await here.says("/settings")
    await here.taps("🪟")
    await here.taps(here.words("Columns that open"))
    await town.pass_time(seconds=30)
    shown = await board(here)
    assert shown["message_id"] == plain["message_id"]
    assert "#1 Афіша" in words(shown["rich_message"]["blocks"])
    await here.says("/new Сторіз")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await town.pass_time(seconds=30)
    assert "#2 Сторіз" in words((await board(here))["rich_message"]["blocks"])
    await here.taps("#1", on=await board(here))
    assert "#1 · Афіша" in await here.text()
    assert (await here.screen()).get("ephemeral_message_id")


async def test_what_telegram_refuses_is_shown_plain(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await chooses_rich(olena)
    fault = {"method": "sendRichMessage", "kind": "400", "description": "RICH_MESSAGE_INVALID"}
    await sqlite_town.act("/control/fail", fault)
    await olena.says("/board")
    assert olena.words("My board") in await olena.text()
    assert "rich_message" not in await olena.screen()


async def test_nobody_chooses_for_others(sqlite_town: Town) -> None:
    for person in (sqlite_town.olena, sqlite_town.marina):
        await person.settles()
    here = await adds_bot(sqlite_town.olena, kind="supergroup")
    there = sqlite_town.marina.at(here.chat)
    await there.says("/help")
    for group in (0, 1, 2**62):
        for person in (sqlite_town.marina, there):
            await person.forges(b.SetView(group=group, on=True).pack())
    assert not await Group.filter(rich=True).exists()
    await here.says("/board")
    assert "rich_message" not in await board(here)
