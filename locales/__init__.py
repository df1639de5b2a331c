"""The texts in Ukrainian, Russian and English."""
