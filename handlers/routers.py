"""The one ordered list of routers. Routers are made anew for each dispatcher."""

from aiogram import Router

from handlers import (
    account,
    comments,
    dialogs,
    fallback,
    hours,
    inline,
    reminder_sets,
    searching,
    settings,
    start,
    zones,
)
from handlers.boards import (
    archive,
    columns,
    filtering,
    fresh,
    leaving,
    listing,
    members,
    menu,
    owning,
    removing,
    shared_copies,
    team,
    views,
)
from handlers.boards import mine as my_cards
from handlers.boards import screen as boards
from handlers.briefs import answering as brief_answers
from handlers.briefs import checking as brief_checks
from handlers.briefs import days as brief_days
from handlers.briefs import ending as brief_ends
from handlers.briefs import giving as brief_figures
from handlers.briefs import held as brief_held
from handlers.briefs import making as brief_making
from handlers.briefs import meeting as brief_meeting
from handlers.briefs import planning as brief_planning
from handlers.briefs import results as brief_results
from handlers.briefs import similar as brief_similar
from handlers.briefs import starting as brief_starting
from handlers.briefs import straight as brief_straight
from handlers.briefs import typing as brief_typing
from handlers.cards import (
    archiving,
    blocking,
    contents,
    copying,
    deadline,
    declining,
    editing,
    history,
    linking,
    more,
    reminding,
    repeating,
    snoozing,
    splitting,
    taps,
    waiting,
)
from handlers.cards import people as card_people
from handlers.checklists import dating, handing, items, own, ready, showing, writing
from handlers.days import calendar, feeds
from handlers.digests import day
from handlers.documents import exports, imports, pictures
from handlers.drafts import edits
from handlers.drafts import messages as draft_messages
from handlers.drafts import taps as draft_taps
from handlers.fields import filling as field_filling
from handlers.fields import keeping as field_keeping
from handlers.groups import boards as group_boards
from handlers.groups import clock as group_clock
from handlers.groups import coming, hearing, joining, new
from handlers.groups import parts as group_parts
from handlers.groups import people as group_people
from handlers.groups import rhythm as group_rhythm
from handlers.groups import settings as group_settings
from handlers.groups import topics as group_topics
from handlers.guests import sharing, shown, verdicts
from handlers.labels import keeping as board_labels
from handlers.labels import picking as card_labels
from handlers.live import board as live_board
from handlers.live import links as live_links
from handlers.live import own as live_own
from handlers.live import showing as live_showing
from handlers.openings import progress as opening_progress
from handlers.openings import taps as opening_taps

ROUTERS: tuple[Router, ...] = (
    live_board.router,  # /board and /my in a group
    live_own.router,
    live_showing.router,
    live_links.router,  # deep links, before /start takes whatever follows it
    shown.router,
    coming.router,  # service messages and /new, before anything reads a message as a draft
    new.router,
    group_topics.router,
    group_parts.router,
    group_boards.router,  # followed links, before any other /start
    brief_starting.router,
    start.router,  # commands come before dialogs: they work in the middle of each
    boards.router,
    my_cards.router,
    calendar.router,
    feeds.router,
    searching.router,
    listing.router,
    inline.router,
    brief_straight.router,  # before comments: a number in reply to its question answers it
    comments.router,  # before dialogs: a reply to a card's message is about that card
    settings.router,
    account.router,
    reminder_sets.router,
    hours.router,
    day.router,
    ready.router,
    zones.router,
    group_settings.router,
    group_clock.router,
    group_rhythm.router,
    group_people.router,
    hearing.router,
    joining.router,
    menu.router,
    views.router,
    pictures.router,
    archive.router,
    exports.router,
    imports.router,
    team.router,
    sharing.router,
    board_labels.router,
    filtering.router,
    removing.router,
    columns.router,
    members.router,
    owning.router,
    leaving.router,
    fresh.router,
    shared_copies.router,
    taps.router,
    more.router,
    card_labels.router,
    history.router,
    blocking.router,
    archiving.router,
    contents.router,
    copying.router,
    linking.router,
    splitting.router,
    field_filling.router,
    field_keeping.router,
    card_people.router,
    deadline.router,
    repeating.router,
    reminding.router,
    waiting.router,
    snoozing.router,
    declining.router,
    verdicts.router,
    editing.router,
    showing.router,
    writing.router,
    items.router,
    dating.router,
    own.router,
    handing.router,
    opening_taps.router,
    opening_progress.router,
    brief_answers.router,
    brief_days.router,
    brief_planning.router,
    brief_held.router,  # before any answer: what comes late may be none
    brief_typing.router,
    brief_making.router,
    brief_meeting.router,
    brief_checks.router,
    brief_figures.router,
    brief_results.router,
    brief_ends.router,
    brief_similar.router,
    dialogs.router,  # whatever is asked has had its turn; a draft comes after
    edits.router,
    draft_taps.router,
    draft_messages.router,  # any other message of a private chat is a card in the making
    fallback.router,  # last: everything gets an answer
)
