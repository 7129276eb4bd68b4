"""The ``#+`` header of a stored query: YAML, as grlc reads it, parsed into typed values.

::

    #+ summary: Partners of a place
    #+ tags: [partnerships]
    #+ params:
    #+   place: {type: place, required: true, help: "a name or an IRI", example: Jakarta}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from citygraph.errors import QueryError

TYPES = (
    "place", "official", "date", "year", "integer", "decimal", "string", "language", "concept", "iri", "enumeration",
)  # fmt: skip
_OURS = ("summary", "description", "tags", "params", "columns", "view", "tests")
_GRLC = ("endpoint", "endpoint_in_url", "method", "mime", "pagination", "defaults", "enumerate", "transform")
_PARAMETER_KEYS = ("type", "required", "default", "example", "help", "scheme", "values")
_COLUMN_KEYS = ("type", "label", "unit")
_NAME = re.compile(r"[A-Za-z_]\w*")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed variable of a query.

    `scheme` is the concept scheme of a ``concept``, `values` what an ``enumeration`` allows; `default` is
    written as a user would write the value.
    """

    name: str
    type: str
    required: bool = False
    default: str | None = None
    example: str | None = None
    help: str = ""
    scheme: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the answer holds."""

    name: str
    type: str = "string"
    label: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question with a name: its header, and its whole text as it stands in the file."""

    name: str
    summary: str
    text: str
    source: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()


def parse(name: str, text: str, source: str = "") -> StoredQuery:
    """Read the header of a query's text.

    Raises QueryError with file and line for a header that is missing, is no YAML, or says what nobody understands.

    >>> parse("nothing", "#+ summary: All cities").summary
    'All cities'
    """
    header = _Header(text, source or name)
    top = header.mapping(header.content, _OURS + _GRLC, "the header")
    if not isinstance(top.get("summary"), str):
        raise header.error("there is no summary", "begin the file with '#+ summary: what the query answers'")
    return StoredQuery(
        name=name,
        summary=top["summary"].strip(),
        text=text,
        source=source,
        description=str(top.get("description") or "").strip(),
        tags=tuple(header.strings(top.get("tags"), "tags")),
        parameters=tuple(_parameter(header, *item) for item in header.named(top.get("params"), "params")),
        columns=tuple(_column(header, *item) for item in header.named(top.get("columns"), "columns")),
    )


def _parameter(header: _Header, name: str, value: object) -> Parameter:
    keys = header.mapping(value, _PARAMETER_KEYS, f"parameter {name}", near=name)
    kind = keys.get("type", "string")
    if kind not in TYPES:
        raise header.error(f"parameter {name} has no known type: {kind!r}", f"choose from {', '.join(TYPES)}", name)
    if kind == "concept" and not isinstance(keys.get("scheme"), str):
        raise header.error(f"parameter {name} names no concept scheme", "add 'scheme: status' or the like", name)
    values = tuple(header.strings(keys.get("values"), "values", near=name))
    if kind == "enumeration" and not values:
        raise header.error(f"parameter {name} has nothing to choose from", "add 'values: [one, other]'", name)
    if not isinstance(keys.get("required", False), bool):
        raise header.error(f"'required' of parameter {name} is neither true nor false", "write true or false", name)
    if keys.get("required") and keys.get("default") is not None:
        raise header.error(f"parameter {name} is required and has a default", "leave out one of the two", name)
    return Parameter(
        name=name,
        type=kind,
        required=keys.get("required", False),
        default=_text(keys.get("default")),
        example=_text(keys.get("example")),
        help=str(keys.get("help") or ""),
        scheme=keys.get("scheme"),
        values=values,
    )


def _column(header: _Header, name: str, value: object) -> Column:
    if isinstance(value, str):
        return Column(name, label=value)
    keys = header.mapping(value, _COLUMN_KEYS, f"column {name}", near=name)
    return Column(name, **{key: str(content) for key, content in keys.items()})


def _text(value: object) -> str | None:
    """A default or an example as a user would write it: YAML reads 2025 as a number and 2025-08-11 as a date."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


class _Header:
    """The lines of a header, and errors that point to one of them."""

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.lines = [(number, line[2:]) for number, line in enumerate(text.splitlines(), 1) if line.startswith("#+")]
        try:
            self.content = yaml.load("\n".join(line for _, line in self.lines), _LOADER)  # noqa: S506 - a safe one
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "unreadable"
            line = self.lines[min(mark.line, len(self.lines) - 1)][0] if mark and self.lines else 1
            raise self.error(f"the header is no YAML: {problem}", "quote the text, check the indent", line) from error
        except ValueError as error:  # a date such as 2025-13-45
            raise self.error(f"the header is no YAML: {error}", "quote the text") from error

    def error(self, what: str, remedy: str, near: str | int = 1) -> QueryError:
        """An error at a line, or at the first line that begins with a key."""
        line = near if isinstance(near, int) else self._line_of(near)
        return QueryError(what, where=f"{self.source}:{line}", remedy=remedy)

    def _line_of(self, key: str) -> int:
        start = re.compile(rf"\W*{re.escape(key)}\b")
        return next((number for number, line in self.lines if start.match(line)), 1)

    def mapping(self, value: object, known: Iterable[str], what: str, near: str | int = 1) -> Mapping[str, Any]:
        """A map with known keys only."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.error(f"{what} is not a map", "write 'key: value' lines", near)
        allowed = list(known)
        for key in value:
            if key not in allowed:
                close = get_close_matches(str(key), allowed, 1)
                remedy = f"did you mean {close[0]}?" if close else f"known keys are {', '.join(allowed)}"
                raise self.error(f"{what} has an unknown key {key!r}", remedy, near if near != 1 else str(key))
        return value

    def named(self, value: object, what: str) -> list[tuple[str, object]]:
        """The items of a map from variable names."""
        if value is not None and not isinstance(value, dict):
            raise self.error(f"{what} is not a map", "write 'name: {type: string}' lines", what)
        for key in value or {}:
            if not isinstance(key, str) or not _NAME.fullmatch(key):
                raise self.error(f"{key!r} in {what} is no variable's name", "use letters, digits and _", str(key))
        return list((value or {}).items())

    def strings(self, value: object, what: str, near: str | None = None) -> list[str]:
        """A list of strings."""
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, str | int) for item in value):
            raise self.error(f"{what} is not a list of words", f"write '{what}: [one, other]'", near or what)
        return [str(item) for item in value]
