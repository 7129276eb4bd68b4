"""The articles of an invented world, and what a perfect reader would claim of each."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bench.world import wording
from bench.world.history import Happening, Term, Tie, World
from bench.world.people import Written, written
from citygraph.folding import align, scannable
from citygraph.model import Claim, Document, Iri, Literal, Metadata, Modality, PartialDate, Place, Reading, Sentence
from citygraph.model import Term as Value
from citygraph.tokens import Tokens
from citygraph.vocab import (
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
    tenure_iri,
    term,
)

Truth = dict[Iri, str]
"""What each official, agreement and event of an article is in truth, under the IRI that this article gives it."""


@dataclass(frozen=True)
class Noise:
    """Shares: of names in a variant and with a typing error, of facts told wrongly, of details left out, of copies."""

    variants: float = 0.3
    typos: float = 0.05
    wrong: float = 0.1
    gaps: float = 0.15
    copies: float = 0.12


@dataclass(frozen=True)
class Told:
    """An article: its reading as a perfect reader would make it, and what its things are in truth."""

    reading: Reading
    truth: Truth


@dataclass
class _Draft:
    """An article as it grows, a sentence at a time."""

    language: str
    published: date
    sentences: list[str] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    truth: Truth = field(default_factory=dict)

    def say(self, sentence: str) -> None:
        self.sentences.append(sentence)

    def claim(
        self, subject: Iri, predicate: str, value: Value, modality: Modality = "asserted", confidence: float = 0.9
    ) -> None:
        """What the last sentence states."""
        claim = Claim(subject, term(predicate), value, 0, 0, "told", modality, None, confidence)
        self.claims.append((len(self.sentences) - 1, claim))


def articles(world: World, count: int, seed: int = 0, noise: Noise | None = None) -> Iterator[Told]:
    """So many articles, in the order of what happens; every thing that happens is told by a few."""
    noise = noise or Noise()
    draw = random.Random(f"news/{seed}")
    earlier: dict[Tie, list[Happening]] = defaultdict(list)
    told: set[Iri] = set()
    reports = max(1.0, count / max(1, len(world.happenings)))
    for index, happening in enumerate(world.happenings):
        is_last = index == len(world.happenings) - 1
        wanted = count if is_last else min(count, len(told) + max(1, round(draw.expovariate(1 / reports))))
        originals: list[Told] = []
        while len(told) < wanted:
            if originals and draw.random() < noise.copies:
                article = _copy(draw.choice(originals), draw)
            else:
                article = _tell(happening, earlier[happening.tie], world, draw, noise)
                originals.append(article)
            if article.reading.article not in told:  # two outlets do not print the same text under one name
                told.add(article.reading.article)
                yield article
        earlier[happening.tie].append(happening)


def _tell(happening: Happening, earlier: list[Happening], world: World, draw: random.Random, noise: Noise) -> Told:
    language = draw.choice(("id", "id", "en", "ms"))
    draft = _Draft(language, happening.day + timedelta(draw.choice((0, 0, 0, 1, 1, 2, 3))))
    host, guest = _name(happening.host, draw, noise), _name(happening.guest, draw, noise)
    kind = happening.tie.kind
    if draw.random() < noise.wrong:
        kind = "friendship-city" if kind == "sister-city" else "sister-city"
    _lead(draft, happening, kind, (host, guest), draw, noise)
    is_guest = happening.what != "lapsed" and draw.random() < 0.7
    _quote(draft, *((happening.guest, guest) if is_guest else (happening.host, host)), draw)
    _background(draft, happening, kind, earlier, draw, noise)
    return _finished(draft, happening, world, draw)


def _name(of: Term, draw: random.Random, noise: Noise) -> Written:
    return written(of.person, draw, noise.variants, noise.typos)


def _lead(
    draft: _Draft, happening: Happening, kind: str, names: tuple[Written, Written], draw: random.Random, noise: Noise
) -> None:
    tie, host, guest = happening.tie, happening.host, happening.guest
    day: date | None = happening.day
    if draw.random() < noise.wrong:
        day = happening.day + timedelta(draw.choice((-2, -1, 1, 2)))
    if draw.random() < noise.gaps:
        day = None
    where = None if draw.random() < noise.gaps and happening.what != "visited" else _seat(happening)
    words = draft.language
    draft.say(
        wording.LEADS[words][happening.what].format(
            guest=_titled(guest, names[1], words),
            host=_titled(host, names[0], words),
            at=wording.AT[words].format(where.name) if where else "",
            on=wording.ON[words].format(wording.day_in_words(day, words)) if day else "",
            place=_seat(happening).name,
            kind=wording.KINDS[words][kind],
            document=wording.DOCUMENTS[words].get(happening.document, ""),
            one=tie.one.name,
            other=tie.other.name,
            ones=draw.choice(wording.GOVERNMENTS[words]).format(tie.one.name),
            others=draw.choice(wording.GOVERNMENTS[words]).format(tie.other.name),
        )
    )
    people = [_claim_official(draft, host, names[0])]
    if happening.what != "lapsed":
        people.append(_claim_official(draft, guest, names[1]))
    if happening.what == "visited":
        _claim_event(draft, "Visit", happening, where, day, people)
        return
    status = {"explored": "proposed", "signed": "active", "lapsed": "ended"}[happening.what]
    _claim_partnership(draft, tie, kind, status)
    if happening.what == "signed":
        named = people if draw.random() > noise.gaps else []
        document = _claim_agreement(draft, happening, happening, day, where, named)
        _claim_event(draft, "Signing", happening, where, day, people, about=document)


def _quote(draft: _Draft, speaker: Term, name: Written, draw: random.Random) -> None:
    """The speaker again, by one of the names: that form is one more name of the person."""
    short = draw.choice(name.name.split())
    draft.say(draw.choice(wording.QUOTES[draft.language]).format(short))
    if not short.endswith("."):
        draft.claim(_official(speaker, name), "skos:altLabel", Literal(short))


def _background(
    draft: _Draft, happening: Happening, kind: str, earlier: list[Happening], draw: random.Random, noise: Noise
) -> None:
    signed = [one for one in earlier if one.what == "signed"]
    tie = happening.tie
    if not signed or draw.random() < 0.4:
        return
    before = draw.choice(signed)
    year = before.day.year + (draw.choice((-1, 1)) if draw.random() < noise.wrong else 0)
    if draw.random() < 0.5 and before is signed[0]:
        words = {"one": tie.one.name, "other": tie.other.name, "kind": wording.KINDS[draft.language][kind]}
        draft.say(wording.SINCE[draft.language].format(year=year, **words))
        me = partnership_iri(tie.one.id, tie.other.id)
        _claim_partnership(draft, tie, kind, "active")
        draft.claim(me, "cg:since", PartialDate(year).literal(), confidence=0.8)
    elif len([one for one in signed if one.day.year == before.day.year]) == 1:
        document = wording.DOCUMENTS[draft.language][before.document]
        draft.say(wording.EARLIER[draft.language].format(document=document, year=before.day.year))
        _claim_agreement(draft, before, happening, PartialDate(before.day.year), None, [])


def _seat(happening: Happening) -> Place:
    """The city of the tie that the host speaks for."""
    tie, place = happening.tie, happening.host.place
    return tie.other if tie.other.id == place.id or place.id in tie.other.within else tie.one


def _titled(of: Term, name: Written, language: str) -> str:
    return " ".join(filter(None, (wording.TITLES[language][of.role], of.place.name, name.honorific, name.name)))


def _official(of: Term, name: Written) -> Iri:
    return official_iri(name.name, office_iri(of.role, of.place.id))


def _claim_official(draft: _Draft, of: Term, name: Written) -> Iri:
    office = office_iri(of.role, of.place.id)
    me = _official(of, name)
    tenure = tenure_iri(me, office)
    draft.places[of.place.id] = of.place
    draft.truth[me] = f"person/{of.person.number}"
    draft.claim(office, "rdf:type", term("cg:Office"))
    draft.claim(office, "cg:role", concept("role", of.role))
    draft.claim(office, "cg:jurisdiction", place_iri(of.place.id))
    draft.claim(me, "rdf:type", term("cg:Official"))
    draft.claim(me, "rdfs:label", Literal(name.name))
    if name.honorific:
        draft.claim(me, "schema:honorificPrefix", Literal(name.honorific))
    draft.claim(tenure, "rdf:type", term("cg:Tenure"))
    draft.claim(tenure, "cg:holder", me)
    draft.claim(tenure, "cg:office", office)
    draft.claim(tenure, "cg:tenureStatus", concept("tenure", "current"))
    return me


def _claim_partnership(draft: _Draft, tie: Tie, kind: str, status: str) -> None:
    me = partnership_iri(tie.one.id, tie.other.id)
    modality: Modality = {"proposed": "planned", "ended": "ended"}.get(status, "asserted")  # type: ignore[assignment]
    draft.claim(me, "rdf:type", term("cg:Partnership"), modality)
    for place in (tie.one, tie.other):
        draft.places[place.id] = place
        draft.claim(me, "cg:partner", place_iri(place.id), modality)
    draft.claim(me, "cg:kind", concept("kind", kind), modality)
    draft.claim(me, "cg:status", concept("status", status), modality)


def _claim_agreement(
    draft: _Draft,
    signing: Happening,
    news: Happening,
    day: date | PartialDate | None,
    where: Place | None,
    signatories: list[Iri],
) -> Iri:
    tie = signing.tie
    when = PartialDate(day.year, day.month, day.day) if day else None
    me = agreement_iri(signing.document, (tie.one.id, tie.other.id), when)
    draft.truth[me] = f"agreement/{signing.number}"
    for place in (tie.one, tie.other):
        draft.places[place.id] = place
        government = government_iri(place.id)
        draft.claim(government, "rdf:type", term("cg:Government"))
        draft.claim(government, "cg:governs", place_iri(place.id))
        draft.claim(me, "cg:party", government)
    draft.claim(me, "rdf:type", term(f"cg:{signing.document}"))
    draft.claim(me, "cg:status", concept("status", "signed"))
    draft.claim(me, "cg:under", partnership_iri(tie.one.id, tie.other.id))
    if when:
        draft.claim(me, "cg:signedOn", when.literal(), confidence=0.9 if signing is news else 0.8)
    if where:
        draft.claim(me, "cg:signedAt", place_iri(where.id))
    for signatory in signatories:
        draft.claim(me, "cg:signatory", signatory)
    return me


def _claim_event(
    draft: _Draft,
    kind: str,
    happening: Happening,
    where: Place | None,
    day: date | None,
    people: list[Iri],
    about: Iri | None = None,
) -> None:
    when = PartialDate(day.year, day.month, day.day) if day else None
    who = (local(person).partition("--")[0] for person in people)
    me = event_iri(kind, where.id if where else None, when, who)
    draft.truth[me] = f"event/{happening.number}/{kind}"
    draft.claim(me, "rdf:type", term(f"cg:{kind}"))
    for person in people:
        draft.claim(me, "cg:participant", person)
    if where:
        draft.claim(me, "cg:place", place_iri(where.id))
    if when:
        draft.claim(me, "cg:date", when.literal())
    if about:
        draft.claim(me, "cg:about", about)


def _finished(draft: _Draft, happening: Happening, world: World, draw: random.Random) -> Told:
    headline = wording.HEADLINES[draft.language][happening.what].format(
        one=happening.tie.one.name, other=happening.tie.other.name
    )
    outlet = draw.choice(wording.OUTLETS[draft.language])
    around = {
        outer: world.places[outer] for place in draft.places.values() for outer in place.within if outer in world.places
    }
    places = {**around, **draft.places}
    reading = _reading(headline, outlet, draft.published, draft.language, draft.sentences)
    spans = [(sentence.start, sentence.end) for sentence in reading.document.sentences[1:]]
    once = dict.fromkeys(
        replace(claim, start=spans[sentence][0], end=spans[sentence][1]) for sentence, claim in draft.claims
    )
    unlike = {(claim.subject, claim.predicate, claim.object, claim.modality): claim for claim in reversed(once)}
    return Told(
        replace(reading, places=tuple(places[key] for key in sorted(places)), claims=tuple(reversed(unlike.values()))),
        draft.truth,
    )


def _reading(headline: str, outlet: str, published: date, language: str, sentences: list[str]) -> Reading:
    """A reading without claims yet: the headline, a line with the day and the outlet, and the sentences."""
    head = f"{headline}\n\n{outlet}, {wording.day_in_words(published, language)}\n\n"
    spans = [Sentence(0, len(headline), 0)]
    text = head
    for number, sentence in enumerate(sentences, 1):
        spans.append(Sentence(len(text), len(text) + len(sentence), number))
        text += f"{sentence}\n\n"
    when = PartialDate(published.year, published.month, published.day)
    metadata = Metadata(headline=headline, publisher=outlet, published=when, language=language)
    iri = article_iri(when, headline, text)
    document = Document(text, align(text), scannable(text), metadata, tuple(spans), Tokens(text), f"{local(iri)}.txt")
    return Reading(iri, document, (), ())


def _copy(original: Told, draw: random.Random) -> Told:
    """The same article in another outlet on the same day or the next, with a line that says whose it is."""
    document = original.reading.document
    language = document.metadata.language or "en"
    others = [outlet for outlet in wording.OUTLETS[language] if outlet != document.metadata.publisher]
    published = document.metadata.published
    assert published is not None
    day = date(published.year, published.month, published.day) + timedelta(draw.choice((0, 0, 1)))
    sentences = [document.text[one.start : one.end] for one in document.sentences[1:]]
    copied = _reading(document.metadata.headline or "", draw.choice(others), day, language, sentences)
    moved = {before.start: after for before, after in zip(document.sentences, copied.document.sentences, strict=True)}
    claims = tuple(
        replace(claim, start=moved[claim.start].start, end=moved[claim.start].end) for claim in original.reading.claims
    )
    return Told(replace(copied, places=original.reading.places, claims=claims), original.truth)
