"""``completion``: the script by which a shell asks what it may offer, and how Bash is answered.

Imported by who asks for the script, and by the process that a shell starts when Tab is pressed.
"""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

ASKED = "_CITYGRAPH_COMPLETE"
"""The variable that a shell sets when it wants suggestions, as click names it."""

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
    click.echo(kind(root.command, {}, "citygraph", ASKED).source())
