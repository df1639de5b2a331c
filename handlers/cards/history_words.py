"""What happened to a card, in words: the one place where every kind of change has them."""

from datetime import datetime
from typing import Any, assert_never

from markupsafe import Markup

from handlers import signs
from handlers.cards.block_words import block_words
from handlers.cards.repeat_words import rule_words
from handlers.cards.telling import why_words
from handlers.content import shorten
from handlers.fields.words import value_words
from handlers.occasions import occasion_words
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.templates import HOMES, item_text, template_title
from models.cards.past import Happened
from models.checklists.ready import TEMPLATES
from models.recurrence import read_rule
from models.reminders import read_occasions
from models.tables import Did, EventKind, NextWhen, Priority

SHOWN = 40
Data = dict[str, Any]


def history_line(reader: Reader, line: Happened) -> Markup:
    """What happened, who did it and when; struck out when it was taken back, ↩️ when it does so."""
    words = event_words(reader, line)
    if line.undone:
        words = Markup("<s>{}</s>").format(words)
    if line.undoes:
        words = Markup("{} {}").format(signs.UNDO, words)
    return words + Markup(" · <i>{} · {}</i>").format(who(reader, line), reader.tick_time(line.at))


def who(reader: Reader, line: Happened) -> str:
    """Whoever did it, also when it was nobody, or they are gone."""
    if line.by_itself:
        return reader.label("by itself")
    return shorten(line.actor, 30) if line.actor else reader.label("deleted account")


def event_words(reader: Reader, line: Happened) -> Markup:
    """What happened. Lines of older releases may tell less, and then the words do too."""
    data = line.data
    match line.kind:
        case EventKind.CREATED:
            if "copy_of" in data:
                return reader.say("Copied from #{number}", number=data["number"])
            if "number" in data:
                return reader.say("Created after #{number}", number=data["number"])
            return reader.say("Created")
        case EventKind.MOVED:
            places = {"before": titled(data, "before"), "after": titled(data, "after")}
            if data.get("done"):
                return reader.say("Done: {before} → {after}", **places)
            return reader.say("Moved: {before} → {after}", **places)
        case EventKind.RENAMED:
            before, after = titled(data, "before"), titled(data, "after")
            return reader.say("Renamed: «{before}» → «{after}»", before=before, after=after)
        case EventKind.ASSIGNED:
            if line.actor_id is not None and data.get("person") == line.actor_id:
                return reader.say("Taken on")
            return reader.say("Assigned: {name}", name=about(reader, line))
        case EventKind.UNASSIGNED:
            return reader.say("Taken off: {name}", name=about(reader, line))
        case EventKind.DEADLINE:
            return deadline_words(reader, data)
        case EventKind.CONTENT:
            return content_words(reader, data)
        case EventKind.CHECKLIST:
            title = list_words(reader, data.get("title") or data.get("template") or "")
            return reader.say("Checklist added: «{title}»", title=title)
        case EventKind.TICKED:
            return reader.say("Ticked: {item}", item=item_words(reader, data))
        case EventKind.UNTICKED:
            return reader.say("Unticked: {item}", item=item_words(reader, data))
        case EventKind.ITEM:
            return checklist_words(reader, line)
        case EventKind.TAKEN_BACK:
            return reader.say("Put back into the title")
        case EventKind.REPEATS:
            return repeats_words(reader, data)
        case EventKind.REPEATED:
            return reader.say("Next card made: #{number}", number=data.get("number"))
        case EventKind.REMINDERS:
            return reminders_words(reader, data)
        case EventKind.CANNOT:
            why = shorten(why_words(reader, data.get("why") or "—"), SHOWN)
            return reader.say("Declined: {why}", why=why)
        case EventKind.PRIORITY:
            weight = Priority[data.get("after", "none").upper()]
            return Markup("{}").format(priority_words(reader, weight))
        case EventKind.BLOCKED if data.get("after") is None:
            return reader.say("Unblocked")
        case EventKind.BLOCKED:
            return reader.say("Blocked: {why}", why=block_words(reader, data["after"], SHOWN))
        case EventKind.FIELD:
            return field_words(reader, data)
        case EventKind.LABELLED:
            return reader.say("Label added: {label}", label=label_words(data))
        case EventKind.UNLABELLED:
            return reader.say("Label removed: {label}", label=label_words(data))
        case EventKind.COMMENTED:
            return reader.say("Comment added")
        case EventKind.COMMENT_EDITED:
            return reader.say("Comment edited")
        case EventKind.UNCOMMENTED if data.get("did") == Did.RETURNED:
            return reader.say("Comment brought back")
        case EventKind.UNCOMMENTED:
            return reader.say("Comment deleted")
        case EventKind.BRIEF:
            return reader.say("Brief changed")
        case EventKind.ARCHIVED:
            return reader.say("Put into the archive")
        case EventKind.RESTORED if data.get("into"):
            return reader.say("Brought back into the archive")
        case EventKind.RESTORED if data.get("deleted"):
            return reader.say("Brought back after it was deleted")
        case EventKind.RESTORED:
            return reader.say("Brought back from the archive")
        case EventKind.DELETED:
            return reader.say("Card deleted")
        case EventKind.TRANSFERRED:
            places = {"before": titled(data, "before"), "after": titled(data, "after")}
            return reader.say("Moved to another board: «{before}» → «{after}»", **places)
        case EventKind.LINKED:
            return reader.say("Linked with a card")
        case EventKind.UNLINKED:
            return reader.say("Link removed")
        case EventKind.SPLIT:
            n = len(data.get("cards", ()))
            if data.get("did") == Did.UNSPLIT:
                return reader.many("{n} of its cards deleted", "{n} of its cards deleted", n)
            return reader.many("{n} card made of its lines", "{n} cards made of its lines", n)
        case EventKind.SHARED:
            return reader.say("Opened by a guest")
        case EventKind.UNSHARED:
            return reader.say("No guest any more: {name}", name=about(reader, line))
        case EventKind.APPROVED:
            return reader.say("Approved, round {n}", n=data.get("round", 1))
        case EventKind.CHANGES:
            return reader.say("Changes asked for, round {n}", n=data.get("round", 1))
        case _:
            assert_never(line.kind)


def titled(data: Data, key: str) -> str:
    """A title in the data, short."""
    return shorten(data.get(key) or "—", SHOWN)


def about(reader: Reader, line: Happened) -> str:
    """Whom the line is about, also when they are gone."""
    return shorten(line.person, 30) if line.person else reader.label("deleted account")


def moment_words(reader: Reader, text: str) -> Markup:
    """A moment as it stands in a line of history."""
    return reader.date_in_list(datetime.fromisoformat(text))


def content_words(reader: Reader, data: Data) -> Markup:
    """What was done with a part of the content."""
    match data.get("did"):
        case Did.ADDED:
            return reader.say("Content added")
        case Did.REMOVED:
            return reader.say("Content removed")
        case Did.RETURNED:
            return reader.say("Content brought back")
        case Did.MOVED:
            return reader.say("Content in another order")
        case _:
            return reader.say("Content changed")


def field_words(reader: Reader, data: Data) -> Markup:
    """What the card says in a field now, and what it said before."""
    before, after = (
        value_words(reader, data["of"], data[key]) if data.get(key) else None
        for key in ("before", "after")
    )
    name = shorten(data.get("name", "—"), SHOWN)
    if after is None:
        return reader.say("{name}: cleared", name=name)
    if before is None:
        return Markup("{}: {}").format(name, after)
    return Markup("{}: {} → {}").format(name, before, after)


def label_words(data: Data) -> str:
    """A label as it was then."""
    return shorten(f"{data.get('sign', '')} {data.get('name', '—')}".strip(), SHOWN)


def deadline_words(reader: Reader, data: Data) -> Markup:
    """Until when, and until when before."""
    before, after = data.get("before"), data.get("after")
    if after and before:
        return reader.say(
            "Deadline: {before} → {after}",
            before=moment_words(reader, before),
            after=moment_words(reader, after),
        )
    if after:
        return reader.say("Deadline: {after}", after=moment_words(reader, after))
    if before:
        return reader.say("Deadline removed: {before}", before=moment_words(reader, before))
    return reader.say("No deadline")


def list_words(reader: Reader, title: str) -> str:
    """A list by its title, or by the ready checklist that it came from."""
    return shorten(template_title(reader, title) if title in TEMPLATES else title, SHOWN)


def item_words(reader: Reader, data: Data) -> str:
    """An item by its own text, or by that of the ready item."""
    return ready_words(reader, data.get("text") or data.get("item") or "—")


def ready_words(reader: Reader, text: str) -> str:
    """The text, or that of the ready item which has this key."""
    return shorten(item_text(reader, text) if text in HOMES else text, SHOWN)


def checklist_words(reader: Reader, line: Happened) -> Markup:
    """What was done with a checklist or its items."""
    data = line.data
    item, number = item_words(reader, data), data.get("after")
    match data.get("did"):
        case Did.ADDED:
            n = data["count"]
            return reader.many("{n} item added", "{n} items added", n)
        case Did.RENAMED:
            before, after = (ready_words(reader, data[key]) for key in ("before", "after"))
            return reader.say("Item: «{before}» → «{after}»", before=before, after=after)
        case Did.MOVED:
            return reader.say("Item moved: {item}", item=item)
        case Did.REMOVED if data.get("count", 1) > 1:
            n = data["count"]
            return reader.many("{n} item removed", "{n} items removed", n)
        case Did.RETURNED:
            return reader.say("Item brought back: {item}", item=item)
        case Did.REMOVED:
            return reader.say("Item removed: {item}", item=item)
        case Did.GIVEN if data.get("person") is None:
            return reader.say("Item for nobody: {item}", item=item)
        case Did.GIVEN:
            return reader.say("Item for {name}: {item}", name=about(reader, line), item=item)
        case Did.DATED if data.get("after") is None:
            return reader.say("Item without a date: {item}", item=item)
        case Did.DATED:
            at = moment_words(reader, data["after"])
            return reader.say("Item by {at}: {item}", at=at, item=item)
        case Did.RETITLED:
            before, after = (list_words(reader, data[key]) for key in ("before", "after"))
            return reader.say("Checklist: «{before}» → «{after}»", before=before, after=after)
        case Did.LIST_RETURNED:
            title = list_words(reader, data["before"])
            return reader.say("Checklist brought back: «{title}»", title=title)
        case Did.PARTED:
            return reader.say("Item is no card any more: {item}", item=item)
        case Did.LIST_REMOVED:
            title = list_words(reader, data["before"])
            return reader.say("Checklist removed: «{title}»", title=title)
        case Did.MADE_OF:
            return reader.say("Made of an item of #{number}", number=number)
        case Did.CARRIED:
            return reader.say("Unfinished items came from #{number}", number=number)
        case Did.BECAME:
            return reader.say("Item became card #{number}: {item}", number=number, item=item)
        case _:
            return reader.say("Checklist changed")


def begun(words: str) -> str:
    """Words that go on a sentence."""
    return words[:1].lower() + words[1:]


def repeats_words(reader: Reader, data: Data) -> Markup:
    """How the card comes again now."""
    if "after" not in data:
        return reader.say("Repetition changed")
    before, after = data["before"], data["after"]
    if after is None:
        return reader.say("Does not repeat any more")
    if before and before["rule"] == after["rule"] and before["next_when"] != after["next_when"]:
        if after["next_when"] == NextWhen.DUE:
            return reader.say("The next card comes at the deadline")
        return reader.say("The next card comes when this one is done")
    return reader.say("Repeats: {rule}", rule=begun(rule_words(reader, read_rule(after["rule"]))))


def reminders_words(reader: Reader, data: Data) -> Markup:
    """When the card's readers are reminded of it now."""
    if data.get("after") is None:
        return reader.say("Reminders: as everybody likes")
    found = read_occasions(data["after"])
    if not found:
        return reader.say("No reminders")
    words = ", ".join(begun(occasion_words(reader, one)) for one in found)
    return reader.say("Reminders: {occasions}", occasions=words)
