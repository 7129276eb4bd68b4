"""Partners that are told one after another: "Kiel came in 1947; Caen and Graz followed in 1957"."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.modality import Status
from citygraph.extract.pairing.told import Told
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.signs import Sign, kind_of
from citygraph.extract.ties.stances import tells_end_of


def by_roll(one: Told) -> Iterator[Sign]:
    """Each of the partners with its own year, under the word for the tie that stands before them.

    An item may have a word of its own: "Otaru, Japan (friendship city, 2004)".
    """
    scene, pairing = one.scene, one.pairing
    if pairing is None:
        return
    own = scene.relating_words if len(pairing.pairs) == 1 else ()
    named = (*own, *one.lead.relating_words)
    kinds = [word.value for word in named if word.value != PLAIN] or list(one.kinds_before[-1:])
    for pair in pairing.pairs:
        kind = kind_of(kinds[0], pair) if kinds else PLAIN
        status: Status = "ended" if tells_end_of(scene, pair) else "active"
        yield Sign(
            pair, kind, status, True, scene.sentence.start, scene.sentence.end, f"tie-noun-{pairing.rule}",
            pairing.confidence, since=pairing.began.get(pair),
        )  # fmt: skip
