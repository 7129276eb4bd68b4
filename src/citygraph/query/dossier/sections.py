"""The sections of a dossier, each made of the things that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.query.dossier.model import Entry, Fact, Section, Source, Value
from citygraph.query.dossier.things import Claim, Graph, Thing
from citygraph.vocab import concept, local, term

_STATUS_ORDER = ("active", "signed", "current", "acting", "elect", "proposed", "planned", "former", "ended")
_TIE = ("kind", "status", "since", "until", "field", "agreement")
_DOCUMENT = ("status", "signedOn", "plannedFor", "signedAt", "signatory", "validUntil", "field", "follows")
_EVENT = ("participant", "about")
_SINGLE = tuple(
    term(f"cg:{name}")
    for name in (
        *("kind", "status", "since", "until", "signedOn", "signedAt", "plannedFor", "validUntil"),
        *("tenureStatus", "date", "place", "saidOn", "saidAt"),
    )
)
_IN_OFFICE = ("current", "acting")
_PLAIN_COOPERATION = concept("kind", "cooperation")
_IN_WORDS = {
    "field": "fields",
    "signedOn": "signed on",
    "plannedFor": "planned for",
    "signedAt": "signed in",
    "signatory": "signed by",
    "validUntil": "valid until",
    "participant": "with",
    "saidOn": "said on",
    "saidAt": "said in",
    "tenureStatus": "status",
}
"""How a property reads where its own name does not."""


def office_holders(tenures: list[Thing], holding: Iterable[str]) -> tuple[Section, Section]:
    """The officials of a place who hold their offices now, and the others; by office and name.

    `holding` are the tenures that inference found to be running; without any (nothing was inferred) their status tells.
    """
    now = set(holding) or {one.iri for one in tenures if one.text("cg:tenureStatus") in _IN_OFFICE}
    ordered = _in_order(tenures)
    return (
        Section("Office-holders", tuple(_tenure(one, "holder", "office") for one in ordered if one.iri in now)),
        Section(
            "Earlier and other officials",
            tuple(_tenure(one, "holder", "office") for one in ordered if one.iri not in now),
        ),
    )


def offices(tenures: list[Thing]) -> Section:
    """The offices of an official."""
    return Section("Offices", tuple(_tenure(tenure, "office") for tenure in _in_order(tenures)))


def partnerships(graph: Graph, ties: list[Thing], place: str) -> Section:
    """The partners of a place: active ties first."""
    entries = []
    for tie in ties:
        others = [other for other in tie.iris("cg:partner") if other != place]
        entries.append((_rank(tie.text("cg:status")), ", ".join(located(graph, other) for other in others), tie))
    ordered = sorted(entries, key=lambda entry: (entry[0], entry[1], entry[2].iri))
    return Section("Partnerships", tuple(Entry(name, tie.iri, facts=_facts(tie, _TIE)) for _, name, tie in ordered))


def partnership(ties: list[Thing]) -> Section:
    """The tie of a pair."""
    return Section("Partnership", tuple(Entry("", tie.iri, facts=_facts(tie, _TIE)) for tie in ties))


def agreements(documents: list[Thing]) -> Section:
    """Documents, the latest first, those without a day last."""
    ordered = sorted(documents, key=lambda one: (_day(one), one.iri), reverse=True)
    return Section(
        "Agreements", tuple(Entry(_label(one), one.iri, _day(one), _facts(one, _DOCUMENT)) for one in ordered)
    )


def sayings(quotations: list[Thing]) -> Section:
    """What was said, in the order of the days and of the articles' text."""
    return Section(
        "Said",
        tuple(
            Entry(
                _heading(one.text("cg:speaker"), one.text("cg:saidOn"), one.text("cg:saidAt")),
                one.iri,
                one.text("cg:saidOn"),
                sources=one.sources("cg:text"),
                quote=one.text("cg:text"),
            )
            for one in sorted(quotations, key=_told)
        ),
    )


def timeline(ties: list[Thing], documents: list[Thing], events: list[Thing], quotations: list[Thing]) -> Section:
    """All that has a day, in the order of time."""
    entries = [*_milestones(ties, documents), *map(_happening, events)]
    entries += (
        Entry(f"{one.text('cg:speaker')} speaks", one.iri, day, sources=one.sources("cg:saidOn"))
        for one in quotations
        if (day := one.text("cg:saidOn"))
    )
    dated = (entry for entry in entries if entry.day)
    return Section("Timeline", tuple(sorted(dated, key=lambda entry: (entry.day, entry.title, entry.iri))), dated=True)


def history(rows: Iterable[tuple[str, str, str, str]], graph: Graph) -> Section:
    """The life of a tie: (day, stage, thing, sentence) of each row of the query of that name."""
    entries = []
    for day, stage, iri, sentence in rows:
        thing = graph.thing(iri)
        said = " ".join(sentence.split())
        sources = _once(claim.source for claim in thing.claims if claim.source.sentence == said)[:1]
        entries.append(Entry(f"{_label(thing)}: {stage}", iri, day, sources=sources))
    return Section("History", tuple(entries), dated=True)


def undated(events: list[Thing]) -> Section:
    """Events of which no article gives the day."""
    return Section("Undated events", tuple(entry for entry in map(_happening, events) if not entry.day))


def disagreements(things: Iterable[Thing]) -> Section:
    """Properties with one value of which an article gives another one that is not just vaguer, or denies it."""
    return Section("Sources disagree", tuple(entry for thing in things for entry in _disagreements(thing)))


def denials(things: Iterable[Thing], graph: Graph) -> Section:
    """What articles deny and none asserts."""
    entries = []
    for thing in things:
        denied = [claim for claim in thing.claims if claim.denied]
        if denied and not thing.facts:
            parts = [claim.value.text for claim in denied if claim.predicate in (term("cg:partner"), term("cg:party"))]
            kinds = [graph.name(claim.value.iri) for claim in denied if claim.predicate == term("rdf:type")]
            title = (
                f"{(kinds or [thing.sort])[0]} of {' and '.join(dict.fromkeys(parts))}"
                if parts
                else graph.name(thing.iri)
            )
            entries.append(Entry(title, thing.iri, sources=_once(claim.source for claim in denied)))
    return Section("Denied", tuple(entries))


def merged(found: list[Section]) -> Section:
    """Sections of one title as one."""
    return Section(found[0].title, tuple(entry for section in found for entry in section.entries))


def everything(graph: Graph, thing: Thing) -> Section:
    """All facts of a thing of any other sort."""
    facts = (
        Fact(graph.name(predicate), tuple(thing.all_of(predicate)))
        for predicate in sorted(thing.facts, key=local)
        if predicate not in (term("rdf:type"), term("rdfs:label"))
    )
    return Section("Facts", (Entry("", thing.iri, facts=tuple(facts)),))


def located(graph: Graph, place: str) -> str:
    """A place with its country."""
    name = graph.name(place)
    country = next(iter(graph.thing(place).iris("cg:inCountry")), "")
    return f"{name} ({graph.name(country)})" if country else name


def _tenure(tenure: Thing, *title: str) -> Entry:
    parts = [value for name in title if (value := tenure.one(f"cg:{name}"))]
    first, last = tenure.text("cg:attestedFrom"), tenure.text("cg:attestedUntil")
    status = _facts(tenure, ("tenureStatus",))
    seen = (Fact("seen in office", (Value(first if first == last else f"{first} to {last}"),)),) if first else ()
    return Entry(", ".join(part.text for part in parts), parts[0].iri if parts else "", facts=status + seen)


def _in_order(tenures: list[Thing]) -> list[Thing]:
    return sorted(
        tenures, key=lambda one: (_rank(one.text("cg:tenureStatus")), one.text("cg:office"), one.text("cg:holder"))
    )


def _milestones(ties: list[Thing], documents: list[Thing]) -> Iterator[Entry]:
    for tie in ties:
        for name, title in (("cg:since", "begins"), ("cg:until", "ends")):
            yield Entry(f"{_label(tie)}: {title}", tie.iri, tie.text(name), sources=tie.sources(name))
    for document in documents:
        for name, title in (
            ("cg:signedOn", "signed"),
            ("cg:plannedFor", "planned"),
            ("cg:validUntil", "runs out"),
        ):
            yield Entry(
                f"{_label(document)} {title}", document.iri, document.text(name), sources=document.sources(name)
            )


def _happening(event: Thing) -> Entry:
    sources = event.sources("cg:date") or event.sources("rdf:type", "cg:place", "cg:participant")
    return Entry(_label(event), event.iri, event.text("cg:date"), _facts(event, _EVENT), sources)


def _disagreements(thing: Thing) -> Iterator[Entry]:
    for predicate in _SINGLE:
        believed = thing.all_of(predicate)
        others = [
            claim
            for claim in thing.claims
            if believed and claim.predicate == predicate and _contradicts(claim, believed[0])
        ]
        if others:
            values = dict.fromkeys((claim.value.text, claim.denied) for claim in others)
            claimed = tuple(
                Value(
                    f"not {text}" if denied else text,
                    _once(claim.source for claim in others if (claim.value.text, claim.denied) == (text, denied)),
                )
                for text, denied in values
            )
            yield Entry(
                f"{_label(thing)}: {_words(local(predicate))}",
                thing.iri,
                facts=(Fact("believed", (believed[0],)), Fact("also claimed", claimed)),
            )


def _contradicts(claim: Claim, believed: Value) -> bool:
    if claim.denied:
        return claim.value.text == believed.text
    said, text = claim.value, believed.text
    vaguer = said.iri == _PLAIN_COOPERATION or (
        not said.iri and (said.text.startswith(text) or text.startswith(said.text))
    )
    return said.text != text and not vaguer


def _facts(thing: Thing, names: Iterable[str]) -> tuple[Fact, ...]:
    found = ((name, tuple(thing.all(f"cg:{name}"))) for name in names)
    return tuple(Fact(_words(name), values) for name, values in found if values)


def _words(name: str) -> str:
    return _IN_WORDS.get(name, name)


def _label(thing: Thing) -> str:
    """The label without the day that it ends with: the day stands elsewhere."""
    label = thing.text("rdfs:label") or local(thing.iri)
    return label.removesuffix(f" ({_day(thing)})")


def _day(thing: Thing) -> str:
    return thing.text("cg:signedOn") or thing.text("cg:date")


def _heading(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _told(quotation: Thing) -> tuple[str, str, int, str]:
    first = min(
        ((one.source.published, one.source.article, one.start) for one in quotation.claims), default=("", "", 0)
    )
    return quotation.text("cg:saidOn") or first[0], *first[1:], quotation.iri


def _rank(status: str) -> int:
    return _STATUS_ORDER.index(status) if status in _STATUS_ORDER else len(_STATUS_ORDER)


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))
