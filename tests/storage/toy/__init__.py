"""A small application, with three migrations, that walks into every fault of migrating."""

MODULES = ("tests.storage.toy.tables",)
MIGRATIONS = "tests.storage.toy.migrations"
