"""Telegram on one's own machine: a Bot API server and a chat page, for trying the bot and tests."""

from sandbox.clock import Clock
from sandbox.server import Sandbox

__all__ = ["Clock", "Sandbox"]
