"""Deadlines as a calendar's events: ICS, RFC 5545."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from models.cards.lists import Line

AGAIN = timedelta(hours=1)
"""How often a calendar that follows is asked to look again: RFC 7986, and what older ones read."""


class Entry(NamedTuple):
    """A card, and what its event says about it."""

    line: Line
    about: str


def ics_of(title: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """The open cards with a deadline, each an event at its moment, in UTC."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kartka//kartka//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for line, about in entries:
        if line.deadline is None or line.done:
            continue
        event = Event()
        event.add("uid", f"card-{line.id}@kartka")
        event.add("dtstamp", now)
        event.add("dtstart", line.deadline)
        event.add("summary", f"#{line.number} {line.title}")
        event.add("description", about)
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found


def event_of(line: Line, *about: str) -> Entry:
    """A card as an entry: the words that there are, each on a line of its own."""
    return Entry(line, "\n".join(filter(None, about)))
