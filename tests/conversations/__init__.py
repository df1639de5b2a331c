"""Conversations: what people write and tap, and what they see."""
