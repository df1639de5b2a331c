"""A checklist on the screen: the text lists the items, the buttons carry their numbers."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, to_card
from handlers.checklists.sight import Mode, Sight
from handlers.content import shorten
from handlers.fitting import visible_units
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.templates import list_title, part_title, side_words, step_text
from models.cards.sheet import Sheet, Step, Steps
from models.checklists.ready import SIDES, Side, sides_of
from models.rights import Right

ROOM = 2900
"""Units of UTF-16 for the items of a page: beside them the longest titles fit too."""
SHOWN = 20
WIDTH = 5
TITLE_SHOWN = 100
NAME_SHOWN = 24


def find_steps(sheet: Sheet, list_id: int) -> Steps | None:
    """The list of the card; its first one for 0."""
    found = (steps for steps in sheet.checklists if list_id in (steps.id, 0))
    return next(found, None)


def checklist_screen(
    reader: Reader,
    words: Reader,
    sheet: Sheet,
    sight: Sight,
    place: str,
    rights: frozenset[Right] = frozenset(Right),
) -> Screen:
    """A page of a list of this card. `words` reads as the board does; the sight says whose count.

    The list exists.
    """
    steps = find_steps(sheet, sight.list) or sheet.checklists[0]
    sight = replace(sight, list=steps.id)
    said = words if sight.shared else reader
    edit = Right.EDIT in rights
    if sight.mode == "edit" and not edit:
        sight = replace(sight, mode="tick")
    found = turn_lines(said, reader, steps) if sight.mode == "turn" else None
    listed = found if found is not None else step_lines(said, reader, steps)
    pages = pages_of_lines(listed)
    sight = replace(sight, page=min(sight.page, len(pages) - 1))
    shown = pages[sight.page]
    rows: list[list[Button]] = [
        *([*row] for row in number_rows(steps, shown, sight.mode)),
        turn_buttons(sight, len(pages)),
        *under(reader, words, sheet, steps, sight, edit=edit),
    ]
    return Screen(
        text=lines(
            heading(sheet.number, sheet.title),
            Markup("{} {} · {}/{}").format(
                signs.CHECKLIST,
                shorten(list_title(said, steps), TITLE_SHOWN),
                steps.done,
                len(steps.items),
            ),
            "",
            Markup("\n").join(listed[place] for place in shown).lstrip("\n"),
            *hint(reader, steps, sight),
        ),
        rows=(*(tuple(row) for row in rows if row), back_row(reader, sheet, sight)),
        subject=sight.subject,
        card=sheet.id,
        place=place,
        version=sheet.version,
    )


def hint(reader: Reader, steps: Steps, sight: Sight) -> tuple[Markup | str, ...]:
    """What to do here, where it is not plain."""
    if not steps.items:
        return (reader.say("Nothing here yet. ➕ adds items, one per line."),)
    if sight.mode == "edit":
        return ("", reader.say("Which item do you change?"))
    return ()


def step_lines(said: Reader, reader: Reader, steps: Steps) -> list[Markup]:
    """Every item with its number and state; the title of a part stands above its first item."""
    found, part = [], None
    for number, step in enumerate(steps.items, 1):
        title = part_title(said, step.key)
        above = (
            Markup("{}<b>{}</b>\n").format("\n" if number > 1 else "", title)
            if title and title != part
            else Markup("")
        )
        part = title or part
        found.append(above + step_line(said, reader, step, number))
    return found


def step_line(said: Reader, reader: Reader, step: Step, number: int) -> Markup:
    """An item: who ticked it and when, or who is to do it and until when; and its card."""
    parts = [Markup("{}. {}").format(number, step_text(said, step))]
    if step.done_at is not None:
        parts += [Markup("{}").format(shorten(step.done_by, NAME_SHOWN))] if step.done_by else []
        parts.append(reader.tick_time(step.done_at))
    else:
        parts += owing(reader, step)
    if step.became:
        parts.append(Markup("→ #{}").format(step.became[1]))
    sign = signs.OPEN if step.done_at is None else signs.DONE
    return Markup("{} ").format(sign) + Markup(" · ").join(parts)


def owing(reader: Reader, step: Step, *, person: bool = True) -> list[Markup]:
    """Who is to do an item, and until when."""
    parts = []
    if step.person and person:
        parts.append(Markup("{} {}").format(signs.PEOPLE, shorten(step.person, NAME_SHOWN)))
    if step.deadline:
        late = f"{signs.WARNING} " if step.deadline < reader.now else ""
        date = reader.date_in_list(step.deadline)
        parts.append(Markup("{} {}").format(signs.DEADLINE, late) + date)
    return parts


def turn_lines(said: Reader, reader: Reader, steps: Steps) -> list[Markup]:
    """What is left, by whose turn it is: people first, then sides, then nobody's."""
    left = [(n, step) for n, step in enumerate(steps.items, 1) if step.done_at is None]
    groups: dict[tuple[int, str], list[tuple[int, Step]]] = {}
    for number, step in left:
        groups.setdefault(turn_of(said, step), []).append((number, step))
    found = []
    for (_, whose), theirs in sorted(groups.items(), key=lambda group: group[0][0]):
        for place, (number, step) in enumerate(theirs):
            line = Markup("{}. {}").format(number, step_text(said, step))
            line = Markup(" · ").join([line, *owing(reader, step, person=False)])
            above = Markup("\n<b>{}</b> · {}\n").format(shorten(whose), len(theirs))
            found.append((above if place == 0 else Markup("")) + line)
    if not left and steps.items:
        return [reader.say("All done.")]
    return found


def turn_of(said: Reader, step: Step) -> tuple[int, str]:
    """Whose turn an item is, and the order in which they are listed."""
    if step.person is not None:
        return 0, step.person
    side = SIDES.get(step.key)
    if side is not None:
        return 1 + list(Side).index(side), side_words(said, side)
    return 9, said.label("Nobody yet")


def pages_of_lines(found: Sequence[Markup], most: int = SHOWN) -> list[range]:
    """Which lines stand on which page, so that each page fits into a message, `most` at most."""
    pages, start, used = [], 0, 0
    for place, line in enumerate(found):
        size = visible_units(line) + 1
        if place > start and (place - start == most or used + size > ROOM):
            pages.append(range(start, place))
            start, used = place, 0
        used += size
    return [*pages, range(start, len(found))]


def page_with(said: Reader, reader: Reader, steps: Steps, item_id: int) -> int:
    """The page on which an item stands."""
    place = next((n for n, step in enumerate(steps.items) if step.id == item_id), 0)
    pages = pages_of_lines(step_lines(said, reader, steps))
    return next(page for page, shown in enumerate(pages) if place in shown or not shown)


def number_rows(steps: Steps, shown: range, mode: Mode) -> tuple[Row, ...]:
    """A button for each item of the page, with its number."""
    if mode == "turn":
        return ()
    found = []
    for place in shown:
        step, number = steps.items[place], str(place + 1)
        if mode == "edit":
            found.append(button("", number, b.OpenItem(item=step.id)))
        else:
            done = step.done_at is not None
            sign = signs.DONE if done else signs.OPEN
            found.append(button(sign, number, b.TickItem(item=step.id, done=not done)))
    return rows_of(found, WIDTH)


def turn_buttons(sight: Sight, pages: int) -> list[Button]:
    """◀️ ▶️ with the number of the page they lead to."""
    found = []
    if sight.page > 0:
        found.append(button(signs.EARLIER, str(sight.page), to(sight, page=sight.page - 1)))
    if sight.page < pages - 1:
        found.append(button(signs.LATER, str(sight.page + 2), to(sight, page=sight.page + 1)))
    return found


def to(
    sight: Sight,
    *,
    page: int | None = None,
    mode: Mode | None = None,
    shared: bool | None = None,
) -> b.ShowList:
    """The button data of the same sight with this changed."""
    return b.ShowList(
        list=sight.list,
        page=sight.page if page is None else page,
        mode=mode or sight.mode,
        shared=sight.shared if shared is None else shared,
    )


def under(
    reader: Reader, words: Reader, sheet: Sheet, steps: Steps, sight: Sight, *, edit: bool
) -> list[list[Button]]:
    """The buttons under the numbers, by what the list is looked at for."""
    if sight.mode == "edit":
        return [
            [
                button(signs.EDIT, reader.label("Title"), b.RenameList(list=steps.id)),
                button(signs.COPY, reader.label("As a template"), b.KeepList(list=steps.id)),
            ],
            [button(signs.REMOVE, reader.label("Remove the list"), b.DropList(list=steps.id))],
        ]
    if sight.mode == "turn":
        return hand_rows(reader, steps)
    more = button(signs.NEW, reader.label("Items"), b.AddItems(list=steps.id))
    change = button(signs.EDIT, reader.label("Edit"), to(sight, mode="edit"))
    whose = button(signs.PEOPLE, reader.label("Whose turn"), to(sight, mode="turn", page=0))
    lists = button(signs.CHECKLIST, reader.label("Lists"), b.PickList(card=sheet.id))
    return [
        [more, *([change] if steps.items or steps.title else [])] if edit else [],
        [
            *([whose] if steps.items else []),
            *([lists] if edit or len(sheet.checklists) > 1 else []),
        ],
        language_row(reader, words, steps, sight),
    ]


def language_row(reader: Reader, words: Reader, steps: Steps, sight: Sight) -> list[Button]:
    """🌐 to the board's language and back, while some of the items can be said in both."""
    if words.language == reader.language or not any(step.key for step in steps.items):
        return []
    shown = (
        reader.label("In my language") if sight.shared else reader.label("In the board's language")
    )
    return [button(signs.LANGUAGE, shown, to(sight, shared=not sight.shared))]


def hand_rows(reader: Reader, steps: Steps) -> list[list[Button]]:
    """📋 the handoff: to either side, or to whoever goes on."""
    sides = sides_of(step.key for step in steps.items)
    if not sides:
        data = b.HandOff(list=steps.id, side="all")
        return [[button(signs.COPY, reader.label("Hand over"), data)]]
    return [
        [
            button(
                signs.COPY if place == 0 else "",
                f"→ {side_words(reader, side)}",
                b.HandOff(list=steps.id, side="cm" if side is Side.COMMUNITY else "smm"),
            )
        ]
        for place, side in enumerate(sides)
    ]


def back_row(reader: Reader, sheet: Sheet, sight: Sight) -> Row:
    """⬅️ to the card, or to the list as it is ticked."""
    if sight.mode == "tick":
        return to_card(reader, sheet.id)
    page = sight.page if sight.mode == "edit" else 0
    back = to(sight, mode="tick", page=page)
    return (button(signs.BACK, reader.label("Checklist"), back),)
