"""The bot in processes of its own, as it is really run: started, killed, started again."""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from sandbox import Sandbox
from tests.process.serving import SECRET, free_port
from tests.structure.code import ROOT

SECONDS = 60


@dataclass
class Apart:
    """One process of the bot on this database; its log is kept."""

    sandbox: Sandbox
    database_url: str
    folder: Path
    webhook: bool = False
    process: asyncio.subprocess.Process | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        """What it logs."""
        return self.folder / "log"

    async def start(self) -> None:
        """Start it; returns when it says that it serves."""
        self.folder.mkdir(exist_ok=True)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": self.sandbox.token,
            "TELEGRAM_API_URL": self.sandbox.api_url,
            "DATABASE_URL": self.database_url,
            "SWEEP_SECONDS": "1",
            **self.settings,
        }
        if self.webhook:
            port = free_port()
            environment |= {
                "WEBHOOK_URL": f"http://127.0.0.1:{port}",
                "WEBHOOK_SECRET": SECRET,
                "WEB_HOST": "127.0.0.1",
                "WEB_PORT": f"{port}",
            }
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=self.folder,
                env=environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self.process.stdout is not None
        async with asyncio.timeout(SECONDS):
            line = await self.process.stdout.readline()
        assert b"serves" in line, self.log.read_text()

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop(self) -> None:
        """End it as it is ended when it is updated."""
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            async with asyncio.timeout(SECONDS):
                await self.process.wait()
