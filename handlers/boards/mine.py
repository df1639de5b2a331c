"""📌 my cards over all boards, by date: late, today, this week, later, no date."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import card_rows, line_text, shown_rows, turn_row
from handlers.cards.calendar import month_of
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.cards.lists import Line, MyPage, count_shown, my_page
from models.cards.sections import Section, count_sections, section_of

router = Router(name="my cards")


@router.message(Command("my"), F.chat.type == "private")
async def my_command(_: Message, turn: Turn) -> None:
    await show_my(turn, 0)


@router.callback_query(b.OpenMy.filter(), PRIVATE)
async def my_cards(_: object, callback_data: b.OpenMy, turn: Turn) -> None:
    await turn.rest()
    await show_my(turn, callback_data.page)


async def show_my(turn: Turn, page: int) -> None:
    """Show a page of this person's open cards, and the way to what they are shown as a guest."""
    found, shown = await my_page(turn.person, page), await count_shown(turn.person)
    counts = await count_sections(turn.person, turn.now)
    turn.answer.show(my_screen(turn.reader, found, counts, shown))


def my_screen(
    reader: Reader, found: MyPage, counts: Mapping[Section, int], shown: int = 0
) -> Screen:
    """My open cards over all boards, by date; the board is named where there are several."""
    mixed = len({line.board_id for line in found.lines}) > 1
    text: list[str | Markup | None] = [
        Markup("{} <b>{}</b> · {}").format(signs.MINE, reader.label("My cards"), found.total),
        *sectioned(reader, found.lines, counts, board=mixed),
    ]
    if not found.lines:
        text += ["", reader.say("Nothing to do. Send me a task, or take one from a board.")]
    before = b.OpenMy(page=found.page - 1) if found.page > 0 else None
    after = b.OpenMy(page=found.page + 1) if found.page < found.pages - 1 else None
    place = f"my.{found.page}"
    calendar = b.OpenMonth(board=0, month=month_of(reader.today))
    return Screen(
        text=lines(*text),
        rows=(
            *card_rows(found.lines, place),
            *turn_row([before, after]),
            *shown_rows(reader, shown),
            (
                button(signs.CALENDAR, reader.label("Calendar"), calendar),
                to_menu(reader)[0],
            ),
        ),
        subject="my",
        place=place,
    )


def sectioned(
    reader: Reader, found: Sequence[Line], counts: Mapping[Section, int], *, board: bool = False
) -> Iterator[Markup | str]:
    """The lines of a page, by date, each part under its heading with how many there are in all."""

    def section(line: Line) -> Section:
        return section_of(line.deadline, reader.now, reader.zone)

    for part, there in groupby(found, section):
        yield ""
        yield Markup("<b>{}</b> · {}").format(section_words(reader, part), counts.get(part, 0))
        for line in there:
            yield line_text(reader, line, board=board, mine=True)


def section_words(reader: Reader, section: Section) -> str:
    """The heading of a part."""
    match section:
        case Section.LATE:
            return reader.label("Late")
        case Section.TODAY:
            return reader.label("Today")
        case Section.WEEK:
            return reader.label("Later this week")
        case Section.LATER:
            return reader.label("Later")
        case Section.UNDATED:
            return reader.label("No date")
