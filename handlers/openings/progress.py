"""📊 how complete a card is that opened by itself, beside those before it."""

from datetime import datetime
from decimal import Decimal

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import rights_here
from handlers.checklists.screen import step_lines
from handlers.content import shorten
from handlers.fitting import visible_units
from handlers.openings.naming import left_words
from handlers.reader import Reader
from handlers.screens import ALONE, Row, Screen, button, lines
from handlers.templates import list_title
from handlers.turn import Turn
from models.cards.sheet import Steps
from models.figures import Figure
from models.openings.leftovers import settle_asked
from models.openings.progress import Progress, read_progress
from models.rights import Right
from models.tables import Card

router = Router(name="progress of openings")
ROOM = 2800
TITLE_SHOWN = 60


@router.callback_query(b.ShowProgress.filter())
async def show(_: object, callback_data: b.ShowProgress, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.BOARD)
    turn.answer.show(await drawn(turn, card))


async def drawn(turn: Turn, card: Card) -> Screen:
    """How complete the card is, as it stands now; the rights are checked already."""
    place = await turn.kept_place()
    alone = place.startswith(ALONE)
    rights = await rights_here(turn, card.id, alone=alone)
    reader = turn.tapper if alone else turn.reader
    return progress_screen(reader, await read_progress(card), place, edit=Right.EDIT in rights)


@router.callback_query(b.SettleLeft.filter())
async def settle(_: object, callback_data: b.SettleLeft, turn: Turn) -> None:
    found = await turn.card(callback_data.card, Right.EDIT)
    carried = callback_data.carried
    title = left_words(turn.reader)
    card = await settle_asked(turn.person, found.id, title, turn.now, carried=carried)
    turn.answer.show(await drawn(turn, card))
    words = turn.tapper.label("Carried over") if carried else turn.tapper.label("Closed as it is")
    turn.answer.say(words)


def progress_screen(reader: Reader, progress: Progress, place: str, *, edit: bool) -> Screen:
    """Every item with its state, how much that is, and how it was before."""
    sheet = progress.sheet
    steps = [step for one in sheet.checklists for step in one.items]
    done = sum(step.done_at is not None for step in steps)
    words = lines(
        Markup("{} <b>{}</b>").format(signs.REPORT, share_words(reader, done, len(steps))),
        due_words(reader, sheet.deadline),
        "",
        *list_words(reader, sheet.checklists),
        *past_words(reader, progress),
        *(("", reader.say("Something is left here, and the next card is open.")))
        if progress.unsettled
        else (),
    )
    rows: list[Row] = []
    if progress.unsettled and edit and progress.following is not None:
        _, number = progress.following
        carry = reader.label("Carry over to #{number}", number=number)
        rows = [
            (button(signs.NEXT, carry, b.SettleLeft(card=sheet.id, carried=True)),),
            (
                button(
                    signs.DONE,
                    reader.label("Close as it is"),
                    b.SettleLeft(card=sheet.id, carried=False),
                ),
            ),
        ]
    if sheet.checklists:
        data = b.ShowChecklist(card=sheet.id)
        rows.append((button(signs.CHECKLIST, reader.label("Tick items"), data),))
    rows.append(to_card(reader, sheet.id))
    return part_screen(sheet, "progress", place, words, rows)


def due_words(reader: Reader, deadline: datetime | None) -> Markup | None:
    """By when it is to be complete."""
    if deadline is None:
        return None
    return Markup("{} {}").format(signs.DEADLINE, reader.deadline(deadline))


def share_words(reader: Reader, done: int, total: int) -> str:
    """So many of so many, and what that is in percent."""
    share = Figure(Decimal(round(100 * done / total)) if total else Decimal(0), percent=True)
    return reader.label(
        "{done} of {total} · {share}", done=done, total=total, share=reader.figure(share)
    )


def list_words(reader: Reader, lists: tuple[Steps, ...]) -> list[Markup | str]:
    """The items of every list, as much of them as a message holds."""
    found: list[Markup | str] = []
    used = 0
    for place, steps in enumerate(lists):
        if place:
            title = shorten(list_title(reader, steps), TITLE_SHOWN)
            head = Markup("<b>{}</b> · {}/{}").format(title, steps.done, len(steps.items))
            found += ["", head]
        for line in step_lines(reader, reader, steps):
            used += visible_units(line)
            if used > ROOM:
                return [*found, "…"]
            found.append(line.lstrip("\n") if not found else line)
    return found


def past_words(reader: Reader, progress: Progress) -> list[Markup | str]:
    """The cards before this one, a line each."""
    if not progress.past:
        return []
    return [
        "",
        reader.say("<b>Before</b>"),
        *(
            Markup("• #{} {} · {}").format(
                past.number,
                shorten(past.title, TITLE_SHOWN),
                share_words(reader, past.done, past.total),
            )
            for past in progress.past
        ),
    ]
