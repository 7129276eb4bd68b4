"""Pictures of the network: every tie is there, places called alike stay apart, and pixels show the same."""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from citygraph import graph, network_picture
from citygraph.errors import CitygraphError, UsageError
from citygraph.network import Network

NS = {"s": "http://www.w3.org/2000/svg"}
PLACES = """
PREFIX : <https://w3id.org/citygraph/id/place/>
PREFIX p: <https://w3id.org/citygraph/id/partnership/>
PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
INSERT DATA {
  :s-1 rdfs:label "Springfield"@en ; cg:countryCode "XA" ; wgs:lat 0 ; wgs:long 0 .
  :s-2 rdfs:label "Springfield"@en ; cg:countryCode "XB" ; wgs:lat 10 ; wgs:long 10 .
  :s-3 rdfs:label "Springfield"@en ; cg:countryCode "XB" .
  p:a a cg:Partnership ; cg:partner :s-1, :s-2 . p:b a cg:Partnership ; cg:partner :s-1, :s-3 .
}
"""


@pytest.fixture
def alike() -> ox.Store:
    store = ox.Store()
    store.update(PLACES)
    return store


def words(svg: bytes) -> set[str]:
    return {each.text or "" for each in ET.fromstring(svg).findall(".//s:text", NS)}


def test_every_tie_of_the_bundled_graph_is_a_line(bundled_store: Path) -> None:
    with graph.open_store(bundled_store) as snapshot:
        svg = network_picture.draw(snapshot.store, "svg")
        nodes, edges = Network(snapshot.store).size
    assert f"Network of {nodes} nodes and {edges} ties" in svg.decode()
    assert "Kuala Lumpur" in words(svg)


def test_places_called_alike_stay_apart(alike: ox.Store) -> None:
    svg = network_picture.draw(alike, "svg")
    assert words(svg) >= {"Springfield (XA)", "Springfield (XB) s-2", "Springfield (XB) s-3"}


def test_the_map_says_what_it_cannot_show(alike: ox.Store) -> None:
    svg = network_picture.draw(alike, "svg", "map")
    assert "Map of 2 points and 1 line" in svg.decode()
    assert "1 tie of places whose coordinates are not known" in words(svg)


@pytest.mark.parametrize("picture", network_picture.PICTURES)
def test_pixels_have_the_size_and_the_colours_of_the_picture(alike: ox.Store, picture: str) -> None:
    svg = network_picture.draw(alike, "svg", picture)
    try:
        png = network_picture.draw(alike, "png", picture)
    except CitygraphError:
        pytest.skip("there is no font (Debian: fonts-dejavu-core)")
    assert png.startswith(b"\x89PNG")
    wide, high = struct.unpack(">II", png[16:24])
    told = re.search(rb'width="([\d.]+)" height="([\d.]+)"', svg)
    assert told is not None
    assert (wide, high) == tuple(pytest.approx(2 * float(each), abs=2) for each in told.groups())
    light = network_picture._light(svg.decode())
    assert "var(" not in light
    assert "#fbfaf7" in light
    assert "#15181d" not in light
    assert len(png) > 5000


@pytest.mark.parametrize("picture", network_picture.PICTURES)
def test_an_empty_graph_has_a_picture(picture: str) -> None:
    assert ET.fromstring(network_picture.draw(ox.Store(), "svg", picture)).tag.endswith("svg")


def test_only_the_ties_of_the_places_with_most_are_drawn_of_many(
    monkeypatch: pytest.MonkeyPatch, alike: ox.Store
) -> None:
    monkeypatch.setitem(network_picture.MOST, "network", 1)
    assert "1 of 2 ties" in words(network_picture.draw(alike, "svg"))


def test_without_the_package_or_a_font_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Blank:
        @staticmethod
        def svg_to_bytes(**_: object) -> bytes:
            return b"blank"

    monkeypatch.setitem(sys.modules, "resvg_py", Blank)  # type: ignore[arg-type]
    with pytest.raises(CitygraphError, match="no font to write names with; install one, or export as svg"):
        network_picture.draw(ox.Store(), "png")
    monkeypatch.setitem(sys.modules, "resvg_py", None)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"pip install 'citygraph\[png\]'"):
        network_picture.draw(ox.Store(), "png")
