"""Answers as people and programs read them: one module for each kind of format, and here which answer takes which."""

from __future__ import annotations

from importlib import import_module
from typing import IO, cast

from citygraph.errors import UsageError
from citygraph.query.render.columns import view_of
from citygraph.query.render.presentation import PLAIN, Presentation, Sink, Writer
from citygraph.query.render.text import write_table
from citygraph.query.result import Result, engine_failures

__all__ = ["FORMATS", "Presentation", "render", "view_of", "write_table"]

_ANY = {
    "table": "text.table",
    "csv": "flat.csv",
    "tsv": "flat.tsv",
    "json": "flat.as_json",
    "xml": "flat.xml",
    "jsonl": "json_lines.json_lines",
    "md": "markdown.markdown",
    "html": "page.page",
}
_WRITERS = {
    "rows": {**_ANY, "geojson": "geojson.geojson", "svg": "pictures.svg"},
    "boolean": _ANY,
    "graph": {
        "table": "graphs.turtle",
        "ttl": "graphs.turtle",
        "nt": "graphs.n_triples",
        "jsonld": "graphs.json_ld",
        "json": "graphs.json_ld",
        "jsonl": "json_lines.json_lines",
    },
}
"""The writer of each format, imported when it is used."""
FORMATS = tuple(dict.fromkeys(name for writers in _WRITERS.values() for name in writers))
_FORMS = {"rows": "rows", "boolean": "yes or no", "graph": "a graph"}


def render(result: Result, form: str, out: IO[bytes], how: Presentation = PLAIN) -> None:
    """Write a result as UTF-8.

    Rows are written as they come, so that a million take no more memory than a thousand; a graph is sorted first. A
    graph's table is its Turtle, its json is JSON-LD. Raises UsageError for a format that the result can't take.
    """
    writers = _WRITERS[result.form]
    if form not in writers:
        raise UsageError(
            f"the query gives {_FORMS[result.form]}, which can't be written as {form}",
            remedy=f"choose from {', '.join(writers)}",
        )
    module, _, name = writers[form].partition(".")
    writer = cast("Writer", getattr(import_module(f"{__name__}.{module}"), name))
    sink = Sink(out.write, coloured=out.isatty())
    with engine_failures():
        writer(result, how, sink)
    sink.flush()
