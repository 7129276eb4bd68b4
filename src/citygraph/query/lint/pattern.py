"""The pattern of a query as a tree, in the terms of the SPARQL algebra, with all variables by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from citygraph.rdf import Iri, Literal


class Var(str):
    """A variable by its name; a blank node of a pattern is one too, with ``_:`` before its name."""

    __slots__ = ()


Node = Var | Iri | Literal


@dataclass(frozen=True, slots=True)
class Path:
    """A property path that is no mere sequence: the properties in it."""

    properties: frozenset[Iri]


@dataclass(frozen=True, slots=True)
class Triple:
    """One triple of a pattern."""

    subject: Node
    predicate: Node | Path
    object: Node

    @property
    def variables(self) -> frozenset[Var]:
        """The variables in it."""
        return frozenset(node for node in (self.subject, self.predicate, self.object) if isinstance(node, Var))


@dataclass(frozen=True, slots=True)
class Expression:
    """What a condition or a value is made of.

    `variables` are those outside of EXISTS; `guarded` are those that BOUND or COALESCE asks about.
    """

    variables: frozenset[Var]
    guarded: frozenset[Var] = frozenset()
    exists: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Triples:
    """Triples that must all match."""

    triples: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Both must match."""

    left: Pattern
    right: Pattern


@dataclass(frozen=True, slots=True)
class Optional:
    """The left, with the right where it matches and meets the condition."""

    left: Pattern
    right: Pattern
    condition: Expression


@dataclass(frozen=True, slots=True)
class Union:
    """Either."""

    left: Pattern
    right: Pattern


@dataclass(frozen=True, slots=True)
class Minus:
    """The left without what the right has as well."""

    left: Pattern
    right: Pattern


@dataclass(frozen=True, slots=True)
class Graph:
    """A pattern in a named graph."""

    name: Node
    inner: Pattern


@dataclass(frozen=True, slots=True)
class Filter:
    """A pattern under a condition."""

    inner: Pattern
    condition: Expression


@dataclass(frozen=True, slots=True)
class Bind:
    """A pattern and a value that is worked out from it."""

    inner: Pattern
    variable: Var
    value: Expression


@dataclass(frozen=True, slots=True)
class Values:
    """Rows that are written out."""

    columns: frozenset[Var]
    rows: int


@dataclass(frozen=True, slots=True)
class Group:
    """A pattern whose rows are grouped by keys."""

    inner: Pattern
    keys: frozenset[Var]


@dataclass(frozen=True, slots=True)
class Select:
    """A query, or one inside another: what it projects, how it orders and cuts."""

    inner: Pattern
    projected: tuple[Var, ...]
    order: tuple[Expression, ...] = ()
    limited: bool = False
    distinct: bool = False


Pattern = Triples | Join | Optional | Union | Minus | Graph | Filter | Bind | Values | Group | Select


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query: its form (select, ask, construct, describe), pattern, columns as written, and template."""

    form: str
    pattern: Select
    columns: tuple[Var, ...] = ()
    template: tuple[Triple, ...] = ()


@singledispatch
def children(pattern: object) -> tuple[Pattern, ...]:
    """The patterns right below one, those in EXISTS apart."""
    raise TypeError(pattern)


@children.register(Triples)
@children.register(Values)
def _none(_: Triples | Values) -> tuple[Pattern, ...]:
    return ()


@children.register(Join)
@children.register(Optional)
@children.register(Union)
@children.register(Minus)
def _both(pattern: Join | Optional | Union | Minus) -> tuple[Pattern, ...]:
    return pattern.left, pattern.right


@children.register(Graph)
@children.register(Filter)
@children.register(Bind)
@children.register(Group)
@children.register(Select)
def _inner(pattern: Graph | Filter | Bind | Group | Select) -> tuple[Pattern, ...]:
    return (pattern.inner,)


def expressions(pattern: Pattern) -> tuple[Expression, ...]:
    """The expressions of one node of the tree."""
    match pattern:
        case Optional() | Filter():
            return (pattern.condition,)
        case Bind():
            return (pattern.value,)
        case Select():
            return pattern.order
        case _:
            return ()


def walk(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and all below it, those in EXISTS too."""
    yield pattern
    for expression in expressions(pattern):
        for inner in expression.exists:
            yield from walk(inner)
    for child in children(pattern):
        yield from walk(child)


def bound(pattern: Pattern) -> frozenset[Var]:
    """The variables to which a pattern may give a value."""
    if isinstance(pattern, Minus):
        return bound(pattern.left)
    below = frozenset().union(*map(bound, children(pattern)))
    return below & frozenset(pattern.projected) if isinstance(pattern, Select) else below | matched(pattern)


def matched(pattern: Pattern) -> frozenset[Var]:
    """The variables to which a node of the tree itself gives a value."""
    match pattern:
        case Triples():
            return frozenset().union(*(triple.variables for triple in pattern.triples))
        case Values():
            return pattern.columns
        case Graph():
            return frozenset([pattern.name]) if isinstance(pattern.name, Var) else frozenset()
        case Bind():
            return frozenset([pattern.variable])
        case _:
            return frozenset()
