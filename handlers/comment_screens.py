"""What comments look like: a page of them, one of them whole, and the question before deleting."""

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen, to_card
from handlers.cards.telling import GIST_SHOWN, gist_of
from handlers.content import files_line, pages_of, shorten
from handlers.fitting import MESSAGE_LIMIT
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines
from models.cards.sheet import Sheet
from models.comments import PAGE, CommentsPage, Said

SUBJECT = "card:comments"
"""Beside it stands the page: new comments come by themselves."""
TEXT_SHOWN = 500


def comments_screen(reader: Reader, sheet: Sheet, found: CommentsPage, place: str) -> Screen:
    """A page of comments, the newest first, each cut where it is long; a tap opens it whole."""
    numbered = [(found.total - found.page * PAGE - n, one) for n, one in enumerate(found.comments)]
    choices = [button("", str(number), b.ShowComment(comment=one.id)) for number, one in numbered]
    turn: list[Button] = []
    if found.page > 0:
        earlier = b.ShowComments(card=sheet.id, page=found.page - 1)
        turn.append(button(signs.EARLIER, "", earlier))
    if found.page < found.pages - 1:
        turn.append(button(signs.LATER, "", b.ShowComments(card=sheet.id, page=found.page + 1)))
    write = button(signs.COMMENT, reader.label("Write a comment"), b.WriteComment(card=sheet.id))
    rows = (tuple(choices), tuple(turn), (write,), to_card(reader, sheet.id))
    told = [beginning_of(reader, number, one) for number, one in numbered]
    return Screen(
        text=Markup("\n\n").join([heading(sheet.number, sheet.title), *told]),
        rows=tuple(row for row in rows if row),
        subject=f"{SUBJECT}.{found.page}",
        card=sheet.id,
        place=place,
        version=sheet.version,
    )


def beginning_of(reader: Reader, number: int, comment: Said) -> Markup:
    """Who said it and when, the first words, and what files there are."""
    head = Markup("<b>{}.</b> ").format(number) + byline(reader, comment)
    pages = pages_of(reader, comment.pieces, TEXT_SHOWN)
    words = pages[0] + (Markup(" …") if len(pages) > 1 else "") if pages else None
    return lines(head, words, files_of(reader, comment))


def byline(reader: Reader, comment: Said) -> Markup:
    """Who said it, and when on the clock of whoever reads."""
    name = Markup("<b>{}</b> · ").format(shorten(comment.author))
    return name + reader.date_in_list(comment.at)


def files_of(reader: Reader, comment: Said) -> Markup | None:
    """What files a comment has."""
    found = files_line(reader, comment.pieces)
    return Markup("{} {}").format(signs.FILES, found) if found else None


def comment_screen(
    reader: Reader, sheet: Sheet, comment: Said, place: str, page: int, *, mine: bool
) -> Screen:
    """A whole comment, in pages; its author may delete it."""
    pages = pages_of(reader, comment.pieces, MESSAGE_LIMIT - 700) or [Markup("")]
    page = min(max(page, 0), len(pages) - 1)
    turn: list[Button] = []
    if page > 0:
        turn.append(button(signs.EARLIER, "", b.ShowComment(comment=comment.id, page=page - 1)))
    if page < len(pages) - 1:
        turn.append(button(signs.LATER, "", b.ShowComment(comment=comment.id, page=page + 1)))
    files = sum(piece.file_id is not None for piece in comment.pieces)
    more: list[Button] = []
    if files:
        more.append(button(signs.FILES, str(files), b.ShowCommentFiles(comment=comment.id)))
    if mine:
        words = reader.label("Delete")
        more.append(button(signs.DELETE, words, b.AskDropComment(comment=comment.id)))
    back = button(signs.BACK, reader.label("Comments"), b.ShowComments(card=sheet.id))
    words = lines(byline(reader, comment), pages[page], files_of(reader, comment))
    rows = (tuple(turn), tuple(more), (back,))
    return part_screen(sheet, "comment", place, words, rows)


def deletion_screen(reader: Reader, sheet: Sheet, comment: Said, place: str) -> Screen:
    """Is this comment to go?"""
    gist = shorten(gist_of(reader, comment), GIST_SHOWN)
    words = reader.say("Delete your comment «{words}»?", words=gist)
    yes = button(
        signs.DELETE, reader.label("Delete"), b.DropComment(comment=comment.id), style="danger"
    )
    back = button(signs.BACK, reader.label("Back"), b.ShowComment(comment=comment.id))
    return part_screen(sheet, "comment", place, words, ((yes,), (back,)))
