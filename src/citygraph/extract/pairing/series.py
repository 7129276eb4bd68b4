"""Documents or ties of one place, each with a partner of its own: "A signed a memorandum with B, a charter with C"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.pairing import Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, is_led, leads, places_of
from citygraph.extract.scene import Scene
from citygraph.model import Place
from citygraph.phrases import Match

MEMBER = "series-member"  # the rule of one that has a partner of its own
_LED = 50  # characters between a document and its partner: " of cooperation with the German city of "
_FEW = 2
_STOPS = frozenset(",;:()")


def in_series(scene: Scene, story: Story) -> Pairing | None:
    """As in "A has a charter with B and a memorandum with C": the place that acts with each of the partners."""
    members = series_of(scene)
    hub = _hub(scene, story, members)
    if hub is None:
        return None
    return spokes(hub, [party.place for _, run in members for party in run], "series")


def own_partners(scene: Scene, story: Story, cue: Match[str]) -> Pairing | None:
    """As in "a charter with B and |a memorandum| with C": the place that acts, with the partners of one document."""
    members = series_of(scene)
    run = next((run for word, run in members if word.start <= cue.start <= run[0].start), None)
    hub = _hub(scene, story, members) if run is not None else None
    return spokes(hub, places_of(run), MEMBER) if run is not None and hub is not None else None


def series_of(scene: Scene) -> list[tuple[Match[str], list[Party]]]:
    """The documents and ties that "with" leads on from, each with its run of partners; none unless there are two."""
    if len(scene.places) < _FEW or not scene.found("documents"):
        return []
    withs = scene.found_as("with_words", "with")
    found: list[tuple[Match[str], list[Party]]] = []
    words = sorted((*scene.found("documents"), *scene.found("kinds")), key=lambda word: word.start)
    for run in groups(scene):
        if not leads(scene, withs, run[0]):
            continue
        last = found[-1][1][-1].end if found else scene.sentence.start
        if found and (scene.breaks_between(last, run[0].start) or scene.within("sign_verbs", last, run[0].start)):
            return []  # "contacts with A, a day after A's mayor |signed| a charter with C"
        own = [word for word in words if last <= word.start and word.end <= run[0].start]
        near = [word for word in own if _is_plain(scene, word.end, run[0].start)]
        if near:
            found.append((own[0] if found else near[0], run))
    return found if len(found) >= _FEW else []


def segment_of(scene: Scene, position: int) -> tuple[int, int]:
    """What is said of one of several documents: from its word to that of the next."""
    starts = [word.start for word, _ in series_of(scene)]
    start = max((start for start in starts if start <= position), default=scene.sentence.start)
    return start, min((stop for stop in starts if stop > position), default=scene.sentence.end)


def _is_plain(scene: Scene, start: int, end: int) -> bool:
    gap = scene.gap(start, end)
    return len(gap) <= _LED and not _STOPS.intersection(gap)


def _hub(scene: Scene, story: Story, members: Sequence[tuple[Match[str], list[Party]]]) -> Place | None:
    """Who acts before the first of them; where nobody is named, the place whose ties are told."""
    if not members:
        return None
    partners = {party.place for _, run in members for party in run}
    before = [run for run in groups(scene) if run[-1].end <= members[0][0].start]
    if before:
        hub = before[-1][0].place if len(places_of(before[-1])) == 1 and not is_led(scene, before[-1][0]) else None
    else:
        hub = story.hub or story.home
    return hub if hub not in partners else None
