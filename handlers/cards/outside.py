"""Cards shown to somebody who did not tap: open messages made fresh, and reminders."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.cards.history_screen import SUBJECT as HISTORY
from handlers.cards.history_screen import history_screen
from handlers.cards.screen import card_screen
from handlers.cards.telling import telling_of
from handlers.checklists.screen import checklist_screen, find_steps
from handlers.checklists.sight import Sight, read_sight
from handlers.comment_screens import SUBJECT as COMMENTS
from handlers.comment_screens import comments_screen
from handlers.reader import Reader
from handlers.screens import Screen
from models.boards import language_of
from models.cards.past import history_page
from models.cards.sheet import Sheet, find_card, read_sheet
from models.comments import comments_page
from models.groups import find_group
from models.people import find_person
from models.reminders import Cause
from models.rights import Right, rights_on
from models.spots import spot_at
from models.tables import Group, Person, View


@dataclass(frozen=True)
class Onlooker:
    """Whoever sees a chat's messages: a person in private, a group, or a topic of it."""

    person: Person | None
    group: Group | None
    thread_id: int | None = None

    def reader(self, now: datetime) -> Reader:
        """Their words and clock."""
        who = self.person or self.group
        if who is None:
            raise ValueError("nobody looks")
        return Reader(who.language, who.zone, now)


async def onlooker_of(chat_id: int, thread_id: int | None) -> Onlooker | None:
    """Who sees the messages of a chat or a topic; None when nobody known does."""
    if chat_id > 0:
        person = await find_person(chat_id)
        return Onlooker(person, None) if person else None
    group = await find_group(chat_id)
    return Onlooker(None, group, thread_id) if group else None


async def view_screen(view: View, now: datetime) -> Screen | None:
    """What the message should show now; None when nobody may see the card there any more."""
    onlooker = await onlooker_of(view.chat_id, view.thread_id)
    if onlooker is None or view.card_id is None:
        return None
    sight = read_sight(view.subject)
    if sight is not None:
        return await list_screen(onlooker, view.card_id, sight, view.place, now)
    if view.subject.startswith(COMMENTS):
        found = await seen_by(onlooker, view.card_id)
        page = view.subject.rpartition(".")[2]
        comments = await comments_page(view.card_id, int(page))
        return found and comments_screen(onlooker.reader(now), found[0], comments, view.place)
    if view.subject.startswith(HISTORY):
        found = await seen_by(onlooker, view.card_id)
        if found is None or Right.BOARD not in found[1]:
            return None
        page = view.subject.rpartition(".")[2]
        history = await history_page(view.card_id, int(page))
        me = onlooker.person.id if onlooker.person else None
        return history_screen(onlooker.reader(now), found[0], history, view.place, me)
    _, _, cause = view.subject.partition(":")
    return await screen_for(onlooker, view.card_id, now, place=view.place, cause=Cause.read(cause))


async def list_screen(
    onlooker: Onlooker, card_id: int, sight: Sight, place: str, now: datetime
) -> Screen | None:
    """The checklist as this onlooker may see it; None when they may not, or it is gone."""
    found = await seen_by(onlooker, card_id)
    if found is None or find_steps(found[0], sight.list) is None:
        return None
    if found[0].archived_at is not None:
        return await screen_for(onlooker, card_id, now, place=place)
    reader = onlooker.reader(now)
    words = replace(reader, language=await language_of(found[0].board_id))
    return checklist_screen(reader, words, found[0], sight, place, found[1])


async def screen_for(
    onlooker: Onlooker,
    card_id: int,
    now: datetime,
    *,
    place: str = "",
    cause: Cause | None = None,
    due_at: datetime | None = None,
) -> Screen | None:
    """The card as this onlooker may see it; None when they may not.

    `cause` is why it came unasked, and `due_at` the moment of a reminder that is being sent.
    """
    found = await seen_by(onlooker, card_id)
    if found is None:
        return None
    reader, person = onlooker.reader(now), onlooker.person
    telling = await telling_of(reader, person, found[0], cause, due_at) if cause else None
    return card_screen(reader, *found, place, telling, person.id if person else None)


async def seen_by(onlooker: Onlooker, card_id: int) -> tuple[Sheet, frozenset[Right]] | None:
    """The card and what this onlooker may do with it; None when they may not see it."""
    card = await find_card(card_id)
    if card is None:
        return None
    rights = frozenset(Right)
    if onlooker.person is not None:
        rights = await rights_on(onlooker.person.id, card)
        if not rights:
            return None
    else:
        group, thread_id = onlooker.group, onlooker.thread_id
        if group is None or not (await spot_at(group, thread_id)).shows(card.board_id):
            return None
    return await read_sheet(card_id), rights
