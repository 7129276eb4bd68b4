"""The first article's exact answers, read from the graph that it alone gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from citygraph import graph, pipeline, query, resources
from citygraph.vocab import PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + (
    "PREFIX place: <https://w3id.org/citygraph/id/place/>\n"
)


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("seed") / "store"
    pipeline.build([str(resources.path("data", "articles", "jakarta-kuala-lumpur.txt"))], store)
    return store


@pytest.fixture
def ask(seed: Path):
    with graph.open_store(seed) as snapshot:

        def rows(where: str, *names: str) -> set[tuple[str | None, ...]]:
            text = f"{PROLOGUE} SELECT DISTINCT {' '.join('?' + name for name in names)} WHERE {{ {where} }}"
            return {
                tuple(getattr(row[name], "value", None) for name in names)
                for row in query.run(snapshot.store, text).answer
            }

        yield rows


def names(rows: set[tuple[str | None, ...]]) -> set[str]:
    """The last parts of the IRIs of one-column rows."""
    return {str(row[0]).rpartition("/")[2] for row in rows}


def test_parties_are_the_two_governments(ask) -> None:
    assert ask(
        "?a cg:party ?g . ?g rdfs:label ?name ; cg:governs ?p . ?p cg:countryCode ?country ; rdfs:label ?place",
        "name", "place", "country",
    ) == {("Pemprov DKI Jakarta", "Jakarta", "ID"), ("Kuala Lumpur City Hall", "Kuala Lumpur", "MY")}  # fmt: skip


def test_the_instrument_is_one_signed_letter_of_intent(ask) -> None:
    assert ask(
        "?a a/rdfs:subClassOf* cg:Agreement . ?a a ?class ; cg:status ?status . FILTER(?class != cg:Agreement)",
        "class",
        "status",
    ) == {(PREFIXES["cg"] + "LetterOfIntent", "https://w3id.org/citygraph/concept/status/signed")}
    assert names(ask("?a a cg:LetterOfIntent ; cg:signedAt ?place", "place")) == {"kuala-lumpur-1735161"}
    assert ask("?a a cg:LetterOfIntent ; cg:signedOn ?day", "day") == {("2025-08-11",)}


def test_no_memorandum_is_claimed(ask) -> None:
    assert ask("?a a cg:MemorandumOfUnderstanding", "a") == set()
    assert ask("GRAPH ?g { ?c rdf:object cg:MemorandumOfUnderstanding }", "c") == set()


def test_nobody_signed(ask) -> None:
    assert ask("?a cg:signatory ?who", "who") == set()
    assert ask("GRAPH ?g { ?c rdf:predicate cg:signatory }", "c") == set()


def test_a_date_of_signing_is_marked_as_resolved(ask) -> None:
    found = ask("GRAPH ?g { ?c rdf:predicate cg:signedOn ; rdf:object ?date ; cg:rule ?rule }", "date", "rule")
    assert all(date == "2025-08-11" and "visit" in rule for date, rule in found)


def test_partnerships(ask) -> None:
    found = ask("?p a cg:Partnership ; cg:kind ?kind ; cg:status ?status", "p", "kind", "status")
    assert {tuple(value.rpartition("/")[2] for value in row) for row in found} == {
        ("jakarta-1642911--kuala-lumpur-1735161", "sister-city", "active"),
        ("chungcheongnam-do-kr-44--jakarta-1642911", "sister-city", "active"),
        ("heidelberg-2907911--jakarta-1642911", "sister-city", "active"),
    }


def test_chungcheongnam_do_is_a_region_of_korea_and_heidelberg_lies_in_germany(ask) -> None:
    assert ask(
        "place:chungcheongnam-do-kr-44 a cg:Region ; cg:isoCode ?code ; cg:countryCode ?country", "code", "country"
    ) == {("KR-44", "KR")}
    assert ask("place:heidelberg-2907911 a cg:City ; cg:countryCode ?country", "country") == {("DE",)}


def test_officials(ask) -> None:
    assert {
        (name, role.rpartition("/")[2], place, status.rpartition("/")[2])
        for name, role, place, status in ask(
            "?t cg:holder/rdfs:label ?name ; cg:office ?o ; cg:tenureStatus ?status ."
            "?o cg:role ?role ; cg:jurisdiction/rdfs:label ?place",
            *("name", "role", "place", "status"),
        )
    } == {
        ("Pramono Anung", "governor", "Jakarta", "current"),
        ("Maimunah", "mayor", "Kuala Lumpur", "current"),
    }
    assert ask("?o schema:honorificPrefix ?honorific ; rdfs:label 'Maimunah'", "honorific") == {("Dato’ Seri",)} or ask(
        "?o schema:honorificPrefix ?honorific ; rdfs:label ?name FILTER(STR(?name) = 'Maimunah')", "honorific"
    ) == {("Dato’ Seri",)}


def test_fields(ask) -> None:
    assert names(ask("?p a cg:Partnership ; cg:field ?field", "field")) == {
        "health", "social-welfare", "disaster-resilience", "urban-development", "climate-and-energy",
        "transport", "waste-management", "culture", "tourism",
    }  # fmt: skip


def test_quotations(ask) -> None:
    found = ask("?q a cg:Quotation ; cg:speaker/rdfs:label ?who ; cg:text ?text", "who", "text")
    assert sorted(who for who, _ in found) == ["Maimunah", "Pramono Anung", "Pramono Anung"]
    assert ask(
        "?q cg:saidOn ?day ; cg:saidAt/rdfs:label ?place ; cg:text ?text FILTER(CONTAINS(?text, 'Alhamdulillah'))",
        "day",
        "place",
    ) == {("2025-08-11", "Kuala Lumpur")}
    assert len(ask("?q cg:saidOn ?day", "q")) == len(ask("?q cg:saidAt ?place", "q")) == 1


def test_the_visit(ask) -> None:
    visits = ask("?v a cg:Visit ; cg:place/rdfs:label ?place ; cg:participant/rdfs:label ?who", "place", "who")
    assert ("Kuala Lumpur", "Pramono Anung") in visits
    assert {place for place, _ in visits} == {"Kuala Lumpur"}


def test_the_day_of_the_visit_is_marked_as_resolved(ask) -> None:
    found = ask(
        "?v a cg:Visit . GRAPH ?g { ?c rdf:subject ?v ; rdf:predicate cg:date ; rdf:object ?d ; cg:rule ?rule }",
        "d",
        "rule",
    )
    assert {day for day, _ in found} == {"2025-08-11"}
    assert all(rule.startswith("visit-date-from-") for _, rule in found)


def test_article_metadata(ask) -> None:
    article = (
        "GRAPH ?a { ?a a cg:Article ; schema:author ?author ; schema:editor ?editor ; schema:publisher ?publisher ;"
        " schema:datePublished ?day ; schema:inLanguage ?language }"
    )
    assert ask(article, "author", "editor", "publisher", "day", "language") == {
        ("Penta Maydita", "Aris Basuki", "RRI", "2025-08-11", "id")
    }


def test_every_passage_is_its_articles_text(seed: Path) -> None:
    with graph.open_store(seed) as snapshot:
        texts = {reading.article: reading.document.text for reading in snapshot.readings()}
        found = list(
            snapshot.store.query(
                PROLOGUE
                + "SELECT * WHERE { GRAPH ?g { ?p cg:quote ?quote ; cg:start ?start ; cg:end ?end ; cg:statedIn ?a } }"
            )
        )
        assert found
        for row in found:
            assert texts[row["a"].value][int(row["start"].value) : int(row["end"].value)] == row["quote"].value
