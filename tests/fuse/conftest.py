"""Invented articles for fusing, told in a few words: each function gives the claims that an article would make."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import strategies as st

from citygraph import fuse, graph, pipeline
from citygraph.folding import align, scannable
from citygraph.fuse.said import sort_of
from citygraph.model import (
    Claim,
    Document,
    Fact,
    Fusion,
    Iri,
    Literal,
    Metadata,
    Modality,
    PartialDate,
    Place,
    Reading,
    Term,
)
from citygraph.vocab import (
    ALT_LABEL,
    LABEL,
    TYPE,
    agreement_iri,
    article_iri,
    concept,
    event_iri,
    government_iri,
    local,
    office_iri,
    official_iri,
    partnership_iri,
    place_iri,
    quotation_iri,
    tenure_iri,
    term,
)

LAND = Place("alphaland-xa", "Country", "Alphaland", "XA", "XA", labels=(("en", "Alphaland"),))
PROVINCE = Place("province-xa-ap", "Region", "Provinsi", "XA", "XA-AP", labels=(("en", "Province"),), within=(LAND.id,))
ALPHA = Place("alpha-1", "City", "Alpha", "XA", "1", within=(PROVINCE.id, LAND.id))
BETA = Place("beta-2", "City", "Beta", "XB", "2")
GAMMA = Place("gamma-3", "City", "Gamma", "XA", "3", within=(LAND.id,))
PLACES = (LAND, PROVINCE, ALPHA, BETA, GAMMA)

Claims = tuple[Claim, ...]


def day(text: str) -> Literal:
    return PartialDate.parse(text).literal()


def claim(
    subject: Iri,
    predicate: str,
    value: Term,
    modality: Modality = "asserted",
    as_of: str = "",
    confidence: float = 0.9,
) -> Claim:
    about = PartialDate.parse(as_of) if as_of else None
    return Claim(subject, term(predicate), value, 0, 5, "test-rule", modality, about, confidence)


def but(claims: Claims, **changes: object) -> Claims:
    """The claims with other modality, confidence …"""
    return tuple(replace(one, **changes) for one in claims)


def office(role: str, place: Place) -> tuple[Iri, Claims]:
    me = office_iri(role, place.id)
    return me, (
        claim(me, "rdf:type", term("cg:Office")),
        claim(me, "cg:role", concept("role", role)),
        claim(me, "cg:jurisdiction", place_iri(place.id)),
    )


def official(name: str, role: str, place: Place, status: str = "current", as_of: str = "", also: str = "") -> Claims:
    post, claims = office(role, place)
    me = official_iri(name, post)
    tenure = tenure_iri(me, post)
    claims += (
        claim(me, "rdf:type", term("cg:Official")),
        claim(me, "rdfs:label", Literal(name)),
        claim(tenure, "rdf:type", term("cg:Tenure")),
        claim(tenure, "cg:holder", me),
        claim(tenure, "cg:office", post),
        claim(tenure, "cg:tenureStatus", concept("tenure", status), as_of=as_of),
    )
    return (*claims, claim(me, "skos:altLabel", Literal(also))) if also else claims


def who(name: str, role: str, place: Place) -> Iri:
    return official_iri(name, office_iri(role, place.id))


def government(place: Place, name: str = "") -> Claims:
    me = government_iri(place.id)
    claims = (claim(me, "rdf:type", term("cg:Government")), claim(me, "cg:governs", place_iri(place.id)))
    return (*claims, claim(me, "rdfs:label", Literal(name))) if name else claims


def partnership(one: Place, other: Place, status: str = "active", kind: str = "sister-city", **dates: str) -> Claims:
    me = partnership_iri(one.id, other.id)
    return (
        claim(me, "rdf:type", term("cg:Partnership")),
        claim(me, "cg:partner", place_iri(one.id)),
        claim(me, "cg:partner", place_iri(other.id)),
        claim(me, "cg:kind", concept("kind", kind)),
        claim(me, "cg:status", concept("status", status)),
        *(claim(me, f"cg:{name}", day(text)) for name, text in dates.items()),
    )


def agreement(kind: str, *places: Place, signed: str = "", planned: str = "", status: str = "signed") -> Claims:
    me = agreement_iri(kind, (place.id for place in places), PartialDate.parse(signed) if signed else None)
    modality: Modality = "planned" if status == "planned" else "asserted"
    return (
        *(one for place in places for one in government(place)),
        claim(me, "rdf:type", term(f"cg:{kind}"), modality),
        *(claim(me, "cg:party", government_iri(place.id), modality) for place in places),
        claim(me, "cg:status", concept("status", status), modality),
        *((claim(me, "cg:signedOn", day(signed)),) if signed else ()),
        *((claim(me, "cg:plannedFor", day(planned), "planned"),) if planned else ()),
    )


def event(kind: str, place: Place | None, date: str, *participants: Iri, about: Iri | None = None) -> Claims:
    when = PartialDate.parse(date) if date else None
    me = event_iri(kind, place and place.id, when, (local(one).partition("--")[0] for one in participants))
    return (
        claim(me, "rdf:type", term(f"cg:{kind}")),
        *((claim(me, "cg:place", place_iri(place.id)),) if place else ()),
        *((claim(me, "cg:date", day(date)),) if date else ()),
        *(claim(me, "cg:participant", one) for one in participants),
        *((claim(me, "cg:about", about),) if about else ()),
    )


def quotation(speaker: Iri, text: str) -> Claims:
    me = quotation_iri(local(speaker).partition("--")[0], text)
    return (
        claim(me, "rdf:type", term("cg:Quotation")),
        claim(me, "cg:speaker", speaker),
        claim(me, "cg:text", Literal(text)),
    )


def article(published: str, *claims: Claims, title: str = "") -> Reading:
    """An article of a day (empty: undated); each `title` of a day is another article."""
    text = f"{published} {title}. Something is said."
    when = PartialDate.parse(published) if published else None
    document = Document(
        text, align(text), scannable(text), Metadata(headline=title, published=when, language="en"), (), (), text
    )
    return Reading(article_iri(when, title, text), document, PLACES, tuple(one for some in claims for one in some))


DAYS = ("", "2019", "2025-05", "2025-05-05", "2025-05-06", "2025-05-12", "2025-09-09")
PUBLISHED = ("", "2019-06-01", "2025-05-06", "2025-10-10")
PEOPLE = ("Ann", "Annabel", "Ann Lee", "Annabel Lee", "Anabel Lee", "Ann Ray", "Lee")
POSTS = (
    ("mayor", ALPHA),
    ("vice-mayor", ALPHA),
    ("mayor", GAMMA),
    ("governor", PROVINCE),
    ("legislator", BETA),
)


@st.composite
def articles(draw) -> Reading:
    """An article that says anything about a few cities, their officials, documents and events."""
    place = st.sampled_from((ALPHA, BETA, GAMMA, PROVINCE))
    people = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(POSTS)), max_size=3))
    claims = []
    cast = []
    for name, (role, where) in people:
        status = draw(st.sampled_from(("current", "former", "acting")))
        as_of = draw(st.sampled_from(DAYS))
        claims.append(official(name, role, where, status, as_of))
        cast.append(who(name, role, where))
    for _ in range(draw(st.integers(0, 2))):
        places = draw(st.lists(place, min_size=2, max_size=3, unique=True))
        kind = draw(st.sampled_from(("LetterOfIntent", "MemorandumOfUnderstanding", "Agreement")))
        status = draw(st.sampled_from(("signed", "planned")))
        date = draw(st.sampled_from(DAYS))
        days = {"signed": date} if status == "signed" else {"planned": date, "status": status}
        claims.append(agreement(kind, *places, **days))
        claims.append(partnership(*places[:2], draw(st.sampled_from(("active", "proposed", "ended")))))
    for _ in range(draw(st.integers(0, 2))):
        guests = draw(st.lists(st.sampled_from(cast), max_size=2)) if cast else []
        about = claims[-1][-1].subject if claims and draw(st.booleans()) else None
        where = draw(st.none() | place)
        claims.append(
            event("Visit" if not about else "Signing", where, draw(st.sampled_from(DAYS)), *guests, about=about)
        )
    claims += [quotation(speaker, "We are friends") for speaker in cast[:1]]
    told = [
        but(some, modality=draw(st.sampled_from(("asserted", "asserted", "planned", "denied", "ended"))))
        if draw(st.integers(0, 4)) == 0
        else some
        for some in claims
    ]
    return article(draw(st.sampled_from(PUBLISHED)), *told, title=draw(st.text("abc", max_size=4)))


def facts(fusion: Fusion, sort: str) -> dict[str, dict[str, set[str]]]:
    """What the graph believes of the things of a sort: last part of the IRI → property → values, shortened."""
    found: dict[str, dict[str, set[str]]] = {}
    for fact in fusion.facts:
        if f"/id/{sort}/" in fact.subject:
            value = fact.object.value if isinstance(fact.object, Literal) else local(fact.object)
            found.setdefault(local(fact.subject), {}).setdefault(local(fact.predicate), set()).add(value)
    return found


NEEDS_A_CLAIM = ("partnership", "agreement", "tenure", "event", "quotation")
DERIVED = (TYPE, LABEL, ALT_LABEL, term("cg:attestedFrom"), term("cg:attestedUntil"))


def unbacked(fusion: Fusion) -> list[Fact]:
    """The facts that break the invariant: that no claim which is not denied states in these very terms."""
    stated = {
        (claim.subject, claim.predicate, claim.object)
        for reading in fusion.readings
        for claim in reading.claims
        if claim.modality != "denied"
    }
    return [
        fact
        for fact in fusion.facts
        if sort_of(fact.subject) in NEEDS_A_CLAIM
        and fact.predicate not in DERIVED
        and (fact.subject, fact.predicate, fact.object) not in stated
    ]


def wrongly_backed(fusion: Fusion) -> list[Fact]:
    """The facts with a backing that does not stand there, is denied, or speaks of something else."""
    claims = {reading.article: reading.claims for reading in fusion.readings}
    return [
        fact
        for fact in fusion.facts
        for article, index in fact.backing
        if (claim := claims[article][index]).modality == "denied"
        or claim.subject != fact.subject
        or (fact.predicate not in DERIVED and (claim.predicate, claim.object) != (fact.predicate, fact.object))
    ]


def labels(fusion: Fusion, sort: str) -> set[str]:
    return {
        fact.object.value
        for fact in fusion.facts
        if f"/id/{sort}/" in fact.subject and fact.predicate == LABEL and isinstance(fact.object, Literal)
    }


def put(store: Path, come: Iterable[Reading] = (), go: Iterable[Iri] = (), *, validate: bool = False) -> None:
    """Bring readings into a store, and take articles out of it."""
    with graph.writing(store) as writer:
        writer.take_out(go)
        for reading in come:
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(writer, pipeline.Summary(), validate=validate, infer=True, advance=lambda *_: None)


@pytest.fixture(scope="session")
def tell() -> ModuleType:
    """This module: the words to tell articles with."""
    return sys.modules[__name__]
