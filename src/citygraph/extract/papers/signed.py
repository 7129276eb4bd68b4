"""Documents by the acts of signing that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.dates.readings import DAY_OF_MONTH
from citygraph.extract.events.whereabouts import spot_of
from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.modality import stance
from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.papers.act_days import date_of, year_renewed
from citygraph.extract.papers.acting import HEADS, in_office
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.roundabout import signers_of
from citygraph.extract.papers.signing_acts import ahead, is_ahead, is_aim, is_past, status_of
from citygraph.extract.papers.standing import NEXT_WORDS, has_lapsed, is_of_saying, renewals, standing_papers
from citygraph.extract.papers.wording import UNNAMED, Noun, acts_of, distance, is_condition, is_required
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.phrases import Match

_PAIR = 2


def signed_papers(scene: Scene, pairing: Pairing, noun: Noun, mine: Sequence[Match[str]]) -> Iterator[Paper]:
    """One paper per act of signing that stands by the noun; without one, a date or a plan may tell its state."""
    acts = acts_of(scene)
    if not mine:
        yield from standing_papers(scene, pairing, noun)
    dated = [act for act in mine if date_of(scene, act, acts) is not None]
    anew = [act for act in mine if act not in dated and _is_renewal_of_old(scene, noun, act, dated)]
    old = year_renewed(scene, noun) if mine else None
    first = [act for act in mine[:1] if not (is_required(scene, act) or _was_on(scene, noun, act, old))]
    for act in (*anew, *dated) or first:
        paper = paper_of(scene, pairing, noun, act, acts)
        if paper.status == "signed" and len(dated) == 1 and act in dated:
            others = [other for other in mine if other not in (*dated, *anew)]
            paper = replace(paper, signatories=_with_those_of(scene, others, acts, paper))
        yield paper
        if paper.status == "signed" and paper.date is not None:
            for again in renewals(scene, Match(paper.start, paper.end, act.value), paper.date):
                yield replace(paper, date=again, rule="document-dated", place=None, signatories=())
    if old is not None:
        yield Paper(
            noun.class_name, pairing, "signed", scene, noun.start, noun.end, "document-dated", pairing.confidence, old
        )  # fmt: skip


def _was_on(scene: Scene, noun: Noun, act: Match[str], old: DateMention | None) -> bool:
    """True for "It extends an agreement that was |signed on 12 March 2013|", "follows one |signed in 2013|"."""
    told_of_it = act.value == "passive" or 0 <= act.start - noun.end <= 1
    if old is None or not told_of_it or old.start < act.end:
        return False
    return len(scene.gap(act.end, old.start).split()) <= 1


def _with_those_of(
    scene: Scene, others: Sequence[Match[str]], acts: Sequence[Match[str]], paper: Paper
) -> tuple[PersonMention, ...]:
    """As in "signed for Ostra |by Mayor A|, while Mayor B signed for Velmo on Tuesday": by A too."""
    signed = [act for act in others if act.value != "noun" and status_of(scene, act, None) == "signed"]
    people = [person for act in signed for person in signers_of(scene, act, acts)]
    return _each_once(sorted((*people, *paper.signatories), key=lambda person: person.start))


def _is_renewal_of_old(scene: Scene, noun: Noun, act: Match[str], dated: Sequence[Match[str]]) -> bool:
    """True for "have |renewed| the agreement that was signed in 1989": another document than the one of then.

    And for "|signed a renewal of| the agreement that was signed in 1989".
    """
    renews = any(cue.start == act.start for cue in scene.found("renewing"))
    renews = renews or bool(scene.within("predecessors", act.end, noun.start))
    days = [date_of(scene, one, acts_of(scene)) for one in dated]
    return renews and bool(days) and all(day is not None and is_past(scene, day) and not day.date.day for day in days)


def paper_of(scene: Scene, pairing: Pairing, noun: Noun, act: Match[str], acts: Sequence[Match[str]]) -> Paper:
    """As in "A and B signed an MoU" (active), "MoU ditandatangani" (passive), "the signing of an MoU" (noun)."""
    date = date_of(scene, act, acts)
    if (
        date is not None
        and date.end <= act.start
        and date.date == scene.document.metadata.published
        and is_aim(scene, act)
    ):
        date = None  # "voted |today| to authorise the mayor to sign"
    if date is not None and not date.date.day:  # "goes there in |September| to sign it on |the 14th|"
        days = (day for day in scene.dates if day.rule == DAY_OF_MONTH and day.date.agrees_with(date.date))
        date = next(days, date)
    if not scene.found("first_person"):  # "“We have just signed it,” said Mayor A on Friday" is that day's
        date = but_of_saying(scene, act, date)
    denied = is_denied(scene, noun.start) and not is_condition(scene, noun.start)
    status = "denied" if denied else status_of(scene, act, date)
    if status == "planned" and _is_not_so(scene, act):
        status = "denied"
    if status == "denied" and has_lapsed(scene, noun):
        status, date = "ended", None
    if status == "signed" and _is_over(scene, noun, act):
        status = "ended"
    signers = signers_of(scene, act, acts)
    return Paper(
        class_name=noun.class_name,
        pairing=_of_signers(scene, pairing, act, signers),
        status=status,
        scene=scene,
        start=min(noun.start, act.start),
        end=max(noun.end, act.end),
        rule=f"sign-{act.value}",
        confidence=pairing.confidence,
        date=_day_planned(scene, act, date) if status == "planned" else date,
        place=spot_of(scene, act.start, act.end),
        signatories=_each_once(in_office(signers, scene, date))
        if status == "signed" or (status == "ended" and date is not None)
        else (),
    )


def _is_not_so(scene: Scene, act: Match[str]) -> bool:
    """True for "|denied reports| that it would sign a pact", "|asked whether| it would": nobody says that it will."""
    doubts = [
        cue for value in ("report", "question") for cue in scene.found_as("refuted", value) if cue.end <= act.start
    ]
    return any("," not in scene.gap(cue.end, act.start) for cue in doubts)


def _of_signers(scene: Scene, pairing: Pairing, act: Match[str], signers: Sequence[PersonMention]) -> Pairing:
    """The pair whose heads sign: "will visit Ostra and Velmo and sign a pact with |Mayor A of Ostra|"."""
    heads = {person.official.office.jurisdiction for person in signers if person.official.office.role in HEADS}
    unnamed = pairing.places - heads - {spot.place for spot in scene.mentioned}
    if len(heads) == _PAIR and unnamed and len(pairing.pairs) == 1:
        return replace(pairing, pairs=(Partnership.pair(*heads),))  # the home's, or the last pair's, is no party
    seats = {person.official.office.jurisdiction for person in signers} & pairing.places
    if len(pairing.places) <= _PAIR or pairing.mutual or len(seats) != _PAIR:
        return pairing
    others = pairing.places - seats
    if any(act.start <= party.start and party.place in others for party in scene.parties):
        return pairing  # "signed pacts with Mayor A of Ostra and with Velmo"
    return replace(pairing, pairs=(Partnership.pair(*seats),))


def _is_over(scene: Scene, noun: Noun, act: Match[str]) -> bool:
    """True for "the memorandum, signed in 2012, has expired", "…, |which has since expired|", "…, |but it| lapsed"."""
    ended = stance(scene, Match(noun.start, noun.end, noun.class_name)).status == "ended"
    end = max(noun.end, act.end)
    lapses = [cue for cue in scene.found("lapses") if cue.start >= end and not is_denied(scene, cue.start)]
    if not lapses or scene.within("predecessors", end, lapses[0].start):
        return ended  # "signed a new one, replacing that which had lapsed"
    again = [cue for cue in scene.found("renewed") if cue.start >= lapses[0].end and cue.start >= lapses[-1].end]
    if again:
        return False  # "lapsed in 2017 and was renewed last week"
    if any(is_ahead(scene, date) for date in scene.dates if date.start >= lapses[0].end):
        return False  # "signed in 2006 and valid until the end of this year"
    if _is_told_of_document(scene, noun, act, lapses[0]):
        return True
    told_on = (*scene.within("relatives", end, lapses[0].start), *scene.within("it_words", end, lapses[0].start))
    return ended or (
        bool(told_on or not scene.breaks_between(end, lapses[0].start))
        and not any(
            scene.within(section, told_on[-1].start if told_on else end, scene.sentence.end)
            for section in ("documents", "sign_verbs", "planned", "kinds")
        )
    )


def _is_told_of_document(scene: Scene, noun: Noun, act: Match[str], lapse: Match[str]) -> bool:
    """True for "A memorandum, |signed here in 2009 when …|, lapsed last month": the clause between tells of signing."""
    aside = "," in scene.gap(noun.end, act.start) and scene.gap(lapse.start - 2, lapse.start) == ", "
    return aside and not scene.within("documents", act.end, lapse.start) and act.value != "noun"


def _each_once(people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "|Mayor Ann| went to Ostra, where |she| signed": one who signs."""
    return tuple({person.official: person for person in reversed(people)}.values())[::-1]


def _day_planned(scene: Scene, act: Match[str], date: DateMention | None) -> DateMention | None:
    """The day of a plan, which is not that of the words: "“We hope to sign in |May|,” she said on 3 March".

    Nor that of a vote: "will decide |next Tuesday| whether to sign".
    """
    if date is not None and date.end <= act.start:
        voted = [cue for cue in scene.found("deciding") if cue.end <= act.start]
        if voted and date.start - voted[0].end <= NEXT_WORDS:
            date = None
    for off in scene.found("postponed"):
        start, end = scene.clause(act.start)
        called_off = date is not None and 0 <= date.start - off.end <= 1  # "|called off| next week's trip"
        if start <= off.start < end or called_off:
            return _day_put_off_to(scene, off)
    date = but_of_saying(scene, act, date)
    return ahead(scene, date, act)


def _day_put_off_to(scene: Scene, off: Match[str]) -> DateMention | None:
    """As in "the signing, planned for Friday, was postponed |until June|"; none for what was "called off"."""
    until = scene.lexicon.words("until_words")
    days = [
        date
        for date in scene.dates
        if off.end <= date.start and (date.start - off.end > 1 or scene.gap(off.end, date.end).split()[0] in until)
    ]
    return ahead(scene, days[-1]) if days else None


def but_of_saying(scene: Scene, act: Match[str], date: DateMention | None) -> DateMention | None:
    """A date that is not that of the words: "“We signed it in |May|,” she said on 3 March"."""
    if date is None or not is_of_saying(scene, Noun(UNNAMED, act.start, act.end), date):
        return date
    rest = [one for one in scene.dates if one.start < date.start and one.date != date.date]
    return min(rest, key=lambda one: distance(act, one), default=None)
