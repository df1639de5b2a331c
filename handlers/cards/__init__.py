"""A card on the screen, and what its buttons do."""
