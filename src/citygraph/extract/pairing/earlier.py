"""Earlier partners: those behind "after", "selain", "setelah dengan" in a sentence on ties."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import TIE_GAP, groups, holds_only
from citygraph.extract.scene import Scene, left_of
from citygraph.phrases import Match

_TOLD = frozenset(("turn_words", "partner_words"))
_DEEDS = ("copulas", "having_verbs", "tie_verbs", "sign_verbs")
_QUOTE = 2  # marks before the first word of a sentence
_LED_GAP = 50  # characters between "besides" and a partner: " its sister city agreement with the city of "
_LED_BY = ("with_words", "documents", "kinds", "owners")  # "besides |its pact with| X", "selain |dengan| X"


def without_earlier(scene: Scene) -> Scene:
    """As in "Selepas Nanning, Ipoh …": the earlier partner, or who was passed over, is no party to what follows."""
    apart = (*earlier_partners(scene), *_passed_over(scene))
    if not apart:
        return scene
    rest = tuple(party for party in scene.parties if party not in apart)
    return scene.with_cast(scene.cast.of(rest)) if rest else scene


def _passed_over(scene: Scene) -> list[Party]:
    """As in "|Batal dengan X|, A menggandeng Y", "A chose Y |rather than X|": who was no partner in the end."""
    return [
        party
        for cue in scene.found("passed_over")
        for party in scene.parties
        if 0 <= party.start - cue.end < TIE_GAP and holds_only(scene, cue.end, party.start, "with_words")
    ]


def earlier_partners(scene: Scene) -> tuple[Party, ...]:
    """The parties behind "after", "selain", "setelah dengan" in a sentence on ties."""
    if not scene.found("former_ties"):
        return ()
    told = scene.relating_words or scene.holds(_TOLD) or scene.found_as("tie_verbs", "partner", "mutual")
    if not told and not signs_another(scene):
        return ()
    found: list[Party] = []
    for party in scene.parties:
        cue = next((one for one in scene.found("former_ties") if _leads_earlier(scene, one, party)), None)
        if cue is not None:
            run = next(run for run in groups(scene) if party in run)
            behind = any(one.end <= cue.start for one in scene.parties)  # "twinned with X, after A, B and C"
            linked = _linked_on(scene, run[run.index(party) :], all_of=behind and not _opens(scene, cue))
            found += _without_subject(scene, linked)
    return tuple(found)


def signs_another(scene: Scene) -> bool:
    """True for "Selain X, A |meneken perjanjian| dengan Y": what it signs with Y it has with X too."""
    return bool(scene.found("documents") and scene.found_as("sign_verbs", "active", "passive"))


def _without_subject(scene: Scene, linked: Sequence[Party]) -> Sequence[Party]:
    """The earlier partners without who acts behind them: "besides |A|, B has a twin in C", of "A, B" that is.

    None are where all act: "two years after A and B became sisters".
    """
    if not _do_something(scene, linked[-1]):
        return linked
    apart = len(linked) > 1 and not scene.lexicon.phrases("list_links").find(
        scene.document.scan, linked[-2].end, linked[-1].start
    )
    return linked[:-1] if apart else ()


def _do_something(scene: Scene, last: Party) -> bool:
    """True for "two years after A and |B| became sisters": a clause of its own, and no partners that came before."""
    verbs = (verb for section in _DEEDS for verb in scene.found(section))
    return any(verb.start - last.end == 1 for verb in verbs)


def _opens(scene: Scene, cue: Match[str]) -> bool:
    return cue.start - scene.sentence.start <= _QUOTE


def _leads_earlier(scene: Scene, cue: Match[str], party: Party) -> bool:
    """True for "after X"; "menyusul X" means so only where a sentence opens with it, else X is the newcomer.

    And for "the |first| such tie |since X|".
    """
    if any(word.start == cue.start for word in scene.found("since_words")):
        start, _ = scene.clause(cue.start)
        return party.start - cue.end == 1 and bool(scene.within("ordinal_words", start, cue.start))
    follows = any(turn.start == cue.start for turn in scene.found("turn_words"))
    near = 0 <= party.start - cue.end < _LED_GAP and holds_only(scene, cue.end, party.start, *_LED_BY)
    return near and (_opens(scene, cue) or not follows)


def _linked_on(scene: Scene, run: Sequence[Party], *, all_of: bool) -> list[Party]:
    """A run's members; of one that opens the sentence those before a bare comma: "After A and B, C …".

    Of three and more those before the comma behind the last: "After A, B and C, D …".
    """
    if all_of:
        return list(run)
    links = scene.lexicon.phrases("list_links")
    linked = [bool(links.find(scene.document.scan, one.end, other.start)) for one, other in pairwise(run)]
    last = max((at for at, is_linked in enumerate(linked, 1) if is_linked), default=0)
    if last > 1 and _ends_in_comma(scene, run[last]):
        return list(run[: last + 1])
    return list(run[: linked.index(False) + 1 if False in linked else len(run)])


def _ends_in_comma(scene: Scene, party: Party) -> bool:
    """True for the C of "After A, B and |C (Japan), |it is the turn of D", "Setelah A, B, dan |C di Jepang, |…".

    And of "after A (2019), B (2020) and |C (2021), |…".
    """
    spans = [(place.start, place.end) for place in scene.mentioned]
    spans += [(date.start, date.end) for date in scene.dates]
    words = scene.lexicon.phrases("inside_words").find(scene.document.scan, party.end, scene.sentence.end)
    spans += [(word.start, word.end) for word in words[:1]]
    return left_of(scene.document.scan, party.end, scene.sentence.end, spans).lstrip(" ()").startswith(",")
