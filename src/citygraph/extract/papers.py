"""The documents that an article speaks of: what they are, who they bind, and whether they are signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.discourse import Told
from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.modality import is_denied, is_planned, stance
from citygraph.extract.pairing import DIRECT, RESOLVED, Pairing
from citygraph.extract.scene import Scene
from citygraph.extract.signatories import HEADS, acts_for_state, in_office, is_led_by, may_sign, signatories_of
from citygraph.extract.signing_acts import (
    UNNAMED,
    Noun,
    acts_of,
    ahead,
    date_of,
    distance,
    is_aim,
    is_condition,
    is_past,
    is_required,
    nearest_acts,
    nouns_of,
    shared_act,
    status_of,
)
from citygraph.extract.thing import Partnership
from citygraph.extract.whereabouts import spot_of
from citygraph.lexicon import Match
from citygraph.model import Modality, Place

_PAPER_WORDS = frozenset(("documents", "sign_verbs"))
NAMING = "document-named"  # the rule of a paper that only names what others say is signed
_NEXT_WORDS = 30
_HEADS_BEFORE = 8  # sentences in which "both mayors" were named
_PAIR = 2
_NAMED_BEFORE = 3  # sentences
_LISTED_BEFORE = 5  # sentences
_OF_DATE = 7  # "of ", "pada ", "tahun "
_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document
_FORMAL = 10  # "the |formal| agreement"
_LAPSES = 40  # "the |agreement| with Ostra |was not renewed|"
_HELD = 20  # "has had a |friendship agreement|"
_BY_NEXT = 25  # "signed yesterday |by|"
_AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"
_BOTH_SIGN = 20  # "|both cities| will be able to |sign|"
_BODY_GAP = 40  # between a company and the verb whose subject it is
_WITH_BODY = 25  # "with the local |university|"
LEADERS = HEADS | {"vice-mayor", "vice-governor", "vice-regent"}
STATUS: dict[str, Modality] = {"signed": "asserted", "planned": "planned", "ended": "ended", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What one sentence says of one document."""

    class_name: str
    pairing: Pairing
    status: str  # "signed", "planned", "ended" or "denied"
    scene: Scene
    start: int
    end: int
    rule: str
    confidence: float
    date: DateMention | None = None
    place: Place | None = None
    signatories: tuple[PersonMention, ...] = ()
    date_rule: str = ""  # how the date was found, where it does not stand in the sentence
    date_confidence: float = 0.0
    place_rule: str = ""  # how the place was found, where it does not stand in the sentence
    joins: bool = False  # says more of a document named elsewhere, and makes none


def papers_of(told: Sequence[Told]) -> tuple[Paper, ...]:
    """What each sentence says of a document between governments, in text order."""
    papers = (paper for one in told for paper in _papers_in(one, told))
    named = (_with_name_before(paper, told) for paper in papers)
    signed = (_with_heads_before(_with_both_heads(paper, told), told) for paper in named)
    return tuple(_with_heads_of_partners(paper, told) for paper in signed)


def is_renewal(paper: Paper) -> bool:
    """True for "Both signed the renewal of the agreement": another document than the one of years ago."""
    scene = paper.scene
    cues = (*scene.found("renewing"), *scene.found("predecessors"), *scene.found("renewed"))
    return paper.rule.startswith("sign-") and paper.status == "signed" and bool(cues)


def _with_name_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "… a memorandum of understanding. Both mayors signed |the document|": named in a sentence before."""
    scene = paper.scene
    if paper.class_name != UNNAMED or paper.joins or paper.status != "signed" or not _is_definite(paper):
        return paper
    for one in reversed(told[max(scene.index - _NAMED_BEFORE, 0) : scene.index]):
        if names := {cue.value for cue in one.scene.found("documents")} - {UNNAMED}:
            return replace(paper, class_name=names.pop()) if len(names) == 1 else paper
    return paper


def _is_definite(paper: Paper) -> bool:
    """True for "the document", "dokumen itu"."""
    scene = paper.scene
    cues = [cue for cue in scene.found("documents", UNNAMED) if paper.start <= cue.start and cue.end <= paper.end]
    return any(
        0 <= cue.start - mark.end <= 1 or 0 <= mark.start - cue.end <= 1
        for cue in cues
        for mark in scene.found("definite")
    )


def _with_heads_of_partners(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Five of them signed with Mayor A": the heads of the hub's partners, who are named nearby."""
    hub, scene = paper.pairing.hub, paper.scene
    if (
        hub is None
        or not (paper.pairing.is_continued or (paper.pairing.is_list and _joined(scene) == hub))
        or not paper.signatories
        or paper.status != "signed"
    ):
        return paper
    if {person.official.office.jurisdiction for person in paper.signatories} != {hub}:
        return paper
    near = told[max(scene.index - _NAMED_BEFORE, 0) : scene.index + _NAMED_BEFORE]
    partners = paper.pairing.places - {hub}
    heads = {
        person.official: person
        for one in near
        for person in one.scene.people
        if person.official.office.jurisdiction in partners and may_sign(one.scene, person)
        if person.official.office.role in LEADERS
    }
    return replace(paper, signatories=(*paper.signatories, *heads.values()))


def _with_heads_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A sat down with Mayor B. A letter was signed.", "… |They| signed": by those told of right before."""
    scene = paper.scene
    if paper.status != "signed" or paper.signatories or scene.people or paper.joins:
        return paper
    if paper.rule != "sign-passive" and not (paper.rule == "sign-active" and _they_sign(scene)):
        return paper
    if _is_of_another_year(paper, told):
        return paper
    heads = _heads_before(scene, told)
    if {person.official.office.jurisdiction for person in heads} != paper.pairing.places:
        return paper
    return replace(paper, signatories=heads)


def _is_of_another_year(paper: Paper, told: Sequence[Told]) -> bool:
    """True for "Mayor A and Mayor B renewed it on 16 March 2023. The first one was signed in |2019|": by others."""
    before = told[paper.scene.index - 1].scene.dates if paper.scene.index else ()
    years = {date.date.year for date in before}
    return paper.date is not None and bool(years) and paper.date.date.year not in years


def _heads_before(scene: Scene, told: Sequence[Told]) -> tuple[PersonMention, ...]:
    """The heads of cities and regions that the sentence before names, in one paragraph."""
    before = told[scene.index - 1].scene if scene.index else scene
    heads = [
        person
        for person in before.people
        if person.official.office.role in HEADS and before.sentence.paragraph == scene.sentence.paragraph
        if may_sign(before, person)
    ]
    return tuple({person.official: person for person in heads}.values())


def _they_sign(scene: Scene) -> bool:
    """True for "|They| signed", "|The two| then signed"."""
    return any(
        0 <= act.start - they.end <= _BOTH_SIGN
        for they in (*scene.found("plural_pronouns"), *scene.found("both_sides"))
        for act in scene.found("sign_verbs", "active")
    )


def _with_both_heads(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Both mayors signed …": the head of each party, when the story has named them all."""
    scene = paper.scene
    if paper.status != "signed" or paper.signatories or not any(_sign(scene, heads) for heads in scene.found("heads")):
        return paper
    named = [
        person
        for one in told[: scene.index + 1]
        for person in one.scene.people
        if person.official.office.role in LEADERS and may_sign(one.scene, person)
    ]
    heads = [_head_of(place, named) for place in paper.pairing.places]
    found = [head for head in heads if head is not None]
    return replace(paper, signatories=tuple(sorted(found, key=_start))) if len(found) == len(heads) else paper


def _head_of(place: Place, named: Sequence[PersonMention]) -> PersonMention | None:
    """Who heads a place, or stands in for its head: of several the one most spoken of; predecessors are named once."""
    leaders = [person for person in named if person.official.office.jurisdiction == place]
    heads = [person for person in leaders if person.official.office.role in HEADS] or leaders
    votes = Counter(person.official for person in heads)
    return max(heads, key=lambda person: votes[person.official], default=None)


def _start(person: PersonMention) -> int:
    return person.start


def _sign(scene: Scene, heads: Match[str]) -> bool:
    """True when "both mayors" are the subject of a signing, or its agents."""
    active = any(0 <= act.start - heads.end <= _NEXT_WORDS for act in scene.found("sign_verbs", "active"))
    return active or any(0 <= heads.start - act.end <= _NEXT_WORDS for act in scene.found("sign_verbs", "passive"))


def _papers_in(one: Told, story: Sequence[Told]) -> Iterator[Paper]:
    scene = one.scene
    if one.pairing is None and not scene.holds(_PAPER_WORDS):
        return
    if one.head is not None and one.pairing is not None and scene.dates and not scene.found("sign_verbs"):
        yield from _dated_items(one, one.head, one.pairing)
        return
    acts = acts_of(scene)
    nouns = nouns_of(scene)
    told: list[Pairing] = []
    for noun in nouns:
        pairing = one.pairing_for(Match(noun.start, noun.end, noun.class_name), "documents") or _told_before(one, acts)
        pairing = pairing or _of_them(one, story)
        pairing = _of_both_heads(one, story, pairing) or _of_place_named(one, story, pairing) or pairing
        if pairing is not None and not _is_foreign(scene, pairing):
            mine = nearest_acts(scene, noun, acts)
            if not mine and told and pairing.pairs not in [other.pairs for other in told]:
                mine = shared_act(scene, noun, acts)
            told.append(pairing)
            found = [_founding_sisters(one, paper) for paper in _as_signed(scene, pairing, noun, mine)]
            yield from found or _mentioned(scene, pairing, noun)
    pairing = (
        _of_both_heads(one, story, one.pairing)
        or _of_place_named(one, story, one.pairing)
        or one.pairing
        or _told_with_hub(one.scene, story, acts)
    )
    if not nouns and pairing is not None and not _is_foreign(scene, pairing):
        yield from _unnamed(one, pairing, acts) if acts else _represented(scene, pairing)


def _founding_sisters(one: Told, paper: Paper) -> Paper:
    """As in "A and B became sister cities. Both mayors signed |the agreement|": the one that makes them so."""
    kinds = (*one.kinds_before, *one.kinds)
    sisters = bool(kinds) and all(kind.startswith("sister") for kind in kinds)
    the = one.scene.found("definite")
    plain = paper.class_name == UNNAMED and paper.status in ("signed", "planned")
    named = any(
        paper.start <= word.start
        and word.end <= paper.end
        and any(0 <= word.start - mark.end <= _FORMAL for mark in the)
        for word in one.scene.found("contracts")
    )
    return replace(paper, class_name="CooperationAgreement") if plain and named and sisters else paper


def _told_before(one: Told, acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Osaki is wooed. … A letter of intent will be signed by the mayor in Osaki": the two spoken of."""
    scene, last = one.scene, one.story.last
    if last is None or len(last.pairs) != 1 or not acts or scene.is_title:
        return None
    both = _both_act(scene)
    if scene.found("other_parties") and not both:
        return None
    named = {place.place for place in scene.mentioned if place.place.type != "Country"}
    inside = all(any(place == side or place.id in side.within for side in last.places) for place in named)
    return Pairing(last.pairs, "told-before", RESOLVED, last.hub) if (named or both) and inside else None


def _of_them(one: Told, story: Sequence[Told]) -> Pairing | None:
    """As in "Mayor A met Mayor B. |They| signed a memorandum", "… |Signed| was …": whose heads stand right before."""
    scene = one.scene
    passive = not scene.people and not scene.mentioned and bool(scene.found("sign_verbs", "passive"))
    if scene.is_title or scene.places or not (_they_sign(scene) or passive):
        return None
    seats = {person.official.office.jurisdiction for person in _heads_before(scene, story)}
    return Pairing((Partnership.pair(*seats),), "heads-named-before", RESOLVED) if len(seats) == _PAIR else None


def _of_both_heads(one: Told, story: Sequence[Told], known: Pairing | None) -> Pairing | None:
    """As in "Mayor A received Mayor B. The town has other twins, C and D. |Both mayors| signed …": A with B."""
    scene = one.scene
    if (known is not None and known.confidence == DIRECT) or not any(
        _sign(scene, both) for both in scene.found("heads")
    ):
        return None
    seats: dict[Place, None] = {}
    for before in reversed(story[max(scene.index - _HEADS_BEFORE, 0) : scene.index + 1]):
        for person in reversed(before.scene.people):
            if person.official.office.role in LEADERS and may_sign(before.scene, person):
                seats[person.official.office.jurisdiction] = None
        if len(seats) > 1:
            break
    if len(seats) != _PAIR:
        return None
    return Pairing((Partnership.pair(*seats),), "heads-named-before", RESOLVED)


def _of_place_named(one: Told, story: Sequence[Told], known: Pairing | None) -> Pairing | None:
    """As in "The letter of intent was signed in |Ostra| in 2009", "the |Ostra| agreement": a tie that was told before.

    The sentence has no two sides, and the last pair spoken of is none of Ostra's.
    """
    scene = one.scene
    if known is None or not known.is_spoken_of or scene.found("both_sides"):
        return None
    inside = {outer for place in known.places for outer in place.within}
    named = {
        spot.place
        for spot in scene.mentioned
        if spot.place.type != "Country" and spot.place not in known.places and spot.place.id not in inside
        if not known.places & {outer for outer in known.places if outer.id in spot.place.within}
    }
    if not named:
        return None
    told = (pairing for before in story[: scene.index] if (pairing := before.pairing) is not None)
    pairs = [pair for pairing in told for pair in pairing.pairs if named & {pair.one, pair.other}]
    own = [pair for pair in pairs if one.story.home in (pair.one, pair.other)] or pairs
    return Pairing((own[0],), "told-of-place-named", RESOLVED) if len(set(own)) == 1 else None


def _told_with_hub(scene: Scene, story: Sequence[Told], acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Invited were the regents of A, B and C. They signed with Mayor D": D with all that were spoken of."""
    hub = _joined(scene)
    if hub is None or scene.is_title or not any(act.value == "active" for act in acts):
        return None
    before = (one.pairing for one in reversed(story[max(scene.index - _LISTED_BEFORE, 0) : scene.index]))
    lists = (pairing for pairing in before if pairing is not None and pairing.is_list and pairing.hub == hub)
    return next((Pairing(listed.pairs, "told-before-with-hub", RESOLVED, listed.hub) for listed in lists), None)


def _joined(scene: Scene) -> Place | None:
    """The only place of a sentence, where "with" leads to it: "They signed with the mayor of A"."""
    if len(scene.parties) != 1:
        return None
    only = scene.parties[0]
    led = any(0 <= only.start - cue.end <= _BY_NEXT for cue in scene.found("with_words", "with"))
    return only.place if led else None


def _dated_items(one: Told, head: Scene, pairing: Pairing) -> Iterator[Paper]:
    """As in "Cities that signed an agreement with us: • Ostra – 19 January 1984": a document of each."""
    nouns, acts = nouns_of(head), acts_of(head)
    if not nouns or not acts or status_of(head, acts[0], None) != "signed":
        return
    scene = one.scene
    for pair in pairing.pairs:
        other = next((party for party in scene.parties if party.place in (pair.one, pair.other)), None)
        following = [party.start for party in scene.parties if other is not None and party.start > other.start]
        stop = min(following, default=scene.sentence.end)
        dates = [date for date in scene.dates if other is not None and other.end <= date.start < stop]
        if other is not None and dates and len(pairing.pairs) == len({party.place for party in scene.parties}):
            single = replace(pairing, pairs=(pair,))
            yield Paper(
                nouns[0].class_name, single, "signed", scene, other.start, dates[0].end, "document-listed",
                pairing.confidence, dates[0],
            )  # fmt: skip


def _is_foreign(scene: Scene, pairing: Pairing) -> bool:
    """True when the document is a company's, a university's …, or the sentence speaks of documents in general."""
    named = len(set(scene.places) & pairing.places) > 1
    if not named and ((_names_body(scene) and not _both_act(scene)) or scene.found("generic")):
        return True
    if not scene.parties and _is_between_countries(scene):
        return True
    states = (Match(person.start, person.end, "states") for person in scene.people if acts_for_state(person))
    bodies = (*scene.found("other_parties"), *scene.found("states"), *states)
    return bool(bodies) and any(_is_of_body(scene, bodies, act) for act in acts_of(scene)) and not _makes_sisters(scene)


def _is_between_countries(scene: Scene) -> bool:
    """True for "|Norland| had signed an agreement |with Karsan|": two countries', where no city is named."""
    countries = [spot for spot in scene.mentioned if spot.place.type == "Country"]
    withs = (*scene.found("with_words", "with"), *scene.found("between_words"))
    led = [spot for spot in countries if any(0 <= spot.start - word.end <= 1 for word in withs)]
    acting = [
        spot
        for spot in countries
        for act in scene.found("sign_verbs", "active")
        if 0 <= act.start - spot.end <= _BODY_GAP and not scene.breaks_between(spot.end, act.start)
    ]
    return bool(acting) and (bool(led) or len({spot.place for spot in acting}) > 1)


def _names_body(scene: Scene) -> bool:
    """True when a company, a university … stands before the document and its signing, or is led to by "with", "by".

    Not in "signed a memorandum under which they will encourage |firms| to invest", "gave the city a |firm| footing".
    """
    words = (*scene.found("documents"), *scene.found("sign_verbs"), *scene.found("kinds"))
    last = max((word.end for word in words), default=scene.sentence.end)
    leads = (*scene.found("with_words", "with"), *scene.found("by_words"), *scene.found("between_words"))
    return any(
        body.start < last or any(0 <= body.start - lead.end <= _WITH_BODY for lead in leads)
        for body in scene.found("other_parties")
    )


def _makes_sisters(scene: Scene) -> bool:
    """As in "The two ministers signed the memorandum by which A became B's sister": the cities', whoever signs."""
    return any(
        any(paper.end <= verb.start for verb in scene.found("tie_verbs", "plain", "sister"))
        and any(paper.end <= kind.start and kind.value != "cooperation" for kind in scene.found("kinds"))
        for paper in scene.found("documents")
    )


def _both_act(scene: Scene) -> bool:
    """True for "Once the ministry agrees, |both cities| will sign": they do, whoever else is spoken of."""
    return any(
        0 <= act.start - both.end <= _BOTH_SIGN and not scene.breaks_between(both.end, act.start)
        for both in scene.found("both_sides")
        for act in scene.found("sign_verbs", "active")
    )


def _is_of_body(scene: Scene, bodies: Sequence[Match[str]], act: Match[str]) -> bool:
    """As in "|Kedua negara| menandatangani …", "The |Chamber| signed …", "signed with the |University| of …"."""
    if act.value == "active" or any(word.start == act.start for word in scene.found("adopting")):
        start, _ = scene.clause(act.start)
        before = [body.end for body in bodies if start <= body.start and body.end <= act.start]
        named = {place.start for place in scene.mentioned}
        spans = [(one.start, one.end) for one in scene.parties if one.way != "place" or one.start in named]
        spans += [(one.start, one.end) for one in scene.people if not acts_for_state(one)]
        spans += [(both.start, both.end) for both in scene.found("both_sides")]
        acting = [stop for begin, stop in spans if start <= begin and stop <= act.start]
        if before and act.start - max(before) <= _BODY_GAP and max(before) > max(acting, default=0):
            return True
    return any(
        0 <= body.start - cue.end <= _WITH_BODY and not any(cue.end <= one.start < body.start for one in scene.parties)
        for cue in scene.found("with_words", "with")
        for body in bodies
        if cue.start >= act.end
    )


def _as_signed(scene: Scene, pairing: Pairing, noun: Noun, mine: Sequence[Match[str]]) -> Iterator[Paper]:
    """One paper per act of signing that stands by the noun; without one, a date or a plan may tell its state."""
    acts = acts_of(scene)
    if not mine:
        yield from _by_date_or_plan(scene, pairing, noun)
    dated = [act for act in mine if date_of(scene, act, acts) is not None]
    for act in dated or [act for act in mine[:1] if not is_required(scene, act)]:
        paper = _paper(scene, pairing, noun, act, acts)
        yield paper
        if paper.status == "signed" and paper.date is not None:
            for again in _renewals(scene, Match(paper.start, paper.end, act.value), paper.date):
                yield replace(paper, date=again, rule="document-dated", place=None, signatories=())


def _mentioned(scene: Scene, pairing: Pairing, noun: Noun) -> Iterator[Paper]:
    """As in "This is laid down in the memorandum of understanding": may name more exactly what was signed."""
    hindered = (*scene.found("planned", "verb", "vague", "headline"), *scene.found("denied"), *scene.found("ended"))
    if noun.class_name == UNNAMED or any(cue.value != "spared" for cue in hindered):
        return
    yield Paper(
        noun.class_name, pairing, "signed", scene, noun.start, noun.end, NAMING, pairing.confidence, joins=True
    )  # fmt: skip


def _paper(scene: Scene, pairing: Pairing, noun: Noun, act: Match[str], acts: Sequence[Match[str]]) -> Paper:
    """As in "A and B signed an MoU" (active), "MoU ditandatangani" (passive), "the signing of an MoU" (noun)."""
    date = date_of(scene, act, acts)
    if (
        date is not None
        and date.end <= act.start
        and date.date == scene.document.metadata.published
        and is_aim(scene, act)
    ):
        date = None  # "voted |today| to authorise the mayor to sign"
    denied = is_denied(scene, noun.start) and not is_condition(scene, noun.start)
    status = "denied" if denied else status_of(scene, act, date)
    if status == "signed" and stance(scene, Match(noun.start, noun.end, noun.class_name)).status == "ended":
        status = "ended"
    return Paper(
        class_name=noun.class_name,
        pairing=pairing,
        status=status,
        scene=scene,
        start=min(noun.start, act.start),
        end=max(noun.end, act.end),
        rule=f"sign-{act.value}",
        confidence=pairing.confidence,
        date=ahead(scene, date, act) if status == "planned" else date,
        place=spot_of(scene, act.start, act.end),
        signatories=in_office(signatories_of(scene, act, acts), scene, date) if status == "signed" else (),
    )


def _is_today(scene: Scene, date: DateMention) -> bool:
    return date.date == scene.document.metadata.published


def _by_date_or_plan(scene: Scene, pairing: Pairing, noun: Noun) -> Iterator[Paper]:
    """As in "diawali Letter of Intent pada 2014" is signed; "MoU ditargetkan rampung" is planned."""
    cue = Match(noun.start, noun.end, noun.class_name)
    state = stance(scene, cue)
    if scene.is_title and state.status != "ended":
        return
    start, end = scene.clause(noun.start)
    dates = [date for date in scene.dates if start <= date.start < end]
    date = min(dates, key=lambda one: distance(noun, one), default=None)
    beside = date is not None and distance(noun, date) <= _OF_DATE and is_past(scene, date)
    if state.status == "ended" or _has_lapsed(scene, noun):
        status, rule = "ended", "document-ended"
        lasts = date is not None and (beside or (state.status == "ended" and _is_dated_by(scene, noun, date)))
        date = date if lasts else None
    elif noun.class_name == UNNAMED:
        return
    elif state.status == "proposed" and is_planned(scene, noun.start, vaguely=False) and not beside:
        status, rule = "planned", "document-planned"
        date = ahead(scene, date)
    elif (state.status == "active" or beside) and date is not None and _is_dated_by(scene, noun, date):
        status, rule = "signed", "document-dated"
    else:
        return
    yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, date)
    if rule == "document-dated":
        for again in _renewals(scene, noun, date):
            yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, again)


def _has_lapsed(scene: Scene, noun: Noun) -> bool:
    """True for "the agreement with Ostra |was not renewed|": it ran out."""
    return any(
        0 <= lapse.start - noun.end <= _LAPSES and not scene.breaks_between(noun.end, lapse.start)
        for lapse in scene.found("lapses")
    )


def _renewals(scene: Scene, noun: Noun | Match[str], date: DateMention | None) -> Iterator[DateMention]:
    """As in "The first agreement, of 1986, was renewed in 2006 and 2016": each time it is signed again."""
    cues = [cue for cue in scene.found("renewed") if cue.start >= noun.end]
    if cues and not is_denied(scene, cues[0].start) and not is_planned(scene, cues[0].start):
        for later in scene.dates:
            if later is not date and 0 <= later.start - cues[0].end <= _NEXT_WORDS:
                yield later


def _is_dated_by(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "diawali LoI pada 2014", "The first memorandum followed on …", "the memorandum of 2019"."""
    begun = any(0 <= noun.start - cue.end <= _NEXT_WORDS for cue in scene.found("since_words"))
    later = (*scene.found("followed_by"), *scene.found("renewed"))
    followed = any(distance(noun, cue) <= _NEXT_WORDS for cue in later)
    return begun or followed or distance(noun, date) <= _OF_DATE or _is_held_since(scene, noun, date)


def _is_held_since(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "have had a friendship agreement with Ostra since 2013"."""
    holds = any(0 <= noun.start - verb.end <= _HELD for verb in scene.found("tie_verbs", "plain"))
    lasting = any(cue.start <= date.start <= cue.end + 1 for cue in scene.found("since_words"))
    return holds and lasting and noun.end <= date.start


def _unnamed(one: Told, pairing: Pairing, acts: Sequence[Match[str]]) -> Iterator[Paper]:
    """As in "teken kerja sama": a document without a word for it; "It was signed …": that of the sentence before."""
    scene = one.scene
    strict = [act for act in acts if not any(word.start == act.start for word in scene.found("loose_signs"))]
    for act in strict:
        for kind in scene.found("kinds"):
            named = pairing.confidence == DIRECT or pairing.rule == "with-home"
            signed = act.value != "noun" and 0 <= kind.start - act.end <= _OBJECT_GAP and named
            if signed or _is_signed_tie(scene, kind, act, acts):
                yield _paper(scene, pairing, Noun(UNNAMED, kind.start, kind.end), act, acts)
                return
    acts = strict
    for act in acts:
        if act.value == "passive" and one.before is not None and nouns_of(one.before):
            noun = Noun(nouns_of(one.before)[0].class_name, act.start, act.end)
            yield _paper(scene, pairing, noun, act, acts)
        else:
            paper = _paper(scene, pairing, Noun(UNNAMED, act.start, act.end), act, acts)
            is_draft = paper.status == "planned" and bool(scene.found("drafts"))
            yield paper if is_draft else replace(paper, joins=True)


def _is_signed_tie(scene: Scene, kind: Match[str], act: Match[str], acts: Sequence[Match[str]]) -> bool:
    """As in "Kerja sama yang diteken pada 2013", "the twinning, signed in 1973": on a day that is told."""
    near = act.value == "passive" and 0 <= act.start - kind.end <= _AWAITED
    return near and date_of(scene, act, acts) is not None


def _represented(scene: Scene, pairing: Pairing) -> Iterator[Paper]:
    """As in "Ostra diwakili A, sedangkan Velmo oleh B" behind a signing: those who signed it."""
    for cue in scene.found("sign_verbs", "represented")[:1]:
        agents = (cue, *(word for word in scene.found("by_words") if word.start >= cue.end))
        people = [
            person
            for person in scene.people
            if may_sign(scene, person) and is_led_by(scene, agents, person)
            if person.official.office.jurisdiction in pairing.places
        ]
        if people and not is_planned(scene, cue.start) and not is_denied(scene, cue.start):
            yield Paper(
                UNNAMED, pairing, "signed", scene, cue.start, cue.end, "sign-represented", pairing.confidence,
                signatories=tuple(people), joins=True,
            )  # fmt: skip
