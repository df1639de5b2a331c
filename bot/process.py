"""The running bot: opened, serving, and closed with nothing left in doubt."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
    User,
)
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock, SystemClock
from bot.delivery import Courier
from bot.errors import reason
from bot.feeds import feed_routes
from bot.intake import House
from bot.lanes import Lanes
from bot.pace import Pace
from bot.polling import Polling
from bot.roster import Roster
from bot.session import Patience, make_bot
from bot.settings import Settings
from bot.sweeps import Sweeps
from bot.webhook import PATH, webhook_app
from bot.wiring import dispatcher, wanted_updates
from handlers.commands import description, group_commands, private_commands, short_description
from handlers.reader import Reader
from locales.catalogues import LANGUAGES
from models.budgets import TELEGRAM, Rates
from models.search.index import index_rest
from models.storage import Migrated, database, migrate

log = logging.getLogger(__name__)
HOUR = 3600


class StartError(Exception):
    """The bot cannot start: one line that names the setting and the reason, without its value."""


@asynccontextmanager
async def opened_house(
    settings: Settings,
    token: str,
    api_url: str,
    clock: Clock | None = None,
    rates: Rates | None = TELEGRAM,
) -> AsyncIterator[House]:
    """A bot with its database open and migrated. At the end, everything said is sent.

    It keeps to the rates; with none it sends as fast as it can. Raises `StartError` when the
    database or Telegram cannot be had.
    """
    url = settings.database_url.get_secret_value()
    clock = clock or SystemClock()
    patience = Patience(clock)
    pace = Pace(clock, rates, patience.hurried)
    migrated = await migrated_database(url)
    if migrated.applied:
        log.info("migrations applied: %s", ", ".join(migrated.applied))
    async with database(url), make_bot(token, api_url, patience, pace).context() as bot:
        if indexed := await index_rest():
            log.info("cards made ready to be searched: %d", indexed)
        me = await introduced(bot)
        courier = Courier(bot, clock, pace)
        house = House(
            bot=bot,
            username=me.username or "",
            settings=settings,
            clock=clock,
            courier=courier,
            sweeps=Sweeps(courier, clock, settings.old_after),
            lanes=Lanes(),
            roster=Roster(bot, clock),
        )
        try:
            yield house
        finally:
            patience.hurry()
            await courier.idle()


async def migrated_database(url: str) -> Migrated:
    """Bring the database up to date; what was applied."""
    try:
        return await migrate(url)
    except Exception as error:
        # Drivers raise errors of many kinds, and quote addresses in them.
        log.debug("the database cannot be opened", exc_info=True)
        line = f"DATABASE_URL: the database cannot be opened ({type(error).__name__})"
        raise StartError(line) from error


async def introduced(bot: Bot) -> User:
    """Who the bot is, if Telegram knows it."""
    try:
        return await bot.get_me()
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise StartError("BOT_TOKEN: Telegram does not know this token") from error
    except TelegramAPIError as error:
        raise StartError(f"TELEGRAM_API_URL: Telegram does not answer ({reason(error)})") from error


async def take(house: House, update: Update) -> None:
    """Take one update; returns when its effect is committed, raises when it could not be."""
    await dispatcher().feed_update(house.bot, update, house=house)


@asynccontextmanager
async def scheduled(house: House) -> AsyncIterator[AsyncIOScheduler]:
    """Sweeps at their intervals, for as long as the block runs."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    seconds = house.settings.sweep_seconds
    scheduler.add_job(house.sweeps.begin, "interval", seconds=seconds, **options)
    scheduler.add_job(house.sweeps.begin_archiving, "interval", seconds=HOUR, **options)
    scheduler.add_job(house.sweeps.begin_tidying, "interval", seconds=HOUR, **options)
    scheduler.start()
    try:
        yield scheduler
    finally:
        # Running sweeps are the courier's to finish: the jobs only start them.
        scheduler.shutdown(wait=False)


async def serve(house: House, stopped: asyncio.Event) -> None:
    """Serve until told to stop: by webhook where one is set, else by polling."""
    house.courier.start(introduce(house.bot, house))
    # aiogram's heap is large and lasting; freezing it spares long pauses of the collector.
    gc.collect()
    gc.freeze()
    async with scheduled(house):
        house.sweeps.nudge()
        if house.settings.webhook_url:
            await serve_webhook(house, stopped)
        else:
            await serve_polling(house, stopped)


async def serve_polling(house: House, stopped: asyncio.Event) -> None:
    """Poll until told to stop."""
    await house.bot.delete_webhook()
    polling = Polling(house.bot, lambda update: take(house, update), house.clock, wanted_updates())
    running = asyncio.create_task(polling.run())
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    polling.stop()
    waiting.cancel()
    await running


async def serve_webhook(house: House, stopped: asyncio.Event) -> None:
    """Listen until told to stop; updates being taken then are finished."""
    settings = house.settings
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    app = webhook_app(house.bot, lambda update: take(house, update), secret)
    app.add_routes(feed_routes(house))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=20)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.web_host, settings.web_port).start()
        except OSError as error:
            place = f"port {settings.web_port} of {settings.web_host}"
            raise StartError(f"WEB_HOST, WEB_PORT: cannot listen on {place}") from error
        await house.bot.set_webhook(
            f"{(settings.webhook_url or '').rstrip('/')}{PATH}",
            secret_token=secret,
            allowed_updates=wanted_updates(),
        )
        await stopped.wait()
    finally:
        await runner.cleanup()


async def introduce(bot: Bot, house: House) -> None:
    """Tell Telegram the commands and descriptions in every language; the default one unlabelled.

    Telegram may refuse for a while when the bot is started often: the bot serves all the same.
    """
    default = house.settings.default_language
    try:
        for language in (None, *LANGUAGES):
            reader = Reader(language or default, house.settings.zone, house.clock.now())
            for scope, commands in (
                (BotCommandScopeAllPrivateChats(), private_commands(reader)),
                (BotCommandScopeAllGroupChats(), group_commands(reader)),
            ):
                await bot.set_my_commands(
                    [BotCommand(command=name, description=text) for name, text in commands.items()],
                    scope=scope,
                    language_code=language,
                )
            await bot.set_my_description(description(reader), language_code=language)
            await bot.set_my_short_description(short_description(reader), language_code=language)
    except TelegramAPIError as error:
        log.warning("commands and descriptions not told: %s", reason(error))
