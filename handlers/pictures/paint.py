"""What pictures share: their colours, their measures, and how they become files."""

from dataclasses import dataclass
from io import BytesIO
from zlib import crc32

from PIL import Image, ImageDraw

from handlers.pictures.text import clusters, draw_text, face

PLAIN, SMALL, LARGE = 26, 22, 40
"""Sizes of letters in pixels; a phone shows the picture at about half its size."""
MARGIN = 32
PEOPLE_COLORS = ("#5b8def", "#e0719c", "#3fa796", "#d98a3d", "#8d6fd1", "#5a9e4b", "#c75b5b")


@dataclass(frozen=True)
class Theme:
    """The colours of a picture."""

    ground: str
    lane: str
    card: str
    words: str
    faint: str
    edge: str
    late: str = "#d64545"
    soon: str = "#c77d0a"
    done: str = "#3d9a5f"
    on_color: str = "#ffffff"


LIGHT = Theme("#f4f5f7", "#e6e9ee", "#ffffff", "#1c2733", "#66727f", "#d3d9e0")
DARK = Theme(
    "#14181d",
    "#1e242b",
    "#2a323b",
    "#eef2f6",
    "#9aa7b4",
    "#3a444f",
    "#ff7b72",
    "#f0b452",
    "#6fcf97",
)


def initials(name: str) -> str:
    """The first letters of a name, two at most, as a person's sign; `+3` stays."""
    if name.startswith("+"):
        return name
    return "".join(clusters(word)[0] for word in name.split()[:2]).upper()


def draw_person(draw: ImageDraw.ImageDraw, left: int, top: int, size: int, name: str) -> None:
    """A circle with somebody's initials, each name in a colour that stays."""
    color = PEOPLE_COLORS[crc32(name.encode()) % len(PEOPLE_COLORS)]
    draw.ellipse((left, top, left + size, top + size), fill=color)
    letters = initials(name)
    small = int(size * 0.4)
    wide = face(small, bold=True).getlength(letters)
    at = (left + (size - wide) / 2, top + size / 2 + small * 0.36)
    draw_text(draw, at, letters, small, "#ffffff", bold=True)


@dataclass(frozen=True)
class Picture:
    """A PNG file, and its size in pixels."""

    data: bytes
    size: tuple[int, int]


def png(image: Image.Image) -> Picture:
    """The picture as a file."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=4)
    return Picture(file.getvalue(), image.size)
