"""Messages that tell of several cards at once: the digest, and reminders that come together."""
