"""The graph pattern of a query as values: what must be known of it to say which triples a row comes from.

Expressions are not taken apart: they stay text, and only the EXISTS groups in them are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A term or variable as the query writes it; a blank node is a `variable` too, with a name of its own."""

    text: str
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One property, forwards."""

    property: Node


@dataclass(frozen=True, slots=True)
class Inverse:
    """``^path``."""

    path: Path


@dataclass(frozen=True, slots=True)
class Chain:
    """``path / path``."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``path | path``."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """``path?``, ``path*``, ``path+``."""

    path: Path
    may_be_none: bool
    may_be_many: bool


@dataclass(frozen=True, slots=True)
class Others:
    """``!(a | ^b)``: any property but these."""

    forwards: tuple[Node, ...]
    backwards: tuple[Node, ...]


Path = Step | Inverse | Chain | Choice | Repeat | Others


@dataclass(frozen=True, slots=True)
class Triple:
    """A triple pattern; `text` is its predicate or path as written."""

    subject: Node
    path: Path
    text: str
    object: Node


@dataclass(frozen=True, slots=True)
class Kept:
    """FILTER, BIND, VALUES or MINUS as written, and the groups of the EXISTS in it that are not negated."""

    text: str
    exists: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Optional:
    """``OPTIONAL { … }``."""

    group: Group


@dataclass(frozen=True, slots=True)
class InGraph:
    """``GRAPH name { … }``."""

    name: Node
    group: Group


@dataclass(frozen=True, slots=True)
class Union:
    """``{ … } UNION { … }``, or one group alone."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Nested:
    """A sub-select: its text, and its parts."""

    text: str
    select: Select


Element = Triple | Kept | Optional | InGraph | Union | Nested


@dataclass(frozen=True, slots=True)
class Group:
    """``{ … }``."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Select:
    """What a SELECT says: the pattern, and by which variables a solution of it is recognized in a row.

    `keys` are the columns that are no aggregates (None: all variables), `computed` those of them that an expression
    gives, as (expression, name). `values` is the VALUES clause at the end, `dataset` the FROM clauses, as written.
    `correlated` is what stands behind EXISTS, which sees the variables around it.
    """

    where: Group
    keys: tuple[str, ...] | None
    computed: tuple[tuple[str, str], ...] = ()
    values: str = ""
    dataset: str = ""
    correlated: bool = False


def written(group: Group) -> str:
    """A group as SPARQL, without its braces, in which blank nodes are variables."""
    return "\n".join(_written(element) for element in group.elements)


def _written(element: Element) -> str:
    match element:
        case Triple(subject, _, text, object_):
            return f"{subject.text} {text} {object_.text} ."
        case Kept(text) | Nested(text):
            return text
        case Optional(group):
            return f"OPTIONAL {{ {written(group)} }}"
        case InGraph(name, group):
            return f"GRAPH {name.text} {{ {written(group)} }}"
        case Union(groups):
            return " UNION ".join(f"{{ {written(group)} }}" for group in groups)


def triples(group: Group, graph: Node | None = None) -> Iterator[tuple[Triple, Node | None]]:
    """The triple patterns outside of nested queries, each with the name of its graph."""
    for element in group.elements:
        match element:
            case Triple():
                yield element, graph
            case Optional(inner):
                yield from triples(inner, graph)
            case InGraph(name, inner):
                yield from triples(inner, name)
            case Union(groups):
                for inner in groups:
                    yield from triples(inner, graph)
            case _:
                pass


def nested(group: Group, graph: Node | None = None) -> Iterator[tuple[Select, Node | None]]:
    """The sub-selects and the EXISTS groups, the latter as queries for all their variables."""
    for element in group.elements:
        match element:
            case Nested(_, select):
                yield select, graph
            case Kept(_, exists):
                for inner in exists:
                    yield Select(inner, None, correlated=True), graph
            case Optional(inner):
                yield from nested(inner, graph)
            case InGraph(name, inner):
                yield from nested(inner, name)
            case Union(groups):
                for inner in groups:
                    yield from nested(inner, graph)
            case Triple():
                pass
