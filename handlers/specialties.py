"""What people do on a board, in words that fit everybody."""

from handlers.content import shorten
from handlers.reader import Reader
from models.members import SPECIALTIES
from models.tables import Member


def specialty_words(reader: Reader) -> dict[str, str]:
    """The ready ones, by how they are stored."""
    return {
        "marketing": reader.label("marketing"),
        "copywriting": reader.label("copywriting"),
        "design": reader.label("design"),
        "analytics": reader.label("analytics"),
        "support": reader.label("customer support"),
        "blog": reader.label("blogger"),
        "smm": reader.label("SMM"),
        "community": reader.label("community"),
    }


def specialty_of(reader: Reader, member: Member) -> str:
    """What the member does, in the reader's language or as it was typed; empty: nobody said."""
    said = member.specialty or ""
    return specialty_words(reader)[said] if said in SPECIALTIES else said


def named(reader: Reader, member: Member) -> str:
    """Somebody on a button: their name, and what they do."""
    name, does = shorten(member.person.name, 30), specialty_of(reader, member)
    return f"{name} · {shorten(does, 20)}" if does else name
