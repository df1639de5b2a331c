"""Fields in words: their kinds, examples, and what stands in them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.content import shorten
from handlers.reader import Reader
from models.fields import Filled
from models.figures import Figure
from models.tables import FieldKind

MONEY_SIGNS = {"UAH": "₴", "USD": "$", "EUR": "€"}
SHOWN = 60
NAME_SHOWN = 40
FIELDS_SHOWN = 6


def kind_words(reader: Reader, kind: FieldKind) -> str:
    """What stands in a field of this kind."""
    match kind:
        case FieldKind.TEXT:
            return reader.label("Text")
        case FieldKind.NUMBER:
            return reader.label("Number")
        case FieldKind.MONEY:
            return reader.label("Money")
        case FieldKind.DATE:
            return reader.label("Date")
        case FieldKind.CHOICE:
            return reader.label("Choice")
        case FieldKind.YES_NO:
            return reader.label("Yes or no")
        case FieldKind.LINK:
            return reader.label("Link")


def name_example(reader: Reader, kind: FieldKind) -> str:
    """A name that fits a field of this kind."""
    match kind:
        case FieldKind.TEXT:
            return reader.label("Client")
        case FieldKind.NUMBER:
            return reader.label("Reach")
        case FieldKind.MONEY:
            return reader.label("Budget")
        case FieldKind.DATE:
            return reader.label("Shooting day")
        case FieldKind.CHOICE:
            return reader.label("Format")
        case FieldKind.YES_NO:
            return reader.label("Paid")
        case FieldKind.LINK:
            return reader.label("Report")


def value_example(reader: Reader, kind: FieldKind) -> str:
    """What may be typed into a field of this kind."""
    match kind:
        case FieldKind.NUMBER:
            return reader.figure(Figure(Decimal("12.5")), grouped=False)
        case FieldKind.MONEY:
            return f"{reader.figure(Figure(Decimal(1200)), grouped=False)} ₴"
        case FieldKind.DATE:
            return f"{date(reader.today.year, 12, 31):%d.%m.%Y}"
        case FieldKind.LINK:
            return "https://t.me/telegram"
        case _:
            return reader.label("a few words")


def value_words(reader: Reader, kind: FieldKind | str, value: str) -> str:
    """What stands in a field, plain."""
    match kind:
        case FieldKind.NUMBER:
            return reader.figure(Figure(Decimal(value)))
        case FieldKind.MONEY:
            amount, _, code = value.partition(" ")
            return f"{reader.figure(Figure(Decimal(amount)))} {MONEY_SIGNS.get(code, code)}".strip()
        case FieldKind.DATE:
            return f"{date.fromisoformat(value):%d.%m.%Y}"
        case FieldKind.YES_NO:
            return reader.label("Yes") if value == "yes" else reader.label("No")
        case FieldKind.LINK:
            return shorten(value.partition("//")[2], SHOWN)
        case _:
            return shorten(value, SHOWN)


def field_line(reader: Reader, field: Filled) -> Markup:
    """The field and what the card says in it, as a line."""
    name = shorten(field.name, NAME_SHOWN)
    if field.value is None:
        return Markup("{}: —").format(name)
    words = value_words(reader, field.kind, field.value)
    if field.kind is FieldKind.LINK:
        return Markup('{}: <a href="{}">{}</a>').format(name, field.value, words)
    return Markup("{}: {}").format(name, words)


def field_lines(reader: Reader, fields: Sequence[Filled]) -> list[Markup]:
    """What a card says in its board's fields, in short."""
    filled = [one for one in fields if one.value is not None]
    return [field_line(reader, one) for one in filled[:FIELDS_SHOWN]]
