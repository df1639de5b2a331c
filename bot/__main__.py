"""`python -m bot`: serve the bot of BOT_TOKEN on Telegram; without one, the sandbox."""

import asyncio
import signal
import sys

from bot.quick_import import quick_import

with quick_import():
    from bot.logs import set_up
    from bot.process import opened_house, serve
    from bot.sandboxed import press_start, sandboxed_house, settle
    from bot.settings import Settings, SettingsError, read_settings
    from sandbox import Sandbox


def main() -> int:
    """Run until Ctrl-C; 2 with a line for each wrong setting, 1 when the start fails."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.lines))
        return 2
    set_up(settings)
    return asyncio.run(run(settings))


async def run(settings: Settings) -> int:
    """Serve until a signal says to stop."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    if settings.bot_token is None:
        return await run_sandbox(settings, stopped)
    token = settings.bot_token.get_secret_value()
    async with opened_house(settings, token, settings.telegram_api_url) as house:
        sys.stdout.write(f"Kartka serves @{house.username}. Ctrl-C stops it.\n")
        sys.stdout.flush()
        await serve(house, stopped)
    return 0


async def run_sandbox(settings: Settings, stopped: asyncio.Event) -> int:
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
            sys.stdout.write(
                f"Kartka is in the sandbox. Open {sandbox.url} in your browser. Ctrl-C stops it.\n"
            )
            sys.stdout.flush()
            await serve(house, stopped)
    finally:
        await sandbox.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
