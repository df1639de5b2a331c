"""Where everything is kept: one database, SQLite or PostgreSQL, its transactions and migrations."""

from models.storage.config import DEFAULT_URL, tortoise_config
from models.storage.connecting import UNAVAILABLE, database, lock, transaction
from models.storage.fields import UtcDatetimeField
from models.storage.migrating import Migrated, MigrationError, make_migrations, migrate, pending
from models.storage.saving import UnreadableCopyError, restore
from models.storage.values import said, values_of

__all__ = [
    "DEFAULT_URL",
    "UNAVAILABLE",
    "Migrated",
    "MigrationError",
    "UnreadableCopyError",
    "UtcDatetimeField",
    "database",
    "lock",
    "make_migrations",
    "migrate",
    "pending",
    "restore",
    "said",
    "tortoise_config",
    "transaction",
    "values_of",
]
