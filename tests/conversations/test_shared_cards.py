"""A card that a whole group sees: choices belong to who opened them, the card to all."""

from models.refusals import MembersOnly, NotAllowed, TakenAlready, TheirChoice
from models.tables import Member, Role
from tests.conversations.groups import alone, board, data_on, gather, makes, others, words_on
from tests.conversations.looking import moments
from tests.town import Town

NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def test_a_choice_belongs_to_who_opened_it(sqlite_town: Town, number: int) -> None:
    here = await gather(sqlite_town.person(number))
    first, second = others(here)
    card = await makes(here, "Афіша")
    for sign in ("👤", "⏰", "↔️"):
        await here.taps(sign, on=card)
        choice = await here.screen()
        before = choice["text"], words_on(choice)
        for person in (first, second):
            for words in words_on(choice)[:2]:
                toast = await person.taps(words, on=choice)
                assert toast == person.refused(TheirChoice(NAMES[number]))
        now = await here.screen()
        assert (now["text"], words_on(now)) == before
        await here.taps("⬅️", on=choice)
    # On the card itself everybody taps.
    await first.taps("➡️", on=card)
    assert here.words("In progress") in (await here.screen())["text"]
    await first.taps("👤", on=card)
    await first.taps(NAMES[103], on=await first.screen())
    await first.taps("⬅️", on=await first.screen())
    assert f"👤 {NAMES[103]}" in (await here.screen())["text"]


async def test_a_forgotten_choice_becomes_the_card_again(town: Town) -> None:
    here = await gather(town.olena)
    card = await makes(here, "Афіша")
    await here.taps("👤", on=card)
    assert "➡️" not in str(words_on(await here.screen()))
    await town.pass_time(minutes=1)
    assert "➡️" not in str(words_on(await here.screen()))
    await town.pass_time(minutes=2)
    assert words_on(await here.screen()) == words_on(card)
    await others(here)[0].taps("👤", on=await here.screen())
    toast = await here.taps("⬅️", on=await here.screen())
    assert toast == here.refused(TheirChoice(NAMES[102]))


async def test_in_private_choices_are_nobodys(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says("Афіша")
    await olena.taps("✅")
    await olena.taps("⏰")
    await sqlite_town.pass_time(minutes=5)
    assert "⏰" not in str(await olena.buttons())


async def test_whoever_is_first_takes_the_card(sqlite_town: Town, number: int) -> None:
    here = await gather(sqlite_town.person(number))
    first, second = others(here)
    card = await makes(here, "Афіша")
    assert f"🙋 {here.words('I take it')}" in words_on(card)
    assert await first.taps("🙋", on=card) == first.words("The card is yours")
    shown = await here.screen()
    assert f"👤 {NAMES[first.id]}" in shown["text"]
    assert "🙋" not in str(words_on(shown))
    take = data_on(card, "🙋")
    assert await second.forges(take, on=card) == second.refused(TakenAlready(NAMES[first.id]))
    assert await first.forges(take, on=card) == first.words("The card is yours")
    assert (await here.screen())["text"].count("👤") == 1


async def test_who_may_not_hears_why(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    marina, stranger = others(here)
    card = await makes(here, "Афіша")
    await Member.filter(person__telegram_id=marina.id).update(role=Role.GUEST)
    await Member.filter(person__telegram_id=stranger.id).delete()
    for sign in ("🙋", "👤", "⏰", "➡️", "✅", "↔️", "✏️"):
        assert await marina.taps(sign, on=card) == marina.refused(NotAllowed())
        expected = stranger.refused(MembersOnly(0, public=False))
        assert await stranger.taps(sign, on=card) == expected


async def test_short_answers_are_for_who_asked(sqlite_town: Town, number: int) -> None:
    here = await gather(sqlite_town.person(number))
    first, _ = others(here)
    await here.does(
        "promote", user="bot", rights={"can_pin_messages": True, "can_delete_messages": True}
    )
    before = [m["message_id"] for m in await first.messages()]
    for command in ("/cancel", "/help", "/my"):
        said = await here.says(command)
        assert alone(await here.screen())
        assert said["message_id"] not in [m["message_id"] for m in await here.messages()]
    assert [m["message_id"] for m in await first.messages()] == before


async def test_what_is_typed_for_a_card_seen_alone_stays_so(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    first, second = others(here)
    await makes(here, "Афіша")
    await here.says("/board")
    seen = len(await second.bots())
    await first.taps("#1", on=await board(here))
    await first.taps("⏰")
    assert alone(await first.screen())
    await first.taps("✏️")
    question = await first.screen()
    await first.says("tomorrow 18:00", reply_to=question["message_id"])
    card = await first.screen()
    assert alone(card)
    assert len(moments(card)) == 2
    assert (
        len([m for m in await second.bots() if m["message_id"] != question["message_id"]]) == seen
    )
    await first.taps("👤", on=card)
    await first.taps(NAMES[103])
    await first.taps("⬅️")
    assert f"👤 {NAMES[103]}" in (await first.screen())["text"]
    assert len(await first.bots()) == len(await second.bots()) + 2
