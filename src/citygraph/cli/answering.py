"""What becomes of an answer: the options about it, and its way to the output."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import wraps
from typing import IO, TYPE_CHECKING, Any

import click

from citygraph.cli.options import Command

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query import StoredQuery

FORMATS = ("table", "csv", "tsv", "json", "xml", "jsonl", "md", "html", "ttl", "nt", "jsonld")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an answer is wanted: its format, which rows of it, and whether with the evidence of each."""

    form: str
    limit: int | None
    offset: int
    evidence: bool


def answer_options(command: Command) -> Command:
    """Add ``--format``, ``--limit``, ``--offset`` and ``--evidence``, which come as one `wanted`."""

    @wraps(command)
    def answered(*args: Any, form: str, limit: int | None, offset: int, evidence: bool, **options: Any) -> Any:
        return command(*args, wanted=Wanted(form, limit, offset, evidence), **options)

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
        help="ttl, nt and jsonld are for graphs (docs/answers.md).",
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
    store: ox.Store,
    text: str,
    wanted: Wanted,
    out: IO[bytes],
    services: Collection[str] = (),
    stored: StoredQuery | None = None,
) -> None:
    """Run a query as it is wanted, and write its answer; `stored` is the query that it was made of.

    `services` are the endpoints that it may ask.
    """
    from citygraph import query as room

    page = room.Page(wanted.limit, wanted.offset)
    paged = room.page_of(text, page)
    result = room.cut(room.run(store, paged, services), page)
    sourced = room.sources_of(store, paged, result.columns) if wanted.evidence else None
    how = room.Presentation(sourced=sourced)
    if stored is not None:
        how = room.Presentation(stored.summary, stored.description, stored.columns, stored.view, sourced)
    room.render(result, wanted.form, out, how)
