"""Whatever a screen says, one message takes it; what is short enough stays as it was written."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from handlers.fitting import CUT, MESSAGE_LIMIT, TOAST_LIMIT, fitted, fitted_toast
from handlers.screens import Screen
from sandbox.html_text import parse_html
from sandbox.text import utf16_length
from tests.promises.people_write import texts
from tests.promises.test_screens import quick

TAGS = st.sampled_from(["b", "i", "tg-spoiler", "blockquote"])


@quick
@given(texts(4096), st.lists(TAGS, max_size=3, unique=True), st.integers(1, 3))
def test_a_message(text: str, tags: list[str], times: int) -> None:
    opened, closed = "".join(f"<{t}>" for t in tags), "".join(f"</{t}>" for t in reversed(tags))
    markup = f"{opened}{escape(text)}{closed}" * times
    plain, _ = parse_html(markup)
    cut, _ = parse_html(Screen(text=markup).message)
    if utf16_length(plain) <= MESSAGE_LIMIT:
        assert cut == plain
        assert fitted(markup) == markup
    else:
        assert utf16_length(cut) >= MESSAGE_LIMIT - 100
        assert utf16_length(cut) <= MESSAGE_LIMIT
        assert plain.startswith(cut.removesuffix(CUT).rstrip())


@quick
@given(texts(400))
def test_an_answer_to_a_tap(words: str) -> None:
    shown = fitted_toast(words)
    assert utf16_length(shown) <= TOAST_LIMIT
    assert shown == words or words.startswith(shown.removesuffix(CUT))
