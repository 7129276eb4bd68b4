"""Long lists of places, none of which is the one that owns the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citygraph.extract.mention import Mentions
from citygraph.extract.scene import left_of
from citygraph.model import Place

_BARE = re.compile(r"(?:[^\w.!?]|\d)*")
_LONG = 4  # items of a list that none of them owns


def items_of_lists(mentions: Mentions) -> set[Place]:
    """The cities of long lists with nothing but their countries and years: "Brno, Czechia (1957), Lyon, France …"."""
    return {place for run in _runs(mentions) if len(run) >= _LONG for place in run}


def _runs(mentions: Mentions) -> Iterator[set[Place]]:
    """The cities that stand one after another with no other words between them."""
    links, scan = mentions.lexicon.phrases("list_links"), mentions.document.scan
    run: set[Place] = set()
    end = 0
    for mention in mentions.places:
        spans = [(link.start, link.end) for link in links.find(scan, end, mention.start)]
        if mention.start > end and not _BARE.fullmatch(left_of(scan, end, mention.start, spans)):
            yield run
            run = set()
        if mention.place.type == "City":
            run.add(mention.place)
        end = max(end, mention.end)
    yield run
