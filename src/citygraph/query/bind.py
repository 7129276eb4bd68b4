"""Put terms in the place of a query's variables, by its tokens and never by its text.

A value can't change the shape of a query: it enters only as one term's N-Triples form (`terms.n_triples`), only where
the lexer sees the variable. A parameter that is not given stays a free variable.

A parameter that takes several values stays a variable in patterns, where ``VALUES`` says which it may be, and becomes a
list in ``IN (?x)``::

    FILTER(!BOUND(?kinds) || ?kind IN (?kinds))     →  FILTER(!( true ) || ?kind IN ( kind:a, kind:b ))
    OPTIONAL { ?partnership cg:kind ?kinds }        →  OPTIONAL { VALUES ?kinds { kind:a kind:b } … }
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from citygraph.errors import ParameterError, QueryError
from citygraph.query.clauses import SLICES, Clauses
from citygraph.query.lexer import BLANK, Token, line_and_column, tokens
from citygraph.query.terms import n_triples
from citygraph.rdf import Literal, Term

_DIGITS = re.compile(r"[0-9]{1,18}")
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")


def bind(text: str, terms: Mapping[str, Term | tuple[Term, ...]]) -> str:
    """The query with each variable that `terms` names replaced by its term, or limited to its terms if it is a tuple.

    A projected ``?x`` becomes ``(term AS ?x)``, so that the column stays. ``BOUND(?x)`` becomes ``true``. After LIMIT
    and OFFSET an integer is written; a term named ``limit`` or ``offset`` replaces the number there.
    Raises QueryError when a variable does not occur, or gets its value from the query itself, or stands where no
    several values can.

    >>> from citygraph.rdf import Iri
    >>> bind("SELECT ?p ?q { ?p <http://e/knows> ?q ; <http://e/says> '?p' }", {"p": Iri("http://e/a")})
    "SELECT  (<http://e/a> AS ?p)  ?q {  <http://e/a>  <http://e/knows> ?q ; <http://e/says> '?p' }"
    >>> bind("ASK { ?q <http://e/knows> ?p }", {"p": (Iri("http://e/a"), Iri("http://e/b"))})
    'ASK { VALUES ?p { <http://e/a> <http://e/b> }  ?q <http://e/knows> ?p }'
    """
    if not terms:
        return text
    every = _tokens(text)
    binder = _Binder(text, terms, {token.text[1:] for token in every if token.kind == "variable"})
    bound = binder.write(every)
    if missing := sorted(set(terms) - binder.bound):
        raise QueryError(f"the query has no variable ?{missing[0]}", remedy="bind only variables that occur in it")
    return bound


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a query, which is often asked again with other values."""
    return tuple(tokens(text))


@dataclass
class _Binder:
    """Walks over the tokens and writes what stands in the place of each."""

    query: str
    terms: Mapping[str, Term | tuple[Term, ...]]
    names: set[str | None]
    bound: set[str] = field(default_factory=set)
    clauses: Clauses = field(default_factory=Clauses)
    limited: dict[tuple[int, str], str] = field(default_factory=dict)
    """The VALUES of a variable, by the brace of the group that it opens."""

    def write(self, every: tuple[Token, ...]) -> str:
        significant = [index for index, token in enumerate(every) if token.kind not in BLANK]
        pieces = [token.text for token in every]
        for order, index in enumerate(significant):
            token = every[index]
            kind = token.kind
            if kind in ("punct", "word"):
                self.clauses.read(token, index)
                continue
            if kind == "iri":
                self._refuse_ambiguous(token)
            elif kind == "number" or (kind == "variable" and token.variable in self.terms):
                before = [every[i] for i in significant[max(0, order - 2) : order]]
                if replacement := self._replacement(token, before):
                    pieces[index] = f" {replacement} "
                    if _is_bound_call(token, before):
                        pieces[significant[order - 2]] = ""
            self.clauses.last = token
        for (index, _), values in self.limited.items():
            pieces[index] += values
        return "".join(pieces)

    def _replacement(self, token: Token, before: list[Token]) -> str:
        """What stands in the place of this token; empty when it stays."""
        previous = before[-1] if before else None
        if previous is not None and previous.is_word(*SLICES) and token.kind in ("number", "variable"):
            return self._slice(token, previous.text.lower())
        name = token.variable
        if name is None or name not in self.terms:
            return ""
        if self.clauses.clause == "values" or (previous is not None and previous.is_word("AS")):
            raise QueryError(
                f"?{name} {self._position(token)} gets its value from the query",
                remedy="a parameter may stand in no VALUES and after no AS",
            )
        self.bound.add(name)
        if _is_bound_call(token, before):
            return "true"
        value = self.terms[name]
        return self._several(token, name, value) if isinstance(value, tuple) else self._one(name, value)

    def _one(self, name: str, term: Term) -> str:
        written = n_triples(term)
        if self.clauses.clause == "select":
            return f"({written} AS ?{name if self.clauses.outermost else self._fresh(name)})"
        # A key of GROUP BY or ORDER BY must be a call; a term in brackets is one too, but not every engine knows it.
        return f"STR({written})" if self.clauses.clause == "by" else written

    def _several(self, token: Token, name: str, terms: tuple[Term, ...]) -> str:
        """A list of the terms where one may stand; else the variable stays, and its group says what it may be."""
        written = [n_triples(term) for term in terms]
        clause = self.clauses.clause
        if clause == "in":
            return ", ".join(written)
        if clause in ("filter", "expression"):
            raise QueryError(
                f"?{name} {self._position(token)} has several values",
                remedy=f"write ?other IN (?{name}), or use it in a pattern",
            )
        if clause == "head" and self.clauses.outermost and len(self.clauses.stack) == 1:
            return " ".join(written)  # DESCRIBE ?x
        if clause == "pattern" and self.clauses.groups:
            self._limit(token, name, written)
        return ""

    def _limit(self, token: Token, name: str, written: list[str]) -> None:
        group = self.clauses.groups[-1]
        if group.short:
            raise QueryError(
                f"?{name} {self._position(token)} has several values, which CONSTRUCT WHERE can't have",
                remedy="write the triples twice: CONSTRUCT { … } WHERE { … }",
            )
        if group.matched:
            self.limited[group.index, name] = f" VALUES ?{name} {{ {' '.join(written)} }} "

    def _slice(self, token: Token, keyword: str) -> str:
        """The digits after LIMIT or OFFSET, or nothing when they stay."""
        name = token.variable or (keyword if self.clauses.outermost else "")
        if name not in self.terms:
            return ""
        self.bound.add(name)
        term = self.terms[name]
        if not isinstance(term, Literal) or not _DIGITS.fullmatch(term.value):
            raise ParameterError(f"{keyword.upper()} takes a whole number", where=name, remedy="give digits only")
        return str(int(term.value))

    def _fresh(self, name: str) -> str:
        """A variable for a sub-select's column, which must not meet the outer column of that name."""
        fresh = next(f"{name}_{i}" for i in count(1) if f"{name}_{i}" not in self.names)
        self.names.add(fresh)
        return fresh

    def _refuse_ambiguous(self, token: Token) -> None:
        """``?a<?b&&?c>?d`` reads as a relative IRI, or as two comparisons."""
        if _ABSOLUTE.match(token.text):
            return
        if any(re.search(rf"[?$]{re.escape(name)}(?!\w)", token.text) for name in self.terms):
            raise QueryError(
                f"{token.text} {self._position(token)} may be an IRI or a comparison",
                remedy="put blanks around < and >",
            )

    def _position(self, token: Token) -> str:
        line, column = line_and_column(self.query, token.start)
        return f"in line {line}, column {column}"


def _is_bound_call(token: Token, before: list[Token]) -> bool:
    return token.kind == "variable" and len(before) == 2 and before[0].is_word("BOUND") and before[1].text == "("
