"""Briefs: asked for in private, question by question; shown on their cards; the meeting."""
