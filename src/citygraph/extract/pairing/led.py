"""The partners that a word for a tie leads to: by "with", by a list right behind it, or by "joining"."""

from __future__ import annotations

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.ranges import holds_range
from citygraph.extract.pairing.runs import groups, is_led, leads
from citygraph.extract.pairing.sides import with_others_led
from citygraph.extract.scene import Scene, left_of
from citygraph.phrases import Match

_LED = 50  # characters between a word for a tie, "with" and the partner
STOPS = frozenset(",;:()")


def run_behind(scene: Scene, cue: Match[str]) -> list[Party]:
    """The run of parties to which "with" leads from a word for a tie."""
    party = next((party for party in scene.parties if party.start >= cue.end), None)
    if party is None:
        return []
    for word in scene.found("with_words"):
        if not cue.start <= word.start or word.end > party.start:
            continue
        at_once = word.end <= cue.end or word.start - cue.end <= 1
        if (word.value == "with" or at_once) and is_plain(scene, cue.end, party.start):
            if (meant := _owned_by(scene, party)) is not None:
                return [meant]
            behind = [run for run in groups(scene) if run[-1].start >= party.start and is_led(scene, run[0])]
            runs = with_others_led(scene, behind) if behind and party in behind[0] else [[party]]
            return [one for run in runs for one in run if one.start >= party.start]
    return []


def _owned_by(scene: Scene, party: Party) -> Party | None:
    """As in "with Wuxi's neighbour |Suzhou|", "with Ostra's opposite in every way, |Velmo|": not who owns is meant."""
    after = scene.document.aligned[party.end : party.end + 2]
    following = next((one for one in scene.parties if one.start >= party.end), None)
    if not after.startswith("'") or following is None or following.start - party.end > _LED:
        return None
    return following if scene.gap(party.end, following.start).count(",") <= 1 else None


def is_plain(scene: Scene, start: int, end: int) -> bool:
    """True where no mark and no clause stands between."""
    gap = scene.gap(start, end)
    return len(gap) <= _LED and not STOPS.intersection(gap) and not scene.breaks_between(start, end)


def joined_by(scene: Scene, end: int) -> list[Party]:
    """As in "…, joining |A and B|": other partners, behind the newest."""
    joins = [word for word in scene.found("joining") if word.start >= end]
    run = next((run for run in groups(scene) if leads(scene, joins, run[0])), None)
    return run or []


def told_behind(scene: Scene, end: int) -> list[Party]:
    """As in "A's sisters are |B and C|", "A's twin |B|", "A's twin in Japan, |B|"."""
    run = next((run for run in groups(scene) if run[0].start >= end), None)
    if run is None or scene.breaks_between(end, run[0].start):
        return []
    if holds_range(scene.document.scan, scene.lexicon, end, run[0].start):
        return run
    sections = ("inside_words", "place_types", "list_openers", "nationalities", "copulas", "next_words")
    fillers = scene.lexicon.phrases(*sections)
    spans = [(word.start, word.end) for word in fillers.find(scene.document.scan, end, run[0].start)]
    spans += [(one.start, one.end) for one in scene.asides]
    rest = left_of(scene.document.scan, end, run[0].start, spans)
    return run if not any(char.isalnum() for char in rest.replace(" the ", " ")) else []
