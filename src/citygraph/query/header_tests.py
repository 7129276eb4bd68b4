"""The ``tests`` block of a header: with these parameters, the answer must be so."""

from __future__ import annotations

from citygraph.query.header_value import Value
from citygraph.query.stored import Cell, Column, Expectation, Parameter
from citygraph.spelling import did_you_mean, nearest

_ASKED = ("rows", "min_rows", "empty", "ordered_by", "triples", "boolean")
_KEYS = ("params", *_ASKED, "data")


def expectation(value: Value, parameters: tuple[Parameter, ...], columns: tuple[Column, ...]) -> Expectation:
    """One item of the block; QueryError for one that names what the query has not, or that nothing can fail."""
    part = value.keys("a test", _KEYS)
    if all(part[key].empty for key in _ASKED):
        raise value.error("a test asks for nothing", f"add one of {', '.join(_ASKED)}")
    test = Expectation(
        given=_given(part["params"], parameters),
        rows=None if part["rows"].empty else tuple(_row(row, columns) for row in part["rows"].items("rows")),
        min_rows=None if part["min_rows"].empty else part["min_rows"].number("min_rows"),
        empty=part["empty"].truth("empty"),
        ordered_by=() if part["ordered_by"].empty else _order(part["ordered_by"], columns),
        triples=None if part["triples"].empty else part["triples"].number("triples"),
        boolean=None if part["boolean"].empty else part["boolean"].truth("boolean"),
        data=part["data"].text("data") or None,
        line=value.line,
    )
    if test.rows == ():
        raise value.error("a test names no rows", "write 'empty: true' when there must be none")
    if test.min_rows == 0 or not (part["empty"].empty or test.empty):
        raise value.error("a test can't fail", "ask for at least one row, or for none with 'empty: true'")
    return test


def _given(value: Value, parameters: tuple[Parameter, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = {parameter.name: parameter for parameter in parameters}
    found = value.mapping("params of a test")
    for name, item in found.items():
        _check_known(item, name, list(known), "parameter")
        if not known[name].multiple and len(item.word_or_words(name)) > 1:
            raise item.error(f"parameter {name} takes one value", "give one, or make it 'multiple: true'")
    return tuple((name, item.word_or_words(f"parameter {name}") or ("",)) for name, item in found.items())


def _row(value: Value, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    cells = value.mapping("a row")
    if not cells:
        raise value.error("a row names no column", "write '- {column: value}'")
    for name, cell in cells.items():
        if columns:
            _check_known(cell, name, [column.name for column in columns], "column")
    return tuple((name, None if cell.empty else cell.text(f"cell {name}")) for name, cell in cells.items())


def _order(value: Value, columns: tuple[Column, ...]) -> tuple[tuple[str, bool], ...]:
    order = tuple((word.removeprefix("-"), word.startswith("-")) for word in value.word_or_words("ordered_by"))
    if not order:
        raise value.error("ordered_by names no column", "write 'ordered_by: [column, -descending]'")
    for name, _ in order:
        if columns:
            _check_known(value, name, [column.name for column in columns], "column")
    return order


def _check_known(value: Value, name: str, known: list[str], what: str) -> None:
    if name in known:
        return
    remedy = did_you_mean(nearest(name, known), f"there are {', '.join(known) or 'none'}")
    raise value.error(f"the query has no {what} {name!r}", remedy)
