"""What is worked out, or imported, when it is first asked for: properties, and the names of a package."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - used like `property`
    """A property, asked once per object; the object keeps the answer in its `__dict__`.

    Cheaper than that of the standard library, which locks.

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


class _Package(ModuleType):
    """A package whose names are imported when they are first used, also those that a module of it has too."""

    def __getattr__(self, name: str) -> Any:
        whence = self.__dict__["_whence"].get(name)
        if whence is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module, _, inner = whence.partition(":")
        value = getattr(import_module(f"{self.__name__}.{module}"), inner or name)
        self.__dict__[name] = value
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        # Importing a module sets it as an attribute of its package, where the function of that name shall stay.
        if not (isinstance(value, ModuleType) and name in self.__dict__["_whence"]):
            super().__setattr__(name, value)


def package(name: str, whence: Mapping[str, str]) -> None:
    """Make a package import its public names when they are first used.

    `whence` says for each the module of the package in which it is, ``module:name`` where it has another name there.
    """
    module = sys.modules[name]
    module.__dict__["_whence"] = whence
    module.__class__ = _Package
