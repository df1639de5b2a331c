"""The live board of a group, and what one person of the group sees alone."""
