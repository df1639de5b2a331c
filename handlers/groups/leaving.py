"""What the owner of a board hears when somebody is not on it any more."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.answer import Answer
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from models.joining import Departure

CARDS_SHOWN = 10


def tell_departures(answer: Answer, departures: Iterable[Departure], now: datetime) -> None:
    """Tell the owner of each board in private; one who cannot be reached, in the group."""
    for gone in departures:
        owner, group = gone.board.owner, gone.group
        if owner.reachable:
            reader = Reader(owner.language, owner.zone, now)
            answer.tell(owner.telegram_id, departure_screen(reader, gone, private=True))
        elif group is not None and gone.freed:
            reader = Reader(group.language, group.zone, now)
            screen = departure_screen(reader, gone, private=False)
            answer.tell(group.telegram_id, screen, thread_id=gone.thread_id)


def departure_screen(reader: Reader, gone: Departure, *, private: bool) -> Screen:
    """Who is gone, and which cards are nobody's now."""
    where = shorten(gone.group.title if gone.group else "")
    place = "" if private else "group"
    return Screen(
        text=lines(
            reader.say(
                "{name} is not in the group «{group}» any more, so not on the board «{board}».",
                name=shorten(gone.person.name),
                group=where,
                board=shorten(gone.board.title),
            ),
            *card_lines(
                reader.many(
                    "{n} open card is nobody's now:",
                    "{n} open cards are nobody's now:",
                    len(gone.freed),
                ),
                [(card.number, card.title) for card in gone.freed],
            ),
        ),
        rows=(
            *rows_of(
                [
                    button(
                        "",
                        f"#{card.number} {shorten(card.title, 36)}",
                        b.OpenCard(card=card.id, place=place),
                    )
                    for card in gone.freed[:CARDS_SHOWN]
                ],
                1,
            ),
            (button(signs.BOARD, reader.label("Board"), b.OpenBoard(board=gone.board.id)),),
        ),
    )


def card_lines(head: Markup, cards: Sequence[tuple[int, str]]) -> list[Markup | str]:
    """Cards by number and title under a headline, ten at most; nothing when there are none."""
    if not cards:
        return []
    found: list[Markup | str] = ["", head]
    found += [
        Markup("#{} {}").format(number, shorten(title, 44)) for number, title in cards[:CARDS_SHOWN]
    ]
    if len(cards) > CARDS_SHOWN:
        found.append(Markup("+{}").format(len(cards) - CARDS_SHOWN))
    return found
