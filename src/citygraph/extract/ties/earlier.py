"""Partners that a place had before the one at hand: "Selepas Nanning, giliran Lianyungang", "its third after A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citygraph.extract.pairing.earlier import earlier_partners, signs_another
from citygraph.extract.pairing.led import run_behind
from citygraph.extract.pairing.owners import owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import leads
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.dates import date_by
from citygraph.extract.ties.signs import Sign, kind_of
from citygraph.model import Place
from citygraph.phrases import Match

_WITH_GAP = 12  # characters between "with" and a partner: " kabupaten "


def by_earlier(one: Told) -> Iterator[Sign]:
    """As in "Selepas Nanning, giliran Lianyungang …": an earlier partner of the same kind."""
    earlier = earlier_partners(one.scene)
    if not earlier:
        return
    kinds = [cue for cue in one.scene.relating_words if cue.value != PLAIN]
    if kinds and (own := _hub_of_clause(one, kinds, earlier)) is not None:
        pairs = (Partnership.pair(own, party.place) for party in earlier if party.place != own)
        yield from (_sign(one, pair, one.kinds_before[-1], earlier[0]) for pair in pairs)
        return
    partners = {party.place for party in earlier}
    others = [place for place in one.scene.places if place not in partners]
    owner = owner_of(one.scene, kinds[0].start, kinds[0].end) if kinds else None
    withs = one.scene.found_as("with_words", "with")
    led = {party.place for party in one.scene.parties if leads(one.scene, withs, party)}
    owned = owner in others and owner not in led
    told = one.pairing.hub if one.pairing is not None and (one.pairing.is_list or one.pairing.is_had) else None
    had = one.pairing is not None and one.pairing.is_had  # "Besides X, A |has the sister cities| B and C"
    of_many = one.pairing is not None and told in others and owner in one.pairing.places  # "A is a sister of |B| and C"
    if (had or of_many or (not owned and told == one.story.home)) and told is not None and told not in partners:
        owner, owned = told, True  # "Besides X, the city is twinned with A and B"
    hub = _joined_in_turn(one.scene, kinds, earlier) or (owner if owned else None)
    acting = [place for place in others if place not in led]
    newcomers = len(others) > len(acting) == 1  # "|A| signed with X, after B and C"
    hub = hub or (acting[0] if newcomers else _hub_of_earlier(others, one.story.home, one.story.home in partners))
    numbered = not kinds and _is_numbered(one.scene, earlier[0].start)
    kind = kinds[0].value if kinds else one.kinds_before[-1] if numbered and one.kinds_before else PLAIN
    if _are_by_plain_document(one.scene, earlier[0]):
        kind = PLAIN
    ties = kinds or numbered or one.scene.found_as("tie_verbs", "partner") or signs_another(one.scene)
    for party in earlier if ties else ():
        if hub is not None and party.place != hub:
            yield _sign(one, Partnership.pair(hub, party.place), kind, party)


def _are_by_plain_document(scene: Scene, first: Party) -> bool:
    """True for "Selain |MoU dengan| X, A punya kota kembar Y", not for "besides |its sister city pact with| X"."""
    withs = [word for word in scene.found_as("with_words", "with") if 0 <= first.start - word.end <= _WITH_GAP]
    papers = [paper for paper in scene.found("documents") if withs and 0 <= withs[-1].start - paper.end <= 1]
    sisters = (kind for kind in scene.found("kinds") if kind.value != PLAIN and kind.end <= first.start)
    return bool(papers) and not any(
        papers[-1].start - kind.end <= 1 or kind.start >= papers[-1].start for kind in sisters
    )


def _is_numbered(scene: Scene, before: int) -> bool:
    """True for "B is A's |fourth partner| after C", "rakan keempat": one of several of a kind."""
    ordinals = (*scene.found("ordinal_words"), *scene.found("next_words"))
    nouns = [noun for noun in scene.found_as("kinds", PLAIN) if noun.end <= before]
    return any(max(word.start - noun.end, noun.start - word.end) <= 1 for noun in nouns for word in ordinals)


def _sign(one: Told, pair: Partnership, kind: str, party: Party) -> Sign:
    """As in "Selepas Nanning, giliran Lianyungang …", "its third after A and B": a partner that came before."""
    return Sign(
        pair, kind_of(kind, pair), "active", True, party.start, party.end, "earlier-partner", CROSS_SENTENCE,
        since=date_by(one, pair),
    )  # fmt: skip


def _hub_of_clause(one: Told, kinds: Sequence[Match[str]], earlier: Sequence[Party]) -> Place | None:
    """Whose they are in "It is |A's| third after B and C; a charter with X is in place": the clause names no tie."""
    start, end = one.scene.clause(earlier[0].start)
    if any(word.start == start for word in one.scene.found("former_ties")):
        start, _ = one.scene.clause(start - 1)  # "A's third |after B|"
    if not one.kinds_before or any(start <= kind.start < end for kind in kinds):
        return None
    before = [party.place for party in one.scene.parties if start <= party.start < earlier[0].start]
    return before[-1] if len(before) == 1 else None


def _joined_in_turn(scene: Scene, kinds: Sequence[Match[str]], earlier: Sequence[Party]) -> Place | None:
    """The hub in "A was the third city, after B and C, to be twinned with |D|": whose partners came one by one."""
    cue = next((kind for kind in kinds if kind.start >= earlier[-1].end), None)
    if cue is None or scene.breaks_between(earlier[-1].end, cue.start):
        return None
    if not any(word.end <= cue.start for word in scene.found("ordinal_words")):
        return None
    behind = [party.place for party in run_behind(scene, cue)]
    return behind[0] if len(behind) == 1 and behind[0] not in [party.place for party in earlier] else None


def _hub_of_earlier(others: Sequence[Place], home: Place | None, is_earlier: bool) -> Place | None:
    """The home; in "X is the fifth sister of Y after A and B" about neither, Y: X is the newcomer."""
    if is_earlier:
        return others[0] if others else None
    return others[-1] if len(others) > 1 and home not in others else home
