"""What is made ahead comes in its order, and nothing is made or lost after an end of either side."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from citygraph.pushing.ahead import ahead


def test_the_next_is_made_while_one_is_used() -> None:
    made: list[int] = []
    second = threading.Event()

    def numbers() -> Iterator[int]:
        for number in range(4):
            made.append(number)
            if number == 1:
                second.set()
            yield number

    items = ahead(numbers())
    assert next(items) == 0
    assert second.wait(10)
    assert [0, *items] == [0, 1, 2, 3]
    assert made == [0, 1, 2, 3]


def test_what_it_raises_comes_after_what_it_gave() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise KeyError("gone")

    items = ahead(broken())
    assert next(items) == 1
    with pytest.raises(KeyError, match="gone"):
        next(items)


def test_who_stops_leaves_no_thread() -> None:
    items = ahead(iter(range(1000)))
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ahead")]
