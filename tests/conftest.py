"""What all tests share: databases, and a town of people who talk to the bot."""

from collections.abc import AsyncIterator

import pytest

from tests.town import Town, opened_town

pytest_plugins = ["tests.databases"]


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """The running bot on a fresh database, and three people, on both kinds of database."""
    async with opened_town(database_url) as made:
        yield made


@pytest.fixture
async def sqlite_town(sqlite_url: str) -> AsyncIterator[Town]:
    """The same on SQLite alone, for what has nothing to do with the database."""
    async with opened_town(sqlite_url) as made:
        yield made
