"""Whose partner somebody is: "Bandung's sisters", "its twin", "a trip to X, which has been the city's sister"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import TIE_GAP, holds_only, places_of
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.word_marks import CLOSINGS
from citygraph.lexicon import Lexicon
from citygraph.model import Place
from citygraph.phrases import Match

_OWNER = re.compile(r"'?s?'?\s+(?:[\w'-]+\s+){0,3}")
_NEAR_KIND = 14  # characters
_FAR_KIND = 44  # … with a country between


def owned_antecedent(scene: Scene, story: Story) -> Pairing | None:
    """As in "a trip to X, which has been the city's sister": the home and the name before the clause.

    In "for the people of X, a port, which becomes A's third sister" whose sister it is stands there.
    """
    for word in scene.found("relatives"):
        start, end = scene.clause(word.start)
        kinds = scene.within("kinds", start, end) if word.start == start else ()
        antecedent = _antecedent(scene, start) if kinds else None
        if antecedent is None:
            continue
        both = with_antecedent(scene, story, start, end, [])
        if len(both) > 1 and story.home is not None:
            return spokes(story.home, places_of(both), "antecedent", CROSS_SENTENCE)
        owner = next((owner for kind in kinds if (owner := owner_of(scene, kind.start, kind.end)) is not None), None)
        if owner is not None and owner != antecedent.place:
            return spokes(owner, [antecedent.place], "antecedent")
    return None


def _antecedent(scene: Scene, start: int) -> Party | None:
    """The last name before a clause, and not what lies around it: "|Ostra|, a port in Velmo, which …"."""
    named = [party for party in (*scene.parties, *scene.cast.whereabouts) if party.end <= start]
    around = {outer for party in named for outer in party.place.within}
    inner = [party for party in named if party.place.id not in around and party.place.type != "Country"]
    return max(inner, key=lambda party: party.end, default=None)


def with_antecedent(scene: Scene, story: Story, start: int, end: int, inside: list[Party]) -> list[Party]:
    """As in "X, which is twinned with A", "X, which is the city's sister": the name before, and the owner."""
    antecedent = _antecedent(scene, start)
    if antecedent is None:
        return inside
    both = [antecedent, *(party for party in inside if party.place != antecedent.place)]
    owners = scene.within("owners", start, end)
    if len(both) == 1 and owners and story.home is not None and story.home != antecedent.place:
        both.append(Party(owners[0].start, owners[0].end, story.home, "place"))
    return both if len(both) > 1 else inside


def is_own_affair(scene: Scene, story: Story, kind: Match[str]) -> bool:
    """True for "X, |which ended its twinning programme|", "X, |whose sister city scheme| is small": nobody else's.

    X is no side of the tie that is spoken of, and the clause names no partner.
    """
    start, end = scene.clause(kind.start)
    opener = next((word for word in scene.found("relatives") if word.start == start), None)
    antecedent = _antecedent(scene, start) if opener is not None else None
    if opener is None or antecedent is None or story.last is None or antecedent.place in story.last.places:
        return False
    if scene.found_as("with_words", "with") or any(start <= party.start < end for party in scene.parties):
        return False
    if scene.gap(opener.start, opener.end) in scene.lexicon.words("office_relatives"):
        return kind.start - opener.end <= _NEAR_KIND
    words = scene.lexicon.phrases("possessives").find(scene.document.scan, opener.end, kind.start)
    owned = bool(words) and kind.start - words[-1].end <= _NEAR_KIND
    return owned and not scene.within("copulas", opener.end, words[-1].start)


def with_home_named(scene: Scene, home: Place | None, start: int, end: int) -> tuple[Party, ...]:
    """The parties with the article's home for "this city", "the city government", "their" in ``[start, end)``.

    The word means the home only where another place is named beside it, and none before it that it may mean.
    """
    inside = [party for party in scene.parties if start <= party.start < end]
    if home is None or not inside or any(party.place == home for party in inside):
        return scene.parties
    named = [*inside, *(spot for spot in scene.cast.whereabouts if start <= spot.start < end)]
    for word in scene.within("home_words", start, end):
        if any(0 <= cue.start - word.end <= 1 for cue in scene.found("of_words")):
            continue  # "the City of X"
        if not any(spot.start <= word.start for spot in named):
            party = Party(word.start, word.end, home, "place")
            return tuple(sorted((*scene.parties, party), key=lambda one: one.start))
    return scene.parties


def owner_of(scene: Scene, start: int, end: int) -> Place | None:
    """The place whose what stands at ``[start, end)`` is: "Bandung's |sister cities|", "|sister cities| of Bandung"."""
    bare = "" in scene.lexicon.words("office_links")  # where a genitive is a name behind its noun: "kota kembar X"
    somebody = any(
        0 <= start - word.end <= _NEAR_KIND for word in scene.found_as("owners", "before")
    )  # "its twin of X"
    for party in scene.parties:
        if not somebody and 0 <= party.start - end < TIE_GAP and _holds_genitive(scene, end, party.start):
            parted = "," in scene.gap(end, party.start)  # "punya sebelas kota kembar, |dari| X hingga Y"
            if not parted and (bare or scene.within("of_words", end, party.start)):
                return party.place
        owns = "'" in scene.document.aligned[party.end : party.end + 2]
        if scene.lexicon.classes("name_endings") and scene.document.aligned[party.end : start].isspace():
            return party.place  # "Leipzigs Partnerstädte", "die Leipziger Partnerstadt"
        if owns and 0 <= start - party.end < TIE_GAP and _OWNER.fullmatch(scene.gap(party.end, start)):
            return party.place
    return None


def _holds_genitive(scene: Scene, start: int, end: int) -> bool:
    """True for " of ", " of the city of ", " kelima "."""
    sections = ("of_words", "place_types", "determiners", "ordinal_words")
    words = scene.lexicon.phrases(*sections).find(scene.document.scan, start, end)
    return not left_of(scene.document.scan, start, end, [(word.start, word.end) for word in words]).strip(
        " ," + CLOSINGS
    )


def is_owned(scene: Scene, kind: Match[str]) -> bool:
    """True for "|its| twin", "|the city's| sisters", "kota kembar|nya|": of a place that is named elsewhere."""
    before = any(0 <= kind.start - word.end <= _NEAR_KIND for word in scene.found_as("owners", "before"))
    return before or ends_as_owned(scene, kind)


def ends_as_owned(scene: Scene, kind: Match[str]) -> bool:
    """True for "kota kembar|nya|", "kota kembar |mereka|"."""
    behind = any(0 <= word.start - kind.end <= 1 for word in scene.found_as("owners", "behind"))
    clitic = scene.document.scan[kind.end : scene.sentence.end].split()[:1]
    return behind or bool(clitic and clitic[0].strip(",:.") in _owning_clitics(scene.lexicon))


def owned_kind(scene: Scene, run: Sequence[Party], story: Story) -> Match[str] | None:
    """The word for the tie in "our twin towns A and B", "kota kembarnya, A dan B": partners of the home."""
    return None if story.home is None or story.home in places_of(run) else kind_owned(scene, run)


def kind_owned(scene: Scene, run: Sequence[Party]) -> Match[str] | None:
    """The word for the tie in "our twin towns A and B", whosever they are."""
    for kind in scene.relating_words:
        owners = [word for word in scene.found_as("owners", "before") if _are_near(scene, word.end, kind.start)]
        before = bool(owners)
        near = before and 0 <= kind.start - run[-1].end <= TIE_GAP
        if near and any(_is_said(scene, run[-1].end, owner.start) for owner in owners):
            return kind  # "A, B and C are its sisters"
        if _are_near(scene, kind.end, run[0].start) and (before or ends_as_owned(scene, kind)):
            return kind
    return None


def _are_near(scene: Scene, start: int, end: int) -> bool:
    """True for few letters between but for a country: "our |South African| sister city", "our twin |in Norland| X"."""
    if not 0 <= end - start <= _FAR_KIND:
        return False
    words = scene.lexicon.phrases("nationalities", "inside_words").find(scene.document.scan, start, end)
    spans = [(word.start, word.end) for word in words] + [(one.start, one.end) for one in scene.asides]
    return end - start - sum(stop - first for first, stop in spans if start <= first and stop <= end) <= _NEAR_KIND


def _is_said(scene: Scene, start: int, end: int) -> bool:
    """True for "|are| its sisters", "|is still| its sister"; not for "was cutting its ties"."""
    copulas = scene.within("copulas", start, end)
    return bool(copulas) and holds_only(scene, copulas[-1].end, end, "active", "next_words")


@cache
def _owning_clitics(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("pronoun_clitics"))
