"""Commands by scope and language, name, descriptions, menu button, and the full chat."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from tests.sandbox.people import MARYNA, MAX, OLENA, People


async def test_commands_of_a_person(bot: Bot, people: People) -> None:
    await people.start(OLENA, MARYNA, MAX)
    group = await people.group()
    private, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()

    def new(text: str) -> list[BotCommand]:
        return [BotCommand(command="new", description=text)]

    await bot.set_my_commands(new("default"))
    await bot.set_my_commands(new("private"), scope=private)
    await bot.set_my_commands(new("приватно"), scope=private, language_code="uk")
    await bot.set_my_commands(new("group"), scope=groups)
    await bot.set_my_commands(new("max"), scope=BotCommandScopeChat(chat_id=MAX))
    await bot.set_my_commands(new("this group"), scope=BotCommandScopeChat(chat_id=group))
    member = BotCommandScopeChatMember(chat_id=group, user_id=MARYNA)
    await bot.set_my_commands(new("марина"), scope=member)

    async def seen(person_id: int, chat_id: int) -> str:
        commands = (await people.chat(person_id, chat_id))["commands"]
        return str(commands[0]["description"])

    assert await seen(OLENA, OLENA) == "приватно"
    assert await seen(MARYNA, MARYNA) == "private"
    assert await seen(MAX, MAX) == "max"
    assert await seen(OLENA, group) == "this group"
    assert await seen(MARYNA, group) == "марина"
    assert [c.description for c in await bot.get_my_commands(scope=groups)] == ["group"]
    assert await bot.get_my_commands(scope=groups, language_code="uk") == []
    assert await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=group))
    assert await seen(OLENA, group) == "group"
    assert await bot.delete_my_commands(scope=groups)
    assert await seen(OLENA, group) == "default"


@pytest.mark.parametrize(
    ("command", "description", "words"),
    [
        ("New", "а", "BOT_COMMAND_INVALID"),
        ("a" * 33, "а", "BOT_COMMAND_INVALID"),
        ("new", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("new", "а" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_refused_commands(bot: Bot, command: str, description: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.set_my_commands([BotCommand(command=command, description=description)])


async def test_more_refusals(bot: Bot) -> None:
    many = [BotCommand(command=f"c{number}", description="а") for number in range(101)]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMANDS_TOO_MUCH"):
        await bot.set_my_commands(many)
    with pytest.raises(TelegramBadRequest, match="invalid language code specified"):
        await bot.set_my_commands(many[:1], language_code="ukr")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.set_my_commands(many[:1], scope=BotCommandScopeChat(chat_id=999))


async def test_texts_by_language(bot: Bot, people: People) -> None:
    await bot.set_my_name("Картка", language_code="uk")
    await bot.set_my_description("A board in your chats")
    await bot.set_my_description("Дошка у ваших чатах", language_code="uk")
    await bot.set_my_short_description("Дошка", language_code="uk")
    assert (await bot.get_my_name(language_code="uk")).name == "Картка"
    assert (await bot.get_my_name()).name == "Kartka"
    assert (await bot.get_my_description(language_code="ru")).description == "A board in your chats"
    assert (await people.get("/people/cast", language="uk"))["bot_info"] == {
        "name": "Картка",
        "description": "Дошка у ваших чатах",
        "short_description": "Дошка",
    }
    with pytest.raises(TelegramBadRequest, match="up to 512 characters"):
        await bot.set_my_description("а" * 513)


async def test_menu_button(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
    app = MenuButtonWebApp(text="Дошка", web_app=WebAppInfo(url="https://example.org"))
    await bot.set_chat_menu_button(chat_id=OLENA, menu_button=app)
    assert isinstance(await bot.get_chat_menu_button(chat_id=OLENA), MenuButtonWebApp)
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)


async def test_full_chats(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    private = await bot.get_chat(OLENA)
    assert (private.type, private.active_usernames) == ("private", ["olena_community"])
    forum = await people.group("supergroup", is_forum=True, public=True, username="books")
    full = await bot.get_chat("@books")
    assert (full.id, full.is_forum, full.title) == (forum, True, "Книголюби")
    assert full.permissions is not None
    assert full.permissions.can_send_messages
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.get_chat("@nobody_here")
    with pytest.raises(TelegramBadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(OLENA)
    assert (await bot.get_chat_member(OLENA, OLENA)).status == "member"
    with pytest.raises(TelegramBadRequest, match="member not found"):
        await bot.get_chat_member(OLENA, MARYNA)
