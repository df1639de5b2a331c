"""The buttons that answer the questions of a brief."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from handlers import buttons as b
from handlers import signs
from handlers.briefs.asking import Asking
from handlers.briefs.words import case_words, figure_words, metric_words
from handlers.cards.calendar import month_of
from handlers.content import shorten
from handlers.screens import Row, button, rows_of
from models.briefs.planning import proposals
from models.briefs.reading import NetworkSheet
from models.briefs.steps import Step
from models.figures import Figure
from models.moments import at_wall
from models.networks import NAMES
from models.tables import Case, Metric, PartKind, Unit

PEOPLE_SHOWN = 30
NAME_SHOWN = 28
RESULT_DAYS = (7, 10, 14, 21, 30, 60)
CONTENT_DAYS = (1, 2, 3, 5, 7, 10, 14, 21)
ORDERS = {
    Case.EVENT: (
        *(Metric.REGISTRATIONS, Metric.CLICKS, Metric.LEADS),
        *(Metric.DONATIONS, Metric.MEMBERS, Metric.TIME),
    ),
    Case.INITIATIVE: (
        *(Metric.MEMBERS, Metric.LEADS, Metric.DONATIONS),
        *(Metric.REGISTRATIONS, Metric.CLICKS, Metric.TIME),
    ),
    Case.ACHIEVEMENT: (
        *(Metric.CLICKS, Metric.TIME, Metric.MEMBERS),
        *(Metric.LEADS, Metric.REGISTRATIONS, Metric.DONATIONS),
    ),
}
"""Which metrics come first for each case."""
COUNTS = (Decimal(50), Decimal(100), Decimal(300), Decimal(1000))
PERCENTS = (Decimal(10), Decimal(20), Decimal(50))
GROWING = (Metric.MEMBERS, Metric.OWN, None)
"""Metrics that are as often wanted in percent."""


def choices(asking: Asking) -> list[Row]:
    """The buttons that answer the question."""
    match asking.step:
        case Step.CASE:
            return case_rows(asking)
        case Step.METRIC:
            return metric_rows(asking)
        case Step.TARGET:
            return target_rows(asking)
        case Step.DUE | Step.HANDOVER:
            return moment_rows(asking)
        case Step.ABOUT | Step.REFERENCES:
            return part_rows(asking)
        case Step.NETWORKS:
            return network_rows(asking)
        case Step.BUDGET:
            none = b.SetNoBudget(brief=asking.brief.id)
            return [(button("", asking.reader.label("No budget"), none),)]
        case Step.PLAN:
            return plan_rows(asking)
        case _:
            return person_rows(asking)


def mark(*, chosen: bool) -> str:
    """The sign of what is chosen."""
    return signs.CHOSEN if chosen else ""


def case_rows(asking: Asking) -> list[Row]:
    """The three cases."""
    brief = asking.brief
    return [
        (button(mark(chosen=brief.case is case), words, b.SetCase(brief=brief.id, case=case)),)
        for case, words in case_words(asking.reader).items()
    ]


def metric_rows(asking: Asking) -> list[Row]:
    """The metrics, those that fit the case first."""
    brief, words = asking.brief, metric_words(asking.reader)
    found = [
        button(
            mark(chosen=brief.metric is metric),
            words[metric],
            b.SetMetric(brief=brief.id, metric=metric),
        )
        for metric in ORDERS[brief.case or Case.EVENT]
    ]
    return list(rows_of(found, 2))


def target_rows(asking: Asking) -> list[Row]:
    """Usual numbers."""
    brief = asking.brief
    usual = [(amount, Unit.COUNT) for amount in COUNTS]
    rows = [usual]
    if brief.metric in GROWING:
        rows.append([(amount, Unit.PERCENT) for amount in PERCENTS])
    return [
        tuple(
            button(
                mark(chosen=(brief.target, brief.unit) == (amount, unit)),
                figure_words(asking.reader, amount, unit),
                b.SetTarget(brief=brief.id, amount=str(amount), unit=unit),
            )
            for amount, unit in row
        )
        for row in rows
    ]


def moment_rows(asking: Asking) -> list[Row]:
    """Moments worth a button; the one of another network, for all that have none."""
    reader = asking.reader
    rows: list[Row] = []
    like = earlier(asking, lambda one: one.deadline)
    if like is not None and like.deadline is not None and like.deadline > reader.now:
        words = reader.label(
            "All the rest as {network}: {at}",
            network=NAMES[like.network],
            at=reader.short(like.deadline),
        )
        at = int(like.deadline.timestamp())
        rows.append((button(signs.REPEAT, words, moment_data(asking, at, rest=True)),))
    found = [
        button("", reader.day(reader.local(at).date()), moment_data(asking, int(at.timestamp())))
        for at in days_ahead(asking)
    ]
    return [*rows, *rows_of(found, 2), calendar_row(asking)]


def calendar_row(asking: Asking) -> Row:
    """The way to any other day."""
    month = month_of(asking.reader.today)
    data = b.PickBriefDay(brief=asking.brief.id, question=asking.code, month=month)
    return (button(signs.CALENDAR, asking.reader.label("Calendar"), data),)


def moment_data(asking: Asking, at: int, *, rest: bool = False) -> b.SetBriefMoment:
    """The answer of this moment, in Unix seconds."""
    return b.SetBriefMoment(brief=asking.brief.id, question=asking.code, at=at, rest=rest)


def days_ahead(asking: Asking) -> list[datetime]:
    """Ends of working days worth a button: for content those before the result is due."""
    reader, due_at = asking.reader, asking.brief.due_at
    if asking.step is Step.DUE:
        return [day_ahead(asking, days) for days in RESULT_DAYS]
    found = [day_ahead(asking, days) for days in CONTENT_DAYS]
    fitting = [at for at in found if due_at is None or due_at <= reader.now or at <= due_at]
    return fitting or found[:2]


def day_ahead(asking: Asking, days: int) -> datetime:
    """The end of the working day in so many days."""
    day = asking.reader.today + timedelta(days=days)
    return at_wall(day, asking.person.day_ends, asking.reader.zone)


def earlier(asking: Asking, read: Callable[[NetworkSheet], object]) -> NetworkSheet | None:
    """The last network before this one that has what is asked, when this one has not."""
    found: NetworkSheet | None = None
    for one in asking.brief.networks:
        if one.network is asking.network:
            return found if read(one) is None else None
        if read(one) is not None:
            found = one
    return None


def part_rows(asking: Asking) -> list[Row]:
    """Earlier briefs as references; begin anew with what was sent."""
    kind = PartKind.ABOUT if asking.step is Step.ABOUT else PartKind.REFERENCE
    rows: list[Row] = []
    if kind is PartKind.REFERENCE:
        similar = b.PickSimilar(brief=asking.brief.id)
        rows.append((button(signs.SEARCH, asking.reader.label("Similar cases"), similar),))
    if asking.brief.parts_of(kind):
        data = b.ClearParts(brief=asking.brief.id, answers=kind)
        rows.append((button(signs.UNDO, asking.reader.label("Write it anew"), data),))
    return rows


def network_rows(asking: Asking) -> list[Row]:
    """All networks, those chosen marked."""
    brief = asking.brief
    chosen = {one.network for one in brief.networks}
    found = [
        button(
            mark(chosen=network in chosen),
            name,
            b.SetBriefNetwork(brief=brief.id, network=network, on=network not in chosen),
        )
        for network, name in NAMES.items()
    ]
    return list(rows_of(found, 3))


def plan_rows(asking: Asking) -> list[Row]:
    """The checkpoints that are there, and those worth a button."""
    reader, brief = asking.reader, asking.brief
    there = [
        button("", point_words(asking, point.at, point.share), b.ShowCheckpoint(point=point.id))
        for point in brief.checkpoints
    ]
    taken = {(point.at, point.share) for point in brief.checkpoints}
    ends = asking.person.day_ends
    offered = [
        button(
            signs.NEW if place == 0 else "",
            point_words(asking, at, share, clock=False),
            b.AddCheckpoint(brief=brief.id, at=int(at.timestamp()), share=share),
        )
        for place, (at, share) in enumerate(
            one
            for one in proposals(reader.now, brief.due_at, reader.zone, ends)
            if one not in taken
        )
    ]
    return [*rows_of(there, 1), *rows_of(offered, 2), calendar_row(asking)]


def point_words(asking: Asking, at: datetime, share: int, *, clock: bool = True) -> str:
    """A checkpoint as a button names it; an offered one is at the end of the day."""
    reader = asking.reader
    when = reader.short(at) if clock else f"{reader.local(at):%d.%m}"
    return f"{when} · {reader.figure(Figure(Decimal(share), percent=True))}"


def person_rows(asking: Asking) -> list[Row]:
    """The people of the board, oneself first; the one of another network, for all the rest."""
    reader, brief = asking.reader, asking.brief
    one = brief.network(asking.network) if asking.network else None
    chosen = {
        Step.OWNER: brief.owner,
        Step.MAKER: one.person if one else None,
        Step.APPROVER: brief.approver,
    }.get(asking.step)
    rows: list[Row] = []
    like = earlier(asking, lambda one: one.person)
    if like is not None and like.person is not None:
        words = reader.label(
            "All the rest as {network}: {name}",
            network=NAMES[like.network],
            name=shorten(like.person.name, NAME_SHOWN),
        )
        rows.append((button(signs.REPEAT, words, person_data(asking, like.person.id, rest=True)),))
    me = asking.person.id
    mine = [member for member in asking.members if member.person_id == me]
    others = [member for member in asking.members if member.person_id != me][:PEOPLE_SHOWN]
    chosen_id = chosen.id if chosen else None
    found = [
        button(
            mark(chosen=True)
            if member.person_id == chosen_id
            else (signs.TAKE if member.person_id == me else ""),
            reader.label("Me")
            if member.person_id == me
            else shorten(member.person.name, NAME_SHOWN),
            person_data(asking, 0 if member.person_id == chosen_id else member.person_id),
        )
        for member in (*mine, *others)
    ]
    return rows + list(rows_of(found, 2))


def person_data(asking: Asking, person_id: int, *, rest: bool = False) -> b.SetBriefPerson:
    """The answer of this person, nobody for 0."""
    return b.SetBriefPerson(
        brief=asking.brief.id, question=asking.code, person=person_id, rest=rest
    )
