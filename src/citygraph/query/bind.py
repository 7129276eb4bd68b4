"""Put terms in the place of a query's variables, by its tokens and never by its text.

A value can't change the shape of a query: it enters only as one term's N-Triples form (`terms.n_triples`), only where
the lexer sees the variable. A parameter that is not given stays a free variable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from citygraph.errors import ParameterError, QueryError
from citygraph.model import Literal, Term
from citygraph.query.lexer import Token, line_and_column, tokens
from citygraph.query.terms import n_triples

_DIGITS = re.compile(r"[0-9]{1,18}")
_SLICES = ("LIMIT", "OFFSET")
_CLAUSE_ENDS = ("WHERE", "FROM", "HAVING", *_SLICES)


def bind(text: str, terms: Mapping[str, Term]) -> str:
    """The query with each variable that `terms` names replaced by its term.

    A projected ``?x`` becomes ``(term AS ?x)``, so that the column stays. ``BOUND(?x)`` becomes ``true``. After LIMIT
    and OFFSET an integer is written; a term named ``limit`` or ``offset`` replaces the number there.
    Raises QueryError when a variable does not occur, or gets its value from the query itself.

    >>> from citygraph.model import Iri
    >>> bind("SELECT ?p ?q { ?p <http://e/knows> ?q ; <http://e/says> '?p' }", {"p": Iri("http://e/a")})
    "SELECT  (<http://e/a> AS ?p)  ?q {  <http://e/a>  <http://e/knows> ?q ; <http://e/says> '?p' }"
    """
    every = tokens(text)
    binder = _Binder(text, terms, {token.variable for token in every if token.variable})
    pieces = binder.write(every)
    if missing := sorted(set(terms) - binder.bound):
        raise QueryError(f"the query has no variable ?{missing[0]}", remedy="bind only variables that occur in it")
    return pieces


@dataclass
class _Binder:
    """Walks over the tokens and knows in which clause of the query each one stands."""

    query: str
    terms: Mapping[str, Term]
    names: set[str | None]
    bound: set[str] = field(default_factory=set)
    clauses: list[str] = field(default_factory=lambda: [""])
    """The clause at each open bracket: select, by (GROUP BY, ORDER BY), values, or none."""
    braces: int = 0

    def write(self, every: list[Token]) -> str:
        significant = [index for index, token in enumerate(every) if not token.blank]
        pieces = [token.text for token in every]
        for order, index in enumerate(significant):
            token = every[index]
            before = [every[i] for i in significant[max(0, order - 2) : order]]
            self._enter(token)
            if token.kind == "iri":
                self._refuse_ambiguous(token)
            elif replacement := self._replacement(token, before):
                pieces[index] = f" {replacement} "
                if self._is_bound_call(token, before):
                    pieces[significant[order - 2]] = ""
            self._leave(token)
        return "".join(pieces)

    def _enter(self, token: Token) -> None:
        """Follow the brackets and keywords up to this token."""
        if token.text in ("{", "{|"):
            self.clauses[-1] = ""
            self.clauses.append("")
            self.braces += 1
        elif token.text in ("(", "["):
            self.clauses.append("values" if self.clauses[-1] == "values" and token.text == "(" else "")
        elif token.is_word("SELECT", "VALUES", "BY"):
            self.clauses[-1] = token.text.lower()
        elif token.is_word(*_CLAUSE_ENDS):
            self.clauses[-1] = ""

    def _leave(self, token: Token) -> None:
        if token.text in ("}", "|}", ")", "]") and len(self.clauses) > 1:
            self.clauses.pop()
            self.braces -= token.text in ("}", "|}")

    def _replacement(self, token: Token, before: list[Token]) -> str:
        """What stands in the place of this token; empty when it stays."""
        previous = before[-1] if before else None
        if previous is not None and previous.is_word(*_SLICES) and token.kind in ("number", "variable"):
            return self._slice(token, previous.text.lower())
        name = token.variable
        if name is None or name not in self.terms:
            return ""
        clause = self.clauses[-1]
        if clause == "values" or (previous is not None and previous.is_word("AS")):
            raise QueryError(
                f"?{name} {self._position(token)} gets its value from the query",
                remedy="a parameter may stand in no VALUES and after no AS",
            )
        self.bound.add(name)
        if self._is_bound_call(token, before):
            return "true"
        term = n_triples(self.terms[name])
        if clause == "select":
            return f"({term} AS ?{name if self.braces == 0 else self._fresh(name)})"
        # A key of GROUP BY or ORDER BY must be a call; a term in brackets is one too, but not every engine knows it.
        return f"STR({term})" if clause == "by" else term

    def _slice(self, token: Token, keyword: str) -> str:
        """The digits after LIMIT or OFFSET, or nothing when they stay."""
        name = token.variable or (keyword if self.braces == 0 else "")
        if name not in self.terms:
            return ""
        self.bound.add(name)
        term = self.terms[name]
        if not isinstance(term, Literal) or not _DIGITS.fullmatch(term.value):
            raise ParameterError(f"{keyword.upper()} takes a whole number", where=name, remedy="give digits only")
        return str(int(term.value))

    @staticmethod
    def _is_bound_call(token: Token, before: list[Token]) -> bool:
        return token.kind == "variable" and len(before) == 2 and before[0].is_word("BOUND") and before[1].text == "("

    def _fresh(self, name: str) -> str:
        """A variable for a sub-select's column, which must not meet the outer column of that name."""
        fresh = next(f"{name}_{i}" for i in count(1) if f"{name}_{i}" not in self.names)
        self.names.add(fresh)
        return fresh

    def _refuse_ambiguous(self, token: Token) -> None:
        """``?a<?b&&?c>?d`` reads as a relative IRI, or as two comparisons."""
        if re.match(r"<[A-Za-z][A-Za-z0-9+.\-]*:", token.text):
            return
        if any(re.search(rf"[?$]{re.escape(name)}(?!\w)", token.text) for name in self.terms):
            raise QueryError(
                f"{token.text} {self._position(token)} may be an IRI or a comparison",
                remedy="put blanks around < and >",
            )

    def _position(self, token: Token) -> str:
        line, column = line_and_column(self.query, token.start)
        return f"in line {line}, column {column}"
