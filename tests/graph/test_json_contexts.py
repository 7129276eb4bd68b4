"""JSON-LD with contexts that lie elsewhere means what it means with the contexts inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld

from citygraph.errors import InputError
from citygraph.graph import json_contexts, rdf_files
from citygraph.graph.json_contexts import OURS

EXAMPLE = "https://example.org/"
CONTEXTS: dict[str, Any] = {
    "names": {"name": "http://schema.org/name", "knows": {"@id": "http://x/knows", "@type": "@id"}},
    "list": [{"a": "http://x/a"}, {"name": "http://x/name"}],
    "chain": [EXAMPLE + "names", {"age": "http://x/age"}],
    "scoped": {"in": {"@id": "http://x/in", "@context": EXAMPLE + "names"}},
    "imports": {"@version": 1.1, "@import": EXAMPLE + "names", "name": "http://x/other"},
    "imports-list": {"@version": 1.1, "@import": EXAMPLE + "list"},
    "round": [EXAMPLE + "round"],
    "big": {f"t{n}": f"http://x/{n}" for n in range(100)},
}


def contexts(address: str) -> bytes:
    name = address.removeprefix(EXAMPLE)
    if name not in CONTEXTS:
        raise InputError(f"not allowed: {address}")
    return json.dumps({"@context": CONTEXTS[name]}).encode()


def quads(tmp_path: Path, document: object, given: Any = contexts) -> set[str]:
    file = tmp_path / "file.jsonld"
    file.write_text(json.dumps(document), encoding="utf-8")
    store = ox.Store()
    rdf_files.load(file, "jsonld", store, given)
    return {str(quad) for quad in store}


def by_pyld(document: object) -> set[str]:
    """What another processor makes of it, which loads the contexts itself."""

    def load(address: str, _: object) -> dict[str, Any]:
        return {"documentUrl": address, "document": json.loads(contexts(address)), "contextUrl": None}

    lines = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": load})
    return {str(quad) for quad in ox.parse(lines.encode(), ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize(
    "document",
    [
        {"@context": EXAMPLE + "names", "@id": "urn:a", "name": "x", "knows": "urn:b"},
        {"@context": [EXAMPLE + "names", {"name": "http://x/mine"}], "@id": "urn:a", "name": "x"},
        {"@context": [EXAMPLE + "names", EXAMPLE + "list"], "@id": "urn:a", "name": "x", "a": True},
        {"@context": EXAMPLE + "chain", "@id": "urn:a", "name": "x", "age": 7},
        {"@context": EXAMPLE + "scoped", "@id": "urn:a", "in": {"@id": "urn:b", "name": "x"}, "name": "not known"},
        {"@id": "urn:a", "http://x/p": {"@context": EXAMPLE + "names", "@id": "urn:b", "name": "x"}},
        [{"@context": EXAMPLE + "names", "@id": "urn:a", "name": "x"}, {"@id": "urn:b", "name": "no context"}],
        {"@context": [EXAMPLE + "names", None], "@id": "urn:a", "name": "no context any more"},
    ],
)
def test_the_same_as_another_processor_says(tmp_path: Path, document: object) -> None:
    assert quads(tmp_path, document) == by_pyld(document)


def test_what_a_context_imports_goes_before_its_own_terms(tmp_path: Path) -> None:
    """pyld reads no ``@import``, so it gets what that comes to (JSON-LD 1.1, 4.1.10)."""
    inside = {"@context": CONTEXTS["names"] | {"name": "http://x/other"}, "@id": "urn:a", "name": "x", "knows": "urn:b"}
    for context in (EXAMPLE + "imports", CONTEXTS["imports"], [{"name": "urn:none"}, EXAMPLE + "imports"]):
        assert quads(tmp_path, inside | {"@context": context}) == by_pyld(inside)


def test_ours_is_known_and_never_asked_for(tmp_path: Path) -> None:
    document = {"@context": OURS, "@id": "thing:place/x-1", "@type": "City", "label": "X"}
    found = quads(tmp_path, document, None)
    assert any("ontology#City" in quad for quad in found)
    assert any('rdf-schema#label> "X"' in quad or "label" in quad for quad in found)
    with pytest.raises(InputError, match=r"file\.jsonld: .*not fetched \(https://example\.org/names\); allow it"):
        quads(tmp_path, {"@context": [OURS, EXAMPLE + "names"], "@id": "urn:a"}, None)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"@context": EXAMPLE + "other"}, "not allowed: https://example.org/other"),
        ({"@context": EXAMPLE + "round"}, "context https://example.org/round names itself"),
        ({"@context": EXAMPLE + "imports-list"}, "none to be imported"),
        ({"@context": {"a": {"@id": "urn:a", "@context": EXAMPLE + "other"}}}, "not allowed"),
    ],
)
def test_what_cannot_be_had_is_named(tmp_path: Path, document: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        quads(tmp_path, document)


def test_what_is_no_context(tmp_path: Path) -> None:
    for data in (b"<html>", b"[]", b'{"name": 1}', b"\xff"):
        with pytest.raises(InputError, match=r"what is at https://example\.org/names is no context"):
            quads(tmp_path, {"@context": EXAMPLE + "names"}, lambda _, data=data: data)


def test_a_context_that_is_put_in_many_times_fills_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_contexts, "_MOST", 100_000)
    many = [{"@context": EXAMPLE + "big", "@id": f"urn:{n}"} for n in range(1000)]
    with pytest.raises(InputError, match="contexts come to more than"):
        quads(tmp_path, many)
    with pytest.raises(InputError, match=r"larger than .* with a context elsewhere"):
        quads(tmp_path, {"@context": EXAMPLE + "big", "t1": "x" * 200_000})


def test_where_the_json_breaks(tmp_path: Path) -> None:
    file = tmp_path / "file.jsonld"
    file.write_text('{"@context": "https://example.org/names",\n "@id" "urn:a"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"file\.jsonld:2:8: no JSON-LD"):
        rdf_files.load(file, "jsonld", ox.Store(), contexts)
    file.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(InputError, match="nested too deeply"):
        rdf_files.load(file, "jsonld", ox.Store(), contexts)
    file.write_text('{"@context": {"a": 7}, "a": 1}', encoding="utf-8")
    with pytest.raises(InputError, match=r"file\.jsonld: no JSON-LD"):
        rdf_files.load(file, "jsonld", ox.Store(), contexts)
