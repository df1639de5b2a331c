"""🕰 the time zone: likely places, or a search by city."""

import asyncio
from zoneinfo import ZoneInfo, available_timezones

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.menu import menu_screen
from handlers.places import choosing, found_cities, zone_buttons
from handlers.reader import Reader
from handlers.screens import Screen, button
from handlers.settings import settings_screen
from handlers.turn import PRIVATE, Turn
from models.people import move_clock
from models.places import City, find_cities
from models.refusals import Gone

router = Router(name="zones")
router.callback_query.filter(PRIVATE)


class ZoneState(StatesGroup):
    """A city is being typed."""

    typing = State()


@router.callback_query(b.PickZone.filter())
async def pick(_: object, callback_data: b.PickZone, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(zones_screen(turn.reader, start=callback_data.start))


def zones_screen(reader: Reader, *, start: bool) -> Screen:
    """What time is it where you are?"""
    back = b.OpenMenu() if start else b.OpenSettings()
    return Screen(
        text=reader.say(
            "What time is it where you are?\nNow: {place}, {clock}",
            place=reader.place(),
            clock=reader.clock(),
        ),
        rows=(
            *zone_buttons(reader, start=start),
            (button(signs.SEARCH, reader.label("Another city"), b.SearchZone(start=start)),),
            (button(signs.BACK, reader.label("Back"), back),),
        ),
    )


@router.callback_query(b.SetZone.filter())
async def choose(_: object, callback_data: b.SetZone, turn: Turn) -> None:
    if callback_data.zone not in available_timezones():
        raise Gone
    zone = ZoneInfo(callback_data.zone)
    await move_clock(turn.person, zone, turn.now)
    reader = Reader(turn.reader.language, zone, turn.now)
    await turn.rest()
    screen = menu_screen(reader) if callback_data.start else settings_screen(reader, turn.person)
    turn.answer.show(screen)
    turn.answer.say(f"{signs.ZONE} {reader.place()}, {reader.clock()}")


@router.callback_query(b.SearchZone.filter())
async def search(_: object, callback_data: b.SearchZone, turn: Turn) -> None:
    await turn.wait(
        ZoneState.typing, start=callback_data.start, message=turn.answer.origin.message_id
    )
    back = button(signs.BACK, turn.reader.label("Back"), b.PickZone(start=callback_data.start))
    turn.answer.show(Screen(text=turn.reader.say("Type the name of your city."), rows=((back,),)))


@router.message(StateFilter(ZoneState.typing), F.text, ~F.text.startswith("/"))
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    cities = await asyncio.to_thread(find_cities, message.text or "")
    turn.answer.send(cities_screen(turn.reader, cities, start=bool(data.get("start"))))
    if cities and data.get("message"):
        turn.answer.remove(data["message"])


def cities_screen(reader: Reader, cities: list[City], *, start: bool) -> Screen:
    """The cities found, each with its country and time."""
    back = button(signs.BACK, reader.label("Back"), b.PickZone(start=start))
    return found_cities(reader, cities, choosing(reader, start=start), back)
