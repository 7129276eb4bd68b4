from __future__ import annotations

import io
import json
from typing import Any

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import UsageError
from citygraph.query.render.places import geometry_of
from citygraph.vocab import ID, LABEL, term

WKT = ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")


def features(columns: str, rows: list[tuple[Any, ...]], how: query.Presentation | None = None) -> list[Any]:
    out = io.BytesIO()
    query.render(query.Result("rows", iter(rows), tuple(columns.split())), "geojson", out, how or query.Presentation())
    collection = json.loads(out.getvalue())
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


def test_degrees_become_points_with_the_row_as_properties() -> None:
    rows = [
        (ox.Literal("Oslo"), ox.Literal(59.9), ox.Literal(10.7), ox.Literal(3)),
        (ox.Literal("x"), None, None, None),
    ]
    found = features("name lat long n", rows)
    assert found[0] == {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [10.7, 59.9]},
        "properties": {"name": "Oslo", "lat": 59.9, "long": 10.7, "n": 3},
    }
    assert found[1]["geometry"] is None


def test_the_view_names_the_columns() -> None:
    how = query.Presentation(view=query.view_of("map lat=n long=e"))
    (found,) = features("n e", [(ox.Literal("1"), ox.Literal("2"))], how)
    assert found["geometry"]["coordinates"] == [2.0, 1.0]


def test_the_header_types_the_columns() -> None:
    how = query.Presentation(columns=(query.Column("shape", "wkt"),))
    (found,) = features("shape", [(ox.Literal("POINT(2 1)", datatype=WKT),)], how)
    assert found["geometry"] == {"type": "Point", "coordinates": [2, 1]}


@pytest.mark.parametrize(
    ("wkt", "geometry"),
    [
        ("POINT(1 -2)", {"type": "Point", "coordinates": [1, -2]}),
        (
            "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> point (1.5 2e1)",
            {"type": "Point", "coordinates": [1.5, 20.0]},
        ),
        ("POINT Z(1 2 3)", {"type": "Point", "coordinates": [1, 2]}),
        ("LINESTRING(1 2, 3 4)", {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}),
        ("POLYGON((0 0, 0 1, 1 1, 0 0))", {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}),
        ("MULTIPOINT((1 2), (3 4))", {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
        ("MULTIPOINT(1 2, 3 4)", {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
        ("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(1 2)", None),
        ("POINT(1", None),
        ("POINT EMPTY", None),
        ("CIRCLE(1 2)", None),
        ("", None),
    ],
)
def test_well_known_text(wkt: str, geometry: dict[str, Any] | None) -> None:
    assert geometry_of(wkt) == geometry


def test_ties_become_lines_where_both_ends_are_known() -> None:
    store = ox.Store()
    for name, lat, long in (("a", 1.0, 2.0), ("b", 3.0, 4.0), ("twin-1", 5.0, 6.0), ("twin-2", 7.0, 8.0)):
        place = ox.NamedNode(f"{ID}place/{name}")
        store.add(ox.Quad(place, ox.NamedNode(term("wgs:lat")), ox.Literal(lat)))
        store.add(ox.Quad(place, ox.NamedNode(term("wgs:long")), ox.Literal(long)))
        store.add(ox.Quad(place, ox.NamedNode(LABEL), ox.Literal(name.partition("-")[0], language="en")))
    how = query.Presentation(view=query.view_of("graph source=one target=two"), located=query.locations_of(store))
    rows = [
        (ox.NamedNode(f"{ID}place/a"), ox.Literal("b")),
        (ox.Literal("a"), ox.Literal("twin")),
        (ox.Literal("a"), None),
    ]
    found = features("one two", rows, how)
    assert found[0]["geometry"] == {"type": "LineString", "coordinates": [[2.0, 1.0], [4.0, 3.0]]}
    assert [each["geometry"] for each in found[1:]] == [None, None]


def test_rows_that_lie_nowhere() -> None:
    with pytest.raises(UsageError, match="no column of the answer says where"):
        features("name", [(ox.Literal("x"),)])
