"""Finding cards: by the beginnings of words, by labels, people, dates and boards."""
