"""A digest in words, and the day that it is about."""

from collections.abc import Iterator

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import card_rows, line_text
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from models.cards.digest import Digest, Part

DAY = "day"
"""The place from which a card is opened here."""


def digest_words(reader: Reader, digest: Digest, *, in_group: bool) -> list[Markup | str]:
    """The parts that have cards, each under its heading; dates stand where the heading has none."""
    mixed = len({line.board_id for line in digest.lines}) > 1
    found: list[Markup | str] = []
    for heading, part, dated in headings(reader, digest):
        if part is None or not part.total:
            continue
        found += ["", Markup("<b>{}</b> · {}").format(heading, part.total)]
        found += [
            line_text(reader, line, board=mixed, mine=not in_group, dated=dated)
            for line in part.lines
        ]
        if part.total > len(part.lines):
            found.append(more(reader, part.total - len(part.lines)))
    return found


def headings(reader: Reader, digest: Digest) -> Iterator[tuple[str, Part | None, bool]]:
    """Each part with its heading, and whether its cards need their dates."""
    yield reader.label("Late"), digest.late, True
    yield reader.label("Today"), digest.today, True
    yield reader.label("Tomorrow"), digest.tomorrow, True
    yield reader.label("Later this week"), digest.week, True
    yield reader.label("Nobody does these yet"), digest.free, True
    yield reader.label("Done last week"), digest.done, False


def more(reader: Reader, n: int) -> Markup:
    """So many that are not named."""
    return reader.many("… and {n} more", "… and {n} more", n)


def day_screen(reader: Reader, digest: Digest) -> Screen:
    """What is late, today and tomorrow, as of now."""
    words: list[Markup | str] = [
        Markup("{} <b>{}</b>").format(signs.DIGEST, reader.day(reader.today))
    ]
    words += digest_words(reader, digest, in_group=False)
    if digest.empty:
        words += ["", reader.say("Nothing is late, and nothing is due today or tomorrow.")]
    mine = button(signs.MINE, reader.label("My cards"), b.OpenMy())
    return Screen(
        text=lines(*words),
        rows=(*card_rows(digest.lines, DAY), (mine,), to_menu(reader)),
        subject=DAY,
        place=DAY,
    )
