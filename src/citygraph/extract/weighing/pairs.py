"""Which pairs of places an article ties, by all that it says of them.

The rules read one sentence at a time. What they read in its own words ("A is twinned with B") stands unless nearly
everything speaks against it; what they only conclude, from a document or from a list that goes on in other sentences,
stands when the article as a whole makes it likely, and so does a pair that no rule reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from citygraph.extract.mention import Mentions
from citygraph.extract.modality import Stance, stance
from citygraph.extract.pairing.pairing import CROSS_SENTENCE
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.acting import HEADS
from citygraph.extract.papers.instruments import Instrument
from citygraph.extract.papers.paper import Paper
from citygraph.extract.plans import is_planned
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.dates import since_of
from citygraph.extract.ties.signs import Sign, kind_of
from citygraph.extract.weighing import trees
from citygraph.extract.weighing.sights import Sight, sights_of
from citygraph.extract.weighing.traits import Candidate, candidates_of, traits_of
from citygraph.model import Place

_LISTED = ("list-continuation", "earlier-partner")  # in the names of rules that go on with another sentence's list
_BY_TWOS = "listed-pairs"  # "Ostra – Velmo (1985)": an item of a list of pairs, which trees take for a list of partners
_APPOSED = "tie-noun-apposed"  # "Ostra, Velmo's sister city": one phrase says it all
LIKELY = 0.4
"""The bar for a pair that no rule reads, as it is never named together, or only in a list of other sentences."""
TOGETHER = 0.8
"""The bar for a pair that one sentence names though no rule reads a tie in it: most such pairs are none."""
PAPERED = 0.2
"""The bar for a document, and for a pair that a document alone tells of."""
READ = 0.2
"""The bar for a pair that a rule reads in a sentence's own words."""
LEAST = 6
"""Sentences from which on there is something to weigh; of fewer, what the rules read is all."""

_PAIR = 2


def weights_of(mentions: Mentions, told: Sequence[Told]) -> tuple[tuple[Candidate, float], ...]:
    """How likely each pair of places that an article names is one that it ties."""
    if len(told) < LEAST or not any(one.scene.relates for one in told):
        return ()
    sights, forest = sights_of(mentions, told), trees.load("ties")
    traits = [(candidate, traits_of(candidate, sights)) for candidate in candidates_of(sights)]
    weights = {each: forest.weigh(each) for each in {each for _, each in traits}}  # members of a list are often alike
    return tuple((candidate, weights[each]) for candidate, each in traits)


def settled(
    signs: Iterable[Sign], weights: Iterable[tuple[Candidate, float]], documents: Iterable[Instrument] = ()
) -> tuple[Sign, ...]:
    """The evidence for ties without that for unlikely pairs, and with some for likely ones that have none.

    `documents` are those of the article: what the heads of both places signed needs no more to speak for it.
    """
    signs = tuple(signs)
    weights = _shared_by_groups(signs, weights)
    bars: dict[Partnership, float] = {}
    for sign in signs:
        bars[sign.pair] = min(bars.get(sign.pair, LIKELY), _bar(sign))
    unlikely = {each.pair for each, weight in weights if weight < bars.get(each.pair, LIKELY)}
    unlikely -= {pair for one in documents if is_signed_for_both(one) for pair in one.pairs}
    kept = [sign for sign in signs if sign.pair not in unlikely or sign.status == "denied"]
    new = (each for each, weight in weights if weight >= _bar_of_unread(each) and each.pair not in bars)
    kept += [sign for candidate in new for sign in _signs_for(candidate)]
    return tuple(sorted(kept, key=lambda sign: (sign.start, sign.end)))


def _shared_by_groups(
    signs: Iterable[Sign], weights: Iterable[tuple[Candidate, float]]
) -> tuple[tuple[Candidate, float], ...]:
    """The weights, with their mean for the pairs that one phrase ties all with all: they are a group, or none is.

    "|Cardiff, Nantes and Xiamen| signed a declaration": of the three pairs no two can differ.
    """
    weights = tuple(weights)
    told: dict[tuple[int, int, str], set[Partnership]] = defaultdict(set)
    for sign in signs:
        told[sign.start, sign.end, sign.rule].add(sign.pair)
    known = {candidate.pair: weight for candidate, weight in weights}
    for pairs in told.values():
        members = {place for pair in pairs for place in (pair.one, pair.other)}
        own = [known[pair] for pair in pairs if pair in known]
        if own and len(members) > _PAIR and len(pairs) == len(members) * (len(members) - 1) // 2:
            known |= dict.fromkeys(pairs, sum(own) / len(own))
    return tuple((candidate, known[candidate.pair]) for candidate, _ in weights)


def _bar_of_unread(candidate: Candidate) -> float:
    """The bar for a pair that no rule reads."""
    return TOGETHER if candidate.together else LIKELY


def _bar(sign: Sign) -> float:
    if any(words in sign.rule for words in _LISTED):
        return LIKELY
    if _BY_TWOS in sign.rule or sign.rule == _APPOSED:
        return 0
    return PAPERED if sign.rule.startswith("document-") else READ


def likely(instruments: Iterable[Instrument], weights: Iterable[tuple[Candidate, float]]) -> tuple[Instrument, ...]:
    """The documents without those between places that the article hardly ties."""
    unlikely = {candidate.pair for candidate, weight in weights if weight < PAPERED}
    return tuple(
        one for one in instruments if not one.pairs or not unlikely.issuperset(one.pairs) or is_signed_for_both(one)
    )


def is_signed_for_both(document: Instrument) -> bool:
    """As in "Governor A of X and Deputy Governor B of Y signed a memorandum": who governs its two places, one as head.

    Whatever the article makes of the two: on a journey every stop has a document of its own.
    """
    if document.status != "signed" or len(document.places) != _PAIR:
        return False
    return any(_is_of_both(paper, document.places) for paper in document.papers)


def _is_of_both(paper: Paper, places: frozenset[Place]) -> bool:
    offices = [person.official.office for person in paper.signatories]
    headed = any(office.role in HEADS for office in offices)
    return headed and {office.jurisdiction for office in offices} == places


def _signs_for(candidate: Candidate) -> Iterator[Sign]:
    """The sentence that says most of a pair, as evidence."""
    best = max((*candidate.together, *candidate.alone), key=lambda sight: _says_most(sight, candidate))
    one, pair = best.told, candidate.pair
    if _is_tied_otherwise(candidate, best) or (best.scene.found("given_up") and not candidate.together):
        return  # "C and B have been twins since 1987", "A fourth attempt, with B, was dropped"
    cue = next(iter(best.named_ties or best.scene.relating_words), None)
    kinds = [cue.value] if cue is not None and cue.value != PLAIN else [*one.kinds, *reversed(one.kinds_before)]
    state = stance(best.scene, cue) if cue is not None else _stance_of_place(best, pair)
    if any(_is_another(place, pair) for place in best.spans) and state.status in ("ended", "proposed"):
        state = Stance("active")  # what is planned or over may be the tie of another place there
    if state.status in ("denied", "asked"):
        return
    yield Sign(
        pair=pair,
        kind=kind_of(kinds[0], pair) if kinds else PLAIN,
        status=state.status,
        firm=state.firm,
        start=best.scene.sentence.start,
        end=best.scene.sentence.end,
        rule="weighed-together" if best.spans.keys() >= {pair.one, pair.other} else "weighed-alone",
        confidence=CROSS_SENTENCE,
        since=since_of(one, pair) if state.status != "proposed" else None,
        heading=best.scene.is_title,
    )


def _stance_of_place(sight: Sight, pair: Partnership) -> Stance:
    """How a sentence without a word for the tie speaks of a partner: "|An offer from X| is being studied"."""
    spans = [span for place in (pair.one, pair.other) for span in sight.spans.get(place, ())]
    planned = any(is_planned(sight.scene, start, vaguely=False) for start, _ in spans)
    return Stance("proposed" if planned else "active")


def _is_tied_otherwise(candidate: Candidate, sight: Sight) -> bool:
    """True where a rule reads the sentence as one on a tie of the place with somebody else."""
    read = sight.read
    return candidate.pair not in read and any(candidate.other in (pair.one, pair.other) for pair in read)


def _is_another(place: Place, pair: Partnership) -> bool:
    """True for a place that is none of the two, nor one that a side lies in: "Nantong in |Jiangsu|"."""
    return place not in (pair.one, pair.other) and place.id not in (*pair.one.within, *pair.other.within)


def _says_most(sight: Sight, candidate: Candidate) -> tuple[int, ...]:
    both = {candidate.pair.one, candidate.pair.other}
    return (
        bool(sight.named_ties),
        sight.has_tie,
        both <= sight.acting,
        candidate.other in sight.acting,
        not sight.scene.is_title,
        -sight.scene.index,
    )
