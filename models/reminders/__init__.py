"""Reminders: the occasions that people choose, and the due rows that follow from them."""

from models.reminders.causes import Cause, cause_of
from models.reminders.deriving import (
    keepers_of,
    parcel_subject,
    rewrite,
    rewrite_all,
    rewrite_by,
    rewrite_for,
    rewrite_on,
)
from models.reminders.digests import heal_digests, plan_digest
from models.reminders.failing import put_off
from models.reminders.hours import Hours
from models.reminders.mentioning import UNREACHABLE
from models.reminders.news import acting_in, tell_groups
from models.reminders.occasions import (
    AT_DEADLINE,
    DAY_BEFORE,
    HOUR_BEFORE,
    LATE,
    UNTIL_DONE,
    USUAL,
    Occasion,
    Occasions,
    chosen,
    read_occasions,
    turned,
    write_occasions,
)
from models.reminders.sending import (
    Parcel,
    applies,
    claim,
    give_back,
    sent_parcel,
    settle,
    stamp,
)
from models.reminders.telling import (
    drop_for,
    retell,
    snooze,
    tell_assigned,
    tell_blocked,
    tell_comment,
    tell_keeper,
    tell_left,
    tell_verdict,
    wake,
)
from models.reminders.waiting import Waits, follow_move, in_column_since, waits_of
from models.reminders.words import read_typed

__all__ = [
    "AT_DEADLINE",
    "DAY_BEFORE",
    "HOUR_BEFORE",
    "LATE",
    "UNREACHABLE",
    "UNTIL_DONE",
    "USUAL",
    "Cause",
    "Hours",
    "Occasion",
    "Occasions",
    "Parcel",
    "Waits",
    "acting_in",
    "applies",
    "cause_of",
    "chosen",
    "claim",
    "drop_for",
    "follow_move",
    "give_back",
    "heal_digests",
    "in_column_since",
    "keepers_of",
    "parcel_subject",
    "plan_digest",
    "put_off",
    "read_occasions",
    "read_typed",
    "retell",
    "rewrite",
    "rewrite_all",
    "rewrite_by",
    "rewrite_for",
    "rewrite_on",
    "sent_parcel",
    "settle",
    "snooze",
    "stamp",
    "tell_assigned",
    "tell_blocked",
    "tell_comment",
    "tell_groups",
    "tell_keeper",
    "tell_left",
    "tell_verdict",
    "turned",
    "waits_of",
    "wake",
    "write_occasions",
]
