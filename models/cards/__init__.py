"""Cards: making them, changing them, and reading them for a screen."""
