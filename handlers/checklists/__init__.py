"""☑️ checklists: ready ones, one's own, and their items on cards."""
