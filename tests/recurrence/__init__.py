"""Rules of repeating, on the wall clock."""
