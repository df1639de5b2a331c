"""Guests: one card or one column shown to somebody outside the board."""
