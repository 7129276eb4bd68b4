"""Places and governments of an article: names found, weighed by their surroundings, linked to the gazetteer.

Each step is a module: `cues` (words that tell what a name names), `names` (one name and what stands beside it),
`unlisted` (names that the gazetteer lacks), `runs` (neighbouring names), `linking` (all names of the article
together) by `scoring`, `short_names` that the article gives them, `governments`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from citygraph.extract.mention import Mentions
from citygraph.extract.places.cues import Cues
from citygraph.extract.places.governments import find_governments
from citygraph.extract.places.linking import link
from citygraph.extract.places.names import COUNCIL, PlaceName, find_names
from citygraph.extract.places.press import likeliest_press, press_of
from citygraph.extract.places.runs import relate, shortened_regions
from citygraph.extract.places.scoring import Article, own_keys
from citygraph.extract.places.short_names import with_short_names
from citygraph.extract.places.strength import Strength
from citygraph.extract.places.unlisted import with_unlisted
from citygraph.extract.places.vocabulary import lexicon_words
from citygraph.folding import align, scannable
from citygraph.gazetteer import Gazetteer
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Metadata, Sentence


def find_places(mentions: Mentions) -> Mentions:
    """The mentions with the places and governments of the document.

    A place's span holds its type word ("Kota Bandung", "Chiba Prefecture"), but neither the country beside it, which
    is a mention of its own, nor an office ("Wali Kota").
    """
    cues, names, article = names_of(mentions)
    text, linked = mentions.document.text, link(names, article, mentions.gazetteer)
    places = with_short_names(text, linked, mentions.lexicon, mentions.gazetteer)
    return replace(mentions, places=places, governments=find_governments(text, places, cues))


def names_of(mentions: Mentions) -> tuple[Cues, list[PlaceName], Article]:
    """Every name that may be a place's, the cues beside them, and what the article says of where it plays."""
    document, lexicon, gazetteer = mentions.document, mentions.lexicon, mentions.gazetteer
    cues = Cues(document, lexicon)
    listed = find_names(document, lexicon, gazetteer, cues)
    press = press_of(mentions)
    known = with_unlisted(listed, document, lexicon, gazetteer, cues, likeliest_press(mentions))
    related = relate(known, document.text, lexicon, gazetteer)
    names = _in_region_ties(_twinned_together(related), document, lexicon)
    dateline = _dateline(mentions)
    article = Article(
        home=frozenset(lexicon.words("home_countries")),
        named=_countries_named((*names, *dateline), cues, gazetteer) | press,
        joined=frozenset(name.key for name in names if name.joined),
        dateline=dateline,
        shortened=tuple(shortened_regions(document, lexicon, gazetteer, cues)),
        of_mayors=_tells_of_mayors(cues),
        of_regions=_is_of_regions(document, lexicon),
        councils=Counter(key for name in names if name.by == COUNCIL and name.fixed for key in own_keys(name.fixed)),
    )
    return cues, names, article


def _twinned_together(names: Sequence[PlaceName]) -> Sequence[PlaceName]:
    """The names, all of a list told to be sister cities where one is: "|X| and Y are twinned"."""
    runs = {name.run for name in names if name.run and name.twinned}
    return [name._replace(twinned=True) if name.run in runs else name for name in names] if runs else names


def _in_region_ties(names: Iterable[PlaceName], document: Document, lexicon: Lexicon) -> list[PlaceName]:
    """The names, those of regions that a sentence on sister states ties: "negeri kembar antara |Melaka|"."""
    kinds = lexicon.phrases("kinds")
    of_regions = []
    for sentence in document.sentences:
        told = {kind.value for kind in kinds.find(document.scan, sentence.start, sentence.end)}
        if "sister-region" in told and "sister-city" not in told:
            of_regions.append((sentence.start, sentence.end))
    return [
        name._replace(level="region")
        if not (name.level or name.hint or name.strength is Strength.LOCATED)
        and any(start <= name.start < end for start, end in of_regions)
        else name
        for name in names
    ]


def _tells_of_mayors(cues: Cues) -> bool:
    """True where "Wali Kota", "mayor" stand more often than "Bupati": a name alone is rather that of a city."""
    heads = Counter(cue.value for cue in cues.all if cue.section == "roles")
    return heads["mayor"] + heads["vice-mayor"] > heads["regent"] + heads["vice-regent"]


def _is_of_regions(document: Document, lexicon: Lexicon) -> bool:
    """True where "sister state", "negeri kembar" stand more often than "sister city": "Kyoto" is the prefecture."""
    kinds = Counter(kind.value for kind in lexicon.phrases("kinds").find(document.scan))
    return kinds["sister-region"] > kinds["sister-city"]


def _dateline(mentions: Mentions) -> tuple[PlaceName, ...]:
    """The names of the place line ("NORFOLK, Va.") and the outlet's ("Timaru Herald"): they stand in no sentence."""
    metadata = mentions.document.metadata
    lines = ((metadata.place_line, False), (metadata.publisher, True))
    return tuple(
        name
        for line, is_outlet in lines
        if line
        for name in _named_in(line, mentions.lexicon, mentions.gazetteer, is_outlet=is_outlet)
    )


@lru_cache(maxsize=256)  # a site's articles have one outlet, and few places to write from
def _named_in(line: str, lexicon: Lexicon, gazetteer: Gazetteer, *, is_outlet: bool) -> tuple[PlaceName, ...]:
    sentence = (Sentence(0, len(line), 1),)
    alone = Document(line, align(line), scannable(line), Metadata(language=lexicon.language), sentence, ())
    names = find_names(alone, lexicon, gazetteer, Cues(alone, lexicon))
    words = lexicon_words(lexicon)  # "The Capital", "Globe"
    return tuple(
        name._replace(strength=max(name.strength, Strength.LOCATED), ordinary=False, joined=False)
        for name in relate(names, line, lexicon, gazetteer)
        if (name.key not in words if is_outlet else name.strength is not Strength.REFUSED)
    )


def _countries_named(names: Sequence[PlaceName], cues: Cues, gazetteer: Gazetteer) -> frozenset[str]:
    """Codes of the countries that an article names, by name, nationality, or beside a city."""
    codes = {cue.value for cue in cues.all if cue.section == "nationalities"}
    for name in names:
        if name.strength is Strength.REFUSED:
            continue
        if place := name.fixed or name.around:
            codes.add(place.country)
        codes.update(place.country for place, own in gazetteer.bearers(name.key) if own and place.type == "Country")
    return frozenset(codes)
