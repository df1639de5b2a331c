"""The first screen that a person sees."""

from handlers import buttons as b
from handlers import signs
from handlers.places import zone_buttons
from handlers.reader import Reader
from handlers.screens import Screen, button
from models.moments import example
from models.tables import Person


def welcome_screen(reader: Reader, person: Person) -> Screen:
    """The first screen: what to do, in which language, by whose clock."""
    hint = example(reader.now, reader.zone, reader.language)
    return Screen(
        text=reader.say(
            "Hi, {name}! I am Kartka, a task board in your chat.\n\n"
            "<b>Send me a task in one message</b>, such as\n"
            "<code>{sample} {hint}</code>\n\n"
            "What time is it where you are?",
            name=person.first_name,
            sample=reader.label("Post about the book sale"),
            hint=hint,
        ),
        rows=(
            *zone_buttons(reader, start=True),
            (
                button(signs.SEARCH, reader.label("Another city"), b.SearchZone(start=True)),
                button(signs.LANGUAGE, reader.label("Language"), b.PickLanguage(start=True)),
            ),
        ),
    )
