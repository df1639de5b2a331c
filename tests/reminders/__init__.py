"""When people are reminded: tables of due moments, and of what they type."""
