"""🖼 a month as a picture: what is due on each of its days."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from PIL import Image, ImageDraw

from handlers.pictures.paint import DARK, LARGE, LIGHT, MARGIN, PLAIN, SMALL, Picture, Theme, png
from handlers.pictures.text import cut, draw_text, width
from handlers.reader import Reader
from models.cards.lists import Line

CELL = 300
GAP = 10
PAD = 14
LINE = 32
MOST = 5


def month_pictures(
    reader: Reader, title: str, first: date, lines: Sequence[Line], *, dark: bool
) -> list[Picture]:
    """The month that begins with `first`, as one picture; days are those of the reader's clock."""
    theme = DARK if dark else LIGHT
    by_day: dict[date, list[Line]] = defaultdict(list)
    for line in lines:
        if line.deadline:
            by_day[reader.local(line.deadline).date()].append(line)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    head = MARGIN + LARGE + MARGIN + PLAIN + GAP
    highs = [
        2 * PAD + PLAIN + LINE * max(2, *(min(MOST + 1, len(by_day[day])) for day in week))
        for week in weeks
    ]
    size = (2 * MARGIN + 7 * (CELL + GAP) - GAP, head + sum(highs) + GAP * len(weeks) + MARGIN)
    picture = Image.new("RGB", size, theme.ground)
    draw = ImageDraw.Draw(picture)
    name = cut(f"{reader.month(first)} · {title}", size[0] - 2 * MARGIN, LARGE, bold=True)
    base = MARGIN + LARGE * 0.8
    draw_text(draw, (MARGIN, base), name, LARGE, theme.words, bold=True)
    for number, words in enumerate(reader.weekdays()):
        at = (MARGIN + number * (CELL + GAP) + PAD, head - GAP)
        draw_text(draw, at, words, SMALL, theme.faint, bold=True)
    top = head
    for week, high in zip(weeks, highs, strict=True):
        for number, day in enumerate(week):
            left = MARGIN + number * (CELL + GAP)
            inside = day.month == first.month
            fill = theme.card if inside else theme.ground
            edge = theme.soon if day == reader.today else theme.edge
            box = (left, top, left + CELL, top + high)
            draw.rounded_rectangle(box, 12, fill=fill, outline=edge, width=3)
            if inside:
                draw_day(draw, reader, theme, (left, top), day, by_day[day])
        top += high + GAP
    return [png(picture)]


def draw_day(
    draw: ImageDraw.ImageDraw,
    reader: Reader,
    theme: Theme,
    at: tuple[int, int],
    day: date,
    lines: Sequence[Line],
) -> None:
    """A day's number and what is due on it."""
    left, top = at
    y = top + PAD + PLAIN
    draw_text(draw, (left + PAD, y), str(day.day), PLAIN, theme.words, bold=True)
    if lines:
        count = str(len(lines))
        end = left + CELL - PAD - width(count, SMALL)
        draw_text(draw, (end, y), count, SMALL, theme.faint)
    shown = lines if len(lines) <= MOST + 1 else lines[:MOST]
    for line in shown:
        y += LINE
        late = line.deadline is not None and line.deadline < reader.now
        color = theme.done if line.done else theme.late if late else theme.words
        clock = f"{reader.local(line.deadline):%H:%M} " if line.deadline else ""
        words = cut(f"{clock}{line.title}", CELL - 2 * PAD, SMALL)
        draw_text(draw, (left + PAD, y), words, SMALL, color)
    if len(shown) < len(lines):
        draw_text(draw, (left + PAD, y + LINE), f"+{len(lines) - MOST}", SMALL, theme.faint)
