"""citygraph as a library: the same verbs, the same answers."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import citygraph
from citygraph.errors import StoreError, UnknownQuery

SEED = Path(__file__).parents[1] / "data" / "articles" / "jakarta-kuala-lumpur.txt"


def test_build_ask_show_export(tmp_path: Path) -> None:
    summary = citygraph.build([SEED], store=tmp_path / "store")
    assert summary.read == 1
    with citygraph.open(tmp_path / "store") as graph:
        rows = graph.query("partners", place="Jakarta")
        assert {row["partner"] for row in rows} >= {"Heidelberg", "Kuala Lumpur"}
        assert graph.sparql("ASK { ?s ?p ?o }")
        assert "Heidelberg" in str(
            graph.sparql(
                "CONSTRUCT { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } WHERE { ?s a"
                " <https://w3id.org/citygraph/ontology#City> ; <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
            )
        )
        assert graph.show("Jakarta").name == "Jakarta"
        graph.export(out := io.BytesIO())
        assert b"cg:Partnership" in out.getvalue()
        (article,) = graph.readings()
        assert article.article.endswith(graph.status().articles[0].id.rpartition("/")[2])
    removed = citygraph.remove([article.article], store=tmp_path / "store")
    assert removed.articles == 0


def test_reading_stores_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert citygraph.read(SEED).claims
    assert not list(tmp_path.iterdir())


def test_errors_are_those_of_the_command_line(tmp_path: Path, bundled_store: Path) -> None:
    with pytest.raises(StoreError, match="no store"), citygraph.open(tmp_path / "none"):
        pass
    with citygraph.open(bundled_store) as graph, pytest.raises(UnknownQuery, match="did you mean partners"):
        graph.query("partnerz")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="frobnicate"):
        citygraph.frobnicate  # noqa: B018
