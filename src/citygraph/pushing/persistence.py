"""Trying again what may succeed in a while: a dropped line, a server that is busy."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from citygraph.remote import ServerError

T = TypeVar("T")
_TRIES = 4
_PAUSE = 0.5  # seconds before the second try, twice as many before each next one


@dataclass(frozen=True, slots=True)
class Persistent:
    """Calls a request that may be sent again, up to four times; `pause` waits for so many seconds."""

    pause: Callable[[float], None] = time.sleep

    def __call__(self, request: Callable[[], T]) -> T:
        """What the request gives; ServerError when it fails for good, or each time."""
        for number in range(1, _TRIES):
            try:
                return request()
            except ServerError as error:
                if not error.passes:
                    raise
                self.pause(_PAUSE * 2 ** (number - 1))
        return request()
