"""Buttons of the people of a board: what each may do and does there, and who gets their cards."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id, Specialty
from models.tables import Role


class PickMember(CallbackData, prefix="kma"):
    """Choose somebody of a board."""

    board: Id
    page: Count = 0


class OpenMember(CallbackData, prefix="kmb"):
    """Show what somebody may do and does on a board."""

    board: Id
    person: Id


class SetRole(CallbackData, prefix="kmc"):
    """Say what somebody may do on a board."""

    board: Id
    person: Id
    role: Role


class PickSpecialty(CallbackData, prefix="kmd"):
    """Choose what somebody does on a board."""

    board: Id
    person: Id


class SetSpecialty(CallbackData, prefix="kme"):
    """Say what somebody does on a board, one of the ready words or nothing."""

    board: Id
    person: Id
    specialty: Specialty


class TypeSpecialty(CallbackData, prefix="kmf"):
    """Type what somebody does on a board."""

    board: Id
    person: Id


class PickCardsHeir(CallbackData, prefix="kmg"):
    """Choose who gets somebody's cards."""

    board: Id
    person: Id


class HandCards(CallbackData, prefix="kmh"):
    """Give somebody's cards to the heir, to nobody when that is 0."""

    board: Id
    person: Id
    heir: Id
