"""Pairs of places weighed by all that the article says of them, beside the rules that read single sentences."""
