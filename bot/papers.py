"""Sending what was made: pictures as photos where Telegram keeps them sharp, the rest as files."""

from collections.abc import Sequence

from aiogram import Bot
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto

from handlers.documents.making import Made

SHARP = 2560
"""Telegram makes a photo smaller than this in its longer side, in pixels."""
ALBUM = 10


async def send_files(bot: Bot, chat_id: int, made: Sequence[Made]) -> None:
    """Send the files, several as albums. Raises Telegram's errors."""
    photos = all(max(one.size) <= SHARP for one in made) and all(any(one.size) for one in made)
    for start in range(0, len(made), ALBUM):
        files = [
            BufferedInputFile(one.data, filename=one.name) for one in made[start : start + ALBUM]
        ]
        if len(files) > 1:
            kind = InputMediaPhoto if photos else InputMediaDocument
            await bot.send_media_group(chat_id, [kind(media=file) for file in files])
        elif photos:
            await bot.send_photo(chat_id, files[0])
        else:
            await bot.send_document(chat_id, files[0])
