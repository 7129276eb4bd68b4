"""Dates of an article: patterns, what they say, and where they stand."""
