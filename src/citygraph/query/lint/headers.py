"""What the header says against what the query does: parameters, columns, view, tests."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.errors import CitygraphError
from citygraph.query.bind import bind
from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import Query, Var, expressions, matched, walk
from citygraph.query.lint.source import Source
from citygraph.query.stored import Parameter
from citygraph.rdf import XSD, Iri, Literal, Term
from citygraph.spelling import did_you_mean, nearest

_SAMPLES: dict[str, Term] = {
    "date": Literal("2025-08-11", Iri(XSD + "date")),
    "year": Literal("2025", Iri(XSD + "gYear")),
    "integer": Literal("1", Iri(XSD + "integer")),
    "decimal": Literal("0.5", Iri(XSD + "decimal")),
}


def parameters(source: Source) -> Iterator[Finding]:
    """Parameters that can't be bound, or whose value makes the query one that the engine refuses."""
    from citygraph.query.lint.syntax import complaint

    for parameter in source.query.parameters:
        try:
            text = bind(source.query.text, {parameter.name: _sample(parameter)})
        except CitygraphError as error:
            token = source.variable(parameter.name)
            what = f"parameter {parameter.name}: {error.what}"
            yield source.finding("unused-parameter", what, error.remedy or "use it, or leave it out", token)
            continue
        if complaint(text) and not complaint(source.query.text):
            what = f"parameter {parameter.name}: a value of the type {parameter.type} can't stand there"
            remedy = "use it where a literal can stand, or make it an iri"
            yield source.finding("unused-parameter", what, remedy, source.variable(parameter.name))


def unguarded(source: Source, query: Query) -> Iterator[Finding]:
    """Parameters that may be left out, and stand in conditions only: an unbound variable fails every one of them."""
    every = list(walk(query.pattern))
    in_patterns = frozenset().union(*map(matched, every))
    asked = [expression for pattern in every for expression in expressions(pattern)]
    used = frozenset().union(*(expression.variables for expression in asked))
    guarded = frozenset().union(*(expression.guarded for expression in asked))
    for parameter in source.query.parameters:
        name = Var(parameter.name)
        if not (parameter.required or parameter.defaults) and name in used - guarded - in_patterns:
            what = f"parameter {name} may be left out, and then no condition on ?{name} holds"
            remedy = f"write !BOUND(?{name}) || …, or give it a default, or make it required"
            yield source.finding("unguarded-parameter", what, remedy, source.variable(name))


def columns(source: Source, query: Query) -> Iterator[Finding]:
    """Columns that the header describes, draws or tests, and the answer has not."""
    if query.form != "select":
        return
    stored, projected = source.query, list(query.pattern.projected)
    named = [(column.name, "columns") for column in stored.columns]
    named += [(column, "view") for _, column in stored.view.roles]
    named += [(name, "tests") for test in stored.tests for row in test.rows or () for name, _ in row]
    named += [(name, "tests") for test in stored.tests for name, _ in test.ordered_by]
    for name, where in dict.fromkeys(named):
        if name not in projected:
            otherwise = f"the answer has {', '.join(projected) or 'no columns'}"
            remedy = did_you_mean(nearest(name, projected), otherwise)
            yield source.finding("unknown-column", f"{where} names {name}, which the answer has not", remedy)


def _sample(parameter: Parameter) -> Term | tuple[Term, ...]:
    """Some value of a parameter's type."""
    if parameter.type in ("place", "official", "concept", "iri"):
        term: Term = Iri("urn:sample")
    else:
        term = _SAMPLES.get(parameter.type, Literal("sample"))
    return (term, term) if parameter.multiple else term
