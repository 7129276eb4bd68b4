"""The compiled gazetteer, memory-mapped: names to places."""

from __future__ import annotations

import math
import mmap
import os
import weakref
from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

from citygraph import lexicon
from citygraph.folding import fold
from citygraph.gazetteer import build, scan
from citygraph.gazetteer.record import decode
from citygraph.gazetteer.scan import NameMatch
from citygraph.model import Document, Place, PlaceType

_TOWN = 20_000  # people: Hamar is no "Hama|r", but "Bonner" is rather of Bonn than a hamlet


class Gazetteer:
    """Places by name and by id. Nothing is read before it is asked for.

    >>> [place.id for place in load().lookup("Kuala Lumpur", type="City")]
    ['kuala-lumpur-1735161']
    """

    def __init__(self, folder: Path) -> None:
        self._names = marisa_trie.RecordTrie("<I").mmap(str(folder / build.NAMES))
        self._records = (_Records if hasattr(os, "pread") else _mapped)(folder / build.RECORDS)
        self._offsets = memoryview(_mapped(folder / build.OFFSETS)).cast("Q")
        # Caches that a few dozen articles fill: larger ones would grow for thousands, and be asked no more often.
        self._record = lru_cache(maxsize=1024)(self._read)
        self._bearers = lru_cache(maxsize=1024)(self._read_bearers)
        self._bearing = lru_cache(maxsize=1024)(self._places_bearing)
        self.knows = lru_cache(maxsize=8192)(self._names.__contains__)  # a folded name
        self._opens = (
            marisa_trie.Trie().mmap(str(folder / build.OPENINGS)).__contains__
        )  # folded words, each with a blank
        self.coded = lru_cache(maxsize=1024)(self._place_coded)  # of an ISO 3166 code ("KR-44") or GeoNames id
        self.place = lru_cache(maxsize=1024)(self._place_of)  # of an id: "jakarta-1642911"
        self._divisions = lru_cache(maxsize=64)(self._divided)

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return load, ()

    def lookup(self, name: str, type: PlaceType | None = None, country: str | None = None) -> tuple[Place, ...]:  # noqa: A002 - the model's word
        """The places of a name, case and accents apart, the most populous first; empty when unknown."""
        return self._bearing(fold(name), type, country)

    def _places_bearing(self, key: str, type: PlaceType | None, country: str | None) -> tuple[Place, ...]:  # noqa: A002
        return tuple([place for place, _ in self.bearers(key, type, country)])

    def bearers(
        self,
        name: str,
        type: PlaceType | None = None,  # noqa: A002
        country: str | None = None,
    ) -> tuple[tuple[Place, bool], ...]:
        """Like :meth:`lookup`, with whether it is the place's own name (rather than an alternate one)."""
        found = self._bearers(fold(name))
        if type is None and country is None:
            return found
        return tuple(
            (place, own)
            for place, own in found
            if (type is None or place.type == type) and (country is None or place.country == country)
        )

    def _place_of(self, ident: str) -> Place | None:
        name = ident.rpartition("-")[0].replace("-", " ")
        while name:
            for place in self.lookup(name):
                if place.id == ident:
                    return place
            name = name.rpartition(" ")[0]
        return None

    def _place_coded(self, code: str) -> Place | None:
        found = self._names.get(build.code_key(code))
        return self._record(found[0][0] >> 1) if found else None

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 code ("ID")."""
        return self.coded(code)

    def nationality(self, word: str, language: str) -> Place | None:
        """The country of an adjective or people's name in a language ("Chinese")."""
        code = _by_word(language, "nationalities").get(fold(word))
        return self.coded(code) if code else None

    def country_called(self, name: str, language: str) -> Place | None:
        """The country of a name, aliases and abbreviations of the language included ("RRT", "the US")."""
        if code := _by_word(language, "country_aliases").get(fold(name)):
            return self.coded(code)
        return next(iter(self.lookup(name, type="Country")), None)

    def around(self, place: Place) -> tuple[Place, ...]:
        """The places that a place lies in, nearest first, its country last."""
        return tuple(found for ident in place.within if (found := self.place(ident)))

    def divisions(self, country: str) -> frozenset[Place]:
        """The regions and cities that an ISO 3166-1 code's country is divided into, by its ISO 3166-2 codes."""
        return self._divisions(country)

    def _read_bearers(self, key: str) -> tuple[tuple[Place, bool], ...]:
        postings = sorted(posting for (posting,) in self._names.get(key, ()))
        return tuple((self._record(posting >> 1), not posting & 1) for posting in postings)

    def find(self, document: Document) -> tuple[NameMatch, ...]:
        """Every known name in the sentences of a document; which place each one is, only its context can tell."""
        inflected = _endings(document.metadata.language)
        return tuple(
            match
            for sentence in document.sentences
            for match in scan.names(
                document.text, sentence.start, sentence.end, self.knows, inflected, self._weight, self._opens
            )
        )

    def _weight(self, key: str, whole: bool) -> float:
        """The inhabitants of the largest place of a name; a town's own name as it is written outweighs all."""
        bearers = list(self.bearers(key))
        if whole and any(own and place.population >= _TOWN for place, own in bearers):
            return math.inf
        return max((place.population for place, _ in bearers), default=0)

    def _divided(self, country: str) -> frozenset[Place]:
        return frozenset(
            self._record(posting >> 1) for _, (posting,) in self._names.items(build.code_key(f"{country}-"))
        )

    def _read(self, number: int) -> Place:
        return decode(self._records[self._offsets[number] : self._offsets[number + 1]])


class _Records:
    """A file of which parts are read: a map of it would grow with every article, for articles name places all over."""

    def __init__(self, file: Path) -> None:
        self._file = os.open(file, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)

    def __getitem__(self, part: slice) -> bytes:
        return os.pread(self._file, part.stop - part.start, part.start)


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer, compiled on its first use ever; CitygraphError when it cannot be."""
    return Gazetteer(build.ensure())


@cache
def _endings(language: str | None) -> scan.Endings:
    return lexicon.load(language).classes("name_endings") if language in lexicon.languages() else {}


@cache
def _by_word(language: str, section: str) -> dict[str, str]:
    classes = lexicon.load(language).classes(section)
    return {fold(phrase): code for code, phrases in classes.items() for phrase in phrases}


def _mapped(file: Path) -> mmap.mmap:
    with file.open("rb") as handle:
        return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
