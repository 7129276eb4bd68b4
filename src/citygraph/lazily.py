"""A property that is worked out when first asked for; cheaper than that of the standard library, which locks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - used like `property`
    """Asked once per object; the object keeps the answer in its `__dict__`.

    >>> class Square:
    ...     side = 3
    ...     @lazy
    ...     def area(self) -> int:
    ...         return self.side**2
    >>> Square().area
    9
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, _: type) -> lazy[Value]: ...
    @overload
    def __get__(self, owner: object, _: type) -> Value: ...
    def __get__(self, owner: object | None, _: type) -> lazy[Value] | Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
