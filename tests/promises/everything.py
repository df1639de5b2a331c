"""A team on whose board there is one of everything, put back as it was as often as one likes.

So every kind of button can be tapped from the same beginning, and what two ways of tapping leave
behind can be compared.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiogram.filters.callback_data import CallbackData

from models.storage import transaction
from models.tables import (
    Conversation,
)
from tests.conversations.groups import add_bot, follows, joins
from tests.promises.belongings import fill, fill_hers
from tests.promises.forging import USUAL
from tests.promises.keeping import Dump, Kept
from tests.town import Json, Person, Town, keyboard, opened_town, which

Kind = type[CallbackData]


@dataclass
class Everything:
    """The town, and what a button of each kind would name in it."""

    town: Town
    here: Person
    own: dict[str, Any] = field(default_factory=dict)
    more: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Other values, by the file in which a kind of button stands, or by its name."""
    theirs: dict[str, Any] = field(default_factory=dict)
    """What Marina has on a board of her own."""
    kept: "Kept" = field(init=False)
    on: dict[tuple[int, int], Json] = field(default_factory=dict)
    """The message with a keyboard that each person taps on in each chat."""

    async def look(self) -> None:
        """Note the messages to tap on, and keep what there is."""
        for person in (self.town.olena, self.town.marina, self.town.max):
            for there in (person, person.at(self.here.chat)):
                found = [m for m in await there.bots() if keyboard(m)]
                self.on[there.id, there.chat] = which(found[-1])
        await self.kept.keep()

    def data(self, kind: Kind, /, **other: Any) -> str:
        """A button of this kind that names what is there."""
        subject = kind.__module__.rpartition(".")[2]
        values = {**USUAL, **self.own, **self.more.get(subject, {})}
        values |= self.more.get(kind.__name__, {}) | other
        return ":".join([kind.__prefix__, *(str(values[name]) for name in kind.model_fields)])

    async def tap(self, *taps: tuple[Person, str]) -> list[Json]:
        """All these taps at once; the calls that the bot made for them."""
        last = self.last()
        await asyncio.gather(*(self._tap(person, data) for person, data in taps))
        await self.town.settle()
        return [c for c in self.town.sandbox.calls.after(last) if c["method"] != "getUpdates"]

    def differing(self, one: Dump, other: Dump) -> set[str]:
        """The tables in which these differ; on PostgreSQL, in how much stands there.

        What is rolled back uses up its numbers there.
        """
        if not self.kept.file:
            return {name for name in one if len(one[name]) != len(other[name])}
        return {name for name in one if one[name] != other[name]}

    def where(self, person: Person, kind: Kind) -> Person:
        """The person where buttons of this kind stand: a few stand in groups alone."""
        return person.at(self.here.chat) if kind.__name__ in IN_GROUPS else person

    def last(self) -> int:
        """The number of the last call."""
        return int(self.town.sandbox.calls.after(0)[-1]["n"])

    async def _tap(self, person: Person, data: str) -> None:
        path = f"{self.town.sandbox.url}/people/{person.id}/chats/{person.chat}/tap"
        body = {**self.on[person.id, person.chat], "data": data}
        async with self.town.http.post(path, json=body) as response:
            assert response.status == 200


IN_GROUPS = {"LiveCard", "OpenHere", "OpenMine", "ShowHere", "GroupPeople", "JoinBoard"}
IN_GROUPS |= {"AnswerJoin", "TakeCard"}


def answered(calls: Iterable[Json]) -> list[Json]:
    """The answers to taps."""
    return [call["params"] for call in calls if call["method"] == "answerCallbackQuery"]


@asynccontextmanager
async def everything(database_url: str) -> AsyncIterator[Everything]:
    """Olena's group and its board; Max is an admin of it and Marina an editor."""
    async with opened_town(database_url) as town:
        for person in (town.olena, town.marina, town.max):
            await person.settles()
        here = await add_bot(town.olena, kind="supergroup")
        await follows(here, "⚙️")
        await town.olena.taps(town.olena.words("Simple kit"))
        for number in (102, 103):
            await joins(town.person(number).at(here.chat))
        await here.says("/board")
        await town.olena.says("Недописане")
        kept = await Conversation.get(key__contains=f":{town.olena.id}:{town.olena.id}")
        found = Everything(town, here)
        async with transaction():
            await fill(found)
            await fill_hers(found)
        found.more["drafts"] = found.more["DraftLines"] = {"key": kept.data["draft"]["key"]}
        found.more["DraftSplit"] = found.more["DraftLines"]
        found.kept = Kept(database_url)
        await found.look()
        yield found
