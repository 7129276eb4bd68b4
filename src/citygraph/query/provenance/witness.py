"""From rows to the triples that they come from: why-provenance by substitution.

The pattern of the query is asked once more, for some rows at a time, with all its variables as columns and the rows as
VALUES; every solution says by which triples its row came about. Sub-selects and EXISTS groups are asked in the same
way, by the values of the variables that they share with what stands around them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from citygraph.query.lexer import tokens
from citygraph.query.provenance import pattern
from citygraph.query.provenance.pattern import Group, Node, Select
from citygraph.query.provenance.walk import Walk
from citygraph.query.result import Result

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.result import Term
    from citygraph.query.server import AnyStore

    Solution = Mapping[str, Term | None]
    Key = tuple[Term | None, ...]

Ask = Callable[[str], Result]
"""Runs a query."""

SOLUTIONS = 100
"""Of one row; an aggregate over more comes from the first so many."""
READ = 20_000
"""Solutions that are looked at for one set of rows."""
_KEYS = 500
"""Rows that are asked for at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query to be asked for its pattern: its prologue, its parts, and the terms that its constants are."""

    prologue: str
    select: Select
    constants: Mapping[str, Term]


def asked(prologue: str, select: Select, ask: Ask, also: Iterable[pattern.Triple] = ()) -> Asked:
    """A query whose constants the engine has read: prefixes, escapes and base are its business."""
    texts = sorted({node.text for node in _nodes(select, also) if node.variable is None})
    columns = " ".join(f"({text} AS ?c{number})" for number, text in enumerate(texts))
    row = next(ask(f"{prologue} SELECT {columns} {{}}").rows()) if texts else ()
    return Asked(prologue, select, {text: term for text, term in zip(texts, row) if term is not None})


@dataclass
class Witness:
    """Asks a store by what its rows came about."""

    store: AnyStore
    ask: Ask
    query: Asked
    was_cut: bool = field(default=False, init=False)
    """True when a row had more solutions than are looked at."""

    def quads(self, columns: Sequence[str], rows: Sequence[Key]) -> list[set[ox.Quad]]:
        """The quads behind each row of an answer."""
        select = self.query.select
        keys = [name for name in columns if select.keys is None or name in select.keys]
        places = [columns.index(name) for name in keys]
        wanted = [tuple(row[place] for place in places) for row in rows]
        found = self._behind(select, keys, wanted, None)
        return [found.get(key, set()) for key in wanted]

    def _behind(
        self, select: Select, keys: Sequence[str], wanted: Iterable[Key], graph: Node | None
    ) -> dict[Key, set[ox.Quad]]:
        """The quads behind each of the wanted values of the keys."""
        found: dict[Key, set[ox.Quad]] = {key: set() for key in wanted}
        every = iter(list(found))
        while chunk := list(islice(every, _KEYS)):
            solutions = self._solutions(select, keys, chunk, graph)
            for key, each in solutions.items():
                for solution in each:
                    found[key].update(self._instances(select.where, solution, graph))
            for inner, name in pattern.nested(select.where, graph):
                self._add_nested(inner, name, solutions, found)
        return found

    def _add_nested(
        self, inner: Select, name: Node | None, solutions: Mapping[Key, list[Solution]], found: dict[Key, set[ox.Quad]]
    ) -> None:
        outer = next((solution for each in solutions.values() for solution in each), None)
        if outer is None:
            return
        known = inner.keys if inner.keys is not None else _variables(inner.where)
        shared = [variable for variable in known if variable in outer]
        keys = {
            key: {tuple(solution[variable] for variable in shared) for solution in each}
            for key, each in solutions.items()
        }
        behind = self._behind(inner, shared, dict.fromkeys(one for each in keys.values() for one in each), name)
        for key, each in keys.items():
            for one in each:
                found[key] |= behind[one]

    def _solutions(
        self, select: Select, keys: Sequence[str], chunk: Sequence[Key], graph: Node | None
    ) -> dict[Key, list[Solution]]:
        result = self.ask(self._text(select, keys, chunk, graph))
        places = [result.columns.index(name) if name in result.columns else -1 for name in keys]
        wanted = {
            tuple(term if place >= 0 else None for term, place in zip(key, places)): key for key in reversed(chunk)
        }
        solutions: dict[Key, list[Solution]] = {key: [] for key in chunk}
        rows = result.rows()
        for row in islice(rows, READ):
            key = wanted.get(tuple(row[place] if place >= 0 else None for place in places))
            if key is None:
                continue
            if len(solutions[key]) < SOLUTIONS:
                solutions[key].append(dict(zip(result.columns, row)))
            else:
                self.was_cut = True
        self.was_cut |= next(rows, None) is not None
        return solutions

    def _text(self, select: Select, keys: Sequence[str], chunk: Sequence[Key], graph: Node | None) -> str:
        body = pattern.written(select.where)
        if graph is not None:
            body = f"GRAPH {graph.text} {{ {body} }}"
        if select.correlated:
            inside = f"{_values(keys, chunk) if keys else ''} {body}"
            return f"{self.query.prologue}SELECT * WHERE {{ {inside} }}"
        computed = "\n".join(f"BIND({expression} AS ?{name})" for expression, name in select.computed)
        values = f"{select.values}\n{_values(keys, chunk)}" if keys else select.values
        return f"{self.query.prologue}SELECT * {select.dataset} WHERE {{ {{ {body} }}\n{computed}\n{values} }}"

    def _instances(self, where: Group, solution: Solution, graph: Node | None) -> Iterable[ox.Quad]:
        import pyoxigraph as ox

        def resolve(node: Node) -> Term | None:
            return self.query.constants.get(node.text) if node.variable is None else solution.get(node.variable)

        for triple, name in pattern.triples(where, graph):
            start, end = resolve(triple.subject), resolve(triple.object)
            where_to = resolve(name) if name else None
            if start is None or end is None or (name and not isinstance(where_to, ox.NamedNode | ox.BlankNode)):
                continue
            walk = Walk(self.store, resolve, where_to)  # type: ignore[arg-type]
            yield from walk.between(start, triple.path, end)


def _values(keys: Sequence[str], chunk: Sequence[Key]) -> str:
    names = " ".join(f"?{name}" for name in keys)
    rows = "\n".join(f"({' '.join(map(_value, key))})" for key in chunk)
    return f"VALUES ({names}) {{ {rows} }}"


def _value(term: Term | None) -> str:
    """A term for VALUES; a blank node has no name there, so that it is compared afterwards."""
    import pyoxigraph as ox

    return str(term) if isinstance(term, ox.NamedNode | ox.Literal) else "UNDEF"


def _nodes(select: Select, also: Iterable[pattern.Triple]) -> Iterable[Node]:
    for triple, graph in (*((triple, None) for triple in also), *pattern.triples(select.where)):
        yield from (triple.subject, triple.object, *_properties(triple.path))
        if graph is not None:
            yield graph
    for inner, _ in pattern.nested(select.where):
        yield from _nodes(inner, ())


def _properties(path: pattern.Path) -> Iterable[Node]:
    match path:
        case pattern.Step(node):
            yield node
        case pattern.Inverse(inner) | pattern.Repeat(inner):
            yield from _properties(inner)
        case pattern.Chain(parts) | pattern.Choice(parts):
            for part in parts:
                yield from _properties(part)
        case pattern.Others(forwards, backwards):
            yield from (*forwards, *backwards)


def _variables(group: Group) -> tuple[str, ...]:
    """All that occur in a group, in expressions too."""
    found = (token.variable for token in tokens(pattern.written(group)))
    return tuple(dict.fromkeys(name for name in found if name))
