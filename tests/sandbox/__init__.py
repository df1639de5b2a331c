"""The sandbox against the promises of Telegram's own Bot API."""
