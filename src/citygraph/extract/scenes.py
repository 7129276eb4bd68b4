"""The scenes of an article: its sentences with who and what stands in them, and the words that relate them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citygraph.extract.mention import Mentions, Named, in_each
from citygraph.extract.pairing.descriptions import without_measures
from citygraph.extract.pairing.onlookers import with_onlookers
from citygraph.extract.pairing.parties import cast_of
from citygraph.extract.places.date_line import place_of_date_line
from citygraph.extract.scene import Scene
from citygraph.extract.scene_clauses import clause_ends
from citygraph.extract.scene_cues import SECTIONS, cues_of, without_ends_to_come
from citygraph.model import Place, Sentence
from citygraph.phrases import Match

_NOTHING: dict[str, tuple[Match[str], ...]] = dict.fromkeys(SECTIONS, ())


def scenes_of(mentions: Mentions) -> tuple[Scene, ...]:
    """The scenes of an article in reading order."""
    sentences = mentions.document.sentences
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    found = mentions.lexicon.occurrences(mentions.document.scan).split(SECTIONS, spans)
    date_line = place_of_date_line(mentions)
    named = map(
        Named,
        in_each(mentions.places, sentences),
        in_each(mentions.dates, sentences),
        in_each(mentions.people, sentences),
        in_each(mentions.governments, sentences),
        in_each(mentions.tenure_mentions, sentences),
    )
    return tuple(
        _scene(mentions, index, sentence, here, those, date_line)
        for index, (sentence, here, those) in enumerate(zip(sentences, found, named))
    )


def _scene(
    mentions: Mentions,
    index: int,
    sentence: Sentence,
    found: Mapping[str, Sequence[Match[str]]],
    named: Named,
    date_line: Place | None,
) -> Scene:
    cues = cues_of(named, sentence, found, mentions.document.scan)
    cues = without_ends_to_come(cues, named.dates, mentions.document.metadata.published)
    cast = cast_of(mentions, sentence, named.places, named.governments, named.people, found)
    cast = without_measures(cast, cues.get("measuring_words", ()), mentions)
    cast = with_onlookers(cast, sentence.start, cues)
    return Scene(
        index=index,
        sentence=sentence,
        document=mentions.document,
        lexicon=mentions.lexicon,
        cast=cast,
        cues=cues,
        found=(_NOTHING | cues).__getitem__,
        mentioned=tuple(named.places),
        dates=tuple(named.dates),
        people=tuple(named.people),
        date_line=date_line,
        breaks=clause_ends(mentions, sentence, named, cues, cast),
    )
