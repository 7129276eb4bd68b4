"""Options about answers: their format."""

from __future__ import annotations

import click

from citygraph.cli.options import Command

FORMATS = ("table", "csv", "tsv", "json", "xml", "jsonl", "md", "ttl", "nt", "jsonld")


def format_option(command: Command) -> Command:
    """Add ``--format FORMAT``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="ttl, nt and jsonld are for graphs (docs/answers.md).",
    )(command)
