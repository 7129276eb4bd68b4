"""The command line: a command parses, calls, prints. Heavy imports wait inside the commands."""

from __future__ import annotations

import click

from citygraph import __version__
from citygraph.cli import query_checks, query_files  # noqa: F401 - their commands join `query`
from citygraph.cli.building import build, identity, remove, status
from citygraph.cli.completion import completion
from citygraph.cli.exporting import export
from citygraph.cli.importing import import_
from citygraph.cli.inferring import infer
from citygraph.cli.options import Group
from citygraph.cli.quarantine import quarantine
from citygraph.cli.queries import query
from citygraph.cli.reading import evaluate, extract
from citygraph.cli.running import sparql
from citygraph.cli.showing import show
from citygraph.cli.validating import validate


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="citygraph")
def main() -> None:
    """News about city-to-city diplomacy as a knowledge graph, every fact with its sentence.

    \b
    Example:
      citygraph build                               read the bundled articles
      citygraph query run partners -p place=Jakarta
      citygraph show Jakarta
    """


STORE_COMMANDS = (build, import_, status, remove, identity, infer, validate, quarantine, export)
READING_COMMANDS = (extract, query, sparql, show, evaluate, completion)
for command in (*STORE_COMMANDS, *READING_COMMANDS):
    main.add_command(command)
