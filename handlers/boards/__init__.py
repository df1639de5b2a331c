"""Boards on the screen: their cards, their people, their links."""
