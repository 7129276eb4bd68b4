"""The documents that an article speaks of: what they are, who they bind, and whether they are signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.events.whereabouts import spot_of
from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.modality import is_denied, is_planned, stance
from citygraph.extract.pairing.pairing import DIRECT, Pairing
from citygraph.extract.pairing.series import MEMBER, segment_of
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.foreign import is_foreign
from citygraph.extract.papers.in_turn import dated_beside, each_with_its_day
from citygraph.extract.papers.paper import INTENT, NAMING, Paper
from citygraph.extract.papers.parties import parties_of_act, parties_of_noun
from citygraph.extract.papers.roundabout import signers_of
from citygraph.extract.papers.signatories import in_office, is_led_by, may_sign
from citygraph.extract.papers.signers import with_signers
from citygraph.extract.papers.signing_acts import (
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
    year_renewed,
)
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import PLAIN
from citygraph.lexicon import Match

_PAPER_WORDS = frozenset(("documents", "sign_verbs"))
_STATES = {
    "document-ended": "ended",
    "document-planned": "planned",
    "document-dated": "signed",
    "document-held": "signed",
    "document-in-force": "signed",
}  # of a document that no act of signing stands by, by the rule that found it
_STANDING = ("signed", "planned")
_BETWEEN_SIDES = ("between_words", "with_words", "relatives", "object_relatives")
_NEXT_WORDS = 30
_NAMED_BEFORE = 3  # sentences
_OF_DATE = 7  # "of ", "pada ", "tahun "
_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document
_FORMAL = 10  # "the |formal| agreement"
_PREPARED = 15  # "drafting |a new| agreement"
_SAID_ON = 60  # "kata |Wali Kota Ann usai rapat di Balai Kota,| Kamis"
_LAPSED = 15  # "not to renew |its| agreement"
_LAPSES = 40  # "the |agreement| with Ostra |was not renewed|"
_TOPIC = 25  # "a memorandum |on research between the cities of| Ostra and Velmo is"
_HELD = 20  # "has had a |friendship agreement|"
_AWAITED = 12  # "awaiting the |signatures|", "hopes to |sign|"


def papers_of(told: Sequence[Told]) -> tuple[Paper, ...]:
    """What each sentence says of a document between governments, in text order."""
    papers = (paper for one in told for paper in each_with_its_day(tuple(_papers_in(one, told))))
    return tuple(with_signers(_with_name_before(paper, told), told) for paper in papers)


def _with_name_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "… a memorandum of understanding. Both mayors signed |the document|": named in a sentence before."""
    scene = paper.scene
    if paper.class_name != UNNAMED or paper.status not in _STANDING:
        return paper
    if not _is_it(paper) if paper.joins else not _is_definite(paper):
        return paper
    for one in reversed(told[max(scene.index - _NAMED_BEFORE, 0) : scene.index]):
        names = {cue.value for cue in one.scene.found("documents")} - {UNNAMED}
        if paper.status == "planned" and _is_contract(paper):
            names -= {INTENT}  # "signed a letter of intent. |The agreement| will be signed in May"
        if names:
            return replace(paper, class_name=names.pop()) if len(names) == 1 else paper
    return paper


def _is_it(paper: Paper) -> bool:
    """True for "|It| was signed by …", "Mayor A |signed for Ostra|": no word for the document stands."""
    start = paper.scene.sentence.start
    it = paper.rule == "sign-passive" and any(word.start - start <= 1 for word in paper.scene.found("it_words"))
    return it or (paper.rule == "sign-active" and bool(paper.signatories))


def _is_contract(paper: Paper) -> bool:
    """True for "the agreement", which is no word for a letter of intent that is signed."""
    return any(paper.start <= word.start and word.end <= paper.end for word in paper.scene.found("contracts"))


def _is_definite(paper: Paper) -> bool:
    """True for "the document", "dokumen itu"."""
    scene = paper.scene
    cues = [cue for cue in scene.found("documents", UNNAMED) if paper.start <= cue.start and cue.end <= paper.end]
    return any(
        0 <= cue.start - mark.end <= 1 or 0 <= mark.start - cue.end <= 1
        for cue in cues
        for mark in scene.found("definite")
    )


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
        beside = one.pairing_for(Match(noun.start, noun.end, noun.class_name), "documents")
        pairing = parties_of_noun(one, story, acts, beside)
        if pairing is not None and not is_foreign(scene, pairing):
            mine = nearest_acts(scene, noun, acts)
            if not mine and told and pairing.pairs not in [other.pairs for other in told]:
                mine = shared_act(scene, noun, acts)
            if not mine and pairing.rule == MEMBER:
                mine = [act for act in acts if act.end <= noun.start][-1:]  # "signed a charter with A, …"
            told.append(pairing)
            found = [_founding_sisters(one, paper) for paper in _as_signed(scene, pairing, noun, mine)]
            found = [_with_own_day(paper) for paper in found] if pairing.rule == MEMBER else found
            yield from found or tuple(dated_beside(scene, pairing, noun)) or _mentioned(scene, pairing, noun)
    pairing = parties_of_act(one, story, acts) if not nouns else None
    if pairing is not None and not is_foreign(scene, pairing):
        yield from _unnamed(one, pairing, acts) if acts else _represented(scene, pairing)


def _with_own_day(paper: Paper) -> Paper:
    """As in "signed a charter with A in 2000 and a memorandum with B |in 2005|": the date told of this one."""
    scene = paper.scene
    start, end = segment_of(scene, paper.end - 1)
    inside = [date for date in scene.dates if start <= date.start < end]
    outside = paper.date is not None and not start <= paper.date.start < end
    return replace(paper, date=inside[0]) if inside and outside else paper


def _founding_sisters(one: Told, paper: Paper) -> Paper:
    """As in "A and B became sister cities. Both mayors signed |the agreement|": the one that makes them so."""
    kinds = [kind for kind in (*one.kinds_before, *one.kinds) if kind != PLAIN]
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


def _as_signed(scene: Scene, pairing: Pairing, noun: Noun, mine: Sequence[Match[str]]) -> Iterator[Paper]:
    """One paper per act of signing that stands by the noun; without one, a date or a plan may tell its state."""
    acts = acts_of(scene)
    if not mine:
        yield from _by_date_or_plan(scene, pairing, noun)
    dated = [act for act in mine if date_of(scene, act, acts) is not None]
    anew = [act for act in mine if act not in dated and _is_renewal_of_old(scene, act, acts, dated)]
    for act in (*anew, *dated) or [act for act in mine[:1] if not is_required(scene, act)]:
        paper = _paper(scene, pairing, noun, act, acts)
        yield paper
        if paper.status == "signed" and paper.date is not None:
            for again in _renewals(scene, Match(paper.start, paper.end, act.value), paper.date):
                yield replace(paper, date=again, rule="document-dated", place=None, signatories=())
    if mine and (year := year_renewed(scene, noun)) is not None:
        yield Paper(
            noun.class_name, pairing, "signed", scene, noun.start, noun.end, "document-dated", pairing.confidence, year
        )  # fmt: skip


def _is_renewal_of_old(scene: Scene, act: Match[str], acts: Sequence[Match[str]], dated: Sequence[Match[str]]) -> bool:
    """True for "have |renewed| the agreement that was signed in 1989": another document than the one of then."""
    renews = any(cue.start == act.start for cue in scene.found("renewing"))
    days = [date_of(scene, one, acts) for one in dated]
    return renews and bool(days) and all(day is not None and is_past(scene, day) and not day.date.day for day in days)


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
    if status == "denied" and _has_lapsed(scene, noun):
        status, date = "ended", None
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
        date=_day_planned(scene, act, date) if status == "planned" else date,
        place=spot_of(scene, act.start, act.end),
        signatories=_each_once(in_office(signers_of(scene, act, acts), scene, date))
        if status == "signed" or (status == "ended" and date is not None)
        else (),
    )


def _each_once(people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "|Mayor Ann| went to Ostra, where |she| signed": one who signs."""
    return tuple({person.official: person for person in reversed(people)}.values())[::-1]


def _day_planned(scene: Scene, act: Match[str], date: DateMention | None) -> DateMention | None:
    """The day of a plan, which is not that of the words: "“We hope to sign in |May|,” she said on 3 March".

    Nor that of a vote: "will decide |next Tuesday| whether to sign".
    """
    if date is not None and date.end <= act.start:
        voted = [cue for cue in scene.found("deciding") if cue.end <= act.start]
        if voted and date.start - voted[0].end <= _NEXT_WORDS:
            date = None
    if date is not None and _is_of_saying(scene, Noun(UNNAMED, act.start, act.end), date):
        rest = [one for one in scene.dates if one.start < date.start and one.date != date.date]
        date = min(rest, key=lambda one: distance(act, one), default=None)
    return ahead(scene, date, act)


def _by_date_or_plan(scene: Scene, pairing: Pairing, noun: Noun) -> Iterator[Paper]:
    """As in "diawali Letter of Intent pada 2014" is signed; "MoU ditargetkan rampung" is planned."""
    state = stance(scene, Match(noun.start, noun.end, noun.class_name)).status
    if scene.is_title and state != "ended":
        return
    start, end = scene.clause(noun.start)
    dates = [date for date in scene.dates if start <= date.start < end and not _is_of_saying(scene, noun, date)]
    dates = [date for date in dates if not _is_of_next(scene, noun, date)]
    date = min(_days_behind(scene, noun, dates) or dates, key=lambda one: distance(noun, one), default=None)
    if state == "ended" or _has_lapsed(scene, noun):
        rule, date = "document-ended", _day_of_ended(scene, noun, date, state)
    elif (_is_coming(scene, noun) and not _has_come(scene, noun, date)) or _is_prepared(scene, noun, pairing, date):
        rule, date = "document-planned", ahead(scene, date)
    elif noun.class_name == UNNAMED:
        return
    elif (state_of := _state_of_named(scene, pairing, noun, date, state)) is not None:
        rule, date = state_of
    else:
        return
    status = _STATES[rule]
    yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, date)
    if rule == "document-dated":
        for again in _renewals(scene, noun, date):
            yield Paper(noun.class_name, pairing, status, scene, noun.start, noun.end, rule, pairing.confidence, again)


def _days_behind(scene: Scene, noun: Noun, dates: Sequence[DateMention]) -> list[DateMention]:
    """As in "The link began in 1979, and |a charter followed| in 1981": of the word right behind the document."""
    cues = (*scene.found("followed_by"), *scene.found("founding", "thing"))
    return [
        date
        for date in dates
        if any(0 <= cue.start - noun.end <= _OF_DATE and 0 <= date.start - cue.end <= _OF_DATE for cue in cues)
    ]


def _is_of_next(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "The agreement goes back to a memorandum that was signed in |2019|": another document's."""
    return any(noun.end <= other.start and other.end <= date.start for other in nouns_of(scene))


def _is_of_saying(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "a memorandum is being drafted, the mayor |said on Thursday|": the day of his words."""
    said = [cue for cue in scene.found("speech_verbs") if noun.end <= cue.start and cue.end <= date.start]
    return bool(said) and date.start - said[-1].end <= _SAID_ON


def _state_of_named(
    scene: Scene, pairing: Pairing, noun: Noun, date: DateMention | None, state: str
) -> tuple[str, DateMention | None] | None:
    """The rule by which a document that is named exactly is planned, or stands, and its date."""
    beside = _is_beside(scene, noun, date)
    planned = state == "proposed" and not beside and is_planned(scene, noun.start, vaguely=False)
    if planned or _is_in_the_making(scene, noun):
        return "document-planned", ahead(scene, date)
    if (state == "active" or beside) and date is not None and _is_dated_by(scene, noun, date):
        return "document-dated", date
    if _is_held(scene, noun, pairing):
        return "document-held", date if date is not None and _is_of_year(scene, noun, date) else None
    return ("document-in-force", None) if _is_in_force(scene, noun) else None


def _is_beside(scene: Scene, noun: Noun, date: DateMention | None) -> bool:
    """True for a past day right beside the document: "the memorandum of 2019"."""
    return date is not None and distance(noun, date) <= _OF_DATE and is_past(scene, date)


def _day_of_ended(scene: Scene, noun: Noun, date: DateMention | None, state: str) -> DateMention | None:
    """When a document was signed that has ended since; not when it ended."""
    if date is None or _is_its_end(scene, noun, date):
        return None
    dated = state == "ended" and _is_dated_by(scene, noun, date)
    return date if dated or _is_beside(scene, noun, date) else None


def _is_its_end(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "the memorandum |expired| in 2011 and was not renewed": no day of signing."""
    return any(cue.value != "none" for cue in scene.within("ended", noun.end, date.start))


def _is_coming(scene: Scene, noun: Noun) -> bool:
    """As in "a charter |is being drafted|", "The letter |is expected| in May", "MoU-nya |menyusul|"."""
    return not is_denied(scene, noun.start) and any(
        noun.end <= cue.start
        and not scene.breaks_between(noun.end, cue.start)
        and _only_sides_stand(scene, noun.end, cue.start, _TOPIC)
        and not any(0 <= word.start - cue.end <= 1 for word in scene.found("purpose"))  # "is expected |to| bring"
        for cue in scene.found("coming")
    )


def _has_come(scene: Scene, noun: Noun, date: DateMention | None) -> bool:
    """True for "sedangkan MoU baru |menyusul pada 2020|": told on a day that is past."""
    return date is not None and is_past(scene, date) and date in _days_behind(scene, noun, scene.dates)


def _is_prepared(scene: Scene, noun: Noun, pairing: Pairing, date: DateMention | None) -> bool:
    """As in "a |draft| agreement", "are |drawing up| a memorandum", "|menyiapkan| nota kesepahaman"."""
    led = [cue for cue in scene.found("preparing") if 0 <= noun.start - cue.end <= _PREPARED]
    known = any(0 <= cue.start - mark.end <= 1 for cue in led for mark in scene.found("definite"))
    if (known and pairing.confidence < DIRECT) or scene.found("given_up") or scene.found("halted"):
        return False  # "under |the| draft agreement": one that was told of
    return bool(led) and not is_denied(scene, noun.start) and not is_past(scene, date)


def _is_in_the_making(scene: Scene, noun: Noun) -> bool:
    """As in "a memorandum |would have to be drafted|", "akan ditindaklanjuti dengan |perjanjian|": not there yet.

    Or "|will| ask the council |before| it signs a pact": what comes after what is planned.
    """
    plans = [plan for plan in scene.found("planned", "word") if not is_denied(scene, plan.start)]
    for plan in plans:
        if (
            noun.end <= plan.start
            and _only_sides_stand(scene, noun.end, plan.start)
            and any(
                0 <= verb.start - plan.end <= _NEXT_WORDS and not scene.breaks_between(plan.end, verb.start)
                for verb in scene.found("making_verbs")
            )
        ):
            return True
        followed = (verb for verb in scene.found("followed_by") if 0 <= verb.start - plan.end <= 1)
        if any(0 <= noun.start - verb.end <= _NEXT_WORDS for verb in followed):
            return True
    start, _ = scene.clause(noun.start)
    before = any(0 <= word.start - start <= 1 and word.end <= noun.start for word in scene.found("before_words"))
    return before and any(plan.end <= start for plan in plans)


def _is_held(scene: Scene, noun: Noun, pairing: Pairing) -> bool:
    """True for "|has a| friendship agreement with Ostra", "based on |a 2012| agreement": one, with one partner."""
    if len(pairing.pairs) != 1 or is_denied(scene, noun.start):
        return False
    indefinite = scene.lexicon.words("indefinite")
    return any(
        0 <= noun.start - verb.end <= _HELD and set(scene.gap(verb.end, noun.start).split()) & set(indefinite)
        for verb in (*scene.found("tie_verbs", "plain"), *scene.found("founded_on"))
        if not is_planned(scene, verb.start) and not is_denied(scene, verb.start)
    )


def _is_of_year(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """True for "a |2012| economic cooperation agreement"."""
    return (
        date.end <= noun.start and noun.start - date.end <= _NEXT_WORDS and "," not in scene.gap(date.end, noun.start)
    )


def _is_in_force(scene: Scene, noun: Noun) -> bool:
    """True for "the memorandum with Ostra |is valid until| 2030": it was signed, and nobody says when."""
    return any(
        0 <= cue.start - noun.end <= _LAPSES and not scene.breaks_between(noun.end, cue.start)
        for cue in scene.found("valid_until")
        if not is_planned(scene, cue.start) and not is_denied(scene, cue.start)
    )


def _has_lapsed(scene: Scene, noun: Noun) -> bool:
    """True for "the agreement with Ostra |was not renewed|", "decided |not to renew| its pact": it ran out."""
    return any(
        (0 <= lapse.start - noun.end <= _LAPSES or 0 <= noun.start - lapse.end <= _LAPSED)
        and not scene.breaks_between(noun.end, lapse.start)
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
    near = distance(noun, date) <= _OF_DATE or _is_made(scene, noun, date)
    return begun or followed or near or _is_held_since(scene, noun, date) or _is_founded(scene, noun, date)


def _is_made(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "the agreement with Ostra |concluded in 1996|", "perjanjian yang |dibuat tahun 1996|"."""
    return any(0 <= date.start - cue.end <= _OF_DATE for cue in scene.within("founding", noun.end, date.start))


def _is_founded(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "|established| a sister city agreement with Ostra in 1993": the only day told."""
    made = any(0 <= noun.start - cue.end <= _HELD for cue in scene.found("founding", "thing"))
    return made and len(scene.dates) == 1 and noun.end <= date.start and not scene.breaks_between(noun.end, date.start)


def _is_held_since(scene: Scene, noun: Noun, date: DateMention) -> bool:
    """As in "have had a friendship agreement with Ostra since 2013", "a pact has been |in place| since 2013"."""
    holds = any(0 <= noun.start - verb.end <= _HELD for verb in scene.found("tie_verbs", "plain"))
    holds = holds or any(
        noun.end <= cue.start
        and 0 <= date.start - cue.end <= _NEXT_WORDS
        and not scene.breaks_between(noun.end, cue.start)
        for cue in scene.found("in_place")
    )
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
            of_tie = act.value == "noun" and pairing.confidence == DIRECT and scene.names_kind
            is_draft = paper.status == "planned" and (of_tie or bool(scene.found("drafts")))
            yield paper if is_draft else replace(paper, joins=True)


def _is_signed_tie(scene: Scene, kind: Match[str], act: Match[str], acts: Sequence[Match[str]]) -> bool:
    """As in "Kerja sama yang diteken pada 2013", "the twinning, signed in 1973": on a day that is told."""
    if act.value != "passive" or act.start < kind.end or date_of(scene, act, acts) is None:
        return False
    if 0 <= act.start - kind.end <= _AWAITED:
        return True
    if any(word.start < kind.end and kind.start < word.end for word in scene.found("bare_ties")):
        return False  # "the ties between Ostra and Velmo sealed in 1989"
    return _only_sides_stand(scene, kind.end, act.start) and not scene.within("documents", kind.end, act.start)


def _only_sides_stand(scene: Scene, start: int, end: int, most: int = _AWAITED) -> bool:
    """True where but parties, and words that link them, stand between a tie or document and what is said of it."""
    spans = [(party.start, party.end) for party in scene.parties]
    spans += [(place.start, place.end) for place in scene.mentioned]
    spans += [(other.start, other.end) for other in (*scene.found("kinds"), *scene.found("fields"))]
    spans += [(word.start, word.end) for section in _BETWEEN_SIDES for word in scene.found(section)]
    return len(" ".join(left_of(scene.document.scan, start, end, spans).split())) <= most


def _represented(scene: Scene, pairing: Pairing) -> Iterator[Paper]:
    """As in "Ostra diwakili A, sedangkan Velmo oleh B" behind a signing: those who signed it."""
    represented = scene.found("sign_verbs", "represented")
    for cue in represented[:1]:
        agents = (*represented, *(word for word in scene.found("by_words") if word.start >= cue.end))
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
