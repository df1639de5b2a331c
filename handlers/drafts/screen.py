"""What a card in the making looks like, and what is asked for next."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.content import files_line, shorten
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from models.cards.lists import MyPage
from models.cards.titles import TitleReading
from models.drafts import Draft
from models.tables import Board, Card

BOARDS_SHOWN = 3
LISTS_SHOWN = 3
PEOPLE_SHOWN = 8
CARDS_SHOWN = 30
LINE_SHOWN = 56


def draft_screen(
    reader: Reader, draft: Draft, reading: TitleReading, boards: Sequence[Board]
) -> Screen:
    """The draft in private: where it goes, what was understood, and what to send next."""
    target = next((board for board in boards if board.id == draft.board_id), None)
    where = Markup("→ {}").format(shorten(target.title if target else ""))
    head = Markup("<b>{}</b>").format(reading.title) if reading.title else None
    # The parts of an album come one by one after this screen, which cannot know how many.
    album = any(piece.album for piece in draft.pieces)
    files = "…" if album else files_line(reader, draft.pieces)
    return Screen(
        text=lines(
            head,
            where,
            *understood_lines(reader, reading),
            files and Markup("{} {}").format(signs.FILES, files),
            *list_lines(draft),
            "",
            next_step(reader, draft, reading),
        ),
        rows=keyboard(reader, draft, reading, boards),
        subject=subject_of(draft),
    )


def list_lines(draft: Draft) -> list[Markup]:
    """The checklists that were sent for the draft, and how much of each is done."""
    return [
        Markup("{} {} · {}/{}").format(
            signs.CHECKLIST, shorten(found.title), found.done, len(found.items)
        )
        for found in draft.lists[:LISTS_SHOWN]
    ]


def subject_of(draft: Draft) -> str:
    """What a message that shows this draft is about."""
    return f"draft:{draft.key}"


def understood_lines(reader: Reader, reading: TitleReading) -> list[Markup]:
    """The deadline, people, priority and labels that the title says."""
    found = []
    if reading.deadline:
        found.append(Markup("{} ").format(signs.DEADLINE) + reader.deadline(reading.deadline))
    if reading.people:
        names = ", ".join(shorten(person.name, 30) for person in reading.people[:PEOPLE_SHOWN])
        more = len(reading.people) - PEOPLE_SHOWN
        names += f" +{more}" if more > 0 else ""
        found.append(Markup("{} {}").format(signs.PEOPLE, names))
    if reading.priority:
        words = priority_words(reader, reading.priority)
        found.append(Markup("{} {}").format(signs.PRIORITY, words))
    if reading.labels:
        found.append(
            Markup("{} {}").format(signs.LABELS, " ".join(f"#{name}" for name in reading.labels))
        )
    return found


def next_step(reader: Reader, draft: Draft, reading: TitleReading) -> Markup:
    """What to send now."""
    if draft.typed is None and draft.proposal:
        return reader.say(
            "Send a title, or take the first words: «{words}».", words=shorten(draft.proposal, 80)
        )
    if draft.typed is None:
        return reader.say("Send a title for it.")
    if reading.readings:
        return reader.say(
            "When is «{phrase}»? Choose below.\n"
            "Now send the content: text, photo, video, file or voice.",
            phrase=reading.phrase,
        )
    if draft.pieces or draft.lists:
        return reader.say("✅ puts it on the board. Or send more content.")
    return reader.say("Now send the content: text, photo, video, file or voice. Or ✅ without it.")


def keyboard(
    reader: Reader, draft: Draft, reading: TitleReading, boards: Sequence[Board]
) -> tuple[Row, ...]:
    """Create, drop, another board, another reading, back into the title."""
    create = button(
        signs.DONE, reader.label("Create"), b.DraftCreate(key=draft.key), style="success"
    )
    drop = button(signs.CANCEL, reader.label("Drop"), b.DraftDrop(key=draft.key))
    ready = draft.typed is not None or draft.proposal
    others = [board for board in boards if board.id != draft.board_id]
    choices = [
        button(
            signs.BOARD if place == 0 else "",
            shorten(board.title, 30),
            b.DraftBoard(key=draft.key, board=board.id),
        )
        for place, board in enumerate(others[:BOARDS_SHOWN])
    ]
    if len(others) > BOARDS_SHOWN:
        choices.append(button("", reader.label("More boards…"), b.DraftBoards(key=draft.key)))
    each = button(
        signs.NEW,
        str(reader.many("{n} separate card", "{n} separate cards", len(draft.forwards))),
        b.DraftEach(key=draft.key),
    )
    split = button(
        signs.SPLIT,
        str(reader.many("{n} card, one per line", "{n} cards, one per line", len(draft.lines))),
        b.DraftLines(key=draft.key),
    )
    plain = button(signs.UNDO, reader.label("Back into the title"), b.DraftPlain(key=draft.key))
    onto = button(signs.CHECKLIST, reader.label("Onto a card I have"), b.DraftOnto(key=draft.key))
    return (
        *rows_of(moment_choices(reader, draft, reading.readings), 1),
        *(((plain,),) if reading.says_more else ()),
        *rows_of(choices, 2),
        *(((each,),) if draft.typed is None and len(draft.forwards) > 1 else ()),
        *(((split,),) if draft.lines else ()),
        *(((onto,),) if draft.only_lists else ()),
        (create, drop) if ready else (drop,),
    )


def moment_choices(reader: Reader, draft: Draft, readings: Sequence[datetime]) -> list[Button]:
    """What an ambiguous phrase may mean."""
    return [
        button("", reader.full(at), b.DraftMoment(key=draft.key, at=int(at.timestamp())))
        for at in readings
    ]


def boards_screen(reader: Reader, draft: Draft, boards: Sequence[Board]) -> Screen:
    """All boards that the draft may go to."""
    choices = [
        button(
            signs.CHOSEN if board.id == draft.board_id else "",
            shorten(board.title),
            b.DraftBoard(key=draft.key, board=board.id),
        )
        for board in boards[:90]
    ]
    back = button(signs.BACK, reader.label("Back"), b.DraftShow(key=draft.key))
    return Screen(
        text=reader.say("Where does the card go?"),
        rows=(*rows_of(choices, 1), (back,)),
        subject=subject_of(draft),
    )


def cards_screen(reader: Reader, draft: Draft, found: MyPage) -> Screen:
    """My open cards, to choose the one that gets the checklists of the draft."""
    choices = [
        button(
            "",
            f"#{line.number} {shorten(line.title, 36)}",
            b.DraftPut(key=draft.key, card=line.id),
        )
        for line in found.lines
    ]
    turns = []
    if found.page > 0:
        data = b.DraftOnto(key=draft.key, page=found.page - 1)
        turns.append(button(signs.EARLIER, str(found.page), data))
    if found.page < found.pages - 1:
        data = b.DraftOnto(key=draft.key, page=found.page + 1)
        turns.append(button(signs.LATER, str(found.page + 2), data))
    words = (
        reader.say("Which card gets «{title}»?", title=shorten(draft.proposal))
        if found.lines
        else reader.say("You have no open cards. Send me a task first.")
    )
    back = button(signs.BACK, reader.label("Back"), b.DraftShow(key=draft.key))
    return Screen(
        text=words,
        rows=(*rows_of(choices, 1), *((tuple(turns),) if turns else ()), (back,)),
        subject=subject_of(draft),
    )


def group_screen(reader: Reader, draft: Draft, reading: TitleReading, board: str) -> Screen:
    """The draft in a group, where a forced reply brings the next message."""
    if draft.typed is None:
        text = reader.say("What is the title? Reply to this message.")
        return Screen(text=text, placeholder=reader.label("Title"), subject=subject_of(draft))
    return Screen(
        text=lines(
            Markup("<b>{}</b>").format(reading.title),
            Markup("→ {}").format(shorten(board)),
            *understood_lines(reader, reading),
            "",
            reader.say("Reply with the content, or with ✅ to create it as it is."),
        ),
        placeholder=reader.label("Content, or ✅"),
        subject=subject_of(draft),
    )


def lines_screen(reader: Reader, draft: Draft) -> Screen:
    """The cards that one tap makes of the lines."""
    n = len(draft.lines)
    make = button(
        signs.DONE,
        str(reader.many("Make {n} card", "Make {n} cards", n)),
        b.DraftSplit(key=draft.key),
        style="success",
    )
    back = button(signs.BACK, reader.label("Back"), b.DraftShow(key=draft.key))
    shown = [
        Markup("{}. {}").format(number, shorten(line, LINE_SHOWN))
        for number, line in enumerate(draft.lines, 1)
    ]
    head = reader.say("A card of each line:")
    return Screen(text=lines(head, "", *shown), rows=((make,), (back,)), subject=subject_of(draft))


def made_screen(
    reader: Reader, board: Board, cards: Sequence[Card], source: int | None = None
) -> Screen:
    """The cards that were made of messages forwarded together, or of the `source`, a card."""
    choices = [
        button("", shorten(f"#{card.number} · {card.title}"), b.OpenCard(card=card.id))
        for card in cards[:CARDS_SHOWN]
    ]
    text = reader.many(
        "{n} card is on the board «{title}».",
        "{n} cards are on the board «{title}».",
        len(cards),
        title=shorten(board.title),
    )
    back = button(signs.BOARD, reader.label("Board"), b.OpenBoard(board=board.id))
    return Screen(text=text, rows=(*rows_of(choices, 1), (back,)), card=source)


def doubt_screen(reader: Reader, draft: Draft, title: str) -> Screen:
    """A message came long after the draft: does it belong to it, or is it a new card?"""
    shown = shorten(title, 80) or files_line(reader, draft.pieces) or ""
    belongs = reader.label("Its title") if draft.typed is None else reader.label("Its content")
    return Screen(
        text=reader.say("Does this belong to «{title}», or is it a new card?", title=shown),
        rows=(
            (
                button(signs.FILES, belongs, b.DraftAppend(key=draft.key)),
                button(signs.NEW, reader.label("New card"), b.DraftAnew(key=draft.key)),
            ),
        ),
        subject=subject_of(draft),
    )
