"""A build that is killed at any moment leaves a store that opens, and goes on where it stopped."""

from __future__ import annotations

from pathlib import Path

from bench.killing import kill_at_random
from citygraph import resources


def test_a_build_that_is_killed_goes_on(tmp_path: Path) -> None:
    articles = sorted(resources.path("data", "articles").glob("*.txt"))[:6]
    found = kill_at_random(articles, 10, 0, tmp_path)
    assert {what: counted.total() for what, counted in found.items()} == {"new": 5, "changed": 5}
