"""Telegram's own checklists, as people send and forward them: taken in with their state."""

from datetime import UTC, datetime

from aiogram.types import Message

from models.checklists.written import WrittenItem, WrittenList


def native_list(message: Message) -> WrittenList | None:
    """The checklist that a message holds; None when it holds none."""
    if message.checklist is None:
        return None
    return WrittenList(
        title=message.checklist.title,
        items=tuple(
            WrittenItem(
                text=" ".join(task.text.split()),
                ticked=bool(task.completion_date),
                done_at=moment(task.completion_date),
                telegram_id=task.completed_by_user.id if task.completed_by_user else None,
            )
            for task in message.checklist.tasks
            if task.text.strip()
        ),
    )


def moment(date: int | None) -> datetime | None:
    """When a task was done (UTC); Telegram says 0 for one that is not."""
    return datetime.fromtimestamp(date, UTC) if date else None
