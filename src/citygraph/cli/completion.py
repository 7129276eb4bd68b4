"""What a shell offers when Tab is pressed: names of queries, parameters, names of things; and the script for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from citygraph.cli.options import DEFAULT_STORE
from citygraph.errors import CitygraphError

if TYPE_CHECKING:
    from citygraph.query.completion import Suggestion
    from citygraph.query.names import Named

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' completion type value
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local -a found
    mapfile -t found < <(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1")
    for completion in "${found[@]}"; do
        type=${completion%%%%,*} value=${completion#*,}
        case $type in
            dir) COMPREPLY=(); compopt -o dirnames; return ;;
            file) COMPREPLY=(); compopt -o default; return ;;
        esac
        if [[ $value == *= ]]; then compopt -o nospace; fi
        if [[ $current == = || $before == = ]]; then value=${value#*=}; fi
        if [[ $current != [\\"\\']* ]]; then printf -v value '%%q' "$value"; fi
        COMPREPLY+=("$value")
    done
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class _Bash(BashComplete):
    """Bash splits words at ``=``, adds a blank after each, and wants blanks in them escaped."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and that one, each ``key=value`` in one piece again."""
        words = split_arg_string(os.environ["COMP_WORDS"])
        place = int(os.environ["COMP_CWORD"])
        args, incomplete = words[1:place], words[place] if place < len(words) else ""
        *before, last = _rejoined([*args, incomplete])
        return before, last

    def format_completion(self, item: CompletionItem) -> str:
        """The type and the value of a suggestion."""
        return f"{item.type},{item.value}"


def _rejoined(words: list[str]) -> list[str]:
    """Words as they were before the shell split them.

    >>> _rejoined(["-p", "place", "=", "Ja"])
    ['-p', 'place=Ja']
    """
    found: list[str] = []
    for word in words:
        if found and (word == "=" or (found[-1].endswith("=") and not word.startswith("-"))):
            found[-1] += word
        else:
            found.append(word)
    return found


add_completion_class(_Bash)


def query_names(context: click.Context, _: click.Parameter, written: str) -> list[CompletionItem]:
    """The names of stored queries, with what they answer."""
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


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that lets a shell complete commands, queries, parameters and names of places.

    \b
    Example:
      citygraph completion bash >> ~/.bashrc
      citygraph completion zsh >> ~/.zshrc
      citygraph completion fish > ~/.config/fish/completions/citygraph.fish
    """
    root = click.get_current_context().find_root()
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - the choices are those that click has
    click.echo(kind(root.command, {}, "citygraph", "_CITYGRAPH_COMPLETE").source())


def _items(found: Iterable[Suggestion]) -> list[CompletionItem]:
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
