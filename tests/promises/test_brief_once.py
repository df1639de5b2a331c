"""A brief is made once, whoever asks at the same time, and its cards follow what it says."""

import asyncio
from datetime import timedelta
from decimal import Decimal

from models.briefs import drafts, planning, steps
from models.briefs.belonging import belonging_of
from models.briefs.making import Words, make_brief
from models.briefs.planning import PlanStep
from models.briefs.reading import BriefSheet, read_brief
from models.cards.transferring import transfer
from models.storage import transaction
from models.tables import (
    Assignment,
    Board,
    BoardKind,
    Card,
    CardLabel,
    Case,
    Checkpoint,
    Item,
    Metric,
    Network,
    Person,
    Unit,
)
from tests.conversations.teams import gather_team
from tests.town import MARINA, MAX, OLENA, START, Town

WORDS = Words(untitled="Запит", meeting="Зустріч: {title}", label="запит")
DUE = START + timedelta(days=10)
MANY = 4


async def filled(town: Town) -> tuple[Person, int]:
    """Olena, and her draft on the team's board."""
    await gather_team(town)
    olena, marina, maxim = [await Person.get(telegram_id=n) for n in (OLENA, MARINA, MAX)]
    board = await Board.get(kind=BoardKind.TEAM)
    async with transaction():
        brief = await drafts.begin_brief(olena, board.id, key="101.1", now=START)
        again = await drafts.begin_brief(olena, board.id, key="101.1", now=START)
        assert again.id == brief.id
        values = {"case": Case.INITIATIVE, "metric": Metric.MEMBERS, "due_at": DUE}
        await drafts.answer(olena, brief.id, START, **values)
        await drafts.set_target(olena, brief.id, Decimal("13.5"), Unit.PERCENT, START)
        for network in (Network.INSTAGRAM, Network.FACEBOOK):
            await drafts.set_network(olena, brief.id, network, START, on=True)
        day = START + timedelta(days=3)
        await drafts.set_networks(olena, brief.id, Network.INSTAGRAM, START, deadline=day)
        await drafts.set_networks(
            olena, brief.id, Network.FACEBOOK, START, rest=True, person_id=maxim.id
        )
        await drafts.set_role(olena, brief.id, "approver", marina.id, START)
        point = await planning.add_checkpoint(olena, brief.id, day, 50, START)
        await planning.set_plan_step(olena, point.id, PlanStep.BUDGET, START, on=True)
        await planning.set_plan_step(olena, point.id, PlanStep.POSTS, START, on=True)
    return olena, int(brief.id)


async def test_asked_for_by_many_at_once_it_is_made_once(town: Town) -> None:
    olena, brief_id = await filled(town)

    async def make() -> bool:
        async with transaction():
            sheet, fresh = await make_brief(olena, brief_id, WORDS, START)
            assert sheet.card
            return fresh

    made = await asyncio.gather(*(make() for _ in range(MANY)))
    assert sorted(made) == [False] * (MANY - 1) + [True]
    titles = [card.title for card in await Card.all().order_by("number")]
    assert titles == ["Запит", "Зустріч: Запит", "Instagram: Запит", "Facebook: Запит"]
    sheet = await read_brief(brief_id)
    await check_cards(sheet)
    [point] = await Checkpoint.all()
    assert [step["kind"] for step in point.steps] == ["posts", "budget"]
    left = ("about", "references", "handover.facebook", "budget")
    assert steps.unanswered(sheet, START) == left


async def check_cards(sheet: BriefSheet) -> None:
    """Each card has its own deadline, people, label and lists."""
    assert sheet.card
    assert sheet.meeting
    card = await Card.get(id=sheet.card[0])
    assert (card.deadline, card.done_at) == (DUE, None)
    labels = await CardLabel.all().order_by("card_id").select_related("label")
    assert [row.label.name for row in labels] == ["запит", "запит", "instagram", "facebook"]
    meeting = Assignment.filter(card_id=sheet.meeting[0]).order_by("id").select_related("person")
    assert [row.person.telegram_id for row in await meeting] == [OLENA, MARINA, MAX]
    goals = await Item.filter(checklist__card_id=sheet.meeting[0], checklist__template="goals")
    results = await Item.filter(checklist__card_id=sheet.meeting[0], checklist__template="results")
    assert (len(goals), len(results)) == (6, 3)


async def test_cards_follow_what_is_answered_later(sqlite_town: Town) -> None:
    olena, brief_id = await filled(sqlite_town)
    marina = await Person.get(telegram_id=MARINA)
    async with transaction():
        await make_brief(olena, brief_id, WORDS, START)
        later = START + timedelta(days=5)
        await drafts.set_networks(
            olena, brief_id, Network.FACEBOOK, START, deadline=later, person_id=marina.id
        )
        await drafts.set_network(olena, brief_id, Network.THREADS, START, on=True)
        await drafts.set_role(olena, brief_id, "owner", marina.id, START)
    facebook, threads = (
        await Card.get(title__startswith="Facebook"),
        await Card.get(title__startswith="Threads"),
    )
    assert (facebook.deadline, threads.deadline) == (later, None)
    [his] = await Assignment.filter(card_id=facebook.id).select_related("person")
    assert his.person.telegram_id == MARINA
    sheet = await read_brief(brief_id)
    assert sheet.card
    [hers] = await Assignment.filter(card_id=sheet.card[0])
    assert hers.person_id == marina.id


async def test_a_card_that_left_its_board_shows_nothing_of_the_brief(sqlite_town: Town) -> None:
    olena, brief_id = await filled(sqlite_town)
    own = await Board.get(kind=BoardKind.PERSONAL, owner_id=olena.id)
    async with transaction():
        sheet, _ = await make_brief(olena, brief_id, WORDS, START)
        assert sheet.card
        moved = await Card.get(title__startswith="Instagram")
        assert await belonging_of(moved) is not None
        moved = await transfer(olena, moved.id, own.id, START)
        assert await belonging_of(moved) is None
        later = START + timedelta(days=6)
        await drafts.set_networks(olena, brief_id, Network.INSTAGRAM, START, deadline=later)
        await drafts.answer(olena, brief_id, START, budget="0")
    assert (await Card.get(id=moved.id)).deadline != later
    assert await Card.filter(title__startswith="Instagram").count() == 1
