"""Turtle that a person likes to read, and the same bytes for the same triples.

Things are grouped by what they are; a thing's type and names come first; IRIs are short wherever Turtle allows.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing

import pyoxigraph as ox

from citygraph.graph.exporting import ntriples
from citygraph.graph.exporting.lines import HELD, Spool
from citygraph.graph.exporting.ntriples import Property
from citygraph.graph.terms import AnyNode
from citygraph.remembered import Remembered
from citygraph.vocab import CONCEPT, ID, PREFIXES, TYPE, term

Graph = tuple[str | None, Iterable[bytes]]
"""The IRI of a graph (None: the default graph), and its triples as sorted lines of N-Triples, each once."""

NAMESPACES = {
    **PREFIXES,
    **{
        kind: f"{ID}{kind}/"
        for kind in (
            *("agreement", "article", "disagreement", "event", "government", "graph", "milestone", "office"),
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
    ("Datasets", ("cg:Dataset",)),
    ("Passages", ("cg:Passage",)),
    ("Claims", ("cg:Claim",)),
    ("Disagreements", ("cg:Disagreement",)),
    ("Milestones", ("cg:Milestone",)),
    ("The ontology", ("owl:Ontology",)),
    ("Classes", ("owl:Class",)),
    ("Properties", ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")),
    ("Concept schemes", ("skos:ConceptScheme",)),
    ("Concepts", ("skos:Concept",)),
)
_SECTION_OF = {f"<{term(curie)}>": rank for rank, (_, curies) in enumerate(SECTIONS) for curie in curies}
_REPLACED, _OTHER = len(SECTIONS), len(SECTIONS) + 1
_TITLES = (*(title for title, _ in SECTIONS), "Replaced IRIs", "Other things")

_TYPE = f"<{TYPE}>"
_REPLACED_BY = f"<{term('dcterms:isReplacedBy')}>"

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
_PREDICATE_RANK = {f"<{term(curie)}>": rank for rank, curie in enumerate(_PREDICATES)}

_OWN = f"<{PREFIXES['cg']}"
_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_/-](?:[A-Za-z0-9_./-]*[A-Za-z0-9_/-])?")
_DIGITS = re.compile(r"0*([0-9]+)")
_BARE = {
    f"<{PREFIXES['xsd']}integer>": re.compile(r"[+-]?[0-9]+"),
    f"<{PREFIXES['xsd']}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"<{PREFIXES['xsd']}boolean>": re.compile(r"true|false"),
}
_PREFIX_OF = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
_PIECE = 1 << 18


def write(triples: Iterable[ox.Triple | ox.Quad]) -> Iterator[str]:
    """A whole Turtle document for triples held in memory, in pieces."""
    lines = {f"{each.subject} {each.predicate} {each.object} .\n".encode() for each in triples}
    return document([(None, sorted(lines))])


def document(graphs: Iterable[Graph]) -> Iterator[str]:
    """A whole document, in pieces: Turtle, or TriG when a graph has a name.

    Only the names of things are held in memory; what is said of them waits in temporary files when it is much.
    """
    names = Names()
    with tempfile.SpooledTemporaryFile(HELD, mode="w+", encoding="utf-8", newline="", prefix="citygraph-") as body:
        for graph, lines in graphs:
            indent = "" if graph is None else "    "
            if graph is not None:
                body.write(f"\n\n{names.shown(f'<{graph}>')} {{\n")
            body.writelines(_things(map(bytes.decode, lines), names, indent))
            if graph is not None:
                body.write("}\n")
        for prefix in sorted(names.prefixes):
            yield f"@prefix {prefix}: <{NAMESPACES[prefix]}> .\n"
        body.seek(0)
        while piece := body.read(_PIECE):
            yield piece


def name(value: AnyNode) -> str:
    r"""A term as Turtle writes it, as short as it may.

    >>> print(name(ox.NamedNode("https://w3id.org/citygraph/id/place/jakarta-1642911/geometry")))
    place:jakarta-1642911\/geometry
    >>> print(name(ox.Literal("a \"b\"", language="en")), name(ox.Literal(3)))
    "a \"b\""@en 3
    """
    return Names().shown(str(value))


def iri(value: str) -> str:
    """A prefixed name where there is one, else the whole IRI."""
    return Names().shown(f"<{value}>")


class Names:
    """Terms of N-Triples as Turtle writes them, and the prefixes that this took."""

    def __init__(self) -> None:
        self.prefixes: set[str] = set()
        self._iris: Remembered[str, str] = Remembered(self._iri)

    def shown(self, term: str) -> str:
        """A term, as short as it may: a literal is bare where Turtle reads it back as the same."""
        if term[0] == '"':
            return self._literal(term)
        return self._iris[term] if term[0] == "<" and term[1] != "<" else term

    def _iri(self, term: str) -> str:
        found = _split(ntriples.iri(term))
        if found is None:
            return term
        self.prefixes.add(found[0])
        return f"{found[0]}:{found[1]}"

    def _literal(self, term: str) -> str:
        if term.endswith('"'):
            return term
        end = term.rindex('"')
        if not term.startswith("^^", end + 1):
            return term
        datatype, content = term[end + 3 :], term[1:end]
        if (bare := _BARE.get(datatype)) and bare.fullmatch(content):
            return content
        return f"{term[: end + 1]}^^{self._iris[datatype]}"


def _things(lines: Iterable[str], names: Names, indent: str) -> Iterator[str]:
    """Every thing under the heading of its section."""
    with closing(Spool()) as spool:
        for subject, properties in ntriples.by_subject(lines):
            section = min(_section(predicate, object_) for predicate, object_ in properties)
            spool.add(f"{section:02}{_reading_order(subject)}", _block(subject, properties, names, indent))
        heading = ""
        for key, block in spool.sorted():
            if key[:2] != heading:
                heading = key[:2]
                yield f"\n\n{indent}# {_TITLES[int(heading)]}\n"
            yield f"\n{block}"


def _block(subject: str, properties: Iterable[Property], names: Names, indent: str) -> str:
    """All that is said of one thing: a line for each predicate, types first."""
    objects: dict[str, list[str]] = {}
    for predicate, object_ in properties:
        objects.setdefault(predicate, []).append(object_)
    shown = names.shown
    lines = []
    for predicate in sorted(objects, key=_predicate_key):
        found = objects[predicate]
        if len(found) > 1:
            found.sort(key=_object_key)
        lines.append(f"{'a' if predicate == _TYPE else shown(predicate)} {', '.join(map(shown, found))}")
    joint = f" ;\n{indent}    "
    return f"{indent}{shown(subject)} {joint.join(lines)} .\n"


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


def _section(predicate: str, object_: str) -> int:
    """The section that a triple puts its subject into."""
    if predicate == _TYPE:
        return _SECTION_OF.get(object_, _OTHER)
    return _REPLACED if predicate == _REPLACED_BY else _OTHER


def _predicate_key(predicate: str) -> tuple[int, str]:
    return _PREDICATE_RANK.get(predicate, len(_PREDICATES)), predicate


def _reading_order(subject: str) -> str:
    """As people count: the tenth claim comes after the second. Then by what is left, which are zeros."""
    return f"{_DIGITS.sub(_counted, subject)}\0{subject}"


def _counted(digits: re.Match[str]) -> str:
    return f"{len(digits[1]):03}{digits[1]}"


def _object_key(value: str) -> tuple[int, str, str]:
    """Own types before others', then IRIs, then literals by language."""
    if value.startswith('"'):
        content, language, datatype = ntriples.literal(value)
        return 3, language or datatype, content
    if not ntriples.iri(value):
        return 2, value, ""
    return (0 if value.startswith(_OWN) else 1), value[:-1], ""
