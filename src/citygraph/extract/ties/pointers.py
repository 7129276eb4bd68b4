"""Ties that are pointed at by their partner alone, the home's among others: "the one with X", "the X link"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from citygraph.extract.modality import Stance, stance
from citygraph.extract.pairing.earlier import earlier_partners
from citygraph.extract.pairing.frames import pointed_partners
from citygraph.extract.pairing.owners import owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, DIRECT, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import is_led, leads
from citygraph.extract.pairing.told import Told
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.ends import lapses
from citygraph.extract.ties.signs import (
    SISTER,
    Sign,
    is_bare,
    is_named_there,
    is_of_unknown,
    is_told_as_plain,
    kind_of,
    sign_of,
)
from citygraph.model import Place
from citygraph.phrases import Match

_SISTERLY = frozenset(("sister-city", "sister-region", SISTER))


def by_pointer(one: Told) -> Iterator[Sign]:
    """Each partner that a word without a name of its own for the tie leads to, among the ties that are told of."""
    scene = one.scene
    if one.head is not None or scene.is_title or not scene.parties:
        return
    found = list(pointed_partners(scene))
    pointed = {party for _, partners in found for party in partners}
    for cue, partners in found:
        hub = _hub(one, cue, partners, pointed)
        if hub is None or is_named_there(scene, cue) or scene.found("other_parties"):
            continue
        pairing = spokes(hub, [party.place for party in partners], "pointed-at", CROSS_SENTENCE)
        stop = min((other.start for other, _ in found if other.start > cue.start), default=scene.sentence.end)
        over = any(lapses(scene, cue.end, stop))
        state = Stance("ended", firm=True) if over else stance(scene, cue)
        if cue in scene.found("tie_pointers") and _is_told_beside(one, partners):
            continue
        is_theirs = hub not in (one.story.hub, one.story.home)  # "|X| suspended its own ties with Y": ties of others
        kinds = one.kinds or tuple(kind for kind in one.kinds_before if kind in _SISTERLY and not is_theirs)
        kinds = () if is_told_as_plain(scene, cue) else kinds
        for pair in pairing.pairs:
            kind = kind_of(kinds[0], pair) if kinds else PLAIN
            yield sign_of(one, pair, kind, state.status, state.firm, f"pointer-{pairing.rule}", pairing)


def _is_told_beside(one: Told, partners: Sequence[Party]) -> bool:
    """True for "bound by cooperation with A, and |with B|": the sentence calls the tie itself."""
    pairing, places = one.pairing, {party.place for party in partners}
    told = pairing is not None and pairing.confidence == DIRECT and pairing.is_list and places <= pairing.places
    named = any(not is_bare(one.scene, kind) for kind in one.scene.found_as("kinds", PLAIN))
    return told and named and not one.scene.names_kind


def _hub(one: Told, cue: Match[str], partners: Sequence[Party], pointed: Set[Party]) -> Place | None:
    """Whose tie is pointed at: whose it is said to be, else whose ties were told last."""
    owner = owner_of(one.scene, cue.start, cue.start)
    if owner is None and is_of_unknown(one.scene, cue):
        return None
    places = [party.place for party in partners]
    if owner is not None and owner not in places:
        return owner
    earlier = earlier_partners(one.scene)  # "Besides X, its partners are A and B"
    before = [p for p in one.scene.parties if p.end <= cue.start and p not in pointed and p not in earlier]
    withs = one.scene.found_as("with_words", "with")
    hub, acting = one.story.hub, [party for party in before if not leads(one.scene, withs, party)]
    others = {party.place for party in acting if party.place != hub and not is_led(one.scene, party)}
    if others:  # "councillors in X were asked whether links with Y should continue"
        return others.pop() if len(others) == 1 and len(acting) == 1 and acting[0].place not in places else None
    return hub if hub not in places else None
