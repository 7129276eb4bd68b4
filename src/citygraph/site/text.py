"""Words in the languages of the site: what a page says, and what the ontology and the graph call things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast

import pyoxigraph as ox
import yaml

from citygraph.vocab import LABEL, ONTOLOGY_GRAPH, local, term

FIRST = "en"
"""The language of a page that nobody has chosen one for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text in one language of the site; `tongue` is the language that it is really in, empty when nobody knows."""

    language: str
    text: str
    tongue: str


Text = tuple[Word, ...]
"""One word for each language of the site, in their order."""


@cache
def languages() -> dict[str, str]:
    """The languages of the site, by code, with what they call themselves; the first one is shown at first."""
    codes = sorted(_words(), key=lambda code: (code != FIRST, code))
    return {code: cast("str", _words()[code]["language"]) for code in codes}


@lru_cache(maxsize=1024)
def said(key: str, number: int | None = None) -> Text:
    """What pages say: ``said("facts")``; a `number` takes the place of "#"."""
    shown = "#" if number is None else f"{number}"
    return tuple(Word(code, _words()[code]["words"][key].replace("#", shown), code) for code in languages())


def question(query: str, summary: str) -> Text:
    """What a stored query asks: its summary, which is English, and what that is in the other languages."""
    return best(
        {FIRST: summary} | {code: own[query] for code in languages() if query in (own := _words()[code]["answers"])}, ""
    )


def best(labels: Mapping[str, str], otherwise: str) -> Text:
    """Labels by language tag as a text: each language has its own, or the English one, or the one without a tag."""
    words = []
    for code in languages():
        tag = next((tag for tag in (code, FIRST, "", *sorted(labels)) if tag in labels), None)
        words.append(Word(code, otherwise if tag is None else labels[tag], tag or ""))
    return tuple(words)


def one(text: Text) -> str:
    """A text in the first language."""
    return text[0].text


class Vocabulary:
    """What classes, properties and concepts are called."""

    def __init__(self, store: ox.Store) -> None:
        self._labels: dict[str, dict[str, str]] = {}
        graph = ox.NamedNode(ONTOLOGY_GRAPH)
        for predicate in (LABEL, term("skos:prefLabel")):
            for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    labels = self._labels.setdefault(quad.subject.value, {})
                    tag = quad.object.language or ""
                    labels[tag] = min(quad.object.value, labels.get(tag, quad.object.value))
        for code, words in _words().items():
            for curie, label in words["properties"].items():
                self._labels.setdefault(term(curie), {}).setdefault(code, label)

    def of(self, iri: str) -> Text:
        """The labels of a term; the last part of its IRI where there are none."""
        return best(self._labels.get(iri, {}), local(iri).replace("-", " ") or iri)

    def knows(self, iri: str) -> bool:
        """True for a term of the ontology."""
        return iri in self._labels


@cache
def _words() -> dict[str, dict[str, Any]]:
    files = sorted(resources.files("citygraph.site").joinpath("words").iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".yaml"): yaml.safe_load(file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(".yaml")
    }
