"""What every test may use: a store built once from the bundled articles."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bundled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the bundled articles."""
    from citygraph import pipeline

    store = tmp_path_factory.mktemp("bundled") / "store"
    pipeline.build([], store)
    return store
