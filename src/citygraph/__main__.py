"""``citygraph``, which is ``python -m citygraph`` too: a process of its own, which begins and ends in little time."""

from __future__ import annotations

import atexit
import gc
import os
import sys

_YOUNG = 20_000
"""Objects before the first look for garbage: what a command imports is none, and a short one makes none."""


def start() -> None:
    """Run the command that the arguments name, and end the process."""
    gc.set_threshold(_YOUNG)
    ending = _Ending()
    atexit.register(ending)  # before all others, so that it is called after all of them
    from citygraph.cli import main

    try:
        main(prog_name="citygraph")
    except SystemExit as done:
        ending.code = done.code if isinstance(done.code, int) else None
        raise
    except OSError as error:  # of what click itself writes: help, for example
        sys.exit(f"citygraph: cannot write ({error.strerror or error}); write elsewhere")


class _Ending:
    """Ends a process whose work is done: taking it apart, object by object, takes longer than many a query."""

    code: int | None = None
    """The exit code, where one is known."""

    def __call__(self) -> None:
        if self.code is None:
            return
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):  # Python knows what to say of it, and how to end then
            return
        os._exit(self.code)


if __name__ == "__main__":
    start()
