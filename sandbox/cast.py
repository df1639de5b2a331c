"""Who lives in the sandbox: the bot, and three people who work together."""

from sandbox.state import Json, Person

DEFAULT_TOKEN = "7000001:sandbox-token-on-this-machine-only"  # noqa: S105  opens this machine's sandbox only


def make_bot(token: str) -> Json:
    """The bot as getMe shows it; its id is the token's first part, as with Telegram."""
    return {
        "id": int(token.split(":", 1)[0]),
        "is_bot": True,
        "first_name": "Kartka",
        "username": "kartka_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_guest_queries": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


def make_cast() -> list[Person]:
    """Three people with three languages and zones; one has no @username."""
    return [
        Person(
            101,
            "Олена",
            "Коваль",
            "olena_community",
            "uk",
            "Europe/Kyiv",
            "community manager",
            "Веде спільноту книголюбів і збирає все на дошку",
        ),
        Person(
            102,
            "Марина",
            "Соколова",
            "marina_smm",
            "ru",
            "Europe/Warsaw",
            "SMM manager",
            "Публикует посты и живёт по другому часовому поясу",
        ),
        Person(
            103,
            "Max",
            "Taylor",
            None,
            "en",
            "Europe/London",
            "designer",
            "Draws the banners and has no @username",
        ),
    ]
