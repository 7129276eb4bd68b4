"""The ``#+`` header of a stored query: YAML, as grlc reads it, parsed into the values of `stored`.

::

    #+ summary: Partners of a place
    #+ tags: [partnerships]
    #+ params:
    #+   place: {type: place, required: true, help: "a name or an IRI", example: Jakarta}
    #+   kinds: {type: concept, scheme: kind, multiple: true}
    #+ columns:
    #+   partner: {type: string, label: Partner}
    #+ view: table
    #+ tests:
    #+   - params: {place: Nordhaven}
    #+     min_rows: 1
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citygraph.query import header_value
from citygraph.query.header_tests import expectation
from citygraph.query.header_value import Value
from citygraph.query.stored import COLUMN_TYPES, PARAMETER_TYPES, VIEWS, Column, Parameter, StoredQuery, View
from citygraph.spelling import did_you_mean, nearest

_OURS = ("summary", "description", "tags", "params", "columns", "view", "tests", "lint-ignore")
_GRLC = ("endpoint", "endpoint_in_url", "method", "mime", "pagination", "defaults", "enumerate", "transform")
_PARAMETER_KEYS = ("type", "required", "multiple", "default", "example", "help", "scheme", "values")
_COLUMN_KEYS = ("type", "label", "unit")
_NEEDED = {"timeline": ("start",), "graph": ("source", "target"), "bar": ("label", "value")}
_NAME = re.compile(r"[A-Za-z_]\w*")


def parse(name: str, text: str, source: str = "") -> StoredQuery:
    """Read the header of a query's text.

    Raises QueryError with file and line for a header that is missing, is no YAML, or says what nobody understands.

    >>> parse("nothing", "#+ summary: All cities").summary
    'All cities'
    """
    whole = header_value.read(text, source or name)
    part = whole.keys("the header", _OURS + _GRLC)
    if not part["summary"].text("summary").strip():
        raise whole.error("there is no summary", "begin the file with '#+ summary: what the query answers'")
    parameters = tuple(_parameter(*item) for item in _named(part["params"], "params"))
    columns = tuple(_column(*item) for item in _named(part["columns"], "columns"))
    return StoredQuery(
        name=name,
        summary=part["summary"].text("summary").strip(),
        text=text,
        source=source,
        description=part["description"].text("description").strip(),
        tags=part["tags"].words("tags"),
        parameters=parameters,
        columns=columns,
        view=_view(part["view"], columns),
        tests=tuple(expectation(item, parameters, columns) for item in part["tests"].items("tests")),
        ignored=tuple(_ignored(part["lint-ignore"])),
    )


def _ignored(value: Value) -> Iterable[tuple[str, str]]:
    for rule, reason in value.mapping("lint-ignore").items():
        why = reason.text(f"the reason for {rule}").strip()
        if not why:
            raise reason.error(f"lint-ignore gives no reason for {rule}", f"write '{rule}: why it is meant'")
        yield rule, why


def _named(value: Value, what: str) -> Iterable[tuple[str, Value]]:
    """The items of a map from variable names."""
    found = value.mapping(what)
    for name, item in found.items():
        if not _NAME.fullmatch(name):
            raise item.error(f"{name!r} in {what} is no variable's name", "use letters, digits and _")
    return found.items()


def _parameter(name: str, value: Value) -> Parameter:
    what = f"parameter {name}"
    part = value.keys(what, _PARAMETER_KEYS)
    parameter = Parameter(
        name=name,
        type=part["type"].text(f"type of {what}") or "string",
        required=part["required"].truth(f"'required' of {what}"),
        multiple=part["multiple"].truth(f"'multiple' of {what}"),
        defaults=part["default"].word_or_words(f"default of {what}"),
        examples=part["example"].word_or_words(f"example of {what}"),
        help=part["help"].text(f"help of {what}"),
        scheme=part["scheme"].text(f"scheme of {what}") or None,
        values=part["values"].words(f"values of {what}"),
    )
    _check_parameter(parameter, value, what)
    return parameter


def _check_parameter(parameter: Parameter, value: Value, what: str) -> None:
    if parameter.type not in PARAMETER_TYPES:
        raise value.error(f"{what} has no known type: {parameter.type!r}", _choice(parameter.type, PARAMETER_TYPES))
    if parameter.type == "concept" and not parameter.scheme:
        raise value.error(f"{what} names no concept scheme", "add 'scheme: status' or the like")
    if parameter.type == "enumeration" and not parameter.values:
        raise value.error(f"{what} has nothing to choose from", "add 'values: [one, other]'")
    if parameter.required and parameter.defaults:
        raise value.error(f"{what} is required and has a default", "leave out one of the two")
    if not parameter.multiple and max(len(parameter.defaults), len(parameter.examples)) > 1:
        raise value.error(f"{what} takes one value and names several", "add 'multiple: true', or name one")
    for word in parameter.defaults + parameter.examples:
        if parameter.type == "enumeration" and word not in parameter.values:
            raise value.error(f"{word!r} is none of the values of {what}", _choice(word, parameter.values))


def _choice(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is none of those that are known."""
    return did_you_mean(nearest(word, known), f"choose from {', '.join(known)}")


def _column(name: str, value: Value) -> Column:
    what = f"column {name}"
    if value.is_text:
        return Column(name, label=value.text(what))
    found = value.keys(what, _COLUMN_KEYS)
    column = Column(name, **{key: item.text(f"{key} of {what}") for key, item in found.items() if not item.empty})
    if column.type not in COLUMN_TYPES:
        raise value.error(f"{what} has no known type: {column.type!r}", _choice(column.type, COLUMN_TYPES))
    return column


def _view(value: Value, columns: tuple[Column, ...]) -> View:
    """The view; one that is a mere word takes the columns that are named like its roles."""
    names = [column.name for column in columns]
    if value.empty:
        return View()
    if value.is_text:
        kind = value.text("view")
        roles = tuple((role, role) for role in VIEWS.get(kind, ()) if role in names)
    else:
        keys = value.mapping("view")
        kind = keys.pop("type").text("type of view") if "type" in keys else "table"
        roles = tuple((role, item.text(f"{role} of view")) for role, item in keys.items())
    if kind not in VIEWS:
        raise value.error(f"there is no view {kind!r}", _choice(kind, VIEWS))
    _check_roles(value, kind, dict(roles), names)
    return View(kind, roles)


def _check_roles(value: Value, kind: str, roles: dict[str, str], names: list[str]) -> None:
    for role, column in roles.items():
        if role not in VIEWS[kind]:
            otherwise = f"its roles are {', '.join(VIEWS[kind])}" if VIEWS[kind] else "it takes none"
            raise value.error(f"a {kind} has no role {role!r}", did_you_mean(nearest(role, VIEWS[kind]), otherwise))
        if names and column not in names:
            remedy = did_you_mean(nearest(column, names), f"the columns are {', '.join(names)}")
            raise value.error(f"view names no column: {column!r}", remedy)
    if not names and not roles:  # the graph of a CONSTRUCT, or columns that nobody described
        return
    if missing := [role for role in _NEEDED.get(kind, ()) if role not in roles]:
        raise value.error(
            f"a {kind} needs a column for {missing[0]}", f"write 'view: {{type: {kind}, {missing[0]}: …}}'"
        )
    if kind == "map" and "wkt" not in roles and not {"lat", "long"} <= set(roles):
        raise value.error(
            "a map needs columns for lat and long, or for wkt", "write 'view: {type: map, lat: …, long: …}'"
        )
