"""Ties that are called no more than ties among sister ties: "ties with Kiel", "a similar tie", "offered X"."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.modality import Status, stance
from citygraph.extract.pairing.pair_up import is_of_others
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.dates import stands_by
from citygraph.extract.ties.signs import (
    Sign,
    is_bare,
    is_named_there,
    is_of_unknown,
    is_told_as_plain,
    kind_of,
    leads_on,
    sign_of,
)
from citygraph.phrases import Match

_NEXT = 30
_ALIKE = 8  # characters: " of the "
_OTHER_AFFAIRS = frozenset(("other_parties", "given_up", "not_ties", "routes"))


def by_likeness(one: Told) -> Iterator[Sign]:
    """A plain word for a tie among sister ties: "Twinning goes back to … Ties with Kiel …", "a similar tie with B"."""
    scene, pairing = one.scene, one.pairing
    if pairing is None or one.head is not None or pairing.rule == "spoken-of-before":
        return
    kinds = _kinds_so_far(one) or (one.kinds_before if scene.found("similar") else ())
    if not kinds or is_of_others(scene, pairing):
        return
    papers = (paper for paper in scene.found("documents") if paper.value == "Agreement" or _is_alike(scene, paper))
    for noun in (*scene.found_as("kinds", PLAIN), *papers):
        meant = one.pairing_for(noun, "tie_verbs") if _has_partner(scene, noun) or scene.found("similar") else None
        named = is_named_there(scene, noun) and not _is_alike(scene, noun)
        if meant is None or named or not _is_with_party(scene, noun):
            continue  # "A is twinned with B, while a similar |tie| with Qwertham …"
        if is_of_unknown(scene, noun) or is_told_as_plain(scene, noun):
            continue
        state = stance(scene, noun)
        for pair in meant.pairs:
            yield sign_of(one, pair, kind_of(kinds[0], pair), state.status, state.firm, f"alike-{meant.rule}", meant)
        return


def _kinds_so_far(one: Told) -> tuple[str, ...]:
    """What the paragraph calls ties; where it does so but further on, of others, what the article did before.

    As in "The twinning … ¶ The links with A and B stand. |The friendship link with C| is a matter of schools".
    """
    return one.kinds_before if one.kinds and one.kinds_before and one.kinds[0] not in one.kinds_before else one.kinds


def _has_partner(scene: Scene, noun: Match[str]) -> bool:
    """True for "ties with Kiel", "hubungan dengan Kiel"."""
    return is_bare(scene, noun) and leads_on(scene, noun)


def _is_alike(scene: Scene, noun: Match[str]) -> bool:
    """True for "a sister of A, and has a |tie of the same sort| with B", "a |similar tie| with B"."""
    return any(max(word.start - noun.end, noun.start - word.end) <= _ALIKE for word in scene.found("similar"))


def _is_with_party(scene: Scene, noun: Match[str]) -> bool:
    """True when the clause names a party, or opens with the word for one: "A, |which| signed a similar pact"."""
    start, end = scene.clause(noun.start)
    return any(word.start == start for word in scene.found("relatives")) or any(
        start <= party.start < end for party in scene.parties
    )


def by_like_plan(one: Told) -> Iterator[Sign]:
    """Among ties that were told, a plan of one more: "a similar proposal from X", "X, which offered the same"."""
    scene, hub = one.scene, one.story.hub or one.story.home
    alike = scene.found("similar")
    if not alike or not one.kinds_before or scene.is_title or scene.relates or scene.holds(_OTHER_AFFAIRS):
        return
    if not any(_is_of_plan(scene, word) for word in alike):
        return
    pairing = one.pairing
    if pairing is None or pairing.is_spoken_of:
        places = tuple(dict.fromkeys(party.place for party in scene.parties))
        if scene.found("between_words") and len(places) > 1:
            hub, places = places[0], places[1:]  # "a similar plan |between A and B|"
        if hub is None or len(places) != 1 or hub in places:
            return
        pairing = spokes(hub, places, "like-plan", CROSS_SENTENCE)
    for pair in pairing.pairs:
        yield sign_of(one, pair, kind_of(one.kinds_before[-1], pair), "proposed", True, "like-plan", pairing)


def _is_of_plan(scene: Scene, word: Match[str]) -> bool:
    """True for "usulan |serupa|", "menawarkan hal |serupa|", "a |similar| offer": a plan right beside the likeness."""
    plans = (*scene.found_as("planned", "verb", "vague"), *scene.found("overtures"))
    return any(max(word.start - plan.end, plan.start - word.end) <= _ALIKE for plan in plans) and not is_denied(
        scene, word.start
    )


def by_object(one: Told) -> Iterator[Sign]:
    """A partner alone, planned or given up among sister ties: "The consul offered X", "The council dropped X"."""
    scene, topic = one.scene, one.topic
    kinds = one.kinds or one.kinds_before
    if topic is None or not kinds or scene.found("other_parties") or scene.is_title:
        return
    place = next(party for party in scene.parties if party.place != topic.hub)
    if scene.found("given_up") or "-" in scene.document.aligned[place.start - 1 : place.end + 1]:
        return  # "was proposed but never got off the ground"; "the |X-Y| yacht race"
    states: tuple[tuple[str, str, Status], ...] = (("planned", "verb", "proposed"), ("ended", "strong", "ended"))
    for section, word, status in states:
        verbs = [verb for verb in scene.found_as(section, word) if 0 <= place.start - verb.end <= _NEXT]
        if not verbs and topic.is_addressed:  # "Adapun pembicaraan dengan X masih penjajakan"
            verbs = [verb for verb in scene.found_as(section, word) if not scene.breaks_between(place.end, verb.start)]
        if verbs and not any(0 <= verbs[-1].start - word.end <= 1 for word in scene.found("denied")):
            for pair in topic.pairs:
                yield sign_of(one, pair, kind_of(kinds[0], pair), status, True, f"{status}-partner", topic)
            return
    if topic.is_addressed and _has_since_beside(scene, place):  # "With Lviv, since 1989, things …"
        for pair in topic.pairs:
            yield sign_of(one, pair, kind_of(kinds[0], pair), "active", False, "addressed-partner", topic)


def _has_since_beside(scene: Scene, party: Party) -> bool:
    behind = (word for word in scene.found("since_words") if word.start >= party.end)
    return any(stands_by(scene, party.end, word.start) for word in behind)
