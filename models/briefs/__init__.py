"""Briefs: asked for question by question, made into cards, read whole."""
