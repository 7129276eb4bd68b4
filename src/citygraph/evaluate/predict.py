"""What citygraph says of one article, read from its RDF by SPARQL, in the form of a gold file."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from citygraph import fuse, graph
from citygraph.model import Reading
from citygraph.vocab import PREFIXES

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def _last(variable: str) -> str:
    """The last part of the IRI that a variable holds, as a SPARQL expression."""
    return f'REPLACE(STR({variable}), "^.*[/#]", "")'


def store_of(reading: Reading) -> ox.Store:
    """The graph of one article alone, in memory."""
    store = ox.Store()
    store.extend(graph.describe(fuse.fuse([reading])))
    return store


def predict(store: ox.Store) -> dict[str, Any]:
    """Places, officials, partnerships, agreements and events of a one-article graph."""
    return {
        "places": _places(store),
        "officials": _rows(
            store,
            f"""SELECT (STR(?label) AS ?name) ?role ?place ?tenure WHERE {{
                 ?t a cg:Tenure ; cg:holder ?person ; cg:office ?office ; cg:tenureStatus ?status .
                 ?person rdfs:label ?label . ?office cg:role ?r . OPTIONAL {{ ?office cg:jurisdiction ?where }}
                 BIND({_last("?r")} AS ?role) BIND(STR(?where) AS ?place) BIND({_last("?status")} AS ?tenure) }}""",
        ),
        "partnerships": _partnerships(store),
        "agreements": _agreements(store),
        "events": _rows(
            store,
            f"""SELECT (LCASE({_last("?class")}) AS ?type) (STR(?d) AS ?date) (STR(?p) AS ?place) WHERE {{
                 VALUES ?class {{ cg:Visit cg:Signing cg:Meeting cg:Forum }} ?e a ?class .
                 OPTIONAL {{ ?e cg:date ?d }} OPTIONAL {{ ?e cg:place ?p }} }}""",
        ),
    }


def _places(store: ox.Store) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(
        store,
        f"""SELECT (STR(?p) AS ?id) (STR(?label) AS ?name) ?type ?country ?iso (STR(?match) AS ?geonames) WHERE {{
             VALUES ?class {{ cg:City cg:Region cg:Country }} ?p a ?class ; rdfs:label ?label .
             OPTIONAL {{ ?p cg:countryCode ?country }} OPTIONAL {{ ?p cg:isoCode ?iso }}
             OPTIONAL {{ ?p skos:exactMatch ?match FILTER(CONTAINS(STR(?match), "sws.geonames.org")) }}
             BIND({_last("?class")} AS ?type) }}""",
    ):
        place = found.setdefault(
            row["id"], {"name": row["name"], "aliases": [], "type": row["type"], "country": row["country"]}
        )
        place["aliases"].append(row["name"])
        if row["geonames"]:
            place["ref"] = "gn:" + row["geonames"].rstrip("/").rpartition("/")[2]
        elif code := row["iso"] or (row["country"] if row["type"] == "Country" else None):
            place["ref"] = f"iso:{code}"
    return found


def _partnerships(store: ox.Store) -> list[dict[str, Any]]:
    ties = _rows(
        store,
        f"""SELECT ?p ?kind ?status (STR(?s) AS ?since) WHERE {{ ?p a cg:Partnership .
             OPTIONAL {{ ?p cg:kind ?k }} OPTIONAL {{ ?p cg:status ?st }} OPTIONAL {{ ?p cg:since ?s }}
             BIND({_last("?k")} AS ?kind) BIND({_last("?st")} AS ?status) }}""",
    )
    for tie in ties:
        subject = tie.pop("p")
        tie["partners"] = _objects(store, subject, "cg:partner")
        tie["fields"] = [field.rpartition("/")[2] for field in _objects(store, subject, "cg:field")]
    return ties


def _agreements(store: ox.Store) -> list[dict[str, Any]]:
    documents = _rows(
        store,
        f"""SELECT ?a ?type ?status (STR(?d) AS ?date) WHERE {{
             VALUES ?class {{ cg:LetterOfIntent cg:MemorandumOfUnderstanding cg:CooperationAgreement
                             cg:JointDeclaration cg:Agreement }}
             ?a a ?class .
             FILTER(?class != cg:Agreement || NOT EXISTS {{ ?a a ?exact FILTER(?exact != cg:Agreement) }})
             OPTIONAL {{ ?a cg:status ?st }} OPTIONAL {{ ?a cg:signedOn|cg:plannedFor ?d }}
             BIND({_last("?class")} AS ?type) BIND({_last("?st")} AS ?status) }}""",
    )
    for document in documents:
        subject = document.pop("a")
        document["parties"] = _objects(store, subject, "cg:party/cg:governs")
        document["signatories"] = _objects(store, subject, "cg:signatory/rdfs:label")
    return documents


def _objects(store: ox.Store, subject: str, path: str) -> list[str]:
    return [
        row["o"]
        for row in _rows(store, f"SELECT DISTINCT (STR(?x) AS ?o) WHERE {{ <{subject}> {path} ?x }} ORDER BY ?o")
    ]


def _rows(store: ox.Store, select: str) -> list[dict[str, Any]]:
    solutions = store.query(_PROLOGUE + select)
    names = [variable.value for variable in solutions.variables]
    return [{name: getattr(row[name], "value", None) for name in names} for row in solutions]
