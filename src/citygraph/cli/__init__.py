"""The command line: a command parses, calls, prints. Heavy imports wait inside the commands."""

from __future__ import annotations

import click

from citygraph import __version__
from citygraph.cli.completion import completion
from citygraph.cli.options import Group

STORE_COMMANDS = {
    "build": "building",
    "import": "importing:import_",
    "status": "building",
    "remove": "building",
    "identity": "building",
    "infer": "inferring",
    "validate": "validating",
    "quarantine": "quarantine",
    "export": "exporting",
    "push": "pushing",
    "pull": "pushing",
    "site": "publishing",
}
READING_COMMANDS = {
    "extract": "reading",
    "query": "queries",
    "sparql": "running",
    "show": "showing",
    "evaluate": "reading",
}


@click.group(
    cls=Group,
    whence={**STORE_COMMANDS, **READING_COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="citygraph")
def main() -> None:
    """News about city-to-city diplomacy as a knowledge graph, every fact with its sentence.

    \b
    Example:
      citygraph build                               read the bundled articles
      citygraph query run partners -p place=Jakarta
      citygraph show Jakarta
    """


main.add_command(completion)
