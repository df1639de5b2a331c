"""Logs carry ids and reasons: never what people wrote, never their names, never the token."""

import io
import logging
import re
from collections.abc import Iterator

import pytest

from bot.logs import set_up
from bot.settings import Settings
from models.cards import change
from tests.conversations.looking import PICTURE
from tests.town import Town, opened_town

SECRETS = ["таємниц", "Олена", "olena", "Сміливий", "secretfile", "підпис", "приховано"]


@pytest.fixture(params=["text", "json"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything that is logged at the most talkative level, as the process writes it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    set_up(Settings(_env_file=None, log_level="DEBUG", log_format=request.param))
    stream = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


async def busy(town: Town) -> None:
    """A conversation with everything in it, and everything that may fail."""
    olena = town.olena
    await olena.settles()
    await olena.says("таємниця завтра 18:00 #приховано")
    await olena.says("таємниця в тексті <b>&")
    await olena.taps("✏️")
    await olena.says("нова таємниця")
    await olena.sends("document", PICTURE, name="secretfile.pdf", caption="підпис")
    await olena.taps("✅")
    await olena.taps("☑️")
    await olena.forges("c:1:таємниця")
    await olena.forges("таємниця")
    made = await olena.acts("groups", title="Сміливий клуб", members=[103], with_bot=True)
    await olena.at(made["chat"]).says("/new таємниця групи")
    for kind in ("429", "500", "drop_after", "403", "400"):
        fault = {"method": "*", "kind": kind, "times": 1}
        if kind == "400":
            fault["description"] = "Bad Request: PEER_ID_INVALID"
        await town.act("/control/fail", fault)
        await olena.says("ще одна таємниця")
    await town.pass_time(hours=30)


async def test_a_busy_day_with_failures(
    sqlite_url: str, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened_town(sqlite_url) as town:
        await busy(town)

        async def breaks(*_: object) -> None:
            raise ValueError(" ".join(SECRETS))

        monkeypatch.setattr(change, "rename", breaks)
        await town.olena.says("/cancel")
        await town.olena.says("Олена")
        await town.olena.taps("✅")
        await town.olena.taps("✏️")
        await town.olena.says("таємниця, яка ламає")
        assert town.olena.words("Something broke here, and nothing was changed. Try again.") in (
            await town.olena.text()
        )
        monkeypatch.undo()
        token = town.sandbox.token
    log = written.getvalue()
    found = [secret for secret in (*SECRETS, token) if secret.casefold() in unescaped(log)]
    assert not found, [line for line in log.splitlines() if found[0] in line.casefold()][:3]
    assert "update" in log
    assert "ValueError" in log


def unescaped(log: str) -> str:
    """The log in lower case, with what JSON or Python wrote as escapes read back."""
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), log)
    return (log + plain).casefold()
