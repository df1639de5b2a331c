"""Cards by days: the calendar, a week, a day, and the parts of one's own cards."""
