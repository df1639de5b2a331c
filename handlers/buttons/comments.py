"""Buttons of a card's comments."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id


class ShowComments(CallbackData, prefix="cml"):
    """Show a page of a card's comments, or ask for the first one."""

    card: Id
    page: Count = 0


class WriteComment(CallbackData, prefix="cmw"):
    """Write a comment."""

    card: Id


class ShowComment(CallbackData, prefix="cmo"):
    """Show a whole comment, a page of it."""

    comment: Id
    page: Count = 0


class ShowCommentFiles(CallbackData, prefix="cmf"):
    """Send the files of a comment again."""

    comment: Id


class AskDropComment(CallbackData, prefix="cma"):
    """Ask whether to delete my comment."""

    comment: Id


class DropComment(CallbackData, prefix="cmx"):
    """Delete my comment."""

    comment: Id
