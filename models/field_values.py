"""What cards say in their board's fields, taken along to a copy or to another board."""

from collections.abc import Sequence

from models.tables import Card, Field, FieldKind, FieldValue


async def at_home(card_id: int, board_id: int) -> list[tuple[FieldValue, Field | None]]:
    """What a card says (`field` loaded), each with the field of a board that can say it, too.

    That is one of the same name and kind, and for a choice one that offers it. None: there is none.
    """
    free = await Field.filter(board_id=board_id).order_by("position", "id")
    said = FieldValue.filter(card_id=card_id).select_related("field")
    found: list[tuple[FieldValue, Field | None]] = []
    for row in await said.order_by("field__position", "field_id"):
        own = next((one for one in free if one.id == row.field_id), None)
        home = own or home_of(free, row.field.name, row.field.kind, row.value)
        if home is not None:
            # Two of one name stay two.
            free.remove(home)
        found.append((row, home))
    return found


def home_of(there: Sequence[Field], name: str, kind: FieldKind, value: str) -> Field | None:
    """The first of the fields that fits, as `fits` says."""
    return next((one for one in there if fits(one, name, kind, value)), None)


def fits(field: Field, name: str, kind: FieldKind, value: str) -> bool:
    """Whether the field can say what another of this name and kind says."""
    alike = field.kind is kind and field.name.casefold() == name.casefold()
    return alike and (kind is not FieldKind.CHOICE or value in field.choices)


async def left_out(card_id: int, board_id: int) -> Sequence[str]:
    """The names of the fields in which the card says what that board has no field for."""
    return [row.field.name for row, home in await at_home(card_id, board_id) if home is None]


async def copy_values(card_id: int, copy: Card) -> None:
    """Let a copy say what the card says, as far as its board has the fields."""
    for row, home in await at_home(card_id, copy.board_id):
        if home is not None:
            await FieldValue.create(field=home, card=copy, value=row.value)


async def bring_values(card: Card) -> list[tuple[str, FieldKind, str]]:
    """Put what a card says into the fields of its new board; what it cannot say there is removed.

    That is given back: the field's name and kind, and what stood in it.
    """
    lost = []
    for row, home in await at_home(card.id, card.board_id):
        if home is None:
            lost.append((row.field.name, row.field.kind, row.value))
            await FieldValue.filter(id=row.id).delete()
        elif home.id != row.field_id:
            await FieldValue.filter(id=row.id).update(field_id=home.id)
    return lost


async def restore_values(card: Card, lost: Sequence[Sequence[str]]) -> None:
    """Let a card that came back say what it could not elsewhere, where its fields still can."""
    there = await Field.filter(board_id=card.board_id)
    for name, kind, value in lost:
        home = home_of(there, name, FieldKind(kind), value)
        if home is not None:
            await FieldValue.get_or_create(card=card, field=home, defaults={"value": value})


async def copy_fields(source_id: int, board_id: int) -> None:
    """Give a new board the fields of another."""
    for row in await Field.filter(board_id=source_id).order_by("position", "id").values():
        await Field.create(
            board_id=board_id,
            name=row["name"],
            kind=row["kind"],
            position=row["position"],
            choices=row["choices"],
            creation_key=f"like.{board_id}.{row['id']}",
        )
