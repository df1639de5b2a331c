"""Spreadsheets that people send: fetched and read before the transaction of their update.

Before, because a call takes as long as it takes, and a transaction holds locks.
"""

import asyncio
import logging
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import Update

from handlers.documents.imports import ImportState
from handlers.documents.tables import BYTES_LIMIT, Table, read_table
from models.refusals import Refusal, TableUnread

log = logging.getLogger(__name__)


async def read_upload(bot: Bot, update: Update, context: FSMContext) -> Table | Refusal | None:
    """The table in the document that the person was asked for, or what is wrong with it.

    None for every other update. Raises Telegram's passing errors: the update is tried again then.
    """
    message = update.message
    if message is None or message.document is None:
        return None
    if await context.get_state() != ImportState.file.state:
        return None
    document = message.document
    if (document.file_size or 0) > BYTES_LIMIT:
        return TableUnread()
    file = BytesIO()
    try:
        await bot.download(document, file)
    except TelegramBadRequest as error:
        log.info("a file cannot be fetched: %s", type(error).__name__)
        return TableUnread()
    try:
        return await asyncio.to_thread(read_table, document.file_name or "", file.getvalue())
    except Refusal as refusal:
        return refusal
