"""Buttons of a group: its board, its people, its settings.

In private they name the group; in a group they stand in, only its own id works.
"""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id, Minutes, Weekday


class GroupSettings(CallbackData, prefix="gs"):
    """What is set for a group."""

    group: Id


class PickGroupBoard(CallbackData, prefix="gb"):
    """Choose the board of a group; in private only."""

    group: Id


class BindBoard(CallbackData, prefix="go"):
    """Let a group work on one of my boards."""

    group: Id
    board: Id


class BindKit(CallbackData, prefix="gk"):
    """Let a group work on a new board from a kit: the group's board number `ordinal`."""

    group: Id
    kit: str
    ordinal: Count


class UnbindGroup(CallbackData, prefix="gu"):
    """Take a board out of a group."""

    board: Id
    group: Id


class BindTopic(CallbackData, prefix="gtb"):
    """Let a topic of a group work on one of my boards; in private only."""

    group: Id
    topic: Id
    board: Id


class BindTopicKit(CallbackData, prefix="gtk"):
    """Let a topic work on a new board from a kit: the group's board number `ordinal`."""

    group: Id
    topic: Id
    kit: str
    ordinal: Count


class OpenTopic(CallbackData, prefix="gto"):
    """Choose the board of a topic."""

    group: Id
    topic: Id


class PickTopicPart(CallbackData, prefix="gtn"):
    """Choose what of its board a topic is about."""

    group: Id
    topic: Id


class SetTopicWhole(CallbackData, prefix="gtw"):
    """Let a topic be about its whole board."""

    group: Id
    topic: Id


class SetTopicColumn(CallbackData, prefix="gtc"):
    """Let a topic be about one column of its board."""

    group: Id
    topic: Id
    column: Id


class SetTopicLabel(CallbackData, prefix="gtl"):
    """Let a topic be about the cards of its board with one label."""

    group: Id
    topic: Id
    label: Id


class FreeTopic(CallbackData, prefix="gtf"):
    """Let a topic work on its group's board."""

    group: Id
    topic: Id


class PickGroupLanguage(CallbackData, prefix="gl"):
    """Choose the language of a group."""

    group: Id


class SetGroupLanguage(CallbackData, prefix="gv"):
    """Speak this language in a group."""

    group: Id
    language: str


class PickGroupZone(CallbackData, prefix="gz"):
    """Choose the time zone of a group."""

    group: Id


class SetGroupZone(CallbackData, prefix="gt"):
    """Give a group this time zone (an IANA name)."""

    group: Id
    zone: str


class SearchGroupZone(CallbackData, prefix="gq"):
    """Type the city of a group."""

    group: Id


class GroupPeople(CallbackData, prefix="gp"):
    """Who of the group is on its board."""

    group: Id


class SetPlus(CallbackData, prefix="gpl"):
    """Let messages of a group that begin with «+ » make cards, or not."""

    group: Id
    on: bool


class SetLive(CallbackData, prefix="glv"):
    """Let the live board stand in a group, or not."""

    group: Id
    on: bool


class SetMentions(CallbackData, prefix="gmn"):
    """Let who cannot be reached in private be reminded in the group, or not."""

    group: Id
    on: bool


class OpenHearing(CallbackData, prefix="gh"):
    """What the bot hears and may do in a group, asked anew."""

    group: Id


class JoinBoard(CallbackData, prefix="jb"):
    """Join the board of the group in which the button stands; 0 is whichever board it has."""

    board: Id


class AnswerJoin(CallbackData, prefix="ja"):
    """Let somebody of a public group on its board, or not."""

    request: Id
    yes: bool


class PickGroupNews(CallbackData, prefix="gn"):
    """Choose what a group is told unasked."""

    group: Id


class SetGroupNews(CallbackData, prefix="gnv"):
    """Tell a group `all`, what is `important`, or `none`."""

    group: Id
    news: str


class PickGroupQuiet(CallbackData, prefix="gi"):
    """Choose a group's quiet hours and days of work."""

    group: Id


class SetGroupQuiet(CallbackData, prefix="giv"):
    """Be quiet in a group from and to these minutes of the day."""

    group: Id
    since: Minutes
    until: Minutes


class DropGroupQuiet(CallbackData, prefix="gix"):
    """Have no quiet hours in a group."""

    group: Id


class SetGroupWorkday(CallbackData, prefix="giw"):
    """Let a group work on a day of the week, 1 for Monday, or not."""

    group: Id
    weekday: Weekday
    on: bool


class PickGroupDigest(CallbackData, prefix="gd"):
    """Choose when a group's digest comes."""

    group: Id


class SetGroupDigest(CallbackData, prefix="gdv"):
    """Send a group its digest at this minute of the day."""

    group: Id
    minutes: Minutes


class DropGroupDigest(CallbackData, prefix="gdx"):
    """Send a group no digest."""

    group: Id


class SetGroupDigestDay(CallbackData, prefix="gdw"):
    """Send a group its digest on a day of the week, 1 for Monday, or not."""

    group: Id
    weekday: Weekday
    on: bool
