"""Checks of stored queries before anybody runs them: syntax, terms, patterns that can't match, parameters, order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citygraph.errors import CitygraphError, QueryError
from citygraph.query.catalogue import line_of, read
from citygraph.query.lint import algebra, headers, matching, products, scope, slices, syntax, terms, values
from citygraph.query.lint.findings import RULES, Finding, Severity
from citygraph.query.lint.report import write_json, write_lines
from citygraph.query.lint.source import Source
from citygraph.query.lint.vocabulary import vocabulary
from citygraph.query.stored import StoredQuery

__all__ = ["RULES", "Finding", "Severity", "lint", "lint_file", "write_json", "write_lines"]


def lint_file(file: Path) -> list[Finding]:
    """What is wrong with the query of a file, in the order of its lines; a header that can't be read too."""
    try:
        return lint(read(file))
    except QueryError as error:
        return [Finding(str(file), line_of(error), 1, "header", error.what, error.remedy)]


def lint(query: StoredQuery) -> list[Finding]:
    """What is wrong with a query, in the order of its lines, without what its ``lint-ignore`` gives a reason for."""
    found = sorted(set(_findings(Source(query))))
    ignored = {rule for rule, _ in query.ignored}
    unneeded = ignored - {one.rule for one in found}
    kept = [one for one in found if one.rule not in ignored]
    what = "lint-ignore names {}, which is not found here"
    blank = Finding(query.source or query.name, 1, 1, "unneeded-ignore", "", "leave it out")
    return [*(replace(blank, what=what.format(rule)) for rule in sorted(unneeded)), *kept]


def _findings(source: Source) -> Iterator[Finding]:
    """Every check, the later ones only on a query that can be read."""
    if error := syntax.complaint(source.query.text):
        line, column = syntax.place(error)
        yield Finding(source.query.source or source.query.name, line, column, "syntax", error.what, error.remedy)
        return
    known = vocabulary()
    yield from terms.unknown(source, known)
    yield from headers.parameters(source)
    yield from values.values(source, known)
    try:
        query = algebra.parse(source.query.text)
    except CitygraphError as error:
        yield source.finding("portability", error.what, error.remedy)
        return
    yield from terms.misplaced(source, query, known)
    yield from matching.never_matching(source, query, known)
    yield from matching.mistyped(source, query, known)
    yield from scope.unbound(source, query)
    yield from headers.unguarded(source, query)
    yield from headers.columns(source, query)
    yield from products.products(source, query)
    yield from slices.slices(source, query)
    yield from slices.order_keys(source, query)
