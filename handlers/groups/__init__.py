"""Kartka in a group: it comes, makes cards, takes people on its board, and is set up."""
