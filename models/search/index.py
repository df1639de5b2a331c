"""The words of cards, written in the transaction of whatever changes them."""

from collections.abc import Sequence

from tortoise.expressions import Subquery

from models.search.folding import joined, words_in
from models.storage import lock, transaction, values_of
from models.storage.words import write_words
from models.tables import Card, CardText, CommentPart, Content, EventKind

WORDLESS = {
    EventKind.MOVED,
    EventKind.ASSIGNED,
    EventKind.UNASSIGNED,
    EventKind.DEADLINE,
    EventKind.CHECKLIST,
    EventKind.TICKED,
    EventKind.UNTICKED,
    EventKind.ITEM,
    EventKind.REPEATS,
    EventKind.REPEATED,
    EventKind.REMINDERS,
    EventKind.CANNOT,
    EventKind.PRIORITY,
    EventKind.ARCHIVED,
    EventKind.RESTORED,
    EventKind.DELETED,
    EventKind.TRANSFERRED,
    EventKind.LINKED,
    EventKind.UNLINKED,
    EventKind.SPLIT,
}
"""What may happen to a card without a change of its title, content or comments."""
AT_ONCE = 500


async def index_card(card_id: int) -> None:
    """Let the card be found by what its title, content, comments and file names say now."""
    words = joined(words_in((await texts_of([card_id]))[card_id]))
    kept = await CardText.get_or_none(card_id=card_id)
    if kept is not None and kept.words == words:
        return
    if kept is None:
        await CardText.create(card_id=card_id, words=words)
    else:
        await CardText.filter(id=kept.id).update(words=words)
    await write_words({card_id: words})


async def texts_of(card_ids: Sequence[int]) -> dict[int, list[str]]:
    """All that each of these cards says, its title first."""
    found = {
        card_id: [title]
        for card_id, title in await Card.filter(id__in=card_ids).values_list("id", "title")
    }
    content = Content.filter(card_id__in=card_ids).order_by("position", "id")
    parts = CommentPart.filter(comment__card_id__in=card_ids).order_by("id")
    for rows in (
        content.values_list("card_id", "text", "file_name"),
        parts.values_list("comment__card_id", "text", "file_name"),
    ):
        for card_id, *texts in await rows:
            found[card_id] += [text for text in texts if text]
    return found


async def index_rest() -> int:
    """Let cards be found that are not in the index yet; how many there were.

    They were made before there was an index. Several processes may do this at once.
    """
    done = last = 0
    while True:
        async with transaction():
            await lock("index cards")
            known = Subquery(CardText.all().values("card_id"))
            rest = Card.filter(id__not_in=known, id__gt=last).order_by("id").limit(AT_ONCE)
            ids = await values_of(rest, "id")
            texts = await texts_of(ids)
            words = {card_id: joined(words_in(texts[card_id])) for card_id in ids}
            rows = [CardText(card_id=card_id, words=said) for card_id, said in words.items()]
            await CardText.bulk_create(rows)
            await write_words(words)
        done += len(ids)
        if len(ids) < AT_ONCE:
            return done
        last = ids[-1]
