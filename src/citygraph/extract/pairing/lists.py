"""Lists of places, and the line that says what they list: "Its sister cities:", then "• Monterrey, Mexico (1981)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import LONG_LIST, groups
from citygraph.extract.scene import LIST_WORDS, Scene, left_of
from citygraph.model import Place
from citygraph.phrases import Match

_OPENED = 2  # ", ", ": "
_MARK_OF_ITEM = re.compile(r"\s*(?:[•▪●◦‣·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s*")
_NUMBER = re.compile(r"\s*\(?(\d{1,2})[.)]")
_LETTER = re.compile(r"[^\W\d_]")
_DATED = re.compile(r"[\d\W]*")  # "1991: ", before the name
_END_MARKS = '.!?"”'
_JOINS = re.compile(r"[\s,()]*(?:[–—-]{1,2}|&|/|<?=>|↔)[\s,()]*")
_JOIN = re.compile(r"[–—&/]| - | -- ")
_TWO = 2
_WORD = re.compile(r"[^\W\d_]+")
_REMARK = 2  # words behind a list
_SETS_OFF = ("", ",", ":", "–", "-", "(")  # before the opener of a list
_HEAD_REACH = 3  # a list may stand this many sentences behind the one that says what it lists


def is_marked_item(scene: Scene) -> bool:
    """True for what opens with a bullet or number and a party: "3. Ostra, Norland - since 1981, now inactive"."""
    mark = _MARK_OF_ITEM.match(scene.document.text, scene.sentence.start, scene.sentence.end) if scene.parties else None
    if mark is None:
        return False
    words = scene.lexicon.phrases(*LIST_WORDS).find(scene.document.scan, mark.end(), scene.parties[0].start)
    spans = [(word.start, word.end) for word in words] + [(date.start, date.end) for date in scene.dates]
    return _DATED.fullmatch(left_of(scene.document.scan, mark.end(), scene.parties[0].start, spans)) is not None


def pair_of_item(scene: Scene) -> tuple[Place, Place] | None:
    """The two cities of a line that sets them side by side: "• Ostra, Norland – Velm, Sudland", "Ostra and Velm"."""
    cities = [party for party in scene.parties if party.way == "place" and party.place.type == "City"]
    if len(cities) != _TWO or cities[0].place == cities[1].place:
        return None
    if not (is_marked_item(scene) or scene.is_list_item):
        return None
    named = [(place.start, place.end) for place in scene.mentioned]
    between = left_of(scene.document.aligned, cities[0].end, cities[1].start, named)
    before = left_of(scene.document.scan, scene.sentence.start, cities[0].start, named)
    joined = _JOINS.fullmatch(between) or between.strip(" ,()") in _joining_words(scene)
    return (cities[0].place, cities[1].place) if joined and _LETTER.search(before) is None else None


def _joining_words(scene: Scene) -> frozenset[str]:
    classes = scene.lexicon.classes("with_words")
    return frozenset((*scene.lexicon.words("list_links"), *classes["with"]))


def is_item_of_pairs(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """True for one of several such lines, each on its own: a list of pairs, and none of one city's partners."""
    near = (*scenes[max(0, scene.index - 1) : scene.index], *scenes[scene.index + 1 : scene.index + 2])
    return (
        opens_paragraph(scene, scenes)
        and pair_of_item(scene) is not None
        and any(opens_paragraph(one, scenes) and pair_of_item(one) is not None for one in near)
    )


def head_of_pairs(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The line over a list of pairs: "The following twinnings were approved", "Sister cities in Norland"."""
    above = scenes[: scene.index]
    for reach, before in enumerate(one for one in reversed(above) if pair_of_item(one) is None):
        if before.names_kind and not before.found("generic"):
            return before if _may_head_pairs(before, scene) else None
        if reach >= _HEAD_REACH:
            break
    title = scenes[0]
    said = title.is_title and title.names_kind and not title.found("generic")
    return title if said and _may_head_pairs(title, scene) else None


def _may_head_pairs(head: Scene, item: Scene) -> bool:
    """False for "Ostra has these sisters:" over "Velm and Brin": two of its partners, and no pair."""
    of_one = sum(place.type == "City" for place in head.places) == 1
    return not of_one or _JOIN.search(item.document.aligned, item.parties[0].end, item.sentence.end) is not None


def announced_hub(scene: Scene, scenes: Sequence[Scene]) -> Place | None:
    """The only place of the line right over marked items: "|Ostra's| programme now covers four towns:"."""
    if not is_marked_item(scene):
        return None
    line = next((one for one in reversed(scenes[: scene.index]) if not is_marked_item(one)), None)
    if line is None or line.document.text[line.sentence.end - 1] != ":":
        return None
    places = places_but_besides(line)
    return places[0] if len(places) == 1 else None


def places_but_besides(scene: Scene) -> list[Place]:
    """The places that a sentence names without those besides: "apart from |Ostra|", "selain |Ostra|"."""
    words = scene.found("besides")
    named = (party for party in scene.parties if not any(0 <= party.start - word.end <= 1 for word in words))
    return list(dict.fromkeys(party.place for party in named))


def head_of(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The scene that says what a bare list of places lists: "… 13 sister cities. The others: • Monterrey, Mexico"."""
    before_it = scenes[: scene.index]
    if not scene.parties or scene.names_kind or not any(one.relates for one in before_it):
        return None
    if is_marked_item(scene):
        return _head_of_item(scene, scenes)
    said = scene.within("speech_verbs", scene.sentence.start, scene.parties[0].start)  # "The others agreed, said X"
    opened = (_starts_with(scene, "list_openers") and not said) or _names_behind_opener(scene)
    if not opened and not scene.is_list_item:
        return None
    return _head_of_heading(scene, scenes) or _head_by_count(scene, scenes) or _head_above(scene, scenes)


def is_heading(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """True for a partner's name alone above what is told of it: "Ostra, Norland", on a page of sister cities."""
    alone = opens_paragraph(scene, scenes) and scene.document.text[scene.sentence.end - 1] not in _END_MARKS
    behind = scenes[scene.index + 1] if scene.index + 1 < len(scenes) else None
    return alone and behind is not None and opens_paragraph(behind, scenes) and not behind.is_list_item


def _head_of_heading(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The title or heading that says what the names above paragraphs are: "OUR SISTER CITIES"."""
    if scene.index == 0 or not is_heading(scene, scenes):
        return None
    heads = [one for one in scenes[: scene.index] if one.document.text[one.sentence.end - 1] not in _END_MARKS]
    return next((one for one in reversed(heads) if one.names_kind and len(one.places) <= 1), None)


def _head_above(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The next sentence above a list that names a tie; what stands between only announces it."""
    reach = 0
    for before in reversed(scenes[: scene.index]):
        if before.is_list_item:
            continue
        if before.names_kind or (before.relates and before.found("count_words")):
            return before
        if _is_heading_of_partners(before) and _are_several(scene, scenes):
            return before
        reach += 1
        if not _announces(before) or reach >= _HEAD_REACH:
            return None
    return None


def _is_heading_of_partners(scene: Scene) -> bool:
    """True for "Partner cities of Ostra", "Ostra has agreements with the following cities:"."""
    return scene.relates and _heads_list(scene) and not scene.is_title and len(scene.places) <= 1


def _are_several(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """True for a line with several places, or right before or behind another one that lists a place."""
    if len(scene.places) >= LONG_LIST:
        return True
    near = (*scenes[max(0, scene.index - 1) : scene.index], *scenes[scene.index + 1 : scene.index + 2])
    return opens_paragraph(scene, scenes) and any(opens_paragraph(one, scenes) and one.is_list_item for one in near)


def _head_by_count(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """As in "Enam bupati … nota kesepahaman … . Keenam kabupaten itu, A, B …": where the same count was told."""
    counts = {count.value for count in scene.found("count_words")}
    near = scenes[max(0, scene.index - _HEAD_REACH - 1) : scene.index]
    title = scenes[0]
    if title.is_title and title.names_kind and any(count.value in counts for count in title.found("count_words")):
        return title  # "Five more towns want to be twins of X … The five are A, B …"
    if not any(count.value in counts for before in near for count in before.found("count_words")):
        return None
    return next((before for before in reversed(near) if before.relates), None)


def _head_of_item(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The line over a list of marked items: "Sister cities of X", "X's partners are as follows:"."""
    before_it = scenes[: scene.index]
    if (last := _item_before(scene, before_it)) is not None:
        return _head_of_item(last, scenes)
    items = {one.sentence.paragraph for one in before_it if is_marked_item(one)}
    above = [one for one in before_it if one.sentence.paragraph not in items]
    for reach, before in enumerate(reversed(above)):
        if before.relates and (before.names_kind or _heads_list(before)):
            return before
        if reach == 0 and before.document.text[before.sentence.end - 1] == ":":
            return next((one for one in reversed(above) if one.names_kind and not one.found("generic")), None)
        if reach >= _HEAD_REACH or not _heads_list(before):
            return None
    return None


def _item_before(scene: Scene, scenes: Sequence[Scene]) -> Scene | None:
    """The item with the number before, whatever is told in between: "1. Seoul", text, "2. Rotterdam"."""
    number = _number(scene)
    if number < 2:
        return None
    return next((one for one in reversed(scenes) if is_marked_item(one) and _number(one) == number - 1), None)


def _number(scene: Scene) -> int:
    """Of "2. Rotterdam"; 0 for a bullet."""
    mark = _NUMBER.match(scene.document.text, scene.sentence.start, scene.sentence.end)
    return int(mark[1]) if mark else 0


def _heads_list(scene: Scene) -> bool:
    """True for a line that ends with a colon or, as headings do, without any mark; and for what announces a list."""
    return scene.document.text[scene.sentence.end - 1] not in _END_MARKS or _announces(scene)


def _announces(scene: Scene) -> bool:
    return scene.document.text[scene.sentence.end - 1] == ":" or bool(scene.found_as("list_openers", "list_openers"))


def _starts_with(scene: Scene, section: str) -> bool:
    cues = scene.found(section)
    return bool(cues) and cues[0].start - scene.sentence.start <= 2


def _names_behind_opener(scene: Scene) -> bool:
    """True for "only one is alive, namely A": the first name stands right behind the opener.

    Not for examples of others: "hopes that |similar| programmes can be held |with| other cities, such as A and B".
    """
    party = next((party for party in scene.parties if party.way == "place"), scene.parties[0])
    first = party.start
    opener = next((cue for cue in scene.found("list_openers") if 0 <= first - cue.end <= _OPENED), None)
    if scene.relates or opener is None or _acts_as_example(scene, opener, party):
        return False
    start = scene.sentence.start
    return not (
        scene.within("similar", start, first)
        or scene.within("planned", start, first)
        or scene.within("with_words", start, first)
    )


def _acts_as_example(scene: Scene, opener: Match[str], first: Party) -> bool:
    """True for "Cities |such as| A and B |have shown what can be done|": not set off, and more is said of them."""
    set_off = scene.gap(scene.sentence.start, opener.start).rstrip()[-1:] in _SETS_OFF
    run = next((run for run in groups(scene) if first in run), [first])
    spans = [(date.start, date.end) for date in scene.dates] + [(one.start, one.end) for one in scene.mentioned]
    rest = left_of(scene.document.scan, run[-1].end, scene.sentence.end, spans)
    return not set_off and len(_WORD.findall(rest)) > _REMARK


def opens_paragraph(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """True for the first scene of its paragraph."""
    return scene.index == 0 or scenes[scene.index - 1].sentence.paragraph != scene.sentence.paragraph
