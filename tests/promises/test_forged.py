"""Button data can be forged and is never trusted: every kind, with every wrong value."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

import pytest
from aiogram.filters.callback_data import CallbackData

from handlers import buttons as b
from models.tables import Card, Conversation
from tests.conversations.groups import gather, makes, others
from tests.promises.forging import KINDS, NOISE, Secret, names_ids, nonsense, pointed_at, secret_of
from tests.promises.rows import rows
from tests.town import Json, Person, Town, opened_town, which

Kind = type[CallbackData]
AT_ONCE = 16
SECRETS = ("Сховане", "прихований", "таємна", "Незримко")
LOOKS = {"OpenCard", "ShowAll", "ShowFiles", "ShowChecklist", "PickSnooze", "Snooze"}
LOOKS |= {"ShowHistory", "TypeSnooze", "SnoozeUntil", "PickWhy"}
LOOKS |= {"ShowComments", "WriteComment", "ShowComment", "ShowCommentFiles"}
FILTERS = {"FilterMine", "FilterLate", "FilterLabel", "FilterPerson", "FilterPriority"}
FILTERS |= {"ClearFilters", "FoldColumn"}
WAITS = {"SetUnmoved", "SetReaches"}
LOOKS |= {"PickFilter", "PickFilterLabel", "PickFilterPerson", "PickFilterPriority"}
LOOKS |= WAITS | {"PickReminders", "PickWaiting", "PickUnmoved", "TypeUnmoved", "PickReaches"}
LOOKS |= {
    "OpenBoard",
    "BoardMenu",
    "DraftCreate",
    "PickMore",
    "PickBoardMore",
    "SendPicture",
    "SendMonth",
}
LOOKS |= {"ReachMe", "Approve", "AskChanges"}
"""Of another version than stands there: they are shown what does."""
LOOKS |= {"AskLeave"}
LOOKS |= {"AskLeave", "PickMember", "OpenMember"}
LOOKS |= {"OpenSearch", "OpenMonth", "OpenWeek", "OpenDate"}
LOOKS |= {"SendPicture", "SendMonth", "PickExport", "SendExport"}
LOOKS |= {"ShowList", "PickList", "HandOff", "KeepList"}
LOOKS |= {"ListOpenings", "PickOpening", "ShowProgress"}
OWN = {"Snooze", "SnoozeUntil", "LeaveBoard"}
"""What everybody on a board may do about themselves."""
LOOKS |= {"ShowArchive", "PickArchiveMonth"}
LOOKS |= {"PickCopy", "ShowLinks"}
LOOKS |= {"ShowContents", "ShowPart", "SendPart"}
TICKS = {"TickItem", "KeepList"}


@dataclass
class Case:
    """Olena's secrets, and whoever tries to get at them."""

    town: Town
    private: Secret
    shared: Secret
    draft: str
    guest_link: str
    card_link: str

    async def forge(self, person: Person, data: Iterable[str]) -> list[Json]:
        """Tap all of these at once; gives every call that the bot made for it."""
        mine = self.town.sandbox.bot_user["id"]
        on = [m for m in await person.messages() if m.get("from", {}).get("id") == mine][-1]
        last = self.town.sandbox.calls.after(0)[-1]["n"]
        path = f"{self.town.sandbox.url}/people/{person.id}/chats/{person.chat}/tap"

        async def tap(data: str) -> None:
            body = {**which(on), "data": data}
            async with self.town.http.post(path, json=body) as response:
                assert response.status == 200

        await asyncio.gather(*(tap(one) for one in data))
        await self.town.settle()
        return [c for c in self.town.sandbox.calls.after(last) if c["method"] != "getUpdates"]


@pytest.fixture
async def case(database_url: str) -> AsyncIterator[Case]:
    """Olena has a card of her own, one on a team board, both with a checklist, and a draft."""
    async with opened_town(database_url) as town:
        olena = town.olena
        await town.act("/people", {"id": 104, "first_name": "Незримко"})
        for person in (olena, town.marina, town.max):
            await person.settles()
        await olena.says("Сховане завдання #таємна")
        await olena.says("прихований текст")
        await olena.says("Сховане слово", reply_to=(await olena.screen())["message_id"])
        await olena.taps("☑️")
        await olena.taps("☑️")
        await olena.says("/boards")
        await olena.taps("➕")
        await olena.taps("✏️")
        await olena.says("Сховане товариство")
        links = []
        for role in ("Editor: makes and moves cards", "Guest: looks and ticks"):
            await olena.says("/board")
            await olena.taps("👤")
            await olena.taps("🔗")
            await olena.taps(olena.words(role))
            links.append(await olena.link())
        await town.person(104).starts(links[0])
        await olena.says("Афіша")
        await olena.taps("✅")
        await olena.taps("⋯")
        await olena.taps("🔗")
        await olena.taps("🔗")
        card_link = await olena.link()
        await olena.says("Сховане друге #таємна")
        await olena.says("прихований вміст")
        await olena.says("таємна думка", reply_to=(await olena.screen())["message_id"])
        await olena.taps("👤")
        await olena.taps("Незримко")
        await olena.taps("⬅️")
        await olena.taps("☑️")
        await olena.taps("☑️")
        await olena.taps("✏️")
        await olena.taps("📋")
        await olena.says("/find друге")
        assert "Сховане друге" in await olena.text()
        await olena.says("Сховане недописане")
        kept = await Conversation.get(key__contains=":101:101")
        cards = await Card.all().order_by("id")
        assert len(cards) == 3
        draft = kept.data["draft"]["key"]
        secrets = [await secret_of(card) for card in (cards[0], cards[-1])]
        yield Case(town, secrets[0], secrets[1], draft, links[1], card_link)


def answers(calls: list[Json]) -> list[Json]:
    """The answers to taps."""
    return [call["params"] for call in calls if call["method"] == "answerCallbackQuery"]


def batched(values: Iterable[Kind], n: int) -> list[list[Kind]]:
    """The values, `n` at a time."""
    found = list(values)
    return [found[i : i + n] for i in range(0, len(found), n)]


def check_silence(calls: list[Json]) -> None:
    """Nothing that is Olena's stands in anything that was said."""
    assert not [call for call in calls if tells(json.dumps(call, ensure_ascii=False))]


def tells(said: str) -> bool:
    """Whether something that is Olena's stands in these words."""
    return any(secret.casefold() in said.casefold() for secret in SECRETS)


async def test_a_stranger_is_refused_in_words_and_learns_nothing(case: Case) -> None:
    marina = case.town.marina
    before = await rows()
    for kinds in batched(filter(names_ids, KINDS.values()), AT_ONCE):
        data = []
        for kind in kinds:
            data += [pointed_at(kind, secret) for secret in (case.private, case.shared)]
            if "key" in kind.model_fields:
                data.append(data[-2].replace(case.private.key, case.draft))
        calls = await case.forge(marina, data)
        toasts = answers(calls)
        assert len(toasts) == len(data), kinds
        assert all(toast.get("text") and toast.get("show_alert") for toast in toasts), kinds
        # The tapped message turns into the way back; nothing else is sent.
        known = {"answerCallbackQuery", "editMessageText"}
        assert not [call for call in calls if call["method"] not in known], kinds
        check_silence(calls)
        assert await rows() == before, kinds


async def test_a_guest_looks_and_ticks_and_changes_nothing_else(case: Case) -> None:
    guest = case.town.max
    await guest.starts(case.guest_link)
    before = await rows()
    tried = [kind for kind in KINDS.values() if names_ids(kind)]
    tried = [kind for kind in tried if kind.__name__ not in TICKS | OWN | WAITS | FILTERS]
    looks = [kind for kind in tried if kind.__name__ in LOOKS]
    others = [kind for kind in tried if kind.__name__ not in LOOKS]
    for secret, some in ((case.shared, looks), (case.shared, others), (case.private, tried)):
        for kinds in batched(some, AT_ONCE):
            calls = await case.forge(guest, [pointed_at(kind, secret) for kind in kinds])
            toasts = answers(calls)
            assert len(toasts) == len(kinds), kinds
            if some is not looks:
                assert all(toast.get("text") for toast in toasts), kinds
                check_silence(calls)
            assert await rows() == before, kinds


async def test_a_guest_of_one_card_finds_nothing_of_its_neighbours(case: Case) -> None:
    """Nor of the board that it is on: no column, no list, no name of anybody on it."""
    guest = case.town.max
    await guest.starts(case.card_link)
    before = await rows()
    for kinds in batched(filter(names_ids, KINDS.values()), AT_ONCE):
        calls = await case.forge(guest, [pointed_at(kind, case.shared) for kind in kinds])
        toasts = answers(calls)
        assert len(toasts) == len(kinds), kinds
        assert all(toast.get("text") for toast in toasts), kinds
        check_silence(calls)
        assert await rows() == before, kinds
    last = case.town.sandbox.calls.after(0)[-1]["n"]
    for payload in (
        f"card-{case.shared.card}",
        f"board-{case.shared.board}",
        f"wait_{case.shared.card}",
        case.card_link.replace("guest_", "join_"),
        case.guest_link.replace("join_", "guest_"),
    ):
        await guest.starts(payload)
    for command in ("/board", "/boards", "/my"):
        await guest.says(command)
    await guest.taps("🔗")
    await guest.taps("#1")
    check_silence(case.town.sandbox.calls.after(last))
    assert await rows() == before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nonsense_changes_nothing_and_is_answered(case: Case) -> None:
    """Tapped by the owner, who may do most."""
    olena, before = case.town.olena, await rows()
    for kinds in batched(KINDS.values(), AT_ONCE):
        data = [data for kind in kinds for data in nonsense(kind)]
        calls = await case.forge(olena, data)
        assert len(answers(calls)) == len(data), kinds
        assert await rows() == before, kinds


async def test_noise_is_answered_once(case: Case) -> None:
    calls = await case.forge(case.town.marina, NOISE)
    assert [bool(answer.get("text")) for answer in answers(calls)] == [True] * len(NOISE)
    check_silence(calls)


async def test_nonsense_about_ones_own_card_is_no_fault_of_ours(
    case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    """Right ids with wrong values beside them, tapped by the owner of everything."""
    town, own, before = case.town, case.private, await rows()
    data = [
        f"sd:{own.card}:{at}" for at in (2**40, 2**56, 2**60, 2**63, 10**20, -1, -(2**60), "x", 1)
    ]
    data += [f"cd:{own.card}:{month}" for month in (0, 13, 202600, 202613, 999912, -202612)]
    data += [f"ch:{own.card}:{day}" for day in (0, 20261301, 20260230, 99991231, 100000101, -1)]
    data += [f"c:{own.card}:{place}" for place in ("b.x", "my.-1", "b." + "9" * 40, "zz", "b")]
    data += [f"ca:{own.card}:{10**25}", f"pp:{own.card}:{-(10**25)}", f"cl:{own.card}:{10**25}"]
    data += [f"cp:{own.card}:collaboration:{n}" for n in (7, -1, 2**31, 2**63)]
    data += [f"sp:{own.card}:{person}:1:0" for person in (2**62, 0, -1)]
    data += [f"mv:{own.card}:{column}" for column in (2**62, 0, case.shared.column)]
    data += [f"nt:{n}" for n in (0, -1, 99, 2**63, "1" * 60)]
    data += [f"dm:{case.draft}:{at}" for at in (2**56, 10**25, 0, -1, 1)]
    data += [f"{prefix}:{case.draft}x" for prefix in ("dk", "dx", "dl", "dp", "dv", "da", "dn")]
    data += [f"db:{case.draft}:{board}" for board in (2**62, 0, -1)]
    data += [f"ds:{minutes}" for minutes in (-1, 1, 1440, 2**63)]
    calls = await case.forge(town.olena, data)
    assert len(answers(calls)) == len(data)
    assert await rows() == before
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_a_draft_is_its_authors_alone(case: Case) -> None:
    for kind in (b.DraftCreate, b.DraftDrop, b.DraftBoards, b.DraftShow, b.DraftAppend):
        toast = await case.town.marina.forges(kind(key=case.draft).pack())
        assert toast == case.town.marina.words("This is not here any more.")
    await case.town.olena.says("Усе на місці")
    assert "Сховане недописане" in await case.town.olena.text()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nothing_of_ones_own_shows_to_others(case: Case) -> None:
    """Not in a group, whoever taps there what; nor because its owner taps something in private."""
    town, olena = case.town, case.town.olena
    last = town.sandbox.calls.after(0)[-1]["n"]
    here = await gather(olena)
    await makes(here, "Відкрите")
    for person in (here, *others(here)):
        for words in (
            "/board",
            "/my",
            "/settings",
            "/help",
            "/checklist",
            "/find завдання",
            "/new",
        ):
            await person.says(words)
    await makes(here, "Відкрите друге")
    await others(here)[1].starts(case.card_link)
    everything = [kind for kind in KINDS.values() if names_ids(kind)]
    for kinds in batched(everything, 40):
        for secret in (case.private, case.shared):
            await case.forge(here, [pointed_at(kind, secret) for kind in kinds])
        await case.forge(olena, [pointed_at(kind, case.private) for kind in kinds])
    await town.pass_time(minutes=1)
    await town.pass_time(days=1)
    await town.pass_time(minutes=1)
    theirs = [call for call in town.sandbox.calls.after(last) if not is_for(olena, call)]
    assert any(str(call["params"].get("chat_id")) == str(here.chat) for call in theirs)
    check_silence(theirs)


def is_for(person: Person, call: Json) -> bool:
    """Whether a call of the bot says something to this person in private, or over their tap."""
    params = call["params"]
    query = person.town.sandbox.world.state.queries.get(str(params.get("callback_query_id")))
    answered = query is not None and query.person_id == person.id
    return answered or str(params.get("chat_id")) == str(person.id)
