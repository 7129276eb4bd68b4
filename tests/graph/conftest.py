"""A small world: two cities, a letter of intent, two mayors one after the other, an event, and a quotation."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from citygraph import graph
from citygraph.folding import align, scannable
from citygraph.graph import names
from citygraph.graph.describe import describe_default
from citygraph.model import (
    Claim,
    Document,
    Fact,
    Fusion,
    Iri,
    Literal,
    Metadata,
    PartialDate,
    Place,
    Reading,
    Sentence,
    Term,
)
from citygraph.tokens import Tokens
from citygraph.vocab import (
    agreement_iri,
    article_iri,
    concept,
    event_iri,
    government_iri,
    office_iri,
    official_iri,
    partnership_iri,
    place_iri,
    quotation_iri,
    tenure_iri,
    term,
)

ALPHA = Place(
    "alphaville-101",
    "City",
    "Alphaville",
    "XA",
    "101",
    latitude=-6.21462,
    longitude=106.84513,
    labels=(("en", "Alphaville"), ("id", "Kota Alfa")),
    within=("alpha-province-xa-ap", "alphaland-xa"),
)
PROVINCE = Place("alpha-province-xa-ap", "Region", "Alpha Province", "XA", "XA-AP", within=("alphaland-xa",))
ALPHALAND = Place("alphaland-xa", "Country", "Alphaland", "XA", "XA", labels=(("en", "Alphaland"),))
BETA = Place("betatown-202", "City", "Beta Town", "XB", "202", latitude=3.14, longitude=101.5, within=("betaland-xb",))
BETALAND = Place("betaland-xb", "Country", "Betaland", "XB", "XB")
UNNAMED = Place("gammaburg-303", "City", "Gammaburg", "XB", "303", within=("betaland-xb",))
PLACES = (ALPHA, PROVINCE, ALPHALAND, BETA, BETALAND, UNNAMED)

TEXT = (
    "Alphaville and Beta Town become sister cities\n"
    "Mayor Ann Lee of Alphaville signed a letter of intent with Beta Town on 5 May 2024.\n"
    '“We are "friends", said in C:\\temp,” said Ann Lee.\n'
    "Bo Ray, who was mayor until 2020, watched. They are not twinned with Gammaburg.\n"
)
PUBLISHED = PartialDate(2024, 5, 6)
ARTICLE = article_iri(PUBLISHED, "Alphaville and Beta Town become sister cities", TEXT)

PARTNERSHIP = partnership_iri(ALPHA.id, BETA.id)
DENIED = partnership_iri(ALPHA.id, UNNAMED.id)
LETTER = agreement_iri("LetterOfIntent", (ALPHA.id, BETA.id), PartialDate(2024, 5, 5))
ALPHA_GOVERNMENT = government_iri(ALPHA.id)
BETA_GOVERNMENT = government_iri(BETA.id)
OFFICE = office_iri("mayor", ALPHA.id)
ANN = official_iri("Ann Lee", OFFICE)
BO = official_iri("Bo Ray", OFFICE)
ANN_TENURE = tenure_iri(ANN, OFFICE)
BO_TENURE = tenure_iri(BO, OFFICE)
SIGNING = event_iri("Signing", BETA.id, PartialDate(2024, 5, 5), ("ann-lee",))
QUOTATION = quotation_iri("Ann Lee", "We are friends")


def date(text: str) -> Literal:
    return PartialDate.parse(text).literal()


def plain(text: str) -> Literal:
    return Literal(text)


STATED: tuple[tuple[Iri, str, Term], ...] = (
    (PARTNERSHIP, "rdf:type", term("cg:Partnership")),
    (PARTNERSHIP, "cg:partner", place_iri(ALPHA.id)),
    (PARTNERSHIP, "cg:partner", place_iri(BETA.id)),
    (PARTNERSHIP, "cg:kind", concept("kind", "sister-city")),
    (PARTNERSHIP, "cg:status", concept("status", "active")),
    (PARTNERSHIP, "cg:since", date("2024-05")),
    (PARTNERSHIP, "cg:field", concept("field", "health")),
    (LETTER, "rdf:type", term("cg:LetterOfIntent")),
    (LETTER, "cg:party", ALPHA_GOVERNMENT),
    (LETTER, "cg:party", BETA_GOVERNMENT),
    (LETTER, "cg:status", concept("status", "signed")),
    (LETTER, "cg:signedOn", date("2024-05-05")),
    (LETTER, "cg:signedAt", place_iri(BETA.id)),
    (LETTER, "cg:signatory", ANN),
    (LETTER, "cg:under", PARTNERSHIP),
    (ALPHA_GOVERNMENT, "rdf:type", term("cg:Government")),
    (ALPHA_GOVERNMENT, "cg:governs", place_iri(ALPHA.id)),
    (BETA_GOVERNMENT, "rdf:type", term("cg:Government")),
    (BETA_GOVERNMENT, "cg:governs", place_iri(BETA.id)),
    (OFFICE, "rdf:type", term("cg:Office")),
    (OFFICE, "cg:role", concept("role", "mayor")),
    (OFFICE, "cg:jurisdiction", place_iri(ALPHA.id)),
    (ANN, "rdf:type", term("cg:Official")),
    (ANN, "rdfs:label", plain("Ann Lee")),
    (ANN, "schema:honorificPrefix", plain("Dr")),
    (ANN_TENURE, "rdf:type", term("cg:Tenure")),
    (ANN_TENURE, "cg:holder", ANN),
    (ANN_TENURE, "cg:office", OFFICE),
    (ANN_TENURE, "cg:tenureStatus", concept("tenure", "current")),
    (BO, "rdf:type", term("cg:Official")),
    (BO, "rdfs:label", plain("Bo Ray")),
    (BO_TENURE, "rdf:type", term("cg:Tenure")),
    (BO_TENURE, "cg:holder", BO),
    (BO_TENURE, "cg:office", OFFICE),
    (BO_TENURE, "cg:tenureStatus", concept("tenure", "current")),
    (SIGNING, "rdf:type", term("cg:Signing")),
    (SIGNING, "cg:date", date("2024-05-05")),
    (SIGNING, "cg:place", place_iri(BETA.id)),
    (SIGNING, "cg:participant", ANN),
    (SIGNING, "cg:about", LETTER),
    (QUOTATION, "rdf:type", term("cg:Quotation")),
    (QUOTATION, "cg:speaker", ANN),
    (QUOTATION, "cg:text", Literal('We are "friends", said in C:\\temp', language="en")),
    (QUOTATION, "cg:saidOn", date("2024-05-05")),
)
DERIVED: tuple[tuple[Iri, str, Term], ...] = (
    (PARTNERSHIP, "rdfs:label", Literal("Alphaville – Beta Town", language="en")),
    (ALPHA_GOVERNMENT, "rdfs:label", plain("Alphaville City Hall")),
    (BETA_GOVERNMENT, "rdfs:label", plain("Beta Town")),
    (OFFICE, "rdfs:label", Literal("mayor of Alphaville", language="en")),
    (ANN_TENURE, "cg:attestedFrom", date("2024-05-05")),
    (ANN_TENURE, "cg:attestedUntil", date("2024-05-06")),
    (BO_TENURE, "cg:attestedFrom", date("2020")),
    (BO_TENURE, "cg:attestedUntil", date("2020")),
)


def make_reading() -> Reading:
    """The one article: every stated triple is claimed by the second sentence; one partnership is denied."""
    lines = TEXT.splitlines()
    start = len(lines[0]) + 1
    end = start + len(lines[1])
    denial = TEXT.index("They are not")
    claims = [
        Claim(subject, term(predicate), object_, start, end, "test-rule", as_of=PartialDate(2024, 5, 5))
        for subject, predicate, object_ in STATED
    ]
    claims.append(
        Claim(
            DENIED, term("cg:partner"), place_iri(UNNAMED.id), denial, len(TEXT) - 1, "negation", "denied", None, 0.75
        )
    )
    document = Document(
        text=TEXT,
        aligned=align(TEXT),
        scan=scannable(TEXT),
        metadata=Metadata(
            headline=lines[0],
            authors=("Rita Writer", "Sam Scribe"),
            editor="Ed Itor",
            publisher="The Daily Test",
            published=PUBLISHED,
            place_line="Alphaville",
            language="en",
            url="https://news.example/2024/05/06/friends?id=1",
        ),
        sentences=(Sentence(0, len(lines[0]), 0), Sentence(start, end, 1)),
        tokens=Tokens(TEXT),
        source="news/friends.txt",
    )
    return Reading(ARTICLE, document, PLACES, tuple(claims), notes=("a note",))


def make_fusion() -> Fusion:
    """The facts of that article, with the triples that fusing derives."""
    facts = [
        Fact(subject, term(predicate), object_, ((ARTICLE, index),))
        for index, (subject, predicate, object_) in enumerate(STATED)
    ]
    facts += [Fact(subject, term(predicate), object_) for subject, predicate, object_ in DERIVED]
    old = official_iri("Ann", OFFICE)
    return Fusion(
        readings=(make_reading(),),
        places=PLACES,
        facts=tuple(facts),
        replaced=((old, ANN),),
        reasons=((old, ANN, "same office, and “Ann” is part of “Ann Lee”"),),
    )


def with_facts(fusion: Fusion, *added: Fact) -> Fusion:
    return replace(fusion, facts=(*fusion.facts, *added))


def without(fusion: Fusion, subject: Iri, predicate: str, object_: Term | None = None) -> Fusion:
    kept = tuple(
        fact
        for fact in fusion.facts
        if not (fact.subject == subject and fact.predicate == term(predicate) and object_ in (None, fact.object))
    )
    return replace(fusion, facts=kept)


def build(root: Path, fusion: Fusion) -> None:
    """Describe, reason and store."""
    store(root, fusion, infer=True)


NOTHING = Fusion((), (), ())


def store(root, fusion, rejections=(), infer=False, notes=(), before=NOTHING) -> None:
    """Store just this, fused by whoever fused it, in place of what there was `before`."""
    with graph.writing(root) as writer:
        writer.take_out(writer.sources())
        for reading in fusion.readings:
            writer.put(reading, ())
        with writer.draft() as draft:
            draft.write_articles()
            for subject, quads in by_subject([*describe_default(before), *describe_default(fusion)]).items():
                told = quads & set(describe_default(fusion))
                draft._ledger.tell(subject, told)
                names.replace(draft._database, {subject: names.index(told)})
            draft.rejections = tuple(rejections)
            if infer:
                draft.infer()
            draft.note(notes)


def by_subject(quads):
    found = {}
    for quad in quads:
        found.setdefault(quad.subject.value, set()).add(quad)
    return found


@pytest.fixture
def world() -> ModuleType:
    """This module: the things of the small world by name."""
    return sys.modules[__name__]


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture
def fusion() -> Fusion:
    return make_fusion()


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the small world, for tests that only read."""
    root = tmp_path_factory.mktemp("small") / "store"
    build(root, make_fusion())
    return root
