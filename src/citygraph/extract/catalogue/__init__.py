"""The rules of extraction, read off their own source: names, where they are written, and what they say of themselves.

A rule's name is what the code gives to a parameter, field or variable called ``rule`` (``date_rule``, …) or ``by``, or
the first item of a row of rules. Its meaning is the comment by it, else the docstring of the function around it. A name
with a hole is made of others: ``tie-noun-…`` and ``two-sides`` give ``tie-noun-two-sides``; :func:`parts` takes it
apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from citygraph.extract.catalogue.source import HOLE, Chapter, Entry, Module, Ordered

__all__ = ["HOLE", "Chapter", "Entry", "Ordered", "chapters", "entries", "meaning", "parts"]

_ABOUT = frozenset(("catalogue", "explain", "__pycache__"))


@cache
def chapters() -> Mapping[str, Chapter]:
    """Every module of the room that has rules, by its name there: "fields", "places.names"."""
    modules = [Module(name, source) for name, source in _sources(resources.files("citygraph.extract"))]
    found = {module.name: module.chapter(modules) for module in modules}
    return {name: chapter for name, chapter in found.items() if chapter.entries or chapter.ordered}


def _sources(folder: Traversable, within: str = "") -> Iterator[tuple[str, str]]:
    """The source of each module that reads articles, by name; not of those that tell about it."""
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.name.endswith(".py"):
            yield within + each.name.removesuffix(".py"), each.read_text(encoding="utf-8")
        elif each.is_dir() and each.name not in _ABOUT:
            yield from _sources(each, f"{within}{each.name}.")


def entries() -> tuple[Entry, ...]:
    """All rules."""
    return tuple(entry for chapter in chapters().values() for entry in chapter.entries)


@cache
def parts(rule: str) -> tuple[Entry, ...]:
    """The rules that a name is made of, the outermost first; empty when nobody knows it.

    >>> [entry.name for entry in parts("tie-noun-two-sides-list")]
    ['tie-noun-…', '…-list', 'two-sides']
    """
    found = [(entry, made) for entry in entries() for made in [_made(entry, rule)] if made is not None]
    if not found:
        return ()
    entry, inner = max(found, key=lambda one: (HOLE not in one[0].name, one[0].literal))
    return (entry, *inner)


def meaning(rule: str) -> str:
    """What the rules of a name say of themselves, in one line.

    >>> print(meaning("between-and"))
    As in "antara Jakarta dan Kuala Lumpur", "between A and B".
    """
    return " / ".join(dict.fromkeys(entry.meaning for entry in parts(rule) if entry.meaning))


def _made(entry: Entry, rule: str) -> tuple[Entry, ...] | None:
    """What the holes of an entry hold in a rule's name; None when it is not made so."""
    if entry.pattern.groups < 2:
        match = entry.pattern.fullmatch(rule)
        held: Iterable[tuple[str, ...]] = [match.groups()] if match else []
    else:  # "…-…"
        held = ((rule[: at.start()], rule[at.end() :]) for at in re.finditer("-", rule))
    for names in held:
        inner = [parts(name) for name in names]
        if all(inner):
            return tuple(one for made in inner for one in made)
    return None
