"""Telegram's HTML: what it means and how it is refused."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import BotApiError
from sandbox.html_text import parse_html
from sandbox.text import cut, utf16_length


def _spans(html: str) -> list[tuple[str, str]]:
    text, entities = parse_html(html)
    return [(e["type"], cut(text, e["offset"], e["length"])) for e in entities]


@pytest.mark.parametrize(
    ("html", "spans"),
    [
        ("<b>а</b><strong>б</strong>", [("bold", "а"), ("bold", "б")]),
        ("<i>а</i><em>б</em>", [("italic", "а"), ("italic", "б")]),
        ("<u>а</u><ins>б</ins>", [("underline", "а"), ("underline", "б")]),
        ("<s>a</s><strike>b</strike><del>c</del>", [("strikethrough", c) for c in "abc"]),
        (
            "<tg-spoiler>а</tg-spoiler><span class='tg-spoiler'>б</span>",
            [("spoiler", "а"), ("spoiler", "б")],
        ),
        ("<B>шість</b>", [("bold", "шість")]),
        ("👍<b>👍</b>", [("bold", "👍")]),
        ("<b><i>обидва</i></b>", [("italic", "обидва"), ("bold", "обидва")]),
        ("<blockquote>а</blockquote>", [("blockquote", "а")]),
        ("<blockquote expandable>а</blockquote>", [("expandable_blockquote", "а")]),
        ("<code>x &lt; y</code>", [("code", "x < y")]),
        ("<b></b>порожньо", []),
        ("<b>а</>", [("bold", "а")]),
    ],
)
def test_tags(html: str, spans: list[tuple[str, str]]) -> None:
    assert sorted(_spans(html)) == sorted(spans)


@pytest.mark.parametrize(
    ("html", "entity"),
    [
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            {"url": "https://example.org/?a=1&b=2"},
        ),
        ("<a href=https.x>x</a>", {"type": "text_link", "url": "http://https.x/"}),
        ('<a href="https://example.org">x</a>', {"url": "https://example.org/"}),
        ('<a href="tg://user?id=101">x</a>', {"type": "text_mention", "user": {"id": 101}}),
        (
            '<pre><code class="language-python">x</code></pre>',
            {"type": "pre", "language": "python"},
        ),
        ('<code class="language-x"><pre>x</pre></code>', {"type": "pre", "language": "x"}),
        ("<tg-emoji emoji-id='5'>👍</tg-emoji>", {"custom_emoji_id": "5", "type": "custom_emoji"}),
        (
            '<tg-time unix="1767258000" format="wDT">чт</tg-time>',
            {"type": "date_time", "unix_time": 1767258000, "date_time_format": "wDT"},
        ),
        ('<tg-time unix="1767258000">чт</tg-time>', {"type": "date_time"}),
    ],
)
def test_arguments(html: str, entity: dict[str, Any]) -> None:
    _, entities = parse_html(html)
    assert len(entities) == 1
    assert entity.items() <= entities[0].items()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#1071; &#x42F;", "Я Я"),
        ("&nbsp; &copy; & &unknown;", "&nbsp; &copy; & &unknown;"),
        ("&lt без крапки", "< без крапки"),
        ("1 > 0", "1 > 0"),
    ],
)
def test_references(html: str, text: str) -> None:
    assert parse_html(html) == (text, [])


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("а</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>а</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("<p>а</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("2 <3", "Unclosed start tag at byte offset 2"),
        ("< b >", 'Unsupported start tag "" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x$>", "Unexpected end of name token at byte offset 8"),
        ("<a ='x'>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time unix='1' format='zz'>x</tg-time>", "Invalid date-time format specified"),
    ],
)
def test_refusals(html: str, words: str) -> None:
    with pytest.raises(BotApiError) as caught:
        parse_html(html)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text(alphabet="<>/&;abiu =\"'#1👍я"))
def test_never_breaks(html: str) -> None:
    with suppress(BotApiError):
        text, entities = parse_html(html)
        ends = [entity["offset"] + entity["length"] for entity in entities]
        assert all(end <= utf16_length(text) for end in ends)
