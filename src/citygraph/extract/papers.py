"""The documents that an article speaks of: what they are, who they bind, and whether they are signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.dates import NEAREST_MONTH
from citygraph.extract.discourse import Told
from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.modality import is_about_to_be, is_denied, is_planned, stance
from citygraph.extract.pairing import DIRECT, RESOLVED, Pairing
from citygraph.extract.parties import WHERE
from citygraph.extract.scene import Scene
from citygraph.extract.whereabouts import spot_of
from citygraph.lexicon import Match
from citygraph.model import Modality, PartialDate, Place

UNNAMED = "Agreement"
_PAPER_WORDS = frozenset(("documents", "sign_verbs"))
NAMING = "document-named"  # the rule of a paper that only names what others say is signed
_SAME_PAPER_GAP = 40  # "memorandum of understanding (MoU)", "Letter of Intent (LoI) atau pernyataan kehendak"
_TIME_GAP = 40
_NEXT_WORDS = 30
_NAMED_BEFORE = 3  # sentences
_LISTED_BEFORE = 5  # sentences
_OF_DATE = 7  # "of ", "pada ", "tahun "
_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document
_WHEN = 2  # "since 1985, |when|"
_RENEWED = 25  # "renewed their |sister city agreement|"
_HELD = 20  # "has had a |friendship agreement|"
_BY_NEXT = 25  # "signed yesterday |by|"
_AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"
_UNTIL = 15  # "valid until the end of |2023|"
_BOTH_SIGN = 20  # "|both cities| will be able to |sign|"
_BODY_GAP = 40  # between a company and the verb whose subject it is
_WITH_BODY = 25  # "with the local |university|"
_NOT_OFFICE = frozenset(("ambassador", "consul", "minister", "vice-minister", "head-of-state", "head-of-government"))
_STATESMEN = frozenset(("minister", "head-of-state", "head-of-government"))
HEADS = frozenset(("mayor", "governor", "regent"))
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


@dataclass(frozen=True, slots=True)
class _Noun:
    """The words for one document: "memorandum of understanding (MoU)"."""

    class_name: str
    start: int
    end: int


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
        if person.official.office.jurisdiction in partners and _may_sign(one.scene, person)
        if person.official.office.role in LEADERS
    }
    return replace(paper, signatories=(*paper.signatories, *heads.values()))


def _with_heads_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A sat down with Mayor B. A letter of intent was signed.": by those told of right before."""
    scene = paper.scene
    if paper.rule != "sign-passive" or paper.status != "signed" or paper.signatories or scene.people or paper.joins:
        return paper
    before = told[scene.index - 1].scene if scene.index else scene
    heads = [
        person
        for person in before.people
        if person.official.office.role in HEADS and before.sentence.paragraph == scene.sentence.paragraph
        if _may_sign(before, person)
    ]
    if {person.official.office.jurisdiction for person in heads} != paper.pairing.places:
        return paper
    return replace(paper, signatories=tuple({person.official: person for person in heads}.values()))


def _with_both_heads(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Both mayors signed …": the head of each party, when the story has named them all."""
    scene = paper.scene
    if paper.status != "signed" or paper.signatories or not any(_sign(scene, heads) for heads in scene.found("heads")):
        return paper
    named = [
        person
        for one in told[: scene.index + 1]
        for person in one.scene.people
        if person.official.office.role in HEADS and _may_sign(one.scene, person)
    ]
    heads = [_head_of(place, named) for place in paper.pairing.places]
    found = [head for head in heads if head is not None]
    return replace(paper, signatories=tuple(sorted(found, key=_start))) if len(found) == len(heads) else paper


def _head_of(place: Place, named: Sequence[PersonMention]) -> PersonMention | None:
    """Who heads a place: of several the one most spoken of, for predecessors are named but once."""
    heads = [person for person in named if person.official.office.jurisdiction == place]
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
    acts = _acts(scene)
    nouns = _nouns(scene)
    told: list[Pairing] = []
    for noun in nouns:
        pairing = one.pairing_for(Match(noun.start, noun.end, noun.class_name), "documents") or _told_before(one, acts)
        if pairing is not None and not _is_foreign(scene, pairing):
            mine = _nearest_acts(scene, noun, acts)
            if not mine and told and pairing.pairs not in [other.pairs for other in told]:
                mine = _shared_act(scene, noun, acts)
            told.append(pairing)
            found = list(_as_signed(scene, pairing, noun, mine))
            yield from found or _mentioned(scene, pairing, noun)
    pairing = one.pairing or _told_with_hub(one.scene, story, acts)
    if not nouns and pairing is not None and not _is_foreign(scene, pairing):
        yield from _unnamed(one, pairing, acts) if acts else _represented(scene, pairing)


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
    nouns, acts = _nouns(head), _acts(head)
    if not nouns or not acts or _status(head, acts[0], None) != "signed":
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
    if not named and ((scene.found("other_parties") and not _both_act(scene)) or scene.found("generic")):
        return True
    states = (Match(person.start, person.end, "states") for person in scene.people if _acts_for_state(person))
    bodies = (*scene.found("other_parties"), *scene.found("states"), *states)
    return bool(bodies) and any(_is_of_body(scene, bodies, act) for act in _acts(scene)) and not _makes_sisters(scene)


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


def _acts_for_state(person: PersonMention) -> bool:
    """True for presidents, prime ministers and ministers of a country."""
    office = person.official.office
    return office.role in _STATESMEN and office.jurisdiction.type == "Country"


def _is_of_body(scene: Scene, bodies: Sequence[Match[str]], act: Match[str]) -> bool:
    """As in "|Kedua negara| menandatangani …", "The |Chamber| signed …", "signed with the |University| of …"."""
    if act.value == "active" or any(word.start == act.start for word in scene.found("adopting")):
        start, _ = scene.clause(act.start)
        before = [body.end for body in bodies if start <= body.start and body.end <= act.start]
        named = {place.start for place in scene.mentioned}
        spans = [(one.start, one.end) for one in scene.parties if one.way != "place" or one.start in named]
        spans += [(one.start, one.end) for one in scene.people if not _acts_for_state(one)]
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


def _nouns(scene: Scene) -> list[_Noun]:
    nouns: list[_Noun] = []
    for cue in (_founding(scene, cue) for cue in scene.found("documents")):
        last = nouns[-1] if nouns else None
        near = last is not None and cue.start - last.end <= _SAME_PAPER_GAP
        if last is not None and near and (cue.value == last.class_name or UNNAMED in (cue.value, last.class_name)):
            name = cue.value if last.class_name == UNNAMED else last.class_name
            nouns[-1] = _Noun(name, last.start, cue.end)
        else:
            nouns.append(_Noun(cue.value, cue.start, cue.end))
    exact = [noun for noun in nouns if noun.class_name != UNNAMED]
    return exact or nouns


def _founding(scene: Scene, cue: Match[str]) -> Match[str]:
    """As in "signed the agreement under which they became sister cities": one that founds a tie."""
    founds = any(
        cue.end <= kind.start and kind.value != "cooperation" and not scene.within("documents", cue.end, kind.start)
        for kind in scene.found("kinds")
    )
    plain = any(word.start == cue.start for word in scene.found("contracts"))
    return Match(cue.start, cue.end, "CooperationAgreement") if plain and founds else cue


def _acts(scene: Scene) -> list[Match[str]]:
    """The words that sign; "renewed", "adopted" do so only where the document follows, or is a declaration."""
    acts = [cue for cue in scene.found("sign_verbs") if cue.value not in ("on_behalf", "represented")]
    papers = scene.found("documents")
    if papers:
        acts += [
            Match(cue.start, cue.end, "active")
            for cue in scene.found("renewing")
            if any(0 <= paper.start - cue.end <= _RENEWED for paper in papers)
        ]
        acts += [
            Match(cue.start, cue.end, "noun")
            for cue in scene.found("adopting")
            if any(paper.value == "JointDeclaration" and _distance(paper, cue) <= _RENEWED for paper in papers)
        ]
    return acts


def _as_signed(scene: Scene, pairing: Pairing, noun: _Noun, mine: Sequence[Match[str]]) -> Iterator[Paper]:
    """One paper per act of signing that stands by the noun; without one, a date or a plan may tell its state."""
    acts = _acts(scene)
    if not mine:
        yield from _by_date_or_plan(scene, pairing, noun)
    dated = [act for act in mine if _date_of(scene, act, acts) is not None]
    for act in dated or [act for act in mine[:1] if not _is_required(scene, act)]:
        paper = _paper(scene, pairing, noun, act, acts)
        yield paper
        if paper.status == "signed" and paper.date is not None:
            for again in _renewals(scene, Match(paper.start, paper.end, act.value), paper.date):
                yield replace(paper, date=again, rule="document-dated", place=None, signatories=())


def _mentioned(scene: Scene, pairing: Pairing, noun: _Noun) -> Iterator[Paper]:
    """As in "This is laid down in the memorandum of understanding": may name more exactly what was signed."""
    hindered = (*scene.found("planned", "verb", "vague", "headline"), *scene.found("denied"), *scene.found("ended"))
    if noun.class_name == UNNAMED or any(cue.value != "spared" for cue in hindered):
        return
    yield Paper(
        noun.class_name, pairing, "signed", scene, noun.start, noun.end, NAMING, pairing.confidence, joins=True
    )  # fmt: skip


def _is_required(scene: Scene, act: Match[str]) -> bool:
    """True for "must be approved before the agreement is signed": a rule, and nothing that happened."""
    rules = [cue for cue in scene.found("obligations") if cue.end <= act.start]
    return bool(rules) and bool(scene.within("before_words", rules[0].end, act.start))


def _shared_act(scene: Scene, noun: _Noun, acts: Sequence[Match[str]]) -> list[Match[str]]:
    """As in "inks sister pact with A, letter of intent with B": one verb for the documents of two partners."""
    return [act for act in acts if act.end <= noun.start and not scene.breaks_between(act.end, noun.start)][-1:]


def _nearest_acts(scene: Scene, noun: _Noun, acts: Sequence[Match[str]]) -> list[Match[str]]:
    """The acts whose nearest noun this is."""
    nouns = _nouns(scene)
    return [act for act in acts if min(nouns, key=lambda one: _distance(one, act)) == noun]


def _distance(one: _Noun | Match[str], other: _Noun | Match[str] | DateMention) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _paper(scene: Scene, pairing: Pairing, noun: _Noun, act: Match[str], acts: Sequence[Match[str]]) -> Paper:
    """As in "A and B signed an MoU" (active), "MoU ditandatangani" (passive), "the signing of an MoU" (noun)."""
    date = _date_of(scene, act, acts)
    denied = is_denied(scene, noun.start) and not _is_condition(scene, noun.start)
    status = "denied" if denied else _status(scene, act, date)
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
        date=_ahead(scene, date) if status == "planned" else date,
        place=spot_of(scene, act.start, act.end),
        signatories=_in_office(_signatories(scene, act, acts), scene, date) if status == "signed" else (),
    )


def _is_condition(scene: Scene, position: int) -> bool:
    """True for "If there are no obstacles, the letter will be signed": what is denied is the condition."""
    return any(
        "," in scene.gap(cue.end, position) and any(plan.end <= cue.start for plan in scene.found("planned", "verb"))
        for cue in scene.found("denied")
        if cue.end <= position
    )


def _in_office(people: tuple[PersonMention, ...], scene: Scene, date: DateMention | None) -> tuple[PersonMention, ...]:
    """Without "the governor" who signed years ago: who held the office then is another one."""
    published = scene.document.metadata.published
    if date is None or published is None or published.year - date.date.year <= 1:
        return people
    return tuple(person for person in people if person.rule != "office-alone")


def _status(scene: Scene, act: Match[str], date: DateMention | None) -> str:
    if is_denied(scene, act.start):
        pending = any(cue.start <= act.start < cue.end for cue in scene.found("planned", "verb"))
        return "planned" if pending else "denied"
    if is_about_to_be(scene, act.start) or _is_awaited(scene, act):
        return "planned"
    if _is_past(scene, date):
        return "signed"
    return "planned" if is_planned(scene, act.start, vaguely=False) or _is_ahead(scene, date) else "signed"


def _is_awaited(scene: Scene, act: Match[str]) -> bool:
    """True for "hopes to |sign|", "awaiting the |signatures|", "authority to |sign|": the plan leads to the act."""
    return any(
        (0 <= act.start - cue.end <= _AWAITED or cue.start < act.start < cue.end) and not is_denied(scene, cue.start)
        for cue in scene.found("planned", "verb", "vague")
    )


def _is_ahead(scene: Scene, date: DateMention | None) -> bool:
    """True for "The charter is signed on 20 August", told before that day."""
    published = scene.document.metadata.published
    if date is None or published is None or not date.date.day or not published.day:
        return False
    return is_earlier(published, date.date)


def _is_past(scene: Scene, date: DateMention | None) -> bool:
    published = scene.document.metadata.published
    if date is None or published is None or date.rule == NEAREST_MONTH:
        return False
    return is_earlier(date.date, published)


def is_earlier(day: PartialDate, other: PartialDate) -> bool:
    """True where all of one date lies before another: "this year" is not before today."""
    return str(day) < str(other)[: len(str(day))]


def _ahead(scene: Scene, date: DateMention | None) -> DateMention | None:
    """The date of a plan: none that is past, and the month to come for "MoU ditargetkan Oktober"."""
    published = scene.document.metadata.published
    if date is None or date.rule != NEAREST_MONTH or published is None:
        return None if _is_past(scene, date) else date
    month = PartialDate(date.date.year + is_earlier(date.date, published), date.date.month)
    return replace(date, date=month)


def _by_date_or_plan(scene: Scene, pairing: Pairing, noun: _Noun) -> Iterator[Paper]:
    """As in "diawali Letter of Intent pada 2014" is signed; "MoU ditargetkan rampung" is planned."""
    cue = Match(noun.start, noun.end, noun.class_name)
    state = stance(scene, cue)
    if scene.is_title and state.status != "ended":
        return
    start, end = scene.clause(noun.start)
    dates = [date for date in scene.dates if start <= date.start < end]
    date = min(dates, key=lambda one: _distance(noun, one), default=None)
    if state.status == "ended":
        status, rule = "ended", "document-ended"
        date = date if date is not None and _is_dated_by(scene, noun, date) else None
    elif noun.class_name == UNNAMED:
        return
    elif state.status == "proposed" and is_planned(scene, noun.start, vaguely=False):
        status, rule = "planned", "document-planned"
        date = _ahead(scene, date)
    elif state.status == "active" and date is not None and _is_dated_by(scene, noun, date):
        status, rule = "signed", "document-dated"
    else:
        return
    yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, date)
    if rule == "document-dated":
        for again in _renewals(scene, noun, date):
            yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, again)


def _renewals(scene: Scene, noun: _Noun | Match[str], date: DateMention | None) -> Iterator[DateMention]:
    """As in "The first agreement, of 1986, was renewed in 2006 and 2016": each time it is signed again."""
    cues = [cue for cue in scene.found("renewed") if cue.start >= noun.end]
    if cues and not is_denied(scene, cues[0].start) and not is_planned(scene, cues[0].start):
        for later in scene.dates:
            if later is not date and 0 <= later.start - cues[0].end <= _NEXT_WORDS:
                yield later


def _is_dated_by(scene: Scene, noun: _Noun, date: DateMention) -> bool:
    """True for "diawali LoI pada 2014", "The first memorandum followed on …", "the memorandum of 2019"."""
    begun = any(0 <= noun.start - cue.end <= _NEXT_WORDS for cue in scene.found("since_words"))
    later = (*scene.found("followed_by"), *scene.found("renewed"))
    followed = any(_distance(noun, cue) <= _NEXT_WORDS for cue in later)
    return begun or followed or _distance(noun, date) <= _OF_DATE or _is_held_since(scene, noun, date)


def _is_held_since(scene: Scene, noun: _Noun, date: DateMention) -> bool:
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
                yield _paper(scene, pairing, _Noun(UNNAMED, kind.start, kind.end), act, acts)
                return
    acts = strict
    for act in acts:
        if act.value == "passive" and one.before is not None and _nouns(one.before):
            noun = _Noun(_nouns(one.before)[0].class_name, act.start, act.end)
            yield _paper(scene, pairing, noun, act, acts)
        else:
            paper = _paper(scene, pairing, _Noun(UNNAMED, act.start, act.end), act, acts)
            is_draft = paper.status == "planned" and bool(scene.found("drafts"))
            yield paper if is_draft else replace(paper, joins=True)


def _is_signed_tie(scene: Scene, kind: Match[str], act: Match[str], acts: Sequence[Match[str]]) -> bool:
    """As in "Kerja sama yang diteken pada 2013", "the twinning, signed in 1973": on a day that is told."""
    near = act.value == "passive" and 0 <= act.start - kind.end <= _AWAITED
    return near and _date_of(scene, act, acts) is not None


def _represented(scene: Scene, pairing: Pairing) -> Iterator[Paper]:
    """As in "Ostra diwakili A, sedangkan Velmo oleh B" behind a signing: those who signed it."""
    for cue in scene.found("sign_verbs", "represented")[:1]:
        agents = (cue, *(word for word in scene.found("by_words") if word.start >= cue.end))
        people = [
            person
            for person in scene.people
            if _may_sign(scene, person) and _is_led_by(scene, agents, person)
            if person.official.office.jurisdiction in pairing.places
        ]
        if people and not is_planned(scene, cue.start) and not is_denied(scene, cue.start):
            yield Paper(
                UNNAMED, pairing, "signed", scene, cue.start, cue.end, "sign-represented", pairing.confidence,
                signatories=tuple(people), joins=True,
            )  # fmt: skip


def _date_of(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> DateMention | None:
    """The date nearest to an act, in its clause if there is one, when no other act is nearer to it."""
    start, end = scene.clause(act.start)
    dates = [date for date in scene.dates if not _is_beginning(scene, act, date) and not _is_end(scene, act, date)]
    inside = [date for date in dates if start <= date.start < end]
    if inside and len(scene.dates) > 1:
        return min(inside, key=lambda date: _distance(act, date))
    mine = [date for date in dates if min(acts, key=lambda one: _distance(one, date)) == act]
    return min(mine, key=lambda date: _distance(act, date), default=None)


def _is_end(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for 2009 in "signed in 1999, lapsed in 2009", and for 2023 in "signed, valid until 2023"."""
    valid = any(cue.start <= date.start <= cue.end + _UNTIL for cue in scene.found("valid_until"))
    return valid or bool(scene.within("ended", act.end, date.start))


def _is_beginning(scene: Scene, act: Match[str], date: DateMention) -> bool:
    """True for "sejak 1985": the tie's beginning, not the document's day; that is "since 1985, when both signed"."""
    if date.end <= act.start and any(0 <= mark - date.end <= _WHEN for mark in scene.breaks):
        return False
    acts = scene.found("sign_verbs")
    cues = [
        cue
        for cue in scene.found("since_words")
        if not any(cue.start < act.end and act.start < cue.end for act in acts)
    ]
    return any(0 <= date.start - cue.end <= 1 or cue.start <= date.start < cue.end for cue in cues)


def _signatories(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> tuple[PersonMention, ...]:
    """The officials who are the subject of an active verb, sign with it, or are the agents of a passive one."""
    people = [person for person in scene.people if _may_sign(scene, person)]
    proxies = tuple(person for person in people if _is_proxy(scene, person))
    if proxies:
        return tuple(person for person in people if person in proxies or person.end <= act.start)
    behind = tuple(person for person in people if person.start >= act.end)
    if (speaker := _speaker(scene, act, people)) is not None:
        return (speaker,)
    if act.value == "noun":
        return _agents(scene, act, behind)
    if act.value == "passive" or _is_participle(scene, act, people):
        return tuple(person for person in behind if _acts_in(scene, act.end, person.start))
    first = min((one.start for one in acts if one.value != "noun"), default=act.start)
    if act.start != first:
        return ()
    before = tuple(person for person in people if person.end <= act.start and _acts_in(scene, person.end, act.start))
    if not before and scene.lexicon.orders("subject-may-follow"):
        before = tuple(person for person in behind if _acts_in(scene, act.end, person.start))
    return before + (_listed(scene, act, behind) or _signing_with(scene, behind) or _at_home(scene, act, behind))


def _may_sign(scene: Scene, person: PersonMention) -> bool:
    """False for envoys and ministers, for who held office then, and for who is signed for."""
    office = person.official.office
    envoy = office.role in _NOT_OFFICE and (office.role != "minister" or office.jurisdiction.type == "Country")
    return not (envoy or _is_of_its_time(scene, person) or is_stood_in_for(scene, person))


def _speaker(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> PersonMention | None:
    """As in "“|We| signed it in Ostra,” said Mayor A": who says so, where nobody else is named."""
    own = any(0 <= act.start - word.end <= _OF_DATE for word in scene.found("first_person"))
    heads = [person for person in people if person.official.office.role in HEADS]
    if not own or len(people) != 1 or act.value != "active":
        return None
    said = scene.found("speech_verbs")
    return next((head for head in heads if any(act.end <= cue.start <= head.start for cue in said)), None)


def _is_participle(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> bool:
    """True for "The plan, signed yesterday by Mayor A": no subject, but agents behind."""
    subject = any(person.end <= act.start and _acts_in(scene, person.end, act.start) for person in people)
    return not subject and any(0 <= cue.start - act.end <= _BY_NEXT for cue in scene.found("by_words"))


def _agents(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "the signing of the agreement by Mayor A and Mayor B", "penandatanganan dilakukan Wali Kota A"."""
    people = tuple(person for person in behind if _acts_in(scene, act.end, person.start))
    if not people:
        return ()
    first = people[0].start
    by = any(act.end <= cue.start and 0 <= first - cue.end < _TIME_GAP for cue in scene.found("by_words"))
    done = any(
        0 <= cue.start - act.end <= _OBJECT_GAP
        and not scene.breaks_between(act.end, cue.start)
        and _leads_on(scene, cue, people[0])
        for cue in scene.found("done_words")
    )
    return people if by or done else ()


def _leads_on(scene: Scene, cue: Match[str], person: PersonMention) -> bool:
    return 0 <= person.start - cue.end < _OBJECT_GAP and not scene.breaks_between(cue.end, person.start)


def _listed(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "Tiga orang membubuhkan tanda tangan: A, B dan C", "yang menandatangani adalah A dan B"."""
    if not behind:
        return ()
    between = scene.gap(act.end, behind[0].start)
    colon = between.find(":")
    start = (
        act.end + colon
        if colon >= 0
        else min((cue.start for cue in scene.within("namely", act.end, behind[0].start)), default=None)
    )
    if start is None or (start - act.end > _TIME_GAP and not scene.within("sign_verbs", act.end, start)):
        return ()
    return tuple(person for person in behind if not scene.within("witness_verbs", start, person.start))


def _signing_with(scene: Scene, behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed a memorandum with Mayor B": a partner in person."""
    for person in behind:
        for cue in scene.found("with_words", "with"):
            gap = scene.gap(cue.end, person.start)
            if 0 <= person.start - cue.end < _TIME_GAP and "," not in gap and _acts_in(scene, cue.end, person.start):
                return (person,)
    return ()


def _at_home(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed in Ostra in March, and Mayor B, in Velmo, in May": the verb is left out where B signs at home."""
    spots = [spot for spot in scene.cast.whereabouts if spot.way == WHERE and spot.start > act.end]
    return tuple(
        person
        for person in behind
        for spot in spots
        if spot.place == person.official.office.jurisdiction
        and 0 <= spot.start - person.end <= _NEXT_WORDS
        and not scene.within("witness_verbs", act.end, person.start)
        and not scene.within("speech_verbs", act.end, spot.start)
    )


def _is_proxy(scene: Scene, person: PersonMention) -> bool:
    """True for who a side is "represented by", "diwakili"."""
    return _is_led_by(scene, scene.found("sign_verbs", "represented"), person)


def is_stood_in_for(scene: Scene, person: PersonMention) -> bool:
    """True for B in "A signed on behalf of Mayor B"."""
    return any(
        0 <= person.start - cue.end < _TIME_GAP
        and "," not in scene.gap(cue.end, person.start)
        and not scene.within("sign_verbs", cue.end, person.start)
        and not scene.within("by_words", cue.end, person.start)
        and not scene.within("namely", cue.end, person.start)
        for cue in scene.found("sign_verbs", "on_behalf")
    )


def _is_of_its_time(scene: Scene, person: PersonMention) -> bool:
    """True for "semasa Wali Kota X", who only dates what is told, and for "Wali Kota waktu itu": another one."""
    nameless = person.rule != "name" and any(0 <= cue.start - person.end <= 1 for cue in scene.found("former_after"))
    return nameless or _is_led_by(scene, scene.found("term_words"), person)


def _is_led_by(scene: Scene, cues: Sequence[Match[str]], person: PersonMention) -> bool:
    return any(
        0 <= person.start - cue.end < _TIME_GAP and not scene.breaks_between(cue.end, person.start) for cue in cues
    )


def _acts_in(scene: Scene, start: int, end: int) -> bool:
    """True when nobody looks on and nothing is said between two positions, and no clause ends."""
    return not (
        scene.within("witness_verbs", start, end)
        or scene.within("speech_verbs", start, end)
        or scene.breaks_between(start, end)
    )
