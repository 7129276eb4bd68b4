"""What speaks for or against a tie of two places: how the article names them, together and apart.

Every trait is a number. None looks at what a place or a language is called, so that what they say of one article
holds for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from citygraph.extract.pairing.runs import groups
from citygraph.extract.thing import Partnership
from citygraph.extract.weighing.sights import Sight, Sights, Span
from citygraph.lexicon import Lexicon
from citygraph.model import Place
from citygraph.records import record

_MANY = 9
_NEAR = 25  # characters between a word for a tie and a place that it stands at
_LED = 20  # … between "with" and the place that it leads to
_COUNTRY_TOLD = frozenset(("place-beside", "nationality-before"))
_DATED = 22  # characters: ", Japan (since "
_DASHES = ("-", "–")

_FEWEST = 14  # numbers of "together" … "both govern", before "fewest places"
_TOLD_OF_BOTH, _TOLD_OF_ONE = 20, 11  # numbers that sentences add up to

_STANDING = ("close", "adjacent", "tie between", "tie beside", "with between", "led by with", "one clause", "and")

NAMES = (
    # the two places, in the whole article
    "home",  # one is the place that the story is told from
    "rank of the more named",
    "rank of the less named",
    "same country",
    "cities",  # how many of the two: 2, 1, 0
    "both in the title",
    "one in the title",
    "title names a tie",
    "places",  # of the article
    "part that names ties",  # of its sentences
    # sentences that name both
    "together",
    "together, tie",
    "together, named tie",
    "together, document",
    "together, signed",
    "together, events",
    "together, others",  # companies, schools, states
    "together, explained",
    "together, likened",
    "together, planned",
    "both act",
    "both act, named tie",
    "both act, document",
    "both govern",
    "fewest places",
    "in one list",
    "on two sides",
    "meant by both",  # "the two cities" stands behind a sentence that names no others
    "no others, tie",  # no other places stand in the sentence
    "besides one",  # "besides A, B is twinned with C"
    "home beside",  # another place, from which the story is told, stands there too
    # how they stand to one another in those that name a tie …
    *(f"{name}, named tie" for name in _STANDING),
    # … and in all
    *_STANDING,
    # sentences that name one of them, while the other is the home
    "alone",
    "alone, tie",
    "alone, named tie",
    "alone, acts at named tie",
    "alone, led by with",
    "alone, document",
    "alone, planned",
    "alone, listed",
    "alone, led by tie",  # "with its twin towns, A, B and C"
    "alone, in one list",  # with two other places at least
    "alone, tie around",  # the paragraph names a tie
    "alone, places around",  # the most that stand in one of these sentences
    # where else the two stand near
    "next sentence",
    "other acts",  # sentences in which the one that is not the home acts
    "other's country told",
    "other's date",  # a date stands right behind it
    # what rules read of the two, one sentence at a time: they take more for ties than the article tells
    "read",  # pairs in the article
    "read, partners of the most tied",
    "read, most tied",  # how many of the two are that place: 2, 1, 0
    "read, partners of the less tied",
    "read, partners of the more tied",
    "together, read otherwise",  # one of the two, or both, with others alone
    "alone, read with a third",
    "alone, not read",
    # the paragraphs and sentences in which the one that is not the home stands
    "other's nearest named tie",  # sentences from one that names it to one that names a tie
    "other arrives",  # "joined", "followed", "came"
    "other's sentences with dates",
    "places of other's paragraph",  # the most
    "countries of other's paragraph",
    "home in other's paragraph",
    "ties named before other",
)


@record
class Candidate:
    """Two places of an article that it may tie, the sentences that name both, and those that leave out the home."""

    pair: Partnership
    together: tuple[Sight, ...]
    alone: tuple[Sight, ...]
    other: Place  # the one that is not the home, or the less named


def candidates_of(sights: Sights) -> Iterator[Candidate]:
    """The pairs that a sentence names, and the home with each place of another sentence."""
    seen: dict[Partnership, None] = {}
    for sight in sights.naming:
        here = list(sight.spans)
        for at, one in enumerate(here):
            for other in here[at + 1 :]:
                seen.setdefault(Partnership.pair(one, other))
            if sights.home is not None and one != sights.home:
                seen.setdefault(Partnership.pair(sights.home, one))
    for pair in seen:
        if pair.one == pair.other or pair.one.id in pair.other.within or pair.other.id in pair.one.within:
            continue
        together = tuple([one for one in sights.of(pair.one) if pair.other in one.spans])
        less = max((pair.one, pair.other), key=lambda place: sights.ranks.get(place, _MANY))
        other = less if sights.home not in (pair.one, pair.other) else _other(pair, sights.home)
        alone: tuple[Sight, ...] = ()
        if sights.home in (pair.one, pair.other):
            alone = tuple([one for one in sights.of(other) if sights.home not in one.spans])
        yield Candidate(pair, together, alone, other)


def _other(pair: Partnership, home: Place | None) -> Place:
    return pair.other if pair.one == home else pair.one


def traits_of(candidate: Candidate, sights: Sights) -> tuple[float, ...]:
    """The numbers of :data:`NAMES` for a pair."""
    return (
        *_in_article(candidate, sights),
        *_together(candidate, sights),
        *_between(candidate),
        *_alone(candidate),
        *_elsewhere(candidate, sights),
        *_read(candidate, sights),
        *_around(candidate, sights),
    )


def _in_article(candidate: Candidate, sights: Sights) -> tuple[float, ...]:
    pair = candidate.pair
    ranks = sorted(min(sights.ranks.get(place, _MANY), _MANY) for place in (pair.one, pair.other))
    titled = [place in sights.title.spans for place in (pair.one, pair.other)]
    return (
        sights.home in (pair.one, pair.other),
        *ranks,
        pair.one.country == pair.other.country,
        (pair.one.type == "City") + (pair.other.type == "City"),
        all(titled),
        any(titled),
        bool(sights.title.named_ties),
        min(len(sights.ranks), 2 * _MANY),
        sights.part_naming_ties,
    )


def _added(rows: Sequence[tuple[int, ...]], width: int) -> tuple[int, ...]:
    """What the sentences say together, each of which has a row of so many numbers."""
    if len(rows) == 1:
        return rows[0]
    return tuple(map(sum, zip(*rows))) if rows else (0,) * width


def _together(candidate: Candidate, sights: Sights) -> tuple[float, ...]:
    together = candidate.together
    told = _added([_told_of_both(one, candidate.pair, sights) for one in together], _TOLD_OF_BOTH)
    named = [sight for sight in together if sight.named_ties]
    fewest = min((len(one.spans) for one in named or together or candidate.alone), default=_MANY)
    return (*told[:_FEWEST], fewest, *told[_FEWEST:])


def _told_of_both(sight: Sight, pair: Partnership, sights: Sights) -> tuple[int, ...]:
    """What a sentence that names both says of them: :data:`NAMES` from "together" on, "fewest places" apart."""
    both = {pair.one, pair.other}
    *tells, planned = sight.tells
    named, alone = bool(sight.named_ties), len(sight.spans) == len(both)
    acts, lists = both <= sight.acting, sum(both <= run for run in sight.runs)
    return (
        1,
        *tells,
        planned and named,
        acts,
        acts and named,
        acts and sight.tells_of_signing,
        both <= sight.governing,
        lists > 0,
        (1 - lists) * acts,
        alone and _is_meant_by_both(sight, sights),
        alone and sight.has_tie,
        _stands_besides(sight, pair),
        sights.home in sight.spans and sights.home not in both,
    )


def _stands_besides(sight: Sight, pair: Partnership) -> bool:
    """True for A in "|besides A|, B is twinned with C"."""
    words = sight.scene.found("besides")
    spans = [*sight.spans[pair.one], *sight.spans[pair.other]] if words else []
    return any(0 <= start - word.end <= _LED for word in words for start, _ in spans)


def _is_meant_by_both(sight: Sight, sights: Sights) -> bool:
    """True where the next sentence is on "the two cities"."""
    behind = sights.every[sight.scene.index + 1 : sight.scene.index + 2]
    return any("both_sides" in one.scene.cues for one in behind)


def _between(candidate: Candidate) -> tuple[float, ...]:
    """How the two stand at best in sentences that name a tie, and in all: see "close" … "and" in :data:`NAMES`."""
    every: tuple[float, ...] = (0.0,) * 8
    named = every
    for sight in candidate.together:
        for one, other in product(sight.spans[candidate.pair.one], sight.spans[candidate.pair.other]):
            left, right = (one, other) if one < other else (other, one)
            stand = _stand(sight, left, right)
            every = tuple(map(max, every, stand))
            named = tuple(map(max, named, stand)) if sight.named_ties else named
    return (*named, *every)


def _stand(sight: Sight, left: Span, right: Span) -> tuple[float, ...]:
    scene = sight.scene
    gap = scene.gap(left[1], right[0])
    withs = [word for word in scene.found_as("with_words", "with") if left[1] <= word.start < right[0]]
    return (
        1 / (1 + len(gap.split())),
        not any(left[1] <= start < right[0] for spans in sight.spans.values() for start, _ in spans),
        any(left[1] <= word.start < right[0] for word in sight.named_ties),
        any(abs(word.start - right[1]) < _NEAR or abs(right[0] - word.end) < _NEAR or abs(left[0] - word.end) < _NEAR
            for word in sight.named_ties),
        bool(withs),
        any(right[0] - word.end <= _LED for word in withs),
        not scene.breaks_between(left[1], right[0]),
        gap.strip() in _linking(scene.lexicon),
    )  # fmt: skip


@cache
def _linking(lexicon: Lexicon) -> frozenset[str]:
    """What may stand between two places that are named as a pair: "A and B", "A – B"."""
    return frozenset((*lexicon.words("list_links"), *_DASHES))


def _alone(candidate: Candidate) -> tuple[float, ...]:
    alone = candidate.alone
    told = _added([_told_of_one(one, candidate.other) for one in alone], _TOLD_OF_ONE)
    return (*told, max((len(one.spans) for one in alone if one.told.kinds), default=0))


def _told_of_one(sight: Sight, place: Place) -> tuple[int, ...]:
    """What a sentence without the home says of the other place: from "alone" on in :data:`NAMES`."""
    cues, named = sight.scene.cues, bool(sight.named_ties)
    return (
        1,
        sight.has_tie,
        named,
        named and place in sight.acting,
        _is_led(sight, place),
        "documents" in cues,
        named and "planned" in cues,
        sight.listed,
        named and _is_led_by_tie(sight, place),
        any(place in run for run in sight.runs),
        bool(sight.told.kinds),
    )


def _is_led(sight: Sight, place: Place) -> bool:
    withs = sight.scene.found_as("with_words", "with")
    return any(0 <= start - word.end <= _LED for start, _ in sight.spans[place] for word in withs)


def _is_led_by_tie(sight: Sight, place: Place) -> bool:
    """True when a word for a tie stands right before the list that the place is in."""
    for run in groups(sight.scene):
        if any(party.place == place for party in run):
            return any(0 <= run[0].start - word.end <= _LED for word in sight.named_ties)
    return False


def _elsewhere(candidate: Candidate, sights: Sights) -> tuple[float, ...]:
    other, own = candidate.other, sights.of(candidate.other)
    return (
        _times_that_they_follow(candidate.pair, sights),
        sum(other in one.acting for one in own),
        any(mention.place == other for one in own for mention in one.scene.mentioned if mention.rule in _COUNTRY_TOLD),
        any(0 <= date.start - end <= _DATED for one in own for _, end in one.spans[other] for date in one.scene.dates),
    )


def _times_that_they_follow(pair: Partnership, sights: Sights) -> int:
    """How often one place is named in a sentence, and the other in the next of the paragraph."""
    followed = {sight.scene.index for place, other in ((pair.one, pair.other), (pair.other, pair.one))
                for sight in sights.of(place)
                if (behind := sights.behind.get(sight.scene.index)) is not None and other in behind.spans}  # fmt: skip
    return len(followed)


def _read(candidate: Candidate, sights: Sights) -> tuple[float, ...]:
    """What rules read of the two, with one another and with others: see "read" in :data:`NAMES`."""
    pair, other = candidate.pair, candidate.other
    partners, most = sights.partners, sights.most_partners
    tied = sorted(partners[place] for place in (pair.one, pair.other))
    alone = [[each for each in one.read if other in (each.one, each.other)] for one in candidate.alone]
    return (
        len(sights.read),
        most,
        (most > 0) * sum(count == most for count in tied),
        *tied,
        sum(pair not in one.read and _is_of_either(one.read, pair) for one in candidate.together),
        sum(any(each != pair for each in pairs) for pairs in alone),
        sum(not pairs for pairs in alone),
    )


def _around(candidate: Candidate, sights: Sights) -> tuple[float, ...]:
    """What stands in the sentences and paragraphs of the other: the last of :data:`NAMES`."""
    own = sights.of(candidate.other)
    beside = [sights.in_paragraph(one) for one in own]
    return (
        min((sights.steps_to_tie(one) for one in own), default=_MANY),
        sum("arriving_verbs" in one.scene.cues for one in own),
        sum(bool(one.scene.dates) for one in own),
        max((len(places) for places in beside), default=0),
        max((len({place.country for place in places}) for places in beside), default=0),
        sum(sights.home in places for places in beside),
        any(one.told.kinds_before for one in own),
    )


def _is_of_either(read: Iterable[Partnership], pair: Partnership) -> bool:
    """True when one of the pairs read has a side of a pair."""
    return any(place in (each.one, each.other) for each in read for place in (pair.one, pair.other))
