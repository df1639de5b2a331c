"""Faults of tortoise-orm 1.1.9 that would lose data or stop the process, closed from outside.

One file per fault, named after it, with upstream's number. For each there is a test that shows
the fault in the library as it is: once upstream mends it, that test fails and the file goes.
"""

from models.storage.repairs import (
    begin_immediate,
    executor_cache,
    primary_key,
    remake_table,
    state_copies,
    statements,
    table_constraints,
    transaction_cancel,
    utc_text,
)

REPAIRS = (
    begin_immediate,
    executor_cache,
    primary_key,
    remake_table,
    state_copies,
    statements,
    table_constraints,
    transaction_cancel,
    utc_text,
)


def apply() -> None:
    """Close every fault, in the whole process. Doing it again changes nothing."""
    for repair in REPAIRS:
        repair.apply()
