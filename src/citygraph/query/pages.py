"""Write a page for each stored query, and a list of them: ``python -m citygraph.query.pages docs/queries``.

A page shows what the query's file says (question, parameters, columns, SPARQL), and as a sample the answer to the first
test in its header.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from citygraph.query.bind import bind
from citygraph.query.catalogue import catalogue
from citygraph.query.parameters import arguments
from citygraph.query.render import render
from citygraph.query.result import Result
from citygraph.query.run import run
from citygraph.query.stored import Column, Parameter, StoredQuery
from citygraph.query.testing import store_of, world_of

_ROWS = 5
_INDEX = "README.md"
_NOTE = "<!-- Written by `make docs` from {source}. Edit that instead. -->"
_INTRODUCTION = """# The stored queries

Each is a file of plain SPARQL in [queries/](../../queries/) that answers one question; run it with
`citygraph query run NAME -p parameter=value`. The samples are of the small invented world that the queries are
tested on, [queries/tests/world.trig](../../queries/tests/world.trig).
"""


def pages(queries: Iterable[StoredQuery]) -> dict[str, str]:
    """The text of each page by the name of its file: one for each query, and the list of them."""
    every = tuple(queries)
    return {_INDEX: _text(_index(every)), **{f"{query.name}.md": _text(_page(query)) for query in every}}


def _index(queries: tuple[StoredQuery, ...]) -> Iterator[str]:
    yield _NOTE.format(source="the headers in `queries/`")
    yield ""
    yield _INTRODUCTION
    for tag in sorted({tag for query in queries for tag in query.tags}):
        yield from (f"## {tag.capitalize()}", "", "| query | question |", "|---|---|")
        yield from (f"| [{one.name}]({one.name}.md) | {_cell(one.summary)} |" for one in queries if tag in one.tags)
        yield ""


def _page(query: StoredQuery) -> Iterator[str]:
    yield _NOTE.format(source=f"`queries/{query.name}.rq`")
    yield from ("", f"# {query.name}", "", f"**{query.summary}** {query.description}", "")
    yield from (f"Tags: {', '.join(query.tags)}. [All queries]({_INDEX})", "")
    if query.parameters:
        yield from ("## Parameters", "", "| parameter | type | | example |", "|---|---|---|---|")
        yield from (_parameter(one) for one in query.parameters)
        yield ""
    if query.columns:
        yield from ("## Columns", "", "| column | type | |", "|---|---|---|")
        yield from (_column(one) for one in query.columns)
        yield ""
    yield from _sample(query)
    yield from ("## SPARQL", "", "```sparql", _without_header(query.text), "```")


def _parameter(parameter: Parameter) -> str:
    kind = f"{parameter.type} ({parameter.scheme})" if parameter.scheme else parameter.type
    told = [
        "required" if parameter.required else "",
        f"`{parameter.default}` unless given" if parameter.default else "",
        parameter.help,
    ]
    example = f"`{parameter.example}`" if parameter.example else ""
    return f"| `{parameter.name}` | {kind} | {_cell('; '.join(filter(None, told)))} | {example} |"


def _column(column: Column) -> str:
    label = f"{column.label}, in {column.unit}" if column.unit else column.label
    return f"| `{column.name}` | {column.type} | {_cell(label)} |"


def _sample(query: StoredQuery) -> Iterator[str]:
    """What the first test asks, and the first rows or triples of the answer."""
    test = query.tests[0] if query.tests else None
    world = world_of(query, test) if test else None
    if test is None or world is None:
        return
    store = store_of(world)
    given = "".join(f" -p {_word(f'{name}={value}')}" for name, values in test.given for value in values)
    result = run(store, bind(query.text, arguments(query, dict(test.given), store)))
    yield from ("## Sample", "", f"`citygraph query run {query.name}{given}`", "")
    if result.form == "graph":
        lines = sorted({f"{triple} ." for triple in result.triples()})
        yield from ("```turtle", *lines[:_ROWS], "```", "")
        left, what = len(lines) - _ROWS, "triples"
    else:
        rows = list(result.rows())
        out = io.BytesIO()
        render(Result(result.form, iter(list(islice(rows, _ROWS))), result.columns), "md", out)
        yield from (out.getvalue().decode().strip(), "")
        left, what = len(rows) - _ROWS, "rows"
    if left > 0:
        yield from (f"… and {left} more {what}.", "")


def _word(text: str) -> str:
    """A word as a shell takes it."""
    return f'"{text}"' if " " in text or text.endswith("=") else text


def _without_header(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip() + "\n"


def main(arguments: list[str]) -> None:
    """Write the pages into the folder that is named; those of queries that are gone are removed."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    written = pages(catalogue())
    for file in folder.glob("*.md"):
        if file.name not in written:
            file.unlink()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
