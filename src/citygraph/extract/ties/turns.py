"""Partners whose turn it is among ties that were told: "Kali ini giliran A", "B may be next"."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.modality import Status
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.signs import Sign, kind_of, sign_of

_OF_SOMETHING_ELSE = frozenset(("other_parties", "not_ties", "events"))
_NEXT = 30  # characters between a newcomer and what is planned with it


def by_turn(one: Told) -> Iterator[Sign]:
    """As in "… daftar kota kembar. Kali ini giliran A dan B.": the kind is that of the sentence before."""
    scene, before = one.scene, one.before
    if one.pairing is None or not scene.found("turn_words") or scene.relates:
        return
    kinds = [cue.value for cue in before.relating_words if cue.value != PLAIN] if before is not None else []
    opens = before is None and not one.pairing.is_spoken_of and not scene.holds(_OF_SOMETHING_ELSE)
    kinds = kinds or (list(one.kinds_before[-1:]) if opens else [])
    for pair in one.pairing.pairs if kinds else ():
        planned = is_planned(scene, scene.found("turn_words")[0].start) or is_newcomer_planned(scene, pair)
        planned = planned or (opens and bool(scene.found("next_words")))
        if planned and scene.found("events"):
            return  # "The mayor of X |is to follow| with a visit"
        status: Status = "proposed" if planned else "active"
        yield sign_of(one, pair, kind_of(kinds[-1], pair), status, planned, f"turn-{one.pairing.rule}", one.pairing)


def is_newcomer_planned(scene: Scene, pair: Partnership) -> bool:
    """True for "Berikutnya, |X| yang |akan digandeng|", "|X| masih |dijajaki|": a plan right behind the newcomer."""
    ends = [party.end for party in scene.parties if party.place in (pair.one, pair.other)]
    verbs = (*scene.found("tie_verbs"), *scene.found("sign_verbs"), *scene.found("turn_words"))
    makes = (
        plan
        for plan in scene.found_as("planned", "word", "verb")
        if plan.value == "verb" or any(0 <= verb.start - plan.end <= 1 for verb in verbs)
    )
    return any(0 <= plan.start - end <= _NEXT for plan in makes for end in ends)
