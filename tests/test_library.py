"""citygraph as a library: the same verbs, the same answers."""

from __future__ import annotations

import io
import os
from contextlib import closing
from pathlib import Path

import pytest

import citygraph
from citygraph.errors import QueryError, StoreError, UnknownQuery, UsageError

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
        graph.export(edges := io.BytesIO(), "csv", table="edges", places=["Heidelberg"])
        graph.export(picture := io.BytesIO(), "svg", picture="map")
        assert b"cg:Partnership" in out.getvalue()
        assert edges.getvalue().count(b"\n") == 2
        assert picture.getvalue().startswith(b"<svg")
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


def test_queries_of_ones_own_join_the_built_in_ones(
    bundled_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "#+ summary: One row\n#+ tests:\n#+   - rows: [{one: 1}]\n"
    for folder, value in (("mine", 1), ("later", 2)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.rq").write_text(header + f"SELECT ({value} AS ?one) {{}}\n")
    one, other = tmp_path / "mine", tmp_path / "later"
    with citygraph.open(bundled_store, queries=str(one)) as graph:
        assert [row.one for row in graph.query("one")] == [1]
        assert graph.query("partners", place="Jakarta")
    with citygraph.open(bundled_store, queries=[one, other]) as graph, closing(graph.seen(as_of="2030")) as later:
        assert [row.one for row in later.query("one")] == [2]
    monkeypatch.setenv("CITYGRAPH_QUERIES", f"{one}{os.pathsep}{other}")
    with citygraph.open(bundled_store) as graph:
        assert [row.one for row in graph.query("one")] == [2]
    with citygraph.open(bundled_store, queries=()) as graph, pytest.raises(UnknownQuery, match="'one'"):
        graph.query("one")
    with (
        citygraph.open(bundled_store, queries=tmp_path / "none") as graph,
        pytest.raises(QueryError, match="no such folder"),
    ):
        graph.query("one")


def test_a_store_is_open_until_it_is_closed(bundled_store: Path) -> None:
    city_graph = citygraph.open(bundled_store)
    assert city_graph.query("partners", place="Jakarta")
    view = city_graph.seen(as_of="2019")
    city_graph.close()
    with pytest.raises(UsageError, match="closed"):
        view.query("partners", place="Jakarta")
    with pytest.raises(UsageError, match="closed"):
        city_graph.query("partners", place="Jakarta")
    city_graph.close()


def test_what_others_know_is_imported_and_an_export_comes_back(tmp_path: Path) -> None:
    table, store, again = tmp_path / "ties.csv", tmp_path / "store", tmp_path / "again"
    table.write_text("place,place_country,partner,partner_country\nJakarta,ID,Seoul,KR\n", encoding="utf-8")
    assert citygraph.import_(table, store, name="Ties", published="2024").dataset == "ties"
    exported = tmp_path / "ties.nq"
    with citygraph.open(store) as graph, exported.open("wb") as out:
        assert [row.partner for row in graph.query("partners", place="Jakarta")] == ["Seoul"]
        graph.export(out, "nq")
    citygraph.import_(exported, again)
    with citygraph.open(again) as graph, closing(graph.seen(as_of="2030")) as seen:
        assert [row.partner for row in graph.query("partners", place="Jakarta")] == ["Seoul"]
        assert [row.partner for row in seen.query("partners", place="Jakarta")] == ["Seoul"]
