"""A thread that ends this process when a query takes too long or too much, or when the user says so (Ctrl-C).

The engine knows no limits and looks at no signals; while it works, it lets other threads run. So a process that has
but one question can ask it itself, and start no other process to be killed.
"""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from citygraph.query.limits import LARGER, SLOWER, Limits, megabytes_held

_LOOK = 0.05  # seconds from one look at the memory to the next
_GRACE = 0.15  # seconds for Python to end the work itself, if it is Python that works

End = Callable[[str, int], None]
"""Is told why and with which exit code, tidies up, and ends the process."""
INTERRUPTED = 128 + signal.SIGINT


class Watchdog:
    """Watches while its ``with`` block runs; then `end` is called, on another thread, with an error and an exit code.

    `orphan` is true for a process that shall not outlive the one that made it.
    """

    def __init__(self, limits: Limits, end: End, *, orphan: bool = False) -> None:
        self._limits = limits
        self._end = end
        self._parent = os.getppid() if orphan else None
        self._over = threading.Event()
        self._waited = 0.0
        self._waiting_since: float | None = None

    def __enter__(self) -> Watchdog:
        self._begun = time.monotonic()
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._mouth, False)
        self._heard_before = self._listen()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        if self._heard_before is not None:
            signal.set_wakeup_fd(self._heard_before)
        os.write(self._mouth, b"\0")
        self._thread.join()
        os.close(self._ear)
        os.close(self._mouth)

    @contextmanager
    def reader_waits(self) -> Iterator[None]:
        """Time that passes inside is the reader's, and not counted."""
        self._waiting_since = since = time.monotonic()
        try:
            yield
        finally:
            self._waiting_since = None
            self._waited += time.monotonic() - since

    def _listen(self) -> int | None:
        """Have signals told on the pipe, also while the main thread is in the engine; only that thread can."""
        if threading.current_thread() is not threading.main_thread():
            return None
        return signal.set_wakeup_fd(self._mouth, warn_on_full_buffer=False)

    def _watch(self) -> None:
        while not self._over.is_set():
            heard, _, _ = select.select([self._ear], [], [], self._pause())
            if heard and signal.SIGINT in os.read(self._ear, 64) and not self._over.wait(_GRACE):
                self._end("interrupted", INTERRUPTED)
            if self._over.is_set():
                return
            if self._limits.seconds is not None and self._spent() >= self._limits.seconds:
                self._end(f"{self._limits.too_slow()}; {SLOWER}", 1)
            if self._limits.megabytes is not None and megabytes_held() > self._limits.megabytes:
                self._end(f"{self._limits.too_large()}; {LARGER}", 1)
            if self._parent is not None and os.getppid() != self._parent:
                self._end("the process that asked is gone", 1)

    def _pause(self) -> float:
        if self._limits.seconds is None:
            return _LOOK
        return min(_LOOK, max(0.0, self._limits.seconds - self._spent()))

    def _spent(self) -> float:
        now = time.monotonic()
        since = self._waiting_since
        return now - self._begun - self._waited - (0.0 if since is None else now - since)
