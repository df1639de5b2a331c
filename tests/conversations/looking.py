"""Looking at messages and clocks: formatting, cards, a picture to send, a time to wait for."""

from collections.abc import Sequence

from tests.town import Json, Person, keyboard

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x28\x00\x00\x00\x14\x08\x02\x00\x00\x00"


def marked(message: Json, kind: str) -> list[str]:
    """The parts of a message's text that are formatted as `kind`: bold, text_link, date_time."""
    raw = message["text"].encode("utf-16-le")
    return [
        raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")
        for e in message.get("entities", [])
        if e["type"] == kind
    ]


def moments(message: Json) -> list[int]:
    """The moments that a message shows on each reader's own clock, in Unix seconds."""
    return [e["unix_time"] for e in message.get("entities", []) if e["type"] == "date_time"]


async def cards(person: Person) -> list[str]:
    """The buttons of the cards on the person's board, in their order."""
    await person.says("/board")
    board = [message for message in await person.bots() if keyboard(message)][-1]
    words = [button["text"] for row in keyboard(board) for button in row]
    return [found for found in words if found.startswith("#")]


async def headlines(person: Person, heads: Sequence[str]) -> list[str]:
    """Which of these headlines stand above the cards in the chat, oldest first."""
    shown = {person.words(head): head for head in heads}
    firsts = [message.get("text", "").split("\n")[0] for message in await person.bots()]
    return [shown[first] for first in firsts if first in shown]


async def till(person: Person, wall: str) -> None:
    """Let time pass until the clock of this person shows a time for the next time."""
    hours, minutes = map(int, wall.split(":"))
    now = person.reader.local(person.town.sandbox.clock.now())
    ahead = (hours * 60 + minutes - now.hour * 60 - now.minute) % (24 * 60) or 24 * 60
    await person.town.pass_time(minutes=ahead)
