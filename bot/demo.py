"""The sandbox's team board: the book sale of a community, alive today.

Made through the domain like anything else, with moments relative to now.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kits import team_kit
from handlers.reader import Reader
from models import boards, people
from models.cards.change import assign, move, set_deadline
from models.cards.create import create_card
from models.cards.pieces import Piece
from models.cards.titles import TitleReading
from models.cards.understanding import put_label
from models.checklists import COLLABORATION, put_checklist, tick
from models.moments import at_wall
from models.storage import transaction
from models.tables import Board, Column, ContentKind, Item, Person, Role


@dataclass(frozen=True)
class Actor:
    """Somebody of the sandbox's cast."""

    telegram_id: int
    first_name: str
    last_name: str
    username: str | None
    language: str
    timezone: str


@dataclass(frozen=True)
class Scene:
    """A card; `day` counts from today, `stage` from the first column, `who` is of the cast."""

    title: str
    text: str
    stage: int
    who: tuple[int, ...] = ()
    day: int | None = None
    hour: int = 18
    labels: tuple[str, ...] = ()


async def stage_demo(cast: list[Actor], zone: ZoneInfo, language: str, now: datetime) -> None:
    """Put the cast on a living team board, once. `language` is the one its cards are written in."""
    reader = Reader(language, zone, now)
    async with transaction():
        crew = [await introduce(actor) for actor in cast]
        board = await boards.team_board(
            crew[0], reader.label("Book sale for charity"), team_kit(reader), ordinal=1, now=now
        )
        if board.last_number:
            return
        for person in crew[1:]:
            await boards.add_member(person, board, Role.EDITOR, now)
        for number, scene in enumerate(scenes(reader)):
            await play(scene, number, crew, board, zone, now)


async def introduce(actor: Actor) -> Person:
    """Meet somebody of the cast; they still have to say what time it is where they are."""
    profile = people.Profile(actor.telegram_id, actor.first_name, actor.last_name, actor.username)
    return await people.meet(profile, language=actor.language, timezone=actor.timezone)


async def play(
    scene: Scene, number: int, crew: list[Person], board: Board, zone: ZoneInfo, now: datetime
) -> None:
    """Make one card, as its author would."""
    author = crew[number % len(crew)]
    pieces = (
        Piece(
            kind=ContentKind.TEXT,
            text=scene.text,
            chat_id=author.telegram_id,
            message_id=-number - 1,
        ),
    )
    card = await create_card(
        author,
        board.id,
        scene.title,
        TitleReading(scene.title),
        pieces if scene.text else (),
        key=f"demo.{board.id}.{number}",
        now=now,
    )
    for name in scene.labels:
        await put_label(card, name)
    for who in scene.who:
        await assign(crew[who], card.id, crew[who].id, now)
    if scene.day is not None:
        at = at_wall(day_from(now, zone, scene.day), time(scene.hour), zone)
        # A late card was on time when it was made.
        await set_deadline(author, card.id, at, min(now, at - timedelta(hours=2)))
    if scene.stage:
        columns = await Column.filter(board_id=board.id).order_by("position")
        await move(author, card.id, columns[scene.stage].id, now)
    if number == 0:
        checklist = await put_checklist(author, card.id, COLLABORATION.key, ordinal=0, now=now)
        for item in await Item.filter(checklist_id=checklist.id).order_by("position").limit(4):
            await tick(crew[item.position % 2], item.id, now, done=True)


def day_from(now: datetime, zone: ZoneInfo, days: int) -> date:
    """The date so many days from today."""
    return now.astimezone(zone).date() + timedelta(days=days)


def scenes(reader: Reader) -> list[Scene]:
    """The twelve cards of the campaign."""
    say = reader.label
    return [
        Scene(
            say("Meeting with the Instagram SMM"),
            say("The content is to bring leads for the catalogue: 40 by the end of the month."),
            1,
            (0, 1),
            1,
            11,
            ("instagram",),
        ),
        Scene(
            say("Catalogue post: 115 books to choose from"),
            say("Reply with the title you want, and the book is yours for a donation."),
            1,
            (1,),
            0,
            18,
            ("facebook",),
        ),
        Scene(
            say("Four stories: three photos and a link to the post"),
            say("Photos of shelves, of people with books, of the first buyer."),
            1,
            (2,),
            1,
            15,
            ("instagram",),
        ),
        Scene(
            say("Cover for the catalogue"),
            say("1080 × 1350, warm colours, room for the logo."),
            2,
            (2,),
            0,
            16,
        ),
        Scene(
            say("Answers to common questions"), say("Price, delivery, how to donate."), 2, (0,), 2
        ),
        Scene(say("Partners: who else brings books"), "", 0, (), None),
        Scene(say("Plan B: spare posts for a shortfall of leads"), "", 0, (1,), 5),
        Scene(say("Poll: which genre next?"), "", 0, (), 7, 12, ("telegram",)),
        Scene(
            say("Thank the five people who brought books"),
            say("Names are in the group; write warmly and tag each one."),
            0,
            (0,),
            3,
        ),
        Scene(say("Collect books inside the community"), say("80 books and more."), 3, (0,), None),
        Scene(say("Rules of the sale"), say("What we take, where the money goes."), 3, (1,), None),
        Scene(say("Figures of the first week"), say("Reach, clicks, leads."), 0, (1,), -1, 17),
    ]
