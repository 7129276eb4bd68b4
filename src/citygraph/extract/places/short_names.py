"""What an article calls a place for short: "Kutai Kartanegara (Kukar)", and "PuPrin" beside "Puerto Princesa".

Such short forms are an article's own or a region's, and in no gazetteer. In parentheses right behind its name any
form counts whose letters stand in the name in this order; elsewhere one word does that the beginnings of all the
name's words make up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from citygraph.extract.mention import PlaceMention
from citygraph.extract.places.vocabulary import lexicon_words
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer
from citygraph.lexicon import Lexicon
from citygraph.model import Place

SHORT_FORM = "place-short-form"

_GIVEN = re.compile(r" ?\(([A-Z][A-Za-z]{1,9})\)")
_WORD = re.compile(r"(?<![\w'’.-])[A-Z][a-z]+(?:[A-Z][a-z]+)?(?![\w'’])")
_LAST_CAPITALS = re.compile(r"(?<!\w)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+\Z")  # "city of |Puerto Princesa|"
_SHORTEST_BLEND = 5
_SHORTEST_REST = 3  # letters that the short form of a name leaves out
_HAMLET = 1000  # people
_TOLD = frozenset(("place-beside", "nationality-before", "type-word"))  # what tells which place a name means
_SHORTEST_BEGINNING = 2  # letters of each word


def with_short_names(
    text: str, places: Sequence[PlaceMention], lexicon: Lexicon, gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The mentions with those by short forms; one that an article gives itself outweighs a namesake elsewhere."""
    places = [_as_begun(one, places) for one in places]
    known, words = _known(lexicon), lexicon_words(lexicon)
    given = {
        short: place
        for short, place in _given(text, places)
        if fold(short) not in known and not _is_around(short, place, gazetteer)
    }
    blended = {
        short: place
        for short, place in _blended(text, places).items()
        if short not in given
        and fold(short) not in known
        and fold(short) not in words
        and not gazetteer.knows(fold(short))
    }
    shorts = given | blended
    if not shorts:
        return tuple(places)
    found = [
        PlaceMention(match.start(), match.end(), place, SHORT_FORM)
        for short, place in shorts.items()
        for match in re.finditer(rf"(?<!\w){short}(?!\w)", text)
    ]
    new = [one for one in found if not any(_overlap(one, old) and old.place == one.place for old in places)]
    kept = [old for old in places if not any(_overlap(one, old) for one in new)]
    return tuple(sorted([*kept, *new], key=lambda mention: mention.start))


def _as_begun(one: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention:
    """A mention, or one of the town whose name it begins: the "Aber" of a story on Aberystwyth is no hamlet Aber."""
    hamlet = one.place
    if hamlet.type != "City" or hamlet.population > _HAMLET or one.rule in _TOLD:
        return one
    for other in places:
        town = other.place
        if town.country == hamlet.country and town.population > _HAMLET and _begins(hamlet.name, town.name):
            return PlaceMention(one.start, one.end, town, SHORT_FORM)
    return one


def _begins(short: str, name: str) -> bool:
    """True of what begins a name and is no word of it.

    >>> _begins("Aber", "Aberystwyth"), _begins("Port", "Port Talbot")
    (True, False)
    """
    return len(name) - len(short) >= _SHORTEST_REST and name.startswith(short) and name[len(short)].isalpha()


def _given(text: str, places: Sequence[PlaceMention]) -> Iterator[tuple[str, Place]]:
    """As in "Penajam Paser Utara (PPU)"."""
    for mention in places:
        match = _GIVEN.match(text, mention.end)
        if match is not None and _abbreviates(match[1], text[mention.start : mention.end]):
            yield match[1], mention.place


def _is_around(short: str, place: Place, gazetteer: Gazetteer) -> bool:
    """True of the "Aceh" of "Aceh Tengah (Aceh)", which tells where it lies."""
    return any(bearer.id in place.within for bearer in gazetteer.lookup(fold(short)))


def _abbreviates(short: str, name: str) -> bool:
    """True when the letters of a short form stand in a name in their order, the first at the head of a word."""
    heads = [at for at in range(len(name)) if not at or not name[at - 1].isalnum()]
    letters = fold(short)
    for head in heads:
        rest = iter(fold(name[head:]))
        if name[head].casefold() == letters[0] and all(letter in rest for letter in letters):
            return len(letters) < len(name)
    return False


def _blended(text: str, places: Sequence[PlaceMention]) -> dict[str, Place]:
    """As in "Kukar" for Kutai Kartanegara, "PuPrin" for Puerto Princesa."""
    named = [(_LAST_CAPITALS.search(text, one.start, one.end), one.place) for one in places]
    names = dict.fromkeys((said.group(), place) for said, place in named if said and place.type != "Country")
    parts = [(fold(name).split(), place) for name, place in names]
    if not parts:
        return {}
    return {
        word: place
        for names, place in parts
        for word in _beginning(names[0][:_SHORTEST_BEGINNING], text)
        if _is_blend(fold(word), names)
    }


def _beginning(letters: str, text: str) -> Iterator[str]:
    """The words with a capital that begin so and are long enough."""
    capital = letters.capitalize()
    at = text.find(capital)
    while at >= 0:
        word = _WORD.match(text, at)
        if word is not None and len(word.group()) >= _SHORTEST_BLEND:
            yield word.group()
        at = text.find(capital, at + 1)


def _is_blend(word: str, names: Sequence[str]) -> bool:
    """True of what the beginnings of all words of a name make up, two letters of each at least.

    >>> _is_blend("puprin", ["puerto", "princesa"]), _is_blend("puerin", ["puerto", "princesa"])
    (True, False)
    """
    ends = {0}
    for name in names:
        least = min(_SHORTEST_BEGINNING, len(name))
        ends = {end + size for end in ends for size in range(least, len(name) + 1) if word.startswith(name[:size], end)}
    return len(word) in ends


@cache
def _known(lexicon: Lexicon) -> frozenset[str]:
    """What the lexicon gives a meaning of its own as a short form: states, countries, councils, documents."""
    sections = ("region_abbreviations", "country_aliases", "councils", "documents", "governments")
    return frozenset(
        fold(word) for section in sections for words in lexicon.classes(section).values() for word in words
    )


def _overlap(one: PlaceMention, other: PlaceMention) -> bool:
    return one.start < other.end and other.start < one.end
