"""Where the things of a store lie, by their IRI or by their name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph.vocab import LABEL, term

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

    from citygraph.query.result import Term
    from citygraph.query.server import AnyStore

_LANGUAGES = ("en", "id", "ms", "de", "")
_CACHED = 10_000


def locations_of(store: AnyStore) -> Callable[[Term], tuple[float, float] | None]:
    """What finds latitude and longitude of a thing; None for one that has none, or a name that several places have."""
    import pyoxigraph as ox

    lat, long, label = (ox.NamedNode(name) for name in (term("wgs:lat"), term("wgs:long"), LABEL))
    facts = ox.DefaultGraph()

    def degrees(thing: ox.NamedNode, which: ox.NamedNode) -> float | None:
        found = next(store.quads_for_pattern(thing, which, None, facts), None)
        try:
            return float(found.object.value) if found and isinstance(found.object, ox.Literal) else None
        except ValueError:
            return None

    def place(thing: ox.NamedNode) -> tuple[float, float] | None:
        north, east = degrees(thing, lat), degrees(thing, long)
        return None if north is None or east is None else (north, east)

    @lru_cache(_CACHED)
    def located(one: Term) -> tuple[float, float] | None:
        if isinstance(one, ox.NamedNode):
            return place(one)
        if not isinstance(one, ox.Literal):
            return None
        forms = [ox.Literal(one.value, language=tag) if tag else ox.Literal(one.value) for tag in _LANGUAGES]
        named = {quad.subject for form in forms for quad in store.quads_for_pattern(None, label, form, facts)}
        found = {where for thing in named if isinstance(thing, ox.NamedNode) and (where := place(thing))}
        return found.pop() if len(found) == 1 else None

    return located
