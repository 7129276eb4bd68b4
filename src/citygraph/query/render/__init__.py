"""Answers as people and programs read them: one module for each kind of format, and here which answer takes which."""

from __future__ import annotations

from typing import IO

from citygraph.errors import UsageError
from citygraph.query.render import evidence, graphs, json_lines, sparql_results, text
from citygraph.query.render.page import page
from citygraph.query.render.presentation import PLAIN, Presentation, Sink, Writer
from citygraph.query.render.text import write_table
from citygraph.query.result import Result, engine_failures

__all__ = ["FORMATS", "Presentation", "render", "write_table"]

_CSV = evidence.with_columns(sparql_results.engines("CSV", sparql_results.csv))
_TSV = evidence.with_columns(sparql_results.engines("TSV", sparql_results.tsv))
_JSON = evidence.with_columns(sparql_results.engines("JSON", sparql_results.as_json))
_XML = evidence.with_columns(sparql_results.xml)
_TURTLE = graphs.serialized("TURTLE")
_JSON_LD = graphs.serialized("JSON_LD")

_WRITERS: dict[str, dict[str, Writer]] = {
    "rows": {
        "table": text.table,
        "csv": _CSV,
        "tsv": _TSV,
        "json": _JSON,
        "xml": _XML,
        "jsonl": json_lines.json_lines,
        "md": text.markdown,
        "html": page,
    },
    "boolean": {
        "table": text.table,
        "csv": _CSV,
        "tsv": _TSV,
        "json": _JSON,
        "xml": _XML,
        "jsonl": json_lines.json_lines,
        "md": text.markdown,
        "html": page,
    },
    "graph": {
        "table": _TURTLE,
        "ttl": _TURTLE,
        "nt": graphs.serialized("N_TRIPLES"),
        "jsonld": _JSON_LD,
        "json": _JSON_LD,
        "jsonl": json_lines.json_lines,
    },
}
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
    sink = Sink(out.write, coloured=out.isatty())
    with engine_failures():
        writers[form](result, how, sink)
    sink.flush()
