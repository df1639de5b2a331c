"""Pictures, files, voices: sent, shown, opened."""

import struct
import zlib
from typing import Any

import pytest
from playwright.async_api import FilePayload, expect

from tests.page.bot import PlainBot
from tests.page.test_writing import begin

pytestmark = pytest.mark.asyncio(loop_scope="session")


def draw(width: int = 60, height: int = 40) -> bytes:
    """A one-coloured PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + b"\x2f\x7d\x6d" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def picture(name: str) -> FilePayload:
    """A picture to choose."""
    return FilePayload(name=name, mimeType="image/png", buffer=draw())


async def choose(person: Any, entry: str, files: list[FilePayload]) -> None:
    """Choose files by the attach menu."""
    await person.one("attach").click()
    async with person.page.expect_file_chooser() as chooser:
        await person.one(entry).click()
    await (await chooser.value).set_files(files)


async def test_a_picture_with_a_caption(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await choose(person, "attach-photo", [picture("a.png")])
    await person.one("caption").fill("**референс**")
    await person.page.keyboard.press("Enter")
    message = await bot.next("message")
    assert message["photo"]
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("референс", "bold")
    shown = person.message(message["message_id"])
    await expect(shown.locator("strong")).to_have_text("референс")
    await shown.locator('[data-testid="photo"]').click()
    await expect(person.one("lightbox")).to_be_visible()
    await person.page.keyboard.press("Escape")
    await expect(person.one("lightbox")).to_have_count(0)


async def test_several_pictures_are_an_album(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await choose(person, "attach-photo", [picture(f"{n}.png") for n in range(3)])
    await person.one("send-files-yes").click()
    parts = [await bot.next("message") for _ in range(3)]
    assert len({part["media_group_id"] for part in parts}) == 1
    album = person.message(parts[2]["message_id"])
    await expect(album.locator('[data-testid="photo"]')).to_have_count(3)
    await expect(person.one("message")).to_have_count(2)


async def test_pictures_can_go_as_files(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await choose(person, "attach-photo", [picture("logo.png")])
    await person.one("as-files").check()
    await person.one("send-files-yes").click()
    assert (await bot.next("message"))["document"]["file_name"] == "logo.png"
    await expect(person.one("document")).to_contain_text("logo.png")


async def test_a_pasted_picture_is_offered(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.one("composer").evaluate(
        """(node, bytes) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], 'pasted.png', { type: 'image/png' }));
            node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
        }""",
        list(draw()),
    )
    await person.one("send-files-yes").click()
    assert (await bot.next("message"))["photo"]


async def test_a_dropped_file_is_offered(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.page.locator("#chat").evaluate(
        """(node) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(['план'], 'план.txt', { type: 'text/plain' }));
            for (const type of ['dragover', 'drop']) {
                const how = { dataTransfer, bubbles: true, cancelable: true };
                node.dispatchEvent(new DragEvent(type, how));
            }
        }"""
    )
    await person.one("send-files-yes").click()
    assert (await bot.next("message"))["document"]["file_name"] == "план.txt"


async def test_the_sample_voice_message_is_a_voice(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await person.one("attach").click()
    await person.one("attach-voice").click()
    assert (await bot.next("message"))["voice"]["duration"] > 0
    await expect(person.one("voice")).to_be_visible()


async def test_a_document_of_the_bot_downloads(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await bot.upload("sendDocument", "дошка.csv", b"a,b\n1,2\n", chat_id=person.id)
    async with person.page.expect_download() as download:
        await person.one("document").click()
    found = await download.value
    assert found.suggested_filename == "дошка.csv"


async def test_a_photo_of_the_bot_is_shown(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await bot.upload("sendPhoto", "board.png", draw(400, 300), chat_id=person.id, caption="Дошка")
    image = person.said("Дошка").locator("img")
    await expect(image).to_be_visible()
    assert await image.evaluate("async (n) => { await n.decode(); return n.naturalWidth; }") == 400


async def test_an_album_is_forwarded_whole(cast: Any, bot: PlainBot) -> None:
    person = await begin(cast, bot)
    await choose(person, "attach-photo", [picture("1.png"), picture("2.png")])
    await person.one("send-files-yes").click()
    first = await bot.next("message")
    await bot.next("message")
    await person.pick(person.message(first["message_id"]), "menu-forward")
    await person.one("forward-chat", chat_id=person.id).click()
    await person.one("forward-comment").fill("Ось приклад")
    await person.one("forward-yes").click()
    assert (await bot.next("message"))["text"] == "Ось приклад"
    parts = [await bot.next("message") for _ in range(2)]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert parts[0]["media_group_id"] != first["media_group_id"]
    await expect(person.one("forwarded")).to_have_count(1)
