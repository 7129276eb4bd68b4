"""What an article speaks of, identified within that article, and the statements made about it.

A stage makes each :class:`Statement` about things; `claims.py` turns things into IRIs and statements into Claims.
Statements about type, label, holder, office, role, jurisdiction, partner, party, place … that follow from a
thing's identity are stated too, each with the passage that shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.folding import slug
from citygraph.model import Iri, Literal, Modality, PartialDate, Place
from citygraph.records import record
from citygraph.vocab import (
    agreement_iri,
    event_iri,
    government_iri,
    office_iri,
    official_iri,
    partnership_iri,
    place_iri,
    quotation_iri,
    tenure_iri,
)

PLAIN = "cooperation"  # the kind of a tie that no other word names


@dataclass(frozen=True, slots=True)
class Government:
    """The government of a place."""

    place: Place


@record
class Office:
    """A post: its role (a concept of scheme `role`) and where it holds; `posted_to` for ambassadors and consuls."""

    role: str
    jurisdiction: Place
    posted_to: Place | None = None


@record
class Official:
    """A person by the fullest name that the article gives, and the first office that it gives."""

    name: str
    office: Office


@dataclass(frozen=True, slots=True)
class Tenure:
    """The holding of an office."""

    official: Official
    office: Office


@record
class Partnership:
    """An unordered pair of places; make it with `pair`, which orders them."""

    one: Place
    other: Place

    @classmethod
    def pair(cls, a: Place, b: Place) -> Partnership:
        """The partnership of two places, whichever is named first."""
        return cls(a, b) if a.id <= b.id else cls(b, a)

    def __hash__(self) -> int:
        """Of the ids, which tell places apart: pairs are keys everywhere."""
        return hash((self.one.id, self.other.id))


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document by class (``LetterOfIntent``), the places whose governments are its parties, and date."""

    class_name: str
    places: frozenset[Place]
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """``Visit``, ``Signing``, ``Meeting`` or ``Forum``, by place, date and who took part."""

    class_name: str
    place: Place | None
    date: PartialDate | None
    participants: frozenset[Official | Government]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks and who said them."""

    speaker: Official
    text: str


Thing = Government | Office | Official | Tenure | Partnership | Agreement | Event | Quotation | Place


def iri_of(thing: Thing) -> Iri:  # noqa: PLR0911 - one line for each kind of thing
    """The IRI that this article alone would give a thing."""
    match thing:
        case Place():
            return place_iri(thing.id)
        case Government():
            return government_iri(thing.place.id)
        case Office():
            return office_iri(thing.role, thing.jurisdiction.id)
        case Official():
            return official_iri(thing.name, iri_of(thing.office))
        case Tenure():
            return tenure_iri(iri_of(thing.official), iri_of(thing.office))
        case Partnership():
            return partnership_iri(thing.one.id, thing.other.id)
        case Agreement():
            return agreement_iri(thing.class_name, (place.id for place in thing.places), thing.date)
        case Event():
            who = (_participant_slug(participant) for participant in thing.participants)
            return event_iri(thing.class_name, thing.place.id if thing.place else None, thing.date, who)
        case Quotation():
            return quotation_iri(thing.speaker.name, thing.text)


def places_in(thing: Thing) -> tuple[Place, ...]:  # noqa: PLR0911 - one line for each kind of thing
    """The places that a thing is made of; of a place, itself."""
    match thing:
        case Place():
            return (thing,)
        case Government():
            return (thing.place,)
        case Office():
            return (thing.jurisdiction, thing.posted_to) if thing.posted_to else (thing.jurisdiction,)
        case Official():
            return places_in(thing.office)
        case Tenure():
            return places_in(thing.official) + places_in(thing.office)
        case Partnership():
            return thing.one, thing.other
        case Agreement():
            return tuple(thing.places)
        case Event():
            guests = (place for participant in thing.participants for place in places_in(participant))
            return (*((thing.place,) if thing.place else ()), *guests)
        case Quotation():
            return places_in(thing.speaker)


def _participant_slug(participant: Official | Government) -> str:
    return slug(participant.name) if isinstance(participant, Official) else participant.place.id


@record
class Statement:
    """``subject predicate object`` as the passage ``[start, end)`` says it; `predicate` is a prefixed name.

    The passage is widened to whole sentences when the Claim is made. `rule` names the rule that spoke.
    """

    subject: Thing
    predicate: str
    object: Thing | Iri | Literal
    start: int
    end: int
    rule: str
    modality: Modality = "asserted"
    as_of: PartialDate | None = None
    confidence: float = 0.9
