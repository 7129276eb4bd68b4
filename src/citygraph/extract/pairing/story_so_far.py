"""What is spoken of once a sentence is told: the tie that "the two cities" will mean in the next."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.lists import opens_paragraph
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.pairing.pairing import Pairing, Story
from citygraph.extract.pairing.runs import LONG_LIST
from citygraph.extract.pairing.spoken_of import two_of
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import Partnership
from citygraph.model import Place

_INTRODUCING = frozenset(("sign_verbs", "turn_words"))
_COMING = frozenset(("events", "hosting", "delegations"))
_QUOTE = 2  # marks before the first word of a sentence
_TOWN_GAP = 12  # characters between "visit" and "the city": " kerja ke "
_ENCOUNTERS = frozenset(("events", "hosting"))


def without_near(scene: Scene, scenes: Sequence[Scene], story: Story) -> Story:
    """Where a paragraph begins, "the two cities" are those of a tie that was told, if there is one.

    They are the home and its partner again, behind a paragraph on an example: "Leeds, which has ties with Kiel, …".
    """
    if story.last is None or not opens_paragraph(scene, scenes):
        return story
    focus = story.theme if _is_between_others(story) else story.focus
    return story if story.near is None and focus is story.focus else story._replace(near=None, focus=focus)


def _is_between_others(story: Story) -> bool:
    """True where the only pair told last is others', and the first one was the home's."""
    theme, focus = story.theme, story.focus
    if theme is None or focus is None or story.home not in theme.places:
        return False
    return len(focus.pairs) == 1 and theme.places.isdisjoint(focus.places)


def with_acting(scene: Scene, scenes: Sequence[Scene], story: Story) -> Story:
    """The story with the place that the sentence before opens with: "|Ostra| is no stranger to parties. It …"."""
    before = scenes[scene.index - 1] if not opens_paragraph(scene, scenes) else None
    first = before.parties[0] if before is not None and before.parties else None
    opens = before is not None and first is not None and _opens(before, first.start)
    acting = first.place if opens and first is not None and first.way == "place" else None
    return story if acting == story.acting else story._replace(acting=acting)


def _opens(scene: Scene, start: int) -> bool:
    """True for the place of "|Ostra| is …", "The port city of |Ostra| is …": what the sentence is about."""
    if start - scene.sentence.start <= _QUOTE:
        return True
    words = scene.lexicon.phrases("place_types", "of_words", "determiners", "nationalities")
    found = words.find(scene.document.scan, scene.sentence.start, start)
    rest = left_of(scene.document.scan, scene.sentence.start, start, [(word.start, word.end) for word in found])
    return not rest.strip(" \"“'")


def with_topic(scene: Scene, story: Story, topic: Pairing | None) -> Story:
    """The story once a scene is told, with the partner that it turned to and the places that it names side by side."""
    met = _met(scene) or _met_home(scene, story) or story.met
    near = two_of(scene) if scene.mentioned or scene.places else story.near
    goes_on = story.topic is not None and set(scene.places) <= story.topic.places
    topic = topic if topic is not None or not goes_on else story.topic
    if met is story.met and near is story.near and topic is story.topic:
        return story
    return story._replace(met=met, near=near, topic=topic)


def _met(scene: Scene) -> Pairing | None:
    """Two sides that visit or meet: "Both mayors signed …" may speak of them."""
    if not scene.holds(_ENCOUNTERS) or len(scene.parties) < 2:
        return None
    cues = (*scene.found_as("events", "Visit", "Meeting"), *scene.found("hosting"))
    acting = list(dict.fromkeys(party.place for party in scene.parties if party.way != "place"))
    if not cues or len(acting) != 2 or any(is_denied(scene, cue.start) for cue in cues):
        return None
    return Pairing((Partnership.pair(*acting),), "sides-that-met")


def _met_home(scene: Scene, story: Story) -> Pairing | None:
    """As in "A delegation from |X| arrived": the home and who came, before any word for a tie."""
    if story.home is None or not scene.holds(_COMING):
        return None
    spots = [spot.place for spot in scene.cast.whereabouts if spot.way != WHERE]
    named = dict.fromkeys((*scene.places, *spots))
    host = _town_visited(scene) if list(named) == [story.home] else story.home
    others = [place for place in named if place not in (host, None)]
    if host is None or len(others) != 1 or others[0].type != host.type or scene.found("denied"):
        return None
    return Pairing((Partnership.pair(host, others[0]),), "sides-that-met")


def _town_visited(scene: Scene) -> Place | None:
    """As in "OSTRA — The mayor of X |visited the city|": the date line's, where the guest's is all that is named."""
    visits = scene.found_as("events", "Visit") if scene.date_line is not None else ()
    towns = scene.lexicon.phrases("town_words", "that_place", "here_words") if visits else None
    words = towns.find(scene.document.scan, visits[0].start, scene.sentence.end) if towns is not None else ()
    return scene.date_line if words and words[0].start - visits[0].end <= _TOWN_GAP else None


def after(scene: Scene, story: Story, pairing: Pairing | None) -> Story:
    """The story once a scene is told: two sides named with a word for their tie are what is spoken of."""
    if pairing is None or pairing.is_spoken_of or not _introduces(scene):
        return story
    named = pairing
    if len(named.pairs) >= LONG_LIST and not named.mutual:
        return story
    theme = story.theme
    if theme is None:
        return story._replace(theme=named, focus=named)
    if theme.mutual and named.places <= theme.places:
        return story._replace(focus=theme)
    if named.mutual and theme.places < named.places:
        return story._replace(theme=named, focus=named)
    is_background = (named.is_list and not scene.found("turn_words")) or _is_around(named, theme)
    return story if is_background else story._replace(focus=named)


def _is_around(named: Pairing, theme: Pairing) -> bool:
    """True when a speaker's region stands for its city: "Vice Governor of |Henan| Ann met B" of a tie Zhengzhou - B."""
    others = named.places - theme.places
    cities = all(place.type == "City" for place in theme.places)
    return (
        cities
        and len(others) == 1
        and len(named.places) > 1
        and all(other.type == "Region" and any(other.id in place.within for place in theme.places) for other in others)
    )


def _introduces(scene: Scene) -> bool:
    """True when a scene may bring up a tie, and doesn't deny it."""
    nouns = (*scene.found("kinds"), *scene.found("documents")) if scene.found("denied") else ()
    came_for_others = not scene.relates and scene.found_as(
        "sign_verbs", "represented"
    )  # "the other towns |sent| officers"
    if came_for_others and len(came_for_others) == len(scene.found("sign_verbs")) and not scene.found("turn_words"):
        return False
    return (scene.relates or scene.holds(_INTRODUCING)) and not any(is_denied(scene, noun.start) for noun in nouns)
