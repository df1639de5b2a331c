"""Every kind of button by a hostile tester's table: double taps, two people, old and wrong ones.

The kinds come from the catalogue, so a new one is tried as soon as it is written.
"""

from collections.abc import AsyncIterator, Iterable

import pytest

from models.cards import archive
from models.cards.transferring import transfer
from models.members import remove_member
from models.storage import transaction
from models.tables import Board, Card, Member, Person, Role, View
from tests.promises import test_forged as forged
from tests.promises.belongings import HERS
from tests.promises.everything import Everything, Kind, answered, everything
from tests.promises.filling import fill_up
from tests.promises.forging import KINDS, is_understood
from tests.structure.test_buttons import LONGEST
from tests.town import START, Json
from tests.town import Person as Somebody

AT_ONCE = 16
ABOUT = {"board", "card", "column", "item", "comment", "label", "list", "event", "field"}
ABOUT |= {"brief", "point"}
"""What a button names that goes with the board it is on."""
CHANGING = 120
"""So many kinds at least change something when they are tapped in this town."""
GONE_AGAIN = {"DeleteAccount"}
"""Whoever taps once more is somebody new, and gone again."""
OF_ONESELF = {"SetSpecialty", "Decline"}
"""What a guest says of themselves, or of what they are to do."""


@pytest.fixture
async def on(sqlite_url: str) -> AsyncIterator[Everything]:
    """The town with everything, on SQLite."""
    async with everything(sqlite_url) as made:
        yield made


def batches(kinds: Iterable[Kind]) -> Iterable[list[Kind]]:
    """The kinds, a few at a time."""
    found = list(kinds)
    return [found[at : at + AT_ONCE] for at in range(0, len(found), AT_ONCE)]


def about(names: set[str]) -> list[Kind]:
    """The kinds that name any of these."""
    return [kind for kind in KINDS.values() if names & kind.model_fields.keys()]


def faults(log: pytest.LogCaptureFixture) -> list[str]:
    """What went wrong in the bot since the last time that this was asked."""
    found = [r.getMessage() for r in log.records if r.levelname in {"ERROR", "CRITICAL"}]
    log.clear()
    return found


def texts(calls: list[Json]) -> list[str]:
    """The words of the answers to taps."""
    return [str(answer.get("text", "")) for answer in answered(calls)]


async def test_twice_is_once_and_two_people_lose_nothing(
    database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Taps at once leave what the same taps one after the other would leave."""
    async with everything(database_url) as on:
        start, looks = await on.kept.dump(), list[Kind]()
        wrong: list[tuple[object, str]] = []
        changing = 0
        for kind in KINDS.values():
            data = on.data(kind)
            olena, other = (on.where(p, kind) for p in (on.town.olena, on.town.max))
            await on.kept.restore()
            answers = texts(await on.tap((olena, data)))
            once = await on.kept.dump()
            if once == start:
                looks.append(kind)
            else:
                changing += 1
                await on.kept.restore()
                answers += texts(await on.tap((olena, data), (olena, data)))
                more = on.differing(await on.kept.dump(), once)
                if more and kind.__name__ not in GONE_AGAIN:
                    wrong.append((kind.__name__, "twice is not once"))
                await on.kept.restore()
                answers += texts(await on.tap((olena, data), (other, data)))
                both = await on.kept.dump()
                for first, second in ((olena, other), (other, olena)):
                    await on.kept.restore()
                    answers += texts(await on.tap((first, data)))
                    answers += texts(await on.tap((second, data)))
                    if not (differs := on.differing(both, await on.kept.dump())):
                        break
                else:
                    wrong.append((kind.__name__, f"two at once are not one by one: {differs}"))
                if len(answers) not in {7, 9}:
                    wrong.append((kind.__name__, f"{len(answers)} answers"))
            if log := faults(caplog):
                wrong.append((kind.__name__, str(log)))
        await on.kept.restore()
        for kinds in batches(looks):
            olena = on.town.olena
            taps = [(on.where(olena, kind), on.data(kind)) for kind in kinds] * 2
            answers = texts(await on.tap(*taps))
            names = [kind.__name__ for kind in kinds]
            if len(answers) != len(taps):
                wrong.append((names, f"{len(answers)} answers"))
            if changed := on.differing(await on.kept.dump(), start):
                wrong.append((names, f"twice is more than once: {changed}"))
            if log := faults(caplog):
                wrong.append((names, str(log)))
        assert not wrong
        assert changing >= CHANGING, changing


async def every(
    on: Everything, person: Somebody, kinds: list[Kind], log: pytest.LogCaptureFixture
) -> list[tuple[list[str], list[str]]]:
    """The person taps them all, a few at once, each answered; where words were missing."""
    silent = []
    for some in batches(kinds):
        calls = await on.tap(*((on.where(person, kind), on.data(kind)) for kind in some))
        names, said = [kind.__name__ for kind in some], texts(calls)
        assert len(said) == len(some), names
        assert not faults(log), names
        if not all(said):
            silent.append((names, said))
    return silent


async def test_buttons_of_what_is_not_there_any_more(
    on: Everything, caplog: pytest.LogCaptureFixture
) -> None:
    olena = await Person.get(telegram_id=on.town.olena.id)
    card = on.own["card"]
    async with transaction():
        await archive.archive(olena, card, START)
    await every(on, on.town.olena, about({"card"}), caplog)
    await on.kept.restore()
    async with transaction():
        await archive.delete(olena, card, START)
    await every(on, on.town.olena, about({"card"}), caplog)
    await on.kept.restore()
    async with transaction():
        await transfer(olena, card, on.more["CopyCard"]["board"], START)
    await every(on, on.town.olena, about({"card"}), caplog)
    await on.kept.restore()
    await Board.filter(id=on.own["board"]).update(archived_at=START)
    await every(on, on.town.olena, about(ABOUT), caplog)
    await on.kept.restore()
    await Card.filter(board_id=on.own["board"]).delete()
    await Board.filter(id=on.own["board"]).delete()
    before = await on.kept.dump()
    gone = [kind for kind in about(ABOUT) if "group" not in kind.model_fields]
    gone = [kind for kind in gone if kind.__name__ not in on.more]
    assert not await every(on, on.town.olena, gone, caplog)
    assert await on.kept.dump() == before


async def test_whoever_was_taken_off_the_board_is_a_stranger(
    on: Everything, caplog: pytest.LogCaptureFixture
) -> None:
    """An admin until a moment ago, whose old messages are all there."""
    olena, marina = [await Person.get(telegram_id=number) for number in (101, 102)]
    board = on.own["board"]
    await Member.filter(board_id=board, person=marina).update(role=Role.ADMIN)
    async with transaction():
        await remove_member(olena, board, marina.id, 0, START)
    before, last = await on.kept.dump(), on.last()
    kinds = [kind for kind in about(ABOUT) if kind.__name__ not in {"JoinBoard", *on.more}]
    assert not await every(on, on.town.marina, kinds, caplog)
    assert await on.kept.dump() == before
    theirs = on.town.sandbox.calls.after(last)
    assert not [c for c in theirs if "Афіша" in str(c["params"]) and is_to(on.town.marina, c)]


def is_to(person: Somebody, call: Json) -> bool:
    """Whether a call says something to this person in private."""
    return str(call["params"].get("chat_id")) == str(person.id)


async def test_an_admin_that_was_may_do_what_a_guest_may(
    on: Everything, caplog: pytest.LogCaptureFixture
) -> None:
    mine = Member.filter(board_id=on.own["board"], person__telegram_id=on.town.max.id)
    await mine.update(role=Role.GUEST)
    before = await on.kept.dump()
    may = OF_ONESELF | forged.LOOKS | forged.TICKS | forged.OWN | forged.WAITS | forged.FILTERS
    kinds = [k for k in about(ABOUT) if k.__name__ not in {*may, *on.more, "JoinBoard"}]
    await every(on, on.town.max, kinds, caplog)
    assert await on.kept.dump() == before


async def test_a_choice_that_somebody_else_opened(
    on: Everything, caplog: pytest.LogCaptureFixture
) -> None:
    """In a group anybody can tap it, and nobody else makes it."""
    here = on.town.max.at(on.here.chat)
    olena = await Person.get(telegram_id=on.town.olena.id)
    shown = on.on[here.id, here.chat]
    await View.update_or_create(
        chat_id=here.chat,
        message_id=shown["message_id"],
        defaults={"owner_id": olena.id, "subject": "choice"},
    )
    before = await on.kept.dump()
    for kinds in batches(KINDS.values()):
        answers = texts(await on.tap(*((here, on.data(kind)) for kind in kinds)))
        assert len(answers) == len(kinds)
        assert all(answers), list(zip(kinds, answers, strict=True))
        assert await on.kept.dump() == before, kinds
    assert not faults(caplog)


async def test_ids_of_ones_own_beside_ids_of_others(
    on: Everything, caplog: pytest.LogCaptureFixture
) -> None:
    """Every one of a button's ids in turn is Marina's, then all but one are."""
    hers = theirs_in(await on.kept.dump())
    assert len(hers) > 6
    for kinds in batches(KINDS.values()):
        taps = []
        for kind in kinds:
            names = on.theirs.keys() & kind.model_fields.keys()
            for name in names:
                taps.append(on.data(kind, **{name: on.theirs[name]}))
                rest = {n: on.theirs[n] for n in names if n != name}
                taps += [on.data(kind, **rest)] if rest else []
        calls = await on.tap(*((on.town.olena, data) for data in taps))
        assert len(answered(calls)) == len(taps), kinds
        assert not [c for c in calls if HERS in str(c["params"])], kinds
        assert theirs_in(await on.kept.dump()) == hers, kinds
        assert not await mixed(), kinds
        assert not faults(caplog), kinds
        await on.kept.restore()


def theirs_in(dump: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    """The rows that say what is Marina's."""
    return [row for rows in dump.values() for row in rows if any(HERS in str(v) for v in row)]


async def mixed() -> bool:
    """Whether anything of one board stands on another."""
    cards = await Card.all().select_related("column").prefetch_related("card_labels__label")
    return any(
        card.column.board_id != card.board_id
        or any(one.label.board_id != card.board_id for one in card.card_labels)
        for card in cards
    )


async def test_the_largest_and_wrong_values_beside_right_ids(
    on: Everything, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the form of a button lets through, by whoever may do everything."""
    for kinds in batches(KINDS.values()):
        taps = []
        for kind in kinds:
            for name in kind.model_fields.keys() - on.own.keys():
                values = {*map(str, forging_values(name)), str(LONGEST.get(name, 0))}
                found = [on.data(kind, **{name: value}) for value in sorted(values)]
                taps += [data for data in found if is_understood(kind, data)]
        calls = await on.tap(*((on.town.olena, data) for data in taps))
        assert len(answered(calls)) == len(taps), kinds
        assert not faults(caplog), kinds
        await on.kept.restore()


def forging_values(_: str) -> tuple[str, ...]:
    """Values that are right nowhere, or at the end of what is right."""
    return ("0", "1", "99999", "100000", str(2**33), "20260230", "22001231", "220012", "x", "")


@pytest.mark.parametrize(
    ("language", "unit"), [("uk", "𝔎"), ("ru", "<b>&"), ("en", "مهمة "), ("uk", "🧑🏽‍🚀")]
)
async def test_every_screen_of_the_fullest_board(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, language: str, unit: str
) -> None:
    """Telegram takes all that any button shows, in private and in the group."""
    async with everything(sqlite_url) as on:
        await fill_up(on, unit, language)
        for kinds in batches(KINDS.values()):
            calls = await on.tap(*((on.where(on.town.olena, k), on.data(k)) for k in kinds))
            names = [kind.__name__ for kind in kinds]
            assert len(answered(calls)) == len(kinds), names
            refused = [call for call in calls if call["status"] != 200]
            assert not [c["error"] for c in refused if not no_file(c)], names
            assert not faults(caplog), names
            await on.kept.restore()


def no_file(call: Json) -> bool:
    """Whether Telegram did not know a file or a topic: these are not there."""
    known = ("file identifier", "not modified", "thread not found")
    return any(reason in call["error"] for reason in known)
