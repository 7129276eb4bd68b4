"""Triples against patterns: what variables must be for one to be the other."""

from __future__ import annotations

from collections.abc import Mapping

from citygraph.graph.reasoning.rules import Pattern, Term, Triple, is_variable

Binding = Mapping[str, Term]
"""Variable → term."""


def unified(pattern: Pattern, triple: Triple, binding: Binding) -> dict[str, Term] | None:
    """The binding with what makes the pattern the triple; None when nothing does.

    >>> unified(("?x", "p", "?y"), ("a", "p", "b"), {"?x": "a"})
    {'?x': 'a', '?y': 'b'}
    """
    wider = dict(binding)
    for term, value in zip(pattern, triple):
        if isinstance(term, str) and is_variable(term):
            if wider.setdefault(term, value) != value:
                return None
        elif term != value:
            return None
    return wider


def bound(pattern: Pattern, binding: Binding) -> Pattern:
    """The pattern with its variables replaced, as far as they are bound."""
    subject, predicate, object_ = (binding.get(term, term) if isinstance(term, str) else term for term in pattern)
    return subject, predicate, object_
