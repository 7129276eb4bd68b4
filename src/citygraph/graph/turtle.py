"""Turtle that a person likes to read, and the same bytes for the same triples.

Things are grouped by what they are; a thing's type and names come first; IRIs are short wherever Turtle allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from citygraph.vocab import CONCEPT, ID, PREFIXES, TYPE, term

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Object = Subject | ox.Literal
Property = tuple[ox.NamedNode, Object]
Properties = Callable[[Subject], Iterable[Property]]

NAMESPACES = {
    **PREFIXES,
    **{
        kind: f"{ID}{kind}/"
        for kind in (
            *("agreement", "article", "event", "government", "graph", "office"),
            *("official", "partnership", "place", "quotation", "tenure"),
        )
    },
    **{scheme: f"{CONCEPT}{scheme}/" for scheme in ("field", "kind", "modality", "role", "status")},
    "concept": CONCEPT,
    "tenure-status": f"{CONCEPT}tenure/",
    "sdg": "http://metadata.un.org/sdg/",
    "vann": "http://purl.org/vocab/vann/",
}

SECTIONS = (
    ("Partnerships", ("cg:Partnership",)),
    (
        "Agreements",
        (
            *("cg:LetterOfIntent", "cg:MemorandumOfUnderstanding", "cg:CooperationAgreement"),
            *("cg:JointDeclaration", "cg:Agreement"),
        ),
    ),
    ("Events", ("cg:Visit", "cg:Signing", "cg:Meeting", "cg:Forum", "cg:Event")),
    ("Quotations", ("cg:Quotation",)),
    ("Officials", ("cg:Official",)),
    ("Tenures", ("cg:Tenure",)),
    ("Offices", ("cg:Office",)),
    ("Governments", ("cg:Government",)),
    ("Cities", ("cg:City",)),
    ("Regions", ("cg:Region",)),
    ("Countries", ("cg:Country",)),
    ("Geometries", ("geo:Geometry",)),
    ("Articles", ("cg:Article",)),
    ("Passages", ("cg:Passage",)),
    ("Claims", ("cg:Claim",)),
    ("The ontology", ("owl:Ontology",)),
    ("Classes", ("owl:Class",)),
    ("Properties", ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")),
    ("Concept schemes", ("skos:ConceptScheme",)),
    ("Concepts", ("skos:Concept",)),
)
_SECTION_OF: dict[str, tuple[int, str]] = {
    term(curie): (rank, title) for rank, (title, curies) in enumerate(SECTIONS) for curie in curies
}
_REPLACED = (len(SECTIONS), "Replaced IRIs")
_OTHER = (len(SECTIONS) + 1, "Other things")

_REPLACED_BY = term("dcterms:isReplacedBy")

_PREDICATES = (
    *("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "rdfs:comment", "skos:definition"),
    *("schema:honorificPrefix", "schema:headline", "schema:datePublished", "schema:inLanguage", "schema:publisher"),
    *("schema:author", "schema:editor", "schema:url"),
    *("cg:partner", "cg:kind", "cg:party", "cg:holder", "cg:office", "cg:role", "cg:jurisdiction", "cg:postedTo"),
    *("cg:governs", "cg:speaker", "cg:text", "cg:status", "cg:tenureStatus", "cg:since", "cg:date", "cg:until"),
    *("cg:signedOn", "cg:plannedFor", "cg:signedAt", "cg:signatory", "cg:validUntil", "cg:saidOn", "cg:saidAt"),
    *("cg:attestedFrom", "cg:attestedUntil", "cg:place", "cg:participant", "cg:about", "cg:field", "cg:under"),
    *("cg:agreement", "cg:follows", "cg:countryCode", "cg:isoCode", "cg:inCountry", "cg:within"),
    *("wgs:lat", "wgs:long", "geo:hasGeometry", "geo:asWKT", "skos:exactMatch"),
    *("cg:statedIn", "cg:start", "cg:end", "cg:quote"),
    *(
        "rdf:subject",
        "rdf:predicate",
        "rdf:object",
        "cg:passage",
        "cg:rule",
        "cg:modality",
        "cg:directness",
        "cg:asOf",
        "cg:confidence",
    ),
)
_PREDICATE_RANK: dict[str, int] = {term(curie): rank for rank, curie in enumerate(_PREDICATES)}

_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_/-](?:[A-Za-z0-9_./-]*[A-Za-z0-9_/-])?")
_STRING = PREFIXES["xsd"] + "string"
_NUMBERED = re.compile(r"([^0-9]+)([0-9]*)")
_BARE = {
    PREFIXES["xsd"] + "integer": re.compile(r"[+-]?[0-9]+"),
    PREFIXES["xsd"] + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_PREFIX_OF = {namespace: prefix for prefix, namespace in NAMESPACES.items()}


def write(triples: Iterable[ox.Triple | ox.Quad]) -> Iterator[str]:
    """A whole Turtle document for triples held in memory, in pieces."""
    by_subject: dict[Subject, dict[Property, None]] = {}
    for triple in triples:
        by_subject.setdefault(triple.subject, {})[triple.predicate, triple.object] = None
    outline = Outline()
    for subject, properties in by_subject.items():
        for predicate, object_ in properties:
            outline.note(subject, predicate, object_)
    yield from outline.header()
    yield from outline.body(lambda subject: by_subject[subject])


class Outline:
    """What must be known of a graph before its first line is written: the prefixes in use, and who stands where."""

    def __init__(self) -> None:
        self._sections: dict[Subject, tuple[int, str]] = {}
        self._prefixes: set[str] = set()

    def note(self, subject: Subject, predicate: ox.NamedNode, object_: Object) -> None:
        """Take a triple into account."""
        self.note_term(subject)
        section = _section(predicate, object_)
        self._sections[subject] = min(section, self._sections.get(subject, _OTHER))
        if predicate.value != TYPE:
            self.note_term(predicate)
        self.note_term(object_)

    def note_term(self, value: Object) -> None:
        """Take a term's prefix into account."""
        named = _shown_datatype(value) if isinstance(value, ox.Literal) else value
        if isinstance(named, ox.NamedNode) and (prefix := _split(named.value)):
            self._prefixes.add(prefix[0])

    def merge_prefixes(self, other: Outline) -> None:
        """Use the prefixes of another outline too."""
        self._prefixes |= other._prefixes

    def header(self) -> Iterator[str]:
        """The prefixes in use, in the order of their names."""
        for prefix in sorted(self._prefixes):
            yield f"@prefix {prefix}: <{NAMESPACES[prefix]}> .\n"

    def body(self, properties: Properties, indent: str = "") -> Iterator[str]:
        """Every thing under the heading of its section; `properties` gives those of one thing."""
        heading = ""
        for subject in sorted(self._sections, key=lambda each: (self._sections[each], _reading_order(each))):
            title = self._sections[subject][1]
            if title != heading:
                heading = title
                yield f"\n\n{indent}# {title}\n"
            yield f"\n{block(subject, properties(subject), indent)}"


def block(subject: Subject, properties: Iterable[Property], indent: str = "") -> str:
    """All that is said of one thing: a line for each predicate, types first."""
    objects: dict[ox.NamedNode, list[Object]] = {}
    for predicate, object_ in properties:
        objects.setdefault(predicate, []).append(object_)
    lines = [
        f"{'a' if predicate.value == TYPE else name(predicate)} {', '.join(map(name, sorted(found, key=_sort_key)))}"
        for predicate, found in sorted(objects.items(), key=lambda item: _predicate_key(item[0]))
    ]
    joint = f" ;\n{indent}    "
    return f"{indent}{name(subject)} {joint.join(lines)} .\n"


def name(value: Object) -> str:
    r"""A term as Turtle writes it, as short as it may.

    >>> print(name(ox.NamedNode("https://w3id.org/citygraph/id/place/jakarta-1642911/geometry")))
    place:jakarta-1642911\/geometry
    >>> print(name(ox.Literal("a \"b\"", language="en")), name(ox.Literal(3)))
    "a \"b\""@en 3
    """
    if isinstance(value, ox.Literal):
        return literal(value)
    return iri(value.value) if isinstance(value, ox.NamedNode) else str(value)


def literal(value: ox.Literal) -> str:
    """A literal: bare where Turtle reads it back as the same, else in quotation marks."""
    if value.language:
        return f"{_quoted(value.value)}@{value.language}"
    if datatype := _shown_datatype(value):
        return f"{_quoted(value.value)}^^{iri(datatype.value)}"
    return _quoted(value.value) if value.datatype.value == _STRING else value.value


def iri(value: str) -> str:
    """A prefixed name where there is one, else the whole IRI."""
    found = _split(value)
    return f"{found[0]}:{found[1]}" if found else f"<{value}>"


@lru_cache(maxsize=65536)
def _split(value: str) -> tuple[str, str] | None:
    """Prefix and escaped local name: of the longest namespace that fits, and only when the name stays readable."""
    end = len(value)
    while (end := max(value.rfind("/", 0, end), value.rfind("#", 0, end))) > 0:
        prefix = _PREFIX_OF.get(value[: end + 1])
        if prefix:
            local = value[end + 1 :]
            return (prefix, _escaped_local(local)) if _PLAIN_LOCAL.fullmatch(local) else None
    return None


def _escaped_local(local: str) -> str:
    """A hyphen may not come first, and a slash nowhere."""
    escaped = local.replace("/", "\\/")
    return f"\\{escaped}" if escaped.startswith("-") else escaped


def _shown_datatype(value: ox.Literal) -> ox.NamedNode | None:
    """The datatype that must be written out; None where Turtle understands it without."""
    bare = _BARE.get(value.datatype.value)
    if value.language or value.datatype.value == _STRING or (bare and bare.fullmatch(value.value)):
        return None
    return value.datatype


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _section(predicate: ox.NamedNode, object_: Object) -> tuple[int, str]:
    """The section that a triple puts its subject into."""
    if predicate.value == TYPE and isinstance(object_, ox.NamedNode):
        return _SECTION_OF.get(object_.value, _OTHER)
    return _REPLACED if predicate.value == _REPLACED_BY else _OTHER


def _predicate_key(predicate: ox.NamedNode) -> tuple[int, str]:
    return _PREDICATE_RANK.get(predicate.value, len(_PREDICATES)), predicate.value


def _reading_order(subject: Subject) -> tuple[list[tuple[str, int]], str]:
    """As people count: the tenth claim comes after the second."""
    written = str(subject)
    return [(letters, int(digits or 0)) for letters, digits in _NUMBERED.findall(written)], written


def _sort_key(value: Object) -> tuple[int, str, str]:
    """Own types before others', then IRIs, then literals by language."""
    if isinstance(value, ox.Literal):
        return 3, value.language or value.datatype.value, value.value
    if not isinstance(value, ox.NamedNode):
        return 2, str(value), ""
    return (0 if value.value.startswith(PREFIXES["cg"]) else 1), value.value, ""
