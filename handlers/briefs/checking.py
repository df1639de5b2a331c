"""🎯 a checkpoint: its number, and plan B's steps as cards with one tap each."""

from collections.abc import Mapping

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.briefs.figures import check_words, steps_of
from handlers.briefs.making import words_of
from handlers.briefs.words import plan_words
from handlers.cards.screen import part_screen
from handlers.checklists.showing import board_words
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.briefs import checking
from models.briefs.asked import CHECK
from models.briefs.reading import BriefSheet, CheckpointSheet, read_brief
from models.cards.sheet import Sheet, read_sheet
from models.refusals import Gone
from models.rights import Right

router = Router(name="brief checkpoints")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.ShowCheck.filter())
async def show(_: object, callback_data: b.ShowCheck, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(await drawn(turn, callback_data.point))


async def drawn(turn: Turn, point_id: int) -> Screen:
    """The checkpoint for whoever may see its brief. Raises as `find_checkpoint`."""
    _, found = await checking.find_checkpoint(turn.person, point_id, Right.BOARD)
    brief = await read_brief(found.id)
    point = brief.checkpoint(point_id)
    if point is None or brief.card is None:
        raise Gone
    sheet = await read_sheet(brief.card[0])
    taken = await checking.taken_steps(point.id)
    return check_screen(turn.reader, sheet, brief, point, taken, await turn.kept_place())


def check_screen(
    reader: Reader,
    sheet: Sheet,
    brief: BriefSheet,
    point: CheckpointSheet,
    taken: Mapping[str, tuple[int, int]],
    place: str,
) -> Screen:
    """The number against the plan; when it falls short, the steps of plan B."""
    steps = steps_of(reader, point)
    made = [f"• {steps.get(code, '…')} → #{number}" for code, (_, number) in taken.items()]
    left = [(code, words) for code, words in steps.items() if code not in taken]
    rows: list[Row] = []
    if checking.shortfall(brief, point) is not None:
        rows += [
            (button("" if n else signs.NEW, words, b.TakeStep(point=point.id, step=code)),)
            for n, (code, words) in enumerate(left)
        ]
    rows += [
        (button("", f"#{number} {steps.get(code, '')}".strip(), b.OpenCard(card=card)),)
        for code, (card, number) in taken.items()
    ]
    rows += figure_rows(reader, sheet.id, point)
    rows.append((button(signs.BACK, reader.label("Figures"), b.ShowResult(card=sheet.id)),))
    text = lines(check_words(reader, brief, point, left=bool(left)), "" if made else None, *made)
    return part_screen(sheet, f"{CHECK}{point.id}", place, text, rows)


def figure_rows(reader: Reader, card_id: int, point: CheckpointSheet) -> tuple[Row, ...]:
    """The ways to give the number."""
    typed = b.TypeFigure(card=card_id, about=f"c{point.id}")
    if point.answer is not None:
        return ((button(signs.EDIT, reader.label("Another number"), typed),),)
    unknown = b.CheckUnknown(point=point.id)
    return (
        (
            button(signs.EDIT, reader.label("Write the number"), typed),
            button(signs.WAIT, reader.label("Don't know yet"), unknown),
        ),
    )


@router.callback_query(b.CheckUnknown.filter())
async def unknown(_: object, callback_data: b.CheckUnknown, turn: Turn) -> None:
    point, brief = await checking.find_checkpoint(turn.person, callback_data.point, Right.BOARD)
    again = await checking.next_check(brief, point, turn.now)
    turn.answer.show(await drawn(turn, point.id))
    if again is None:
        turn.answer.say(turn.tapper.label("Then write it here when you know."))
        return
    at = turn.tapper.full(again)
    turn.answer.say(turn.tapper.label("All right, I will ask again: {at}", at=at))


@router.callback_query(b.TakeStep.filter())
async def take(_: object, callback_data: b.TakeStep, turn: Turn) -> None:
    _, brief = await checking.find_checkpoint(turn.person, callback_data.point, Right.EDIT)
    theirs = await board_words(turn.reader, brief.board_id)
    made = await checking.take_step(
        turn.person,
        callback_data.point,
        callback_data.step,
        words={kind.value: words for kind, words in plan_words(theirs).items()},
        label=words_of(theirs).label,
        now=turn.now,
    )
    turn.answer.show(await drawn(turn, callback_data.point))
    turn.answer.say(turn.tapper.label("On the board: #{number}", number=made.number))
