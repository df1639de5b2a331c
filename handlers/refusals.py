"""The words of a refusal, in the reader's language."""

from decimal import Decimal

from handlers.content import shorten
from handlers.fields.words import value_example
from handlers.priorities import priority_words
from handlers.reader import Reader
from models import refusals as r
from models.figures import Figure
from models.tables import Priority


def word(reader: Reader, refusal: r.Refusal) -> str:
    """What was wrong and what helps, in a sentence or two, plain."""
    match refusal:
        case r.TitleMissing():
            return reader.label("A title needs at least one word.")
        case r.TitleTooLong(length=length, limit=limit):
            return reader.label(
                "This title is too long: {length} characters of {limit}. Send a shorter one.",
                length=length,
                limit=limit,
            )
        case r.DeadlinePast(at=at):
            return reader.label("This moment has passed: {at}.", at=reader.full(at))
        case r.CheckpointLate(due_at=due_at):
            return reader.label(
                "The result is wanted by {at}: choose a checkpoint before that.",
                at=reader.full(due_at),
            )
        case r.CardDone():
            return reader.label("This card is done already.")
        case r.ReachedAlready():
            return reader.label("The card is there already.")
        case r.NotAMember():
            return reader.label("This person is not on the board any more.")
        case r.InviteEnded():
            return reader.label("This invitation has ended. Ask for a new link.")
        case r.PersonalBoardStays():
            return reader.label("A personal board is yours alone. Make a team board to share.")
        case r.ChangedMeanwhile():
            return reader.label("The card has changed meanwhile. Look at it once more.")
        case r.BoardArchived():
            return reader.label("This board is in the archive. Its owner can take it back.")
        case r.LastPersonalBoard():
            return reader.label("This is your only personal board. Your cards need it.")
        case r.TooManyBoards(limit=limit):
            return reader.label(
                "One person owns up to {limit} boards. One in the archive makes room.", limit=limit
            )
        case r.TooManyColumns(limit=limit):
            return reader.label("A board has up to {limit} columns.", limit=limit)
        case r.ColumnNeeded():
            return reader.label(
                "A board needs a column for what is done, and one for what is not done yet."
            )
        case r.SpecialtyTooLong(length=length, limit=limit):
            return reader.label(
                "This is too long: {length} characters of {limit}. Say it in a word or two.",
                length=length,
                limit=limit,
            )
        case r.OwnerStays():
            return reader.label("The board is yours. Give it to somebody else first.")
        case r.MembersOnly():
            return reader.label("Only members of the board can do this. Send /board here to join.")
        case r.TheirChoice(name=name):
            return reader.label("{name} is choosing here. Wait a little.", name=shorten(name, 40))
        case r.TheirsToMake(name=name):
            return reader.label("Only {name} can make this card.", name=shorten(name, 40))
        case r.TakenAlready(name=name):
            return reader.label("{name} has taken it already.", name=shorten(name, 40))
        case r.GroupAdminsOnly():
            return reader.label("Only admins of the group or of its board can change this.")
        case r.AlreadyAnswered():
            return reader.label("Another admin has answered this already.")
        case r.CardArchived():
            return reader.label("This card is in the archive.")
        case r.CardDeleted():
            return reader.label("This card was deleted.")
        case r.NotAllowed():
            return reader.label("Your role on this board does not allow this.")
        case r.FieldTooLong(length=length, limit=limit):
            return reader.label(
                "This is too long: {length} characters of {limit}. Send it shorter.",
                length=length,
                limit=limit,
            )
        case r.FieldUnread(kind=kind):
            return reader.label(
                "This does not fit here. Send it like this: {example}",
                example=value_example(reader, kind),
            )
        case r.TooFewChoices(limit=limit):
            return reader.label(
                "Name from two to {limit} things to choose from, one a line.", limit=limit
            )
        case r.TooManyFields(limit=limit):
            return reader.label(
                "The board has {limit} fields already. Remove one in its menu first.", limit=limit
            )
        case r.OthersChange(name=name):
            return reader.label("Only {name} can take this change back.", name=shorten(name, 40))
        case r.ChangedSince():
            return reader.label("This was changed again since then, so it stays as it is.")
        case r.OtherGone():
            return reader.label("The other card was deleted.")
        case r.ColumnGone(title=title):
            return reader.label(
                "There is no column «{column}» any more to go back to.", column=shorten(title, 40)
            )
        case r.CardFull(limit=limit):
            return reader.label("A card keeps up to {limit} messages.", limit=limit)
        case r.NoItems():
            return reader.label("At least one word is needed. Send the items, one per line.")
        case r.TooManyItems(limit=limit):
            return reader.label("A checklist has up to {limit} items.", limit=limit)
        case r.ItemTooLong(text=text, limit=limit):
            return reader.label(
                "This item is too long: «{text}». Up to {limit} characters fit.",
                text=shorten(text),
                limit=limit,
            )
        case r.TooManyLists(limit=limit):
            return reader.label("A card has up to {limit} checklists.", limit=limit)
        case r.TooManyTemplates(limit=limit):
            return reader.label(
                "You keep {limit} templates already. Remove one in /checklist first.", limit=limit
            )
        case r.LabelMissing():
            return reader.label("A label needs a name, such as «🔴 Ads».")
        case r.LabelTooLong(length=length, limit=limit):
            return reader.label(
                "This name is too long: {length} characters of {limit}. One or two words suffice.",
                length=length,
                limit=limit,
            )
        case r.LabelTaken(name=name):
            return reader.label(
                "There is a label «{name}» already. To make one of the two, merge them.",
                name=shorten(name, 40),
            )
        case r.TooManyLabels(limit=limit):
            return reader.label(
                "The board has {limit} labels already. Remove one in its menu first.", limit=limit
            )
        case r.TooManyOnCard(limit=limit):
            return reader.label("A card has up to {limit} labels. Take one off first.", limit=limit)
        case r.TeamCardStays():
            return reader.label(
                "Only who made the card, or an admin, takes it off the team's board. Copy it: 📋."
            )
        case r.TooManyLinks(limit=limit):
            return reader.label("A card is linked with up to {limit} others.", limit=limit)
        case r.TooManyLines(lines=lines, limit=limit):
            return reader.label(
                "Up to {limit} cards are made at once, and here are {lines} lines.",
                limit=limit,
                lines=lines,
            )
        case r.NoWorkdays():
            return reader.label("At least one day of the week is worked on.")
        case r.TooManyOccasions(limit=limit):
            return reader.label("Up to {limit} reminders for one card.", limit=limit)
        case r.FigureUnread(text=text):
            return reader.label(
                "I could not read one number in «{text}». Send it like this: {example}.",
                text=shorten(text),
                example=reader.figure(Figure(Decimal(1200)), grouped=False),
            )
        case r.FigureUnclear(text=text, readings=(one, other)):
            return reader.label(
                "«{text}» can be {one} or {other}. Send it again, written like one of them.",
                text=shorten(text),
                one=reader.figure(one, grouped=False),
                other=reader.figure(other, grouped=False),
            )
        case r.TableUnread():
            return reader.label("I cannot read this. Send an XLSX or CSV file of up to 2 MB.")
        case r.TableEmpty():
            return reader.label(
                "The first row names the columns, one of them «{title}»; the cards stand below.",
                title=reader.label("Title"),
            )
        case r.TooManyRows(rows=rows, limit=limit):
            return reader.label(
                "{rows} cards are too many at once: up to {limit} fit in a file.",
                rows=rows,
                limit=limit,
            )
        case r.DeadlineUnread(text=text):
            return reader.label(
                "I cannot read the deadline «{text}». Write it like this: {example}.",
                text=shorten(text, 40),
                example=f"{reader.local(reader.now):%d.%m.%Y} 18:00",
            )
        case r.CellUnread(name=name, text=text, choices=choices) if choices:
            return reader.label(
                "«{text}» is nothing for «{field}». There are: {names}.",
                text=shorten(text, 40),
                field=shorten(name, 40),
                names=", ".join(choices),
            )
        case r.CellUnread(name=name, kind=kind, text=text):
            return reader.label(
                "«{text}» is nothing for «{field}». Write it like this: {example}.",
                text=shorten(text, 40),
                field=shorten(name, 40),
                example=value_example(reader, kind),
            )
        case r.PriorityUnread(text=text):
            return reader.label(
                "«{text}» is no priority. There are: {names}.",
                text=shorten(text, 40),
                names=", ".join(priority_words(reader, one) for one in reversed(Priority)),
            )
        case _:
            return reader.label("This is not here any more.")
