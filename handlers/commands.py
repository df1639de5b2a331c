"""The command menu, the bot's name card, in each language."""

from handlers.reader import Reader


def private_commands(reader: Reader) -> dict[str, str]:
    """The commands of a private chat and what each does."""
    return {
        "new": reader.label("A new card"),
        "board": reader.label("The board you work on"),
        "boards": reader.label("All your boards"),
        "my": reader.label("Your open cards by date"),
        "find": reader.label("Find cards by any words"),
        "checklist": reader.label("Ready checklists"),
        "brief": reader.label("Collaboration of community and social media: the brief"),
        "settings": reader.label("Language, time zone, end of the day"),
        "help": reader.label("What Kartka can do"),
        "cancel": reader.label("Drop what you began"),
    }


def group_commands(reader: Reader) -> dict[str, str]:
    """The commands of a group."""
    return {
        "new": reader.label("A new card; as a reply, of that message"),
        "board": reader.label("The group's board"),
        "my": reader.label("Your cards, for your eyes alone"),
        "find": reader.label("Find cards of the board"),
        "checklist": reader.label("Ready checklists"),
        "brief": reader.label("Collaboration of community and social media: the brief"),
        "settings": reader.label("Board, language and time zone of the group"),
        "help": reader.label("What Kartka can do"),
        "cancel": reader.label("Drop what you began"),
    }


def description(reader: Reader) -> str:
    """What Telegram shows before Start is pressed, at most 512 characters."""
    return reader.label(
        "A task board in your chat. Send a task in one message, its content in the next, "
        "and the card is on the board: with people, a deadline and reminders. "
        "Press Start and write what is to be done."
    )


def short_description(reader: Reader) -> str:
    """What stands on the bot's page, at most 120 characters."""
    return reader.label("A task board in your chat: two messages make a card, reminders come.")
