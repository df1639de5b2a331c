"""Checklists that open by themselves: by which rule, and how complete each time."""
