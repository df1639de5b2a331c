"""🪟 how boards look: plain, or as Telegram's rich message, with a preview."""

from datetime import timedelta

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards import rich as blocks
from handlers.groups.settings import managed
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import Turn
from models import live, people
from models.cards.lists import Line
from models.refusals import Gone
from models.tables import Priority

router = Router(name="looks of boards")


@router.callback_query(b.PickView.filter())
async def pick(_: object, callback_data: b.PickView, turn: Turn) -> None:
    await show_views(turn, callback_data.group)


@router.callback_query(b.SetView.filter())
async def choose(_: object, callback_data: b.SetView, turn: Turn) -> None:
    if callback_data.group:
        await live.see_rich(await managed(turn, callback_data.group), on=callback_data.on)
    else:
        check_private(turn)
        await people.see_rich(turn.person, on=callback_data.on)
    await show_views(turn, callback_data.group)
    turn.answer.say(turn.tapper.label("Saved"))


async def show_views(turn: Turn, group_id: int) -> None:
    """Show what a rich board looks like, and what is chosen. Raises as `managed`."""
    if group_id:
        group = await managed(turn, group_id)
        turn.answer.show(views_screen(turn.reader, group_id, rich=group.rich))
        return
    check_private(turn)
    turn.answer.show(views_screen(turn.reader, 0, rich=turn.person.rich))


def check_private(turn: Turn) -> None:
    """Raise `Gone` in a group: what is one's own is set in private."""
    if turn.group is not None:
        raise Gone


def views_screen(reader: Reader, group_id: int, *, rich: bool) -> Screen:
    """A board to look at, and the choice. Where Telegram shows no rich messages, words alone."""
    back = b.GroupSettings(group=group_id) if group_id else b.OpenSettings()
    choices = [
        button(signs.CHOSEN if on == rich else "", word, b.SetView(group=group_id, on=on))
        for word, on in ((reader.label("Plain"), False), (reader.label("Columns that open"), True))
    ]
    words = reader.say("Columns can open and close, with cards in a table, as below.")
    doubt = reader.say("If you see no table here, stay with the plain look.")
    return Screen(
        text=lines(words, "", doubt),
        rich=blocks.joined(
            blocks.heading(Markup("{} {}").format(signs.VIEW, reader.label("How boards look"))),
            blocks.paragraph(words),
            *sample(reader),
            blocks.paragraph(doubt),
        ),
        rows=(*rows_of(choices, 1), (button(signs.BACK, reader.label("Back"), back),)),
    )


def sample(reader: Reader) -> tuple[Markup, Markup]:
    """Two columns with cards of nobody's."""
    first = Line(
        id=1,
        number=12,
        title=reader.label("Post about the book sale"),
        board_id=1,
        board_title="",
        column_id=1,
        deadline=reader.now + timedelta(days=1),
        people=(),
        labels=(),
        priority=Priority.HIGH,
        ticked=3,
        items=5,
    )
    second = Line(
        id=2,
        number=9,
        title=reader.label("Rules of the sale"),
        board_id=1,
        board_title="",
        column_id=2,
        deadline=None,
        people=(),
        labels=(),
        done=True,
    )
    return (
        blocks.column(reader, reader.label("In progress"), "1", [first], opened=True),
        blocks.column(reader, reader.label("Done column"), "1", [second], opened=False),
    )
