"""The sentences of an article in order, each with the pairs that it speaks of: named there, or spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.mention import Mentions
from citygraph.extract.pairing import CROSS_SENTENCE, Pairing, Story, explicit, groups, pair_up, spokes, with_home
from citygraph.extract.parties import home_of
from citygraph.extract.scene import Scene, scenes_of
from citygraph.model import Place

_LONG_LIST = 3
_ITEM_REST = re.compile(r"[\W\d_]*")
_HEAD_REACH = 2  # a list may stand this many sentences behind the one that says what it lists


@dataclass(frozen=True, slots=True)
class Told:
    """A scene, what was spoken of before it, and its pairs.

    `head` is the scene that says what a list lists, `before` the scene before in the same paragraph.
    """

    scene: Scene
    story: Story
    pairing: Pairing | None = None
    head: Scene | None = None
    before: Scene | None = None

    @property
    def lead(self) -> Scene:
        """The scene whose words tell the kind and state of the tie."""
        return self.head or self.scene


def tell(mentions: Mentions) -> tuple[Told, ...]:
    """Every scene with its pairs, in reading order."""
    scenes = scenes_of(mentions)
    home = home_of([(scene.sentence, scene.cast) for scene in scenes])
    told = list(_follow(scenes, Story(home)))
    for index, one in enumerate(told):
        if one.head is not None:
            _complete_head(told, one, index)
    return tuple(told)


def relates(scene: Scene) -> bool:
    """True when a scene has a word for a tie or a document."""
    return bool(scene.found("kinds") or scene.found("documents") or scene.found("tie_verbs", "sister"))


def _follow(scenes: Sequence[Scene], story: Story) -> Iterator[Told]:
    for scene in scenes:
        head = _head_of(scene, scenes)
        if head is not None:
            yield Told(scene, story, _listed(scene, head, story), head)
            continue
        pairing = pair_up(scene, story) if _speaks(scene) else None
        before = scenes[scene.index - 1] if scene.index else None
        near = before is not None and before.sentence.paragraph == scene.sentence.paragraph
        yield Told(scene, story, pairing, before=before if near else None)
        story = _after(scene, story)


def _speaks(scene: Scene) -> bool:
    cues = ("both_sides", "sign_verbs", "tie_verbs", "definite", "turn_words", "field_introducers", "also_words")
    return relates(scene) or any(scene.found(section) for section in cues)


def _after(scene: Scene, story: Story) -> Story:
    """The story once a scene is told: two sides named with a word for their tie are what is spoken of."""
    if not (relates(scene) or scene.found("sign_verbs") or scene.found("turn_words")):
        return story
    named = explicit(scene, story) or with_home(scene, story)
    if named is None or len(named.pairs) >= _LONG_LIST and not named.mutual:
        return story
    return replace(story, theme=story.theme or named, focus=named)


def _head_of(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The scene that says what a bare list of places lists: "… 13 sister cities. The others: • Monterrey, Mexico"."""
    opened = bool(scene.found("list_openers")) and _starts_with(scene, "list_openers")
    if not scene.parties or not (opened or is_list_item(scene)) or relates(scene):
        return None
    for before in reversed(scenes[: scene.index]):
        if is_list_item(before):
            continue
        if relates(before):
            return before
        announces = before.gap(before.sentence.end - 1, before.sentence.end) == ":" or before.found("list_openers")
        if not announces or scene.index - before.index > _HEAD_REACH and opened:
            return None
    return None


def _starts_with(scene: Scene, section: str) -> bool:
    return scene.found(section)[0].start - scene.sentence.start <= 2


def is_list_item(scene: Scene) -> bool:
    """True for a sentence of nothing but places, their countries and years."""
    if not scene.parties:
        return False
    chars = list(scene.gap(scene.sentence.start, scene.sentence.end))
    fillers = scene.lexicon.phrases("place_types", "governments", "list_links", "nationalities", "country_aliases", "since_words")
    spans = [(cue.start, cue.end) for cue in fillers.find(scene.document.scan, scene.sentence.start, scene.sentence.end)]
    spans += [(place.start, place.end) for place in scene.mentioned]
    spans += [(party.start, party.end) for party in scene.parties]
    spans += [(date.start, date.end) for date in scene.dates]
    for start, end in spans:
        for position in range(start, min(end, scene.sentence.end)):
            chars[position - scene.sentence.start] = " "
    return _ITEM_REST.fullmatch("".join(chars)) is not None


def _listed(scene: Scene, head: Scene, story: Story) -> Pairing | None:
    hub = hub_of_list(head, story)
    if hub is None:
        return None
    others = [party.place for run in groups(scene) for party in run if party.place != hub]
    return spokes(hub, others, "list-continuation", CROSS_SENTENCE) if others else None


def hub_of_list(head: Scene, story: Story) -> Place | None:
    """Whose partners a head announces: the only place that it names, else the article's home."""
    places = head.places
    return places[0] if len(places) == 1 else story.home


def _complete_head(told: list[Told], item: Told, index: int) -> None:
    """A head that names one side only gets the other from its list: "tujuh kabupaten … Mereka adalah A, B, …"."""
    head = next((at for at in range(index) if told[at].scene is item.head), None)
    if head is None or item.pairing is None or not told[head].scene.found("count_words"):
        return
    known = told[head].pairing
    if known is None or known.rule in ("spoken-of-before", "list-continuation-list"):
        pairs = known.pairs if known is not None and known.rule.startswith("list-continuation") else ()
        told[head] = replace(told[head], pairing=replace(item.pairing, pairs=(*pairs, *item.pairing.pairs)))
