"""One of everything that a board can have, and what is somebody else's alone."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from models import comments
from models.cards import archive
from models.cards.linking import link
from models.cards.pieces import Piece, keep
from models.tables import (
    Assignment,
    Board,
    Brief,
    BriefNetwork,
    BriefState,
    Card,
    CardLabel,
    Checklist,
    Checkpoint,
    Column,
    Content,
    ContentKind,
    Event,
    Field,
    FieldKind,
    FieldValue,
    Grant,
    Group,
    GuestLink,
    Import,
    Item,
    JoinRequest,
    Label,
    Member,
    Metric,
    Network,
    Opening,
    OwnTemplate,
    Role,
    Search,
    Series,
    Topic,
)
from models.tables import Person as PersonRow
from tests.town import START

if TYPE_CHECKING:
    from tests.promises.everything import Everything

HERS = "Маринине"
"""What stands in all that is Marina's alone."""


def said(text: str, kind: ContentKind = ContentKind.TEXT) -> Piece:
    """A message with these words."""
    file = None if kind is ContentKind.TEXT else "AgAC"
    return Piece(kind=kind, text=text, file_id=file, chat_id=101, message_id=len(text))


async def fill(on: "Everything") -> None:
    """Make one of everything on the board of Olena's group."""
    group = await Group.get(telegram_id=on.here.chat)
    board = await Board.get(id=group.board_id)
    olena = await PersonRow.get(telegram_id=on.town.olena.id)
    other = await PersonRow.get(telegram_id=on.town.max.id)
    guest = await PersonRow.create(
        telegram_id=104, first_name="Гостя", language="uk", timezone="Europe/Kyiv"
    )
    await Member.filter(board=board, person=other).update(role=Role.ADMIN)
    columns = await Column.filter(board=board).order_by("position")
    cards = []
    for number, title in enumerate(
        ("Афіша", "Бриф", "Зустріч", "Інстаграм", "В архіві", "Видалена", "Сусідня"), 1
    ):
        card = await Card.create(
            board=board,
            column=columns[0],
            number=number,
            title=title,
            position=number,
            author=olena,
            deadline=START + timedelta(days=2),
            creation_key=f"101.{number}",
            created_at=START,
        )
        await Event.create(card=card, actor=olena, kind="created", at=START)
        cards.append(card)
    board.last_number = board.last_position = len(cards)
    await board.save()
    card, brief_card, meeting, network, archived, deleted, neighbour = cards
    moved = await Event.create(
        card=card,
        actor=olena,
        kind="renamed",
        data={"before": "Плакат", "after": "Афіша"},
        at=START,
    )
    await archive.archive(olena, archived.id, START)
    await archive.delete(olena, deleted.id, START)
    pieces = (said("Перший\nДругий"), said("Підпис", ContentKind.PHOTO))
    await keep(card, pieces)
    label = await Label.create(board=board, name="весна", folded="весна", sign="🔴")
    into = await Label.create(board=board, name="осінь", folded="осінь", sign="🟠")
    await CardLabel.create(card=card, label=label)
    comment, _ = await comments.add_comment(olena, card.id, said("Думка"), START)
    item = await an_item(card)
    await Item.create(checklist_id=item.checklist_id, position=2, key="", text="Інший крок")
    choice = await Field.create(
        board=board,
        name="Формат",
        kind=FieldKind.CHOICE,
        position=0,
        choices=["допис", "сторіс"],
        creation_key="field.1",
    )
    await FieldValue.create(field=choice, card=card, value="допис")
    steps = [{"kind": "posts"}]
    asked, running = [
        await Brief.create(
            board=board,
            author=olena,
            owner=olena,
            creation_key=f"brief.{state}",
            created_at=START,
            state=state,
            metric=Metric.CLICKS,
            target=100,
            case="event",
            due_at=START + timedelta(days=9),
            **more,
        )
        for state, more in (
            (BriefState.DRAFT, dict[str, Any]()),
            (BriefState.RUNNING, {"card": brief_card, "meeting": meeting}),
        )
    ]
    for brief in (asked, running):
        await BriefNetwork.create(
            brief=brief,
            network=Network.INSTAGRAM,
            person=olena,
            card=network if brief is running else None,
        )
    points = [
        await Checkpoint.create(brief=brief, at=START + timedelta(days=3), share=50, steps=steps)
        for brief in (asked, running)
    ]
    own = await OwnTemplate.create(
        owner=olena,
        title="Своє",
        items=[{"text": "Крок"}],
        creation_key="own.1",
        created_at=START,
    )
    daily: dict[str, Any] = {
        "card": neighbour,
        "rule": "FREQ=DAILY;INTERVAL=1",
        "start": date(2026, 11, 23),
        "clock": 600,
        "timezone": "Europe/Kyiv",
        "due_at": START + timedelta(days=1),
    }
    await Series.create(**daily)
    await Opening.create(board=board, author=olena, template="collaboration", **daily)
    scopes: tuple[dict[str, Any], ...] = ({"card": card}, {"column": columns[0]})
    for scope in scopes:
        await Grant.create(board=board, person=guest, at=START, **scope)
        await GuestLink.create(
            board=board,
            token=f"guest-of-{next(iter(scope))}",
            created_by=olena,
            created_at=START,
            expires_at=START + timedelta(days=9),
            **scope,
        )
    for person in (olena, other):
        await Assignment.create(card=card, person=person, at=START)
    await link(olena, card.id, brief_card.id, START, on=True)
    request = await JoinRequest.create(group=group, board=board, person=guest, asked_at=START)
    topic = await Topic.create(group=group, thread_id=7, title="Тема", board=board)
    file = await Import.create(
        person=olena, board=board, cards=[{"title": "З файлу"}], read_at=START
    )
    search = await Search.create(person=olena, board=None, typed="афіша", at=START)
    part = await Content.filter(card=card).order_by("id").first()
    personal = await Board.get(kind="personal", owner=olena)
    old = await Board.create(
        kind="team", title="Стара", owner=olena, archived_at=START, created_at=START
    )
    spare = await Board.create(kind="team", title="Інша", owner=olena, created_at=START)
    for place, kind in enumerate(("backlog", "done")):
        await Column.create(board=spare, title=kind, kind=kind, position=place)
    for another in (old, spare):
        await Member.create(board=another, person=olena, role=Role.OWNER, joined_at=START)
    assert part is not None
    on.own = {
        "board": board.id,
        "card": card.id,
        "column": columns[1].id,
        "target": columns[0].id,
        "person": other.id,
        "item": item.id,
        "comment": comment.id,
        "label": label.id,
        "into": into.id,
        "list": item.checklist_id,
        "own": own.id,
        "search": search.id,
        "event": moved.id,
        "field": choice.id,
        "key": card.creation_key,
        "brief": asked.id,
        "point": points[0].id,
        "group": group.id,
        "request": request.id,
        "topic": topic.id,
        "part": part.id,
        "other": neighbour.id,
        "file": file.id,
        "similar": running.id,
        "ordinal": 1,
    }
    on.more = {
        "briefs": {"card": meeting.id},
        "figures": {"card": brief_card.id, "point": points[1].id},
        "ShowCheckpoint": {"point": points[0].id},
        "SetFigure": {"card": brief_card.id},
        "RestoreCard": {"card": deleted.id},
        "TakeUpCard": {"card": archived.id},
        "RestoreBoard": {"board": old.id},
        "TransferCard": {"board": personal.id},
        "CopyCard": {"board": personal.id},
        "openings": {"card": neighbour.id},
        "repeats": {"card": neighbour.id},
        "SetBriefPerson": {"question": "owner"},
        "SetBriefMoment": {"question": "due"},
        "ShareBoard": {"board": personal.id},
        "PickShared": {"board": personal.id},
        "ShareOne": {"board": personal.id},
        "ShareAll": {"board": personal.id},
        "RemoveColumn": {"heir": columns[0].id},
        "BindBoard": {"board": spare.id},
        "BindTopic": {"board": spare.id},
        "DropCardGuest": {"person": guest.id},
        "DropColumnGuest": {"person": guest.id, "column": columns[0].id},
    }


async def an_item(card: Card, text: str = "Крок") -> Item:
    """A checklist on the card; its first item."""
    made = await Checklist.create(card=card, template="", title="Кроки", position=1)
    return await Item.create(checklist=made, position=1, key="", text=text)


async def fill_hers(on: "Everything") -> None:
    """What Marina has on her own board, where nobody else is."""
    marina = await PersonRow.get(telegram_id=on.town.marina.id)
    board = await Board.get(kind="personal", owner=marina)
    column = await Column.filter(board=board).order_by("position").first()
    assert column is not None
    card = await Card.create(
        board=board,
        column=column,
        number=1,
        title=HERS,
        position=1,
        author=marina,
        created_at=START,
    )
    event = await Event.create(card=card, actor=marina, kind="created", at=START)
    await keep(card, (said(HERS),))
    item = await an_item(card, HERS)
    label = await Label.create(board=board, name=HERS, folded=HERS.casefold(), sign="🔴")
    comment, _ = await comments.add_comment(marina, card.id, said(f"{HERS}!"), START)
    part = await Content.get(card=card)
    own = await OwnTemplate.create(
        owner=marina,
        title=HERS,
        items=[{"text": HERS}],
        creation_key="own.2",
        created_at=START,
    )
    field = await Field.create(
        board=board, name=HERS, kind=FieldKind.TEXT, position=0, creation_key="field.2"
    )
    on.theirs = {
        "board": board.id,
        "card": card.id,
        "other": card.id,
        "column": column.id,
        "target": column.id,
        "heir": column.id,
        "item": item.id,
        "list": item.checklist_id,
        "label": label.id,
        "into": label.id,
        "comment": comment.id,
        "part": part.id,
        "own": own.id,
        "field": field.id,
        "event": event.id,
    }
