"""📋 the handoff: what is done, left and asked, ready to be forwarded to the other side."""

from collections.abc import Callable
from dataclasses import replace

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.show import rights_here
from handlers.checklists.screen import owing, pages_of_lines
from handlers.checklists.showing import board_words
from handlers.checklists.writing import list_at
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, lines
from handlers.templates import list_title, side_words, step_text
from handlers.turn import Turn
from models.cards.sheet import Sheet, Step, Steps
from models.checklists.ready import SIDES, Side
from models.checklists.written import ITEMS_LIMIT
from models.rights import Right

router = Router(name="checklist handoff")


@router.callback_query(b.HandOff.filter())
async def hand_off(_: object, callback_data: b.HandOff, turn: Turn) -> None:
    sheet, steps = await list_at(turn, callback_data.list, Right.SEE)
    side = None if callback_data.side == "all" else Side(callback_data.side)
    words = await board_words(turn.reader, sheet.board_id)
    if Right.BOARD not in await rights_here(turn, sheet.id):
        sheet = replace(sheet, board_title="")
    for screen in handoff_screens(words, sheet, steps, side):
        turn.answer.send(screen)
    turn.answer.say(turn.tapper.label("Ready to forward"))


def handoff_screens(reader: Reader, sheet: Sheet, steps: Steps, side: Side | None) -> list[Screen]:
    """The handoff to this side, or to whoever goes on, in as many messages as it takes.

    What waits for them are open items of their side or of both; without sides, of nobody.
    """
    left = [step for step in steps.items if step.done_at is None]
    asked = [step for step in left if waits_for(step, side)]
    ours = [step for step in left if step not in asked]
    done = [step for step in steps.items if step.done_at is not None]
    questions = reader.say("Questions: who does this?")
    if side is not None:
        questions = Markup("{} · {}").format(reader.say("Questions"), side_words(reader, side))
    found = [
        *section(signs.DONE, reader.say("Done"), done, lambda step: done_line(reader, step)),
        *section(signs.OPEN, reader.say("Left"), ours, lambda step: left_line(reader, step)),
        *section(signs.HELP, questions, asked, lambda step: left_line(reader, step)),
    ]
    head = lines(
        Markup("<b>{}</b> · {}/{}").format(
            shorten(list_title(reader, steps), 100), steps.done, len(steps.items)
        ),
        (Markup("{} · ").format(shorten(sheet.board_title)) if sheet.board_title else Markup(""))
        + Markup("#{} · {}").format(sheet.number, sheet.title),
    )
    pages = pages_of_lines(found, ITEMS_LIMIT)
    return [
        Screen(text=lines(*([head] if n == 0 else []), *(found[place] for place in shown)).lstrip())
        for n, shown in enumerate(pages)
    ]


def waits_for(step: Step, side: Side | None) -> bool:
    """Whether an open item is a question for this side."""
    found = SIDES.get(step.key)
    if side is None:
        return step.person is None
    return found in {side, Side.BOTH}


def section(
    sign: str, title: Markup, found: list[Step], line: Callable[[Step], Markup]
) -> list[Markup]:
    """A titled part; none when nothing is in it."""
    shown = [line(step) for step in found]
    if shown:
        shown[0] = Markup("\n{} <b>{}</b>\n").format(sign, title) + shown[0]
    return shown


def done_line(reader: Reader, step: Step) -> Markup:
    """A ticked item, and who ticked it."""
    who = Markup(" · {}").format(shorten(step.done_by, 24)) if step.done_by else Markup("")
    return Markup("• {}").format(step_text(reader, step)) + who


def left_line(reader: Reader, step: Step) -> Markup:
    """An open item, who is to do it and until when."""
    return Markup(" · ").join(
        [Markup("• {}").format(step_text(reader, step)), *owing(reader, step)]
    )
