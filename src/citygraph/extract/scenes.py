"""The scenes of an article: its sentences with who and what stands in them, and the words that relate them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citygraph.extract.mention import Mentions, Named, in_date_line, in_each
from citygraph.extract.pairing.onlookers import with_onlookers
from citygraph.extract.pairing.parties import cast_of
from citygraph.extract.scene import Scene
from citygraph.extract.scene_clauses import clause_ends
from citygraph.extract.scene_cues import SECTIONS, cues_of
from citygraph.lexicon import Match
from citygraph.model import Place, Sentence

_LARGE = 100_000  # people
_OUTWEIGHS = 5  # times as many as in the next city of the name


def scenes_of(mentions: Mentions) -> tuple[Scene, ...]:
    """The scenes of an article in reading order."""
    sentences = mentions.document.sentences
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    found = mentions.lexicon.occurrences(mentions.document.scan).split(SECTIONS, spans)
    date_line = _date_line(mentions)
    named = map(
        Named,
        in_each(mentions.places, sentences),
        in_each(mentions.dates, sentences),
        in_each(mentions.people, sentences),
        in_each(mentions.governments, sentences),
    )
    return tuple(
        _scene(mentions, index, sentence, here, those, date_line)
        for index, (sentence, here, those) in enumerate(zip(sentences, found, named))
    )


def _date_line(mentions: Mentions) -> Place | None:
    """The place of the date line: one that the story names, else the city that its own words or the story tell."""
    named = next(in_date_line(mentions, (found.place for found in mentions.places)), None)
    return named if named is not None else _unnamed_date_line(mentions)


def _unnamed_date_line(mentions: Mentions) -> Place | None:
    """As in "OSTRA, Norland (Agency) – … visited |the city|": where its region stands, or its country is spoken of."""
    name, _, around = (mentions.document.metadata.place_line or "").partition(",")
    cities = mentions.gazetteer.lookup(name, "City") if name else ()
    if whole := {place.id for place in mentions.gazetteer.lookup(around.strip())} if around.strip() else set():
        cities = tuple(city for city in cities if not whole.isdisjoint(city.within))
        return cities[0] if cities else None
    told = {found.place.country for found in mentions.places}
    spoken_of = [city for city in cities if city.country in told]
    if len({city.country for city in spoken_of}) == 1:
        return spoken_of[0]
    return cities[0] if _is_the_one(cities) else None


def _is_the_one(cities: Sequence[Place]) -> bool:
    """True for a large city of which no other of the name comes near."""
    return bool(cities) and cities[0].population >= max(_LARGE, *(_OUTWEIGHS * one.population for one in cities[1:]), 0)


def _scene(
    mentions: Mentions,
    index: int,
    sentence: Sentence,
    found: Mapping[str, Sequence[Match[str]]],
    named: Named,
    date_line: Place | None,
) -> Scene:
    cues = cues_of(named, sentence, found)
    cast = cast_of(mentions, sentence, named.places, named.governments, named.people, found)
    cast = with_onlookers(cast, sentence.start, cues)
    return Scene(
        index=index,
        sentence=sentence,
        document=mentions.document,
        lexicon=mentions.lexicon,
        cast=cast,
        cues=cues,
        mentioned=tuple(named.places),
        dates=tuple(named.dates),
        people=tuple(named.people),
        date_line=date_line,
        breaks=clause_ends(mentions, sentence, named, cues, cast),
    )
