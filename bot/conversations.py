"""Conversation state in the database, so that unfinished input survives a restart.

It is written in the transaction of the update, like every other effect. Part of aiogram's storage
interface; aiogram ships none for SQL.
"""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from models.tables import Conversation


class DatabaseStorage(BaseStorage):
    """States and data of conversations, by bot, chat and person."""

    def __init__(self) -> None:
        self.keys = DefaultKeyBuilder(
            with_bot_id=True, with_business_connection_id=True, with_destiny=True
        )

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Set the state, or none."""
        name = state.state if isinstance(state, State) else state
        await self._write(key, state=name)

    async def get_state(self, key: StorageKey) -> str | None:
        """The state."""
        found = await Conversation.get_or_none(key=self.keys.build(key))
        return found.state if found else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Set the data, which must be JSON."""
        await self._write(key, data=dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data."""
        found = await Conversation.get_or_none(key=self.keys.build(key))
        return dict(found.data) if found else {}

    async def close(self) -> None:
        """Nothing to close: the database is the process's."""

    async def _write(self, key: StorageKey, **values: Any) -> None:
        name = self.keys.build(key)
        found = await Conversation.get_or_none(key=name)
        if found is None and any(values.values()):
            await Conversation.create(key=name, **values)
        elif found is not None:
            await found.update_from_dict(values).save(update_fields=list(values))
            if found.state is None and not found.data:
                await found.delete()
