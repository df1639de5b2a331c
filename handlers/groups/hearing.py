"""👂 what the bot hears and may do in a group, and how it could do more."""

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.groups.settings import back_row, managed
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import Hearing, Turn
from models.tables import Group

router = Router(name="hearing")


@router.callback_query(b.OpenHearing.filter())
async def open_hearing(_: object, callback_data: b.OpenHearing, turn: Turn) -> None:
    group = await managed(turn, callback_data.group)
    turn.answer.show(hearing_screen(turn.reader, group, turn.hearing))


def hearing_screen(reader: Reader, group: Group, hearing: Hearing | None) -> Screen:
    """What works now, what more is possible and how; None when Telegram did not answer."""
    again = button(signs.REPEAT, reader.label("Look again"), b.OpenHearing(group=group.id))
    rows = ((again,), back_row(reader, group))
    if hearing is None:
        words = reader.say("Telegram does not say what I may do here. Look again in a minute.")
        return Screen(text=words, rows=rows)
    possible = [
        marked(
            done=hearing.admin or hearing.reads_all,
            words=reader.say("I hear every message, not only what is meant for me"),
        ),
        marked(
            done=hearing.admin,
            words=reader.say("Whoever leaves the group loses the board at once"),
        ),
        marked(done=hearing.pins, words=reader.say("I can pin messages")),
        marked(done=hearing.deletes, words=reader.say("I can delete people's commands")),
    ]
    if group.public or hearing.topics:
        possible.append(marked(done=hearing.topics, words=reader.say("I can manage topics")))
    return Screen(
        text=lines(
            reader.say("<b>What I hear here</b>"),
            "",
            marked(done=True, words=reader.say("Commands, replies to me and buttons always work")),
            *possible,
            *advice(reader, hearing),
        ),
        rows=rows,
    )


def marked(*, done: bool, words: Markup) -> Markup:
    """✅ before what works, ▫️ before what does not."""
    return Markup("{} {}").format(signs.DONE if done else signs.OPEN, words)


def advice(reader: Reader, hearing: Hearing) -> list[Markup | str]:
    """How the rest can be had."""
    found: list[Markup | str] = []
    if not hearing.admin:
        found += [
            "",
            reader.say(
                "Make me an admin of the group, and I hear every message. Until then, take whoever "
                "leaves off the board by hand: 👤 on the board, in private."
            ),
        ]
        if not hearing.reads_all:
            found += [
                "",
                reader.say(
                    "To hear every message without that: @BotFather → /setprivacy → Disable, then "
                    "remove me from the group and add me back."
                ),
            ]
    elif not (hearing.pins and hearing.deletes):
        found += ["", reader.say("The rest is switched on in my admin rights in this group.")]
    return found
