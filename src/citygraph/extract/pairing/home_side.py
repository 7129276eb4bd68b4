"""Ties whose other side a sentence does not name: "it", "we", and the place that the article is about."""

from __future__ import annotations

from citygraph.extract.pairing.located import FROM, WHERE
from citygraph.extract.pairing.owners import kind_owned, owned_kind
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.pairing.runs import (
    groups,
    is_led,
    places_of,
)
from citygraph.extract.pairing.sides import NEAR_KIND, QUOTE, answering
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.model import Place
from citygraph.phrases import Match

_OPENING = 24  # characters: "Its other sister cities "
_IN = 5  # characters: "In ", "Di "
_COUNCIL = 30  # characters behind a place in which its council stands: ", members of the city council"
_EXPLETIVE = 40  # characters between "it" and "that"
_TYING = frozenset(("kinds", "documents", "sign_verbs", "turn_words"))
_LISTS = frozenset((":", "–", "-", "—", ""))  # before the partners that somebody has


def meant_by_it(scene: Scene, story: Story, *, fronted: bool = False) -> Place | None:
    """The place whose ties its paragraph told before: "X's oldest twin is Y. |It| is also twinned with Z".

    In "|X| is no stranger to parties. |It| is twinned with Z", the place that the sentence before opens with.
    """
    reach = _OPENING if fronted else QUOTE  # "|Locally|, it is a sister of Z"
    words = [word for word in scene.found("it_words") if word.start - scene.sentence.start <= reach]
    opens = bool(words) and not _is_expletive(scene, words[0])
    of_several = ("rest_words", "plural_pronouns", "list_openers")
    end = max((word.end for word in words), default=0)
    one = opens and not any(scene.within(section, scene.sentence.start, end) for section in of_several)
    if one and story.acting is not None:
        return story.acting
    near = 0 <= scene.sentence.paragraph - story.hub_paragraph <= 1
    return story.hub if opens and near else None


def _is_expletive(scene: Scene, word: Match[str]) -> bool:
    """True for "|It| is hoped that A and B …", "|It| was A that …": the clause behind it has a subject of its own."""
    if word.start not in [subject.start for subject in scene.found("it_subjects")]:
        return False
    reach = min(word.end + _EXPLETIVE, scene.sentence.end)
    thats = scene.lexicon.phrases("object_relatives").find(scene.document.scan, word.end, reach)
    said = bool(thats) and bool(scene.within("copulas", word.end, thats[0].start))
    return said and not any(word.end <= tie.start < thats[0].start for tie in scene.relating_words)


def _meant_by_we(scene: Scene, story: Story) -> Place | None:
    """The guest's host in "“Dengan B, kerja sama |kami| …”": whose ties its paragraph told before it."""
    told = story.hub is not None and story.hub_paragraph == scene.sentence.paragraph
    return story.hub if told and not scene.people and scene.found("first_person") else None


def _council_there(scene: Scene) -> Place | None:
    """As in "|In Ostra|, the city |council| considered a partnership with B": it acts for the place it sits in."""
    spot = next(iter(scene.cast.whereabouts), None)
    if spot is None or spot.way != WHERE or spot.place.type != "City":
        return None
    if spot.start - scene.sentence.start > _IN or not scene.document.scan.startswith(",", spot.end):
        return None
    stop = min(spot.end + _COUNCIL, scene.sentence.end)
    bodies = scene.lexicon.phrases("led_bodies", "roles").find(scene.document.scan, spot.end, stop)
    unnamed = not any(spot.end <= person.start <= stop for person in scene.people)
    return spot.place if unnamed and bodies and bodies[0].value == "legislator" else None


def listed_behind(scene: Scene, story: Story) -> Pairing | None:
    """As in "|They include| A, B and C", "|Its partners include| A and B": partners of the place spoken of.

    So "|The sister cities are| A (1989), B and C", "|Bandar kembar itu ialah| A, B dan C".
    """
    hub = meant_by_it(scene, story) or _hub_of_those(scene, story)
    openers = [word for word in scene.found("list_openers") if word.start - scene.sentence.start <= _OPENING]
    if hub is None or not openers or hub in scene.places or not scene.parties:
        return None
    first = scene.parties[0].start
    if not 0 <= first - openers[0].end <= NEAR_KIND:
        return None
    return spokes(hub, scene.places, "listed-behind", CROSS_SENTENCE)


def _hub_of_those(scene: Scene, story: Story) -> Place | None:
    """Whose ties were told right before "|The sister cities are| A and B", "|Bandar kembar itu ialah| A dan B"."""
    if story.hub is None or len(scene.places) <= 1 or not 0 <= scene.sentence.paragraph - story.hub_paragraph <= 1:
        return None
    start, those = scene.sentence.start, scene.found("definite")
    for kind in scene.found("kinds"):
        opens = [word for word in those if word.start - start <= QUOTE and 0 <= kind.start - word.end <= 1]
        closes = [word for word in those if kind.start - start <= QUOTE and 0 <= word.start - kind.end <= 1]
        end = closes[0].end if closes else kind.end
        listing = any(0 <= word.start - end <= 1 for word in (*scene.found("list_openers"), *scene.found("copulas")))
        if kind.value != PLAIN and (opens or closes) and listing:
            return story.hub
    return None


def with_home(scene: Scene, story: Story) -> Pairing | None:
    """As in "menjalin kemitraan dengan B": the other side is the place that the article is about."""
    home = meant_by_it(scene, story) or _meant_by_we(scene, story) or _council_there(scene) or story.home
    if home is None or not scene.places or home in scene.places:
        return None
    runs = groups(scene)
    led = [run for run in runs if is_led(scene, run[0])] if _tells_of_tying(scene) else []
    if led and any(len(places_of(run)) > 1 and run[-1].end <= led[0][0].start for run in runs):
        return None  # "A and B … with C and D": the home is no side
    others = [place for run in answering(scene, led) for place in places_of(run)] if led else []
    if not others:
        owned = (run for run in groups(scene) if owned_kind(scene, run, story) is not None)
        others = places_of(next(owned, []))
        cities = [spot.place for spot in scene.mentioned if spot.place.type == "City"]
        rest = [place for place in dict.fromkeys(cities) if place not in others and place != home]
        if others and len(rest) == 1:
            return spokes(rest[0], others, "owned-there")  # "A and B are its sisters as well, but |C| …"
    others = others or _had_by_it(scene, story)
    others = others or (list(scene.places) if scene.found("turn_words") else [])
    others = others or (list(scene.places) if len(scene.places) == 1 and _offers_tie(scene) else [])
    return spokes(home, others, "with-home", CROSS_SENTENCE) if others else None


def owned_where_they_go(scene: Scene, _story: Story) -> Pairing | None:
    """As in "|Our sister city in Norland, X|, sent a choir to |Y|": of the only other place, which guests come to."""
    cities = {spot.place for spot in scene.cast.whereabouts if spot.place.type != "Country" and spot.way != FROM}
    others = cities - {*scene.places}
    if len(scene.places) != 1 or len(others) != 1:
        return None
    kind = kind_owned(scene, scene.parties[:1])
    if kind is None or kind.value == PLAIN or kind.start > scene.parties[0].start:
        return None
    return spokes(others.pop(), scene.places, "owned-there", CROSS_SENTENCE)


def _tells_of_tying(scene: Scene) -> bool:
    """False for "The mayor pointed |to Milan|, which has built cycle lanes": nobody is tied there."""
    return scene.holds(_TYING) or any(verb.value != "plain" for verb in scene.found("tie_verbs"))


def _had_by_it(scene: Scene, story: Story) -> list[Place]:
    """As in "|It has| four other twins: A, B, C and D", of the place spoken of."""
    if meant_by_it(scene, story) is None:
        return []
    for kind in scene.found("kinds"):
        has = scene.within("tie_verbs", scene.sentence.start, kind.start)
        first = next((party for party in scene.parties if party.start >= kind.end), None)
        if has and first is not None and scene.gap(kind.end, first.start).strip() in _LISTS:
            return places_of(next(run for run in groups(scene) if first in run))
    return []


def _offers_tie(scene: Scene) -> bool:
    """True for "the mayor of X offered cooperation": the other side is the home."""
    plans = scene.found_as("planned", "verb")
    return any(0 <= noun.start - plan.end <= QUOTE for plan in plans for noun in scene.found("kinds"))
