"""Own templates: checklists that people keep, for themselves or for a board.

A template is a copy: what happens to it touches no list on a card, and the other way round.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from tortoise.expressions import Q, Subquery

from models.boards import check_title
from models.checklists.written import WrittenItem
from models.refusals import Gone, NotAllowed, PersonalBoardStays, TooManyTemplates
from models.rights import Right, member_of
from models.tables import BoardKind, Checklist, Item, Member, OwnTemplate, Person

TEMPLATES_LIMIT = 30
SHOWN_LIMIT = 80
NAME = re.compile(r"t(\d{1,18})", re.ASCII)


def name_of(template: OwnTemplate) -> str:
    """How buttons name an own template, beside the keys of the ready ones."""
    return f"t{template.id}"


async def keep_list(owner: Person, checklist: Checklist, title: str, now: datetime) -> OwnTemplate:
    """Keep a list as a template of this person's; kept again, it is as the list is now.

    `title` serves a list that has none of its own. The caller has asked for rights. Raises
    `TooManyTemplates`.
    """
    items = [
        {"key": item.key} if item.key else {"text": item.text or ""}
        for item in await Item.filter(checklist_id=checklist.id).order_by("position")
    ]
    key = f"list:{checklist.id}:{owner.id}"
    kept = await OwnTemplate.get_or_none(creation_key=key)
    if kept is None:
        if await OwnTemplate.filter(owner_id=owner.id).count() >= TEMPLATES_LIMIT:
            raise TooManyTemplates(TEMPLATES_LIMIT)
        shown = check_title(checklist.title or title)
        return await OwnTemplate.create(
            owner=owner, title=shown, items=items, creation_key=key, created_at=now
        )
    kept.items = items
    await kept.save(update_fields=["items"])
    return kept


async def templates_for(person: Person, board_id: int | None = None) -> list[OwnTemplate]:
    """The templates that this person may use, their own first; in a group, only its board's."""
    if board_id is not None:
        found = OwnTemplate.filter(board_id=board_id)
    else:
        boards = Subquery(Member.filter(person_id=person.id).values("board_id"))
        found = OwnTemplate.filter(Q(owner_id=person.id) | Q(board_id__in=boards))
    templates = await found.order_by("id").limit(SHOWN_LIMIT)
    return sorted(templates, key=lambda template: template.owner_id != person.id)


async def find_template(person: Person, name: str) -> OwnTemplate:
    """The template that a button names, when this person may use it. Raises `Gone`."""
    number = NAME.fullmatch(name)
    # Beyond that there is no id, and the database would not take it.
    if number is None or int(number[1]) >= 2**63:
        raise Gone
    return await see_template(person, int(number[1]))


async def see_template(person: Person, template_id: int) -> OwnTemplate:
    """The template, when this person may use it. Raises `Gone`."""
    found = await OwnTemplate.get_or_none(id=template_id)
    if found is None:
        raise Gone
    if found.owner_id == person.id:
        return found
    if not await Member.exists(person_id=person.id, board_id=found.board_id or 0):
        raise Gone
    return found


async def own_template(person: Person, template_id: int) -> OwnTemplate:
    """The template, locked, when it is this person's. Raises `Gone` and `NotAllowed`."""
    found = await see_template(person, template_id)
    if found.owner_id != person.id:
        raise NotAllowed
    return await OwnTemplate.select_for_update().get(id=found.id)


async def retitle(person: Person, template_id: int, title: str) -> OwnTemplate:
    """Give the template another title. Raises as `own_template` and `check_title`."""
    title = check_title(title)
    found = await own_template(person, template_id)
    found.title = title
    await found.save(update_fields=["title"])
    return found


async def rewrite_items(
    person: Person, template_id: int, items: Iterable[WrittenItem]
) -> OwnTemplate:
    """Let the template have these items instead. Raises as `own_template`."""
    found = await own_template(person, template_id)
    found.items = [{"key": item.key} if item.key else {"text": item.text} for item in items]
    await found.save(update_fields=["items"])
    return found


async def share(person: Person, template_id: int, board_id: int, *, on: bool) -> OwnTemplate:
    """Let the members of a team board use the template, or nobody else any more.

    Raises as `own_template` and `member_of`, and `PersonalBoardStays`.
    """
    found = await own_template(person, template_id)
    member = await member_of(person, board_id, Right.EDIT)
    if member.board.kind is BoardKind.PERSONAL:
        raise PersonalBoardStays
    if on:
        found.board_id = board_id
    elif found.board_id == board_id:
        found.board_id = None
    await found.save(update_fields=["board_id"])
    return found


async def drop_template(person: Person, template_id: int) -> None:
    """Remove the template; lists that were made of it stay. Raises as `own_template`."""
    found = await own_template(person, template_id)
    await found.delete()
