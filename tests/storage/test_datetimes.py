"""Moments: aware in, UTC stored, and found again whatever zone is asked in."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from tortoise import fields
from tortoise.connection import get_connection
from tortoise.functions import Max

from models.storage import database
from tests.storage.toy import MODULES
from tests.storage.toy.tables import Parent

KYIV = ZoneInfo("Europe/Kyiv")
SIX = dt.datetime(2026, 3, 8, 18, 0, tzinfo=KYIV)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
async def parent(toy: str) -> Parent:
    return await Parent.create(id=1, name="n", code="c", rank=1, due_at=SIX)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"due_at": SIX}, True),
        ({"due_at": SIX + SECOND}, False),
        ({"due_at__lt": SIX - SECOND}, False),
        ({"due_at__lt": SIX + SECOND}, True),
        ({"due_at__lte": SIX.astimezone(dt.UTC)}, True),
        ({"due_at__gt": SIX - SECOND}, True),
        ({"due_at__range": (SIX - SECOND, SIX + SECOND)}, True),
        ({"due_at__in": [SIX]}, True),
        ({"due_at__not": SIX}, False),
        ({"due_at__isnull": True}, False),
    ],
)
async def test_a_filter_means_the_moment_not_its_text(
    parent: Parent, filters: dict[str, object], found: bool
) -> None:
    assert await Parent.filter(**filters).exists() is found


async def test_what_is_stored_and_read_is_utc(parent: Parent) -> None:
    later = SIX.replace(microsecond=5)
    await Parent.filter(id=1).update(due_at=later)
    rows = await get_connection("default").execute_query_dict("SELECT due_at FROM parent")
    assert str(rows[0]["due_at"]) == "2026-03-08 16:00:00.000005+00:00"
    await parent.refresh_from_db()
    assert parent.due_at == later
    assert parent.due_at.utcoffset() == dt.timedelta(0)
    await Parent.bulk_create([Parent(id=2, name="m", code="d", rank=2, due_at=SIX)])
    assert await Parent.filter(due_at=SIX).count() == 1
    parent.due_at = SIX
    await parent.save()
    assert await Parent.filter(due_at=SIX).count() == 2


@pytest.mark.parametrize(
    ("value", "error"),
    [(dt.datetime(2026, 3, 8), ValueError), ("2026-03-08", TypeError)],  # noqa: DTZ001
)
async def test_what_names_no_moment_is_refused_everywhere(
    parent: Parent, value: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await Parent.filter(due_at__lt=value)
    with pytest.raises(error):
        await Parent.filter(id=1).update(due_at=value)
    parent.due_at = value  # type: ignore[assignment]
    with pytest.raises(error):
        await parent.save()
    assert await Parent.filter(due_at=SIX).exists()


async def test_a_naive_moment_is_refused_when_a_row_is_made() -> None:
    with pytest.raises(ValueError, match="zone"):
        Parent(id=2, due_at=dt.datetime(2026, 3, 8))  # noqa: DTZ001


async def _texts(url: str) -> tuple[str, str]:
    """The moment as a query sends it, of its own and as a value of the library's field."""
    async with database(url, MODULES):
        query = get_connection("default").execute_query_dict
        shipped = fields.DatetimeField(null=True)
        shipped.model_field_name = "due_at"
        rows = [await query("SELECT ? AS t", [x]) for x in (SIX, shipped.to_db_value(SIX, Parent))]
    return rows[0][0]["t"], rows[1][0]["t"]


async def test_the_library_as_shipped_compares_texts(
    empty_sqlite_url: str, as_shipped: None
) -> None:
    """Once this fails, upstream sends UTC; UtcDatetimeField and repairs/utc_text.py may go."""
    assert await _texts(empty_sqlite_url) == ("2026-03-08 18:00:00+02:00",) * 2


async def test_every_moment_is_sent_in_utc(empty_sqlite_url: str) -> None:
    assert await _texts(empty_sqlite_url) == ("2026-03-08 16:00:00+00:00",) * 2


async def test_an_aggregate_is_compared_by_the_moment(parent: Parent) -> None:
    latest = Parent.annotate(latest=Max("due_at"))
    assert await latest.filter(latest=SIX).exists()
    assert not await latest.filter(latest__lt=SIX - SECOND).exists()


async def test_sqlite_takes_no_moment_without_a_zone(empty_sqlite_url: str) -> None:
    naive = dt.datetime(2026, 3, 8)  # noqa: DTZ001
    async with database(empty_sqlite_url, MODULES):
        with pytest.raises(ValueError, match="zone"):
            await get_connection("default").execute_query("SELECT ?", [naive])
