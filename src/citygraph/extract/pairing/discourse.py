"""The sentences of an article in order, each with the pairs that it speaks of: named there, or spoken of before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.hubs import (
    added_to_hub,
    added_to_list,
    counted,
    hub_told,
    hub_with_ties,
    listed_under,
    pair_listed,
    tells_of_the_others,
    with_hub,
)
from citygraph.extract.pairing.lists import (
    announced_hub,
    head_of,
    head_of_pairs,
    is_heading,
    is_item_of_pairs,
    is_marked_item,
)
from citygraph.extract.pairing.metonyms import without_capitals
from citygraph.extract.pairing.owners import with_home_named
from citygraph.extract.pairing.pair_up import believed, pair_by_words, pair_up
from citygraph.extract.pairing.pairing import RESOLVED, Pairing, Story
from citygraph.extract.pairing.pronouns import with_pronoun_named
from citygraph.extract.pairing.roll_call import Roll, called_by_twos
from citygraph.extract.pairing.runs import LONG_LIST
from citygraph.extract.pairing.spoken_of import turned_to, two_of
from citygraph.extract.pairing.story_so_far import after, with_acting, with_topic, without_near
from citygraph.extract.pairing.told import Told
from citygraph.extract.pairing.topics import Topic, going_on, rolled, says_less, topic_after
from citygraph.extract.places.described import with_described
from citygraph.extract.scene import Scene
from citygraph.extract.scenes import scenes_of
from citygraph.extract.thing import PLAIN
from citygraph.model import Place

_SPEAKING = frozenset((
    "kinds", "documents", "both_sides", "sign_verbs", "tie_verbs", "definite", "turn_words", "field_introducers",
    "lapses",
))  # fmt: skip


def tell(mentions: Mentions) -> tuple[Told, ...]:
    """Every scene with its pairs, in reading order."""
    scenes = tuple(with_described(scenes_of(mentions)))
    home = next(iter(mentions.homes), None)
    scenes = tuple(without_capitals(scenes, home))
    titled = two_of(scenes[0]) if scenes and scenes[0].is_title else None
    told = list(_follow([_with_home_named(scene, home) for scene in scenes], Story(home, titled=titled)))
    for index, one in enumerate(told):
        if one.head is not None and not (one.pairing is not None and one.pairing.is_called_up):
            _complete_head(told, one, index)
    return tuple(_with_kinds(list(_with_theme(told))))


def _with_home_named(scene: Scene, home: Place | None) -> Scene:
    if not scene.relates or home in scene.places:
        return scene
    parties = with_home_named(scene, home, scene.sentence.start, scene.sentence.end)
    return scene.with_cast(scene.cast.of(parties))


class _Lists(NamedTuple):
    """Which list a sentence may go on with.

    `opener` is the sentence of the paragraph on a hub's partners, with the hub, `awaited` how many of them it counts
    and does not name; `named` the last sentence that called a tie more than cooperation.
    """

    opener: tuple[Scene, Place] | None = None
    named: Scene | None = None
    awaited: int = 0
    topic: Topic | None = None


def _follow(scenes: Sequence[Scene], story: Story) -> Iterator[Told]:
    lists = _Lists()
    for told in scenes:
        story = with_acting(told, scenes, without_near(told, scenes, story))
        scene = with_pronoun_named(told, story)
        if lists.opener is not None and lists.opener[0].sentence.paragraph != scene.sentence.paragraph:
            lists = lists._replace(opener=None, awaited=0)
        topic, roll = rolled(scene, scenes, story, lists.topic, lists.named)
        lists = lists._replace(topic=topic)
        if (one := _going_on(scene, scenes, story, lists, roll)) is not None:
            yield one
            lists, story = _gone_on(lists, one), _turned_to_item(one, scenes)
            continue
        pairing = _own_pairing(scene, story)
        if topic is not None and roll is not None and says_less(pairing, scene, topic):
            yield (one := Told(scene, story, roll.pairing, topic.head))
            lists = _gone_on(lists, one)
            continue
        lists = _after(lists, scene, scenes, story, pairing)
        before = scenes[scene.index - 1] if scene.index else None
        near = before is not None and before.sentence.paragraph == scene.sentence.paragraph
        turned = None if scene.relates else turned_to(scene, story)
        yield Told(scene, story, pairing, before=before if near else None, topic=turned)
        story = with_hub(scene, with_topic(scene, after(scene, story, pairing), turned), pairing)


def _going_on(scene: Scene, scenes: Sequence[Scene], story: Story, lists: _Lists, roll: Roll | None) -> Told | None:
    """A sentence that goes on with a list: partners as they came, more of those told before, an item.

    Or that is a list of pairs itself.
    """
    if (apart := called_by_twos(scene)) is not None:
        return Told(scene, story, apart, scene)
    if lists.topic is not None and roll is not None and roll.plain:
        return Told(scene, story, roll.pairing, lists.topic.head)
    opener, added = lists.opener, None
    if opener is not None:
        added = added_to_hub(scene, opener[1], lists.awaited, of_others=tells_of_the_others(opener[0]))
    if opener is None or scene.found_as("more_partners", "adds"):
        added = added or added_to_list(scene, story)
    added = believed(added)
    head = opener[0] if opener is not None else lists.named
    if added is not None and head is not None:
        return Told(scene, story, added, head)
    head, listed = _listed(scene, scenes, story)
    return Told(scene, story, believed(listed), head) if head is not None else None


def _gone_on(lists: _Lists, one: Told) -> _Lists:
    """The lists once one has gone on with a sentence."""
    told = len(one.pairing.pairs) if one.pairing is not None else 0
    topic = going_on(lists.topic, one.scene, one.pairing)
    return lists._replace(awaited=max(0, lists.awaited - told), topic=topic)


def _turned_to_item(one: Told, scenes: Sequence[Scene]) -> Story:
    """The story with the partner of an item, of which the sentences behind it may tell more."""
    alone = one.pairing is not None and len(one.pairing.pairs) == 1
    titles = is_marked_item(one.scene) or not one.scene.is_list_item or is_heading(one.scene, scenes)
    return one.story._replace(topic=one.pairing) if alone and titles else one.story


def _own_pairing(scene: Scene, story: Story) -> Pairing | None:
    pairing = (pair_up(scene, story) or pair_by_words(scene, story)) if scene.holds(_SPEAKING) else None
    return None if pairing is not None and pairing.is_spoken_of and tells_of_the_others(scene) else pairing


def _after(lists: _Lists, scene: Scene, scenes: Sequence[Scene], story: Story, pairing: Pairing | None) -> _Lists:
    """The lists that the sentences behind one may go on with."""
    opener, named, awaited = lists.opener, lists.named, lists.awaited
    if pairing is not None and scene.names_kind:
        named = named if pairing.is_spoken_of else scene
        hub = hub_told(scene, pairing, story)
        opener = (scene, hub) if hub is not None else opener
    if pairing is None and (hub := hub_with_ties(scene, story, scenes)) is not None:
        opener, named = (scene, hub), scene
    if (count := counted(scene)) >= LONG_LIST:
        opener, awaited = (scene, scene.places[0]), count
    return _Lists(opener, named, awaited, topic_after(scene, scenes, story, pairing) or lists.topic)


def _listed(scene: Scene, scenes: Sequence[Scene], story: Story) -> tuple[Scene | None, Pairing | None]:
    """The line that says what a list of partners or of pairs lists, and the pairs of one of its items."""
    if is_item_of_pairs(scene, scenes) and (heading := head_of_pairs(scene, scenes)) is not None:
        return heading, pair_listed(scene)
    head = head_of(scene, scenes)
    return head, listed_under(scene, head, story, announced_hub(scene, scenes)) if head is not None else None


def _complete_head(told: list[Told], item: Told, index: int) -> None:
    """A head that names one side only gets the other from its list: "tujuh kabupaten … Mereka adalah A, B, …"."""
    head = next((at for at in range(index) if told[at].scene is item.head), None)
    counts = told[head].scene.found("count_words") if head is not None else ()
    if head is None or item.pairing is None or not (counts or item.scene.found("count_words")):
        return
    if not counts:
        told[head] = _completed(told[head], item.pairing)
        return
    for at in range(head, -1, -1):
        if not _counts_the_same(told[at].scene, told[head].scene):
            break
        told[at] = _completed(told[at], item.pairing)


def _counts_the_same(scene: Scene, head: Scene) -> bool:
    """True for the sentences of a paragraph that speak of "tujuh kabupaten", "ketujuh daerah"."""
    counts = {cue.value for cue in head.found("count_words")}
    near = scene.sentence.paragraph == head.sentence.paragraph
    return near and any(cue.value in counts for cue in scene.found("count_words"))


def _completed(head: Told, listed: Pairing) -> Told:
    known = head.pairing
    if known is None or known.rule in ("spoken-of-before", "with-home"):
        return replace(head, pairing=listed)
    if known.is_continued:
        pairs = dict.fromkeys((*known.pairs, *listed.pairs))
        return replace(head, pairing=replace(listed, pairs=tuple(pairs)))
    return head


def _with_kinds(told: Sequence[Told]) -> Iterator[Told]:
    kinds = [_kinds_in(one.scene) for one in told]
    near: dict[int, dict[str, None]] = {}
    for one, here in zip(told, kinds):
        near.setdefault(one.scene.sentence.paragraph, {}).update(here)
    before: dict[str, None] = {}
    for one, here in zip(told, kinds):
        around = near[one.scene.sentence.paragraph]
        yield one.with_kinds(tuple(around), tuple(before)) if around or before else one
        before.update(here)


def _kinds_in(scene: Scene) -> dict[str, None]:
    """What a scene calls ties, in order."""
    if scene.found("generic"):
        return {}
    words = sorted(scene.relating_words, key=lambda cue: cue.start)
    return dict.fromkeys(cue.value for cue in words if cue.value != PLAIN)


def _with_theme(told: Sequence[Told]) -> Iterator[Told]:
    """A tie that is named before its second partner is: the title's "kota kembar baru" is the first pair told."""
    theme = next((one.story.theme for one in told if one.story.theme is not None), None)
    first = next((one.pairing for one in told if one.pairing is not None), None)
    if theme is not None and first is not None and first.pairs != theme.pairs:
        theme = None
    for one in told:
        silent = one.pairing is None and one.story.theme is None and one.scene.names_kind
        if (
            theme is not None
            and silent
            and one.story.home in one.scene.places
            and set(one.scene.places) <= theme.places
        ):
            pairing = replace(theme, rule="spoken-of-later", confidence=RESOLVED)
            yield replace(one, pairing=pairing)
        else:
            yield one
