"""Checklists that open by themselves: a template becomes a card on a board, by a rule.

What is due is claimed by an UPDATE that counts the turn on, and only where it stood; the card is
made in the same transaction, under a key of its opening and turn, as with `models.repeating`.
"""
