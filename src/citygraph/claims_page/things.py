"""The claims of a reading by the thing that they are about, each with a name that a person reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citygraph.claims_view import short
from citygraph.model import Claim, Iri, Literal, Reading, Term
from citygraph.vocab import CG, ID, LABEL, TYPE, local, place_iri, term

_ORDER = (
    "Partnership",
    "LetterOfIntent",
    "MemorandumOfUnderstanding",
    "CooperationAgreement",
    "JointDeclaration",
    "Agreement",
    "Signing",
    "Visit",
    "Meeting",
    "Forum",
    "Quotation",
    "Tenure",
    "Official",
    "Office",
    "Government",
    "City",
    "Region",
    "Country",
)
_FIRST = (
    "type",
    "label",
    "kind",
    "status",
    "partner",
    "party",
    "speaker",
    "text",
    "holder",
    "office",
    "role",
    "since",
    "date",
)
_LONGEST = 60  # characters of a quotation that stand for it
_MADE_OF = ("partner", "party", "holder", "office", "jurisdiction", "governs", "speaker", "participant", "place")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with its claims: (index into the reading's claims, claim)."""

    iri: Iri
    kind: str
    name: str
    claims: tuple[tuple[int, Claim], ...]


class Names:
    """What things are called in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._places = {place_iri(place.id): place.name for place in reading.places}
        self._values: dict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for claim in reading.claims:
            self._values[claim.subject][claim.predicate].append(claim.object)

    def of(self, value: Term) -> str:
        """The name of a thing, the text of a literal, the word of a concept."""
        if isinstance(value, Literal):
            return value.value
        if value in self._places:
            return self._places[value]
        if labels := self._of(value, LABEL):
            return labels[0]
        return self._made(value) or (local(value).replace("-", " ") if not value.startswith(ID) else short(value))

    def made_of(self, iri: Iri) -> set[Term]:
        """A thing and the things that it is made of: a partnership's places, a tenure's official and office."""
        found: set[Term] = {iri}
        for name in _MADE_OF:
            found.update(self._values[iri][term(f"cg:{name}")])
        return found

    def kind(self, iri: Iri) -> str:
        """The class of a thing: "Partnership"."""
        types = self._values[iri][TYPE]
        return local(str(types[0])) if types else short(iri).partition("/")[0].capitalize()

    def _of(self, iri: Iri, predicate: Iri) -> list[str]:
        return list(dict.fromkeys(self.of(value) for value in self._values[iri][predicate]))

    def _governed(self, party: Term) -> list[Term]:
        """The place of a government, for short."""
        return self._values[Iri(str(party))][term("cg:governs")][:1] or [party]

    def _made(self, iri: Iri) -> str:
        """A name from what the claims say: "Jakarta – Heidelberg", "mayor of Surabaya", "Visit, Ostra, 2025-08-11"."""
        parties = [place for party in self._values[iri][term("cg:party")] for place in self._governed(party)]
        if partners := self._of(iri, Iri(CG + "partner")) or [self.of(party) for party in parties]:
            day = [*self._of(iri, Iri(CG + "signedOn")), *self._of(iri, Iri(CG + "plannedFor"))]
            return ", ".join([" – ".join(partners), *day[:1]])
        if governed := self._of(iri, Iri(CG + "governs")):
            return f"government of {governed[0]}"
        if text := self._of(iri, Iri(CG + "text")):
            return f"“{text[0][:_LONGEST]}{'…' if len(text[0]) > _LONGEST else ''}”"
        if roles := self._of(iri, Iri(CG + "role")):
            return " of ".join([roles[0], *self._of(iri, Iri(CG + "jurisdiction"))[:1]])
        if holders := self._of(iri, Iri(CG + "holder")):
            return ", ".join([*holders, *self._of(iri, Iri(CG + "office"))[:1]])
        when = [*self._of(iri, Iri(CG + "place")), *self._of(iri, Iri(CG + "date"))]
        return ", ".join(when)


def things_of(reading: Reading, names: Names) -> Sequence[Thing]:
    """The things that claims are about: ties and documents first, places last; within a class in text order."""
    by_subject: dict[Iri, list[tuple[int, Claim]]] = {}
    for at, claim in enumerate(reading.claims):
        by_subject.setdefault(claim.subject, []).append((at, claim))
    things = [
        Thing(iri, names.kind(iri), names.of(iri), tuple(sorted(claims, key=lambda item: _place_in_card(item[1]))))
        for iri, claims in by_subject.items()
    ]
    return sorted(things, key=lambda thing: _rank(thing.kind))


def by_kind(things: Sequence[Thing]) -> Mapping[str, list[Thing]]:
    """Things of one class together, in the order given."""
    kinds: dict[str, list[Thing]] = {}
    for thing in things:
        kinds.setdefault(thing.kind, []).append(thing)
    return kinds


def _place_in_card(claim: Claim) -> int:
    """What a thing is comes first, then who is part of it; the rest in text order."""
    name = local(claim.predicate)
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
