"""Promises of the house, each with a test that fails when the promise is broken."""
