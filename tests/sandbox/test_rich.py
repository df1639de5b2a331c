"""Rich messages in the sandbox: kept as blocks, within limits, changed into texts and back."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InputRichMessage,
    Message,
    RichBlockDetails,
    RichBlockSectionHeading,
    RichBlockTable,
)

from tests.sandbox.people import OLENA, People

BOARD = (
    "<h3>🗂 Дошка &amp; <b>план</b></h3>"
    "<details open><summary><b>У роботі</b> · 1</summary>"
    "<table><tr><td>#1 &lt;i&gt;</td>"
    '<td><tg-time unix="1800000000" format="dt">завтра</tg-time></td>'
    "<td></td></tr></table><p>+2</p></details>"
    "<details><summary>Готово</summary><p>порожньо</p></details>"
)


def rich(html: str) -> InputRichMessage:
    """A rich message in HTML."""
    return InputRichMessage(html=html, skip_entity_detection=True)


async def test_it_is_kept_as_blocks(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    sent = await bot.send_rich_message(OLENA, rich(BOARD))
    assert sent.text is None
    assert sent.rich_message is not None
    heading, opened, closed = sent.rich_message.blocks
    assert isinstance(heading, RichBlockSectionHeading)
    assert heading.size == 3
    assert isinstance(opened, RichBlockDetails)
    assert opened.is_open
    table = opened.blocks[0]
    assert isinstance(table, RichBlockTable)
    assert table.cells[0][0].text == "#1 <i>"
    assert isinstance(closed, RichBlockDetails)
    assert not closed.is_open
    [shown] = [m for m in await people.messages(OLENA, OLENA) if "rich_message" in m]
    assert shown["rich_message"]["blocks"][0]["text"][0] == "🗂 Дошка & "


async def test_it_changes_into_a_text_and_back(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    sent = await bot.send_rich_message(OLENA, rich(BOARD))
    place: dict[str, Any] = {"chat_id": OLENA, "message_id": sent.message_id}
    text = await bot.edit_message_text("просто", **place)
    assert isinstance(text, Message)
    assert (text.text, text.rich_message) == ("просто", None)
    again = await bot.edit_message_text(rich_message=rich(BOARD), **place)
    assert isinstance(again, Message)
    assert (again.text, again.rich_message) == (None, sent.rich_message)
    with pytest.raises(TelegramBadRequest, match="not modified"):
        await bot.edit_message_text(rich_message=rich(BOARD), **place)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("", "exactly one of"),
        ("<p>  </p>x<script>", 'unsupported start tag "script"'),
        ("<details><p>x</p></details>", 'must begin with "summary"'),
        ("<details><summary>x</summary></details>", '"details" is empty'),
        ("<summary>x</summary>", 'must be inside "details"'),
        ("<td>x</td>", 'must be inside "tr"'),
        ("<p><table></table></p>", 'can\'t be inside "p"'),
        ("<p>x", 'can\'t find end tag of "p"'),
        ("<p>x</b></p>", 'unmatched end tag "b"'),
        ('<p><a href="javascript:x">x</a></p>', "invalid link"),
        ('<p><tg-time unix="x">x</tg-time></p>', "invalid date-time"),
        (f"<p>{'я' * 32_769}</p>", "too long"),
        ("<hr>" * 501, "too many blocks"),
        (f"<table><tr>{'<td>x</td>' * 21}</tr></table>", "too many columns"),
        ("<blockquote>" * 17 + "x" + "</blockquote>" * 17, "too deep"),
    ],
)
async def test_what_telegram_would_not_take(bot: Bot, people: People, html: str, why: str) -> None:
    await people.start(OLENA)
    with pytest.raises(TelegramBadRequest, match=why.replace("(", r"\(")):
        await bot.send_rich_message(OLENA, rich(html))


async def test_other_ways_to_write_it_are_refused_by_name(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    with pytest.raises(TelegramBadRequest, match="html only"):
        await bot.send_rich_message(OLENA, InputRichMessage(markdown="# x"))
