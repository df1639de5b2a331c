"""Rows that waited before a release wait after it: an hour before has another name now."""

from models.storage import migrate
from models.storage.config import MIGRATIONS, MODULES
from models.storage.connecting import connected
from models.tables import Reason
from tests.storage.seeding import seed
from tests.storage.test_migrations import KARTKA, _models


async def test_reminders_an_hour_before_keep_their_meaning(empty_url: str) -> None:
    await migrate(empty_url, to="0001_initial")
    async with connected(empty_url, MODULES, migrations=MIGRATIONS) as context:
        await seed(await _models(context, empty_url, KARTKA))
        await context.db().execute_script("UPDATE reminder SET reason = 'hour_before'")
    await migrate(empty_url)
    async with connected(empty_url, MODULES, migrations=MIGRATIONS) as context:
        found = await context.db().execute_query_dict("SELECT DISTINCT reason FROM reminder")
    assert [row["reason"] for row in found] == [Reason.BEFORE]
