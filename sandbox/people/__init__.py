"""The people's side: what the chat page and the tests do in the name of people."""
