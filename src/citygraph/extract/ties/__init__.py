"""Partnerships: what sentences say of a tie, what only looks like one, since when and until when."""
