"""Fields of a board: kept in its menu, filled in on its cards."""
