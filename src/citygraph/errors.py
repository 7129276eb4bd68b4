"""Every error that citygraph raises on purpose, and the exit code that each one gets.

::

    CitygraphError          exit 1: the work failed
    ├── InputError          an article that cannot be read (set aside; a build goes on)
    ├── StoreError          the store is missing, locked, newer than this program, or damaged
    ├── QueryError          a SPARQL query that cannot be run
    └── UsageError          exit 2: the command was called wrongly
        ├── UnknownQuery    no stored query of that name
        └── ParameterError  a parameter that is missing, mistyped or ambiguous
"""

from __future__ import annotations


class CitygraphError(Exception):
    """What went wrong, where, and what to do about it, in one line.

    >>> print(CitygraphError("not a text file", where="a.txt", remedy="give UTF-8 text"))
    a.txt: not a text file; give UTF-8 text
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.what, self.where, self.remedy)

    def __str__(self) -> str:
        prefix = f"{self.where}: " if self.where else ""
        suffix = f"; {self.remedy}" if self.remedy else ""
        return f"{prefix}{self.what}{suffix}"


def _again(kind: type[CitygraphError], what: str, where: str, remedy: str) -> CitygraphError:
    """An error that came from another process."""
    return kind(what, where=where, remedy=remedy)


class InputError(CitygraphError):
    """An article that cannot be read."""


class StoreError(CitygraphError):
    """The store is missing, locked, newer than this program, or damaged."""


class QueryError(CitygraphError):
    """A SPARQL query that cannot be run."""


class UsageError(CitygraphError):
    """The command was called wrongly."""

    exit_code = 2


class UnknownQuery(UsageError):
    """No stored query of that name."""


class ParameterError(UsageError):
    """A query parameter that is missing, mistyped or ambiguous."""
