"""Long lists of places, none of which is the one that owns the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citygraph.extract.mention import Mentions
from citygraph.extract.scene import left_of
from citygraph.lexicon import SectionPhrases
from citygraph.model import Place

_BARE = re.compile(r"(?:[^\w.!?]|\d)*")
_LETTER = re.compile(r"[^\W\d_]")
_LONG = 4  # items of a list that none of them owns


def items_of_lists(mentions: Mentions) -> set[Place]:
    """The cities of long lists with nothing but their countries and years: "Brno, Czechia (1957), Lyon, France …"."""
    return {place for run in _runs(mentions) if len(run) >= _LONG for place in run}


def _are_links_alone(scan: str, start: int, end: int, links: SectionPhrases) -> bool:
    """True where nothing but marks, numbers and the words of lists stands between two places."""
    word = _LETTER.search(scan, start, end)
    if word is not None and not links.may_begin(scan, start, word.end()):
        return False
    spans = [(link.start, link.end) for link in links.find(scan, start, end)]
    return _BARE.fullmatch(left_of(scan, start, end, spans)) is not None


def _runs(mentions: Mentions) -> Iterator[set[Place]]:
    """The cities that stand one after another with no other words between them."""
    links, scan = mentions.lexicon.phrases("list_links"), mentions.document.scan
    run: set[Place] = set()
    end = 0
    for mention in mentions.places:
        if mention.start > end and not _are_links_alone(scan, end, mention.start, links):
            yield run
            run = set()
        if mention.place.type == "City":
            run.add(mention.place)
        end = max(end, mention.end)
    yield run
