"""BASE and PREFIX of a query: the IRIs that its relative and prefixed ones stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin

from citygraph.query.lexer import Token

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LOCAL_ESCAPE = re.compile(r"\\(.)")


class Names:
    """The IRIs of a query's tokens, as its prologue says."""

    def __init__(self, significant: Sequence[Token]) -> None:
        self.base = ""
        """Empty for a query without BASE, in which no IRI is relative."""
        self._prefixes: dict[str, str] = {}
        for place, token in enumerate(significant):
            if token.kind != "word":
                continue
            following = significant[place + 1 : place + 3]
            if token.is_word("BASE") and following:
                self.base = self._written(following[0].text)
            elif token.is_word("PREFIX") and len(following) == 2:
                self._prefixes[following[0].text] = self._written(following[1].text)

    def iri(self, token: Token | None) -> str | None:
        """The full IRI of a token; None when it is none."""
        if token is None:
            return None
        if token.kind == "iri":
            return self._written(token.text)
        if token.kind != "name":
            return None
        prefix, _, local = token.text.partition(":")
        return self._prefixes.get(f"{prefix}:", "") + _LOCAL_ESCAPE.sub(r"\1", local)

    def _written(self, text: str) -> str:
        iri = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text[1:-1])
        return urljoin(self.base, iri) if self.base and not _ABSOLUTE.match(iri) else iri
