"""Sets of occasions as people type them, in three languages."""

import pytest

from models.refusals import TooManyOccasions
from models.reminders import read_occasions, read_typed, write_occasions

TYPED = [
    ("за 2 години", "120m"),
    ("за день", "1d"),
    ("за день, за годину і в дедлайн", "1d 60m 0m"),
    ("за тиждень та за 3 дні", "7d 3d"),
    ("за пів години", "30m"),
    ("напередодні", "1d"),
    ("вчасно", "0m"),
    ("щодня поки не готово", "daily"),
    ("щодня, поки не готово", "daily"),
    ("За день; щодня, доки не зроблено", "1d daily"),
    ("щодня після дедлайну", "late"),
    ("за 15 хвилин до дедлайну", "15m"),
    ("не нагадувати", ""),
    ("за 2 дня и за час", "2d 60m"),
    ("за сутки до срока", "1d"),
    ("за полчаса", "30m"),
    ("в срок", "0m"),
    ("каждый день, пока не готово", "daily"),
    ("каждый день после срока", "late"),
    ("накануне", "1d"),
    ("никогда", ""),
    ("2 days before", "2d"),
    ("an hour before the deadline", "60m"),
    ("1 day before, 2 hours before and at the deadline", "1d 120m 0m"),
    ("every day until done", "daily"),
    ("«daily while late»", "late"),
    ("on time", "0m"),
    ("half an hour before", "30m"),
    ("never", ""),
    ("за 1 day and щодня", "1d daily"),
]


@pytest.mark.parametrize(("text", "found"), TYPED, ids=lambda value: value or "none")
def test_read(text: str, found: str) -> None:
    occasions = read_typed(text)
    assert occasions is not None
    assert write_occasions(occasions) == found
    assert write_occasions(read_occasions(found)) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", ",", "кракозябра", "завтра", "за місяць", "за 400 днів", "за 0 хв", "2", "18:00",
        "за 2 години, кракозябра", "щодня о 18:00", "за -2 дні", "за 99999999999 днів", "щ" * 300,
        "🙂", "daily bread",
    ],
)  # fmt: skip
def test_not_guessed(text: str) -> None:
    assert read_typed(text) is None


def test_five_at_most() -> None:
    five = read_typed("за 5 днів, за 4 дні, за 3 дні, за 2 дні, за день")
    six = read_typed("за 6 днів, за 5 днів, за 4 дні, за 3 дні, за 2 дні, за день")
    assert five is not None
    assert six is not None
    assert write_occasions(five) == "5d 4d 3d 2d 1d"
    with pytest.raises(TooManyOccasions):
        write_occasions(six)
    assert write_occasions([*five, *five]) == "5d 4d 3d 2d 1d"
