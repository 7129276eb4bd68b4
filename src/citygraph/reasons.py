"""How a sentence was read, in words: what was found, what was turned down and why, whose tie it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citygraph.extract.explain import About, Bearer, Explained, Found, Told

_FEW = 3  # namesakes, and circumstances, that are told


class Reason(NamedTuple):
    """One row: its kind is that of a mention, or "refused", "words", "more" (of the row above), "tie", "document"."""

    label: str
    kind: str
    said: str
    rule: str = ""


def reasons_of(text: str, one: Explained, told: set[tuple[str, str]]) -> Iterator[Reason]:
    """The rows of one sentence of a text; `told` are the names whose namesakes were spoken of before."""
    for found in one.found:
        surface = text[found.start : found.end]
        yield Reason(found.kind, found.kind, f"{surface} → {found.meaning}", found.rule)
        if found.bearers and (surface, found.meaning) not in told:
            told.add((surface, found.meaning))
            yield from _namesakes(found)
    for refused in one.refused:
        if not refused.minor:
            said = f"{text[refused.start : refused.end]}: {refused.reason}"
            yield Reason(f"no {refused.kind}", "refused", said, refused.rule)
            yield from (Reason("", "more", _summed(bearer)) for bearer in refused.bearers[:_FEW])
    if plain := ", ".join(dict.fromkeys(text[word.start : word.end] for word in one.refused if word.minor)):
        yield Reason("words", "words", f"{plain}: also names of places, but plain words here")
    if one.about is not None:
        yield from _about(one.about)
    for document in one.documents:
        yield Reason("document", "document", _document(document), document.rule)


def _namesakes(found: Found) -> Iterator[Reason]:
    """The sum of the chosen one, and what each of its namesakes lost by."""
    chosen, *others = found.bearers
    yield Reason("", "more", _summed(chosen))
    for other in others[:_FEW]:
        lost = ", ".join(f"{part.name} −{part.value:.1f}" for part in other.behind(chosen)[:_FEW])
        yield Reason("", "more", f"not {_place(other)} {other.score:.1f}: {lost or 'comes after it'}")
    if len(others) > _FEW:
        yield Reason("", "more", "nor others of that name")


def _summed(bearer: Bearer) -> str:
    parts = " ".join(f"{part.value:+.1f} {part.name}" for part in bearer.parts)
    return f"{_place(bearer)} {bearer.score:.1f} = {parts.lstrip('+')}"


def _place(bearer: Bearer) -> str:
    place = bearer.place
    people = f", {place.population:,} people" if place.population else ""
    by = "" if bearer.own else ", by another name"
    return f"{place.name} ({place.type.lower()}, {place.country}{people}{by})"


def _about(about: About) -> Iterator[Reason]:
    if sides := ", ".join(f"{party.place.name} ({party.way})" for party in about.parties):
        yield Reason("sides", "tie", sides)
    if where := ", ".join(f"{party.place.name} ({party.way})" for party in about.whereabouts):
        yield Reason("no side", "tie", f"{where}: only says where")
    if about.silence:
        yield Reason("no tie", "tie", about.silence)
        return
    head = f", listed under sentence {about.head}" if about.head is not None else ""
    pairs = ", ".join(f"{one.name} – {other.name}" for one, other in about.pairs)
    yield Reason("tie of", "tie", f"{pairs}{head} ({about.confidence:.2f})", about.rule)


def _document(told: Told) -> str:
    """As in "LetterOfIntent of A, B, signed on 2025-08-11 (stated) in A by C"."""
    parties = ", ".join(place.name for place in told.places)
    day = f" on {told.date} ({told.date_rule})" if told.date else ""
    place = f" in {told.place.name}" if told.place else ""
    who = f" by {', '.join(told.signatories)}" if told.signatories else ""
    kept = "" if told.kept else "; no document of its own: another passage tells more, or otherwise"
    return f"{told.class_name} of {parties}, {told.status}{day}{place}{who}{kept}"
