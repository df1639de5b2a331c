"""A small application, with three migrations, that walks into every fault of migrating."""
