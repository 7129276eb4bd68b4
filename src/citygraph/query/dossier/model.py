"""What a dossier holds: sections of entries, each fact with the sentences behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence and the article that it stands in."""

    sentence: str
    article: str
    headline: str
    publisher: str
    published: str
    rule: str
    modality: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a person reads it; `iri` is set when it is a thing."""

    text: str
    sources: tuple[Source, ...] = ()
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A property in words, and its values."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a section: what it is, on which day, and what is known of it."""

    title: str
    iri: str = ""
    day: str = ""
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading, in the order in which they are read; `dated` when that is the order of their days."""

    title: str
    entries: tuple[Entry, ...]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the graph knows of a place, an official, or a pair of places."""

    name: str
    iris: tuple[str, ...]
    about: tuple[Entry, ...]
    sections: tuple[Section, ...]
