"""Work done ahead: what a loop takes next is made while it waits for something else."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
_END = object()


def ahead(items: Generator[T, None, None]) -> Generator[T, None, None]:
    """The items of a generator, which runs in a thread of its own, always one ahead of who takes them.

    >>> list(ahead(letter for letter in "abc"))
    ['a', 'b', 'c']
    """
    with ThreadPoolExecutor(1, "ahead") as thread:
        try:
            coming = thread.submit(next, items, _END)
            while (item := coming.result()) is not _END:
                coming = thread.submit(next, items, _END)
                yield item  # type: ignore[misc]
        finally:
            thread.submit(items.close)  # where it ran: what the engine gave it belongs to that thread
