"""Settings: all faults at once, a line each, and never the value."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import EXPECTED, Settings, SettingsError, read_settings

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "Ab-" * 12
WRONG = {
    "BOT_TOKEN": "wrong-token",
    "DATABASE_URL": "mysql://user:wrong-password@host/name",
    "TELEGRAM_API_URL": "ftp://wrong-api",
    "WEBHOOK_URL": "http://wrong-hook.example",
    "WEBHOOK_SECRET": "wrong secret!",
    "WEB_PORT": "wrong-port",
    "DEFAULT_LANGUAGE": "wrong-language",
    "DEFAULT_TIMEZONE": "Europe/Wrong",
    "SWEEP_SECONDS": "wrong-number",
    "OLD_AFTER_HOURS": "wrong-hours",
    "LOG_LEVEL": "wrong-level",
    "LOG_FORMAT": "wrong-format",
    "SANDBOX_PORT": "-5",
    "SANDBOX_KEEP": "wrong-switch",
}
FREE = {"WEB_HOST"}  # any text may be an address: listening will tell


def faults(env_file: Path | None = None) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file)
    return caught.value.lines


def test_there_is_an_expectation_for_every_setting() -> None:
    assert set(EXPECTED) == {name.upper() for name in Settings.model_fields}
    assert set(WRONG) | FREE == set(EXPECTED)


def test_all_faults_are_told_at_once_without_values(clean_environment: pytest.MonkeyPatch) -> None:
    for name, value in WRONG.items():
        clean_environment.setenv(name, value)
    lines = faults()
    assert lines == [f"{name}: expected {EXPECTED[name]}" for name in EXPECTED if name in WRONG]
    assert "wrong" not in "".join(lines).lower()
    assert all("\n" not in line for line in lines)


@pytest.mark.parametrize("name", WRONG)
def test_one_fault_is_told_alone(clean_environment: pytest.MonkeyPatch, name: str) -> None:
    clean_environment.setenv("WEBHOOK_SECRET", "left-hand")
    clean_environment.setenv(name, WRONG[name])
    assert faults() == [f"{name}: expected {EXPECTED[name]}"]


@pytest.mark.parametrize("hook", ["https://kartka.example", "http://refused.example"])
def test_a_missing_secret_is_told_with_the_others(
    clean_environment: pytest.MonkeyPatch, hook: str
) -> None:
    clean_environment.setenv("BOT_TOKEN", "x")
    clean_environment.setenv("WEBHOOK_URL", hook)
    named = [line.split(":")[0] for line in faults()]
    assert named[0] == "BOT_TOKEN"
    assert named[-1] == "WEBHOOK_SECRET"
    assert ("WEBHOOK_URL" in named) == hook.startswith("http:")


def test_defaults_serve_the_sandbox(clean_environment: pytest.MonkeyPatch) -> None:
    settings = read_settings(None)
    assert settings.bot_token is None
    assert settings.database_url.get_secret_value() == "sqlite://data/kartka.db"
    assert str(settings.zone) == "Europe/Kyiv"


def test_the_file_is_read_and_the_environment_wins(
    clean_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text(f"BOT_TOKEN={TOKEN}\nDEFAULT_LANGUAGE=ru\nWEB_PORT=\n# DEFAULT_TIMEZONE=x\n")
    clean_environment.setenv("DEFAULT_LANGUAGE", "en")
    settings = read_settings(file)
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.default_language == "en"
    assert settings.web_port == 8080


def test_the_file_of_this_folder_is_read(
    clean_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clean_environment.chdir(tmp_path)
    Path(".env").write_text("LOG_LEVEL=DEBUG\n")
    assert read_settings().log_level == "DEBUG"


def test_a_file_in_another_encoding_is_told(
    clean_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_bytes("DEFAULT_LANGUAGE=uk # українська\n".encode("cp1251"))
    assert faults(file) == [f"{file}: expected text in UTF-8"]


def test_secrets_are_not_in_what_is_printed(clean_environment: pytest.MonkeyPatch) -> None:
    secrets = {
        "BOT_TOKEN": TOKEN,
        "WEBHOOK_SECRET": "left-hand",
        "DATABASE_URL": "postgres://olena:right-hand@host/name",
    }
    for name, value in secrets.items():
        clean_environment.setenv(name, value)
    settings = read_settings(None)
    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert not [value for value in secrets.values() if value in shown]


def test_a_wrong_value_is_not_in_the_librarys_own_words(
    clean_environment: pytest.MonkeyPatch,
) -> None:
    clean_environment.setenv("BOT_TOKEN", "wrong-token")
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None)
    assert "wrong-token" not in str(caught.value)


def test_the_example_names_every_setting_and_explains_it() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = [
        (number, found[1])
        for number, line in enumerate(lines)
        if (found := re.fullmatch(r"#?([A-Z_]+)=.*", line))
    ]
    assert [name for _, name in named] == list(EXPECTED)
    assert all(lines[number - 1].startswith("# ") for number, _ in named)


def test_the_example_shows_the_defaults(
    clean_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_all = re.sub(r"^#(?=[A-Z_]+=)", "", (ROOT / ".env.example").read_text(), flags=re.M)
    (tmp_path / ".env").write_text(set_all)
    assert read_settings(tmp_path / ".env") == read_settings(None)
    assert read_settings(ROOT / ".env.example") == read_settings(None)
