"""Labels: put on a card, and kept in order on a board."""
