"""Texts: whole catalogues, written as natives write."""
