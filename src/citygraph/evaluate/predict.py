"""What citygraph says of one article, read from its RDF by SPARQL, in the form of a gold file."""

from __future__ import annotations

from typing import Any, cast

import pyoxigraph as ox

from citygraph import graph
from citygraph.model import Fusion
from citygraph.vocab import PREFIXES, local

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def _last(variable: str) -> str:
    """The last part of the IRI that a variable holds, as a SPARQL expression."""
    return f'REPLACE(STR({variable}), "^.*[/#]", "")'


def predict(fusion: Fusion) -> dict[str, Any]:
    """Places, officials, partnerships, agreements and events of a fusion; ``about`` is the thing's IRI."""
    store = ox.Store()
    store.extend(graph.describe(fusion))
    return {
        "places": _places(store),
        "officials": _officials(store),
        "partnerships": _partnerships(store),
        "agreements": _agreements(store),
        "events": _events(store),
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


def _officials(store: ox.Store) -> list[dict[str, Any]]:
    return _rows(
        store,
        f"""SELECT (STR(?t) AS ?about) (STR(?label) AS ?name) ?role ?place ?tenure WHERE {{
             ?t a cg:Tenure ; cg:holder ?person ; cg:office ?office ; cg:tenureStatus ?status .
             ?person rdfs:label ?label . ?office cg:role ?r . OPTIONAL {{ ?office cg:jurisdiction ?where }}
             BIND({_last("?r")} AS ?role) BIND(STR(?where) AS ?place) BIND({_last("?status")} AS ?tenure) }}
            ORDER BY ?about ?name""",
    )


def _partnerships(store: ox.Store) -> list[dict[str, Any]]:
    ties = _rows(
        store,
        f"""SELECT (STR(?p) AS ?about) ?kind ?status (STR(?s) AS ?since) WHERE {{ ?p a cg:Partnership .
             OPTIONAL {{ ?p cg:kind ?k }} OPTIONAL {{ ?p cg:status ?st }} OPTIONAL {{ ?p cg:since ?s }}
             BIND({_last("?k")} AS ?kind) BIND({_last("?st")} AS ?status) }} ORDER BY ?about ?kind ?status ?since""",
    )
    for tie in ties:
        tie["partners"] = _objects(store, tie["about"], "cg:partner")
        tie["fields"] = [local(field) for field in _objects(store, tie["about"], "cg:field")]
    return ties


def _agreements(store: ox.Store) -> list[dict[str, Any]]:
    documents = _rows(
        store,
        f"""SELECT (STR(?a) AS ?about) ?type ?status (STR(?d) AS ?date) WHERE {{
             VALUES ?class {{ cg:LetterOfIntent cg:MemorandumOfUnderstanding cg:CooperationAgreement
                             cg:JointDeclaration cg:Agreement }}
             ?a a ?class .
             FILTER(?class != cg:Agreement || NOT EXISTS {{ ?a a ?exact FILTER(?exact != cg:Agreement) }})
             OPTIONAL {{ ?a cg:status ?st }} OPTIONAL {{ ?a cg:signedOn|cg:plannedFor ?d }}
             BIND({_last("?class")} AS ?type) BIND({_last("?st")} AS ?status) }} ORDER BY ?about ?type ?date""",
    )
    for document in documents:
        document["parties"] = _objects(store, document["about"], "cg:party/cg:governs")
        document["signatories"] = _objects(store, document["about"], "cg:signatory/rdfs:label")
    return documents


def _events(store: ox.Store) -> list[dict[str, Any]]:
    return _rows(
        store,
        f"""SELECT (STR(?e) AS ?about) (LCASE({_last("?class")}) AS ?type) (STR(?d) AS ?date) (STR(?p) AS ?place)
            WHERE {{
             VALUES ?class {{ cg:Visit cg:Signing cg:Meeting cg:Forum }} ?e a ?class .
             OPTIONAL {{ ?e cg:date ?d }} OPTIONAL {{ ?e cg:place ?p }} }} ORDER BY ?about ?type ?date ?place""",
    )


def _objects(store: ox.Store, subject: str, path: str) -> list[str]:
    return [
        row["o"]
        for row in _rows(store, f"SELECT DISTINCT (STR(?x) AS ?o) WHERE {{ <{subject}> {path} ?x }} ORDER BY ?o")
    ]


def _rows(store: ox.Store, select: str) -> list[dict[str, Any]]:
    solutions = cast("ox.QuerySolutions", store.query(_PROLOGUE + select))
    names = [variable.value for variable in solutions.variables]
    return [{name: getattr(row[name], "value", None) for name in names} for row in solutions]
