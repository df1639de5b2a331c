"""Every button's data, typed. A button names the state it wants, never "the other one".

A Telegram window stays clickable for ever, so a form once released is understood for ever: new
fields get defaults at the end, and a prefix is never given another meaning.
"""

from typing import Any

from aiogram.filters.callback_data import CallbackData


class OpenCard(CallbackData, prefix="c"):
    """Show a card; ⬅️ leads to `place`."""

    card: int
    place: str = ""


class ShowAll(CallbackData, prefix="ca"):
    """Show a card's whole content, a page of it."""

    card: int
    page: int = 0


class MoveCard(CallbackData, prefix="mv"):
    """Put a card into a column."""

    card: int
    column: int


class PickColumn(CallbackData, prefix="pc"):
    """Choose a column for a card."""

    card: int


class PickPeople(CallbackData, prefix="pp"):
    """Choose people for a card."""

    card: int
    page: int = 0


class SetPerson(CallbackData, prefix="sp"):
    """Give the card to a person, or take them off."""

    card: int
    person: int
    on: bool
    page: int = 0


class PickDeadline(CallbackData, prefix="pd"):
    """Choose a deadline for a card."""

    card: int


class SetDeadline(CallbackData, prefix="sd"):
    """Set a deadline; `at` in Unix seconds, 0 for none."""

    card: int
    at: int


class TypeDeadline(CallbackData, prefix="td"):
    """Type a deadline in words."""

    card: int


class PickDay(CallbackData, prefix="cd"):
    """The month calendar of a card; `month` as YYYYMM."""

    card: int
    month: int


class PickHour(CallbackData, prefix="ch"):
    """The hours of a day; `day` as YYYYMMDD."""

    card: int
    day: int


class TakeBack(CallbackData, prefix="tb"):
    """Return to the title what was understood in it."""

    card: int


class EditTitle(CallbackData, prefix="et"):
    """Type another title."""

    card: int


class AddContent(CallbackData, prefix="ac"):
    """Send more content for a card."""

    card: int


class ShowFiles(CallbackData, prefix="sf"):
    """Send the card's files again."""

    card: int


class ShowChecklist(CallbackData, prefix="cl"):
    """A checklist of a card, by its place on the card."""

    card: int
    ordinal: int = 0


class PutChecklist(CallbackData, prefix="cp"):
    """Put a ready checklist on a card, as its checklist number `ordinal`."""

    card: int
    template: str
    ordinal: int


class TickItem(CallbackData, prefix="ti"):
    """Tick an item, or untick it."""

    item: int
    done: bool


class PreviewChecklist(CallbackData, prefix="cv"):
    """Show what a ready checklist says."""

    template: str


class PickCard(CallbackData, prefix="ck"):
    """Choose a card for a ready checklist."""

    template: str
    page: int = 0


class PickSnooze(CallbackData, prefix="sn"):
    """Choose when to be reminded again."""

    card: int


class Snooze(CallbackData, prefix="sz"):
    """Be reminded again: in an `hour`, this `evening`, tomorrow `morning`."""

    card: int
    when: str


class OpenBoard(CallbackData, prefix="b"):
    """Show a page of a board."""

    board: int
    page: int = 0


class ListBoards(CallbackData, prefix="bl"):
    """Show my boards."""


class NewTeam(CallbackData, prefix="nt"):
    """Make my team board number `ordinal`."""

    ordinal: int


class BoardMenu(CallbackData, prefix="bm"):
    """A board's people and settings."""

    board: int


class RenameBoard(CallbackData, prefix="br"):
    """Type another title for a board."""

    board: int


class PickRole(CallbackData, prefix="ir"):
    """Choose the role that an invitation gives."""

    board: int


class Invite(CallbackData, prefix="iv"):
    """Show the link that invites in a role."""

    board: int
    role: str


class RevokeInvites(CallbackData, prefix="ix"):
    """End all links of a board."""

    board: int


class WorkOn(CallbackData, prefix="wo"):
    """Send my next cards to a board."""

    board: int


class JoinBoard(CallbackData, prefix="jb"):
    """Join the board of the group in which the button stands."""

    board: int


class OpenMy(CallbackData, prefix="my"):
    """My open cards over all boards."""

    page: int = 0


class OpenMenu(CallbackData, prefix="m"):
    """The main menu."""


class OpenHelp(CallbackData, prefix="h"):
    """What Kartka can do."""


class OpenSettings(CallbackData, prefix="s"):
    """My settings."""


class PickLanguage(CallbackData, prefix="lg"):
    """Choose a language; `start` is where ⬅️ leads: the first screen or the settings."""

    start: bool = False


class SetLanguage(CallbackData, prefix="sl"):
    """Speak this language from now on."""

    language: str
    start: bool = False


class PickZone(CallbackData, prefix="z"):
    """Choose a time zone."""

    start: bool = False


class SetZone(CallbackData, prefix="zs"):
    """Live in this time zone (an IANA name)."""

    zone: str
    start: bool = False


class SearchZone(CallbackData, prefix="zq"):
    """Type a city."""

    start: bool = False


class PickDayEnd(CallbackData, prefix="de"):
    """Choose the end of the working day."""


class SetDayEnd(CallbackData, prefix="ds"):
    """End the working day here, in minutes after midnight."""

    minutes: int


class DraftCreate(CallbackData, prefix="dk"):
    """Put the draft on its board as it is."""

    key: str


class DraftDrop(CallbackData, prefix="dx"):
    """Drop the draft."""

    key: str


class DraftBoards(CallbackData, prefix="dl"):
    """Choose a board for the draft."""

    key: str


class DraftBoard(CallbackData, prefix="db"):
    """Send the draft to a board."""

    key: str
    board: int


class DraftPlain(CallbackData, prefix="dp"):
    """Return to the draft's title what was understood in it."""

    key: str


class DraftMoment(CallbackData, prefix="dm"):
    """This is the moment that the draft's title means, in Unix seconds."""

    key: str
    at: int


class DraftShow(CallbackData, prefix="dv"):
    """Show the draft again."""

    key: str


class DraftAppend(CallbackData, prefix="da"):
    """The message that came is content for the old draft."""

    key: str


class DraftAnew(CallbackData, prefix="dn"):
    """The message that came begins a new card."""

    key: str


class Nothing(CallbackData, prefix="0"):
    """A cell of a calendar that is no button: Telegram knows no empty ones."""


def catalogue() -> dict[str, type[CallbackData]]:
    """Every kind of button data by its prefix."""
    kinds: list[Any] = CallbackData.__subclasses__()
    return {kind.__prefix__: kind for kind in kinds if kind.__module__ == __name__}
