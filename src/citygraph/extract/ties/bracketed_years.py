"""Years that stand in brackets behind the partners of a list: "Its other cities are A, Italy (1985); B (1987)".

Whoever lists partners so says since when each is one, whatever word for the tie stands there, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from citygraph.extract.pairing.lists import is_marked_item
from citygraph.extract.papers.paper import INTENT
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.dates import is_old, stands_by
from citygraph.model import PartialDate

Begun = tuple[Partnership, PartialDate]
_BRACKETS = re.compile(r"\(([^()]{4,40})\)")
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_SEVERAL = 2


def years_in_brackets(scene: Scene, ties: Mapping[str, Sequence[Partnership]], hubs: frozenset[str]) -> Iterator[Begun]:
    """The ties of a sentence's partners with the year behind each; of one partner alone only in a line of its own."""
    text = scene.document.aligned
    if scene.is_title or "(" not in text[scene.sentence.start : scene.sentence.end]:
        return
    spots = sorted((*scene.parties, *scene.cast.whereabouts), key=lambda spot: spot.start)
    found: list[Begun] = []
    waiting: list[Partnership] = []  # of "A and B (both 1995)" A, until the brackets come
    for index, spot in enumerate(spots):
        own = ties.get(spot.place.id, ())
        if spot.place.id in hubs or len(own) != 1:
            waiting = []
            continue
        stop = spots[index + 1].start if index + 1 < len(spots) else scene.sentence.end
        brackets = _BRACKETS.search(text, spot.end, stop)
        if brackets is None or not stands_by(scene, spot.end, brackets.start()):
            waiting.append(own[0])
            continue
        date = _date_in(scene, *brackets.span(1))
        if date is not None and is_old(scene, date):
            of_all = _is_of_each(scene, *brackets.span(1))
            found += [(tie, date) for tie in (*(waiting if of_all else ()), own[0])]
        waiting = []
    if len(found) >= _SEVERAL or scene.is_list_item or is_marked_item(scene):
        yield from found


def _date_in(scene: Scene, start: int, end: int) -> PartialDate | None:
    """The only date in brackets: "(1985)", "(May 1988)", "(sister city, 1985)"; none in "(1985-2010)", "(LoI 2016)"."""
    years = _YEAR.findall(scene.document.aligned, start, end)
    if any(paper.value == INTENT for paper in scene.within("documents", start, end)):
        return None
    if len(years) != 1 or scene.within("ended", start, end) or scene.within("until_words", start, end):
        return None
    told = next((date.date for date in scene.dates if start <= date.start < end), None)
    return told or PartialDate(int(years[0]))


def _is_of_each(scene: Scene, start: int, end: int) -> bool:
    """True for "A and B (|both| 1995)"."""
    return bool(scene.lexicon.phrases("of_each").find(scene.document.scan, start, end))
