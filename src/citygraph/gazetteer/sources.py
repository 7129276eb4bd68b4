"""What the parts of the gazetteer have in common while it is compiled."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel.core import get_global

from citygraph import resources
from citygraph.folding import fold
from citygraph.model import Place

_ROMANISING = "\u0304\u0306\u0323\u0327\u0331"  # macron, breve, dot, cedilla and line below


@dataclass(frozen=True, slots=True)
class Entry:
    """A place, its own names, and further names: those of other languages, short and old ones."""

    place: Place
    names: tuple[str, ...]
    alternates: tuple[str, ...] = ()


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of ``data/gazetteer``, without its comment lines."""
    with resources.path("data", "gazetteer", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def divisions(kind: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Country and rows of each ``divisions-<country>.csv``; only those of a type (``Region``, ``City``)."""
    for file in sorted(resources.path("data", "gazetteer").glob("divisions-*.csv")):
        yield file.stem.rpartition("-")[2].upper(), [row for row in table(file.name) if row["type"] == kind]


def distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    """The names that fold differently, in order, blank ones left out.

    >>> distinct(["Kochi", "Kōchi", None, "Kôti"])
    ('Kochi', 'Kôti')
    """
    kept: dict[str, str] = {}
    for name in names:
        if name and (key := fold(name)):
            kept.setdefault(key, name)
    return tuple(kept.values())


def spellings(name: str) -> tuple[str, ...]:
    """The names within one ISO 3166-2 entry, the readable one first.

    >>> spellings("Edinburgh, City of")
    ('City of Edinburgh', 'Edinburgh')
    >>> spellings("Catalunya [Cataluña]")
    ('Catalunya', 'Cataluña')
    """
    outside, _, inside = name.partition("[")
    found = []
    for part in (outside, re.sub(r"\b[A-Z]{2}-\w+|\]", "", inside)):
        plain = re.sub(r"\s*\(.*?\)|\*", "", part).strip()
        inverted = re.fullmatch(r"([^,]+), ([^,]+)", plain)
        if inverted and not re.search(r"\b(and|y|et)\b", plain):
            found += [f"{inverted[2]} {inverted[1]}", inverted[1]]
        else:
            found.append(plain)
    return distinct(found)


@cache
def writes_latin(country: str) -> bool:
    """True of a country whose own script is Latin, so that marks belong to names: "Cần Thơ", but "Rajkot"."""
    return "_Latn_" in get_global("likely_subtags").get(f"und_{country}", "en_Latn_US")


def without_marks(name: str) -> str:
    """A name as the press writes it, without the marks of a romanisation: "Rajkot" of "Rājkot", but "Ürümqi"."""
    apart = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if letter not in _ROMANISING))
