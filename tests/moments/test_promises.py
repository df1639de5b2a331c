"""What holds for any text at all."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.moments import (
    Ambiguous,
    Past,
    Reading,
    Understood,
    Unread,
    find_moment,
    presets,
    read_moment,
)
from models.moments.lexicon import LEXICON
from models.moments.reading import FARTHEST
from tests.moments import phrases_en, phrases_ru, phrases_uk
from tests.moments.table import DAY_END, KYIV, PRESENTS, read_lines
from tests.moments.test_presets import NOWS
from tests.moments.test_wall import ZONES

FIGURES = ("5", "10", "18:00", "25:61", "25.12", "10.11", "05/06", "31.02", "2027", "8-го", "99999")
WORDS = st.sampled_from((*LEXICON, *FIGURES, ",", "-", ".", "(", "@", "+"))
PHRASES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
KNOWN = st.sampled_from(
    sorted(
        line.text
        for table in (phrases_uk.PHRASES, phrases_ru.PHRASES, phrases_en.PHRASES)
        for line in read_lines(table)
    )
)
TEXTS = st.one_of(PHRASES, KNOWN, st.text())


def check(reading: Reading, now: datetime) -> None:
    """Check what every reading promises."""
    match reading:
        case Understood(moment):
            assert now < moment.at <= now + FARTHEST
        case Ambiguous(moments):
            ats = [moment.at for moment in moments]
            assert 2 <= len(ats) <= 4
            assert ats == sorted(set(ats))
            assert all(now < at <= now + FARTHEST for at in ats)
        case Past(moment, following):
            assert moment.at <= now
            assert following is None or following.at > now
        case Unread():
            pass


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS, NOWS, st.sampled_from(ZONES))
def test_no_text_is_read_as_gone_or_breaks_the_reading(
    text: str, now: datetime, zone: ZoneInfo
) -> None:
    check(read_moment(text, now=now, zone=zone, day_end=DAY_END), now)


@settings(deadline=None)  # a busy machine is no failure
@given(st.one_of(PHRASES, KNOWN), st.sampled_from([" ", "  ", "\u00a0", "\t", "\n"]))
def test_letter_case_and_spaces_do_not_matter(text: str, space: str) -> None:
    now = PRESENTS["wednesday noon"]

    def read(changed: str) -> Reading:
        return read_moment(changed, now=now, zone=KYIV, day_end=DAY_END)

    usual = read(text)
    assert read(text.upper()) == usual
    assert read(text.capitalize()) == usual
    assert read(space + text.replace(" ", space) + space) == usual


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.one_of(TEXTS, st.just("Пост про")), max_size=3).map(" ".join), NOWS)
def test_a_title_keeps_something_and_its_deadline_is_checked(title: str, now: datetime) -> None:
    found = find_moment(title, now=now, zone=KYIV, day_end=DAY_END)
    if found is None:
        return

    check(found.reading, now)
    assert not isinstance(found.reading, Unread)
    assert 0 <= found.start < found.end <= len(title)
    assert any(letter.isalnum() for letter in found.rest)
    assert "  " not in found.rest


def test_a_now_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 25)  # noqa: DTZ001

    with pytest.raises(ValueError, match="aware"):
        read_moment("завтра", now=naive, zone=KYIV, day_end=DAY_END)
    with pytest.raises(ValueError, match="aware"):
        find_moment("Пост завтра", now=naive, zone=KYIV, day_end=DAY_END)
    with pytest.raises(ValueError, match="aware"):
        presets(now=naive, zone=KYIV, day_end=DAY_END)


@pytest.mark.parametrize(
    "text", ["1 " * 5000, "завтра " * 2000, "-" * 9999, "через 1 час " * 9, "в на до к " * 12]
)
def test_long_texts_are_refused_at_once(text: str) -> None:
    now = PRESENTS["wednesday noon"]

    assert isinstance(read_moment(text, now=now, zone=KYIV, day_end=DAY_END), Unread)
    assert find_moment(text, now=now, zone=KYIV, day_end=DAY_END) is None
