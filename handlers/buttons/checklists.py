"""Buttons of checklists on cards, of their items, and of templates."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Day, Id, Key, Month, Unix


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
    """Show what a template says: the key of a ready one, or the name of an own one."""

    template: str


class PickCard(CallbackData, prefix="ck"):
    """Choose a card for a ready checklist."""

    template: str
    page: Count = 0


class ShowList(CallbackData, prefix="li"):
    """A page of a checklist: to `tick`, to `edit`, or by `turn`; `shared`: as its board reads."""

    list: Id
    page: Count = 0
    mode: Literal["tick", "edit", "turn"] = "tick"
    shared: bool = False


class PickList(CallbackData, prefix="lp"):
    """All checklists of a card."""

    card: Id


class PickTemplate(CallbackData, prefix="lt"):
    """Choose what one more checklist of a card is made of."""

    card: Id


class WriteList(CallbackData, prefix="ln"):
    """Write a checklist of one's own for a card."""

    card: Id


class AddItems(CallbackData, prefix="ia"):
    """Write more items of a checklist."""

    list: Id


class RenameList(CallbackData, prefix="lr"):
    """Type another title of a checklist."""

    list: Id


class DropList(CallbackData, prefix="ld"):
    """Ask whether a checklist is to go."""

    list: Id


class RemoveList(CallbackData, prefix="lx"):
    """Take a checklist off its card."""

    list: Id


class KeepList(CallbackData, prefix="lk"):
    """Keep a checklist as a template of one's own."""

    list: Id


class HandOff(CallbackData, prefix="lh"):
    """Say what is done, left and asked, for the other side."""

    list: Id
    side: Literal["cm", "smm", "all"]


class OpenItem(CallbackData, prefix="io"):
    """An item, to be changed."""

    item: Id


class MoveItem(CallbackData, prefix="im"):
    """Let an item stand at this place of its list."""

    item: Id
    ordinal: Count


class RenameItem(CallbackData, prefix="in"):
    """Type another text of an item."""

    item: Id


class RemoveItem(CallbackData, prefix="iz"):
    """Take an item off its list."""

    item: Id


class PickItemPerson(CallbackData, prefix="ip"):
    """Choose who does an item."""

    item: Id
    page: Count = 0


class SetItemPerson(CallbackData, prefix="is"):
    """Let a person do an item; 0 for nobody."""

    item: Id
    person: Id


class PickItemDate(CallbackData, prefix="id"):
    """Choose until when an item is to be done."""

    item: Id


class PickItemDay(CallbackData, prefix="idm"):
    """The month calendar of an item's date; `month` as YYYYMM."""

    item: Id
    month: Month


class PickItemHour(CallbackData, prefix="idh"):
    """The hours of a day for an item's date; `day` as YYYYMMDD."""

    item: Id
    day: Day


class SetItemDate(CallbackData, prefix="iu"):
    """Set an item's date; `at` in Unix seconds, 0 for none."""

    item: Id
    at: Unix


class TypeItemDate(CallbackData, prefix="iw"):
    """Type an item's date in words."""

    item: Id


class MakeItemCard(CallbackData, prefix="ic"):
    """Make a card of an item."""

    item: Id


class ListTemplates(CallbackData, prefix="tl"):
    """All templates: ready ones and one's own."""


class NewFromTemplate(CallbackData, prefix="tn"):
    """A new card with a template on it: this person's number `ordinal` of such."""

    template: str
    ordinal: Count


class RenameTemplate(CallbackData, prefix="tr"):
    """Type another title of an own template."""

    own: Id


class RewriteTemplate(CallbackData, prefix="tw"):
    """Write the items of an own template anew."""

    own: Id


class PickTemplateBoard(CallbackData, prefix="tp"):
    """Choose the board whose members may use an own template."""

    own: Id


class ShareTemplate(CallbackData, prefix="ts"):
    """Let a board's members use an own template, or not any more."""

    own: Id
    board: Id
    on: bool


class DropTemplate(CallbackData, prefix="tx"):
    """Ask whether an own template is to go."""

    own: Id


class RemoveTemplate(CallbackData, prefix="ty"):
    """Remove an own template."""

    own: Id


class DraftOnto(CallbackData, prefix="do"):
    """Choose a card for the checklist of a draft."""

    key: Key
    page: Count = 0


class DraftPut(CallbackData, prefix="du"):
    """Put the checklist of a draft on a card."""

    key: Key
    card: Id
