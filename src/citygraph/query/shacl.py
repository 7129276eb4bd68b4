"""Stored queries as RDF: ``sh:SPARQLExecutable`` of SHACL Advanced Features, as catalogues of SPARQL examples use it.

Each query is a node under ``id/query/``: its text after ``sh:select``, ``sh:ask`` or ``sh:construct``, its prefixes
declared by ``sh:prefixes``, its parameters by ``sh:parameter`` (https://www.w3.org/TR/shacl-af/). SHACL has no property
for the text of a DESCRIBE: it is described without being executable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.query.lexer import Token, tokens
from citygraph.query.stored import Parameter, StoredQuery
from citygraph.rdf import XSD
from citygraph.vocab import CG, CONCEPT, ID, PREFIXES

QUERIES = f"{ID}query/"
_FORMS = {
    "SELECT": ("sh:SPARQLSelectExecutable", "sh:select"),
    "ASK": ("sh:SPARQLAskExecutable", "sh:ask"),
    "CONSTRUCT": ("sh:SPARQLConstructExecutable", "sh:construct"),
}
_DATATYPES = {"integer": "integer", "decimal": "decimal", "string": "string", "language": "string", "year": "gYear"}
_HEAD = {
    "sh": "http://www.w3.org/ns/shacl#",
    **{prefix: PREFIXES[prefix] for prefix in ("dcterms", "rdfs", "schema", "skos", "xsd")},
    "cg": CG,
    "query": QUERIES,
}


def as_shacl(queries: Iterable[StoredQuery]) -> str:
    """Turtle that describes queries, in their order."""
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(_HEAD.items()))
    return head + "".join(f"\n{_query(query)}" for query in queries)


def _query(query: StoredQuery) -> str:
    form, body, prefixes = _parts(query.text)
    lines = [f"rdfs:label {_string(query.summary)}@en"]
    if query.description:
        lines.append(f"rdfs:comment {_string(query.description)}@en")
    if query.tags:
        lines.append("schema:keywords " + ", ".join(map(_string, query.tags)))
    lines += [f"sh:parameter {_parameter(query, parameter)}" for parameter in query.parameters]
    if prefixes:
        declared = [
            f"[ sh:prefix {_string(name)} ; sh:namespace {_string(iri)}^^xsd:anyURI ]" for name, iri in prefixes
        ]
        lines.append("sh:prefixes [ sh:declare " + ",\n        ".join(declared) + " ]")
    kind, text_property = _FORMS.get(form, ("", ""))
    types = f"sh:SPARQLExecutable, {kind}" if kind else "schema:CreativeWork"
    lines.append(f"{text_property or 'schema:text'} {_string(body)}")
    return f"<{QUERIES}{query.name}> a {types} ;\n    " + " ;\n    ".join(lines) + " .\n"


def _parameter(query: StoredQuery, parameter: Parameter) -> str:
    """A parameter; the last part of its path is the name of its variable."""
    lines = [
        "a sh:Parameter",
        f"sh:path <{QUERIES}{query.name}#{parameter.name}>",
        f"sh:name {_string(parameter.name)}",
        *_type(parameter),
        f"sh:optional {str(not parameter.required).lower()}",
    ]
    if parameter.help:
        lines.append(f"sh:description {_string(parameter.help)}@en")
    if not parameter.multiple:
        lines.append("sh:maxCount 1")
    if parameter.default and (default := _value(parameter, parameter.default)):
        lines.append(f"sh:defaultValue {default}")
    return "[ " + " ; ".join(lines) + " ]"


def _type(parameter: Parameter) -> Iterator[str]:
    match parameter.type:
        case "place":
            yield "sh:class cg:Place"
        case "official":
            yield "sh:class cg:Official"
        case "concept":
            yield "sh:class skos:Concept"
            yield f"sh:pattern {_string(f'^{CONCEPT}{parameter.scheme}/')}"
        case "iri":
            yield "sh:nodeKind sh:IRI"
        case "enumeration":
            yield "sh:in ( " + " ".join(map(_string, parameter.values)) + " )"
        case "date":
            options = " ".join(f"[ sh:datatype xsd:{name} ]" for name in ("date", "gYearMonth", "gYear"))
            yield f"sh:or ( {options} )"
        case kind:
            yield f"sh:datatype xsd:{_DATATYPES[kind]}"


def _value(parameter: Parameter, text: str) -> str:
    """A default as a term; empty for a name that only a graph can tell the meaning of."""
    if parameter.type == "concept" and text.replace("-", "").isalnum():
        return f"<{CONCEPT}{parameter.scheme}/{text}>"
    if parameter.type in _DATATYPES:
        return f"{_string(text)}^^<{XSD}{_DATATYPES[parameter.type]}>"
    return _string(text) if parameter.type == "enumeration" else ""


def _parts(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    """The form of a query, its text without the prologue, and the prefixes of that."""
    every = tokens(text)
    significant = [token for token in every if not token.blank]
    start = next((token for token in significant if token.is_word(*_FORMS, "DESCRIBE")), None)
    if start is None:
        return "", text, []
    before = [token for token in significant if token.start < start.start]
    return start.text.upper(), text[start.start :].rstrip(), list(_prefixes(before))


def _prefixes(prologue: list[Token]) -> Iterator[tuple[str, str]]:
    for word, name, iri in zip(prologue, prologue[1:], prologue[2:]):
        if word.is_word("PREFIX"):
            yield name.text.removesuffix(":"), iri.text[1:-1]


def _string(text: str) -> str:
    """A string of Turtle, in long quotes where it has lines."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r")
    return f'"""{escaped}"""' if "\n" in text else f'"{escaped}"'
