"""The documents that an article speaks of: what they are, who they bind, and whether they are signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.pairing.lists import is_marked_item
from citygraph.extract.pairing.pairing import DIRECT, RESOLVED, Pairing
from citygraph.extract.pairing.series import MEMBER, segment_of
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.foreign import is_foreign
from citygraph.extract.papers.in_turn import dated_beside, each_with_its_day, gapped, told_of_one
from citygraph.extract.papers.paper import INTENT, NAMING, Paper
from citygraph.extract.papers.parties import parties_of_act, parties_of_noun
from citygraph.extract.papers.signed import signed_papers
from citygraph.extract.papers.signers import with_signers
from citygraph.extract.papers.signing_acts import status_of
from citygraph.extract.papers.standing import run_out
from citygraph.extract.papers.unnamed import papers_of_represented, unnamed_papers
from citygraph.extract.papers.wording import UNNAMED, Noun, act_of_list, acts_of, nearest_acts, nouns_of, shared_act
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.stances import stance_of_item
from citygraph.phrases import Match

_PAPER_WORDS = frozenset(("documents", "sign_verbs", "lapses"))
_STANDING = ("signed", "planned")
_NAMED_BEFORE = 3  # sentences
_PAIR = 2
_FORMAL = 10  # "the |formal| agreement"


def papers_of(told: Sequence[Told]) -> tuple[Paper, ...]:
    """What each sentence says of a document between governments, in text order."""
    papers: list[Paper] = []
    for one in told:
        papers += each_with_its_day(tuple(_papers_in(one, told, papers)))
    return tuple(with_signers(_with_name_before(paper, told), told) for paper in papers)


def _with_name_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "… a memorandum of understanding. Both mayors signed |the document|": named in a sentence before."""
    scene = paper.scene
    if paper.class_name != UNNAMED or paper.status not in _STANDING:
        return paper
    known = _is_it(paper) if paper.joins else _is_definite(paper) or _is_signing_alone(paper)
    if not known:
        return paper
    for one in reversed(told[max(scene.index - _NAMED_BEFORE, 0) : scene.index]):
        others = one.pairing is not None and len(one.pairing.places & paper.pairing.places) < _PAIR
        if others and paper.pairing.confidence == DIRECT:
            continue  # "signed a memorandum with X … The agreement |with Y| was extended"
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


def _is_signing_alone(paper: Paper) -> bool:
    """True for "Both sides want |the signing| in May", where no word for the document stands."""
    return paper.rule == "sign-noun" and paper.status == "planned" and not paper.scene.found("documents")


def _is_contract(paper: Paper) -> bool:
    """True for "the agreement", which is no word for a letter of intent that is signed."""
    return any(paper.start <= word.start and word.end <= paper.end for word in paper.scene.found("contracts"))


def _is_definite(paper: Paper) -> bool:
    """True for "the document", "dokumen itu"."""
    scene = paper.scene
    cues = [cue for cue in scene.found_as("documents", UNNAMED) if paper.start <= cue.start and cue.end <= paper.end]
    return any(
        0 <= cue.start - mark.end <= 1 or 0 <= mark.start - cue.end <= 1
        for cue in cues
        for mark in scene.found("definite")
    )


def _papers_in(one: Told, story: Sequence[Told], before: Sequence[Paper]) -> Iterator[Paper]:
    scene = one.scene
    if one.head is not None and one.pairing is not None and scene.dates and not scene.found("sign_verbs"):
        yield from _dated_items(one, one.head, one.pairing)
        return
    if not scene.holds(_PAPER_WORDS):
        return
    acts = acts_of(scene)
    nouns = nouns_of(scene)
    told: list[Pairing] = []
    for noun in nouns:
        beside = one.pairing_for(Match(noun.start, noun.end, noun.class_name), "documents")
        pairing = parties_of_noun(one, story, acts, beside) or _parties_told(scene, noun, before)
        if pairing is not None and not is_foreign(scene, pairing):
            pairing = told_of_one(scene, pairing, noun)
            mine = nearest_acts(scene, noun, acts)
            if not mine and told and pairing.pairs not in [other.pairs for other in told]:
                mine = shared_act(scene, noun, acts)
            if not mine and pairing.rule != MEMBER:
                mine = act_of_list(scene, noun, nouns, acts)
            if not mine and pairing.rule == MEMBER:
                mine = [act for act in acts if act.end <= noun.start][-1:]  # "signed a charter with A, …"
            told.append(pairing)
            found = [_founding_sisters(one, paper) for paper in signed_papers(scene, pairing, noun, mine)]
            found = [_with_own_day(paper) for paper in found] if pairing.rule == MEMBER else found
            yield from found or tuple(dated_beside(scene, pairing, noun)) or _mentioned(scene, pairing, noun)
            yield from gapped(scene, one.pairing, found) if len(nouns) == 1 else ()
    if not nouns and not scene.relates:
        yield from run_out(scene, before)
    pairing = parties_of_act(one, story, acts) if not nouns and scene.found("sign_verbs") else None
    if pairing is not None and not is_foreign(scene, pairing):
        yield from unnamed_papers(one, pairing, acts) if acts else papers_of_represented(scene, pairing)


def _parties_told(scene: Scene, noun: Noun, before: Sequence[Paper]) -> Pairing | None:
    """As in "… signed a memorandum with Ostra. … |The memorandum| ran out in 2012": those of the only one told."""
    marked = any(0 <= noun.start - mark.end <= 1 or 0 <= mark.start - noun.end <= 1 for mark in scene.found("definite"))
    if not marked or scene.is_title or scene.found("other_parties") or noun.class_name == UNNAMED:
        return None
    told = [paper.pairing for paper in before if paper.class_name == noun.class_name]
    if not told or any(pairing.pairs != told[0].pairs for pairing in told) or len(told[0].pairs) != 1:
        return None
    inside = all(spot.place in told[0].places for spot in scene.mentioned if spot.place.type != "Country")
    return Pairing(told[0].pairs, "told-of-document", RESOLVED, told[0].hub) if inside else None


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
    """As in "Cities that signed an agreement with us: • Ostra – 19 January 1984": a document of each.

    Or of an item that names its own: "2. Velm, Norland (memorandum, 2011)".
    """
    scene = one.scene
    own = nouns_of(scene) if is_marked_item(scene) and stance_of_item(one) is None else ()
    if not own and not _tells_signed(head, pairing):
        return
    nouns = own or nouns_of(head)
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


def _tells_signed(head: Scene, pairing: Pairing) -> bool:
    """True for a line over a list that says that documents were signed with all that follow.

    Not for those that are called up behind "X was our first sister, by an agreement signed |in 1984|".
    """
    acts = acts_of(head)
    of_first = pairing.is_called_up and bool(head.dates or head.people)
    return bool(nouns_of(head) and acts) and not of_first and status_of(head, acts[0], None) == "signed"


def _mentioned(scene: Scene, pairing: Pairing, noun: Noun) -> Iterator[Paper]:
    """As in "This is laid down in the memorandum of understanding": may name more exactly what was signed."""
    hindered = (*scene.found_as("planned", "verb", "vague", "headline"), *scene.found("denied"), *scene.found("ended"))
    hindered += scene.within("predecessors", scene.sentence.start, noun.start)  # "it replaces the memorandum of 2019"
    if noun.class_name == UNNAMED or any(cue.value != "spared" for cue in hindered):
        return
    yield Paper(
        noun.class_name, pairing, "signed", scene, noun.start, noun.end, NAMING, pairing.confidence, joins=True
    )  # fmt: skip
