"""✅ the cards of a brief are made; the brief is shown whole on each of them."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.briefs.questions import SUBJECT
from handlers.briefs.starting import OPEN
from handlers.briefs.whole import brief_text, cards_of
from handlers.briefs.words import network_line, title_of, unanswered_line, wanted_words
from handlers.checklists.showing import board_words
from handlers.content import shorten
from handlers.live.links import address
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, link, rows_of
from handlers.turn import PRIVATE, Turn
from models.briefs.belonging import belonging_of
from models.briefs.drafts import open_brief
from models.briefs.homes import shown_in
from models.briefs.making import Words, make_brief
from models.briefs.reading import BriefSheet, read_brief
from models.briefs.steps import Step, unanswered
from models.refusals import Gone
from models.rights import Right

router = Router(name="briefs made")


@router.callback_query(b.MakeBrief.filter(), PRIVATE)
async def make(_: object, callback_data: b.MakeBrief, turn: Turn) -> None:
    draft = await open_brief(turn.person, callback_data.brief)
    words = words_of(await board_words(turn.reader, draft.board_id))
    sheet, made = await make_brief(turn.person, draft.id, words, turn.now)
    await turn.rest()
    turn.answer.settle(f"{SUBJECT}{draft.id}")
    turn.answer.show(made_screen(turn.reader, sheet))
    group = await shown_in(draft)
    if made and group is not None:
        theirs = Reader(group.language, group.zone, turn.now)
        screen = group_screen(theirs, sheet)
        turn.answer.tell(group.telegram_id, screen, thread_id=draft.thread_id)


def words_of(reader: Reader) -> Words:
    """What the cards are called in the language of this reader, the board."""
    return Words(
        untitled=reader.label("Brief"),
        # The domain puts the title in.
        meeting=reader.label("Meeting: {title}", title="{title}"),
        label=reader.label("brief"),
    )


def made_screen(reader: Reader, brief: BriefSheet) -> Screen:
    """What was made, and the first thing to do with it."""
    missing = unanswered_line(reader, unanswered(brief, reader.now))
    text = lines(
        reader.say("<b>It is on the board «{board}».</b>", board=shorten(brief.board_title)),
        "",
        *card_lines(reader, brief),
        "",
        missing,
        reader.say("I will remind you of it before the meeting.") if missing else None,
        reader.say("When do you meet? The agenda is ready: send it before."),
    )
    meeting = brief.meeting[0] if brief.meeting else 0
    rows: tuple[Row, ...] = (
        (
            button(signs.DEADLINE, reader.label("Choose the moment"), b.PickDeadline(card=meeting)),
            button(signs.COPY, reader.label("Agenda"), b.GiveAgenda(card=meeting)),
        ),
        *card_rows(reader, brief),
    )
    return Screen(text=text, rows=rows)


def card_lines(reader: Reader, brief: BriefSheet) -> list[str]:
    """The cards of the brief: its own, the meeting's, the networks'."""
    found = []
    if brief.card is not None:
        found.append(f"{signs.GOAL} #{brief.card[1]} · {shorten(title_of(reader, brief), 60)}")
    if brief.meeting is not None:
        words = reader.label("Meeting")
        when = reader.full(brief.meeting_at) if brief.meeting_at else reader.label("no date yet")
        found.append(f"#{brief.meeting[1]} · {words} · {when}")
    return found + [str(network_line(reader, one)) for one in brief.networks]


def card_rows(reader: Reader, brief: BriefSheet, but: int | None = None) -> tuple[Row, ...]:
    """A button for each card of the brief, except for `but`."""
    found = [
        button("", words, b.OpenCard(card=card))
        for card, words in cards_of(reader, brief)
        if card != but
    ]
    return rows_of(found, 2)


def group_screen(reader: Reader, brief: BriefSheet) -> Screen:
    """To the group that the brief was asked for in: what came of it."""
    wanted = wanted_words(reader, brief)
    found: list[Button] = [
        button("", words, b.LiveCard(card=card)) for card, words in cards_of(reader, brief)
    ]
    return Screen(
        text=lines(
            reader.say("<b>A request to social media is on the board</b>"),
            "",
            *card_lines(reader, brief),
            "" if wanted else None,
            wanted,
        ),
        rows=rows_of(found, 2),
    )


@router.callback_query(b.ShowBrief.filter())
async def show(_: object, callback_data: b.ShowBrief, turn: Turn, username: str) -> None:
    sheet = await brief_at(turn, callback_data.card, Right.BOARD)
    await turn.rest()
    screen = brief_screen(turn.reader, sheet, callback_data.card, await turn.kept_place())
    if turn.group is None:
        change = b.AskBrief(brief=sheet.id, question=Step.WHOLE.value)
        way = button(signs.EDIT, turn.reader.label("Answer or change"), change)
    else:
        there = address(username, f"{OPEN}{sheet.id}")
        way = link(signs.EDIT, turn.reader.label("Answer in private"), there)
    figures = b.ShowResult(card=callback_data.card)
    ways = (
        (way, button(signs.REPORT, turn.reader.label("Figures"), figures))
        if turn.group is None
        else (way,)
    )
    turn.answer.show(screen.model_copy(update={"rows": (ways, *screen.rows)}))


async def brief_at(turn: Turn, card_id: int, right: Right) -> BriefSheet:
    """The brief of a card, when this person may do this here. Raises as `Turn.card`, and `Gone`."""
    card = await turn.card(card_id, right)
    found = await belonging_of(card)
    if found is None:
        raise Gone
    return await read_brief(found.brief_id)


def brief_screen(reader: Reader, brief: BriefSheet, card_id: int, place: str) -> Screen:
    """The whole brief, opened on one of its cards."""
    back = button(signs.BACK, reader.label("Card"), b.OpenCard(card=card_id))
    return Screen(
        text=brief_text(reader, brief),
        rows=(*card_rows(reader, brief, but=card_id), (back,)),
        subject="brief",
        card=card_id,
        place=place,
    )
