"""A group of the whole cast: the bot in it, who may pin, and what stands in it."""

from tests.town import Json, Person, Town, find, keyboard

GROUP = "Книголюби"


async def gather(person: Person, *, pins: bool = True, kind: str = "supergroup") -> Person:
    """This person in a new group of everybody with the bot, and everybody on its board."""
    made = await person.acts(
        "groups", title=GROUP, kind=kind, members=[101, 102, 103], with_bot=True
    )
    here = person.at(made["chat"])
    if pins:
        await here.does("promote", user="bot", rights={"can_pin_messages": True})
    for other in others(here):
        await other.says("/new")
        await other.taps("🙋")
        await other.says("/cancel")
    return here


def others(person: Person) -> list[Person]:
    """The rest of the cast, in the same chat."""
    everybody = (101, 102, 103)
    return [person.town.person(n).at(person.chat) for n in everybody if n != person.id]


async def makes(person: Person, *titles: str) -> Json:
    """Cards without content; the message of the last."""
    for title in titles:
        await person.says(f"/new {title}")
        await person.says("✅", reply_to=(await person.screen())["message_id"])
    return await person.screen()


async def board(person: Person) -> Json:
    """The live board as it stands in the chat."""
    found = [m for m in await person.bots() if "🗂" in begins(m) and not alone(m)]
    assert len(found) == 1, "a group has one live board"
    return found[0]


def begins(message: Json) -> str:
    """The first sign of a message, whether it is a text or rich."""
    rich = message.get("rich_message", {"blocks": [{"text": ""}]})
    return str(message.get("text") or rich["blocks"][0]["text"])[:4]


def alone(message: Json) -> bool:
    """Whether one person alone sees it."""
    return "ephemeral_message_id" in message


def words_on(message: Json) -> list[str]:
    """The words on the buttons of a message."""
    return [button["text"] for row in keyboard(message) for button in row]


def data_on(message: Json, sign: str) -> str:
    """The data of the button with this sign."""
    keys = [button for row in keyboard(message) for button in row]
    return str(next(key["callback_data"] for key in keys if key["text"].startswith(sign)))


async def pinned(person: Person) -> list[int]:
    """What is pinned in the person's chat."""
    found = await person.town.read(f"/people/{person.id}/chats")
    ids: list[int] = next(chat for chat in found["chats"] if chat["id"] == person.chat)["pinned"]
    return ids


async def add_bot(person: Person, **more: object) -> Person:
    """A group of the whole cast with the bot, made by this person, who is in it now."""
    made = await person.acts("groups", title=GROUP, members=[101, 102, 103], with_bot=True, **more)
    return person.at(made["chat"])


async def adds_bot(person: Person, **more: object) -> Person:
    """The same, with the board from the content plan chosen by the adder in private."""
    here = await add_bot(person, **more)
    await follows(here, "⚙️")
    await person.taps(person.words("Content plan kit"))
    return here


async def follows(here: Person, sign: str, *, on: Json | None = None) -> None:
    """Follow the link on the newest button with this sign into the private chat with the bot."""
    screen = on or [message for message in await here.bots() if keyboard(message)][-1]
    row, column = find(screen, sign)
    await here.acts("open", url=keyboard(screen)[row][column]["url"])


async def joins(here: Person) -> str:
    """Tap 🙋 on the newest message that has it; gives the toast."""
    found = [
        message
        for message in await here.bots()
        if any("🙋" in button["text"] for row in keyboard(message) for button in row)
    ]
    return await here.taps("🙋", on=found[-1])


def at(town: Town, here: Person, number: int) -> Person:
    """Somebody else of the cast in the same group."""
    return town.person(number).at(here.chat)


async def board_text(here: Person) -> str:
    """The words of the live board, put up anew."""
    await here.says("/board")
    return str((await board(here))["text"])
