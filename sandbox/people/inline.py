"""People use the bot inline: they type behind its name, see its results, and send one."""

from aiohttp import web

from sandbox.asking import answer, get_text, need_text, path_int, read_json
from sandbox.errors import PeopleError
from sandbox.inline import ask, send_result
from sandbox.state import Chat, Person
from sandbox.world import World


class PeopleInline:
    """Inline mode, as people see it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where to ask, look and choose."""
        chat = "/people/{p}/chats/{chat}"
        return [
            web.post(f"{chat}/inline", self.ask),
            web.get("/people/{p}/inline/{query}", self.look),
            web.post(f"{chat}/choose", self.choose),
        ]

    def _place(self, request: web.Request) -> tuple[Person, Chat]:
        person = self._world.person(path_int(request, "p"))
        return person, self._world.chat_of(person.id, path_int(request, "chat"))

    async def ask(self, request: web.Request) -> web.Response:
        """Type `@bot query` in a chat; the results come when the bot answers."""
        person, chat = self._place(request)
        body = await read_json(request)
        query = ask(
            self._world,
            person,
            chat,
            get_text(body, "query") or "",
            get_text(body, "offset") or "",
        )
        return answer(inline_query_id=query.id)

    async def look(self, request: web.Request) -> web.Response:
        """What the bot answered to a query; null as long as it has not."""
        person = self._world.person(path_int(request, "p"))
        query = self._world.state.inline_queries.get(request.match_info["query"])
        if query is None or query.person_id != person.id:
            raise PeopleError("There is no such query of yours.", 404)
        return answer(answer=query.answer)

    async def choose(self, request: web.Request) -> web.Response:
        """Send a result to a chat, as a message via the bot."""
        person, chat = self._place(request)
        body = await read_json(request)
        query = self._world.state.inline_queries.get(need_text(body, "inline_query_id"))
        if query is None or query.person_id != person.id:
            raise PeopleError("There is no such query of yours.", 404)
        message = send_result(self._world, person, chat, query, need_text(body, "result_id"))
        if message is None:
            raise PeopleError("The bot gave no such result.", 404)
        update_id = self._world.send_update(message)
        return answer(
            message_id=message.id, inline_message_id=message.inline_id, update_id=update_id
        )
