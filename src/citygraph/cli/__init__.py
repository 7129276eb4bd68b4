"""The command line: a command parses, calls, prints. Heavy imports wait inside the commands."""

from __future__ import annotations

import os
from importlib import import_module

import click

from citygraph import __version__
from citygraph.cli.groups import Group

STORE_COMMANDS = {
    "build": ("building", "Read articles into the graph: files, folders, globs, stdin."),
    "import": ("importing:import_", "Take in what others know: RDF, tables, Wikidata's results."),
    "status": ("building", "Say what is in the store, and what was set aside."),
    "remove": ("building", "Take articles out, with all that only they supported."),
    "identity": ("building", "Say which things are one, and which are not."),
    "infer": ("inferring", "Reason over all facts of the store anew."),
    "validate": ("validating", "Check the graph against the SHACL shapes."),
    "quarantine": ("quarantine", "See what was set aside and why; keep it or drop it."),
    "export": ("exporting", "Write the graph as a file for other tools."),
    "push": ("pushing", "Put the graph on a SPARQL 1.1 server."),
    "pull": ("pushing", "Write the graph of a SPARQL server as a file."),
    "site": ("publishing", "Write the graph as a static site."),
}
READING_COMMANDS = {
    "extract": ("reading", "Show an article's claims with their sentences."),
    "query": ("queries", "List, run, test and write stored queries."),
    "sparql": ("running", "Run any SPARQL 1.1 query, read-only."),
    "show": ("showing", "Show the dossier of a city, an official or a pair."),
    "evaluate": ("reading", "Score extraction against gold facts."),
    "completion": ("shells", "Print the script that lets a shell complete words."),
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


if "_CITYGRAPH_COMPLETE" in os.environ:  # a shell asks for words, in a way that this module teaches click
    import_module("citygraph.cli.shells")
