"""Partners that a sentence adds to the one it tells of: "Ostra twinned with Velmo in 1969; |Brin followed in 1972|".

And "Its twinning with Velmo |was followed by others: Brin| in 1972, Lund in 1980".
"""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.pairing.pairing import CROSS_SENTENCE
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.dates import date_by
from citygraph.extract.ties.signs import Sign, kind_of
from citygraph.model import Place

_TOLD_IN_TURN = frozenset(("ranks", "then_words", "more_partners"))
_OTHERS = 2  # words between "followed by" and the first: " others: ", " those with "
_OTHER_DEEDS = frozenset(("other_parties", "not_ties", "hosting", "delegations"))


def by_follower(one: Told) -> Iterator[Sign]:
    """The hub with who "followed", "came next" in a clause of its own, under the word for the tie before it."""
    scene, hub = one.scene, _hub(one)
    if hub is None or not scene.holds(_TOLD_IN_TURN) or scene.found("planned") or scene.holds(_OTHER_DEEDS):
        return
    kinds = [word for word in scene.relating_words if word.value != PLAIN]
    followers = (*_followers(scene, kinds[0].end), *_named_behind(scene, kinds[0].end)) if kinds else ()
    for party in dict.fromkeys(followers):
        if party.place != hub:
            pair = Partnership.pair(hub, party.place)
            kind = kind_of(kinds[0].value, pair)
            yield Sign(
                pair, kind, "active", True, scene.sentence.start, scene.sentence.end, "follower", CROSS_SENTENCE,
                since=date_by(one, pair),
            )  # fmt: skip


def _hub(one: Told) -> Place | None:
    """Whose ties the sentence tells: the home if it is a side, else that of one hub."""
    pairing = one.pairing
    if pairing is None or one.head is not None or pairing.is_spoken_of or pairing.mutual:
        return None
    return one.story.home if one.story.home in pairing.places and not pairing.is_list else pairing.hub


def _followers(scene: Scene, told: int) -> Iterator[Party]:
    """The places of each clause that says who followed, and names no tie."""
    for word in scene.found("ranks"):
        start, end = scene.clause(word.start)
        if start <= told or any(start <= tie.start < end for tie in scene.relating_words):
            continue
        dated = any(start <= date.start < end for date in scene.dates)
        if not dated and len(scene.gap(word.end, end).split()) > 1:
            continue  # "the mayor of Brin followed the ceremony"
        yield from (party for party in scene.parties if start <= party.start < end and party.way == "place")


def _named_behind(scene: Scene, told: int) -> Iterator[Party]:
    """The run that "followed by", "followed by others:", "… and in 1991 |it added|" leads to at once."""
    behind = [
        word
        for word in scene.found("then_words")
        if any(cue.start <= word.start and word.end <= cue.end for cue in scene.found("followed_by"))
    ]
    for word in (*behind, *scene.found("more_partners")):
        run = next((run for run in groups(scene) if run[0].start >= word.end), None)
        if word.start < told or run is None:
            continue
        between = scene.gap(word.end, run[0].start)
        if len(between.split()) <= _OTHERS and not scene.within("events", word.end, run[0].start):
            yield from run
