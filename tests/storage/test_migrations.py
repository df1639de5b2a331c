"""Every migration, the application's and a toy's, keeps rows and makes what models declare."""

import importlib
import pkgutil
from dataclasses import dataclass

import pytest
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor
from tortoise.models import Model

from models.storage import make_migrations, migrate, pending
from models.storage.config import APP, MIGRATIONS, MODULES, tortoise_config
from models.storage.connecting import connected
from tests.storage import toy
from tests.storage.seeding import ROWS, seed
from tests.storage.structure import actual, declared, differences


@dataclass(frozen=True)
class App:
    """Where the tables and the migrations of an application are."""

    modules: tuple[str, ...]
    migrations: str

    def names(self) -> list[str]:
        """Its migrations, in order."""
        package = importlib.import_module(self.migrations)
        found = (module.name for module in pkgutil.iter_modules(package.__path__))
        return sorted(name for name in found if name[0].isdigit())


KARTKA = App(MODULES, MIGRATIONS)
TOY = App(toy.MODULES, toy.MIGRATIONS)
STEPS = [
    pytest.param(app, name, id=f"{title}-{name}")
    for title, app in (("kartka", KARTKA), ("toy", TOY))
    for name in app.names()
]


async def _models(context: TortoiseContext, url: str, app: App) -> list[type[Model]]:
    """The models as they were when the migrations now applied had been written."""
    apps = tortoise_config(url, app.modules, migrations=app.migrations)["apps"]
    executor = MigrationExecutor(context.db(), apps)
    await executor.loader.build_graph()
    applied = set(await executor.recorder.applied_migrations())
    state = await executor._project_state(applied)
    return list(state.apps.apps.get(APP, {}).values())


async def _count(context: TortoiseContext) -> dict[str, int]:
    rows = {}
    for table in await actual(context.db()):
        found = await context.db().execute_query_dict(f'SELECT count(*) AS n FROM "{table}"')  # noqa: S608
        rows[table] = found[0]["n"]
    return rows


async def check_step(url: str, app: App, name: str) -> None:
    """Migrate to just before `name`, fill every table, go on to `name`, and compare."""
    names = app.names()
    at = names.index(name)
    if at:
        await migrate(url, app.modules, migrations=app.migrations, to=names[at - 1])
    async with connected(url, app.modules, migrations=app.migrations) as context:
        if at:
            models = await _models(context, url, app)
            await seed(models)
        before = await _count(context)
    assert not at or min(before.values()) >= ROWS
    await migrate(url, app.modules, migrations=app.migrations, to=name)
    async with connected(url, app.modules, migrations=app.migrations) as context:
        after = await _count(context)
        kept = {table: rows for table, rows in before.items() if table in after}
        assert {table: after[table] for table in kept} == kept
        models = await _models(context, url, app)
        assert differences(await actual(context.db()), declared(models)) == []
        if at == 0:
            await seed(models)  # what has just been made takes rows at all


@pytest.mark.parametrize(("app", "name"), STEPS)
async def test_a_migration_keeps_rows_and_makes_what_is_declared(
    empty_url: str, app: App, name: str
) -> None:
    await check_step(empty_url, app, name)


@pytest.mark.parametrize("app", [KARTKA, TOY], ids=["kartka", "toy"])
async def test_the_models_declare_nothing_beyond_the_migrations(app: App) -> None:
    assert await make_migrations(app.modules, migrations=app.migrations, write=False) == []


@pytest.mark.parametrize("app", [KARTKA, TOY], ids=["kartka", "toy"])
async def test_all_migrations_make_what_the_models_declare(empty_url: str, app: App) -> None:
    await migrate(empty_url, app.modules, migrations=app.migrations)
    assert await pending(empty_url, app.modules, migrations=app.migrations) == []
    async with connected(empty_url, app.modules, migrations=app.migrations) as context:
        assert context.apps is not None
        wanted = declared(context.apps.get_models_iterable())
        assert differences(await actual(context.db()), wanted) == []


@pytest.mark.parametrize("name", ["0002_longer_names", "0003_weights"])
async def test_the_check_sees_what_the_library_as_shipped_loses(
    as_shipped: None, empty_sqlite_url: str, name: str
) -> None:
    with pytest.raises(AssertionError):
        await check_step(empty_sqlite_url, TOY, name)
