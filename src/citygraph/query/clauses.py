"""In which clause of a query a token stands, followed bracket by bracket."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as OneOf

from citygraph.query.lexer import Token

Clause = OneOf["pattern", "head", "select", "by", "having", "filter", "expression", "in", "values"]
"""What stands at a level of brackets.

``head`` is the part before the first brace: DESCRIBE and its like. ``filter`` is a pattern where FILTER or BIND was
just read; ``expression`` is inside brackets of those, ``in`` inside those of ``IN (…)``.
"""
SLICES = ("LIMIT", "OFFSET")
_OPENING: dict[str, Clause] = {
    "SELECT": "select",
    "VALUES": "values",
    "BY": "by",
    "HAVING": "having",
    "FILTER": "filter",
    "BIND": "filter",
}
_ENDING = ("WHERE", "FROM", *SLICES)


@dataclass
class Group:
    """A pair of braces: the index of the token that opens it, and whether triples there are matched."""

    index: int
    matched: bool
    """False for the template of CONSTRUCT, and for the rows of VALUES."""
    short: bool = False
    """True for ``CONSTRUCT WHERE { … }``, which takes nothing but triples."""


@dataclass
class Clauses:
    """Told of brackets and words, in order, by `read`; `last` is the token before the present one."""

    stack: list[Clause] = field(default_factory=lambda: ["head"])
    groups: list[Group] = field(default_factory=list)
    last: Token | None = None
    _form: str = ""

    @property
    def clause(self) -> Clause:
        """The clause of the present token."""
        return self.stack[-1]

    @property
    def outermost(self) -> bool:
        """True outside of all braces."""
        return not self.groups

    def read(self, token: Token, index: int) -> None:
        """Follow a bracket or a word."""
        text = token.text
        if token.kind == "word":
            self._read_word(text.upper())
        elif text in ("{", "{|"):
            self._open_brace(token, index)
        elif text in ("(", "["):
            self.stack.append(self._inside(token))
        elif text in ("}", "|}", ")", "]") and len(self.stack) > 1:
            self.stack.pop()
            if text == "}" and self.groups:
                self.groups.pop()
            if self.clause == "filter":
                self.stack[-1] = "pattern"
        self.last = token

    def _open_brace(self, token: Token, index: int) -> None:
        values = self.clause == "values"
        if self.clause not in ("expression", "in"):
            self.stack[-1] = "pattern" if self.groups else "head"
        self.stack.append("values" if values else "pattern")
        if token.text == "{":
            template = self.last is not None and self.last.is_word("CONSTRUCT")
            short = self._form == "CONSTRUCT WHERE" and not self.groups
            self.groups.append(Group(index, matched=not (template or values), short=short))
            if template:
                self._form = ""

    def _inside(self, token: Token) -> Clause:
        """The clause inside a bracket that opens."""
        if token.text == "(" and self.last is not None and self.last.is_word("IN"):
            return "in"
        if self.clause == "values" and token.text == "(":
            return "values"
        if self.clause in ("filter", "expression", "in"):
            return "expression"
        return "pattern" if self.groups and self.clause == "pattern" else "head"

    def _read_word(self, word: str) -> None:
        if word == "CONSTRUCT":
            self._form = word
        elif word == "WHERE" and self._form == "CONSTRUCT":
            self._form = "CONSTRUCT WHERE"
        if word in _OPENING:
            self.stack[-1] = _OPENING[word]
        elif word in _ENDING:
            self.stack[-1] = "pattern" if self.groups else "head"
