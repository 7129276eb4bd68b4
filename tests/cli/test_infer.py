"""``infer``: what a build left out, and the rules for other servers."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest


def inferred(run, store: Path) -> list[str]:
    out = run("export", "--format", "nq", "--store", store).out
    return [line for line in out.splitlines() if line.endswith("<https://w3id.org/citygraph/id/graph/inferred> .")]


def test_a_store_built_without_gets_what_a_build_infers(run, store, tmp_path, article, article_of) -> None:
    (tmp_path / "news").mkdir()
    for day, text in ((1, article), (2, article_of("Jakarta", "Surabaya", 4))):
        (tmp_path / "news" / f"{day}.txt").write_text(text)
    assert run("build", tmp_path / "news", "--no-infer").code == 0
    assert inferred(run, store) == []
    outcome = run("infer")
    assert outcome.code == 0
    found = inferred(run, store)
    assert f"inferred               {len(found)}" in outcome.out
    run("build", tmp_path / "news", "--store", tmp_path / "other")
    assert found
    assert found == inferred(run, tmp_path / "other")
    run("infer")
    assert inferred(run, store) == found


def test_the_rules_run_elsewhere_on_what_is_exported(run, built, tmp_path) -> None:
    data = run("export", "--format", "nt", "--ontology").out
    assert run("infer", "--as-sparql", "-o", tmp_path / "rules.ru").code == 0
    server = ox.Store()
    server.load(data.encode(), format=ox.RdfFormat.N_TRIPLES)
    before, size = set(server), 0
    while size != len(server):
        size = len(server)
        server.update((tmp_path / "rules.ru").read_text())
    assert {f"{quad.triple} <https://w3id.org/citygraph/id/graph/inferred> ." for quad in set(server) - before} == set(
        inferred(run, built)
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--graph", "https://example.org/g"], "--graph and -o belong to --as-sparql"),
        (["-o", "rules.ru"], "--graph and -o belong to --as-sparql"),
        (["--as-sparql", "--graph", "no iri"], "'no iri' is no IRI"),
        (["--store", "nowhere"], "no store at nowhere"),
    ],
)
def test_wrong_use(run, words: list[str], complaint: str) -> None:
    outcome = run("infer", *words)
    assert outcome.code == (1 if "nowhere" in words else 2)
    assert complaint in outcome.complaint
