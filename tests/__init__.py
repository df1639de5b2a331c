"""Proof that Kartka keeps its promises: conversations first, then rules, then structure."""
