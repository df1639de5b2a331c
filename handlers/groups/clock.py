"""🕰 the time zone of a group: likely places, or a search by city, typed in reply."""

import asyncio
from zoneinfo import ZoneInfo, available_timezones

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.dialogs import ask, asked
from handlers.groups.settings import back_row, managed, show_settings
from handlers.places import MakeButton, found_cities, likely_places, place_button
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, rows_of
from handlers.turn import Turn
from models.places import City, find_cities
from models.refusals import Gone
from models.rhythms import move_clock_of
from models.tables import Group

router = Router(name="clocks of groups")


class GroupZoneState(StatesGroup):
    """The city of a group is being typed."""

    typing = State()


def choosing(reader: Reader, group_id: int) -> MakeButton:
    """Makes the button that gives the group this zone."""

    def made(zone: ZoneInfo, place: str) -> Button:
        return place_button(reader, zone, place, b.SetGroupZone(group=group_id, zone=zone.key))

    return made


@router.callback_query(b.PickGroupZone.filter())
async def pick(_: object, callback_data: b.PickGroupZone, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    await turn.rest()
    turn.answer.show(zones_screen(turn.reader, group))


def zones_screen(reader: Reader, group: Group) -> Screen:
    """By whose clock does the group live?"""
    places = likely_places(reader, group.zone)
    choices = [choosing(reader, group.id)(zone, place) for zone, place in places]
    return Screen(
        text=reader.say(
            "By which clock does the group live?\nNow: {place}, {clock}",
            place=reader.place(group.zone),
            clock=reader.clock(group.zone),
        ),
        rows=(
            *rows_of(choices, 2),
            (
                button(
                    signs.SEARCH, reader.label("Another city"), b.SearchGroupZone(group=group.id)
                ),
            ),
            back_row(reader, group),
        ),
    )


@router.callback_query(b.SetGroupZone.filter())
async def choose(_: object, callback_data: b.SetGroupZone, turn: Turn, username: str) -> None:
    group = await managed(turn, callback_data.group)
    if callback_data.zone not in available_timezones():
        raise Gone
    await move_clock_of(group, ZoneInfo(callback_data.zone), turn.now)
    await turn.rest()
    await show_settings(turn, group, username)


@router.callback_query(b.SearchGroupZone.filter())
async def search(_: object, callback_data: b.SearchGroupZone, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    question = turn.reader.say("Type the name of your city.")
    (back,) = back_row(turn.reader, group)
    await ask(
        turn,
        GroupZoneState.typing,
        question,
        turn.reader.place(group.zone),
        back=back,
        group=group.id,
    )


@router.message(StateFilter(GroupZoneState.typing), asked, F.text)
async def typed(message: Message, turn: Turn) -> None:
    # Who may set it is checked when a city is tapped.
    data = await turn.dialog()
    cities = await asyncio.to_thread(find_cities, message.text or "")
    turn.answer.send(cities_screen(turn.reader, cities, data["group"]))
    if cities and turn.group is None and data.get("message"):
        turn.answer.remove(data["message"])


def cities_screen(reader: Reader, cities: list[City], group_id: int) -> Screen:
    """The cities found, each with its country and time."""
    back = button(signs.BACK, reader.label("Back"), b.PickGroupZone(group=group_id))
    return found_cities(reader, cities, choosing(reader, group_id), back)
