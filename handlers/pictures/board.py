"""🖼 a board as a picture: its columns side by side, several pictures where it is wide."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from PIL import Image, ImageDraw

from handlers import signs
from handlers.boards.screen import count_words
from handlers.cards.block_words import block_words
from handlers.labels.words import tag_words
from handlers.pictures.paint import (
    DARK,
    LARGE,
    LIGHT,
    MARGIN,
    PLAIN,
    SMALL,
    Picture,
    Theme,
    draw_person,
    png,
)
from handlers.pictures.text import cut, draw_text, width, wrap
from handlers.priorities import priority_sign
from handlers.reader import Reader
from models.cards.lists import Line
from models.cards.whole import Stack, WholeBoard

ACROSS = 5
"""So many columns stand side by side."""
CARDS_SHOWN = 30
TALLEST = 7500
"""So many pixels of cards stand in a column: with the width, Telegram takes 10,000 in all."""
LANE = 420
GAP = 20
PAD = 18
LINE = 34
PERSON = 40
TITLE_LINES = 3
SOON = timedelta(days=1)


def board_pictures(reader: Reader, board: WholeBoard, *, dark: bool) -> list[Picture]:
    """The board as pictures, left to right; `whole_board` reads up to `CARDS_SHOWN` a column."""
    theme = DARK if dark else LIGHT
    parts = [board.stacks[at : at + ACROSS] for at in range(0, len(board.stacks), ACROSS)] or [()]
    names = [
        board.title if len(parts) == 1 else f"{board.title} · {number}/{len(parts)}"
        for number in range(1, len(parts) + 1)
    ]
    return [
        png(Sheet(reader, theme).drawn(name, part)) for name, part in zip(names, parts, strict=True)
    ]


class Sheet:
    """One picture of some columns."""

    def __init__(self, reader: Reader, theme: Theme) -> None:
        self.reader = reader
        self.theme = theme

    def drawn(self, title: str, stacks: Sequence[Stack]) -> Image.Image:
        """The columns under the board's title."""
        lanes = [self.fitting(stack) for stack in stacks]
        tallest = max((sum(high + GAP for _, _, high in lane) for lane in lanes), default=0)
        wide = 2 * MARGIN + max(2, len(lanes)) * (LANE + GAP) - GAP
        head = MARGIN + LARGE + MARGIN
        high = head + 3 * PAD + PLAIN + tallest + PAD + MARGIN
        picture = Image.new("RGB", (wide, high), self.theme.ground)
        draw = ImageDraw.Draw(picture)
        clock = self.reader.short(self.reader.now)
        room = wide - 3 * MARGIN - width(clock, SMALL)
        base = MARGIN + LARGE * 0.8
        name = cut(title, room, LARGE, bold=True)
        draw_text(draw, (MARGIN, base), name, LARGE, self.theme.words, bold=True)
        at = wide - MARGIN - width(clock, SMALL)
        draw_text(draw, (at, base), clock, SMALL, self.theme.faint)
        for number, (stack, lane) in enumerate(zip(stacks, lanes, strict=True)):
            self.lane(draw, MARGIN + number * (LANE + GAP), head, high - MARGIN, stack, lane)
        return picture

    def fitting(self, stack: Stack) -> list[tuple[Line, list[str], int]]:
        """As many cards of a column as a picture may be tall."""
        found, left = [], TALLEST
        for card in self.cards(stack):
            left -= card[2] + GAP
            if left < 0:
                break
            found.append(card)
        return found

    def cards(self, stack: Stack) -> Iterator[tuple[Line, list[str], int]]:
        """The cards of a column, each with the lines of its title and its height."""
        for line in stack.lines:
            words = " ".join(
                filter(None, (f"#{line.number}", priority_sign(line.priority), line.title))
            )
            title = wrap(words, LANE - 4 * PAD, PLAIN, TITLE_LINES)
            small = bool(line.blocked) + bool(line.labels)
            high = PAD + (len(title) + small) * LINE + PAD
            yield line, title, high + (PERSON + PAD if self.has_foot(line) else 0)

    @staticmethod
    def has_foot(line: Line) -> bool:
        """Whether anything stands under the title."""
        return bool(line.deadline or line.people or line.items)

    def lane(
        self,
        draw: ImageDraw.ImageDraw,
        left: int,
        top: int,
        bottom: int,
        stack: Stack,
        lane: list[tuple[Line, list[str], int]],
    ) -> None:
        """One column."""
        theme = self.theme
        draw.rounded_rectangle((left, top, left + LANE, bottom), 18, fill=theme.lane)
        column = stack.column
        count = count_words(column.cards, column.wip)
        base = top + PAD + PLAIN
        room = LANE - 3 * PAD - width(count, PLAIN)
        title = cut(column.title, room, PLAIN, bold=True)
        draw_text(draw, (left + PAD, base), title, PLAIN, theme.words, bold=True)
        at = left + LANE - PAD - width(count, PLAIN)
        draw_text(draw, (at, base), count, PLAIN, theme.faint)
        y = top + 3 * PAD + PLAIN
        for line, words, high in lane:
            self.card(draw, left + PAD, y, high, line, words)
            y += high + GAP
        if column.cards > len(lane):
            more = f"+{column.cards - len(lane)}"
            draw_text(draw, (left + 2 * PAD, y), more, SMALL, theme.faint)

    def card(
        self,
        draw: ImageDraw.ImageDraw,
        left: int,
        top: int,
        high: int,
        line: Line,
        words: list[str],
    ) -> None:
        """One card: its title, what is in its way, labels, deadline, ticks and people."""
        theme, right = self.theme, left + LANE - 2 * PAD
        box = (left, top, right, top + high)
        draw.rounded_rectangle(box, 14, fill=theme.card, outline=theme.edge, width=2)
        y = top + PAD + PLAIN
        color = theme.faint if line.done else theme.words
        for text in words:
            draw_text(draw, (left + PAD, y), text, PLAIN, color)
            y += LINE
        labels = " ".join(tag_words(tag) for tag in line.labels)
        for small, tint in ((self.stop(line), theme.late), (labels, theme.faint)):
            if small:
                shown = cut(small, right - left - 2 * PAD, SMALL)
                draw_text(draw, (left + PAD, y - 2), shown, SMALL, tint)
                y += LINE
        if not self.has_foot(line):
            return
        foot = top + high - PAD - PERSON
        base = foot + PERSON * 0.7
        x: float = left + PAD
        if line.deadline:
            x = draw_text(
                draw, (x, base), f"⏰ {self.reader.short(line.deadline)}", SMALL, self.hue(line)
            )
            x += PAD
        if line.items:
            draw_text(draw, (x, base), f"☑ {line.ticked}/{line.items}", SMALL, theme.faint)
        people = line.people if len(line.people) <= 2 else line.people[:1]
        names = [*people, *([f"+{len(line.people) - 1}"] if len(line.people) > 2 else [])]
        for number, name in enumerate(reversed(names)):
            draw_person(draw, right - PAD - PERSON - number * (PERSON + 4), foot, PERSON, name)

    def stop(self, line: Line) -> str:
        """What is in the way of a card."""
        return f"{signs.STOP} {block_words(self.reader, line.blocked)}" if line.blocked else ""

    def hue(self, line: Line) -> str:
        """The colour of a deadline: late, within a day, or later."""
        if line.done or line.deadline is None:
            return self.theme.done
        if line.deadline < self.reader.now:
            return self.theme.late
        return self.theme.soon if line.deadline - self.reader.now < SOON else self.theme.faint
