"""Places that a sentence describes and does not name: "the American town", "the prefecture", "the Alberta capital"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from citygraph.extract.pairing.parties import Party
from citygraph.extract.scene import Scene
from citygraph.model import Place

_OPENED = 2  # ", ", ": "
_FEW = 5  # words of a description
_MARKS = frozenset(",;:()")
_NOUN = 20  # characters behind a nationality in which what it describes stands
_PLAIN_GAP = re.compile(r" (?:[^\W\d_]+[ -])?")  # "the Russian |navy| town"
_WORD_BEFORE = re.compile(r" [^\W\d_]+ \Z")


def with_described(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """Scenes on ties, with the place that "the American town" means: the last one named there."""
    named: dict[tuple[str, str], Place] = {}
    last_in: dict[str, Place] = {}  # the city named last in a region, by the region's id
    region: Place | None = None
    before: list[Place] = []  # those of the last sentence that named any
    for scene in scenes:
        tells = scene.relates or bool(scene.found_as("tie_verbs", "mutual", "partner"))
        described = list(_described(scene, named)) if named and tells else []
        if region is not None and not described and tells:
            described = list(_the_region(scene, region))
        if not described and tells:
            described = list(_that_place(scene, before))
        if mentioned := [spot.place for spot in scene.mentioned if spot.place.type != "Country"]:
            before = mentioned
        for spot in scene.mentioned:
            if spot.place.type != "Country":
                named[spot.place.country, spot.place.type] = spot.place
            if spot.place.type == "Region":
                region = spot.place
            elif spot.place.type == "City":
                last_in.update(dict.fromkeys(spot.place.within, spot.place))
        capitals = [*_capitals(scene, named.values()), *_cities_of(scene, last_in, named)] if tells else []
        if described or capitals:
            covered = {party.start for party in capitals}
            kept = [party for party in scene.parties if party.start not in covered]
            parties = sorted((*kept, *described, *capitals), key=lambda party: party.start)
            yield scene.with_cast(scene.cast.of(parties))
        else:
            yield scene


def _described(scene: Scene, named: Mapping[tuple[str, str], Place]) -> Iterator[Party]:
    """A nationality and a word for a place, behind "the", with no name of its own: "the German city", "… capital"."""
    start, end, scan = scene.sentence.start, scene.sentence.end, scene.document.scan
    the = {word.end for word in scene.found("definite")}
    for nation in scene.lexicon.phrases("nationalities").find(scan, start, end):
        nouns = scene.lexicon.phrases("place_types", "capital_nouns")
        for noun in nouns.find(scan, nation.end, min(end, nation.end + _NOUN)):
            place = named.get((nation.value, "Region" if noun.value.startswith("region") else "City"))
            if place is None or not _PLAIN_GAP.fullmatch(scan, nation.end, noun.start):
                continue
            if place in scene.places and not _acts_anew(scene, place, nation.start):
                continue
            if _is_determined(scene, nation.start, the) and not _is_named_behind(scene, noun.end):
                yield Party(nation.start, noun.end, place, "place")
            break


def _acts_anew(scene: Scene, place: Place, position: int) -> bool:
    """As in "X has cut its ties with Ostra, a day after |the Norlandic capital| signed with Y": a clause of its own.

    And as in "Ostra's mayor received guests from X, which is twinned with |the Norlandic city|".
    """
    start, end = scene.clause(position)
    here = any(party.place == place and start <= party.start < end for party in scene.parties)
    opens = len(scene.gap(start, position).split()) <= _FEW
    led = any(_is_led(scene, word.start) for word in scene.found("definite") if word.end == position - 1)
    return start > scene.sentence.start and (opens or led) and not here


def _the_region(scene: Scene, region: Place) -> Iterator[Party]:
    """As in "|the prefecture| and X Province are sisters": beside another region, the one named last."""
    others = [party for party in scene.parties if party.place.type == "Region"]
    if not others or region in scene.places:
        return
    the = {word.end for word in scene.found("definite")}
    start, end = scene.sentence.start, scene.sentence.end
    for noun in scene.lexicon.phrases("place_types").find(scene.document.scan, start, end):
        within = any(party.start <= noun.start < party.end for party in scene.parties)
        if noun.value.startswith("region") and noun.start - 1 in the and not within:
            if not _is_named_behind(scene, noun.end):
                yield Party(noun.start, noun.end, region, "place")
            return


def _that_place(scene: Scene, before: Sequence[Place]) -> Iterator[Party]:
    """As in "menjalin sister city dengan |kota pelabuhan itu|", "a sister of |that city|": the last named before."""
    for start, end, level in _pointed_at(scene):
        countries = {spot.place.country for spot in scene.mentioned if start <= spot.start < end}
        others = [place for place in before if place.type == level and place not in scene.places]
        meant = [place for place in others if not countries or place.country in countries]
        if meant and _is_led(scene, start):
            yield Party(start, end, meant[-1], "place")
            return


def _pointed_at(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Descriptions that point back, each with the type of place: "that city", "kota di Jepang itu"; not "kota ini"."""
    here = {word.end for word in scene.found("home_words")}
    yield from ((word.start, word.end, "City") for word in scene.found("that_place") if word.end not in here)
    if not scene.found("definite") or "" not in scene.lexicon.words("office_links"):
        return  # or where what points at a noun stands before it
    for noun in scene.lexicon.phrases("place_types").find(
        scene.document.scan, scene.sentence.start, scene.sentence.end
    ):
        pointer = next((word for word in scene.found("definite") if word.start > noun.end), None)
        of_tie = any(tie.start <= noun.start < tie.end for tie in scene.relating_words)
        of_name = any(spot.start <= noun.start < spot.end for spot in scene.mentioned)
        if of_tie or of_name or pointer is None or pointer.end in here or _is_named_behind(scene, noun.end):
            continue
        between = scene.document.scan[noun.end : pointer.start]
        if len(between.split()) <= _FEW and not _MARKS.intersection(between):
            yield noun.start, pointer.end, "Region" if noun.value.startswith("region") else "City"


def _is_led(scene: Scene, start: int) -> bool:
    """True for what "with" or a word for a tie leads to."""
    cues = (*scene.found_as("with_words", "with"), *scene.found("tie_verbs"), *scene.relating_words)
    return any(0 <= start - cue.end <= 1 for cue in cues)


def _capitals(scene: Scene, named: Iterable[Place]) -> Iterator[Party]:
    """As in "a sister of |the Alberta capital|", "|The capital of Alberta| has …": the city there that was named."""
    for noun in scene.lexicon.phrases("capital_nouns").find(
        scene.document.scan, scene.sentence.start, scene.sentence.end
    ):
        of = next((word for word in scene.found("of_words") if word.start - noun.end == 1), None)
        for party in scene.mentioned:
            behind = of is not None and party.start - of.end == 1
            if party.place.type == "Region" and (behind or noun.start - party.end == 1):
                inside = [place for place in named if place.type == "City" and party.place.id in place.within]
                if len(inside) == 1:
                    yield Party(min(noun.start, party.start), max(noun.end, party.end), inside[0], "place")


def _cities_of(scene: Scene, last_in: Mapping[str, Place], named: Mapping[tuple[str, str], Place]) -> Iterator[Party]:
    """As in "|the Velmo city| became a sister of X": the city of that region that was named last."""
    the = {word.end for word in scene.found("definite")}
    for party in scene.parties:
        if party.place.type != "Region" or party.start - 1 not in the:
            continue
        city = last_in.get(party.place.id) or _may_lie_in(party.place, named.get((party.place.country, "City")))
        if city is None:
            continue
        for noun in scene.lexicon.phrases("place_types").find(scene.document.scan, party.start, party.end + _NOUN):
            beside = noun.end == party.end or noun.start - party.end == 1
            plain = noun.value.startswith("city") and scene.document.text[noun.start].islower()
            if beside and plain and not _is_named_behind(scene, noun.end):
                yield Party(party.start, noun.end, city, "place")


def _may_lie_in(region: Place, city: Place | None) -> Place | None:
    """A city of which no more is known than of the region: some county towns are only known to be of their land."""
    return city if city is not None and set(city.within) <= set(region.within) else None


def _is_determined(scene: Scene, position: int, the: Set[int]) -> bool:
    """True behind "the", or behind "the" and one more word: "the closed |Russian| town"."""
    if position - 1 in the:
        return True
    word = _WORD_BEFORE.search(scene.document.scan, max(0, position - _NOUN), position)
    return word is not None and word.start() in the


def _is_named_behind(scene: Scene, position: int) -> bool:
    """True for "the Chinese city of X", "the Chinese city X"."""
    names = any(0 <= spot.start - position <= _OPENED for spot in scene.mentioned)
    return names or any(0 <= word.start - position <= 1 for word in scene.found("of_words"))
