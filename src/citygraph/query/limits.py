"""How much a question may take: seconds of the engine's work, megabytes of its memory."""

from __future__ import annotations

import os
import resource
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_MEGABYTE = 1_000_000
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take; None is without a limit.

    `seconds` pass while the engine works, not while the reader of its answer lets it wait; `megabytes` are those that
    the process has of its own, files that it maps apart.
    """

    seconds: float | None = 30.0
    megabytes: float | None = 4000.0

    def too_slow(self) -> str:
        """The message for a query that took too long."""
        return f"the query was stopped after {self.seconds:g} s"

    def too_large(self) -> str:
        """The message for a query that wanted too much memory."""
        return f"the query was stopped when it held more than {self.megabytes:g} MB"


DEFAULT_LIMITS = Limits()
SLOWER = "make the query narrower, or raise --timeout"
LARGER = "make the query narrower, or raise --memory"


def megabytes_held() -> float:
    """What this process holds of its own now; where no system file tells, the most it ever held."""
    pages = _statm()
    if pages is None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak * (1 if sys.platform == "darwin" else 1024) / _MEGABYTE
    _, resident, shared, *_ = pages.read_text().split()
    return (int(resident) - int(shared)) * _PAGE / _MEGABYTE


@cache
def _statm() -> Path | None:
    path = Path("/proc/self/statm")
    return path if path.exists() else None
