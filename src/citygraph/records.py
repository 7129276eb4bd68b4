"""Records that never change once they are made, and that are made by the dozen in every article.

A frozen dataclass sets each of its fields by way of ``object.__setattr__``, which takes three times as long as to make
a plain object. That these are not written to is held by the type checker, which takes them for frozen, and by nothing
else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """A class of records with slots, compared and hashed by their fields.

    >>> @record
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1).y, Point(1) == Point(1, 0), len({Point(1), Point(1)})
    (0, True, 1)
    """
    return dataclass(slots=True, unsafe_hash=_hashed_by_fields(kind))(kind)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def open_record(kind: type[T]) -> type[T]:
    """Like :func:`record`, of objects that keep what is worked out later: :class:`citygraph.lazily.lazy`."""
    return dataclass(unsafe_hash=_hashed_by_fields(kind))(kind)


def _hashed_by_fields(kind: type) -> bool:
    """False for a class that says itself what it is hashed by."""
    return "__hash__" not in kind.__dict__
