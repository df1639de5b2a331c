"""Conversations: what a person sends, and the screens they see."""
