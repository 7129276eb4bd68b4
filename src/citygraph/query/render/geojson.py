"""Rows as features of GeoJSON (https://www.rfc-editor.org/rfc/rfc7946), written while they come.

A feature lies where its row's columns of degrees or Well-Known Text say. A row of a graph view becomes a line, if it is
known where both ends lie. A row that lies nowhere is a feature without a geometry.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from citygraph.errors import UsageError
from citygraph.query.render import evidence
from citygraph.query.render.columns import roles
from citygraph.query.render.places import Locator
from citygraph.query.render.presentation import Located, Presentation, Sink
from citygraph.query.render.values import value
from citygraph.query.result import Result
from citygraph.query.stored import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from citygraph.query.result import Row


def geojson(result: Result, how: Presentation, sink: Sink) -> None:
    """A FeatureCollection whose features have the row as properties.

    Raises UsageError when no column says where the rows are.
    """
    geometry = _geometries(result, how)
    sink.text('{"type": "FeatureCollection", "features": [')
    joint = "\n"
    for row, sources in evidence.rows(result, how):
        properties: dict[str, Any] = dict(zip(result.columns, map(value, row)))
        if how.sourced:
            properties["evidence"] = evidence.as_json(sources)
        feature = {"type": "Feature", "geometry": geometry(row), "properties": properties}
        sink.text(joint + json.dumps(feature, ensure_ascii=False))
        joint = ",\n"
    sink.text("\n]}\n")


def _geometries(result: Result, how: Presentation) -> Callable[[Row], dict[str, Any] | None]:
    places = {name: place for place, name in enumerate(result.columns)}
    if how.view.kind == "graph" and how.located is not None:
        found, located = roles(result.columns, how), how.located
        ends = places[found["source"]], places[found["target"]]
        return lambda row: _line(row, ends, located)
    on_map = how if how.view.kind == "map" else Presentation(columns=how.columns, view=View("map"))
    locator = Locator(places, roles(result.columns, on_map))
    if not locator.can_find:
        raise UsageError(
            "no column of the answer says where its rows are",
            remedy='select ?lat and ?long or ?wkt, or name them: --view "map lat=x long=y"',
        )
    return locator.geometry


def _line(row: Row, ends: tuple[int, int], located: Located) -> dict[str, Any] | None:
    corners = [located(term) if term is not None else None for term in (row[place] for place in ends)]
    known = [[corner[1], corner[0]] for corner in corners if corner is not None]
    return {"type": "LineString", "coordinates": known} if len(known) == 2 else None
