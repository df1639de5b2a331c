"""Files up and down: kinds, sizes, albums, ids that can be sent again, limits."""

from io import BytesIO
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
)

from sandbox.images import image_size
from tests.sandbox.people import OLENA, Inbox, People, picture


@pytest.fixture(autouse=True)
async def started(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    await inbox.read()


def upload(data: bytes = b"data", name: str = "план.pdf") -> BufferedInputFile:
    return BufferedInputFile(data, name)


async def test_photo_up_and_down(bot: Bot, people: People) -> None:
    data = picture(1600, 900)
    sent = await bot.send_photo(OLENA, upload(data), caption="<b>Банер</b>", parse_mode="HTML")
    assert sent.photo is not None
    assert [(size.width, size.height) for size in sent.photo] == [(90, 51), (320, 180), (1280, 720)]
    assert (sent.caption, [e.type for e in sent.caption_entities or []]) == ("Банер", ["bold"])
    got = await bot.download(sent.photo[-1], BytesIO())
    assert got is not None
    assert got.read() == data
    shown = (await people.messages(OLENA, OLENA))[-1]
    address = shown["files"][sent.photo[0].file_id]
    async with people.session.get(people.url + address) as response:
        assert await response.read() == data
        assert response.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("kind", ["video", "document", "voice", "audio", "animation"])
async def test_kinds_with_a_caption(bot: Bot, kind: str) -> None:
    send: Any = getattr(bot, f"send_{kind}")
    sent = await send(OLENA, upload(), caption="Ось")
    media = getattr(sent, kind)
    assert (sent.caption, media.file_size) == ("Ось", 4)
    again = await send(OLENA, media.file_id)
    assert getattr(again, kind).file_unique_id == media.file_unique_id
    with pytest.raises(TelegramBadRequest, match=r"can't use file of type .* as Sticker"):
        await bot.send_sticker(OLENA, media.file_id)


async def test_kinds_without_a_caption(bot: Bot) -> None:
    note = await bot.send_video_note(OLENA, upload(), duration=3, length=240)
    assert note.video_note is not None
    assert note.video_note.duration == 3
    sticker = await bot.send_sticker(OLENA, upload(name="a.webp"), emoji="👍")
    assert sticker.sticker is not None
    assert sticker.sticker.emoji == "👍"
    place = await bot.send_location(OLENA, 50.45, 30.52)
    assert place.location is not None


async def test_details_and_thumbnail(bot: Bot) -> None:
    cover = upload(picture(320, 180), "cover.jpg")
    sent = await bot.send_video(OLENA, upload(), duration=7, width=640, height=360, thumbnail=cover)
    assert sent.video is not None
    assert sent.video.thumbnail is not None
    assert (sent.video.duration, sent.video.thumbnail.width) == (7, 320)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (picture() + bytes(10 * 1024 * 1024), "file is too big"),
        (b"", "file must be non-empty"),
    ],
)
async def test_photos_that_telegram_refuses(bot: Bot, data: bytes, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_photo(OLENA, upload(data))


async def test_caption_limit(bot: Bot) -> None:
    sent = await bot.send_photo(OLENA, upload(picture()), caption="а" * 1024)
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(OLENA, upload(picture()), caption="а" * 1025)
    edited = await bot.edit_message_caption(chat_id=OLENA, message_id=sent.message_id, caption="б")
    assert isinstance(edited, Message)
    assert edited.caption == "б"
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("в", chat_id=OLENA, message_id=sent.message_id)


async def test_download_limit(bot: Bot) -> None:
    sent = await bot.send_document(OLENA, upload(bytes(20 * 1024 * 1024 + 1)))
    assert sent.document is not None
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.document.file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file_id or the file is temporarily"):
        await bot.get_file("nothing")


async def test_files_that_are_not_there(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await bot.send_photo(OLENA, "nothing")
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await bot.send_photo(OLENA, "https://example.org/a.png")


async def test_album(bot: Bot, people: People) -> None:
    photo = InputMediaPhoto(media=upload(picture()), caption="Перша")
    video = InputMediaVideo(media=upload())
    sent = await bot.send_media_group(OLENA, [photo, video])
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["Перша", None]
    assert len(await people.messages(OLENA, OLENA)) == 3


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([InputMediaPhoto], "there are not enough messages to send as an album"),
        ([InputMediaPhoto] * 11, "too many messages to send as an album"),
        ([InputMediaPhoto, InputMediaDocument], "document can't be mixed with other media types"),
        ([InputMediaAudio, InputMediaPhoto], "audio can't be mixed with other media types"),
    ],
)
async def test_albums_that_telegram_refuses(bot: Bot, kinds: list[Any], words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_media_group(OLENA, [kind(media=upload(picture())) for kind in kinds])


async def test_edit_media(bot: Bot) -> None:
    sent = await bot.send_photo(OLENA, upload(picture()), caption="Було")
    new = InputMediaDocument(media=upload(), caption="Стало")
    edited = await bot.edit_message_media(new, chat_id=OLENA, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.document is not None
    assert (edited.photo, edited.caption) == (None, "Стало")


async def test_people_send_files(people: People, inbox: Inbox) -> None:
    await people.send_files(OLENA, OLENA, picture(), kind="photo", caption="а" * 2000)
    await people.send_files(OLENA, OLENA, b"1", b"2", b"3", kind="document", caption="План")
    single, *album = [update.message for update in await inbox.read() if update.message]
    assert single.photo is not None
    assert len(single.caption or "") == 2000
    assert len({message.media_group_id for message in album}) == 1
    assert [(m.document is not None, m.caption) for m in album] == [
        (True, "План"),
        (True, None),
        (True, None),
    ]


@pytest.mark.parametrize(
    "kind",
    ["location", "contact", "dice", "poll", "sticker", "venue", "story", "checklist", "empty_text"],
)
async def test_other_things_people_send(people: People, inbox: Inbox, kind: str) -> None:
    await people.post(f"/people/{OLENA}/chats/{OLENA}/special", kind=kind)
    (update,) = await inbox.read()
    assert update.message is not None
    assert kind == "empty_text" or getattr(update.message, kind) is not None


async def test_a_checklist_with_what_is_done(people: People, inbox: Inbox) -> None:
    there = f"/people/{OLENA}/chats/{OLENA}/special"
    await people.post(there, kind="checklist", title="Ярмарок", tasks=["а", "б"], done=[2])
    (update,) = await inbox.read()
    assert update.message is not None
    assert update.message.checklist is not None
    first, second = update.message.checklist.tasks
    assert (first.id, first.completion_date, first.completed_by_user) == (1, 0, None)
    assert second.completed_by_user is not None
    assert second.completed_by_user.id == OLENA
    assert second.completion_date == int(update.message.date.timestamp())
    for wrong in ({"tasks": ["а"] * 31}, {"tasks": ["а" * 101]}, {"title": "а" * 256}):
        status, words = await people.refused(there, kind="checklist", **wrong)
        assert (status, "1-30 tasks" in words) == (400, True)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (picture(7, 5), (7, 5)),
        (b"GIF89a\x07\x00\x05\x00", (7, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x11\x08\x00\x05\x00\x07\x03", (7, 5)),
        (b"RIFF0000WEBPVP8X0000\x10\x00\x00\x00\x06\x00\x00\x04\x00\x00", (7, 5)),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff", None),
        (b"", None),
    ],
)
def test_image_size(data: bytes, size: tuple[int, int] | None) -> None:
    assert image_size(data) == size
