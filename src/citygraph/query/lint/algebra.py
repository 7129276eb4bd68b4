"""The boundary to rdflib's SPARQL parser: text → the tree of `pattern`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

from citygraph.errors import QueryError
from citygraph.query.lint import pattern as tree
from citygraph.query.lint.pattern import Expression, Node, Path, Pattern, Query, Select, Triple, Var
from citygraph.rdf import XSD_STRING, Iri, Literal

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

_FORMS = {"SelectQuery": "select", "AskQuery": "ask", "ConstructQuery": "construct", "DescribeQuery": "describe"}
_NOTHING = tree.Triples(())
_ALWAYS = Expression(frozenset())


def parse(text: str) -> Query:
    """The tree of a query.

    Raises QueryError for one that rdflib cannot read, though the engine may.
    """
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
        written = bool(parsed[1].projection)  # SELECT * projects what rdflib finds, even in MINUS
        algebra = translateQuery(parsed).algebra
    except ParseBaseException as error:
        raise QueryError(
            f"rdflib reads no further than line {error.lineno}, column {error.column}", remedy="write it in SPARQL 1.1"
        ) from error
    except (SyntaxError, RecursionError, Exception) as error:
        raise QueryError(f"rdflib cannot read it: {error}", remedy="write it in SPARQL 1.1") from error
    return _Translation().query(algebra, written=written)


class _Translation:
    """One query on its way from rdflib's values to ours."""

    def __init__(self) -> None:
        self._fresh = count(1)
        self._aggregated: dict[str, Expression] = {}
        """What the aggregates of a query are made of, by the variables that rdflib invents for them."""

    def query(self, algebra: CompValue, *, written: bool) -> Query:
        """The tree of a query; `written` says that its columns are."""
        form = _FORMS[algebra.name]
        body = self._select(algebra.p) if algebra.p is not None else Select(_NOTHING, ())
        columns = body.projected if form == "select" and written else ()
        return Query(form, body, columns, tuple(self._triples(algebra.template or ())))

    def _select(self, value: CompValue) -> Select:
        """Peel off LIMIT, DISTINCT, the projection and ORDER BY."""
        limited = distinct = False
        projected: tuple[Var, ...] = ()
        order: list[Any] = []
        while value.name in ("Slice", "Distinct", "Reduced", "Project", "OrderBy"):
            if value.name == "Slice":
                limited = True
            elif value.name == "Project":
                projected = tuple(Var(name) for name in value.PV)
            elif value.name == "OrderBy":
                order = list(value.expr)
            else:
                distinct = True
            value = value.p
        inner = self._pattern(value)
        return Select(inner, projected, tuple(self._expression(one) for one in order), limited, distinct)

    def _pattern(self, value: CompValue) -> Pattern:
        translate = getattr(self, f"_{value.name.lower()}", None)
        if translate is None:
            raise QueryError(f"{value.name} is not understood here", remedy="write it in SPARQL 1.1")
        found: Pattern = translate(value)
        return found

    def _bgp(self, value: CompValue) -> Pattern:
        return tree.Triples(tuple(self._triples(value.triples or ())))

    def _join(self, value: CompValue) -> Pattern:
        return tree.Join(self._pattern(value.p1), self._pattern(value.p2))

    def _leftjoin(self, value: CompValue) -> Pattern:
        return tree.Optional(self._pattern(value.p1), self._pattern(value.p2), self._expression(value.expr))

    def _union(self, value: CompValue) -> Pattern:
        return tree.Union(self._pattern(value.p1), self._pattern(value.p2))

    def _minus(self, value: CompValue) -> Pattern:
        return tree.Minus(self._pattern(value.p1), self._pattern(value.p2))

    def _graph(self, value: CompValue) -> Pattern:
        return tree.Graph(_node(value.term), self._pattern(value.p))

    def _filter(self, value: CompValue) -> Pattern:
        inner = self._pattern(value.p)
        return tree.Filter(inner, self._expression(value.expr))

    def _extend(self, value: CompValue) -> Pattern:
        inner = self._pattern(value.p)
        return tree.Bind(inner, Var(value.var), self._expression(value.expr))

    def _aggregatejoin(self, value: CompValue) -> Pattern:
        inner = self._pattern(value.p)
        for aggregate in value.A:
            self._aggregated[str(aggregate.res)] = self._expression(aggregate.vars)
        return inner

    def _group(self, value: CompValue) -> Pattern:
        keys = self._expression(value.expr)
        return tree.Group(self._pattern(value.p), keys.variables)

    def _tomultiset(self, value: CompValue) -> Pattern:
        if value.p.name == "values":
            return tree.Values(frozenset(Var(name) for row in value.p.res for name in row), len(value.p.res))
        return self._select(value.p)

    def _slice(self, value: CompValue) -> Pattern:
        return self._select(value)

    _project = _distinct = _reduced = _orderby = _slice

    def _expression(self, value: Any) -> Expression:
        """Everything that an expression mentions."""
        from rdflib.term import Variable

        if isinstance(value, Variable):
            return self._aggregated.get(str(value), Expression(frozenset([Var(value)])))
        if isinstance(value, list | tuple):
            return _together(self._expression(one) for one in value)
        if not hasattr(value, "name") or not hasattr(value, "items"):
            return _ALWAYS
        if value.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
            return Expression(frozenset(), exists=(self._exists(value),))
        parts = _together(self._expression(one) for key, one in value.items() if key != "_vars")
        if value.name in ("Builtin_BOUND", "Builtin_COALESCE"):
            return Expression(parts.variables, parts.guarded | parts.variables, parts.exists)
        return parts

    def _exists(self, value: CompValue) -> Pattern:
        """The pattern in EXISTS, which rdflib translates in some places only."""
        from rdflib.plugins.sparql.algebra import translateGroupGraphPattern

        graph: Any = value.graph
        return self._pattern(translateGroupGraphPattern(graph) if graph.name.startswith("GroupGraph") else graph)

    def _triples(self, triples: Iterable[tuple[Any, Any, Any]]) -> Iterator[Triple]:
        for subject, predicate, value in triples:
            yield from self._steps(_node(subject), predicate, _node(value))

    def _steps(self, subject: Node, predicate: Any, value: Node) -> Iterator[Triple]:
        """A triple, or the triples of a path that goes straight on: ``a/^b`` is two."""
        from rdflib.paths import InvPath, SequencePath
        from rdflib.paths import Path as RdfPath

        if isinstance(predicate, SequencePath):
            for step in predicate.args[:-1]:
                between = Var(f"_:step{next(self._fresh)}")
                yield from self._steps(subject, step, between)
                subject = between
            yield from self._steps(subject, predicate.args[-1], value)
        elif isinstance(predicate, InvPath):
            yield from self._steps(value, predicate.arg, subject)
        elif isinstance(predicate, RdfPath):
            yield Triple(subject, Path(frozenset(_properties(predicate))), value)
        else:
            yield Triple(subject, _node(predicate), value)


def _properties(path: Any) -> Iterator[Iri]:
    """The properties in a path."""
    from rdflib import URIRef

    if isinstance(path, URIRef):
        yield Iri(path)
    for part in [*getattr(path, "args", ()), *filter(None, [getattr(path, "arg", None), getattr(path, "path", None)])]:
        yield from _properties(part)


def _node(term: Any) -> Node:
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    if isinstance(term, URIRef):
        return Iri(term)
    if isinstance(term, RdfLiteral):
        datatype = Iri(term.datatype) if term.datatype else XSD_STRING
        return Literal(str(term), datatype, term.language)
    return Var(f"_:{term}" if isinstance(term, BNode) else term)


def _together(parts: Iterable[Expression]) -> Expression:
    every = list(parts)
    return Expression(
        frozenset().union(*(one.variables for one in every)),
        frozenset().union(*(one.guarded for one in every)),
        tuple(pattern for one in every for pattern in one.exists),
    )
