"""The card screen: one message that shows the whole card."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.archived import away_rows, away_words
from handlers.cards.block_words import block_words
from handlers.cards.brief_row import brief_row
from handlers.cards.kin_rows import link_rows
from handlers.cards.repeat_words import recurrence_words
from handlers.cards.taking_back import JUST_NOW, chip_rows, undo_button
from handlers.cards.telling import Telling, verdict_words
from handlers.cards.ways import back_button
from handlers.content import files_line, pages_of, shorten
from handlers.fields.words import field_lines
from handlers.fitting import MESSAGE_LIMIT, visible_units
from handlers.labels.words import tag_words
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.screens import ALONE, Button, Row, Screen, button, lines, link
from handlers.templates import list_title
from models.cards.sheet import PersonOnCard, Sheet
from models.labels import Tag
from models.rights import Right
from models.tables import Priority

# With all of these at their longest, content still has more than a thousand characters.
PEOPLE_SHOWN = 8
LABELS_SHOWN = 8
CHECKLISTS_SHOWN = 5
WARNINGS_SHOWN = 3
NAME_SHOWN = 30
TITLE_SHOWN = 30
REASON_SHOWN = 40
CONTENT_ROOM = 2000
CONTENT_LEAST = 700


def card_screen(
    reader: Reader,
    sheet: Sheet,
    rights: frozenset[Right],
    place: str = "",
    telling: Telling | None = None,
    me: int | None = None,
) -> Screen:
    """The card for a reader with these rights; ⬅️ leads to `place`.

    `telling` stands above the card when it comes unasked or something was just done; `me` is the
    reader's id, where one person reads.
    """
    away = away_words(reader, sheet)
    if sheet.deleted_at is not None:
        sheet = replace(sheet, pieces=(), checklists=())
    told = telling is not None and telling.answers
    refusable = told and me != sheet.keeper.id and any(one.id == me for one in sheet.people)
    head = lines(
        Markup("<b>{}</b>\n").format(telling.words) if telling else None,
        heading(sheet.number, sheet.title),
        away,
        where_words(sheet, rights),
        block_line(reader, sheet) if telling is None or not telling.blocks else None,
        meta(reader, sheet),
        *field_lines(reader, sheet.fields),
    )
    above = telling.words if telling else None
    foot = lines(*footer(reader, sheet, above))
    if visible_units(head + foot) > MESSAGE_LIMIT - CONTENT_LEAST:
        # Everything at its longest at once: what clients say is still among the comments.
        foot = lines(*footer(reader, replace(sheet, verdicts=())))
    room = min(CONTENT_ROOM, MESSAGE_LIMIT - visible_units(head + foot) - 10)
    pages = pages_of(reader, sheet.pieces, room)
    body = pages[0] + (Markup(" …") if len(pages) > 1 else "") if pages else None
    text = Markup("\n\n").join(part for part in (head, body, foot) if part)
    return Screen(
        text=text,
        rows=(
            *(telling.rows if telling else ()),
            *(
                away_rows(
                    reader,
                    sheet,
                    rights,
                    back_button(reader, sheet, place, rights),
                    cut_short=len(pages) > 1,
                )
                if away
                else keyboard(
                    reader,
                    sheet,
                    rights,
                    place,
                    undo=undo_button(reader, sheet, me, JUST_NOW),
                    cut_short=len(pages) > 1,
                    told=told,
                    refusable=refusable,
                )
            ),
        ),
        subject=telling.subject if telling else "card",
        card=sheet.id,
        place=place,
        version=sheet.version,
    )


def where_words(sheet: Sheet, rights: frozenset[Right]) -> Markup:
    """The column, and the board for whom it is not hidden."""
    column = Markup("{}").format(shorten(sheet.column.title))
    if Right.BOARD not in rights:
        return column
    return Markup("{} · ").format(shorten(sheet.board_title)) + column


def block_line(reader: Reader, sheet: Sheet) -> Markup | None:
    """What is in the way."""
    if sheet.blocked is None:
        return None
    return Markup("{} {}").format(signs.STOP, block_words(reader, sheet.blocked))


def meta(reader: Reader, sheet: Sheet) -> Markup | None:
    """The lines of deadline and repetition, people, priority and labels."""
    parts = [
        sheet.deadline and Markup("{} ").format(signs.DEADLINE) + reader.deadline(sheet.deadline),
        sheet.recurrence
        and Markup("{} {}").format(signs.REPEAT, recurrence_words(reader, sheet.recurrence)),
        sheet.people
        and Markup("{} ").format(signs.PEOPLE) + name_people(sheet.people, PEOPLE_SHOWN),
        sheet.priority is not Priority.NONE
        and Markup("{} {}").format(signs.PRIORITY, priority_words(reader, sheet.priority)),
        sheet.labels and Markup("{} ").format(signs.LABELS) + name_labels(sheet.labels),
    ]
    return lines(*[part for part in parts if part]) or None


def name_people(people: tuple[PersonOnCard, ...], shown: int) -> Markup:
    """The names, the first `shown` of them and how many more."""
    names = Markup(", ").join(shorten(person.name, NAME_SHOWN) for person in people[:shown])
    return names + (f" +{len(people) - shown}" if len(people) > shown else "")


def name_labels(labels: tuple[Tag, ...]) -> Markup:
    """The labels, each with its sign, the first of them and how many more."""
    names = Markup(" · ").join(tag_words(label) for label in labels[:LABELS_SHOWN])
    more = len(labels) - LABELS_SHOWN
    return names + (f" +{more}" if more > 0 else "")


def footer(reader: Reader, sheet: Sheet, above: Markup | None = None) -> list[Markup | str | None]:
    """Checklists, files, what clients say unless it stands `above`, and warnings last."""
    verdicts = [one for one in sheet.verdicts if verdict_words(reader, one) != above]
    return [
        *(
            Markup("{sign} {title} · {done}/{total}").format(
                sign=signs.CHECKLIST,
                title=shorten(list_title(reader, steps), TITLE_SHOWN),
                done=steps.done,
                total=len(steps.items),
            )
            for steps in sheet.checklists[:CHECKLISTS_SHOWN]
        ),
        (found := files_line(reader, sheet.pieces)) and Markup("{} {}").format(signs.FILES, found),
        *(verdict_words(reader, verdict, REASON_SHOWN) for verdict in verdicts),
        *warnings(reader, sheet)[:WARNINGS_SHOWN],
    ]


def warnings(reader: Reader, sheet: Sheet) -> list[Markup]:
    """Whom on the card the bot could not tell, and why."""
    closed = [
        reader.say("Not delivered to {name}: has not pressed Start", name=shorten(person.name))
        for person in sheet.unreached
    ]
    refused = [
        reader.say("Not delivered to {name}: Telegram did not take it", name=shorten(person.name))
        for person in sheet.undelivered
    ]
    return [Markup("{} ").format(signs.WARNING) + words for words in closed + refused]


def keyboard(
    reader: Reader,
    sheet: Sheet,
    rights: frozenset[Right],
    place: str,
    *,
    undo: Button | None,
    cut_short: bool,
    told: bool,
    refusable: bool,
) -> tuple[Row, ...]:
    """The buttons that make sense in this state, for somebody with these rights."""
    edit = Right.EDIT in rights
    files = sum(piece.file_id is not None for piece in sheet.pieces)
    steps = [item for checklist in sheet.checklists for item in checklist.items]
    ticked = sum(item.done_at is not None for item in steps)
    source = next((piece.link for piece in sheet.pieces if piece.link), None)
    words = f"{ticked}/{len(steps)}" if steps else reader.label("Checklist")
    rows: list[list[Button | None]] = [
        move_row(reader, sheet) if edit else [],
        [
            button(signs.SNOOZE, reader.label("Later"), b.PickSnooze(card=sheet.id))
            if told
            else None,
            button(signs.STOP, reader.label("I can't"), b.PickWhy(card=sheet.id))
            if refusable
            else None,
        ],
        [
            button(signs.PEOPLE, reader.label("People"), b.PickPeople(card=sheet.id)),
            button(signs.DEADLINE, reader.label("Deadline"), b.PickDeadline(card=sheet.id)),
            button(signs.PRIORITY, reader.label("Priority"), b.PickPriority(card=sheet.id)),
        ]
        if edit
        else [],
        [
            button(
                signs.CHECKLIST,
                words,
                b.PickList(card=sheet.id)
                if len(sheet.checklists) > 1
                else b.ShowChecklist(card=sheet.id),
            )
            if edit or sheet.checklists
            else None,
            button(signs.COLUMN, reader.label("Column"), b.PickColumn(card=sheet.id))
            if edit
            else None,
            button(signs.EDIT, reader.label("Edit"), b.EditTitle(card=sheet.id)) if edit else None,
        ],
        [
            button(signs.TAKE, reader.label("I take it"), b.TakeCard(card=sheet.id))
            if edit and sheet.free
            else None,
            button(
                signs.COMMENT,
                str(sheet.comments) if sheet.comments else reader.label("Comment"),
                b.ShowComments(card=sheet.id),
            )
            if sheet.comments or Right.COMMENT in rights
            else None,
            button(signs.FILES, str(files), b.ShowFiles(card=sheet.id)) if files else None,
            button("", reader.label("Show all"), b.ShowAll(card=sheet.id)) if cut_short else None,
            link(signs.LINK, reader.label("Original"), source) if source else None,
        ],
        verdict_row(reader, sheet, rights),
        *link_rows(sheet, rights),
        brief_row(reader, sheet, rights, place),
        *chip_rows(reader, sheet, edit=edit, even_one=undo is not None),
        [
            button(signs.UNDO, reader.label("Back into the title"), b.TakeBack(card=sheet.id))
            if edit and sheet.can_take_back and undo is None
            else None
        ],
        [start_button(reader, sheet, place, edit=edit)],
        [
            button(signs.SHOW, reader.label("Show to all"), b.ShowHere(card=sheet.id))
            if place.startswith(ALONE)
            else None,
            undo,
            button(signs.MORE, reader.label("More"), b.PickMore(card=sheet.id)),
            back_button(reader, sheet, place, rights),
        ],
    ]
    drawn = (tuple(found for found in row if found) for row in rows)
    return tuple(row for row in drawn if row)


def start_button(reader: Reader, sheet: Sheet, place: str, *, edit: bool) -> Button | None:
    """Where the bot may not write to somebody: in a group to start, else a link to send them."""
    if not sheet.unreached:
        return None
    if place == "group":
        return button(signs.BELL, reader.label("Remind me in private"), b.ReachMe(card=sheet.id))
    name = shorten(sheet.unreached[0].name, NAME_SHOWN)
    words = reader.label("Link for {name}", name=name)
    return button(signs.BELL, words, b.ShowStart(card=sheet.id)) if edit else None


def verdict_row(reader: Reader, sheet: Sheet, rights: frozenset[Right]) -> list[Button | None]:
    """👍 and ✍️ for guests; for the board's own people on cards that guests are shown."""
    asked = Right.EDIT not in rights or sheet.shared or bool(sheet.verdicts)
    if Right.APPROVE not in rights or not asked:
        return []
    seen = sheet.content_version
    return [
        button(signs.APPROVE, reader.label("Approve"), b.Approve(card=sheet.id, version=seen)),
        button(signs.CHANGES, reader.label("Changes"), b.AskChanges(card=sheet.id, version=seen)),
    ]


def move_row(reader: Reader, sheet: Sheet) -> list[Button | None]:
    """➡️ names the next column, ✅ the done one; where both are the same, ✅ suffices."""
    following, done = sheet.next_column, sheet.done_column
    return [
        button(
            signs.NEXT,
            shorten(following.title, 24),
            b.MoveCard(card=sheet.id, column=following.id),
        )
        if following and following != done
        else None,
        button(
            signs.DONE,
            reader.label("Done"),
            b.MoveCard(card=sheet.id, column=done.id),
            style="success",
        )
        if done
        else None,
    ]


def heading(number: int, title: str) -> Markup:
    """Which card this is about."""
    return Markup("<b>#{} · {}</b>").format(number, title)


def part_screen(
    sheet: Sheet, subject: str, place: str, words: Markup | str, rows: Iterable[Row]
) -> Screen:
    """A part of the card's screen, such as a choice: changes of the card leave it alone."""
    return Screen(
        text=heading(sheet.number, sheet.title) + Markup("\n\n") + words,
        rows=tuple(row for row in rows if row),
        subject=subject,
        card=sheet.id,
        place=place,
    )


def to_card(reader: Reader, card_id: int) -> Row:
    """The row that leads back to the card."""
    return (button(signs.BACK, reader.label("Card"), b.OpenCard(card=card_id)),)
