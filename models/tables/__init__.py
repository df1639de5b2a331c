"""Every table of Kartka. Rules live beside this folder, in the subjects that use the tables."""

from models.tables.boards import (
    Board,
    BoardKind,
    Column,
    ColumnKind,
    Group,
    Invite,
    JoinRequest,
    Member,
    News,
    Role,
)
from models.tables.briefs import (
    Brief,
    BriefNetwork,
    BriefPart,
    BriefState,
    Case,
    Checkpoint,
    Metric,
    Network,
    PartKind,
    Unit,
)
from models.tables.budgets import Budget
from models.tables.cards import (
    DIDS,
    Assignment,
    Card,
    CardLabel,
    Content,
    ContentKind,
    Did,
    Event,
    EventKind,
    Label,
    Priority,
)
from models.tables.checklists import Checklist, Item, OwnTemplate
from models.tables.comments import Comment, CommentPart
from models.tables.conversations import Conversation, Mark, View
from models.tables.feeds import Feed
from models.tables.fields import Field, FieldKind, FieldValue
from models.tables.guests import Grant, GuestLink
from models.tables.imports import Import
from models.tables.links import CardLink
from models.tables.looks import Look
from models.tables.openings import OPENED, Leftover, Opening
from models.tables.people import Person
from models.tables.reminders import Reason, Reminder, ReminderState
from models.tables.repeating import NextWhen, Recurring, Series
from models.tables.rhythm import Rhythm
from models.tables.search import CardText, Search
from models.tables.topics import Topic

__all__ = [
    "DIDS",
    "OPENED",
    "Assignment",
    "Board",
    "BoardKind",
    "Brief",
    "BriefNetwork",
    "BriefPart",
    "BriefState",
    "Budget",
    "Card",
    "CardLabel",
    "CardLink",
    "CardText",
    "Case",
    "Checklist",
    "Checkpoint",
    "Column",
    "ColumnKind",
    "Comment",
    "CommentPart",
    "Content",
    "ContentKind",
    "Conversation",
    "Did",
    "Event",
    "EventKind",
    "Feed",
    "Field",
    "FieldKind",
    "FieldValue",
    "Grant",
    "Group",
    "GuestLink",
    "Import",
    "Invite",
    "Item",
    "JoinRequest",
    "Label",
    "Leftover",
    "Look",
    "Mark",
    "Member",
    "Metric",
    "Network",
    "News",
    "NextWhen",
    "Opening",
    "OwnTemplate",
    "PartKind",
    "Person",
    "Priority",
    "Reason",
    "Recurring",
    "Reminder",
    "ReminderState",
    "Rhythm",
    "Role",
    "Search",
    "Series",
    "Topic",
    "Unit",
    "View",
]
