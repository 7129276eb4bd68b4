"""SPARQL cut into tokens, exactly: what looks like a variable inside a string, an IRI or a comment is none.

The tokens are those of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, section 19.8), with the
quoted triples of SPARQL 1.2. Every character belongs to one token: ``"".join(t.text for t in tokens(q)) == q``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from citygraph.errors import QueryError

Kind = OneOf["space", "comment", "iri", "string", "variable", "blank", "name", "word", "number", "language", "punct"]

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_START = _BASE + "_"
_LATER = "\u00b7\u0300-\u036f\u203f-\u2040"
_CHAR = f"{_START}0-9{_LATER}-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LONG = r'"""(?:"{0,2}(?:[^"\\]|\\[\s\S]))*"""' + "|" + r"'''(?:'{0,2}(?:[^'\\]|\\[\s\S]))*'''"
_SHORT = r'"(?:[^"\\\n\r]|\\.)*"' + "|" + r"'(?:[^'\\\n\r]|\\.)*'"
_PREFIX = rf"(?:[{_BASE}](?:[{_CHAR}.]*[{_CHAR}])?)?"
_LOCAL = rf"(?:[{_START}:0-9]|{_ESCAPED})(?:(?:[{_CHAR}.:]|{_ESCAPED})*(?:[{_CHAR}:]|{_ESCAPED}))?"
_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

_TOKEN = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in (
            ("space", r"[ \t\r\n]+"),
            ("comment", r"#[^\r\n]*"),
            ("iri", rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_CODE_POINT})*>"),
            ("string", f"{_LONG}|{_SHORT}"),
            ("variable", rf"[?$][{_START}0-9][{_START}0-9{_LATER}]*"),
            ("blank", rf"_:[{_START}0-9](?:[{_CHAR}.]*[{_CHAR}])?"),
            ("name", f"{_PREFIX}:(?:{_LOCAL})?"),
            ("number", r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+"),
            ("language", r"@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*(?:--[a-z]+)?"),
            ("word", r"[A-Za-z][A-Za-z0-9_]*"),
            ("punct", r"\^\^|&&|\|\||!=|<=|>=|<<|>>|\{\||\|\}|[{}()\[\].,;*/+\-|^?!=<>~]"),
        )
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query, and where it begins."""

    kind: Kind
    text: str
    start: int

    @property
    def blank(self) -> bool:
        """True for what a parser skips."""
        return self.kind in ("space", "comment")

    @property
    def variable(self) -> str | None:
        """The name of a variable, without its ``?`` or ``$``."""
        return self.text[1:] if self.kind == "variable" else None

    def is_word(self, *words: str) -> bool:
        """True for one of these keywords, in any case."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> list[Token]:
    """All tokens of a query.

    Raises QueryError where no token can begin: an open quotation mark, a stray backslash.

    >>> [t.text for t in tokens("ASK { ?a ?b '?c' }") if not t.blank]
    ['ASK', '{', '?a', '?b', "'?c'", '}']
    """
    return list(_scan(query))


def _scan(query: str) -> Iterator[Token]:
    position = 0
    while position < len(query):
        found = _TOKEN.match(query, position)
        if found is None:
            line, column = line_and_column(query, position)
            character = query[position]
            what = "a quotation mark that is never closed" if character in "\"'" else f"unexpected {character!r}"
            raise QueryError(f"{what} in line {line}, column {column}", remedy="correct the SPARQL there")
        yield Token(found.lastgroup, found.group(), position)  # type: ignore[arg-type]
        position = found.end()


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1.

    >>> line_and_column("SELECT * {", 9)
    (1, 10)
    """
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
