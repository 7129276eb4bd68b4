"""Which fields a tie has, by all that the article says of them.

The rules read one sentence at a time: a field that one of them reads stands when the article as a whole makes it
likely, and so does one that is named in a sentence on the tie and that no rule reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from citygraph.extract.pairing.pairing import CROSS_SENTENCE
from citygraph.extract.pairing.subjects import Subject
from citygraph.extract.pairing.told import Told
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.beside import beside
from citygraph.extract.ties.fields import BESIDES, EXAMPLE, INTRODUCED, ITEM_OF, SUMMED_UP, Content
from citygraph.extract.weighing import reliability, trees
from citygraph.extract.weighing.field_traits import FieldCandidate, Naming, fields_of, traits_of
from citygraph.extract.weighing.pairs import LEAST

LIKELY = 0.5
_SURE = 0.8
"""The bar for a field, whether a rule reads it or not."""

_CALLED = frozenset((ITEM_OF, SUMMED_UP, BESIDES))  # the article itself calls them what the tie is about
_TOLD = frozenset((INTRODUCED, EXAMPLE))
_LIST = 3  # so many fields with nothing but commas or "and" between them
_LISTED = 25  # characters between "in the fields of" and the second of a list: " nursing and "


def weights_of_fields(
    told: Sequence[Told], subjects: Sequence[Subject], contents: Iterable[Content]
) -> tuple[tuple[FieldCandidate, float], ...]:
    """How likely each field that is named in a sentence on a tie is one that the tie has."""
    if len(told) < LEAST:
        return ()
    fields, forest, counts = fields_of(told, subjects, contents), trees.load("fields"), reliability.load()
    return tuple((one, forest.weigh(traits_of(one, fields, counts))) for one in fields.every)


def settled_fields(contents: Iterable[Content], weights: Sequence[tuple[FieldCandidate, float]]) -> tuple[Content, ...]:
    """What rules read of the ties without unlikely fields, and with likely ones that no rule reads; in text order.

    What is told by no word for a field, as "staff will be seconded", is not weighed and stands.
    """
    unlikely = {
        (one.tie, one.field, naming.content.rule, naming.content.start)
        for one, weight in weights
        if weight < LIKELY
        for naming in one.namings
        if naming.content is not None and not _is_beyond_doubt(naming)
    }
    kept = [part for content in contents for part in _without(content, unlikely)]
    kept += [_content_of(one) for one, weight in weights if _is_added(one, weight)]
    kept = _without_single_wares(kept)
    return tuple(sorted(kept, key=lambda content: (content.start, content.end)))


def _is_beyond_doubt(naming: Naming) -> bool:
    """True for the items of "They agreed on:", for "Trade |will be the focus|", and for three in a row."""
    rule = naming.content.rule if naming.content is not None else ""
    return rule in _CALLED or (rule in _TOLD and naming.linked >= _LIST)


def _without_single_wares(contents: Sequence[Content]) -> list[Content]:
    """The contents without a field of a tie that is told only once, and by a thing: "the |durian| stage"."""
    times = Counter((tie, content.field) for content in contents for tie in content.ties)
    single = {
        (tie, content.field, content.rule, content.start)
        for content in contents
        if _is_a_ware(content)
        for tie in content.ties
        if times[tie, content.field] == 1
    }
    return [part for content in contents for part in _without(content, single)]


def _is_a_ware(content: Content) -> bool:
    """True for "squid" in "squid recipes", not in "cooperation in squid", "squid comes first": they call it a field."""
    scene, at = content.scene, content.start
    if scene.is_title or content.rule == SUMMED_UP:
        return False
    words = scene.lexicon.phrases("wares").find(scene.document.scan, at, content.end)
    if not any(word.start == at and word.end == content.end for word in words):
        return False
    return not any(0 <= at - word.end <= _LISTED for word in scene.found_as("field_introducers", "strong"))


def _is_added(candidate: FieldCandidate, weight: float) -> bool:
    """True for a likely field that no rule reads: not "the Minister of Culture and Tourism".

    What stands beside the tie everywhere ("toured the hospital") is added only where it is all but sure.
    """
    said = [one for one in candidate.namings if one.is_common]
    if candidate.contents or weight < LIKELY or not said:
        return False
    return weight >= _SURE or any(one.cue not in beside(one.scene) for one in said)


def _without(content: Content, gone: set[tuple[Partnership, str, str, int]]) -> Iterator[Content]:
    """The content of those ties that it stays with, if any."""
    ties = tuple(tie for tie in content.ties if (tie, content.field, content.rule, content.start) not in gone)
    if ties == content.ties:
        yield content
    elif ties:
        yield Content(content.field, ties, content.start, content.end, content.scene, content.rule, content.confidence)


def _content_of(candidate: FieldCandidate) -> Content:
    """The word that says most of a field that no rule reads, as evidence."""
    best = candidate.namings[0]
    return Content(
        candidate.field, (candidate.tie,), best.cue.start, best.cue.end, best.scene, "weighed-field", CROSS_SENTENCE
    )
