"""Partners that are only sought: "is twinned with A and is in talks with B", "met envoys of B to discuss ties"."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.pairing.located import FROM
from citygraph.extract.pairing.pairing import DIRECT, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, is_led, left_in_gap
from citygraph.extract.pairing.spoken_of import two_of
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.ends import is_definite
from citygraph.extract.ties.signs import Sign, kind_of, sign_of
from citygraph.extract.ties.tying import is_talked_over
from citygraph.model import Place
from citygraph.phrases import Match

_OTHER_AFFAIRS = frozenset(("other_parties", "given_up", "not_ties"))
_FROM_THE_CITY = 18  # characters: " from the city of "
_TALKED_OF = 25  # characters: " possible areas of "
_SOUGHT = 30  # characters: " with the Chinese city of "


def by_courting(one: Told) -> Iterator[Sign]:
    """As in "A is a sister city of B |and is in talks with C|", "A, twinned with B, |is courting C|"."""
    scene = one.scene
    if not scene.names_kind or scene.is_title or one.head is not None or scene.holds(_OTHER_AFFAIRS):
        return
    for plan in scene.found_as("planned", "verb"):
        ties = [word for word in scene.relating_words if word.value != PLAIN and word.end <= plan.start]
        sought = _sought(scene, plan)
        subject = _subject(one, ties[-1]) if ties else None
        if subject is None or not sought or is_denied(scene, plan.start) or not _is_second(scene, ties[-1], plan):
            continue
        pairing = spokes(subject, [party.place for party in sought], "courted", DIRECT)
        for pair in pairing.pairs:
            yield sign_of(one, pair, kind_of(ties[-1].value, pair), "proposed", True, "tie-courted", pairing)


def by_talks(one: Told) -> Iterator[Sign]:
    """As in "The mayor of A met a delegation from B to |discuss cooperation|": no tie yet, but talk of one."""
    scene = one.scene
    if scene.is_title or scene.names_kind or one.head is not None or scene.holds(_OTHER_AFFAIRS):
        return
    told = any(is_talked_over(scene, noun) or _is_explored(scene, noun) for noun in scene.found_as("kinds", PLAIN))
    pairing = two_of(scene) if told and _come_as_envoys(scene) else None
    if pairing is not None:
        (pair,) = pairing.pairs
        yield sign_of(one, pair, PLAIN, "proposed", False, "tie-talked-of", pairing)


def _is_explored(scene: Scene, noun: Match[str]) -> bool:
    """True for "to |explore| cooperation"; not for "to explore the ties"."""
    plans = [plan for plan in scene.found_as("planned", "verb") if 0 <= noun.start - plan.end <= _TALKED_OF]
    plain = any("," not in scene.gap(plan.end, noun.start) and not is_denied(scene, plan.start) for plan in plans)
    return plain and not is_definite(scene, noun)


def _come_as_envoys(scene: Scene) -> bool:
    """False for "met students from B": who comes from a place acts for it in a delegation alone."""
    spots = [spot for spot in scene.cast.whereabouts if spot.way == FROM and spot.place.type != "Country"]
    words = scene.found("delegations")
    return all(any(0 <= spot.start - word.end <= _FROM_THE_CITY for word in words) for spot in spots)


def _subject(one: Told, tie: Match[str]) -> Place | None:
    """Who acts before the tie, else the place whose ties are told."""
    before = [run for run in groups(one.scene) if run[-1].end <= tie.start]
    if before:
        return before[0][0].place if len(before[0]) == 1 and not is_led(one.scene, before[0][0]) else None
    return one.story.hub or one.story.home


def _sought(scene: Scene, plan: Match[str]) -> list[Party]:
    """The run that a plan leads to at once, unless something else than a tie is talked of: "… with C on a flight"."""
    run = next((run for run in groups(scene) if run[0].start >= plan.end), None)
    if run is None or run[0].start - plan.end > _SOUGHT or left_in_gap(scene, plan.end, run[0].start, "with_words"):
        return []
    if scene.document.aligned.startswith("'", run[-1].end):
        return []  # "is seeking |C's| support"
    topics = scene.lexicon.phrases("topic_words").find(scene.document.scan, run[-1].end, scene.sentence.end)
    on_else = any(0 <= word.start - run[-1].end <= 1 for word in topics)
    ties = [word for word in (*scene.relating_words, *scene.found("documents")) if word.start >= run[-1].end]
    return run if ties or not on_else else []


def _is_second(scene: Scene, tie: Match[str], plan: Match[str]) -> bool:
    """True where the tie has its partner before the plan, and "and" or a comma stands between the two."""
    partners = [party for party in scene.parties if party.end <= plan.start]
    if not partners:
        return False
    last = max(partners[-1].end, tie.end)
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, last, plan.start)
    return len(partners) > 1 and (bool(links) or "," in scene.gap(last, plan.start))
