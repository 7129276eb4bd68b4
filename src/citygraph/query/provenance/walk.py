"""The triples that lead along a property path from one known end to the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from citygraph.query.provenance.pattern import Chain, Choice, Inverse, Node, Others, Path, Repeat, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

    from citygraph.query.server import AnyStore

    Subject = ox.NamedNode | ox.BlankNode | ox.Triple
    Term = Subject | ox.Literal
    Resolve = Callable[[Node], Term | None]
    Graph = ox.NamedNode | ox.BlankNode | None

_MANY = 64
"""So many ways between two ends are followed, of chains and choices."""
_FAR = 10_000
"""So many things are visited by ``*`` and ``+``."""


class Walk:
    """Finds triples of a store; `resolve` gives the term that a pattern's node stands for, None for an unbound one.

    `graph` is the named graph that they stand in; None: facts, inferred triples and the ontology.
    """

    def __init__(self, store: AnyStore, resolve: Resolve, graph: Graph = None) -> None:
        self._store = store
        self._resolve = resolve
        self._graph = graph

    def between(self, start: Term, path: Path, end: Term) -> tuple[ox.Quad, ...]:
        """The quads of all ways from `start` to `end` (of a repeated path the shortest one), in no order."""
        ways = islice(self._ways(start, path, end), _MANY)
        return tuple(dict.fromkeys(quad for way in ways for quad in way))

    def _ways(self, start: Term, path: Path, end: Term | None) -> Iterator[tuple[ox.Quad, ...]]:
        """Every way from `start`, to `end` if it is known; a way is its quads. Where it leads to: `_target`."""
        for way, target in self._from(start, path, end):
            if end is None or target == end:
                yield way

    def _from(self, start: Term, path: Path, end: Term | None) -> Iterator[tuple[tuple[ox.Quad, ...], Term]]:
        match path:
            case Step(node):
                yield from (((quad,), quad.object) for quad in self._quads(start, node, end))
            case Inverse(Step(node)):
                yield from (((quad,), quad.subject) for quad in self._quads(end, node, start))
            case Inverse(inner):
                yield from self._from(start, _turned(inner), end)
            case Choice(parts):
                for part in parts:
                    yield from self._from(start, part, end)
            case Chain(parts):
                yield from self._along(start, parts, end)
            case Repeat():
                yield from self._repeated(start, path, end)
            case Others(forwards, backwards):
                yield from self._other(start, forwards, backwards, end)

    def _along(
        self, start: Term, parts: tuple[Path, ...], end: Term | None
    ) -> Iterator[tuple[tuple[ox.Quad, ...], Term]]:
        first, *rest = parts
        if not rest:
            yield from self._from(start, first, end)
            return
        for way, middle in self._from(start, first, None):
            for onwards, target in self._along(middle, tuple(rest), end):
                yield (*way, *onwards), target

    def _repeated(self, start: Term, path: Repeat, end: Term | None) -> Iterator[tuple[tuple[ox.Quad, ...], Term]]:
        """Breadth first, so that the way to each thing is a shortest one."""
        reached: dict[Term, tuple[ox.Quad, ...]] = {}
        if path.may_be_none:
            reached[start] = ()
            yield (), start
        edge: list[tuple[Term, tuple[ox.Quad, ...]]] = [(start, ())]
        while edge and len(reached) < _FAR and (end is None or end not in reached):
            beyond: list[tuple[Term, tuple[ox.Quad, ...]]] = []
            for here, way in edge:
                for step, target in self._from(here, path.path, None):
                    if target not in reached:
                        reached[target] = (*way, *step)
                        beyond.append((target, reached[target]))
                        yield reached[target], target
            edge = beyond if path.may_be_many else []

    def _other(
        self, start: Term, forwards: tuple[Node, ...], backwards: tuple[Node, ...], end: Term | None
    ) -> Iterator[tuple[tuple[ox.Quad, ...], Term]]:
        if forwards or not backwards:
            barred = {self._resolve(node) for node in forwards}
            yield from (
                ((quad,), quad.object) for quad in self._quads(start, None, end) if quad.predicate not in barred
            )
        if backwards:
            barred = {self._resolve(node) for node in backwards}
            yield from (
                ((quad,), quad.subject) for quad in self._quads(end, None, start) if quad.predicate not in barred
            )

    def _quads(self, subject: Term | None, predicate: Node | None, object_: Term | None) -> Iterator[ox.Quad]:
        import pyoxigraph as ox

        named = self._resolve(predicate) if predicate else None
        if isinstance(subject, ox.Literal) or (predicate and not isinstance(named, ox.NamedNode)):
            return
        for quad in self._store.quads_for_pattern(subject, named, object_, self._graph):  # type: ignore[arg-type]
            if self._graph is not None or not _is_articles(quad.graph_name):
                yield quad


def _is_articles(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> bool:
    """True for a graph that only GRAPH reaches."""
    import pyoxigraph as ox

    from citygraph.vocab import GRAPH

    return not isinstance(graph, ox.DefaultGraph) and not graph.value.startswith(GRAPH)


def _turned(path: Path) -> Path:
    """A path from its other end."""
    match path:
        case Step():
            return Inverse(path)
        case Inverse(inner):
            return inner
        case Choice(parts):
            return Choice(tuple(map(_turned, parts)))
        case Chain(parts):
            return Chain(tuple(map(_turned, reversed(parts))))
        case Repeat(inner, may_be_none, may_be_many):
            return Repeat(_turned(inner), may_be_none, may_be_many)
        case Others(forwards, backwards):
            return Others(backwards, forwards)
