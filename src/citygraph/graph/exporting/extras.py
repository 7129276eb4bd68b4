"""Packages that only some formats need, and that are installed on demand."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from citygraph.errors import UsageError


def needed(module: str, extra: str, what: str) -> ModuleType:
    """The module; UsageError that says how to get it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f"{what} needs the package {module.partition('.')[0]}, which is not installed",
            remedy=f"pip install 'citygraph[{extra}]'",
        ) from error
