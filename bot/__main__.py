"""`python -m bot`: serve the bot of BOT_TOKEN on Telegram; without one, the sandbox."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable
from typing import Any

from bot.quick_import import quick_import

with quick_import():
    from bot.logs import set_up
    from bot.process import StartError, opened_house, serve
    from bot.sandboxed import press_start, sandboxed_house, settle
    from bot.settings import Settings, SettingsError, read_settings
    from sandbox import Sandbox

log = logging.getLogger("bot")


def main() -> int:
    """Run until Ctrl-C; 2 with a line for each wrong setting, 1 when the start fails."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.lines))
        return 2
    set_up(settings)
    try:
        return asyncio.run(run(settings))
    except StartError as error:
        sys.stderr.write(f"{error}\n")
    except (asyncio.CancelledError, KeyboardInterrupt):
        return 0
    except Exception:
        log.exception("ended by a fault")
    return 1


async def run(settings: Settings) -> int:
    """Serve until a signal says to stop."""
    asyncio.get_running_loop().set_exception_handler(note_fault)
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("a signal stops a task, and there is none")
    # Until it serves there is nothing to finish, and Telegram may be long in answering.
    on_signal(task.cancel)
    if settings.bot_token is None:
        return await run_sandbox(settings)
    token = settings.bot_token.get_secret_value()
    async with opened_house(settings, token, settings.telegram_api_url) as house:
        say(f"Kartka serves @{house.username}. Ctrl-C stops it.")
        await serve(house, told_to_stop())
    return 0


async def run_sandbox(settings: Settings) -> int:
    """Serve in the sandbox, and say where to look."""
    settings, kept = settle(settings)
    begun = kept is not None and kept.exists()
    sandbox = Sandbox(keep=kept)
    try:
        await sandbox.start(settings.sandbox_port)
    except OSError:
        sys.stderr.write(f"Port {settings.sandbox_port} is taken: set SANDBOX_PORT to another.\n")
        return 1
    try:
        async with sandboxed_house(settings, sandbox) as house:
            if not begun:
                await press_start(sandbox)
            say(f"Kartka is in the sandbox. Open {sandbox.url} in your browser. Ctrl-C stops it.")
            await serve(house, told_to_stop())
    finally:
        await sandbox.stop()
    return 0


def on_signal(act: Callable[[], object]) -> None:
    """Do this from now on when Ctrl-C is pressed or the process is told to end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, act)


def told_to_stop() -> asyncio.Event:
    """Set when Ctrl-C is pressed or the process is told to end."""
    stopped = asyncio.Event()
    on_signal(stopped.set)
    return stopped


def note_fault(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody waited for, without its message, which may quote people."""
    log.error("%s", context["message"], exc_info=context.get("exception"))


def say(line: str) -> None:
    """Tell whoever started the process."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
