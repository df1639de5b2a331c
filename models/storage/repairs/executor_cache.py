"""Statements prepared for one database are not sent to the next one.

tortoise-orm keeps the text of INSERT and UPDATE statements per connection name and table for the
life of the process, not per database. After a SQLite database, PostgreSQL under the same name
gets `?` where it wants `$1`; after a migration, a table gets the columns it had before.
"""

from tortoise.backends.base.executor import EXECUTOR_CACHE


def apply() -> None:
    """Forget the statements: called each time a database is opened."""
    EXECUTOR_CACHE.clear()
