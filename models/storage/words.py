"""Rows of `card_text` found by the beginnings of their words, by an index of either database.

PostgreSQL has a GIN index over `to_tsvector('simple', words)`. SQLite has a table of FTS5 beside
`card_text`, with the same words under the number of their card, which is written here, in the
transaction of the change: triggers are not needed.
"""

from collections.abc import Iterable, Mapping

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.expressions import RawSQL
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

# What is found is cards, never places in them, so the index keeps no more than which card has
# which word. Words come folded already: FTS5 would fold «й» and «ї» to «и» and «і» besides.
_FTS5 = (
    "CREATE VIRTUAL TABLE card_words USING fts5"
    "(words, detail=none, columnsize=0, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
)
_GIN = "CREATE INDEX ix_card_text_words ON card_text USING gin (to_tsvector('simple', words))"


async def make_words_index(_: object, editor: BaseSchemaEditor) -> None:
    """A step of a migration: make the index of the words in `card_text`."""
    await editor.client.execute_query(_FTS5 if _is_sqlite(editor.client) else _GIN)


async def drop_words_index(_: object, editor: BaseSchemaEditor) -> None:
    """The same step taken back."""
    sqlite = _is_sqlite(editor.client)
    drop = "DROP TABLE card_words" if sqlite else "DROP INDEX ix_card_text_words"
    await editor.client.execute_query(drop)


async def write_words(words: Mapping[int, str]) -> None:
    """Bring the index in line with the rows of `card_text` that were written just now, by card."""
    client = get_connection("default")
    if words and _is_sqlite(client):
        row = "INSERT OR REPLACE INTO card_words (rowid, words) VALUES (?, ?)"
        await client.execute_many(row, [[card_id, said] for card_id, said in words.items()])
        # FTS5 keeps what it was given until a savepoint or the commit, and the rows that it writes
        # then are counted with whatever statement runs: a conditional UPDATE that changed nothing
        # would seem to have changed something.
        await client.execute_query("SAVEPOINT words")
        await client.execute_query("RELEASE words")


async def sweep_words() -> None:
    """Take words out of the index whose cards are gone."""
    client = get_connection("default")
    if _is_sqlite(client):
        gone = "rowid NOT IN (SELECT card_id FROM card_text)"
        await client.execute_query(f"DELETE FROM card_words WHERE {gone}")  # noqa: S608


def cards_with(beginnings: Iterable[str]) -> RawSQL:
    """A query for the ids of the cards that have, for each of these, a word that begins with it.

    The beginnings are letters and digits only; anything else raises ValueError.
    """
    found = list(beginnings)
    if not found or not all(word.isalnum() for word in found):
        # They stand in the statement itself, since the library has no place for their values.
        raise ValueError("not the beginnings of words")
    if _is_sqlite(get_connection("default")):
        wanted = " AND ".join(f'"{word}"*' for word in found)
        return RawSQL(f"(SELECT rowid FROM card_words WHERE card_words MATCH '{wanted}')")  # noqa: S608
    wanted = " & ".join(f"{word}:*" for word in found)
    return RawSQL(
        "(SELECT card_id FROM card_text WHERE to_tsvector('simple', words)"  # noqa: S608
        f" @@ to_tsquery('simple', '{wanted}'))"
    )


def _is_sqlite(client: BaseDBAsyncClient) -> bool:
    return client.capabilities.dialect == "sqlite"
