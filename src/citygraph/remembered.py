"""What a function gave for many keys, remembered up to a limit.

``functools.lru_cache`` is slower where the keys are of a subclass of ``str``, as IRIs are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(dict[K, V]):
    """A map that works out what it has not, and begins anew when it holds `most`.

    >>> lengths = Remembered(len, most=2)
    >>> [lengths[word] for word in ("a", "bc", "def")], len(lengths)
    ([1, 2, 3], 1)
    """

    def __init__(self, work_out: Callable[[K], V], most: int = 65536) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._work_out(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
