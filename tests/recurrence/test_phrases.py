"""Rules in words, in three languages; what is not understood whole is not read at all."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from handlers.cards.repeat_words import rule_words
from handlers.reader import Reader
from models.recurrence import WORKING_DAYS, Rule, Unit
from models.recurrence_words import read_said_rule

NOON = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Kyiv"))
DAILY = Rule(Unit.DAY)
WORKING = Rule(Unit.WEEK, days=WORKING_DAYS)
LAST = Rule(Unit.MONTH)
TWO_WEEKS = Rule(Unit.WEEK, 2, days=frozenset({0, 3}))
# A week or a month said alone takes the day of the table: a Tuesday, the 24th.
TABLE: list[tuple[str, Rule, time | None]] = [
    ("щодня", DAILY, None),
    ("Щодня о 9:00", DAILY, time(9)),
    ("кожного дня о 9", DAILY, time(9)),
    ("раз на день", DAILY, None),
    ("кожні 3 дні", Rule(Unit.DAY, 3), None),
    ("кожні п’ять днів", Rule(Unit.DAY, 5), None),
    ("по буднях о 10:30", WORKING, time(10, 30)),
    ("кожного робочого дня", WORKING, None),
    ("щотижня", Rule(Unit.WEEK, days=frozenset({1})), None),
    ("кожні 2 тижні в понеділок і четвер", TWO_WEEKS, None),
    ("щопонеділка, щосереди та щоп'ятниці", Rule(Unit.WEEK, days=frozenset({0, 2, 4})), None),
    ("кожної другої неділі", Rule(Unit.WEEK, 2, days=frozenset({6})), None),
    ("кожен другий тиждень у п’ятницю", Rule(Unit.WEEK, 2, days=frozenset({4})), None),
    ("щомісяця", Rule(Unit.MONTH, date=24), None),
    ("щомісяця 15 числа", Rule(Unit.MONTH, date=15), None),
    ("кожного 31-го числа", Rule(Unit.MONTH, date=31), None),
    ("кожні 2 місяці 15 числа", Rule(Unit.MONTH, 2, date=15), None),
    ("кожного останнього робочого дня", LAST, None),
    ("останній робочий день місяця, о 18:00", LAST, time(18)),
    ("останній день місяця", Rule(Unit.MONTH, date=31), None),
    ("каждый день в 9:00", DAILY, time(9)),
    ("ежедневно", DAILY, None),
    ("каждые 5 дней", Rule(Unit.DAY, 5), None),
    ("по будням", WORKING, None),
    ("каждый рабочий день", WORKING, None),
    ("каждую неделю", Rule(Unit.WEEK, days=frozenset({1})), None),
    ("по вторникам и четвергам", Rule(Unit.WEEK, days=frozenset({1, 3})), None),
    ("каждые 2 недели в понедельник и четверг", TWO_WEEKS, None),
    ("каждую вторую среду", Rule(Unit.WEEK, 2, days=frozenset({2})), None),
    ("каждое 1-е число", Rule(Unit.MONTH, date=1), None),
    ("раз в 3 месяца", Rule(Unit.MONTH, 3, date=24), None),
    ("каждый последний рабочий день месяца в 18:00", LAST, time(18)),
    ("в последний день каждого месяца", Rule(Unit.MONTH, date=31), None),
    ("every day", DAILY, None),
    ("daily at 9", DAILY, time(9)),
    ("every day at 6 pm", DAILY, time(18)),
    ("every weekday at 9am", WORKING, time(9)),
    ("every 2 weeks on Monday and Thursday", TWO_WEEKS, None),
    ("every other week on Mon, Thu", TWO_WEEKS, None),
    ("Tuesdays", Rule(Unit.WEEK, days=frozenset({1})), None),
    ("every three months", Rule(Unit.MONTH, 3, date=24), None),
    ("every month on the 15th", Rule(Unit.MONTH, date=15), None),
    ("monthly on day 31", Rule(Unit.MONTH, date=31), None),
    ("on the last working day of every month", LAST, None),
    ("the last day of the month", Rule(Unit.MONTH, date=31), None),
]


@pytest.mark.parametrize(("phrase", "rule", "clock"), TABLE, ids=[row[0] for row in TABLE])
def test_phrases(phrase: str, rule: Rule, clock: time | None) -> None:
    said = read_said_rule(phrase)
    assert said is not None
    day = date(2026, 11, 24)
    assert (said.settled(day.weekday(), day.day), said.clock) == (rule, clock)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "   ",
        "завтра",
        "щороку",
        "кожні 0 днів",
        "кожні 100 днів",
        "щодня о 25:00",
        "щодня о 9:00 і о 18:00",
        "щодня в понеділок",
        "кожного 32 числа",
        "15",
        "останній тиждень",
        "через вторник",
        "двічі на тиждень",
        "каждый второй рабочий день",
        "every banana",
        "every second Monday of the month",
        "every 2 days, 3 weeks",
        "last month",
        "every day at 13 pm",
        "every day ???",
        "щодня " * 40,
    ],
)
def test_what_is_not_read(phrase: str) -> None:
    assert read_said_rule(phrase) is None


@pytest.mark.parametrize(
    ("rule", "uk", "ru", "en"),
    [
        (DAILY, "Щодня", "Каждый день", "Every day"),
        (Rule(Unit.DAY, 5), "Кожні 5 днів", "Каждые 5 дней", "Every 5 days"),
        (Rule(Unit.DAY, 22), "Кожні 22 дні", "Каждые 22 дня", "Every 22 days"),
        (
            Rule(Unit.WEEK, 2, days=frozenset({1, 3})),
            "Кожні 2 тижні у вівторок і четвер",
            "Каждые 2 недели во вторник и четверг",
            "Every 2 weeks on Tuesdays and Thursdays",
        ),
        (
            Rule(Unit.WEEK, 21, days=frozenset({2})),
            "Кожен 21 тиждень у середу",
            "Каждую 21 неделю в среду",
            "Every 21 weeks on Wednesdays",
        ),
        (
            LAST,
            "Щомісяця останнього робочого дня",
            "Каждый месяц в последний рабочий день",
            "Every month on the last working day",
        ),
        (
            Rule(Unit.MONTH, 2, date=31),
            "Кожні 2 місяці 31 числа (у коротших місяцях — останнього дня)",
            "Каждые 2 месяца 31 числа (в более коротких месяцах — в последний день)",
            "Every 2 months on day 31 (in shorter months, the last day)",
        ),
    ],
    ids=str,
)
def test_words(rule: Rule, uk: str, ru: str, en: str) -> None:
    for language, words in (("uk", uk), ("ru", ru), ("en", en)):
        assert rule_words(Reader(language, ZoneInfo("Europe/Kyiv"), NOON), rule) == words


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_the_bot_reads_its_own_words(language: str) -> None:
    reader = Reader(language, ZoneInfo("Europe/Kyiv"), NOON)
    rules = [DAILY, Rule(Unit.DAY, 4), TWO_WEEKS, LAST, Rule(Unit.MONTH, 3, date=15)]
    rules += [Rule(Unit.WEEK, days=frozenset({day, (day + 2) % 7})) for day in range(7)]
    hint = reader.label("every 2 weeks on Monday and Thursday")
    said = [(read_said_rule(rule_words(reader, rule)), rule) for rule in rules]
    said.append((read_said_rule(hint), TWO_WEEKS))
    assert [found.settled(1, 24) if found else None for found, _ in said] == [r for _, r in said]
