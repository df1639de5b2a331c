"""Deadlines as a calendar's events: ICS, RFC 5545."""

from datetime import datetime

from icalendar import Calendar, Event

from models.exporting import BoardRows


def ics_of(board: BoardRows, now: datetime) -> bytes:
    """The open cards with a deadline, each an event at its moment, in UTC."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kartka//kartka//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", board.title)
    for row in board.rows:
        line = row.line
        if line.deadline is None or line.done:
            continue
        event = Event()
        event.add("uid", f"card-{line.id}@kartka")
        event.add("dtstamp", now)
        event.add("dtstart", line.deadline)
        event.add("summary", f"#{line.number} {line.title}")
        about = [row.column, ", ".join(line.people), row.content]
        event.add("description", "\n".join(filter(None, about)))
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found
