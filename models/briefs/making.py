"""A brief is made: its card, a card for each network, and the meeting, all or nothing, once."""

from dataclasses import dataclass
from datetime import datetime

from models.briefs.drafts import open_brief
from models.briefs.following import ahead, follow, make_network_cards, pieces_of
from models.briefs.homes import shown_in
from models.briefs.reading import BriefSheet, read_brief
from models.cards.create import create_card
from models.cards.titles import TitleReading, first_words
from models.checklists.lists import make_list
from models.checklists.ready import COLLABORATION, part_items
from models.checklists.written import WrittenItem
from models.reminders import acting_in
from models.tables import Brief, BriefState, Card, Person

GOALS, RESULTS = "goals", "results"
"""The meeting's checklists, by the parts of the ready one that they are."""


@dataclass(frozen=True)
class Words:
    """What the cards are called, in the language of the board."""

    untitled: str
    """A brief that does not say what it is about."""
    meeting: str
    """The meeting of a brief, with `{title}`."""
    label: str


async def make_brief(
    actor: Person, brief_id: int, words: Words, now: datetime
) -> tuple[BriefSheet, bool]:
    """Make what the draft asks for; the brief, and whether this call made it.

    Asked for again it changes nothing. Raises as `open_brief`.
    """
    brief = await open_brief(actor, brief_id)
    sheet = await read_brief(brief.id)
    if brief.state is not BriefState.DRAFT:
        return sheet, False
    group = await shown_in(brief)
    # Its group sees the whole brief at once, and no news of each card besides.
    quiet = acting_in.set(group.telegram_id if group else None)
    try:
        await make_cards(brief, sheet, actor, words, now)
    finally:
        acting_in.reset(quiet)
    return await read_brief(brief.id), True


async def make_cards(
    brief: Brief, sheet: BriefSheet, actor: Person, words: Words, now: datetime
) -> None:
    """Make the cards, and let the brief be under way."""
    title = sheet.title or words.untitled
    owner = await person_of(brief.owner_id or actor.id)
    brief.card = await create_card(
        actor,
        brief.board_id,
        title,
        TitleReading(
            title,
            deadline=ahead(brief.due_at, now),
            people=(owner,),
            labels=(words.label,),
        ),
        pieces_of(sheet),
        key=f"brief.{brief.id}",
        now=now,
    )
    brief.meeting = await make_meeting(actor, sheet, owner, words, title, now)
    brief.owner_id, brief.state, brief.step = owner.id, BriefState.RUNNING, ""
    fields = ["card_id", "meeting_id", "owner_id", "state", "step"]
    await brief.save(update_fields=fields)
    await make_network_cards(brief, actor, now)
    await follow(brief, actor, now)


async def make_meeting(
    actor: Person, sheet: BriefSheet, owner: Person, words: Words, title: str, now: datetime
) -> Card:
    """The card of the meeting, for everybody of the brief, with its goals and its results."""
    others = [sheet.approver, *(one.person for one in sheet.networks)]
    ids = dict.fromkeys([owner.id, *(one.id for one in others if one)])
    people = [await person_of(person_id) for person_id in ids]
    name = first_words(words.meeting.format(title=title))
    card = await create_card(
        actor,
        sheet.board_id,
        name,
        TitleReading(name, people=tuple(people), labels=(words.label,)),
        (),
        key=f"brief.{sheet.id}.meeting",
        now=now,
    )
    for place, part in enumerate((GOALS, RESULTS)):
        items = [WrittenItem(key=key) for key in part_items(COLLABORATION, part)]
        await make_list(card, actor, part, None, items, place, now)
    return card


async def person_of(person_id: int) -> Person:
    """The person with this id."""
    return await Person.get(id=person_id)
