"""Every button of a group, tapped by somebody in it who is not on its board."""

import pytest

from models.tables import Card
from tests.conversations.groups import add_bot, follows, joins, makes
from tests.promises.forging import KINDS, names_ids, pointed_at, secret_of
from tests.promises.rows import rows
from tests.town import Json, Person, Town, which

COMES = {"JoinBoard"}
"""Whoever is in a group may come onto its board."""


async def tap_all(person: Person, on: Json, data: list[str]) -> list[Json]:
    """Tap all of these on a message, one after the other; gives every call that the bot made."""
    town = person.town
    last = town.sandbox.calls.after(0)[-1]["n"]
    path = f"{town.sandbox.url}/people/{person.id}/chats/{person.chat}/tap"
    for one in data:
        async with town.http.post(path, json={**which(on), "data": one}) as response:
            assert response.status == 200
    await town.settle()
    return [call for call in town.sandbox.calls.after(last) if call["method"] != "getUpdates"]


@pytest.fixture
async def here(sqlite_town: Town) -> Person:
    """Olena in her group, whose board has a card with all that a card can have."""
    olena = sqlite_town.olena
    await olena.settles()
    here = await add_bot(olena, kind="supergroup")
    await follows(here, "⚙️")
    await olena.taps(olena.words("Simple kit"))
    await makes(here, "Афіша #весна")
    await here.taps("🙋")
    await here.says("Коментар", reply_to=(await here.screen())["message_id"])
    await olena.says("/boards")
    await olena.taps("Книголюби")
    await olena.taps("#1")
    await olena.taps("☑️")
    await olena.taps("☑️")
    await olena.taps("✏️")
    await olena.taps("📋")
    await olena.says("/find афіша")
    return here


async def test_who_is_not_on_the_board_changes_nothing(here: Person) -> None:
    stranger = here.town.max.at(here.chat)
    await stranger.says("/help")
    card, said = await Card.get(title="Афіша"), len(await here.messages())
    own, on = await secret_of(card), await here.screen()
    before = await rows()
    kinds = [kind for kind in KINDS.values() if names_ids(kind) and kind.__name__ not in COMES]
    for start in range(0, len(kinds), 20):
        some = kinds[start : start + 20]
        calls = await tap_all(stranger, on, [pointed_at(kind, own) for kind in some])
        toasts = [c["params"] for c in calls if c["method"] == "answerCallbackQuery"]
        assert len(toasts) == len(some), some
        assert all(toast.get("text") for toast in toasts), some
        assert await rows() == before, some
    assert len(await here.messages()) == said
    # Nobody was kept out by mistake.
    assert stranger.words("editor") in await joins(stranger)
