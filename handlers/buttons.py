"""Every button's data, typed. A button names the state it wants, never "the other one".

A Telegram window stays clickable for ever, so a form once released is understood for ever: new
fields get defaults at the end, and a prefix is never given another meaning.
"""

from datetime import date
from typing import Annotated, Any

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field

from handlers.rule_codes import RuleCode


def check_day(day: int) -> int:
    """The day, YYYYMMDD, when there is such a day."""
    date(day // 10000, day // 100 % 100, day % 100)
    return day


def check_month(month: int) -> int:
    """The month, YYYYMM, when there is such a month."""
    check_day(month * 100 + 1)
    return month


# Whatever lies outside is no button of ours: it could only be forged.
Id = Annotated[int, Field(ge=0, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=100_000)]
Unix = Annotated[int, Field(ge=0, lt=2**34)]
Day = Annotated[int, Field(ge=2026_01_01, le=2200_12_31), AfterValidator(check_day)]
Month = Annotated[int, Field(ge=2026_01, le=2200_12), AfterValidator(check_month)]
Place = Annotated[str, Field(pattern=r"^(?:group|(?:b|my)\.\d{1,6})?$")]
Key = Annotated[str, Field(pattern=r"^-?\d{1,16}\.\d{1,12}$")]


class OpenCard(CallbackData, prefix="c"):
    """Show a card; ⬅️ leads to `place`."""

    card: Id
    place: Place = ""


class ShowAll(CallbackData, prefix="ca"):
    """Show a card's whole content, a page of it."""

    card: Id
    page: Count = 0


class MoveCard(CallbackData, prefix="mv"):
    """Put a card into a column."""

    card: Id
    column: Id


class PickColumn(CallbackData, prefix="pc"):
    """Choose a column for a card."""

    card: Id


class PickPeople(CallbackData, prefix="pp"):
    """Choose people for a card."""

    card: Id
    page: Count = 0


class SetPerson(CallbackData, prefix="sp"):
    """Give the card to a person, or take them off."""

    card: Id
    person: Id
    on: bool
    page: Count = 0


class PickDeadline(CallbackData, prefix="pd"):
    """Choose a deadline for a card."""

    card: Id


class SetDeadline(CallbackData, prefix="sd"):
    """Set a deadline; `at` in Unix seconds, 0 for none."""

    card: Id
    at: Unix


class TypeDeadline(CallbackData, prefix="td"):
    """Type a deadline in words."""

    card: Id


class PickDay(CallbackData, prefix="cd"):
    """The month calendar of a card; `month` as YYYYMM."""

    card: Id
    month: Month


class PickHour(CallbackData, prefix="ch"):
    """The hours of a day; `day` as YYYYMMDD."""

    card: Id
    day: Day


class PickRepeat(CallbackData, prefix="rp"):
    """Choose how a card comes again."""

    card: Id


class SetRepeat(CallbackData, prefix="rs"):
    """Let a card come again by this rule."""

    card: Id
    rule: RuleCode


class PickRepeatDays(CallbackData, prefix="rd"):
    """Choose days of the week for a card to come again; chosen now are those of `rule`."""

    card: Id
    rule: RuleCode


class PickRepeatDate(CallbackData, prefix="rm"):
    """Choose a date of the month for a card to come again."""

    card: Id


class PickRepeatStep(CallbackData, prefix="re"):
    """Choose after how many days, weeks or months a card comes again."""

    card: Id


class TypeRepeat(CallbackData, prefix="rt"):
    """Type in words how a card comes again."""

    card: Id


class SetRepeatWhen(CallbackData, prefix="rw"):
    """Make the next card at the deadline of this one, or else when this one is done."""

    card: Id
    due: bool


class SkipRepeat(CallbackData, prefix="rk"):
    """Leave out this time: the card moves on to this moment, in Unix seconds."""

    card: Id
    at: Unix


class StopRepeat(CallbackData, prefix="rx"):
    """Let a card come again no more."""

    card: Id


class TakeBack(CallbackData, prefix="tb"):
    """Return to the title what was understood in it."""

    card: Id


class EditTitle(CallbackData, prefix="et"):
    """Type another title."""

    card: Id


class AddContent(CallbackData, prefix="ac"):
    """Send more content for a card."""

    card: Id


class ShowFiles(CallbackData, prefix="sf"):
    """Send the card's files again."""

    card: Id


class ShowChecklist(CallbackData, prefix="cl"):
    """A checklist of a card, by its place on the card."""

    card: Id
    ordinal: Count = 0


class PutChecklist(CallbackData, prefix="cp"):
    """Put a ready checklist on a card, as its checklist number `ordinal`."""

    card: Id
    template: str
    ordinal: Count


class TickItem(CallbackData, prefix="ti"):
    """Tick an item, or untick it."""

    item: Id
    done: bool


class PreviewChecklist(CallbackData, prefix="cv"):
    """Show what a ready checklist says."""

    template: str


class PickCard(CallbackData, prefix="ck"):
    """Choose a card for a ready checklist."""

    template: str
    page: Count = 0


class PickSnooze(CallbackData, prefix="sn"):
    """Choose when to be reminded again."""

    card: Id


class Snooze(CallbackData, prefix="sz"):
    """Be reminded again: in an `hour`, this `evening`, tomorrow `morning`."""

    card: Id
    when: str


class OpenBoard(CallbackData, prefix="b"):
    """Show a page of a board."""

    board: Id
    page: Count = 0


class ListBoards(CallbackData, prefix="bl"):
    """Show my boards."""


class NewTeam(CallbackData, prefix="nt"):
    """Make my team board number `ordinal`."""

    ordinal: Count


class BoardMenu(CallbackData, prefix="bm"):
    """A board's people and settings."""

    board: Id


class RenameBoard(CallbackData, prefix="br"):
    """Type another title for a board."""

    board: Id


class PickRole(CallbackData, prefix="ir"):
    """Choose the role that an invitation gives."""

    board: Id


class Invite(CallbackData, prefix="iv"):
    """Show the link that invites in a role."""

    board: Id
    role: str


class RevokeInvites(CallbackData, prefix="ix"):
    """End all links of a board."""

    board: Id


class WorkOn(CallbackData, prefix="wo"):
    """Send my next cards to a board."""

    board: Id


class JoinBoard(CallbackData, prefix="jb"):
    """Join the board of the group in which the button stands."""

    board: Id


class OpenMy(CallbackData, prefix="my"):
    """My open cards over all boards."""

    page: Count = 0


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

    minutes: Count


class DraftCreate(CallbackData, prefix="dk"):
    """Put the draft on its board as it is."""

    key: Key


class DraftDrop(CallbackData, prefix="dx"):
    """Drop the draft."""

    key: Key


class DraftBoards(CallbackData, prefix="dl"):
    """Choose a board for the draft."""

    key: Key


class DraftBoard(CallbackData, prefix="db"):
    """Send the draft to a board."""

    key: Key
    board: Id


class DraftPlain(CallbackData, prefix="dp"):
    """Return to the draft's title what was understood in it."""

    key: Key


class DraftMoment(CallbackData, prefix="dm"):
    """This is the moment that the draft's title means, in Unix seconds."""

    key: Key
    at: Unix


class DraftShow(CallbackData, prefix="dv"):
    """Show the draft again."""

    key: Key


class DraftAppend(CallbackData, prefix="da"):
    """The message that came is content for the old draft."""

    key: Key


class DraftAnew(CallbackData, prefix="dn"):
    """The message that came begins a new card."""

    key: Key


class Nothing(CallbackData, prefix="0"):
    """A cell of a calendar that is no button: Telegram knows no empty ones."""


def catalogue() -> dict[str, type[CallbackData]]:
    """Every kind of button data by its prefix."""
    kinds: list[Any] = CallbackData.__subclasses__()
    return {kind.__prefix__: kind for kind in kinds if kind.__module__ == __name__}
