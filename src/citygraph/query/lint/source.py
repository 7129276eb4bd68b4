"""A query's text, and where in it things stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from citygraph.query.lexer import Token, line_and_column, significant_tokens
from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import Var
from citygraph.query.stored import StoredQuery
from citygraph.rdf import Iri
from citygraph.vocab import PREFIXES, TYPE


@dataclass(frozen=True)
class Source:
    """The tokens of a query, with what their prefixes stand for."""

    query: StoredQuery

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens that matter, without the prologue."""
        significant = significant_tokens(self.query.text)
        start = next((i for i, token in enumerate(significant) if token.is_word(*_FORMS)), 0)
        return significant[start:]

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the query declares."""
        significant = significant_tokens(self.query.text)
        return {
            name.text.removesuffix(":"): iri.text[1:-1]
            for word, name, iri in zip(significant, significant[1:], significant[2:])
            if word.is_word("PREFIX") and name.kind == "name" and iri.kind == "iri"
        }

    @cached_property
    def iris(self) -> list[tuple[Token, Iri]]:
        """Every IRI after the prologue, written out."""
        found = [(token, self._iri(token)) for token in self.tokens]
        return [(token, iri) for token, iri in found if iri is not None]

    def finding(self, rule: str, what: str, remedy: str, token: Token | None = None) -> Finding:
        """A finding at a token, or at the query's first word."""
        at = token or (self.tokens[0] if self.tokens else None)
        line, column = line_and_column(self.query.text, at.start) if at else (1, 1)
        return Finding(self.query.source or self.query.name, line, column, rule, what, remedy)

    def variable(self, name: str, after: Token | None = None) -> Token | None:
        """The first token of a variable, or the first after another token."""
        start = after.start if after else 0
        return next((token for token in self.tokens if token.variable == name and token.start >= start), None)

    def iri(self, iri: Iri, near: Iterable[object] = ()) -> Token | None:
        """The token of an IRI; of several, the one that stands nearest to one of these variables."""
        places = [token for token, found in self.iris if found == iri]
        names = {str(node) for node in near if isinstance(node, Var)}
        around = [token.start for token in self.tokens if token.variable in names]
        return min(
            places, key=lambda token: min((abs(token.start - start) for start in around), default=0), default=None
        )

    def word(self, *words: str) -> Token | None:
        """The first token of a keyword."""
        return next((token for token in self.tokens if token.is_word(*words)), None)

    def shown(self, iri: Iri) -> str:
        """An IRI with a prefix, the query's own or a known one."""
        for prefix, namespace in {**PREFIXES, **self.prefixes}.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri}>"

    def _iri(self, token: Token) -> Iri | None:
        if token.kind == "iri":
            return Iri(token.text[1:-1])
        if token.kind == "name":
            prefix, _, local = token.text.partition(":")
            namespace = self.prefixes.get(prefix)
            return None if namespace is None else Iri(namespace + local.replace("\\", ""))
        return TYPE if token.kind == "word" and token.text == "a" else None


_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
