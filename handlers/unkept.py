"""What a person can send but a card cannot keep."""

from handlers.reader import Reader
from handlers.screens import Screen


def refuse_kind(reader: Reader, words: str | None = None) -> Screen:
    """Say what can be sent instead; nothing that was typed so far is lost."""
    what = words or reader.label("I cannot keep this.")
    return Screen(text=reader.say("{what} I take text, photos, video, files and voice.", what=what))
