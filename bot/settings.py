"""Settings from the environment or `.env`, checked all at once before anything starts."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from locales.catalogues import LANGUAGES
from models.storage import DEFAULT_URL

TOKEN = re.compile(r"\d+:[\w-]{30,}", re.ASCII)
TELEGRAM = "https://api.telegram.org"
EXPECTED = {
    "BOT_TOKEN": "a token from @BotFather, such as 123456789:AAE…",
    "DATABASE_URL": "sqlite://data/kartka.db or postgres://user:password@host/name",
    "TELEGRAM_API_URL": "an http(s) address of a Bot API server",
    "WEBHOOK_URL": "an https address that Telegram can reach",
    "WEBHOOK_SECRET": "1-256 characters of A-Z a-z 0-9 _ -, wherever WEBHOOK_URL is set",
    "WEB_HOST": "an address to listen on, such as 0.0.0.0",
    "WEB_PORT": "a port, 1 to 65535",
    "DEFAULT_LANGUAGE": "uk, ru or en",
    "DEFAULT_TIMEZONE": "an IANA time zone, such as Europe/Kyiv",
    "SWEEP_SECONDS": "a number of seconds, 1 to 3600",
    "OLD_AFTER_HOURS": "a number of hours, 1 to 720",
    "LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
    "LOG_FORMAT": "text or json",
    "SANDBOX_PORT": "a port, 0 (any free one) to 65535",
    "SANDBOX_KEEP": "true or false",
}


class SettingsError(Exception):
    """The process cannot start: a line for each wrong or missing value, never the value."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Settings(BaseSettings):
    """What the process is told. With no token it serves the sandbox."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    bot_token: SecretStr | None = None
    database_url: SecretStr = SecretStr(DEFAULT_URL)
    telegram_api_url: str = TELEGRAM
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    web_host: str = Field(default="0.0.0.0", min_length=1)  # noqa: S104 - a container's port
    web_port: int = Field(default=8080, ge=1, le=65535)
    default_language: str = "uk"
    default_timezone: str = "Europe/Kyiv"
    sweep_seconds: Annotated[float, Field(ge=1, le=3600)] = 5
    old_after_hours: int = Field(default=24, ge=1, le=720)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    sandbox_port: int = Field(default=8081, ge=0, le=65535)
    sandbox_keep: bool = False

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        if not re.match(r"(sqlite|postgres|asyncpg)://.", value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError
        return value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _webhook(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "")
        local = parts.hostname in {"127.0.0.1", "localhost"}
        if value and (not parts.netloc or not (parts.scheme == "https" or local)):
            raise ValueError
        return value

    @field_validator("default_language")
    @classmethod
    def _language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError
        return value

    @field_validator("default_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        # A webhook's address that is not among the data was given, and refused.
        wanted = info.data.get("webhook_url", "refused") is not None
        if value is None and wanted:
            raise ValueError
        if value and not re.fullmatch(r"[\w-]{1,256}", value.get_secret_value(), re.ASCII):
            raise ValueError
        return value

    @property
    def old_after(self) -> timedelta:
        """How late a reminder is only counted, not told."""
        return timedelta(hours=self.old_after_hours)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of whoever has not said theirs."""
        return ZoneInfo(self.default_timezone)


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings. Raises `SettingsError` that names every wrong value at once."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        names = dict.fromkeys(str(fault["loc"][0]).upper() for fault in found)
        raise SettingsError([f"{name}: expected {EXPECTED[name]}" for name in names]) from None
    except UnicodeDecodeError:
        raise SettingsError([f"{env_file}: expected text in UTF-8"]) from None
