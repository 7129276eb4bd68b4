"""What stands beside a place and says whose partner it is: "its sister city A", "B, a twin of C"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.located import WHERE
from citygraph.extract.pairing.owners import is_owned, owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, HAD, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, is_led, left_in_gap, places_of
from citygraph.extract.pairing.sides import APPOSED, NEAR_KIND
from citygraph.extract.plurals import is_plural
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import PLAIN
from citygraph.extract.word_marks import CLOSINGS
from citygraph.model import Place
from citygraph.phrases import Match

_LED = 6  # characters of " with "


def of_hub(scene: Scene, story: Story) -> Pairing | None:
    """As in "sister cities of Bandung include …", "Davao City's sisters …"."""
    for kind in scene.found("kinds") if len(scene.places) > 1 else ():
        if (having := _having(scene, kind, story)) is not None:
            return having
        hub = owner_of(scene, kind.start, kind.end)
        if hub and (told := _sister_of_many(scene, kind, hub) or _that_signs_too(scene, kind, hub)) is not None:
            return told
        others = [place for place in _subjects(scene, kind) or scene.places if hub and place != hub]
        if hub and others:
            return spokes(hub, others, "tie-noun-of")
    return None


def _sister_of_many(scene: Scene, kind: Match[str], owner: Place) -> Pairing | None:
    """As in "|A| is a sister city of X, Y and Z": the hub stands before, and behind the word is a list."""
    run = next((run for run in groups(scene) if run[0].start >= kind.end), [])
    before = next((run for run in reversed(groups(scene)) if run[-1].end <= kind.start), [])
    others, hubs = places_of(run), places_of(before)
    if len(hubs) != 1 or len(others) <= 1 or owner not in others or hubs[0] in others:
        return None
    said = scene.within("copulas", before[-1].end, kind.start)
    return spokes(hubs[0], others, "sister-of-many") if said and not is_led(scene, before[0]) else None


def _that_signs_too(scene: Scene, kind: Match[str], owner: Place) -> Pairing | None:
    """As in "|A| has been a sister city of B and signed a charter with C": two predicates, of B and of C."""
    before = next((run for run in reversed(groups(scene)) if run[-1].end <= kind.start), [])
    behind = [party for party in scene.parties if party.start >= kind.end]
    if len(before) != 1 or len(behind) <= 1 or behind[0].place != owner or is_led(scene, before[0]):
        return None
    said = scene.within("copulas", before[0].end, kind.start)
    words = (*scene.within("sign_verbs", behind[0].end, behind[1].start), *scene.found("documents"))
    signs = any(behind[0].end <= word.start < behind[1].start for word in words)
    return spokes(before[0].place, places_of(behind), "sister-that-signs") if said and signs else None


def _subjects(scene: Scene, kind: Match[str]) -> list[Place]:
    """As in "|A| is twinned with B and has been a sister city of C": two predicates of one subject."""
    verbs = [word for section in ("copulas", "active") for word in scene.found(section) if word.end <= kind.start]
    last = max(verbs, key=lambda word: (word.end, -word.start), default=None)
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, scene.sentence.start, kind.start)
    goes_on = last is not None and any(0 <= last.start - link.end <= 1 for link in links)
    if last is None or not goes_on or kind.start - last.end > NEAR_KIND:
        return []
    before = [run for run in groups(scene) if run[-1].end <= last.start]
    return places_of(next((run for run in before if not is_led(scene, run[0])), []))


def _having(scene: Scene, kind: Match[str], story: Story) -> Pairing | None:
    """As in "|A| punya sister city B dan C", "A menambah kota kembar B": what is had is named right behind its word."""
    named = [party for party in scene.parties if party.start >= kind.end]
    if kind.value == PLAIN or not named or not _is_right_behind(scene, kind, named[0]):
        return None
    said = {word.start for word in scene.found("copulas")}
    verbs = [verb for verb in scene.found_as("tie_verbs", "plain") if 0 <= kind.start - verb.end <= NEAR_KIND]
    start, _ = scene.clause(kind.start)
    before = [party for party in scene.parties if verbs and start <= party.start and party.end <= verbs[0].start]
    before = [party for party in before if not is_led(scene, party)] or before  # "bersahabat dengan B dan menjadi …"
    places = [party.place for party in named]
    if verbs and verbs[0].start in said and story.home in places:
        return None  # "A |menjadi| kota kembar B": it is B that has A
    if not before or before[-1].place in places or scene.within("of_words", kind.end, named[0].start):
        return None
    return spokes(before[-1].place, places, HAD)


def _is_right_behind(scene: Scene, kind: Match[str], party: Party) -> bool:
    """True for a name that only a blank, and what closes the word for the tie, stands before."""
    return scene.document.aligned[kind.end : party.start].lstrip(CLOSINGS).isspace()


def apposed(scene: Scene, story: Story) -> Pairing | None:
    """As in "officials from |X|, a sister city of Y", "a team from |X|, its twin": who comes from there is no party.

    Nor are those of "guests from |X and Z|, both twinned with Y", "… |X and Z|, two of its twin towns".
    """
    for kind in scene.relating_words if scene.cast.whereabouts else ():
        before = [spot for spot in scene.cast.whereabouts if spot.end <= kind.start]
        if kind.value == PLAIN or not before or not _is_apposed_to(scene, before[-1], kind):
            continue
        earlier = [party for party in scene.parties if party.end <= before[-1].start]
        owned = is_owned(scene, kind)
        acting = {party.place for party in earlier}
        hub = (acting.pop() if len(acting) == 1 else story.home) if owned else _hub_behind(scene, kind)
        between = [party.place for party in scene.parties if before[-1].end <= party.start < kind.start]
        named_between = any(place != hub for place in between)  # not in "pupils from Lille, |Leeds's| twin"
        if named_between or any(before[-1].place.id in party.place.within for party in earlier):
            continue  # "besides |Ostra|, Velmo's sisters are …", "Ostra, in |Norland|, a sister city of Velmo"
        if earlier and _is_where_that_lies(scene, earlier[-1], before[-1]):
            continue
        places = places_of(_run_told(scene, before, kind))
        if hub is not None and before[-1].place.type != "Country" and hub not in places:
            return spokes(hub, places, "apposed")
    return None


def _is_where_that_lies(scene: Scene, party: Party, spot: Party) -> bool:
    """True for the second of "|Ostra, a port in Velmo|, remains a sister city of Brin"."""
    comma, _, rest = scene.gap(party.end, spot.start).partition(" ")
    described = comma == "," and "," not in rest and rest.split(" ")[0] in scene.lexicon.words("indefinite")
    return described and spot.way == WHERE


def _hub_behind(scene: Scene, kind: Match[str]) -> Place | None:
    """As in "a sister city of |Y|", "Y's sister city", "twinned with |Y|"."""
    if (owner := owner_of(scene, kind.start, kind.end)) is not None:
        return owner
    behind = next((party for party in scene.parties if party.start >= kind.end), None)
    led = behind is not None and any(word.end <= kind.end + _LED for word in _withs(scene, kind.end, behind.start))
    return behind.place if behind is not None and led else _named_again(scene, kind)


def _named_again(scene: Scene, kind: Match[str]) -> Place | None:
    """As in "|Mayor A of Y| welcomed pupils from X, a sister city of |Y|": whoever acts is the hub too."""
    bare = "" in scene.lexicon.words("office_links")
    for spot in scene.mentioned:
        near = spot.place in scene.places and 0 < spot.start - kind.end <= _LED
        if near and (bare or scene.within("of_words", kind.end, spot.start)):
            return spot.place
    return None


def _run_told(scene: Scene, spots: Sequence[Party], kind: Match[str]) -> list[Party]:
    """The last of some places, and those that it is listed with where the words behind are of several."""
    last, gap = spots[-1], (spots[-1].end, kind.start)
    several = scene.lexicon.phrases("of_each").find(scene.document.scan, *gap) or scene.within("count_words", *gap)
    if not several and (
        scene.within("one_of_several", *gap) or not is_plural(scene.lexicon, scene.document.scan, kind.end)
    ):
        return [last]
    run = [last]
    for spot in reversed(spots[:-1]):
        if left_in_gap(scene, spot.end, run[0].start, "locating_words"):
            break
        run.insert(0, spot)
    return run


def _withs(scene: Scene, start: int, end: int) -> list[Match[str]]:
    """The word that leads to a partner, right before it."""
    return [word for word in scene.found_as("with_words", "with") if start - _LED <= word.start and word.end == end - 1]


def _is_apposed_to(scene: Scene, spot: Party, kind: Match[str]) -> bool:
    """True when a comma, a country, "two of the" and few words stand between a name and the word for its tie."""
    spans = [(one.start, one.end) for one in scene.asides if spot.end <= one.start < kind.start]
    counts = scene.lexicon.phrases("one_of_several", "count_words", "of_each", "of_words", "plural_pronouns")
    spans += [(word.start, word.end) for word in counts.find(scene.document.scan, spot.end, kind.start)]
    gap = left_of(scene.document.scan, spot.end, kind.start, spans)
    if scene.lexicon.phrases("list_links").find(scene.document.scan, spot.end, kind.start):
        return False  # "befriends Ostra, a port in |Velmo|, and became a sister of Brin"
    return gap.startswith(",") and len(gap.replace(",", " ").split()) <= APPOSED


def apposed_to_hub(scene: Scene, story: Story) -> Pairing | None:
    """As in "It followed |X, Norland, a sister| since 1986": one more partner of the place whose ties are told."""
    hub = story.hub or story.home
    if hub is None or hub in scene.places or len(scene.places) != 1 or scene.found("owners"):
        return None
    party = scene.parties[-1]
    for kind in scene.found("kinds"):
        if kind.value == PLAIN or kind.start < party.end or not _is_apposed_to(scene, party, kind):
            continue
        if not is_led(scene, party) and owner_of(scene, kind.start, kind.end) is None:
            return spokes(hub, [party.place], "apposed-to-hub", CROSS_SENTENCE)
    return None
