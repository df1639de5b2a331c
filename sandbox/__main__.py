"""`python -m sandbox`: the sandbox alone, until Ctrl+C."""

import argparse
import asyncio
import contextlib
import signal
import sys
from pathlib import Path

from sandbox import Sandbox


async def _run(port: int, keep: Path | None) -> None:
    sandbox = Sandbox(keep=keep)
    await sandbox.start(port)
    sys.stdout.write(
        f"Chat page:      {sandbox.url}/\n"
        f"Bot API server: {sandbox.api_url}\n"
        f"Bot token:      {sandbox.token}\n"
        "Ctrl+C stops it.\n"
    )
    sys.stdout.flush()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows knows only KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    try:
        await stopped.wait()
    finally:
        await sandbox.stop()


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--keep", type=Path, help="a file to remember everything in")
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(given.port, given.keep))


if __name__ == "__main__":
    main()
