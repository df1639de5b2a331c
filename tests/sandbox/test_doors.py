"""Who gets in and how: tokens, methods, parameters, hosts, starting, stopping, keeping."""

import asyncio
import sys
import warnings
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram.types import BufferedInputFile

from sandbox import Clock, Sandbox
from tests.sandbox.people import OLENA, Inbox, Json, People, connect, picture


async def _call(people: People, path: str, **request: Any) -> tuple[int, Json]:
    async with people.session.post(people.url + path, **request) as response:
        return response.status, await response.json()


@pytest.fixture
def address(sandbox: Sandbox) -> str:
    return f"/bot{sandbox.token}"


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/botwrong/getMe", 404, "Not Found"),
        ("/bot7000001:sandbox-token-on-this-machine-only/getMee", 404, "Not Found: method not"),
    ],
)
async def test_wrong_addresses(people: People, path: str, code: int, description: str) -> None:
    status, body = await _call(people, path)
    assert (status, body["ok"], body["error_code"]) == (code, False, code)
    assert body["description"].startswith(description)


async def test_every_form_of_request(people: People, address: str) -> None:
    await people.start(OLENA)
    markup = '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}'
    form = {"chat_id": str(OLENA), "text": "Пост", "reply_markup": markup}
    multipart = aiohttp.FormData(form, default_to_multipart=True)
    requests: list[Json] = [{"data": form}, {"params": form}, {"data": multipart}]
    requests.append({"json": {"chat_id": OLENA, "text": "Пост"}})
    for request in requests:
        status, body = await _call(people, f"{address}/sendMessage", **request)
        assert (status, body["result"]["text"]) == (200, "Пост")
    async with people.session.get(f"{people.url}{address}/getme") as response:
        assert (await response.json())["result"]["username"] == "kartka_bot"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"text": "а"}, "chat_id is empty"),
        ({"chat_id": 101}, "message text is empty"),
        ({"chat_id": 101, "text": 5}, 'parameter "text" must be of type String'),
        ({"chat_id": "x", "text": "а"}, 'parameter "chat_id" must be of type Chat'),
        ({"chat_id": 101, "text": "а", "loud": True}, 'parameter "loud" is not supported'),
        ({"chat_id": 101, "text": "а", "protect_content": 1}, "must be of type Boolean"),
        ({"chat_id": 101, "text": "а", "entities": {}}, "must be of type Array"),
        (
            {"chat_id": 101, "text": "а", "reply_markup": {"inline_keyboard": {}}},
            'Field "inline_keyboard" must be of type Array',
        ),
        (
            {"chat_id": 101, "text": "а", "reply_parameters": {"message_id": 1, "loud": 1}},
            'field "loud" is not supported by the sandbox',
        ),
    ],
)
async def test_strict_parameters(people: People, address: str, body: Json, words: str) -> None:
    await people.start(OLENA)
    status, answer = await _call(people, f"{address}/sendMessage", json=body)
    assert status == 400
    assert words in answer["description"]


async def test_broken_json(people: People, address: str) -> None:
    headers = {"Content-Type": "application/json"}
    status, _ = await _call(people, f"{address}/getMe", data="{", headers=headers)
    assert status == 400
    assert (await _call(people, f"/people/{OLENA}/start", data="[1]"))[0] == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/people/101/start", "/control/clock", "/bot7000001:sandbox-token/getMe"]
)
async def test_other_sites_stay_out(people: People, headers: dict[str, str], path: str) -> None:
    status, _ = await _call(people, path, headers=headers)
    assert status == 403


async def test_this_page_gets_in(people: People) -> None:
    headers = {"Origin": people.url, "Sec-Fetch-Site": "same-origin"}
    assert (await _call(people, f"/people/{OLENA}/start", headers=headers))[0] == 200


async def test_the_page_is_served(people: People) -> None:
    async with people.session.get(f"{people.url}/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
    for path in ("/%2e%2e/server.py", "/..%2fserver.py", "/nothing.css"):
        address = f"{people.url}{path}"
        async with people.session.get(address) as response:
            assert response.status == 404


async def test_a_taken_port_is_told(sandbox: Sandbox) -> None:
    other = Sandbox()
    with pytest.raises(OSError, match=r"[Aa]ddress"):
        await other.start(int(sandbox.url.rsplit(":", 1)[1]))
    await other.stop()


async def test_a_quiet_end_with_open_polls() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = asyncio.all_tasks()
        async with Sandbox() as sandbox, connect(sandbox) as bot:
            poll = asyncio.create_task(bot.get_updates(timeout=30))
            while sandbox.world.updates.polls == 0:
                await sandbox.clock.bell.wait()
            await sandbox.stop()
            assert await poll == []
        assert asyncio.all_tasks() == before


async def test_it_runs_alone() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    url = (await process.stdout.readline()).split()[-1].decode()
    async with aiohttp.ClientSession() as session, session.get(f"{url}people/cast") as response:
        assert len((await response.json())["people"]) == 3
    process.terminate()
    assert await process.wait() == 0
    assert await process.stderr.read() == b""


async def test_an_empty_cast() -> None:
    async with Sandbox("77:token", cast=False) as sandbox:
        assert (sandbox.bot_user["id"], sandbox.world.state.people) == (77, {})


async def test_state_is_kept(tmp_path: Path) -> None:
    keep = tmp_path / "sandbox.json"
    async with Sandbox(keep=keep) as sandbox, connect(sandbox) as bot:
        async with aiohttp.ClientSession() as session:
            people = People(session, sandbox.url)
            await people.start(OLENA)
            group = await people.group("supergroup", is_forum=True)
            await people.post(f"/people/{OLENA}/chats/{group}/topics", name="Пости")
        sent = await bot.send_photo(OLENA, BufferedInputFile(picture(), "a.png"))
    async with Sandbox(keep=keep, clock=Clock(frozen=True)) as sandbox, connect(sandbox) as bot:
        updates = await Inbox(bot).read()
        assert [u.event_type for u in updates][:2] == ["message", "my_chat_member"]
        assert sent.photo is not None
        data = await bot.download(sent.photo[0])
        assert data is not None
        assert data.read() == picture()
        assert [topic.name for topic in sandbox.world.state.chats[group].topics.values()] == [
            "Пости"
        ]
        again = await bot.copy_message(OLENA, OLENA, sent.message_id)
        assert again.message_id > sent.message_id
    with pytest.raises(ValueError, match="belongs to the bot 7000001"):
        Sandbox("77:token", keep=keep)
