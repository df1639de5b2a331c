"""Every change of a card that can be taken back, as people make it by taps."""

from collections.abc import AsyncIterator, Callable
from typing import Any

from models.cards.undo import Change
from models.tables import (
    Assignment,
    Card,
    CardLabel,
    CardLink,
    CardText,
    Checklist,
    Comment,
    CommentPart,
    Content,
    Did,
    EventKind,
    FieldValue,
    Grant,
    Item,
    Reason,
    Reminder,
    Series,
)
from tests.conversations.looking import PICTURE
from tests.town import Person

Story = Callable[[Person], AsyncIterator[None]]
"""What is there before, and the change after the `yield`; its card is the newest one before."""
OWN = ("restored_at", "creation_key")
"""Columns of a card that tell how it came to be as it is."""


async def state(card_id: int) -> dict[str, Any]:
    """All that is kept of a card but its history, and which cards there are besides."""
    on_card: dict[str, Any] = {}
    for table in (Assignment, CardLabel, Content, Comment, FieldValue, Grant):
        # Of parts of the content the order counts, not the numbers that give it.
        order = ("position", "id") if table is Content else ("id",)
        hidden = ("position",) if table is Content else ("id", "at")
        rows = await table.filter(card_id=card_id).order_by(*order).values()
        on_card[table.__name__] = [
            {name: value for name, value in row.items() if name not in hidden} for row in rows
        ]
    card = await Card.filter(id=card_id).values()
    due = Reminder.filter(card_id=card_id, reason__in=[Reason.BEFORE, Reason.DEADLINE])
    return {
        **on_card,
        "card": {name: value for name, value in card[0].items() if name not in OWN},
        "lists": await Checklist.filter(card_id=card_id).order_by("id").values(),
        "items": await Item.filter(checklist__card_id=card_id).order_by("id").values(),
        "parts": await CommentPart.filter(comment__card_id=card_id).order_by("id").values(),
        "links": await CardLink.all().order_by("id").values_list("lower_id", "upper_id"),
        "words": await CardText.filter(card_id=card_id).values_list("words"),
        "series": await Series.filter(card_id=card_id, stopped_at=None).values_list("rule"),
        "around": await Card.filter(archived_at=None).order_by("id").values_list("id"),
        "due": sorted(await due.values_list("person_id", "due_at")),
    }


async def made(person: Person, title: str = "Афіша") -> None:
    """A card of this person; its screen is the newest message."""
    await person.says(title)
    await person.taps("✅")


async def taps(person: Person, *ways: str) -> None:
    """Tap these one after another."""
    for way in ways:
        await person.taps(way)


async def moved(person: Person) -> AsyncIterator[None]:
    yield
    await person.taps("➡️")


async def renamed(person: Person) -> AsyncIterator[None]:
    yield
    await person.taps("✏️")
    await person.says("Інша")


async def assigned(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "👤", "Max")


async def unassigned(person: Person) -> AsyncIterator[None]:
    await taps(person, "⏰", person.words("Tomorrow"), "👤", "Max", "⬅️")
    yield
    await taps(person, "👤", "● Max")


async def dated(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⏰", person.words("Tomorrow"))


async def weighed(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "🔥", person.words("Urgent"))


async def blocked(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "⛔", person.words("waiting for an answer")[1:])


async def filled(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "🧩", "Бюджет")
    await person.says("1200")


async def labelled(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "🏷", "➕")
    await person.says("Реклама")


async def unlabelled(person: Person) -> AsyncIterator[None]:
    await made(person, "Пост #книги")
    yield
    await taps(person, "⋯", "🏷", "книги")


async def repeated(person: Person) -> AsyncIterator[None]:
    await taps(person, "⏰", "🔁", person.words("Every day"), "⬅️", "⬅️")
    yield
    await taps(person, "⏰", "🔁", person.words("Every day"), person.words("Every week"))


async def reminded(person: Person) -> AsyncIterator[None]:
    await taps(person, "⏰", person.words("Tomorrow"))
    yield
    # Here ↩️ already stands for the usual choice: the card itself offers to take it back.
    await taps(person, "⏰", "🔔", person.words("At the deadline"), "⬅️", "⬅️")


async def put_back(person: Person) -> AsyncIterator[None]:
    await made(person, "Пост завтра 18:00 @max #книги !")
    yield
    await person.taps("↩️")


async def listed(person: Person) -> AsyncIterator[None]:
    yield
    await write(person)


async def write(person: Person) -> None:
    """A checklist of three items on the card that is shown; the second one is ticked."""
    await taps(person, "☑️", "➕")
    await person.says("Кроки\n- Раз\n- [x] Два\n- Три")


async def ticked(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await person.taps("▫️ 1")


async def unticked(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await person.taps("✅ 2")


async def unlisted(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "🗑", "🗑")


async def retitled(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "✏️")
    await person.says("Усі кроки")


async def items_added(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await person.taps("➕")
    await person.says("Чотири\nП’ять")


async def item_removed(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "2", "🗑")


async def item_renamed(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "2", "✏️")
    await person.says("Інший")


async def item_moved(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "1", "🔽")


async def item_given(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "1", "👤", "Max")


async def item_dated(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "1", "⏰", person.words("Tomorrow"))


async def item_became(person: Person) -> AsyncIterator[None]:
    await write(person)
    yield
    await taps(person, "✏️", "1", "➕")


async def split(person: Person) -> AsyncIterator[None]:
    await person.says("Теми")
    await person.says("Квіти\nСвічки")
    yield
    await taps(person, "⋯", "✂️", "✅")


async def content_added(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "📎", "➕")
    await person.sends("photo", PICTURE, PICTURE, caption="Ескізи")


async def with_content(person: Person) -> None:
    """A card with a text and an album; the screen is its content."""
    await person.says("Афіша")
    await person.says("Тепла")
    await taps(person, "⋯", "📎", "➕")
    await person.sends("photo", PICTURE, PICTURE, caption="Ескізи")
    await taps(person, "⋯", "📎")


async def content_removed(person: Person) -> AsyncIterator[None]:
    await with_content(person)
    yield
    await taps(person, "2", "🗑", "🗑")


async def content_moved(person: Person) -> AsyncIterator[None]:
    await with_content(person)
    yield
    await taps(person, "2", "🔼")


async def uncommented(person: Person) -> AsyncIterator[None]:
    await person.says("Слушна думка", reply_to=(await person.screen())["message_id"])
    yield
    await taps(person, "💬", "1", "🗑", "🗑")


async def linked(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "🖇", "➕")
    await person.says("#1")
    await person.taps("#1")


async def unlinked(person: Person) -> AsyncIterator[None]:
    async for _ in linked(person):
        pass
    yield
    await person.taps("✖️")


async def transferred(person: Person) -> AsyncIterator[None]:
    await made(person, "Пост завтра 18:00 @max #книги")
    yield
    await taps(person, "⋯", "🗂", person.words("My board"), "✅")


async def archived(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "🗄")


async def deleted(person: Person) -> AsyncIterator[None]:
    yield
    await taps(person, "⋯", "🗑", "🗑")


async def restored(person: Person) -> AsyncIterator[None]:
    await taps(person, "✅", "⋯", "🗄")
    yield
    await person.taps("🔁")


STORIES: dict[Change, Story] = {
    (EventKind.MOVED, None): moved,
    (EventKind.RENAMED, None): renamed,
    (EventKind.ASSIGNED, None): assigned,
    (EventKind.UNASSIGNED, None): unassigned,
    (EventKind.DEADLINE, None): dated,
    (EventKind.PRIORITY, None): weighed,
    (EventKind.BLOCKED, None): blocked,
    (EventKind.FIELD, None): filled,
    (EventKind.LABELLED, None): labelled,
    (EventKind.UNLABELLED, None): unlabelled,
    (EventKind.REPEATS, None): repeated,
    (EventKind.REMINDERS, None): reminded,
    (EventKind.TAKEN_BACK, None): put_back,
    (EventKind.CHECKLIST, None): listed,
    (EventKind.TICKED, None): ticked,
    (EventKind.UNTICKED, None): unticked,
    (EventKind.ITEM, Did.LIST_REMOVED): unlisted,
    (EventKind.ITEM, Did.RETITLED): retitled,
    (EventKind.ITEM, Did.ADDED): items_added,
    (EventKind.ITEM, Did.REMOVED): item_removed,
    (EventKind.ITEM, Did.RENAMED): item_renamed,
    (EventKind.ITEM, Did.MOVED): item_moved,
    (EventKind.ITEM, Did.GIVEN): item_given,
    (EventKind.ITEM, Did.DATED): item_dated,
    (EventKind.ITEM, Did.BECAME): item_became,
    (EventKind.SPLIT, Did.ADDED): split,
    (EventKind.CONTENT, Did.ADDED): content_added,
    (EventKind.CONTENT, Did.REMOVED): content_removed,
    (EventKind.CONTENT, Did.MOVED): content_moved,
    (EventKind.UNCOMMENTED, Did.REMOVED): uncommented,
    (EventKind.LINKED, None): linked,
    (EventKind.UNLINKED, None): unlinked,
    (EventKind.TRANSFERRED, None): transferred,
    (EventKind.ARCHIVED, None): archived,
    (EventKind.DELETED, None): deleted,
    (EventKind.RESTORED, None): restored,
}
