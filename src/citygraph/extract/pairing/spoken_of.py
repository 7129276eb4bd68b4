"""Pairs that a sentence means without naming both sides: "kedua kota", "the tie", "Lain cerita dengan X"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from citygraph.extract.pairing.at_encounter import is_about_encounter, plans_at_encounter
from citygraph.extract.pairing.located import FROM, WHERE
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, SPOKEN_OF, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import TIE_GAP, groups, holds_only, is_all_said
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.phrases import Match

_NEAR_KIND = 14  # characters
_OPENING = 5  # "In ", "Di "
_QUOTE = 2  # marks before the first word of a sentence
_END_MARKS = '.!?:…"”’)'
_FEW = 5  # words of "About our twin towns"
_OF_THEM = frozenset(("both_sides", "definite", "sign_verbs", "documents", "deepening", "ended", "planned", "renewed"))


def spoken_of(scene: Scene, story: Story) -> Pairing | None:
    """As in "kedua kota", "the tie", "kerja sama itu": the last pair, when the sentence names no other place."""
    last = story.theme if scene.found_as("both_sides", "all") else story.last
    if story.near is not None and scene.found_as("both_sides", "pair"):
        last = story.near
    if last is None and scene.found("both_sides") and not scene.found("generic"):
        last = story.met
    if last is None and _calls_both(scene):
        last = story.near
    if last is None and _tells_of_deed(scene):
        last = story.titled
    if last is None and story.met is not None and _is_of_those_who_met(scene, story.met):
        last = story.met
    if last is None or names_others(scene, last) or _is_between_others(scene) or leads_to_unknown(scene):
        return None
    known = {place.id for place in last.places}
    if _is_of_many(scene) or _is_of_any(scene) or _is_topic(scene) or _tells_of_elsewhere(scene, known):
        return None
    if tells_of_other_guests(scene, known):
        return None
    return Pairing(last.pairs, SPOKEN_OF, CROSS_SENTENCE, last.hub, last.mutual)


def _calls_both(scene: Scene) -> bool:
    """True for "|The twin towns| exchanged gifts": the two of the sentence before."""
    if scene.places or scene.found("generic"):
        return False
    opening = [kind for kind in scene.found("kinds") if kind.value != PLAIN][:1]
    words = scene.lexicon.words("determiners")
    return any(scene.gap(scene.sentence.start, kind.start).strip(" \"“'") in words for kind in opening)


def _is_of_those_who_met(scene: Scene, met: Pairing) -> bool:
    """True for "|The visit| is to strengthen sister city ties", "He hoped that sister city ties |would deepen|".

    Who met was told before, and no other place is named here.
    """
    others = any(spot.place not in met.places for spot in (*scene.mentioned, *scene.asides))
    return (
        not others
        and not scene.found("generic")
        and (_tells_of_deed(scene) or is_about_encounter(scene) or plans_at_encounter(scene))
    )


def two_of(scene: Scene) -> Pairing | None:
    """The only two places of a sentence, of one level: those that "kedua kota", "their cities" mean right behind it.

    As in "A and B have much in common", "The mayor of A flew to B".
    """
    goals = [spot.place for spot in scene.cast.whereabouts if spot.way != WHERE and spot.place.type != "Country"]
    places = scene.places if len(scene.places) > 1 else tuple(dict.fromkeys((*scene.places, *goals)))
    if len(places) != 2 or places[0].type != places[1].type:
        return None
    pair = Partnership.pair(*places)
    return Pairing((pair,), "spoken-of-right-before", CROSS_SENTENCE)


def two_there(scene: Scene, _story: Story) -> Pairing | None:
    """As in "bound for |B|, where |A|'s pupils have gone since the two cities paired up": two named in the sentence."""
    if not scene.found_as("both_sides", "pair"):
        return None
    pairing = two_of(scene)
    return None if pairing is None else replace(pairing, rule="both-named-there")


def leads_to_unknown(scene: Scene) -> bool:
    """True for "has been twinned with Qwertham since 1970", "has ties with 21 cities": who is meant is not known."""
    if not scene.relating_words:
        return False
    text = scene.document.text
    withs = {cue.end for cue in scene.found_as("with_words", "with")}
    named = {spot.start for spot in scene.mentioned} | {one.start for one in scene.parties}
    named |= {person.start for person in scene.people}
    ties = [(word.end, word.end + _QUOTE) for word in scene.found_as("tie_verbs", "sister") if word.end in withs]
    ties += [(word.end, word.end + _NEAR_KIND) for word in scene.relating_words]
    counts = {count.start for count in scene.found("count_words")}
    bare = "" in scene.lexicon.words("office_links")  # where the partner may stand right behind: "kota kembar X"
    for word in scene.relating_words if bare else ():
        alone = word.value != PLAIN and word.end + 1 not in named and text[word.end : word.end + 1] == " "
        if alone and text[word.end + 1 : word.end + 2].isupper() and not scene.found("both_sides"):
            return True
    for cue in withs:
        near = any(start <= cue <= stop for start, stop in ties)
        if near and text[cue + 1 : cue + 2].isupper() and cue + 1 not in named:
            return True
        if near and (text[cue + 1 : cue + 2].isdigit() or cue + 1 in counts):
            return not scene.found("both_sides")
    return False


def _is_of_many(scene: Scene) -> bool:
    """True for "|several towns| in the county once had twins", "list of twin towns |in Norland|": nobody's.

    And for "a grant for a trip to |one of our twin towns|", whichever; not for "It is one of our twin towns".
    """
    for word in scene.found("one_of_several"):
        near = any(0 <= kind.start - word.end <= _NEAR_KIND for kind in scene.found("kinds"))
        if near and not scene.places and not scene.within("copulas", scene.sentence.start, word.start):
            return True
    for kind in scene.found("kinds"):
        if kind.value != PLAIN and any(word.end <= kind.start for word in scene.found("other_cities")):
            return not scene.found("both_sides")
        country = next((one for one in scene.asides if one.place.type == "Country" and kind.end <= one.start), None)
        gap = scene.gap(kind.end, country.start).strip() if country is not None else ""
        if gap and gap in scene.lexicon.words("inside_words"):
            return kind.value != PLAIN and not scene.found("both_sides") and not scene.found("definite")
    return False


def _is_topic(scene: Scene) -> bool:
    """True for a heading that only says what the lines below are about: "Our twin towns", "Sister cities"."""
    line = scene.document.text[scene.sentence.start : scene.sentence.end]
    short = not scene.is_title and line[-1:] not in _END_MARKS and len(line.split()) <= _FEW
    return short and bool(scene.found("kinds")) and not scene.holds(_OF_THEM)


def _is_of_any(scene: Scene) -> bool:
    """True for "“|A twin| that never sees you is no twin”": of whatever town; not for "A twinning pact was signed"."""
    opening = next((kind for kind in scene.found("kinds") if kind.value != PLAIN), None)
    if opening is None or scene.found("both_sides") or scene.found("documents"):
        return False
    if any(party.way == "place" for party in scene.parties):
        return False
    before = scene.gap(scene.sentence.start, opening.start).strip(" \"“'‘")
    return before in scene.lexicon.words("indefinite") and not _tells_of_deed(scene)


def _tells_of_deed(scene: Scene) -> bool:
    """True for "50 years of sister city ties, signed in 1973": no talk of the idea, but of a tie that was made."""
    kinds = any(kind.value != PLAIN for kind in scene.found("kinds"))
    return kinds and any(scene.found(section) for section in ("sign_verbs", "deepening", "since_words", "founding"))


def turned_to(scene: Scene, story: Story) -> Pairing | None:
    """The home and the only others of a sentence without a word for their tie: "Lain cerita dengan X."."""
    others = [place for place in scene.places if place != story.home]
    if story.home is None or not others or (len(others) > 1 and len(groups(scene)) > 1):
        return None
    party = next(party for party in scene.parties if party.place == others[0])

    def leads(cues: Iterable[Match[str]]) -> bool:
        return any(party.start >= cue.end and holds_only(scene, cue.end, party.start) for cue in cues)

    if leads(scene.found_as("with_words", "with")) or _are_told_of(scene, groups(scene)[-1]):
        return spokes(story.home, others, "turned-to-with", CROSS_SENTENCE)
    cues = (*scene.found("list_openers"), *scene.found_as("planned", "verb"), *scene.found("overtures"))
    cues += scene.found_as("ended", "strong")
    return spokes(story.home, others, "turned-to", CROSS_SENTENCE) if len(others) == 1 and leads(cues) else None


def _are_told_of(scene: Scene, run: Sequence[Party]) -> bool:
    """True for "Dua kota lain, |A dan B|, masih dijajaki": an end or a plan is all that the sentence says of them."""
    opening = ("roll_words", "rest_words", "count_words", "other_cities", "next_words")
    if not holds_only(scene, scene.sentence.start, run[0].start, *opening):
        return False
    words = (*scene.found_as("planned", "verb"), *scene.found_as("ended", "strong"))
    return any(word.start >= run[-1].end and is_all_said(scene, run[-1].end, word) for word in words)


def names_others(scene: Scene, last: Pairing) -> bool:
    """True when a place stands here that is none of the last pair, nor a region around one of them."""
    around = {outer for place in last.places for outer in place.within}
    return any(place not in last.places and place.id not in around for place in scene.places)


def _tells_of_elsewhere(scene: Scene, known: Container[str]) -> bool:
    """True for "|In X|, a sister city programme was dropped": not for "In X, the mayors signed the pact"."""
    opening = next(iter(scene.cast.whereabouts), None)
    if opening is None or opening.way != WHERE or opening.place.type != "City" or opening.place.id in known:
        return False
    if not scene.document.scan.startswith(",", opening.end) or opening.start - scene.sentence.start > _OPENING:
        return False
    return not any(scene.found(section) for section in ("both_sides", "definite", "sign_verbs", "heads", "documents"))


def tells_of_other_guests(scene: Scene, known: Container[str]) -> bool:
    """True for "Last year |a delegation from X| came to study waste": another visit, and no word for a tie."""
    if scene.relates or scene.found("both_sides"):
        return False
    strangers = [
        spot
        for spot in scene.cast.whereabouts
        if spot.way == FROM and spot.place.type != "Country" and spot.place.id not in known
    ]
    return any(0 <= spot.start - word.end <= _NEAR_KIND for spot in strangers for word in scene.found("delegations"))


def _is_between_others(scene: Scene) -> bool:
    """True for "between Taiwan and suitable partners": a country's affair."""
    return any(0 <= aside.start - cue.end < TIE_GAP for cue in scene.found("between_words") for aside in scene.asides)
