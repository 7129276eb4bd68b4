"""The YAML of a header, each value with the line of the file where it stands.

Scalars stay as they are written: ``2025`` is no number and ``2019-03-01`` no date until somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from citygraph.errors import QueryError
from citygraph.spelling import did_you_mean, nearest

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the header, and errors that point to it."""

    node: yaml.Node | None
    line: int
    source: str
    lines: tuple[int, ...] = field(repr=False)
    """The line in the file of each line of YAML."""

    @property
    def empty(self) -> bool:
        """True where nothing is written, or ``null``."""
        return self.node is None or self.node.tag == f"{_TAG}null"

    def error(self, what: str, remedy: str) -> QueryError:
        """An error at this value's line."""
        return QueryError(what, where=f"{self.source}:{self.line}", remedy=remedy)

    def text(self, what: str) -> str:
        """A scalar as it is written; empty for nothing."""
        if self.empty:
            return ""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error(f"{what} is no text", "write words, in quotes if they hold ': ' or '# '")
        return str(self.node.value)

    def truth(self, what: str) -> bool:
        """``true`` or ``false``; nothing is false."""
        if self.empty:
            return False
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != f"{_TAG}bool":
            raise self.error(f"{what} is neither true nor false", "write true or false")
        truth = _TRUTHS.get(self.node.value.lower())
        if truth is None:
            raise self.error(f"{what} is neither true nor false", "write true or false")
        return truth

    def number(self, what: str) -> int:
        """A whole number from 0."""
        text = self.text(what)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise self.error(f"{what} is no whole number", "write digits: 3")
        return int(text)

    def items(self, what: str) -> list[Value]:
        """The items of a list; none for nothing."""
        if self.empty:
            return []
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error(f"{what} is not a list", "write '[one, other]', or a line '- …' for each")
        return [self._at(item) for item in self.node.value]

    def words(self, what: str) -> tuple[str, ...]:
        """A list of scalars."""
        if not self.empty and not isinstance(self.node, yaml.SequenceNode):
            name = what.split(maxsplit=1)[0]
            raise self.error(f"{what} is not a list of words", f"write '{name}: [one, other]'")
        return tuple(item.text(f"an item of {what}") for item in self.items(what))

    def word_or_words(self, what: str) -> tuple[str, ...]:
        """A list of scalars, or one alone."""
        if self.empty:
            return ()
        return self.words(what) if isinstance(self.node, yaml.SequenceNode) else (self.text(what),)

    def mapping(self, what: str) -> dict[str, Value]:
        """A map from words, no word twice; empty for nothing."""
        if self.empty:
            return {}
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error(f"{what} is not a map", "write 'key: value' lines")
        found: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            key = self._at(key_node)
            word = key.text(f"a key of {what}")
            if word in found:
                raise key.error(f"{what} has {word!r} twice", "leave out one of the two")
            found[word] = self._at(value_node, key.line)
        return found

    def keys(self, what: str, known: Iterable[str]) -> dict[str, Value]:
        """A map with these keys only; what is not written is there too, and empty."""
        allowed = list(known)
        found = self.mapping(what)
        for key, value in found.items():
            if key not in allowed:
                remedy = did_you_mean(nearest(key, allowed), f"known keys are {', '.join(allowed)}")
                raise value.error(f"{what} has an unknown key {key!r}", remedy)
        nothing = Value(None, self.line, self.source, self.lines)
        return {key: found.get(key, nothing) for key in allowed}

    @property
    def is_text(self) -> bool:
        """True for a scalar that says something."""
        return not self.empty and isinstance(self.node, yaml.ScalarNode)

    def _at(self, node: yaml.Node, line: int | None = None) -> Value:
        """A part of this value; one in a map stands at its key's line."""
        own = self.lines[min(node.start_mark.line, len(self.lines) - 1)]
        return Value(node, own if line is None else line, self.source, self.lines)


def read(text: str, source: str) -> Value:
    """The YAML of the ``#+`` lines of a query; QueryError when it is none."""
    numbered = [(number, line[2:]) for number, line in enumerate(text.splitlines(), 1) if line.startswith("#+")]
    lines = tuple(number for number, _ in numbered) or (1,)
    try:
        node = yaml.compose("\n".join(line for _, line in numbered), _LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = lines[min(mark.line, len(lines) - 1)] if mark else lines[0]
        problem = getattr(error, "problem", None) or "unreadable"
        wrong = Value(None, line, source, lines)
        raise wrong.error(f"the header is no YAML: {problem}", "quote the text, check the indent") from error
    return Value(node, lines[0], source, lines)
