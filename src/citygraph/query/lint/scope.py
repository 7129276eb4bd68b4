"""Variables that get no value where they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import (
    Bind,
    Filter,
    Group,
    Minus,
    Optional,
    Pattern,
    Query,
    Select,
    Union,
    Var,
    bound,
    children,
    expressions,
    walk,
)
from citygraph.query.lint.source import Source
from citygraph.spelling import did_you_mean, nearest

_NONE: frozenset[Var] = frozenset()


def unbound(source: Source, query: Query) -> Iterator[Finding]:
    """Variables in conditions, values, keys, columns and templates that nothing binds there, each once."""
    parameters = frozenset(Var(one.name) for one in source.query.parameters)
    everywhere = frozenset().union(*map(bound, walk(query.pattern)))
    check = _Check(parameters, everywhere)
    missing = [*check.within(query.pattern, _NONE), *check.given(query)]
    for name in dict.fromkeys(missing):
        yield _finding(source, name, sorted(everywhere | parameters))


@dataclass(frozen=True, slots=True)
class _Check:
    parameters: frozenset[Var]
    everywhere: frozenset[Var]

    def within(self, pattern: Pattern, outside: frozenset[Var]) -> Iterator[Var]:
        """The variables that are missing in a pattern; `outside` are those that EXISTS brings in."""
        visible = self._visible(pattern) | outside | self.parameters
        for expression in expressions(pattern):
            yield from sorted(expression.variables - visible)
            for inner in expression.exists:
                yield from self.within(inner, visible)
        for child in children(pattern):
            yield from self.within(child, outside)

    def given(self, query: Query) -> Iterator[Var]:
        """The columns, or the variables of CONSTRUCT's template, that the pattern does not bind."""
        visible = bound(query.pattern.inner) | self.parameters
        yield from (name for name in query.columns if name not in visible)
        for triple in query.template:
            yield from sorted(name for name in triple.variables - visible if not name.startswith("_:"))

    @staticmethod
    def _visible(pattern: Pattern) -> frozenset[Var]:
        """What the expressions of a node see."""
        match pattern:
            case Optional():
                return bound(pattern.left) | bound(pattern.right)
            case Filter() | Bind() | Select() | Group():
                return bound(pattern.inner)
            case Union() | Minus() | _:
                return _NONE


def _finding(source: Source, name: Var, known: Iterable[str]) -> Finding:
    token = source.variable(name)
    if name in known:
        what = f"?{name} gets its value outside of these braces, where it is not seen"
        return source.finding("unbound-variable", what, "move the condition, or the pattern that binds it", token)
    close = nearest(name, sorted(one for one in known if not one.startswith("_:")))
    remedy = did_you_mean([f"?{one}" for one in close], "bind it in a pattern, or declare it in params")
    return source.finding("unbound-variable", f"?{name} gets no value", remedy, token)
