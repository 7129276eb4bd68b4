"""Python's garbage collector, while much is made of which nothing is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ROUNDS = (1_000_000, 50, 50)


@contextmanager
def seldom() -> Iterator[None]:
    """Look for cycles seldom meanwhile: objects without any go as soon as nobody holds them all the same.

    Of the time in which articles are fused the collector takes a fifth otherwise, and finds nothing. It begins to look
    when there are more objects than are looked at together, for most of these go before.
    """
    before = gc.get_threshold()
    gc.set_threshold(*map(max, before, _ROUNDS) if before[0] else before)
    try:
        yield
    finally:
        gc.set_threshold(*before)
