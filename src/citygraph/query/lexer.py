"""SPARQL cut into tokens, exactly: what looks like a variable inside a string, an IRI or a comment is none.

The tokens are those of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, section 19.8), with the
quoted triples of SPARQL 1.2. Every character belongs to one token: ``"".join(t.text for t in tokens(q)) == q``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal as OneOf
from typing import NamedTuple

from citygraph.errors import QueryError

Kind = OneOf["space", "comment", "iri", "string", "variable", "blank", "name", "word", "number", "language", "punct"]

BLANK = frozenset(("space", "comment"))
"""What a parser skips."""
_WIDE_BASE = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_WIDE_LATER = "\u00b7\u0300-\u036f\u203f-\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LONG = r'"""(?:"{0,2}(?:[^"\\]|\\[\s\S]))*"""' + "|" + r"'''(?:'{0,2}(?:[^'\\]|\\[\s\S]))*'''"
_SHORT = r'"(?:[^"\\\n\r]|\\.)*"' + "|" + r"'(?:[^'\\\n\r]|\\.)*'"
_MANY = 20_000
"""Characters of a query whose tokens are too many to be remembered."""
_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"


@cache
def _pattern(*, ascii_only: bool) -> re.Pattern[str]:
    """The tokens as one pattern, with names of any letters or of those of ASCII, which takes little time to compile.

    What is not ASCII outside of strings, IRIs and comments is no token for the latter.
    """
    base = "A-Za-z" + ("" if ascii_only else _WIDE_BASE)
    start = f"{base}_"
    later = "" if ascii_only else _WIDE_LATER
    char = f"{start}0-9{later}-"
    prefix = rf"(?:[{base}](?:[{char}.]*[{char}])?)?"
    local = rf"(?:[{start}:0-9]|{_ESCAPED})(?:(?:[{char}.:]|{_ESCAPED})*(?:[{char}:]|{_ESCAPED}))?"
    kinds = (
        ("space", r"[ \t\r\n]+"),
        ("comment", r"#[^\r\n]*(?:[ \t\r\n]+#[^\r\n]*)*"),  # all lines of a header at once
        ("iri", rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_CODE_POINT})*>"),
        ("string", f"{_LONG}|{_SHORT}"),
        ("variable", rf"[?$][{start}0-9][{start}0-9{later}]*"),
        ("blank", rf"_:[{start}0-9](?:[{char}.]*[{char}])?"),
        ("name", f"{prefix}:(?:{local})?"),
        ("number", r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+"),
        ("language", r"@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*(?:--[a-z]+)?"),
        ("word", r"[A-Za-z][A-Za-z0-9_]*"),
        ("punct", r"\^\^|&&|\|\||!=|<=|>=|<<|>>|\{\||\|\}|[{}()\[\].,;*/+\-|^?!=<>~]"),
    )
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds))


class Token(NamedTuple):
    """A piece of a query, and where it begins: a tuple, since a query has hundreds of them and waits for them."""

    kind: Kind
    text: str
    start: int

    @property
    def blank(self) -> bool:
        """True for what a parser skips."""
        return self.kind in BLANK

    @property
    def variable(self) -> str | None:
        """The name of a variable, without its ``?`` or ``$``."""
        return self.text[1:] if self.kind == "variable" else None

    def is_word(self, *words: str) -> bool:
        """True for one of these keywords, in any case."""
        return self.kind == "word" and self.text.upper() in words


_new = tuple.__new__  # a token has no constructor of its own to be called


def tokens(query: str) -> list[Token]:
    """All tokens of a query.

    Raises QueryError where no token can begin: an open quotation mark, a stray backslash.

    >>> [t.text for t in tokens("ASK { ?a ?b '?c' }") if not t.blank]
    ['ASK', '{', '?a', '?b', "'?c'", '}']
    """
    return _tokens(query, skipped=frozenset())


def significant_tokens(query: str) -> tuple[Token, ...]:
    """The tokens of a query that a parser sees; QueryError as for all of them.

    Several want them of one query, which may be asked again: those of the last ones are remembered.
    """
    return _recent(query) if len(query) < _MANY else tuple(_tokens(query, skipped=BLANK))


@lru_cache(maxsize=16)
def _recent(query: str) -> tuple[Token, ...]:
    return tuple(_tokens(query, skipped=BLANK))


def _tokens(query: str, skipped: frozenset[str]) -> list[Token]:
    found, end = _scan(query, _pattern(ascii_only=True), skipped)
    if end < len(query) and not query[end].isascii():
        found, end = _scan(query, _pattern(ascii_only=False), skipped)
    if end < len(query):
        line, column = line_and_column(query, end)
        character = query[end]
        what = "a quotation mark that is never closed" if character in "\"'" else f"unexpected {character!r}"
        raise QueryError(f"{what} in line {line}, column {column}", remedy="correct the SPARQL there")
    return found


def _scan(query: str, pattern: re.Pattern[str], skipped: frozenset[str]) -> tuple[list[Token], int]:
    """The tokens but those of some kinds, and where no more can begin."""
    position = 0
    every: list[Token] = []
    for found in pattern.finditer(query):
        if found.start() != position:
            break
        kind = found.lastgroup
        if kind not in skipped:
            every.append(_new(Token, (kind, found.group(), position)))
        position = found.end()
    return every, position


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1.

    >>> line_and_column("SELECT * {", 9)
    (1, 10)
    """
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
