"""What the database library as shipped does wrong in migrations, and that the repairs mend it.

Each test of the library as shipped fails once upstream has mended the fault; then its file in
models/storage/repairs can go, and the test with it. That a table made anew keeps its rows and
indexes is shown in test_migrations.py.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.migrations.writer import MigrationWriter
from tortoise.transactions import in_transaction

from models.storage.config import APP
from models.storage.connecting import connected
from tests.storage.structure import Table, actual, declared, differences
from tests.storage.toy import MIGRATIONS, MODULES


def _create(name: str = "Thing", **options: Any) -> ops.CreateModel:
    return ops.CreateModel(
        name=name,
        fields=[
            ("id", fields.IntField(generated=True, primary_key=True)),
            ("name", fields.CharField(max_length=20)),
            ("size", fields.IntField(default=1)),
        ],
        options={"table": name.lower(), "app": APP, "pk_attr": "id", **options},
        bases=["Model"],
    )


class Steps:
    """Operations run one by one on a database, as a migration would run them."""

    def __init__(self, client: BaseDBAsyncClient) -> None:
        self.client = client
        self.state = State(models={}, apps=StateApps(default_connections={APP: "default"}))

    async def run(self, *operations: ops.TortoiseOperation) -> None:
        """Run them, in one transaction."""
        editor = MigrationExecutor(self.client, {})._schema_editor(atomic=True)
        async with in_transaction() as client:
            editor.client = client
            for operation in operations:
                await operation.run(APP, self.state, dry_run=False, state_editor=editor)

    async def differences(self) -> list[str]:
        """What is in the database and not as the operations declare, or the other way round."""
        models = self.state.apps.apps[APP].values()
        return differences(await actual(self.client), declared(models))

    async def table(self) -> Table:
        """The table "thing" as it is."""
        return (await actual(self.client))["thing"]


@pytest.fixture
async def steps(empty_url: str) -> Any:
    """On an empty database of each kind."""
    async with connected(empty_url, MODULES, migrations=MIGRATIONS, foreign_keys=False) as context:
        yield Steps(context.db())


@pytest.fixture
async def sqlite_steps(empty_sqlite_url: str) -> Any:
    """On an empty SQLite database."""
    async with connected(
        empty_sqlite_url, MODULES, migrations=MIGRATIONS, foreign_keys=False
    ) as context:
        yield Steps(context.db())


CONSTRAINTS = [
    UniqueConstraint(fields=("name", "size"), name="uq_thing"),
    CheckConstraint(check="size > 0", name="ck_thing_size"),
    CheckConstraint(check="size < 9", name="ck_thing_small"),
]


async def test_as_shipped_a_new_table_has_no_constraints(as_shipped: None, steps: Steps) -> None:
    await steps.run(_create(constraints=CONSTRAINTS))
    assert (await steps.table()).uniques == []
    assert (await steps.table()).checks == []


async def test_a_new_table_has_its_constraints(steps: Steps) -> None:
    await steps.run(_create(constraints=CONSTRAINTS))
    assert await steps.differences() == []
    assert (await steps.table()).checks == ["ck_thing_size", "ck_thing_small"]


def _written() -> str:
    key = fields.BigIntField(primary_key=True, generated=False)
    create = ops.CreateModel("Thing", [("id", key)], options={}, bases=["Model"])
    return MigrationWriter("0001", APP, [create]).as_string()


def test_as_shipped_a_given_key_is_written_as_a_generated_one(as_shipped: None) -> None:
    assert "generated" not in _written()


async def test_a_given_key_is_written_as_one(steps: Steps) -> None:
    assert "generated=False" in _written()


SEMICOLON = "It's one; or another."


async def test_as_shipped_a_semicolon_in_a_docstring_stops_a_migration(
    as_shipped: None, sqlite_steps: Steps
) -> None:
    with pytest.raises(Exception, match=r"unrecognized token|syntax error|incomplete"):
        await sqlite_steps.run(ops.RunSQL("CREATE TABLE t (a); INSERT INTO t VALUES ('a;b')"))


async def test_a_semicolon_is_a_letter_in_texts_and_comments(steps: Steps) -> None:
    await steps.run(
        _create(table_description=SEMICOLON),
        ops.RunSQL("INSERT INTO thing (name, size) VALUES ('a;b', 1); UPDATE thing SET size = 2;"),
    )
    rows = await steps.client.execute_query_dict("SELECT name, size FROM thing")
    assert [tuple(row.values()) for row in rows] == [("a;b", 2)]


REMOVE = ops.RemoveConstraint("Thing", fields=["name", "size"])


def _altered(**changes: Any) -> ops.AlterField:
    return ops.AlterField("Thing", "name", fields.CharField(max_length=20, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([_altered(db_index=True), _altered()], id="an index added and removed"),
        pytest.param([_altered(unique=True), _altered()], id="uniqueness added and removed"),
        pytest.param([_altered(unique=True), _altered(unique=True, null=True)], id="kept"),
        pytest.param(
            [
                ops.AddField("Thing", "code", fields.IntField(null=True, unique=True)),
                _altered(null=True),
                ops.AlterField("Thing", "code", fields.IntField(null=True)),
            ],
            id="a unique column added and freed",
        ),
        pytest.param([REMOVE], id="uniqueness of two removed"),
        pytest.param([_altered(null=True), REMOVE], id="uniqueness of two removed later"),
    ],
)
async def test_indexes_and_uniqueness_follow_every_change(
    steps: Steps, changes: Sequence[ops.TortoiseOperation]
) -> None:
    together = (("name", "size"),) if REMOVE in changes else ()
    await steps.run(_create(unique_together=together))
    for change in changes:
        await steps.run(change)
        assert await steps.differences() == []


async def _number_after_a_change(steps: Steps) -> int:
    await steps.run(
        _create(),
        ops.RunSQL("INSERT INTO thing (name, size) VALUES ('a', 1), ('b', 1)"),
        ops.RunSQL("DELETE FROM thing WHERE name = 'b'"),
        _altered(null=True),
        ops.RunSQL("INSERT INTO thing (name, size) VALUES ('c', 1)"),
    )
    rows = await steps.client.execute_query_dict("SELECT id FROM thing WHERE name = 'c'")
    return int(rows[0]["id"])


async def test_as_shipped_a_new_row_gets_the_number_of_a_deleted_one(
    as_shipped: None, sqlite_steps: Steps
) -> None:
    assert await _number_after_a_change(sqlite_steps) == 2


async def test_a_new_row_never_gets_the_number_of_a_deleted_one(steps: Steps) -> None:
    assert await _number_after_a_change(steps) == 3
