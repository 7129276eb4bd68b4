"""Facts under our ontology that nobody in their file claims → the Reading of a dataset: each claim quotes its triple.

Things that have IRIs of their own get those that our articles give such things, where what they are made of is known:
a partnership its two places, an agreement its class, parties and day, a tenure its holder and office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyoxigraph as ox

from citygraph import gazetteer, vocab
from citygraph.folding import align, scannable, slug
from citygraph.graph.received import sources
from citygraph.graph.received_places import place_of
from citygraph.graph.terms import from_rdf, iri_of, node, to_rdf
from citygraph.model import (
    Claim,
    Document,
    Iri,
    Literal,
    Metadata,
    Modality,
    PartialDate,
    Place,
    Reading,
    Sentence,
    Term,
)
from citygraph.tokens import Tokens
from citygraph.vocab import CG, ID, INFERRED_GRAPH, LABEL, ONTOLOGY_GRAPH, TYPE, local, term

RULE = "dataset triple"
_STATED = 0.9
_AGREEMENTS = ("Agreement", "LetterOfIntent", "MemorandumOfUnderstanding", "CooperationAgreement", "JointDeclaration")
_EVENTS = ("Event", "Visit", "Signing", "Meeting", "Forum")
_CLASSES = ("Government", "Office", "Official", "Tenure", "Partnership", *_AGREEMENTS, *_EVENTS, "Quotation")
_PROPERTIES = frozenset(
    (
        *(term("rdf:type"), LABEL, term("skos:altLabel"), term("schema:honorificPrefix")),
        *(term(f"cg:{name}") for name in ("partner", "kind", "status", "since", "until", "field", "agreement")),
        *(term(f"cg:{name}") for name in ("party", "signatory", "signedOn", "plannedFor", "signedAt", "validUntil")),
        *(term(f"cg:{name}") for name in ("under", "follows", "governs", "role", "jurisdiction", "postedTo")),
        *(term(f"cg:{name}") for name in ("holder", "office", "tenureStatus", "date", "place", "participant")),
        *(term(f"cg:{name}") for name in ("about", "speaker", "text", "saidOn", "saidAt")),
    )
)
_LABELLED = ("Government", "Official")
_MODALITY: dict[str, Modality] = {"proposed": "planned", "planned": "planned", "ended": "ended"}
_DATES = frozenset(term(f"cg:{name}") for name in ("since", "until", "signedOn", "plannedFor", "validUntil"))
_GEONAMES = "https://sws.geonames.org/"

Triple = tuple[Iri, Iri, Term]
About = dict[Iri, list[Term]]


def facts_reading(store: ox.Store, source: Iri, metadata: Metadata) -> Reading | None:
    """What a graph says that no claim in it is about, as a dataset; None when that is nothing."""
    facts = _facts(store)
    names = _Names(store, facts)
    text: list[str] = []
    claims: list[Claim] = []
    end = -1
    for subject in sorted(facts):
        for predicate, value in _stated(facts[subject]):
            line = _line(subject, predicate, value)
            start, end = end + 1, end + 1 + len(line)
            text.append(line)
            claims += _claims(subject, predicate, value, facts[subject], names, (start, end))
    if not claims:
        return None
    joined = "\n".join(text)
    document = Document(
        text=joined,
        aligned=align(joined),
        scan=scannable(joined),
        metadata=metadata,
        sentences=tuple(Sentence(*span, 1) for span in sorted({(each.start, each.end) for each in claims})),
        tokens=Tokens(joined),
        source=source,
    )
    return Reading(source, document, names.places(), tuple(dict.fromkeys(claims)))


def _facts(store: ox.Store) -> dict[Iri, About]:
    """Subject → property → values, of the things that no claim speaks of, outside of what was inferred."""
    claimed = {iri_of(quad.object) for quad in store.quads_for_pattern(None, node(term("rdf:subject")), None, None)}
    passed_over = {INFERRED_GRAPH, ONTOLOGY_GRAPH, *sources(store)}
    found: dict[Iri, About] = {}
    for name in _CLASSES:
        for typed in store.quads_for_pattern(None, node(TYPE), node(CG + name), None):
            subject = Iri(iri_of(typed.subject))
            if not subject or subject in found or subject in claimed or iri_of(typed.graph_name) in passed_over:
                continue
            about = found[subject] = {}
            for quad in store.quads_for_pattern(node(subject), None, None, None):
                if iri_of(quad.graph_name) not in passed_over and isinstance(quad.object, ox.NamedNode | ox.Literal):
                    about.setdefault(Iri(quad.predicate.value), []).append(from_rdf(quad.object))
    return found


def _stated(about: About) -> Iterator[tuple[Iri, Term]]:
    classes = {local(str(value)) for value in about.get(TYPE, ())}
    named = bool(classes & set(_LABELLED))
    for predicate in sorted(about.keys() & _PROPERTIES):
        if predicate.startswith(CG) or predicate == TYPE or named:
            for value in sorted(set(about[predicate]), key=str):
                if predicate != TYPE or (str(value).startswith(CG) and local(str(value)) in _CLASSES):
                    yield predicate, value


def _claims(
    subject: Iri, predicate: Iri, value: Term, about: About, names: _Names, span: tuple[int, int]
) -> Iterator[Claim]:
    """A claim of a triple under our names; of a status in office one for the first and one for the last day."""
    ours, theirs = names.of(subject), value if isinstance(value, Literal) else names.of(value)
    if ours is None or theirs is None:
        return
    status = next((local(str(each)) for each in about.get(term("cg:status"), ())), "")
    modality = "asserted" if predicate in _DATES else _MODALITY.get(status, "asserted")
    claim = Claim(ours, predicate, theirs, *span, RULE, modality, None, _STATED)
    if predicate != term("cg:tenureStatus"):
        yield claim
        return
    days = [day for name in ("attestedFrom", "attestedUntil") if (day := _date(about, f"cg:{name}"))]
    yield from (replace(claim, as_of=day) for day in days or (None,))


class _Names:
    """The IRIs that our articles give to the things of others; None for what is not known well enough."""

    def __init__(self, store: ox.Store, facts: dict[Iri, About]) -> None:
        self._store = store
        self._facts = facts
        self._known: dict[Iri, Iri | None] = {}
        self._places: dict[str, Place] = {}

    def of(self, iri: Iri) -> Iri | None:
        """Our IRI of a thing, or of a term, which has it already."""
        if iri not in self._known:
            self._known[iri] = None  # while it is looked for: what is made of itself has no name
            self._known[iri] = self._found(iri)
        return self._known[iri]

    def places(self) -> tuple[Place, ...]:
        """The places that were named, with those around them."""
        return tuple(self._places[ident] for ident in sorted(self._places))

    def _found(self, iri: Iri) -> Iri | None:
        if iri.startswith(f"{ID}place/"):
            return self._placed(place_of(self._store, iri))
        about = self._facts.get(iri)
        if about is None:
            return self._elsewhere(iri)
        return iri if iri.startswith(ID) else self._made(about)

    def _elsewhere(self, iri: Iri) -> Iri | None:
        """A term of a vocabulary, a concept, a thing of ours of which the file says nothing; or a place of theirs."""
        if not iri.startswith(ID) and (place := self._place(iri)):
            return self._placed([place, *gazetteer.load().around(place)])
        return iri if iri.startswith((CG, ID, vocab.CONCEPT)) else None

    def _placed(self, found: Iterable[Place]) -> Iri | None:
        places = list(found)
        self._places |= {place.id: place for place in places}
        return vocab.place_iri(places[0].id) if places else None

    def _place(self, iri: Iri) -> Place | None:
        """A place by its GeoNames id, in its own IRI or an exact match, or by its ISO code."""
        matches = [iri, *self._values(iri, "skos:exactMatch"), *self._values(iri, "owl:sameAs")]
        codes = [each.removeprefix(_GEONAMES).strip("/") for each in matches if each.startswith(_GEONAMES)]
        codes += self._values(iri, "cg:isoCode")
        return next((place for code in codes if (place := gazetteer.load().coded(code))), None)

    def _values(self, iri: Iri, curie: str) -> list[str]:
        quads = self._store.quads_for_pattern(node(iri), node(term(curie)), None, None)
        return sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)})

    def _made(self, about: About) -> Iri | None:
        classes = {local(str(value)) for value in about.get(TYPE, ())}
        for name in _CLASSES:
            if name in classes and (
                name not in ("Agreement", "Event") or not classes & {*_AGREEMENTS[1:], *_EVENTS[1:]}
            ):
                return self._named(name, about)
        return None

    def _named(self, name: str, about: About) -> Iri | None:
        """The IRI that the vocabulary makes of a thing's parts; None when one is missing."""
        places = [local(iri) for iri in self._ours(about, "partner", "party", "governs", "jurisdiction", "place")]
        made: Iri | None = None
        if name == "Partnership" and len(places) == 2:
            made = vocab.partnership_iri(*places)
        elif name == "Government" and places:
            made = vocab.government_iri(places[0])
        elif name == "Office" and places and (roles := about.get(term("cg:role"))):
            made = vocab.office_iri(local(str(roles[0])), places[0])
        elif name == "Official":
            made = self._official(about)
        elif name == "Tenure" and (holder := self._ours(about, "holder")) and (office := self._ours(about, "office")):
            made = vocab.tenure_iri(holder[0], office[0])
        elif (
            name == "Quotation" and (speaker := self._slugs(about, "speaker")) and (said := about.get(term("cg:text")))
        ):
            made = vocab.quotation_iri(speaker[0], _value(said[0]))
        elif name in _AGREEMENTS and len(places) > 1:
            made = vocab.agreement_iri(name, places, _date(about, "cg:signedOn"))
        elif name in _EVENTS:
            day, who = _date(about, "cg:date"), self._slugs(about, "participant")
            made = vocab.event_iri(name, places[0] if places else None, day, who)
        return made

    def _slugs(self, about: About, name: str) -> list[str]:
        """The names in the IRIs of those that a property gives."""
        return [local(iri).partition("--")[0] for iri in self._ours(about, name)]

    def _ours(self, about: About, *properties: str) -> list[Iri]:
        values = [value for name in properties for value in about.get(term(f"cg:{name}"), ()) if isinstance(value, Iri)]
        return [ours for value in sorted(set(values)) if (ours := self.of(value))]

    def _official(self, about: About) -> Iri | None:
        """By the name, and the first of the offices that a tenure in the file gives to its bearer."""
        names = sorted(_value(value) for value in about.get(LABEL, ()))
        me = next(iri for iri, each in self._facts.items() if each is about)
        tenures = (each for each in self._facts.values() if me in each.get(term("cg:holder"), ()))
        offices = sorted(office for tenure in tenures for office in self._ours(tenure, "office"))
        if not names:
            return None
        return vocab.official_iri(names[0], offices[0]) if offices else Iri(f"{ID}official/{slug(names[0])}")


def _date(about: About, curie: str) -> PartialDate | None:
    try:
        return next((PartialDate.parse(_value(value)) for value in sorted(about.get(term(curie), ()), key=str)), None)
    except (ValueError, TypeError):
        return None


def _value(value: Term) -> str:
    return value.value if isinstance(value, Literal) else value


def _line(subject: Iri, predicate: Iri, value: Term) -> str:
    """A triple as N-Triples has it, which is the quote of its claims."""
    return f"<{subject}> <{predicate}> {to_rdf(value)} ."
