"""Entities that Telegram finds by itself, trimming, and entities given as JSON."""

from typing import Any

import pytest

from sandbox.errors import BotApiError
from sandbox.text import check_entities, cut, find_entities, finish_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/new Пост", [("bot_command", "/new")]),
        ("/new@kartka_bot Пост", [("bot_command", "/new@kartka_bot")]),
        ("km/h 24/7", []),
        ("для @olena_community!", [("mention", "@olena_community")]),
        ("#Літо2026, #1", [("hashtag", "#Літо2026")]),
        ("див. https://example.org/a?b=c.", [("url", "https://example.org/a?b=c")]),
        ("example.org/x, 1.5.2026", [("url", "example.org/x")]),
        ("лист на a.b@example.org", [("email", "a.b@example.org")]),
        ("👍 @marina_smm", [("mention", "@marina_smm")]),
        ("https://t.me/kartka_bot?start=x", [("url", "https://t.me/kartka_bot?start=x")]),
    ],
)
def test_found(text: str, found: list[tuple[str, str]]) -> None:
    entities = find_entities(text)
    assert [(e["type"], cut(text, e["offset"], e["length"])) for e in entities] == found


def test_trim_moves_entities() -> None:
    text, entities = finish_text("  \n ab c \n", [{"type": "bold", "offset": 4, "length": 6}])
    assert (text, entities) == ("ab c", [{"type": "bold", "offset": 0, "length": 4}])


def test_space_inside_an_entity_at_the_start_stays() -> None:
    text, entities = finish_text(" ab", [{"type": "bold", "offset": 0, "length": 3}])
    assert (text, entities) == (" ab", [{"type": "bold", "offset": 0, "length": 3}])


def test_nothing_is_found_in_code() -> None:
    assert finish_text("/new", [{"type": "code", "offset": 0, "length": 4}])[1] == [
        {"type": "code", "offset": 0, "length": 4}
    ]


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ({"type": "loud", "offset": 0, "length": 1}, "Unsupported type specified"),
        ({"type": "bold", "offset": "0", "length": 1}, 'Field "offset" must be of type Number'),
        ({"type": "bold", "offset": 9, "length": 1}, "begins after the end of the text"),
        ({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text"),
        ({"type": "text_mention", "offset": 0, "length": 1, "user": {}}, 'Field "id" must be'),
        ({"type": "text_link", "offset": 0, "length": 1}, 'Field "url" must be of type String'),
        ({"type": "bold", "offset": 0, "length": 1, "url": "x"}, '"url" does not belong to "bold"'),
    ],
)
def test_given_entities_are_checked(entity: dict[str, Any], words: str) -> None:
    with pytest.raises(BotApiError, match=words):
        check_entities("abc", [entity])
