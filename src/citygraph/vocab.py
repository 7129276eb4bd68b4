"""Namespaces, the ontology's terms, and the IRIs of things: readable, and a function of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from citygraph.folding import slug
from citygraph.rdf import Iri, Literal, PartialDate, Term

CG = "https://w3id.org/citygraph/ontology#"
ID = "https://w3id.org/citygraph/id/"
CONCEPT = "https://w3id.org/citygraph/concept/"
GRAPH = ID + "graph/"

PREFIXES = {
    "cg": CG,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)

INFERRED_GRAPH = Iri(GRAPH + "inferred")
ONTOLOGY_GRAPH = Iri(GRAPH + "ontology")
DISAGREEMENTS_GRAPH = Iri(GRAPH + "disagreements")
"""Where sources contradict the facts; beside these, for it names claims, and values that nobody believes."""
EVIDENCE_GRAPH = Iri(GRAPH + "evidence")
"""The surest claim of each fact, and what sources date of ties; beside the facts, for it names claims."""
ONTOLOGY_FILES = ("citygraph.ttl", "evidence.ttl", "alignments.ttl", "concepts.ttl")
"""The modules of the ontology, as they lie in ``ontology/``: what the ontology's graph holds."""
MERGED_GRAPH = Iri(GRAPH + "merged")
"""Facts, what follows and the ontology together, on a server that has no default graph of its own."""


@cache
def term(curie: str) -> Iri:
    """The IRI of a prefixed name.

    >>> term("cg:partner")
    'https://w3id.org/citygraph/ontology#partner'
    """
    prefix, _, local = curie.partition(":")
    return Iri(PREFIXES[prefix] + local)


TYPE = term("rdf:type")
LABEL = term("rdfs:label")
ALT_LABEL = term("skos:altLabel")


def concept(scheme: str, name: str) -> Iri:
    """A concept of a scheme: ``concept("role", "mayor")``."""
    return Iri(f"{CONCEPT}{scheme}/{name}")


def local(iri: str) -> str:
    """The last part of an IRI: after ``#``, else after the last ``/``."""
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]


def short_hash(text: str) -> str:
    """Ten hexadecimal digits of a SHA-256."""
    import hashlib  # which is slow to import, and questions need it not

    return hashlib.sha256(text.encode()).hexdigest()[:10]


def place_id(name: str, code: str, country: str) -> str:
    """``jakarta-1642911``, ``chungcheongnam-do-kr-44``, ``kabupaten-gresik-id``."""
    return f"{slug(name)}-{(code or country).lower()}"


def place_iri(place_id: str) -> Iri:
    """A place of the gazetteer."""
    return Iri(f"{ID}place/{place_id}")


def government_iri(place_id: str) -> Iri:
    """The government of a place."""
    return Iri(f"{ID}government/{place_id}")


def office_iri(role: str, place_id: str) -> Iri:
    """``id/office/governor-jakarta-1642911``."""
    return Iri(f"{ID}office/{role}-{place_id}")


def official_iri(name: str, office: Iri) -> Iri:
    """An official by the fullest name and the first attested office."""
    return Iri(f"{ID}official/{slug(name)}--{local(office)}")


def tenure_iri(official: Iri, office: Iri) -> Iri:
    """The holding of an office by an official."""
    return Iri(f"{ID}tenure/{local(official)}--{local(office)}")


def partnership_iri(one: str, other: str) -> Iri:
    """One per unordered pair of place ids."""
    return Iri(f"{ID}partnership/{'--'.join(sorted((one, other)))}")


def agreement_iri(class_name: str, place_ids: Iterable[str], signed: PartialDate | None) -> Iri:
    """An agreement by its class (``LetterOfIntent``), the places of its parties and its date."""
    return Iri(f"{ID}agreement/{slug_class(class_name)}--{'--'.join(sorted(set(place_ids)))}--{signed or 'undated'}")


def event_iri(class_name: str, place_id: str | None, date: PartialDate | None, participants: Iterable[str]) -> Iri:
    """An event by its class (``Visit``), place, date and the slugs of who took part."""
    parts = [slug_class(class_name), place_id or "somewhere", str(date or "undated"), *sorted(set(participants))]
    return Iri(f"{ID}event/{'--'.join(parts)}")


def quotation_iri(speaker: str, text: str) -> Iri:
    """A quotation by its speaker's slug and the hash of its words."""
    return Iri(f"{ID}quotation/{slug(speaker)}--{short_hash(text)}")


def disagreement_iri(thing: Iri, predicate: Iri, claimed: Term) -> Iri:
    """What sources say of a thing beside what is believed: ``id/disagreement/partnership--a--b--since--2018``."""
    return Iri(f"{ID}disagreement/{_said(thing, predicate, claimed)}")


def milestone_iri(tie: Iri, predicate: Iri, claimed: Term, day: Literal) -> Iri:
    """What sources say became of a tie: ``id/milestone/partnership--a--b--since--2018``, ``…--status--ended--2018``."""
    said = _said(tie, predicate, claimed)
    return Iri(f"{ID}milestone/{said}" if claimed == day else f"{ID}milestone/{said}--{day.value[:4]}")


def _said(thing: Iri, predicate: Iri, claimed: Term) -> str:
    about = thing.removeprefix(ID).replace("/", "--")
    return f"{about}--{local(predicate)}--{_name_of(claimed)}"


def _name_of(value: Term) -> str:
    """The last part of the IRI of a thing or concept, a date as it is, else a hash."""
    if isinstance(value, Iri):
        return local(value) if value.startswith((ID, CONCEPT)) else short_hash(value)
    return value.value if _DATE.fullmatch(value.value) else short_hash(repr(value))


def article_iri(published: PartialDate | None, headline: str | None, text: str) -> Iri:
    """An article by its date, headline and the hash of its text."""
    title = slug(headline or "untitled")[:60].rstrip("-")
    return Iri(f"{ID}article/{published or 'undated'}-{title}-{short_hash(text)}")


def dataset_iri(name: str) -> Iri:
    """A dataset by its name: a newer one of that name takes its place.

    >>> dataset_iri("Sister Cities 2024")
    'https://w3id.org/citygraph/id/dataset/sister-cities-2024'
    """
    return Iri(f"{ID}dataset/{slug(name)}")


def is_dataset(source: str) -> bool:
    """True for the IRI of a dataset, False for that of an article."""
    return source.startswith(f"{ID}dataset/")


def slug_class(class_name: str) -> str:
    """``LetterOfIntent`` → ``letter-of-intent``."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in class_name).lstrip("-")
