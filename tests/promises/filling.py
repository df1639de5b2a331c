"""The town with everything, filled up to each limit: the longest words, and as many of each."""

from datetime import timedelta

from models.checklists.own import TEMPLATES_LIMIT
from models.checklists.written import ITEMS_LIMIT
from models.columns import COLUMNS
from models.fields import CHOICES, NAME_LIMIT
from models.fields import ON_BOARD as FIELDS
from models.labels import ON_BOARD as LABELS
from models.labels import ON_CARD
from models.members import SPECIALTY_LIMIT
from models.storage import transaction
from models.tables import (
    Assignment,
    Board,
    Brief,
    BriefNetwork,
    BriefPart,
    Card,
    CardLabel,
    CardLink,
    Checklist,
    Column,
    Comment,
    CommentPart,
    Content,
    Event,
    Field,
    FieldKind,
    FieldValue,
    Group,
    Import,
    Item,
    Label,
    Member,
    Network,
    OwnTemplate,
    PartKind,
    Person,
    Role,
    Search,
    Topic,
)
from tests.promises.everything import Everything
from tests.town import START

LONGEST = {
    Board: {"title": 255},
    Column: {"title": 255},
    Group: {"title": 128},
    Topic: {"title": 128},
    Card: {"title": 255, "blocked": 255},
    Content: {"text": 4096, "file_name": 255, "origin": 255},
    CommentPart: {"text": 4096},
    BriefPart: {"text": 4096},
    Brief: {"budget": 255, "metric_words": 64, "result_text": 4096},
    Checklist: {"title": 255},
    Item: {"text": 255},
    OwnTemplate: {"title": 255},
    Label: {"name": 64},
    Field: {"name": NAME_LIMIT},
    Member: {"specialty": SPECIALTY_LIMIT},
    Search: {"typed": 255},
    Person: {"first_name": 64, "last_name": 64},
}
"""What people write, and how much of it there may be."""
PEOPLE, CARDS, SAID = 60, 60, 30


async def fill_up(on: Everything, unit: str, language: str) -> None:
    """As much as there may be of everything, all of it made of `unit`."""
    async with transaction():
        await multiply(on)
        for table, columns in LONGEST.items():
            longest = {name: (unit * size)[:size].strip() for name, size in columns.items()}
            await table.all().update(**longest)
        words = (unit * 255)[:255]
        await Field.filter(kind=FieldKind.CHOICE).update(choices=[words[:40]] * CHOICES)
        await OwnTemplate.all().update(items=[{"text": words}] * ITEMS_LIMIT)
        await FieldValue.all().update(value=words[:40])
        await Brief.all().update(outcome=dict.fromkeys(("ideas", "posts", "changes"), unit * 300))
        await Import.all().update(cards=[{"title": words}] * 50)
        await Event.filter(kind="renamed").update(data={"before": words, "after": words})
        await Person.all().update(language=language)
        await Group.all().update(language=language)
    await on.kept.keep()


async def multiply(on: Everything) -> None:
    """So many of each."""
    board, card = await Board.get(id=on.own["board"]), await Card.get(id=on.own["card"])
    olena = await Person.get(telegram_id=on.town.olena.id)
    people = []
    for number in range(PEOPLE):
        person = await Person.create(
            telegram_id=9000 + number, first_name="х", language="uk", timezone="Europe/Kyiv"
        )
        await Member.create(board=board, person=person, role=Role.EDITOR, joined_at=START)
        await Assignment.create(card=card, person=person, at=START)
        people.append(person)
    first = await Column.filter(board=board).count()
    await Column.bulk_create(
        Column(board=board, title="х", kind="active", position=place)
        for place in range(first, COLUMNS)
    )
    await Card.bulk_create(
        Card(
            board=board,
            column_id=card.column_id,
            number=100 + number,
            title="х",
            position=100 + number,
            author=olena,
            deadline=START + timedelta(hours=number),
            archived_at=START if number % 3 == 0 else None,
            deleted_at=START if number % 6 == 0 else None,
            created_at=START,
        )
        for number in range(CARDS)
    )
    others = await Card.filter(board=board, number__gte=100)
    await Assignment.bulk_create(Assignment(card=one, person=olena, at=START) for one in others)
    await CardLink.bulk_create(CardLink(lower=card, upper=one, at=START) for one in others[:18])
    await Label.bulk_create(
        Label(board=board, name=f"{number}", folded=f"{number}", sign="✈️")
        for number in range(LABELS - 2)
    )
    labels = await Label.filter(board=board, folded__not="весна").limit(ON_CARD - 1)
    await CardLabel.bulk_create(CardLabel(card=card, label=label) for label in labels)
    steps = [await Checklist.get(id=on.own["list"])]
    steps += [
        await Checklist.create(card=card, template="", title="х", position=place)
        for place in range(2, 11)
    ]
    await Item.bulk_create(
        Item(checklist=steps[0], position=place, key="", text="х", person=people[place % PEOPLE])
        for place in range(3, ITEMS_LIMIT + 1)
    )
    await Content.bulk_create(
        Content(
            card=card,
            kind="document" if number % 2 else "text",
            file_id="f" if number % 2 else None,
            text="х",
            position=100 + number,
            chat_id=5,
            message_id=number,
        )
        for number in range(48)
    )
    for number in range(SAID):
        said = await Comment.create(card=card, author=olena, at=START)
        await CommentPart.create(comment=said, kind="text", text="х", chat_id=6, message_id=number)
        await Event.create(
            card=card, actor=olena, kind="renamed", data={"before": "х", "after": "х"}, at=START
        )
    for number in range(1, FIELDS):
        field = await Field.create(
            board=board,
            name=f"{number}",
            kind=FieldKind.TEXT,
            position=number,
            creation_key=f"more.{number}",
        )
        await FieldValue.create(field=field, card=card, value="х")
    await OwnTemplate.bulk_create(
        OwnTemplate(owner=olena, title="х", creation_key=f"more.{number}", created_at=START)
        for number in range(1, TEMPLATES_LIMIT)
    )
    for brief in await Brief.all():
        for network in Network:
            await BriefNetwork.get_or_create(
                brief=brief, network=network, defaults={"person": olena}
            )
        await BriefPart.bulk_create(
            BriefPart(
                brief=brief, answers=kind, kind="text", text="х", chat_id=7, message_id=number
            )
            for kind in PartKind
            for number in range(10)
        )
    for number in range(45):
        more = await Board.create(kind="team", title="х", owner=olena, created_at=START)
        await Column.create(board=more, title="х", kind="active", position=0)
        await Member.create(board=more, person=olena, role=Role.OWNER, joined_at=START)
        if number % 3 == 0:
            await Board.filter(id=more.id).update(archived_at=START)
