"""Numbers as people type them, in three languages: read, asked about, or refused."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reader import Reader
from handlers.refusals import word
from models.figures import LARGEST, Figure, read_figure
from models.refusals import FigureUnclear, FigureUnread

LANGUAGES = ("uk", "ru", "en")
THIN, NO_BREAK, NARROW = "\u2009", "\u00a0", "\u202f"

COUNTS = {
    "40": "40",
    "0": "0",
    "007": "7",
    "1 200": "1200",
    f"1{NO_BREAK}200": "1200",
    f"1{NARROW}200": "1200",
    f"1{THIN}200{THIN}000": "1200000",
    "1,200": "1200",
    "1.200": "1200",
    "1'200": "1200",
    "1,200,000": "1200000",
    "1.200.000": "1200000",
    "1200,500": "1200.5",
    "0,500": "0.5",
    "12,5": "12.5",
    "12.50": "12.50",
    "1 200,50": "1200.50",
    "1,200.50": "1200.50",
    "1.200,50": "1200.50",
    "39 тис": "39000",
    "39 тис.": "39000",
    "39 тыс.": "39000",
    "39тыс": "39000",
    "39k": "39000",
    "39K": "39000",
    "39 к": "39000",
    "39 тисяч": "39000",
    "39 thousand": "39000",
    "1,5 тисячі": "1500",
    "1,5 млн": "1500000",
    "1.5M": "1500000",
    "2 миллиона": "2000000",
    "2 млн 300 тис": "2300000",
    "2 тис 300": "2300",
    "3 сотні": "300",
    "5 десятків": "50",
    "2 dozen": "24",
    "2 млрд": "2000000000",
    "+15": "15",
    "-3": "-3",
    "−3": "-3",
    "39 000 грн": "39000",
    "39000грн": "39000",
    "$500": "500",
    "зареєструвалось 39": "39",
    "пока 39 человек!": "39",
    "39 people so far": "39",
    "реєстрацій — 39.": "39",
    "нуль": "0",
    "Ни одного.": "0",
    "none": "0",
}
PERCENT = {
    "12%": "12",
    "12,5 %": "12.5",
    "+13.5%": "13.5",
    "-4 %": "-4",
    "12 відсотків": "12",
    "12 процентов": "12",
    "7.5 percent": "7.5",
    "зросло на 13,5 %": "13.5",
}
ABOUT = {
    "~40": "40",
    "≈ 40": "40",
    "приблизно 40": "40",
    "близько 1 200": "1200",
    "примерно 40": "40",
    "где-то 40": "40",
    "about 40": "40",
    "roughly 39k": "39000",
}
UNCLEAR = {
    "1,200%": ("1200", "1.2"),
    "1.200 млн": ("1200000000", "1200000"),
    "2 млн 300": ("2000300", "2300000"),
    "5 m": ("5", "5000000"),
    "5 м": ("5", "5000000"),
    "39 т": ("39", "39000"),
}
UNREAD = [
    "",
    "сорок",
    "багато",
    "???",
    "40-50",
    "40 – 50",
    "40 із 60",
    "40/60",
    "40 60",
    "18:00",
    "25.06.2026",
    "1 200 30",
    "1,200,00",
    "12 34,5",
    "40й",
    "1e5",
    ".5",
    "x5",
    "10²",
    "½",
    "٣",
    "2 с половиной тысячи",
    "2 and a half",
    "півтори тисячі",
    "300 тис 2 млн",
    "2 тис 300 тис",
    "2 тис 3000",
    "%12",
    "10 %, 20 %",
    "1\n200",
    "9" * 200,
    "9999 млрд",
]


@pytest.mark.parametrize(("typed", "value"), COUNTS.items())
def test_a_count(typed: str, value: str) -> None:
    assert read_figure(typed) == Figure(Decimal(value))


@pytest.mark.parametrize(("typed", "value"), PERCENT.items())
def test_a_percentage(typed: str, value: str) -> None:
    assert read_figure(typed) == Figure(Decimal(value), percent=True)


@pytest.mark.parametrize(("typed", "value"), ABOUT.items())
def test_a_rough_number(typed: str, value: str) -> None:
    assert read_figure(typed) == Figure(Decimal(value), about=True)


@pytest.mark.parametrize(("typed", "readings"), UNCLEAR.items())
def test_what_may_be_either_is_asked(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(FigureUnclear) as asked:
        read_figure(typed)
    assert tuple(one.value for one in asked.value.readings) == tuple(map(Decimal, readings))


def test_thousands_are_asked_about_where_fractions_are_usual() -> None:
    with pytest.raises(FigureUnclear):
        read_figure("1,200", whole=False)
    assert read_figure("1 200", whole=False) == Figure(Decimal(1200))


@pytest.mark.parametrize("typed", UNREAD)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(FigureUnread):
        read_figure(typed)


def reader_of(language: str) -> Reader:
    return Reader(language, ZoneInfo("Europe/Kyiv"), datetime(2026, 7, 1, tzinfo=UTC))


@given(
    st.sampled_from(LANGUAGES),
    st.decimals(-LARGEST, LARGEST, places=2),
    st.booleans(),
    st.booleans(),
)
def test_a_number_is_read_as_it_was_written(
    language: str, value: Decimal, percent: bool, about: bool
) -> None:
    figure = Figure(value, percent, about)
    assert read_figure(reader_of(language).figure(figure, grouped=False)) == figure
    assert read_figure(reader_of(language).figure(Figure(value), grouped=True)) == Figure(value)


@given(st.text(alphabet="0123456789 .,'%+-−~кkтисмлнmдо\u00a0\n²", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        figure = read_figure(text)
    except (FigureUnclear, FigureUnread):
        return
    assert abs(figure.value) <= LARGEST


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("uk", "1 200 | ≈ 40 | 12,5% | 1200"),
        ("ru", "1 200 | ≈ 40 | 12,5 % | 1200"),
        ("en", "1,200 | ≈ 40 | 12.5% | 1200"),
    ],
)
def test_numbers_are_written_as_each_language_has_them(language: str, shown: str) -> None:
    reader = reader_of(language)
    found = (
        reader.figure(Figure(Decimal(1200))),
        reader.figure(Figure(Decimal(40), about=True)),
        reader.figure(Figure(Decimal("12.5"), percent=True)),
        reader.figure(Figure(Decimal(1200)), grouped=False),
    )
    assert " | ".join(found).replace(NO_BREAK, " ") == shown


@pytest.mark.parametrize("typed", ["1,200%", "багато"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_refusal_is_right(language: str, typed: str) -> None:
    """Whoever copies what the refusal shows is understood."""
    with pytest.raises((FigureUnclear, FigureUnread)) as refused:
        read_figure(typed)
    shown = re.split("[»”]", word(reader_of(language), refused.value))[-1]
    examples = [part for part in shown.replace("?", " ").split() if part[0].isdigit()]
    assert examples
    for example in examples:
        assert read_figure(example.rstrip("."))
