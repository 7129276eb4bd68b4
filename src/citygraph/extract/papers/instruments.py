"""The documents behind what sentences say of them: one per class, parties, status and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.pairing import DIRECT
from citygraph.extract.pairing.runs import act_as_group
from citygraph.extract.papers.acting import HEADS
from citygraph.extract.papers.paper import INTENT, NAMING, Paper, is_renewal, is_succeeded
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.papers.standing import is_entry
from citygraph.extract.papers.wording import UNNAMED
from citygraph.extract.thing import Agreement, Partnership
from citygraph.lazily import lazy
from citygraph.model import PartialDate, Place

_FOUNDING = "CooperationAgreement"
_EXACT = "MemorandumOfUnderstanding"
_ANEW = ("renewed", "renewing", "revived", "predecessors")
_NEXT = 2  # sentences between two that tell of one document
_NEAR = 3  # sentences between a document and what adds to it
_PAIR = 2


@dataclass(frozen=True)
class Instrument:
    """One document with all that was said of it; the first paper is the one that says most."""

    class_name: str
    places: frozenset[Place]
    status: str
    papers: tuple[Paper, ...]

    @lazy
    def dated(self) -> Paper | None:
        """The paper that gives the most exact date."""
        papers = [paper for paper in self.papers if paper.date is not None]
        return max(papers, key=lambda paper: len(str(paper.date and day_of(paper.date))), default=None)

    @lazy
    def day(self) -> PartialDate | None:
        """The date of signing, or the planned one."""
        paper = self.dated
        return day_of(paper.date) if paper is not None and paper.date is not None else None

    @lazy
    def thing(self) -> Agreement:
        """The agreement, identified within its article."""
        return Agreement(self.class_name, self.places, self.day if self.status in ("signed", "ended") else None)

    @lazy
    def pairs(self) -> tuple[Partnership, ...]:
        """The pairs of places that it ties."""
        pairs = dict.fromkeys(pair for paper in self.papers for pair in paper.pairing.pairs)
        return tuple(pair for pair in pairs if {pair.one, pair.other} <= self.places)


def instruments_of(papers: Sequence[Paper]) -> tuple[Instrument, ...]:
    """The documents of an article, in the order in which it comes to speak of them."""
    found: list[Instrument] = []
    telling = sorted((paper for paper in papers if paper.rule != NAMING), key=_telling_first)
    told = [(paper, places) for paper in telling for places in _parties(paper)]
    early = [(paper, places) for paper, places in told if not _add(found, paper, places) and paper.joins]
    for paper, places in early:  # "The ceremony was on 5 June. Signing were …": adds to what stands but now
        _join(found, paper, places)
    found = _told_twice(found)
    named = _with_ends([_with_exact_name(one, found, papers) for one in found if not _is_retold(one, found)])
    settled = [one for one in named if not _is_outdone(one, named) and not _is_headline_of(one, named)]
    return tuple(sorted(settled, key=lambda one: min(paper.start for paper in one.papers)))


def _told_twice(found: Sequence[Instrument]) -> list[Instrument]:
    """As in "entered into a sister city pact on Tuesday. |The memorandum| was signed by …": one, by its exact name."""
    kept = list(found)
    for loose in found:
        for exact in found:
            if loose.class_name == _FOUNDING and exact.class_name == _EXACT and _are_one(loose, exact):
                kept = [one for one in kept if one is not loose and one is not exact]
                kept.append(replace(exact, papers=(*exact.papers, *loose.papers)))
                break
    return kept


def _are_one(loose: Instrument, exact: Instrument) -> bool:
    """True where the later of two documents is spoken of as told already, right behind the other one."""
    pairs = ((one, other) for one in loose.papers for other in exact.papers)
    one, other = min(pairs, key=lambda pair: abs(pair[0].scene.index - pair[1].scene.index))
    later = max(one, other, key=lambda paper: paper.start)
    return (
        loose.places == exact.places
        and loose.status == exact.status == "signed"
        and (loose.day is None or exact.day is None or loose.day == exact.day)
        and 1 <= abs(one.scene.index - other.scene.index) <= _NEXT
        and _is_known(later)
    )


def _is_known(paper: Paper) -> bool:
    """True for "|the memorandum| was signed", "|Nota kesepahaman itu| diteken": a document that was told of."""
    scene = paper.scene
    noun = next(word for word in scene.found("documents") if word.start >= paper.start)
    marked = any(0 <= noun.start - mark.end <= 1 or 0 <= mark.start - noun.end <= 1 for mark in scene.found("definite"))
    opens = noun.start == scene.sentence.start and paper.rule == "sign-passive"
    return (marked or opens) and not scene.found("earlier_words") and not scene.found("signs_too")


def _is_retold(one: Instrument, found: Sequence[Instrument]) -> bool:
    """True for the title "A, B sign MoU" where the regions A and B do, which it says too little to tell apart.

    The same holds for a sentence that names but one side, or none.
    """
    vague = all(paper.scene.is_title or paper.pairing.confidence < DIRECT for paper in one.papers)
    return vague and any(
        other.status == one.status
        and other.places != one.places
        and (UNNAMED in (one.class_name, other.class_name) or other.class_name == one.class_name)
        and (one.day is None or other.day is None or one.day.agrees_with(other.day))
        and all(any(_is_around(place, side) for side in other.places) for place in one.places)
        for other in found
    )


def _is_headline_of(one: Instrument, found: Sequence[Instrument]) -> bool:
    """True for the title "A and B renew pact" where the text calls it a memorandum: titles name loosely."""
    titled = one.status == "signed" and all(paper.scene.is_title for paper in one.papers)
    return titled and any(
        other is not one and other.status == "signed" and other.places == one.places
        and (other.day is None or _is_news(other))
        for other in found
    )  # fmt: skip


def _is_around(place: Place, other: Place) -> bool:
    """True for the same place, and for one that lies in the other."""
    return place == other or place.id in other.within or other.id in place.within


def _with_ends(found: Sequence[Instrument]) -> list[Instrument]:
    """As in "The memorandum of 2002 … It has expired.": the only one that was signed before is what is over."""
    over: dict[int, Instrument] = {}
    gone: set[int] = set()
    for index, end in enumerate(found):
        alike = [
            at
            for at, one in enumerate(found)
            if one.status == "signed" and one.class_name in (end.class_name, UNNAMED) and one.places == end.places
        ]
        if end.status != "ended" or len(alike) != 1 or _is_news(found[alike[0]]):
            continue
        signed = found[alike[0]]
        if end.day is None or signed.day is None or end.day.agrees_with(signed.day):
            over[index] = replace(end, papers=(*end.papers, *signed.papers))
            gone.add(alike[0])
    return [over.get(index, one) for index, one in enumerate(found) if index not in gone]


def _is_news(one: Instrument) -> bool:
    """True for a document of these days: it is no old one that has run out."""
    return any(paper.date is not None and is_fresh(paper.date, paper.scene) for paper in one.papers)


def _with_exact_name(one: Instrument, found: Sequence[Instrument], papers: Sequence[Paper]) -> Instrument:
    """As in "They signed a document. … The memorandum of understanding covers …": the exact name stands elsewhere."""
    if one.class_name != UNNAMED or one.status not in ("signed", "planned"):
        return one
    others = [other for other in found if other is not one and other.places == one.places]
    named = (paper for paper in papers if paper.rule == NAMING and not _follows_another(paper))
    names = {paper.class_name for paper in named if _is_about(paper, one)}
    older = all(other.day is not None and not _is_news(other) for other in others) and _is_news(one)
    if len(names) == 1 and (not others or (older and names.isdisjoint(other.class_name for other in others))):
        return replace(one, class_name=names.pop())
    classes = {other.class_name for other in others} - {UNNAMED}
    if (
        one.status == "planned"
        and len(classes) == 1
        and all(other.status == "ended" and other.day is not None for other in others)
    ):
        return replace(one, class_name=classes.pop())  # "The memorandum of 2002 has expired. It will be signed again"
    sister = not names and not classes and any(_is_of_sisters(other) for other in (one, *others))
    return replace(one, class_name=_FOUNDING) if sister else one


def _follows_another(paper: Paper) -> bool:
    """True for the second document of "the agreement will be followed up by a |memorandum|": no name of the first."""
    before = [noun for noun in paper.scene.found_as("documents", UNNAMED) if noun.end < paper.start]
    return bool(before) and bool(paper.scene.within("planned", before[-1].end, paper.start))


def _is_about(paper: Paper, one: Instrument) -> bool:
    """True for the same parties, and for one of the pairs of a list."""
    pairs = [{pair.one, pair.other} for pair in paper.pairing.pairs]
    return paper.pairing.places == one.places or (paper.pairing.is_list and one.places in pairs)


def _is_of_sisters(one: Instrument) -> bool:
    """True for "naskah |sister city|", "the |twin town| papers": a document that is named after the sister tie.

    Not for 'kesepakatan |"sister city"|', where the marks part the word from the document's name.
    """
    return any(
        kind.value.startswith("sister")
        and paper.scene.document.aligned[kind.start].isalpha()
        and min(abs(kind.start - noun.end), abs(noun.start - kind.end)) <= 1
        for paper in one.papers
        for noun in paper.scene.found_as("documents", UNNAMED)
        for kind in paper.scene.found("kinds")
    )


def day_of(date: DateMention) -> PartialDate:
    """The date as precise as it is sure: of a range, the month or year that both its ends share."""
    first, last = date.date, date.until
    if last is None or last == first:
        return first
    if (first.year, first.month) == (last.year, last.month):
        return PartialDate(first.year, first.month)
    return PartialDate(first.year)


def _telling_first(paper: Paper) -> tuple[bool, bool, bool, int]:
    """Named and dated papers first, so that vaguer ones find them."""
    return paper.joins, paper.class_name == UNNAMED, paper.date is None, paper.start


def _parties(paper: Paper) -> list[frozenset[Place]]:
    """One document of all where they sign together; one with each partner where the hub signs with them."""
    pairing, scene = paper.pairing, paper.scene
    subject = scene.parties[0].place if scene.parties else None
    by_hub = any(person.official.office.jurisdiction == pairing.hub for person in paper.signatories)
    at_once = (
        pairing.is_continued and not by_hub and not paper.joins
    )  # but "five of them signed with Mayor A": each for itself
    together = at_once or pairing.is_coordinated or act_as_group(scene) or scene.is_title
    signs_with_each = subject == pairing.hub or pairing.hub not in scene.places  # "The agreements with A and B are …"
    if pairing.is_list and signs_with_each and not together:
        return [frozenset((pair.one, pair.other)) for pair in pairing.pairs]
    return [pairing.places]


def _join(found: list[Instrument], paper: Paper, places: frozenset[Place]) -> bool:
    """Count a paper to the document that it tells of; False where there is none."""
    fitting = [
        index
        for index, one in enumerate(found)
        if (one.status == paper.status or _is_of_ended(one, paper))
        and _is_of(one, paper, places)
        and _is_same(one, paper)
    ]
    if not fitting:
        return False
    index = min(fitting, key=lambda at: _told_away(found[at], paper)) if paper.joins else fitting[0]
    found[index] = replace(found[index], papers=(*found[index].papers, paper))
    return True


def _told_away(one: Instrument, paper: Paper) -> tuple[int, bool]:
    """How many sentences lie between a paper and what tells of a document; of two as near the one before it."""
    away = [other.scene.index - paper.scene.index for other in one.papers]
    nearest = min(away, key=lambda steps: (abs(steps), steps > 0))
    return abs(nearest), nearest > 0


def _add(found: list[Instrument], paper: Paper, places: frozenset[Place]) -> bool:
    """Count a paper to its document, or make one of it; False where it tells too little to make one."""
    if _join(found, paper, places):
        return True
    alone = paper.joins and (_is_signed_by_head(paper) or _is_dated_entry(paper))
    alone = alone and all(_is_another(one, paper, places) for one in found)
    makes_one = (not paper.joins or alone) and not _is_loose_title(paper, places) and not _is_lost(found, paper, places)
    if makes_one:
        found.append(Instrument(_renewed_class(found, paper, places), places, paper.status, (paper,)))
    return makes_one


def _is_lost(found: Sequence[Instrument], paper: Paper, places: frozenset[Place]) -> bool:
    """True for an original of no day that is told, beside one of the news: it would be taken for that."""
    undated = paper.date is None and bool(paper.scene.found("originals"))
    return undated and any(
        one.places == places and one.class_name == paper.class_name and _is_news(one) for one in found
    )


def _is_of_ended(one: Instrument, paper: Paper) -> bool:
    """True for "The memorandum of 2002 has expired. … |It was signed in 2002 by| Mayor A": who signed what is over."""
    dated = one.day is not None and paper.date is not None
    return one.status == "ended" and paper.status == "signed" and paper.joins and dated


def _is_another(one: Instrument, paper: Paper, places: frozenset[Place]) -> bool:
    """True for a document of others, and for an earlier one: "signed in 1986. Both signed it again yesterday"."""
    earlier = one.day is not None and paper.date is not None and not one.day.agrees_with(day_of(paper.date))
    return not one.places >= places or earlier


def _renewed_class(found: Sequence[Instrument], paper: Paper, places: frozenset[Place]) -> str:
    """What is signed again without its name is of the class of the one before; not what was signed long before."""
    day = day_of(paper.date) if paper.date is not None else None
    signed = [one for one in found if one.places == places and one.status == "signed"]
    classes = {one.class_name for one in signed if one.day is None or day is None or str(one.day) <= str(day)}
    return classes.pop() if paper.joins and len(classes) == 1 else paper.class_name


def _is_signed_by_head(paper: Paper) -> bool:
    """True for "The mayor put his signature there alone.": so much is said of no document but that of the story."""
    return any(person.official.office.role in HEADS for person in paper.signatories)


def _is_dated_entry(paper: Paper) -> bool:
    """True for "|Signed on 5 May 1992.|" below a partner's name: of a document that is told by nothing else."""
    return paper.status == "signed" and paper.date is not None and is_entry(paper.scene, paper.start)


def _is_of(one: Instrument, paper: Paper, places: frozenset[Place]) -> bool:
    """True for the same parties; what adds to a document nearby may name but some of them."""
    near = paper.joins and any(abs(other.scene.index - paper.scene.index) <= _NEAR for other in one.papers)
    return one.places == places or (near and places < one.places)


def _is_loose_title(paper: Paper, places: frozenset[Place]) -> bool:
    """True for "MoU with A, B follows": a title is too terse to tell of a document of many."""
    return paper.scene.is_title and len(places) > _PAIR


def _is_same(one: Instrument, paper: Paper) -> bool:
    if paper.class_name not in (one.class_name, UNNAMED):
        return False
    if paper.date is None and paper.scene.found("originals") and _is_news(one):
        return False  # "The |original agreement| bears the signatures of …": not that of the news
    if _is_of_old(one, paper) or (paper.date is None and any(is_succeeded(other) for other in one.papers)):
        return False
    renewals = (other for other in one.papers if is_renewal(other) and other.scene is not paper.scene)
    if paper.date is None and is_renewal(paper) and not any(renewals):
        return one.day is None or _is_news(one)  # "renewed the pact that was signed in 1990": two documents
    return one.day is None or paper.date is None or one.day.agrees_with(day_of(paper.date))


def _is_of_old(one: Instrument, paper: Paper) -> bool:
    """True for the memorandum in "Both signed a document. … The first memorandum was reached in 2009"."""
    unnamed = paper.class_name == UNNAMED and one.class_name != UNNAMED and paper.date is None
    dated = one.day is not None and not _is_news(one)
    return unnamed and dated and bool(paper.signatories) and not any(other.signatories for other in one.papers)


def _is_done_since(other: Instrument) -> bool:
    """True for a document of the news; not for a title's, nor one "ten years after signing": the plan has a day."""
    return _is_news(other) or (other.day is None and not all(paper.scene.is_title for paper in other.papers))


def _is_old(other: Instrument) -> bool:
    """True for a document of a year before the article's last: "signed in 2003. A new one will follow" tells of two."""
    published = other.papers[0].scene.document.metadata.published
    return other.day is not None and published is not None and published.year - other.day.year > 1


def _is_outdone(one: Instrument, found: Sequence[Instrument]) -> bool:
    """True for a plan that the article also tells as done, and for a denial of what it elsewhere tells.

    Not for "will sign a renewal on |20 May 2025|. The charter was signed in |1965|": two documents.
    """
    others = [other for other in found if other.places == one.places and other.status != one.status]
    if one.status == "denied":
        return any(other.class_name == one.class_name for other in others)
    done = [other for other in others if other.status == "signed"]
    again = any(paper.scene.within("renewing", paper.start, paper.end) for paper in one.papers)
    new = one.day is None and not again
    done = [
        other for other in done if _is_done_since(other) or (new and (not _is_old(other) or _is_spoken_of(other, one)))
    ]
    return one.status == "planned" and any(
        one.class_name == other.class_name or (one.class_name == UNNAMED and other.class_name != INTENT)
        for other in done
    )  # "signed a letter of intent … The agreement will be signed in May"


def _is_spoken_of(signed: Instrument, planned: Instrument) -> bool:
    """As in "signed a charter in 1985. The talks on |that charter| took a year": a plan of what was signed since."""
    return all(
        _is_known(paper)
        and not any(paper.scene.found(section) for section in _ANEW)
        and any(0 <= paper.scene.index - other.scene.index <= _NEXT for other in signed.papers)
        for paper in planned.papers
    )
