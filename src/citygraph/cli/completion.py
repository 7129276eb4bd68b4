"""What a shell offers when Tab is pressed: names of queries, parameters, names of things."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.options import DEFAULT_STORE
from citygraph.errors import CitygraphError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from citygraph.query.completion import Suggestion
    from citygraph.query.names import Named


def query_names(context: click.Context, _: click.Parameter, written: str) -> list[CompletionItem]:
    """The names of stored queries, with what they answer."""
    from click.shell_completion import CompletionItem

    from citygraph import query as room

    def found() -> Iterable[CompletionItem]:
        for name, file in room.query_files(_folders(context)).items():
            if name.startswith(written):
                yield CompletionItem(name, help=room.read_query(file).summary)

    return _quietly(found)


def assignments(context: click.Context, _: click.Parameter, written: str) -> list[CompletionItem]:
    """``key=`` and ``key=value`` for the parameters of the query that is named before."""
    from citygraph import query as room
    from citygraph.query.completion import suggestions

    # A -p that lacks its value ends click's reading: what stood before it is left over.
    name = context.params.get("name") or next(iter(context.args), None)

    def found() -> Iterable[CompletionItem]:
        stored = room.find(str(name), _folders(context))
        return _items(suggestions(stored, written, context.params.get("params") or (), _names_of(context)))

    return _quietly(found) if name else []


def thing_names(context: click.Context, _: click.Parameter, written: str) -> list[CompletionItem]:
    """The names of places and officials."""
    from citygraph.query.completion import names
    from citygraph.query.names import OFFICIALS, PLACES

    return _quietly(lambda: _items(names(written, (*PLACES, *OFFICIALS), _names_of(context))))


def _items(found: Iterable[Suggestion]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(one.word, help=one.meaning or None) for one in found]


def _quietly(found: Callable[[], Iterable[CompletionItem]]) -> list[CompletionItem]:
    """Suggestions, or none: a shell that completes a word shows no errors."""
    try:
        return list(found())
    except (CitygraphError, OSError):
        return []


def _folders(context: click.Context) -> tuple[Path, ...]:
    folders: tuple[Path, ...] = context.params.get("folders") or ()
    return folders


def _names_of(context: click.Context) -> Callable[[str, tuple[str, ...]], Iterable[Named]]:
    """Names out of the store that the command would ask."""

    def names_from(beginning: str, kinds: tuple[str, ...]) -> Iterable[Named]:
        from citygraph import graph

        with graph.open_store(context.params.get("store") or DEFAULT_STORE) as snapshot:
            return snapshot.names_from(beginning, kinds)

    return names_from
