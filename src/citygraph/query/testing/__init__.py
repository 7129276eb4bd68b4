"""Stored queries against the tests in their headers: which data, what was expected, what came, as text or JUnit XML."""

from __future__ import annotations

from citygraph.query.testing.checking import Outcome, check, unasked, unread
from citygraph.query.testing.data import store_of, world_of
from citygraph.query.testing.report import write_junit, write_lines

__all__ = ["Outcome", "check", "store_of", "unasked", "unread", "world_of", "write_junit", "write_lines"]
