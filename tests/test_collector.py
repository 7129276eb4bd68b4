from __future__ import annotations

import gc

import pytest

from citygraph import collector


@pytest.fixture(autouse=True)
def thresholds():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize("before", [(700, 10, 10), (20_000, 10, 10), (5_000_000, 10, 10), (0, 10, 10)])
def test_it_looks_seldom_until_the_end(before) -> None:
    gc.set_threshold(*before)
    with collector.seldom():
        assert gc.get_threshold()[0] == (max(before[0], 1_000_000) if before[0] else 0)
    assert gc.get_threshold() == before


@collector.seldom()
def fail() -> None:
    raise KeyError


def test_also_of_what_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError):
        fail()
    assert gc.get_threshold() == before
