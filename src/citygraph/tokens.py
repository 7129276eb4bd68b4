"""Text → tokens: words, numbers and marks, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark."""

    start: int
    end: int


# Example phrases stand behind each kind.
_TOKEN = re.compile(
    r"""
    \d+(?:[.,:/]\d+)*                                            # 1.000,50; 11/8/2025
    | (?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,4}(?!\w)                   # S.Sos; M.Eng.Sc (the last full stop stays outside)
    | [^\W\d_](?:[\w\u0300-\u036f]|['’ʻ](?=[^\W\d_]))*         # Kaua'i; Jum’at; words of any script
    | \S                                                         # any other mark
    """,
    re.VERBOSE,
)


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]``.

    >>> text = "Jum’at (11/8), S.Sos."
    >>> [text[token.start:token.end] for token in tokens_of(text)]
    ['Jum’at', '(', '11/8', ')', ',', 'S.Sos', '.']
    """
    stop = len(text) if end is None else end
    return tuple(Token(match.start(), match.end()) for match in _TOKEN.finditer(text, start, stop))


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[Token]):
    """The tokens of a text, cut when somebody asks for them, which few do."""

    text: str

    def __len__(self) -> int:
        return len(tokens_of(self.text))

    def __iter__(self) -> Iterator[Token]:
        return iter(tokens_of(self.text))

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        return tokens_of(self.text)[index]
