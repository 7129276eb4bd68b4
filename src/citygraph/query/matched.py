"""The triple patterns that a query matches in its default graph, from its tokens.

https://www.w3.org/TR/sparql11-query/#sparqlGrammar, of which expressions, VALUES and modifiers are passed over, but for
the groups of EXISTS in them. Made to be quick: every query goes this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from typing import Literal as OneOf

from citygraph.query.lexer import Token
from citygraph.query.prologue import Names
from citygraph.vocab import TYPE

if TYPE_CHECKING:
    import pyoxigraph as ox

    Match = tuple[ox.NamedNode | None, ox.NamedNode, ox.NamedNode | None]

Pattern = tuple[str | None, str, str | None]
"""Subject, predicate and object, of which the first and the last are None for anything but an IRI."""
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_ON = frozenset(("/", "|", "^", "(", "+", "*", "?", "!"))
"""What makes a path of a property, before it or behind it."""
_LAST = frozenset((".", "}", "]"))
_TYPE = str(TYPE)
_COUNTING = ("GROUP", "HAVING", "LIMIT", "OFFSET")


class Triple(NamedTuple):
    """A triple pattern: any of `predicates` (several where VALUES says so), and what stands before and behind it.

    That is an IRI, a variable with its ``?``, or None for anything else; always None beside a property of a path.
    """

    subject: str | None
    predicates: tuple[str, ...]
    value: str | None

    def patterns(self) -> Iterator[Pattern]:
        """What may match."""
        for predicate in self.predicates:
            yield _unless_variable(self.subject), predicate, _unless_variable(self.value)


class Part(NamedTuple):
    """Groups in a group: those of a UNION, else one.

    ``joined`` with what is around them; ``optional``; or ``apart``, as in MINUS, EXISTS and the whole query.
    """

    kind: OneOf["joined", "optional", "apart"]
    groups: tuple[Group, ...]
    columns: frozenset[str] | None = None
    """The variables that a sub-select takes over as they are; None for all."""
    plain: bool = True
    """False for a sub-select that counts or reckons, so that a row of it depends on other rows."""

    def hands_on(self, variable: str) -> bool:
        """Whether what is around gets a value of the variable with each row."""
        return self.kind == "joined" and (self.columns is None or variable in self.columns)


@dataclass(slots=True)
class Group:
    """What stands in braces, in order; of GRAPH nothing."""

    elements: list[Triple | Part] = field(default_factory=list)

    def triples(self) -> Iterator[Triple]:
        """Those of all groups in it too."""
        for element in self.elements:
            if isinstance(element, Triple):
                yield element
            else:
                for group in element.groups:
                    yield from group.triples()


def matched(significant: Sequence[Token]) -> Group | None:
    """The patterns outside of GRAPH, in the groups in which they stand; a path gives one for each of its properties.

    None for a query that may match any triple: a variable as a predicate (but one that VALUES of its group limits),
    a path that excludes properties or may have no length (which gives every node), a collection, DESCRIBE, SERVICE,
    quoted triples; and for what is no SPARQL.
    """
    try:
        return _Walk(significant).query()
    except (_Anything, IndexError):  # the latter for a query without an end
        return None


def patterns(group: Group) -> set[Pattern]:
    """All patterns of a group.

    >>> from citygraph.query.lexer import significant_tokens
    >>> query = "SELECT * { ?x a <urn:T> ; <urn:p>/<urn:q> ?y GRAPH ?g { ?x ?p ?y } }"
    >>> patterns(matched(significant_tokens(query))) == {
    ...     (None, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "urn:T"),
    ...     (None, "urn:p", None), (None, "urn:q", None)}
    True
    """
    return {pattern for triple in group.triples() for pattern in triple.patterns()}


@lru_cache(maxsize=1024)
def as_match(pattern: Pattern) -> Match:
    """A pattern as a store takes it; ValueError for what is no IRI."""
    import pyoxigraph as ox

    subject, predicate, value = pattern
    return (
        None if subject is None else ox.NamedNode(subject),
        ox.NamedNode(predicate),
        None if value is None else ox.NamedNode(value),
    )


def _unless_variable(name: str | None) -> str | None:
    return None if name is None or name.startswith("?") else name


class _Anything(Exception):
    """The query may match any triple."""


@dataclass(slots=True)
class _Scope:
    """A group that is being read: what its VALUES let a variable be, and where a variable is a predicate."""

    group: Group = field(default_factory=Group)
    allowed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    open: list[tuple[int, Triple, str]] = field(default_factory=list)

    def close(self) -> Group:
        for place, triple, variable in self.open:
            if variable not in self.allowed:
                raise _Anything
            self.group.elements[place] = triple._replace(predicates=self.allowed[variable])
        return self.group


class _Walk:
    """Goes through the tokens from left to right; `_named` counts the GRAPHs around the place where it is."""

    def __init__(self, significant: Sequence[Token]) -> None:
        self._tokens = significant
        self._names = Names(significant)
        self._index = 0
        self._named = 0
        self._scope = _Scope()

    def query(self) -> Group:
        while not (form := self._next()).is_word(*_FORMS):
            pass
        if form.is_word("DESCRIBE") or self._names.base:  # how relative IRIs are completed is the engine's to say
            raise _Anything
        if form.is_word("CONSTRUCT") and self._take("{"):
            while self._next().text != "}":
                pass
        self._put(self._select()._replace(kind="apart"))
        if self._index < len(self._tokens):
            raise _Anything
        return self._scope.close()

    def _put(self, element: Triple | Part) -> None:
        self._scope.group.elements.append(element)

    def _next(self) -> Token:
        token = self._tokens[self._index]
        self._index += 1
        return token

    def _take(self, text: str) -> bool:
        found = self._tokens[self._index].text == text
        self._index += found
        return found

    def _select(self) -> Part:
        """From behind SELECT to the end of the query, or before the brace that ends a sub-select."""
        columns, plain = self._columns()
        group = self._group()
        while self._index < len(self._tokens) and self._tokens[self._index].text != "}":
            token = self._next()
            if token.text == "(":
                self._brackets()
            elif token.text == "{":  # of HAVING EXISTS
                self._put(Part("apart", (self._group(),)))
            elif token.is_word("VALUES"):
                self._values()
            elif token.is_word(*_COUNTING):
                plain = False
        return Part("joined", (group,), columns, plain)

    def _columns(self) -> tuple[frozenset[str] | None, bool]:
        """Past the brace that opens a group: the variables before it (None for all), and whether nothing else is."""
        names: set[str] = set()
        every, plain = False, True
        while (token := self._next()).text != "{":
            if token.kind == "variable":
                names.add(f"?{token.text[1:]}")
            elif token.text == "(":
                self._brackets()
                plain = False
            elif token.text == "*":
                every = True
        return None if every else frozenset(names), plain

    def _brackets(self) -> None:
        """Past the bracket that closes the one just read."""
        while (text := self._next().text) != ")":
            if text == "(":
                self._brackets()
            elif text == "{":
                self._put(Part("apart", (self._group(),)))

    def _values(self) -> None:
        while self._next().text != "}":
            pass

    def _group(self) -> Group:
        """Past the brace that closes the one just read."""
        around, self._scope = self._scope, _Scope()
        while (token := self._next()).text != "}":
            if token.text == "{":
                self._joined()
            elif token.kind == "word" and token.text.upper() not in ("TRUE", "FALSE"):
                self._keyword(token.text.upper())
            elif token.text != ".":
                self._triples(token)
        group, self._scope = self._scope.close(), around
        return group

    def _joined(self) -> None:
        """A group, and those that UNION joins with it."""
        groups = [self._group()]
        while self._tokens[self._index].is_word("UNION"):
            self._index += 1
            groups.append(self._braced())
        self._put(Part("joined", tuple(groups)))

    def _braced(self) -> Group:
        if not self._take("{"):
            raise _Anything
        return self._group()

    def _keyword(self, word: str) -> None:
        if word == "GRAPH":
            self._next()
            self._named += 1
            self._braced()
            self._named -= 1
        elif word == "SELECT":
            self._put(self._select())
        elif word == "VALUES":
            self._values_of_group()
        elif word in ("FILTER", "BIND"):
            self._constraint()
        elif word == "OPTIONAL":
            self._put(Part("optional", (self._braced(),)))
        elif word == "MINUS":
            self._put(Part("apart", (self._braced(),)))
        else:
            raise _Anything

    def _values_of_group(self) -> None:
        """``VALUES ?x { <a> <b> }``, which says what the variable is in the whole group; others say less."""
        variable = self._next()
        if variable.kind == "variable" and self._take("{"):
            told = []
            while (token := self._next()).text != "}":
                told.append(token)
            if all(token.kind in ("iri", "name") for token in told):
                self._scope.allowed[variable.text[1:]] = tuple(map(self._iri, told))
        else:
            self._values()

    def _constraint(self) -> None:
        """A call, brackets, or a group of EXISTS."""
        while (text := self._next().text) not in ("(", "{"):
            pass
        if text == "(":
            self._brackets()
        else:
            self._put(Part("apart", (self._group(),)))

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

    def _match(self, subject: str | None, path: str | Token | list[str], value: str | None) -> None:
        if isinstance(path, Token):
            triple = Triple(subject, (), value)
            self._scope.open.append((len(self._scope.group.elements), triple, path.text[1:]))
            self._put(triple)
        elif isinstance(path, str):
            self._put(Triple(subject, (path,), value))
        else:
            for predicate in path:
                self._put(Triple(None, (predicate,), None))

    def _node(self, token: Token) -> str | None:
        """A term as subject or object, of which this is the first token: its IRI, or a variable, if it is one."""
        kind, text, _ = token
        if kind in ("iri", "name"):
            return self._iri(token)
        if kind == "variable":
            return f"?{text[1:]}"
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
        elif kind not in ("blank", "number", "word"):
            raise _Anything
        return None

    def _path(self) -> str | Token | list[str]:
        """One property, a variable, or the properties of a path."""
        token = self._next()
        if token.kind == "variable":
            return token
        if token.text not in _ON and self._tokens[self._index].text not in _ON:
            return self._property(token)
        self._index -= 1
        return self._long_path()

    def _long_path(self) -> list[str]:
        found: list[str] = []
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
                found.append(self._property(token))
                wanted = False
        return found

    def _property(self, token: Token) -> str:
        if token.text == "a":
            return _TYPE
        if token.kind not in ("iri", "name"):
            raise _Anything
        return self._iri(token)

    def _iri(self, token: Token) -> str:
        iri = self._names.iri(token)
        if iri is None or not _ABSOLUTE.match(iri):
            raise _Anything
        return iri
