"""Rows → claims: that two places are partners, how the tie is called, whether it stands, since when and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citygraph import gazetteer
from citygraph.datasets.mapping import KINDS, STATUSES, About, Mapping
from citygraph.datasets.places import UnclearPlaceError, place_of
from citygraph.datasets.table import Row, Table
from citygraph.datasets.values import concept_of, date_of
from citygraph.folding import align, scannable
from citygraph.model import Claim, Document, Iri, Metadata, Modality, PartialDate, Place, Reading, Sentence, Term
from citygraph.tokens import Tokens
from citygraph.vocab import TYPE, concept, dataset_iri, partnership_iri, place_iri, term

RULE = "dataset row"
_STATED = 0.9
_MODALITY: dict[str, Modality] = {"active": "asserted", "proposed": "planned", "ended": "ended"}
_REMEDY = "give a code (GeoNames or ISO 3166-2), a country or a region in a column, or see --mapping"


@dataclass(frozen=True, slots=True)
class Taken:
    """The reading of a dataset, how many ties it tells of, and what was set aside of it (one line each)."""

    reading: Reading
    ties: int
    set_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tie:
    row: Row
    one: Place
    other: Place
    properties: tuple[tuple[Iri, Term], ...]
    modality: Modality


def reading_of(table: Table, mapping: Mapping, about: About, where: str) -> Taken:
    """What a table says; UsageError when its columns cannot be what the mapping says."""
    mapping = mapping.for_header(table.header, where)
    ties: list[_Tie] = []
    aside: list[str] = []
    for row in table.rows:
        try:
            ties.append(_tie(row, mapping, f"{where}:{row.line}", aside))
        except UnclearPlaceError as unclear:
            aside.append(f"{where}:{row.line}: {unclear}; {_REMEDY}")
    source = dataset_iri(about.title)
    claims = tuple(dict.fromkeys(claim for tie in ties for claim in _claims(tie)))
    reading = Reading(source, _document(table, ties, about, where), _places(ties), _once(claims))
    return Taken(reading, len({claim.subject for claim in claims}), tuple(aside))


def _tie(row: Row, mapping: Mapping, where: str, aside: list[str]) -> _Tie:
    cells = dict(mapping.defaults)
    for name, column in mapping.columns:
        if value := row.cells[column]:
            cells[name] = value
    one, other = place_of("place", cells), place_of("partner", cells)
    if one == other:
        raise UnclearPlaceError(f"{one.name} would be its own partner")
    dates = {name: _date(name, cells, mapping, where, aside) for name in ("since", "until")}
    status = _concept("status", cells, STATUSES, mapping, where, aside) or ("ended" if dates["until"] else "active")
    kind = _concept("kind", cells, KINDS, mapping, where, aside)
    if not kind:
        kind = "sister-region" if {one.type, other.type} == {"Region"} else "sister-city"
    properties = [(term("cg:kind"), concept("kind", kind)), (term("cg:status"), concept("status", status))]
    literals = [(term(f"cg:{name}"), date.literal()) for name, date in dates.items() if date]
    return _Tie(row, one, other, (*properties, *literals), _MODALITY[status])


def _date(name: str, cells: dict[str, str], mapping: Mapping, where: str, aside: list[str]) -> PartialDate | None:
    text = cells.get(name, "")
    date = date_of(text, years_only=mapping.years_only) if text else None
    if text and date is None:
        aside.append(f"{where}: '{text}' of {name} is no date; write 2025-08-11, 2025-08 or 2025")
    return date


def _concept(
    name: str, cells: dict[str, str], known: tuple[str, ...], mapping: Mapping, where: str, aside: list[str]
) -> str | None:
    text = cells.get(name, "")
    found = concept_of(name, text, known, mapping) if text else None
    if text and found is None:
        aside.append(f"{where}: '{text}' is no {name}; say what it means under values: of --mapping")
    return found


def _claims(tie: _Tie) -> Iterator[Claim]:
    subject = partnership_iri(tie.one.id, tie.other.id)
    partners = [(term("cg:partner"), place_iri(place.id)) for place in (tie.one, tie.other)]
    for predicate, value in ((TYPE, term("cg:Partnership")), *partners, *tie.properties):
        modality = "asserted" if predicate in _DATES else tie.modality
        yield Claim(subject, predicate, value, tie.row.start, tie.row.end, RULE, modality, None, _STATED)


_DATES = (term("cg:since"), term("cg:until"))


def _once(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Of what several rows say in the same way the first one: "A, B" and "B, A"."""
    first: dict[tuple[Iri, Iri, Term, Modality], Claim] = {}
    for claim in claims:
        first.setdefault((claim.subject, claim.predicate, claim.object, claim.modality), claim)
    return tuple(first.values())


def _document(table: Table, ties: list[_Tie], about: About, where: str) -> Document:
    return Document(
        text=table.text,
        aligned=align(table.text),
        scan=scannable(table.text),
        metadata=Metadata(headline=about.title, publisher=about.publisher, published=about.published, url=about.url),
        sentences=tuple(Sentence(tie.row.start, tie.row.end, 1) for tie in ties),
        tokens=Tokens(table.text),
        source=where,
    )


def _places(ties: list[_Tie]) -> tuple[Place, ...]:
    named = {place for tie in ties for place in (tie.one, tie.other)}
    around = {outer for place in named for outer in gazetteer.load().around(place)}
    return tuple(sorted(named | around, key=lambda place: place.id))
