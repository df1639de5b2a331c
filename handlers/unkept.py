"""What a person can send but a card cannot keep."""

from handlers.reader import Reader
from handlers.screens import Screen


def refuse_kind(reader: Reader) -> Screen:
    """Say what can be sent instead; nothing that was typed so far is lost."""
    return Screen(
        text=reader.say("I cannot keep this. I take text, photos, video, files and voice.")
    )
