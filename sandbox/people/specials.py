"""The other things that people send: places, contacts, dice, polls, checklists, stories."""

from collections.abc import Callable

from sandbox.asking import get_int, get_list, get_text
from sandbox.errors import PeopleError
from sandbox.files import Upload
from sandbox.methods.media import store_media
from sandbox.state import Json, Person
from sandbox.views import show_user
from sandbox.world import World

# The smallest WebP that a picture reader accepts: one transparent pixel.
_PIXEL = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")


def _get_number(body: Json, name: str, usual: float) -> float:
    value = body.get(name, usual)
    if type(value) not in (int, float):
        raise PeopleError(f"{name} must be a number.")
    return float(value)


def _location(_world: World, _person: Person, body: Json) -> Json:
    place = {
        "latitude": _get_number(body, "latitude", 50.4501),
        "longitude": _get_number(body, "longitude", 30.5234),
    }
    return {"location": place}


def _venue(world: World, person: Person, body: Json) -> Json:
    place = _location(world, person, body)
    title = get_text(body, "title") or "Книгарня"
    address = get_text(body, "address") or "Хрещатик, 1"
    return {"venue": {**place, "title": title, "address": address}, **place}


def _contact(_world: World, person: Person, body: Json) -> Json:
    contact: Json = {
        "phone_number": get_text(body, "phone_number") or "+380441234567",
        "first_name": get_text(body, "first_name") or person.first_name,
    }
    if last_name := get_text(body, "last_name") or person.last_name:
        contact["last_name"] = last_name
    return {"contact": {**contact, "user_id": person.id}}


def _dice(_world: World, _person: Person, body: Json) -> Json:
    return {
        "dice": {"emoji": get_text(body, "emoji") or "🎲", "value": get_int(body, "value") or 4}
    }


def _poll(world: World, _person: Person, body: Json) -> Json:
    options = get_list(body, "options") or ["Так", "Ні"]
    return {
        "poll": {
            "id": str(5_000_000_000_000_000_000 + world.serial()),
            "question": get_text(body, "question") or "Коли зустрічаємося?",
            "options": [
                {"persistent_id": str(number), "text": str(text), "voter_count": 0}
                for number, text in enumerate(options)
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    }


def _sticker(world: World, _person: Person, body: Json) -> Json:
    upload = Upload("sticker.webp", "image/webp", _PIXEL)
    return store_media(world, "sticker", upload, {"emoji": get_text(body, "emoji") or "👍"})


def _story(world: World, person: Person, _body: Json) -> Json:
    chat = {"id": person.id, "type": "private", "first_name": person.first_name}
    return {"story": {"chat": chat, "id": world.serial()}}


def _checklist(world: World, person: Person, body: Json) -> Json:
    """`done` are the numbers of the tasks that the person has ticked, from 1."""
    tasks = [str(text) for text in get_list(body, "tasks") or ["Текст", "Картинка", "Публікація"]]
    title = get_text(body, "title") or "Пост про книжки"
    if len(title) > 255 or len(tasks) > 30 or not all(1 <= len(text) <= 100 for text in tasks):
        raise PeopleError("A checklist has a title of 1-255 and 1-30 tasks of 1-100 characters.")
    done = get_list(body, "done") or []
    who = show_user(world.state, person.id)
    ticked = {"completed_by_user": who, "completion_date": int(world.clock.timestamp())}
    return {
        "checklist": {
            "title": title,
            "tasks": [
                {"id": n, "text": text, **(ticked if n in done else {"completion_date": 0})}
                for n, text in enumerate(tasks, 1)
            ],
            "others_can_mark_tasks_as_done": True,
        }
    }


def _nothing(_world: World, _person: Person, _body: Json) -> Json:
    """A message with content that the Bot API does not show, so it has none."""
    return {}


_MAKERS: dict[str, Callable[[World, Person, Json], Json]] = {
    "location": _location,
    "venue": _venue,
    "contact": _contact,
    "dice": _dice,
    "poll": _poll,
    "sticker": _sticker,
    "story": _story,
    "checklist": _checklist,
    "empty_text": _nothing,
}


def make_special(world: World, person: Person, body: Json) -> Json:
    """The content of a message of `body["kind"]`; fields not given are made up."""
    maker = _MAKERS.get(str(body.get("kind")))
    if maker is None:
        raise PeopleError(f"The kind must be one of {', '.join(_MAKERS)}.")
    return maker(world, person, body)
