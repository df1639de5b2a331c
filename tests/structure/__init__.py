"""The form of the code: what no single test of behaviour would notice."""
