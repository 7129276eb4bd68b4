"""Patterns whose parts nothing joins: each row of one comes with every row of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from citygraph.query.lexer import Token
from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import (
    Bind,
    Filter,
    Graph,
    Group,
    Minus,
    Pattern,
    Query,
    Select,
    Triples,
    Union,
    Values,
    Var,
    bound,
    children,
    expressions,
)
from citygraph.query.lint.source import Source

Names = frozenset[Var]
_NONE: Names = frozenset()


def products(source: Source, query: Query) -> Iterator[Finding]:
    """Each pattern, sub-query, branch of UNION and the like whose parts share no variable and no condition."""
    for parts in dict.fromkeys(_unjoined(query.pattern.inner, ())):
        tokens = [token for part in parts for token in [_first(source, part)] if token is not None]
        if len(tokens) > 1:
            ordered = sorted(tokens, key=lambda token: token.start)
            what = (
                f"nothing joins {ordered[1].text} with {ordered[0].text}: every row of one comes with all of the other"
            )
            yield source.finding("cartesian-product", what, "add a pattern or a FILTER that joins them", ordered[1])


def _first(source: Source, part: Names) -> Token | None:
    brace = next((token for token in source.tokens if token.text == "{"), None)
    found = [token for name in part if (token := source.variable(name, after=brace)) is not None]
    return min(found, key=lambda token: token.start, default=None)


@dataclass
class _Parts:
    """What must match together: sets of variables, and what ties them."""

    operands: list[Names] = field(default_factory=list)
    ties: list[Names] = field(default_factory=list)
    dependent: list[tuple[Pattern, Names]] = field(default_factory=list)
    """Branches that see what is around them, of UNION, in MINUS, in EXISTS; with the operand that they are part of."""
    separate: list[Pattern] = field(default_factory=list)
    """Sub-queries, which are worked out on their own."""

    def add(self, pattern: Pattern) -> None:
        """Take in a pattern and what must match with it."""
        match pattern:
            case Triples():
                self.operands += [triple.variables for triple in pattern.triples if triple.variables]
            case Values():
                (self.operands if pattern.rows > 1 else self.ties).append(pattern.columns)
            case Union():
                self.operands.append(bound(pattern))
                self.dependent += [(branch, bound(pattern)) for branch in (pattern.left, pattern.right)]
            case Minus():
                self.add(pattern.left)
                self.dependent.append((pattern.right, _NONE))
            case Select():
                (self.ties if _gives_one_row(pattern) else self.operands).append(bound(pattern))
                self.separate.append(pattern.inner)
            case _:
                for child in children(pattern):
                    self.add(child)
                self._tie(pattern)

    def _tie(self, pattern: Pattern) -> None:
        """Take in a condition, a value or a graph, which tie the variables that they speak of."""
        if isinstance(pattern, Graph):
            self.ties.append(bound(pattern))
        own = frozenset([pattern.variable]) if isinstance(pattern, Bind) else frozenset()
        for expression in expressions(pattern):
            inner = frozenset().union(*map(bound, expression.exists))
            self.ties.append(expression.variables | inner | own)
            self.dependent += [(one, _NONE) for one in expression.exists]

    def joined(self, around: Sequence[Names], without: Names = _NONE) -> list[Names]:
        """The operands, those together that share variables or are tied; perhaps without one of them."""
        operands = [operand for operand in self.operands if operand]
        if without in operands:
            operands.remove(without)
        groups = operands
        for tie in (*operands, *self.ties, *around):
            touched = [group for group in groups if group & tie]
            if touched:
                groups = [group for group in groups if not group & tie] + [frozenset().union(*touched, tie)]
        return groups


def _unjoined(pattern: Pattern, around: Sequence[Names]) -> Iterator[tuple[Names, ...]]:
    parts = _Parts()
    parts.add(pattern)
    groups = parts.joined(around)
    if len(groups) > 1:
        yield tuple(groups)
    for branch, own in parts.dependent:
        yield from _unjoined(branch, (*around, *parts.joined(around, without=own)))
    for query in parts.separate:
        yield from _unjoined(query, ())


def _gives_one_row(query: Select) -> bool:
    """True for aggregates over everything."""
    inner = query.inner
    while isinstance(inner, Bind | Filter):
        inner = inner.inner
    return isinstance(inner, Group) and not inner.keys
