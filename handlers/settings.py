"""⚙️ language, time zone, end of the working day."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Screen, button, rows_of
from handlers.turn import PRIVATE, Turn
from handlers.welcome import welcome_screen
from locales.catalogues import LANGUAGES
from models.people import end_day, speak
from models.refusals import Gone
from models.tables import Person

router = Router(name="settings")
router.callback_query.filter(PRIVATE)
NAMES = {"uk": "Українська", "ru": "Русский", "en": "English"}
DAY_ENDS = tuple(range(15 * 60, 23 * 60 + 1, 60))


@router.message(Command("settings"), F.chat.type == "private")
async def settings(_: Message, turn: Turn) -> None:
    turn.answer.show(settings_screen(turn.reader, turn.person))


@router.callback_query(b.OpenSettings.filter())
async def open_settings(_: object, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(settings_screen(turn.reader, turn.person))


def settings_screen(reader: Reader, person: Person) -> Screen:
    """What is set now, and where to change it."""
    return Screen(
        text=reader.say(
            "<b>Settings</b>\n\n"
            "Language: {language}\n"
            "Time zone: {place}, {clock}\n"
            "End of the working day: {end}",
            language=NAMES[reader.language],
            place=reader.place(),
            clock=reader.clock(),
            end=f"{person.day_ends:%H:%M}",
        ),
        rows=(
            (
                button(signs.LANGUAGE, reader.label("Language"), b.PickLanguage()),
                button(signs.ZONE, reader.label("Time zone"), b.PickZone()),
            ),
            (
                button(signs.DEADLINE, reader.label("End of the day"), b.PickDayEnd()),
                button(signs.BELL, reader.label("Reminders"), b.PickMyReminders()),
            ),
            (button(signs.VIEW, reader.label("How boards look"), b.PickView()),),
            (
                button(signs.EXPORT, reader.label("Save my data"), b.SendMyData()),
                button(signs.DELETE, reader.label("Delete account"), b.AskFarewell()),
            ),
            to_menu(reader),
        ),
    )


@router.callback_query(b.PickLanguage.filter())
async def pick_language(_: object, callback_data: b.PickLanguage, turn: Turn) -> None:
    turn.answer.show(language_screen(turn.reader, start=callback_data.start))


def language_screen(reader: Reader, *, start: bool) -> Screen:
    """The languages, each by its own name."""
    choices = [
        button(
            signs.CHOSEN if language == reader.language else "",
            NAMES[language],
            b.SetLanguage(language=language, start=start),
        )
        for language in LANGUAGES
    ]
    back = b.OpenMenu() if start else b.OpenSettings()
    return Screen(
        text=reader.say("Which language shall I speak?"),
        rows=(*rows_of(choices, 1), (button(signs.BACK, reader.label("Back"), back),)),
    )


@router.callback_query(b.SetLanguage.filter())
async def set_language(_: object, callback_data: b.SetLanguage, turn: Turn) -> None:
    if callback_data.language not in LANGUAGES:
        raise Gone
    await speak(turn.person, callback_data.language)
    reader = Reader(callback_data.language, turn.reader.zone, turn.now)
    if callback_data.start and not turn.person.timezone_chosen:
        turn.answer.show(welcome_screen(reader, turn.person))
    else:
        turn.answer.show(settings_screen(reader, turn.person))


@router.callback_query(b.PickDayEnd.filter())
async def pick_day_end(_: object, turn: Turn) -> None:
    turn.answer.show(day_end_screen(turn.reader, turn.person))


def day_end_screen(reader: Reader, person: Person) -> Screen:
    """When does the working day end? A deadline without a time means this."""
    choices = [
        button(
            signs.CHOSEN if minutes == person.day_end else "",
            f"{minutes // 60}:00",
            b.SetDayEnd(minutes=minutes),
        )
        for minutes in DAY_ENDS
    ]
    return Screen(
        text=reader.say(
            "When does your working day end?\nA deadline without a time means this hour."
        ),
        rows=(
            *rows_of(choices, 3),
            (button(signs.BACK, reader.label("Back"), b.OpenSettings()),),
        ),
    )


@router.callback_query(b.SetDayEnd.filter())
async def set_day_end(_: object, callback_data: b.SetDayEnd, turn: Turn) -> None:
    if callback_data.minutes not in DAY_ENDS:
        raise Gone
    await end_day(turn.person, callback_data.minutes)
    turn.answer.show(settings_screen(turn.reader, turn.person))
