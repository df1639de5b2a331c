"""The walk: two messages, and the card is on the board."""

from tests.town import Town


async def test_two_messages_make_a_card(town: Town) -> None:
    olena = town.olena
    await olena.starts()
    await olena.taps("Київ")
    await olena.says("Пост про книги завтра 18:00")
    await olena.says("Текст")
    assert "#1 · Пост про книги" in await olena.text()
    assert "24 листопада, 18:00" in await olena.text()
    await olena.taps("✅")
    await olena.taps("⬅️")
    assert "#1 Пост про книги" in await olena.text()
