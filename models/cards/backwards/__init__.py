"""The way back of each kind of change; `models.cards.undo` chooses among them."""
