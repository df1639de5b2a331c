"""Who talks: each of the three people, in their own language and zone."""

from zlib import crc32

import pytest

from tests.town import LANGUAGES, Person, Town


@pytest.hookimpl(tryfirst=True)  # before pytest's own looks at the fixtures' parameters
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tell a story in each language on SQLite, and in one of them on PostgreSQL.

    A fault of one language on one database would be rare, and three more runs of each story are
    not. The story's name says which language it is, so that each has its share.
    """
    if {"number", "database_url"} <= set(metafunc.fixturenames):
        turn = crc32(metafunc.function.__name__.encode()) % len(LANGUAGES)
        chosen = list(LANGUAGES)[turn]
        told = [("sqlite", number) for number in LANGUAGES] + [("postgres", chosen)]
        # As a mark, which keeps the fixtures' own parameters from being multiplied with these.
        metafunc.definition.add_marker(
            pytest.mark.parametrize(
                ("database_url", "number"),
                told,
                indirect=True,
                ids=[f"{kind}-{LANGUAGES[number]}" for kind, number in told],
            )
        )


@pytest.fixture(params=list(LANGUAGES), ids=list(LANGUAGES.values()))
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
