"""LIMIT, OFFSET and ORDER BY."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import Bind, Filter, Group, Query, Select, Var, bound, walk
from citygraph.query.lint.source import Source


def slices(source: Source, query: Query) -> Iterator[Finding]:
    """Rows that are cut off in no order."""
    if query.form in ("ask", "describe"):
        return
    words = [token for token in source.tokens if token.is_word("LIMIT", "OFFSET")]
    for select in walk(query.pattern):
        if isinstance(select, Select) and select.limited and not select.order and words:
            token = words[-1] if select is query.pattern else words[0]
            what = f"{token.text.upper()} without ORDER BY: which rows come is left to chance"
            yield source.finding("limit-without-order", what, "order by something that never ties", token)


def order_keys(source: Source, query: Query) -> Iterator[Finding]:
    """Keys that the answer does not show.

    A later key may break ties unseen; with DISTINCT no key may, since of rows that become one each had its own place.
    """
    select = query.pattern
    if query.form != "select":
        return
    shown = frozenset(select.projected) | {Var(one.name) for one in source.query.parameters}
    order = source.word("ORDER")
    group = _group(select)
    for index, key in enumerate(select.order):
        hidden = sorted(key.variables - shown)
        if not hidden or not key.variables <= bound(select.inner) | shown:
            continue
        token = source.variable(hidden[0], after=order)
        if group is not None and not key.variables <= _of_groups(select, group) | shown:
            what = f"?{hidden[0]} has many values in a group: it orders nothing"
            yield source.finding("unbound-variable", what, "order by a key of GROUP BY, or by an aggregate", token)
        elif index == 0 and not key.variables & shown:
            what = f"the rows come in the order of ?{hidden[0]}, which they don't show"
            yield source.finding("hidden-order-key", what, f"project ?{hidden[0]}", token)
        elif select.distinct:
            what = f"DISTINCT makes one of rows that differ in ?{hidden[0]} alone, and then orders by it"
            yield source.finding("hidden-order-key", what, f"project ?{hidden[0]}, or leave out DISTINCT", token)


def _group(select: Select) -> Group | None:
    inner = select.inner
    while isinstance(inner, Bind | Filter):
        inner = inner.inner
    return inner if isinstance(inner, Group) else None


def _of_groups(select: Select, group: Group) -> frozenset[Var]:
    """The variables with one value for each group."""
    return group.keys | (bound(select.inner) - bound(group.inner))
