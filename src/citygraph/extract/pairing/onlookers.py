"""Who only looks on: witnesses and guests of what two others do, who are no side of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from citygraph.extract.pairing.parties import Cast, Party
from citygraph.model import Place
from citygraph.phrases import Match

_ACTING = 2  # places that act, so that a third one may look on
_FRONTED = 12  # characters before "in the presence of Governor X, …" at the head of a sentence
_LED = 40  # characters between "in the presence of" and a name, between a name and "looked on"
_ACTS = ("sign_verbs", "documents", "kinds", "tie_verbs", "speech_verbs")


def with_onlookers(cast: Cast, start: int, cues: Mapping[str, Sequence[Match[str]]]) -> Cast:
    """The cast of the sentence at `start`, with officials who look on while two other places act set apart."""
    led, behind = cues.get("witness_verbs", ()), cues.get("onlooking", ())
    if not (led or behind) or len(cast.places) <= _ACTING:
        return cast
    acts = [act for section in _ACTS for act in cues.get(section, ())]
    withs = [word for word in cues.get("with_words", ()) if word.value == "with"]
    found = {*_led_to(cast.parties, led, (*acts, *withs)), *_led_to_first(cast.parties, led, start, acts)}
    found.update(_told_behind(cast.parties, behind, acts))
    if not found:
        return cast
    left = tuple(party for party in cast.parties if party not in found)
    return Cast(left, cast.whereabouts, tuple(found))


def _led_to(parties: Sequence[Party], words: Sequence[Match[str]], acts: Sequence[Match[str]]) -> Iterator[Party]:
    """As in "A and B signed it, |witnessed by| Governor C and D's mayor"; not behind "… by guests, and |with| C"."""
    for word in words:
        acting = {party.place for party in parties if party.end <= word.start}
        again = min((act.start for act in acts if act.start >= word.end), default=None)
        for party in parties:
            if word.end <= party.start and (again is None or party.end <= again) and _may_look_on(party, acting):
                yield party


def _led_to_first(
    parties: Sequence[Party], words: Sequence[Match[str]], start: int, acts: Sequence[Match[str]]
) -> Iterator[Party]:
    """As in "|In the presence of| Governor C, the mayors of A and B signed it": the first one named."""
    for word in words:
        first = next((party for party in parties if party.start >= word.end), None)
        if first is None or word.start - start > _FRONTED or first.start - word.end > _LED:
            continue
        acting = {party.place for party in parties if party.start >= first.end}
        if any(act.start >= first.end for act in acts) and _may_look_on(first, acting):
            yield first


def _told_behind(parties: Sequence[Party], words: Sequence[Match[str]], acts: Sequence[Match[str]]) -> Iterator[Party]:
    """As in "A and B signed it, |with| Governor C |as a witness|", "… |as| Governor C |looked on|"."""
    for word in words:
        told = max((act.end for act in acts if act.end <= word.start), default=0)
        openers = (one.end for one in words if one.value == "opener" and told <= one.start and one.end <= word.start)
        opener = next(openers, None)
        if word.value != "behind" or opener is None:
            continue
        acting = {party.place for party in parties if party.end <= opener}
        on = [party for party in parties if opener <= party.start and party.end <= word.start]
        if on and word.start - on[-1].end <= _LED:
            yield from (party for party in on if _may_look_on(party, acting))


def _may_look_on(party: Party, acting: Set[Place]) -> bool:
    """True for an official of another place than the two or more that act."""
    return party.way == "official" and party.place not in acting and len(acting) >= _ACTING
