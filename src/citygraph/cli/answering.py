"""What becomes of an answer: the options about it, and its way to the output."""

from __future__ import annotations

from collections.abc import Collection
from functools import wraps
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import click

from citygraph.cli.options import Command

if TYPE_CHECKING:
    from citygraph.query import StoredQuery
    from citygraph.query.apart import Apart
    from citygraph.query.server import AnyStore

FORMATS = ("table", "csv", "tsv", "json", "xml", "jsonl", "md", "html", "geojson", "svg", "ttl", "nt", "jsonld")


class Wanted(NamedTuple):
    """How an answer is wanted: its format, which rows of it, and whether with the evidence of each."""

    form: str
    limit: int | None
    offset: int
    evidence: bool
    view: str | None = None


def answer_options(command: Command) -> Command:
    """Add ``--format``, ``--view``, ``--limit``, ``--offset`` and ``--evidence``, which come as one `wanted`."""

    @wraps(command)
    def answered(
        *args: Any, form: str, limit: int | None, offset: int, evidence: bool, picture: str | None, **options: Any
    ) -> Any:
        return command(*args, wanted=Wanted(form, limit, offset, evidence, picture), **options)

    for option in reversed(_OPTIONS):
        answered = option(answered)
    return answered  # type: ignore[return-value]


_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="ttl, nt and jsonld are for graphs; svg draws the query's view (docs/answers.md).",
    ),
    click.option(
        "--view",
        "picture",
        metavar="VIEW",
        help='What svg draws, and geojson maps: bar, timeline, graph or map, with columns: "graph source=a target=b".',
    ),
    click.option(
        "--evidence", is_flag=True, help="With each row the sentences and articles behind it (docs/answers.md)."
    ),
    click.option(
        "--limit",
        type=click.IntRange(0),
        metavar="N",
        help="At most so many rows (or triples), in an order that is the same each time.",
    ),
    click.option(
        "--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out so many rows before them."
    ),
)


def write_answer(
    store: AnyStore,
    text: str,
    wanted: Wanted,
    out: IO[bytes],
    services: Collection[str] = (),
    stored: StoredQuery | None = None,
    apart: Apart | None = None,
) -> None:
    """Run a query as it is wanted, and write its answer; `stored` is the query that it was made of.

    `services` are the endpoints that it may ask; `apart` is what is known of the store.
    """
    from dataclasses import replace

    from citygraph import query as room

    page = room.Page(wanted.limit, wanted.offset)
    paged = room.page_of(text, page)
    result = room.cut(room.run(store, paged, services, apart), page)
    how = room.Presentation()
    if stored is not None:
        how = room.Presentation(stored.summary, stored.description, stored.columns, stored.view)
    if wanted.view is not None:
        how = replace(how, view=room.view_of(wanted.view))
    if wanted.evidence:
        how = replace(how, sourced=room.sources_of(store, paged, result.columns))
    if wanted.form == "geojson":
        how = replace(how, located=room.locations_of(store))
    room.render(result, wanted.form, out, how)
