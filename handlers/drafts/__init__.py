"""Two messages make a card."""
