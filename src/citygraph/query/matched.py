"""The triple patterns that a query matches in its default graph, from its tokens.

https://www.w3.org/TR/sparql11-query/#sparqlGrammar, of which expressions, VALUES and modifiers are passed over, but for
the groups of EXISTS in them. Made to be quick: every query goes this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from citygraph.query.lexer import Token
from citygraph.query.prologue import Names
from citygraph.vocab import TYPE

Pattern = tuple[str | None, str, str | None]
"""Subject, predicate and object, of which the first and the last are None for anything but an IRI."""
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_ON = frozenset(("/", "|", "^", "(", "+", "*", "?", "!"))
"""What makes a path of a property, before it or behind it."""
_LAST = frozenset((".", "}", "]"))


def patterns(significant: Sequence[Token]) -> set[Pattern] | None:
    """The patterns outside of GRAPH; a path gives one for each of its properties.

    None for a query that may match any triple: a variable as a predicate (but one that VALUES of its group limits),
    a path that excludes properties or may have no length (which gives every node), a collection, DESCRIBE, SERVICE,
    quoted triples; and for what is no SPARQL.

    >>> from citygraph.query.lexer import significant_tokens
    >>> patterns(significant_tokens("SELECT * { ?x a <urn:T> ; <urn:p>/<urn:q> ?y GRAPH ?g { ?x ?p ?y } }")) == {
    ...     (None, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "urn:T"),
    ...     (None, "urn:p", None), (None, "urn:q", None)}
    True
    """
    try:
        return _Walk(significant).query()
    except (_Anything, IndexError):  # the latter for a query without an end
        return None


class _Anything(Exception):
    """The query may match any triple."""


@dataclass
class _Scope:
    """A group: which predicates its VALUES let a variable be, and the patterns that have a variable as predicate."""

    allowed: dict[str, list[str]] = field(default_factory=dict)
    open: list[tuple[str | None, str, str | None]] = field(default_factory=list)

    def patterns(self) -> Iterator[Pattern]:
        for subject, variable, value in self.open:
            if variable not in self.allowed:
                raise _Anything
            yield from ((subject, predicate, value) for predicate in self.allowed[variable])


class _Walk:
    """Goes through the tokens from left to right; `_named` counts the GRAPHs around the place where it is."""

    def __init__(self, significant: Sequence[Token]) -> None:
        self._tokens = significant
        self._names = Names(significant)
        self._index = 0
        self._named = 0
        self._found: set[Pattern] = set()
        self._scope = _Scope()

    def query(self) -> set[Pattern]:
        while not (form := self._next()).is_word(*_FORMS):
            pass
        if form.is_word("DESCRIBE") or self._names.base:  # how relative IRIs are completed is the engine's to say
            raise _Anything
        if form.is_word("CONSTRUCT") and self._take("{"):
            while self._next().text != "}":
                pass
        self._select()
        if self._index < len(self._tokens):
            raise _Anything
        return self._found

    def _next(self) -> Token:
        token = self._tokens[self._index]
        self._index += 1
        return token

    def _take(self, text: str) -> bool:
        found = self._tokens[self._index].text == text
        self._index += found
        return found

    def _select(self) -> None:
        """From behind SELECT to the end of the query, or before the brace that ends a sub-select."""
        self._to_group()
        self._group()
        while self._index < len(self._tokens) and self._tokens[self._index].text != "}":
            token = self._next()
            if token.text == "(":
                self._brackets()
            elif token.text == "{":  # of HAVING EXISTS
                self._group()
            elif token.is_word("VALUES"):
                self._values()

    def _to_group(self) -> None:
        """Past the brace that opens a group, and the expressions before it."""
        while (text := self._next().text) != "{":
            if text == "(":
                self._brackets()

    def _brackets(self) -> None:
        """Past the bracket that closes the one just read."""
        while (text := self._next().text) != ")":
            if text == "(":
                self._brackets()
            elif text == "{":
                self._group()

    def _values(self) -> None:
        while self._next().text != "}":
            pass

    def _group(self) -> None:
        """Past the brace that closes the one just read."""
        around, self._scope = self._scope, _Scope()
        while (token := self._next()).text != "}":
            if token.text == "{":
                self._group()
            elif token.kind == "word" and token.text.upper() not in ("TRUE", "FALSE"):
                self._keyword(token.text.upper())
            elif token.text != ".":
                self._triples(token)
        self._found.update(self._scope.patterns())
        self._scope = around

    def _keyword(self, word: str) -> None:
        if word == "GRAPH":
            self._next()
            self._named += 1
            self._to_group()
            self._group()
            self._named -= 1
        elif word == "SELECT":
            self._select()
        elif word == "VALUES":
            self._values_of_group()
        elif word in ("FILTER", "BIND"):
            self._constraint()
        elif word not in ("OPTIONAL", "UNION", "MINUS"):
            raise _Anything

    def _values_of_group(self) -> None:
        """``VALUES ?x { <a> <b> }``, which says what the variable is in the whole group; others say less."""
        variable = self._next()
        if variable.kind == "variable" and self._take("{"):
            told = []
            while (token := self._next()).text != "}":
                told.append(token)
            if all(token.kind in ("iri", "name") for token in told):
                self._scope.allowed[variable.text[1:]] = list(map(self._iri, told))
        else:
            self._values()

    def _constraint(self) -> None:
        """A call, brackets, or a group of EXISTS."""
        while (text := self._next().text) not in ("(", "{"):
            pass
        if text == "(":
            self._brackets()
        else:
            self._group()

    def _triples(self, first: Token) -> None:
        subject = self._node(first)
        if not (first.text == "[" and self._tokens[self._index].text in _LAST):
            self._properties(subject)

    def _properties(self, subject: str | None) -> None:
        while True:
            path = self._path()
            while True:
                value = self._node(self._next())
                if not self._named:
                    self._match(subject, path, value)
                if not self._take(","):
                    break
            if not self._take(";"):
                return
            while self._take(";"):
                pass
            if self._tokens[self._index].text in _LAST:
                return

    def _match(self, subject: str | None, path: str | Token | list[Pattern], value: str | None) -> None:
        if isinstance(path, Token):
            self._scope.open.append((subject, path.text[1:], value))
        else:
            self._found.update([(subject, path, value)] if isinstance(path, str) else path)

    def _node(self, token: Token) -> str | None:
        """A term as subject or object, of which this is the first token: its IRI, if that is what it is."""
        kind, text, _ = token
        if kind in ("iri", "name"):
            return self._iri(token)
        if kind == "string":
            if self._take("^^") or self._tokens[self._index].kind == "language":
                self._next()
        elif text in ("+", "-"):
            self._next()
        elif text == "[":
            if not self._take("]"):
                self._properties(None)
                if not self._take("]"):
                    raise _Anything
        elif kind not in ("variable", "blank", "number", "word"):
            raise _Anything
        return None

    def _path(self) -> str | Token | list[Pattern]:
        """One property, a variable, or the properties of a path."""
        token = self._next()
        if token.kind == "variable":
            return token
        if token.text not in _ON and self._tokens[self._index].text not in _ON:
            return self._property(token)
        self._index -= 1
        return self._long_path()

    def _long_path(self) -> list[Pattern]:
        found: list[Pattern] = []
        depth = 0
        wanted = True
        while wanted or depth or self._tokens[self._index].text in _ON - {"(", "^"}:
            token = self._next()
            text = token.text
            if text in ("!", "*", "?"):
                if not self._named:
                    raise _Anything
            elif text == "(":
                depth += 1
            elif text == ")":
                depth -= 1
            elif text in ("/", "|", "^"):
                wanted = True
            elif text != "+":
                found.append((None, self._property(token), None))
                wanted = False
        return found

    def _property(self, token: Token) -> str:
        if token.text == "a":
            return TYPE
        if token.kind not in ("iri", "name"):
            raise _Anything
        return self._iri(token)

    def _iri(self, token: Token) -> str:
        iri = self._names.iri(token)
        if iri is None or not _ABSOLUTE.match(iri):
            raise _Anything
        return iri
