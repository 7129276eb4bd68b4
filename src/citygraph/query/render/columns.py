"""Which column of an answer has which role in a picture: as the query's header says, else as types and names do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citygraph.errors import UsageError
from citygraph.query.render.presentation import Presentation
from citygraph.query.stored import VIEWS, View

_TYPES = {
    "lat": ("lat",),
    "long": ("long",),
    "wkt": ("wkt",),
    "start": ("date", "year"),
    "end": ("date", "year"),
    "value": ("integer", "decimal"),
    "source": ("place", "official", "iri"),
    "target": ("place", "official", "iri"),
}
_NAMES = {
    "lat": ("lat", "latitude"),
    "long": ("long", "lon", "lng", "longitude"),
    "wkt": ("wkt", "aswkt", "geometry"),
    "start": ("start", "since", "from", "date", "day", "signed", "signedon", "published", "year"),
    "end": ("end", "until", "validuntil"),
    "value": ("value", "count", "n", "number"),
    "source": ("source", "a", "one", "from"),
    "target": ("target", "b", "other", "to"),
}
_NEEDED = {"bar": ("label", "value"), "timeline": ("start", "label"), "graph": ("source", "target"), "map": ()}


def view_of(text: str) -> View:
    """A view as a user writes it: its kind, then roles and their columns.

    Raises UsageError for a kind or a role that there is not.

    >>> view_of("graph source=a target=b")
    View(kind='graph', roles=(('source', 'a'), ('target', 'b')))
    """
    kind, *assignments = text.replace(",", " ").split() or [""]
    if kind not in VIEWS:
        raise UsageError(f"no view {kind!r}", remedy=f"choose from {', '.join(VIEWS)}")
    roles = tuple((role, column) for role, _, column in (each.partition("=") for each in assignments))
    for role, column in roles:
        if role not in VIEWS[kind] or not column:
            known = " ".join(f"{each}=COLUMN" for each in VIEWS[kind]) or "no roles"
            raise UsageError(f"a {kind} has no role {role!r}", remedy=f"it has {known}")
    return View(kind, roles)


def roles(columns: Iterable[str], how: Presentation, numeric: Iterable[str] = ()) -> Mapping[str, str]:
    """The column of each role of the view, as far as there is one; `numeric` are the columns that hold numbers.

    Raises UsageError when a role that the view needs has no column, or a column is none of the answer.
    """
    names = list(columns)
    found = dict(how.view.roles)
    for role, column in found.items():
        if column not in names:
            raise UsageError(f"the answer has no column {column!r} for {role}", remedy=f"it has {', '.join(names)}")
    for role in VIEWS[how.view.kind]:
        free = [name for name in names if name not in found.values()]
        guess = None if role in found else _guess(role, free, how, set(numeric))
        if guess is not None:
            found[role] = guess
    for role in _NEEDED.get(how.view.kind, ()):
        if role not in found:
            remedy = f'name it: --view "{how.view.kind} {role}=COLUMN"'
            raise UsageError(f"no column of the answer is the {role} of a {how.view.kind}", remedy=remedy)
    return found


def _guess(role: str, free: list[str], how: Presentation, numeric: set[str]) -> str | None:
    """A column by its name, then by its type in the header, then by what it holds."""
    types = {column.name: column.type for column in how.columns}
    if role == "label":
        words = [name for name in free if name not in numeric and types.get(name) not in ("sentence", "article")]
        return words[0] if words and how.view.kind != "graph" else None
    named = [name for wanted in _NAMES.get(role, ()) for name in free if name.lower() == wanted]
    typed = [name for name in free if types.get(name) in _TYPES.get(role, ())]
    held = [name for name in free if role == "value" and name in numeric]
    ends = free if role in ("source", "target") else []
    return next(iter([*named, *([] if role == "end" else typed), *held, *ends]), None)
