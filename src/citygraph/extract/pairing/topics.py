"""Whose partners an article goes on to tell: "The city counts 26 sisters.", "Its twin towns", "A CROWDED FAMILY"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citygraph.extract.modality import stance
from citygraph.extract.pairing.hubs import hub_told, hub_with_ties
from citygraph.extract.pairing.lists import head_of, is_marked_item, pair_of_item
from citygraph.extract.pairing.pairing import Pairing, Story
from citygraph.extract.pairing.roll_call import Roll, roll_in
from citygraph.extract.pairing.runs import LONG_LIST
from citygraph.extract.plans import is_denied
from citygraph.extract.plurals import is_plural
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.model import Place
from citygraph.phrases import Match
from citygraph.records import record

_COUNTED = 24  # characters between a number and the word that it counts: "|26| official twin towns"
_NUMBER = re.compile(r"\b\d{1,3}\b")


@record
class Topic:
    """Whose partners are told, the sentence that says so, and the last one that told of some."""

    hub: Place
    head: Scene
    last: int


def rolled(
    scene: Scene, scenes: Sequence[Scene], story: Story, topic: Topic | None, named: Scene | None
) -> tuple[Topic | None, Roll | None]:
    """The partners that a sentence adds to those of the topic's place, or of the place spoken of."""
    if (is_marked_item(scene) or scene.is_list_item) and _has_own_head(scene, scenes, topic):
        return topic, None
    topic = _of_home(scene, story, topic)
    roll = _called_up(scene, topic)
    if roll is None and (unsaid := _unsaid(scene, story, named)) is not None:
        return unsaid, _called_up(scene, unsaid)
    return topic, roll


def _of_home(scene: Scene, story: Story, topic: Topic | None) -> Topic | None:
    """The topic, turned to the home where a sentence announces its partners."""
    if topic is None or story.home is None or topic.hub in scene.places or not _announces_own(scene, story.home):
        return topic
    return Topic(story.home, scene, topic.last)


def _announces_own(scene: Scene, home: Place) -> bool:
    """True where the home stands before a colon: "|Ostra| is left with seven links: A, B …"."""
    colon = scene.document.scan.find(":", scene.sentence.start, scene.sentence.end)
    return any(party.place == home and party.end <= colon for party in scene.parties)


def _called_up(scene: Scene, topic: Topic | None) -> Roll | None:
    if topic is None or scene.is_title or pair_of_item(scene) is not None:
        return None
    roll = roll_in(scene, topic.hub, scene.index - topic.last)
    return roll if roll is None or roll.plain or topic.hub not in scene.places else None


def _unsaid(scene: Scene, story: Story, named: Scene | None) -> Topic | None:
    """The place spoken of, where a sentence tells the years of three or more, and an earlier one named a tie."""
    hub = story.acting or story.hub or story.home
    if named is None or hub is None or len(scene.dates) < LONG_LIST:
        return None
    topic = _of_home(scene, story, Topic(hub, named, scene.index - 1))
    roll = _called_up(scene, topic)
    return topic if roll is not None and roll.is_chronicle else None


def _has_own_head(scene: Scene, scenes: Sequence[Scene], topic: Topic | None) -> bool:
    """True for an item with a heading, unless that is a partner of the topic itself: "Lyon - twinned 1963"."""
    head = head_of(scene, scenes)
    if head is None or topic is None or head.index <= topic.head.index:
        return head is not None
    return head.names_kind and head.index > topic.last


def says_less(pairing: Pairing | None, scene: Scene, topic: Topic) -> bool:
    """True for a pairing that a roll goes before: of an earlier sentence, or of members with no word for a tie."""
    if pairing is None or pairing.is_spoken_of:
        return True
    return not scene.relates and topic.hub not in pairing.places


def going_on(topic: Topic | None, scene: Scene, pairing: Pairing | None) -> Topic | None:
    """The topic where a list of the same hub has gone on with a scene."""
    same = topic is not None and pairing is not None and pairing.hub == topic.hub
    return Topic(topic.hub, topic.head, scene.index) if topic is not None and same else topic


def topic_after(scene: Scene, scenes: Sequence[Scene], story: Story, pairing: Pairing | None) -> Topic | None:
    """The topic that a sentence sets: a hub that has partners; None where it sets none."""
    if not scene.names_kind or scene.found("ended") or scene.found("generic"):
        return None
    kinds = [stance(scene, kind).status for kind in scene.relating_words if kind.value != PLAIN]
    if "active" not in kinds:
        return None
    if pairing is not None and not pairing.is_spoken_of:
        hub = hub_told(scene, pairing, story)
    else:
        hub = hub_with_ties(scene, story, scenes) or _hub_of_several(scene, story)
    return Topic(hub, scene, scene.index) if hub is not None else None


def _hub_of_several(scene: Scene, story: Story) -> Place | None:
    """Whose partners a sentence counts that names nobody else: "No other city collected |twins| with such appetite"."""
    if not set(scene.places) <= {story.home}:
        return None
    kinds = (kind for kind in scene.relating_words if kind.value != PLAIN and not is_denied(scene, kind.start))
    return story.home if any(_is_of_several(scene, kind) for kind in kinds) else None


def _is_of_several(scene: Scene, kind: Match[str]) -> bool:
    """True for "26 sisters", "seventeen sister city agreements", "tiga kota kembar", "its twins"."""
    start = max(scene.sentence.start, kind.start - _COUNTED)
    numbers = scene.within("count_words", start, kind.start) or _NUMBER.search(scene.document.scan, start, kind.start)
    nouns = (*scene.found("documents"), *scene.found("bare_ties"))
    end = next((noun.end for noun in nouns if kind.start <= noun.start + 1 and noun.start <= kind.end + 1), kind.end)
    return bool(numbers) or is_plural(scene.lexicon, scene.document.scan, end)
