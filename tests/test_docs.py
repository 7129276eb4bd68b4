"""The documents say what is there: every term, every article, and queries that have answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citygraph import __version__
from citygraph.vocab import CG, ONTOLOGY_FILES

TOP = Path(__file__).parents[1]
ONTOLOGY_DOC = (TOP / "docs" / "ontology.md").read_text(encoding="utf-8")
LANGUAGE_DOC = (TOP / "docs" / "add-a-language.md").read_text(encoding="utf-8")
EVIDENCE_DOC = (TOP / "docs" / "evidence.md").read_text(encoding="utf-8")


def terms_of_the_ontology() -> set[str]:
    import pyoxigraph as ox

    files = [TOP / "ontology" / name for name in ONTOLOGY_FILES]
    parsed = [quad for file in files for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)]
    subjects = {quad.subject.value for quad in parsed if isinstance(quad.subject, ox.NamedNode)}
    return {iri.removeprefix(CG) for iri in subjects if iri.startswith(CG)}


def test_every_class_and_property_is_explained_and_none_is_made_up() -> None:
    explained = set(re.findall(r"\bcg:([A-Za-z]+)", ONTOLOGY_DOC))
    assert explained == terms_of_the_ontology()


@pytest.mark.parametrize("query", re.findall(r"```sparql\n(.*?)```", EVIDENCE_DOC, re.DOTALL))
def test_the_queries_on_evidence_have_answers(query: str, bundled_store: Path) -> None:
    from citygraph import graph
    from citygraph import query as room

    with graph.open_store(bundled_store) as snapshot:
        assert next(iter(room.run(snapshot.store, query).answer))


def test_every_article_is_described() -> None:
    described = set(
        re.findall(r"^\| `([\w-]+\.txt)` \|", (TOP / "data" / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    assert described == {file.name for file in (TOP / "data" / "articles").iterdir()}


def test_every_section_of_a_lexicon_is_explained_once_and_none_is_made_up() -> None:
    import yaml

    files = (TOP / "data" / "lexicon").glob("*.yaml")
    sections = {name for file in files for name in yaml.safe_load(file.read_text(encoding="utf-8"))}
    explained = re.findall(r"^\| `(\w+)` \|", LANGUAGE_DOC, re.MULTILINE)
    assert sorted(explained) == sorted(sections)


def test_the_changelog_has_this_version() -> None:
    assert f"\n## [{__version__}] - " in (TOP / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_rules_are_documented_as_they_are() -> None:
    from citygraph.extract.catalogue.__main__ import page

    written = (TOP / "docs" / "extraction.md").read_text(encoding="utf-8")
    assert page(written) == written, "run: python -m citygraph.extract.catalogue docs/extraction.md"


def test_every_rule_in_the_claims_of_the_bundled_articles_is_documented(bundled_store: Path) -> None:
    from citygraph import graph
    from citygraph.extract import catalogue

    with graph.open_store(bundled_store) as snapshot:
        solutions = snapshot.store.query(f"SELECT DISTINCT ?rule WHERE {{ GRAPH ?g {{ ?claim <{CG}rule> ?rule }} }}")
        rules = {solution["rule"].value for solution in solutions}
    assert len(rules) > 30
    assert {rule for rule in rules if not catalogue.parts(rule)} == set()


def test_every_rule_says_what_it_reads() -> None:
    from citygraph.extract import catalogue

    silent = [f"{entry.name} in {entry.module}.py" for entry in catalogue.entries() if not entry.meaning]
    assert silent == [], "give it a comment with an example, or its function a docstring"
