"""Using the bot inline: typing behind its name in a chat, and sending what it offers."""

from tests.town import Json, Person


async def asks(person: Person, query: str, *, offset: str = "") -> Json:
    """Type `@bot query` in the person's chat; what the bot answers, with the query's id."""
    asked = await person.does("inline", query=query, offset=offset)
    number = asked["inline_query_id"]
    found = await person.town.read(f"/people/{person.id}/inline/{number}")
    assert found["answer"] is not None, "every query is answered"
    return {**found["answer"], "id": number}


async def titles(person: Person, query: str) -> list[str]:
    """The titles of what is offered."""
    return [result["title"] for result in (await asks(person, query))["results"]]


async def sends(person: Person, query: str) -> Json:
    """Send the first thing that is offered; the message as it stands in the chat."""
    offered = await asks(person, query)
    sent = await person.does(
        "choose", inline_query_id=offered["id"], result_id=offered["results"][0]["id"]
    )
    return await message(person, sent["message_id"])


async def message(person: Person, number: int) -> Json:
    """A message of the chat as it is now."""
    return next(m for m in await person.messages() if m["message_id"] == number)
