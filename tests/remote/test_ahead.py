"""What is made ahead comes in its order, and nothing is made or lost after an end of either side."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest

from citygraph.pushing.ahead import ahead


def test_the_next_is_made_while_one_is_used() -> None:
    made: list[int] = []
    second = threading.Event()

    def numbers() -> Generator[int, None, None]:
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
    def broken() -> Generator[int, None, None]:
        yield 1
        raise KeyError("gone")

    items = ahead(broken())
    assert next(items) == 1
    with pytest.raises(KeyError, match="gone"):
        next(items)


def test_who_stops_leaves_no_thread() -> None:
    closed_in: list[str] = []

    def numbers() -> Generator[int, None, None]:
        try:
            yield from range(1000)
        finally:
            closed_in.append(threading.current_thread().name)

    items = ahead(numbers())
    assert next(items) == 0
    items.close()
    assert closed_in
    assert closed_in[0].startswith("ahead")
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ahead")]
