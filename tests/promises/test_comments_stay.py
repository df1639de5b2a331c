"""Comments are taken once, and only members of the board ever see them."""

import json

from models.tables import Comment, CommentPart, Member, Reminder, ReminderState
from tests.conversations.looking import PICTURE
from tests.conversations.teams import gather_team
from tests.town import Json, Person, Town

PLANTED = "Цілком таємно"


async def team_card(town: Town) -> Json:
    """Olena's card on the team's board, open in Max's chat too."""
    await gather_team(town)
    await town.olena.says("Афіша")
    await town.olena.taps("✅")
    await town.max.says("/board")
    await town.max.taps("#1")
    return await town.olena.screen()


async def heard(town: Town, person: Person) -> str:
    """Everything that the bot ever sent to this person."""
    found = await town.read("/control/calls")
    mine = [call["params"] for call in found["calls"] if call["method"] != "getUpdates"]
    return json.dumps([p for p in mine if p.get("chat_id") == person.id], ensure_ascii=False)


async def test_a_redelivered_comment_is_one(town: Town) -> None:
    card = await team_card(town)
    olena, reply = town.olena, {"reply_to": card["message_id"]}
    said = await olena.says("Думка", **reply)
    reply = {"reply_to": (await olena.screen())["message_id"]}
    album = await olena.sends("photo", PICTURE, PICTURE, **reply)
    for update_id in (said["update_id"], *album["update_ids"], said["update_id"]):
        await town.act("/control/redeliver", {"update_id": update_id})
    assert await Comment.all().count() == 2
    assert await CommentPart.all().count() == 3


async def test_whoever_left_says_nothing_and_hears_nothing(town: Town) -> None:
    await team_card(town)
    olena, max_ = town.olena, town.max
    await max_.says("Думка", reply_to=(await max_.screen())["message_id"])
    shown = await max_.screen()
    await olena.says(PLANTED, reply_to=(await olena.screen())["message_id"])
    await max_.taps("💬")
    page = await max_.data_of("2")
    await Member.filter(person__telegram_id=max_.id).exclude(role="owner").delete()
    before = await heard(town, max_)
    await town.pass_time(minutes=1)
    await max_.says("Я ще тут", reply_to=shown["message_id"])
    await max_.forges(page)
    await olena.says(f"{PLANTED} знову", reply_to=(await olena.screen())["message_id"])
    await town.pass_time(minutes=1)
    assert await Comment.all().count() == 3
    assert PLANTED not in (await heard(town, max_)).replace(before[1:-1], "")
    states = Reminder.filter(reason="comment", person__telegram_id=max_.id)
    assert {row.state for row in await states} == {ReminderState.DROPPED}


async def test_a_comment_that_could_not_be_told_is_told_later(sqlite_town: Town) -> None:
    await team_card(sqlite_town)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await olena.acts("block")
    await max_.says("Думка", reply_to=(await max_.screen())["message_id"])
    await sqlite_town.pass_time(minutes=1)
    await olena.acts("unblock")
    await olena.starts()
    await sqlite_town.pass_time(minutes=1)
    told = [m for m in await olena.bots() if m["text"].startswith("💬 Max Taylor: Думка")]
    assert len(told) == 1
