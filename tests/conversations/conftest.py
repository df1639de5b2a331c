"""Who talks: each of the three people, in their own language and zone."""

import pytest

from tests.town import MARINA, MAX, OLENA, Person, Town


@pytest.fixture(params=[OLENA, MARINA, MAX], ids=["uk", "ru", "en"])
def number(request: pytest.FixtureRequest) -> int:
    """Somebody of the cast: a test that asks for it is done in each language."""
    return int(request.param)


@pytest.fixture
def newcomer(town: Town, number: int) -> Person:
    """Somebody who never wrote to the bot, on both kinds of database."""
    return town.person(number)


@pytest.fixture
async def someone(newcomer: Person) -> Person:
    """Somebody who has pressed Start and chosen their city, on both kinds of database."""
    await newcomer.settles()
    return newcomer


@pytest.fixture
async def anyone(sqlite_town: Town, number: int) -> Person:
    """The same on SQLite alone, for what has nothing to do with the database."""
    person = sqlite_town.person(number)
    await person.settles()
    return person


@pytest.fixture
async def writer(sqlite_town: Town) -> Person:
    """Olena, settled, on SQLite alone, for what is the same in every language."""
    await sqlite_town.olena.settles()
    return sqlite_town.olena
