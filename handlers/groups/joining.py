"""🙋 people of a group come onto its board by themselves; in a public one an admin lets them."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.boards.team import role_name
from handlers.content import mention
from handlers.kits import group_kit
from handlers.reader import Reader
from handlers.screens import Button, Screen, button
from handlers.turn import Turn
from models.boards import role_of
from models.joining import answer_request, join_from
from models.refusals import MembersOnly
from models.tables import JoinRequest, Person

router = Router(name="joining")


def join_screen(reader: Reader, refusal: MembersOnly) -> Screen:
    """Only members may; one tap makes a member, or asks an admin for it."""
    return Screen(
        text=reader.say("Only members of the board can do this. Join it first."),
        rows=((join_button(reader, refusal.board_id),),),
    )


def join_button(reader: Reader, board_id: int) -> Button:
    """🙋 onto the board of the group; 0 is whichever it has."""
    return button(signs.TAKE, reader.label("Join the board"), b.JoinBoard(board=board_id))


@router.callback_query(b.JoinBoard.filter())
async def join(_: object, callback_data: b.JoinBoard, turn: Turn) -> None:
    spot = turn.check_spot()
    joined = await join_from(
        turn.person,
        spot,
        callback_data.board,
        turn.standings,
        group_kit(spot.group, turn.now),
        turn.now,
    )
    tapper = turn.tapper
    if joined.request is None:
        role = role_name(tapper, await role_of(turn.person, joined.board.id))
        words = tapper.label(
            "You are on the board «{board}» as: {role}.", board=joined.board.title[:100], role=role
        )
    elif joined.request.admitted is None:
        words = tapper.label("Asked. An admin of the board answers here.")
    else:
        words = tapper.label("An admin said no. Ask them for an invitation.")
    if joined.asked and joined.request is not None:
        turn.answer.send(request_screen(turn.reader, joined.request, turn.person))
    turn.answer.say(words, alert=True)


def request_screen(reader: Reader, request: JoinRequest, person: Person) -> Screen:
    """To the admins of a public group: somebody asks to be let on the board."""
    yes, no = (b.AnswerJoin(request=request.id, yes=yes) for yes in (True, False))
    name = mention(person.telegram_id, person.name)
    return Screen(
        text=reader.say("{name} asks to join the board. An admin answers.", name=name),
        rows=(
            (
                button(signs.DONE, reader.label("Let in"), yes, style="success"),
                button(signs.CANCEL, reader.label("Do not let in"), no),
            ),
        ),
    )


@router.callback_query(b.AnswerJoin.filter())
async def answer(_: object, callback_data: b.AnswerJoin, turn: Turn) -> None:
    request = await answer_request(
        turn.person,
        turn.check_spot(),
        callback_data.request,
        turn.standings,
        turn.now,
        admit=callback_data.yes,
    )
    name = mention(request.person.telegram_id, request.person.name)
    words = (
        turn.reader.say("{name} is on the board now.", name=name)
        if callback_data.yes
        else turn.reader.say("{name} is not let on the board.", name=name)
    )
    turn.answer.show(Screen(text=words))
