"""A gold folder of one invented article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ARTICLE = """Bristol and Porto become sister cities

3 May 2021

BRISTOL - The cities of Bristol in England and Porto in Portugal are sister cities. They will cooperate in health.
"""
PLACES = {
    "bristol": {"name": "Bristol", "type": "City", "country": "GB", "ref": "gn:2654675"},
    "porto": {"name": "Porto", "type": "City", "country": "PT", "ref": "gn:2735943"},
}


@pytest.fixture
def entry() -> dict[str, Any]:
    """The gold facts of the article."""
    tie = {"partners": ["bristol", "porto"], "kind": "sister-city", "status": "active", "fields": ["health"]}
    return {"lang": "en", "places": PLACES, "partnerships": [tie]}


@pytest.fixture
def folder(tmp_path: Path, entry: dict[str, Any]) -> Path:
    """A folder with the article and its facts."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(entry), encoding="utf-8")
    return tmp_path
