"""What may be written next, on a shell's command line, for ``-p key=value``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citygraph.folding import fold
from citygraph.query.names import OFFICIALS, PLACES, Named
from citygraph.query.stored import Parameter, StoredQuery
from citygraph.vocab import CONCEPT, ID

NamesFrom = Callable[[str, tuple[str, ...]], Iterable[Named]]
"""The names that begin with a text, of things of these kinds."""
_KINDS = {"place": PLACES, "official": OFFICIALS}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may stand there, and what it means; after ``=`` at its end a value is to follow."""

    word: str
    meaning: str = ""


def suggestions(query: StoredQuery, written: str, given: Iterable[str], names_from: NamesFrom) -> Iterator[Suggestion]:
    r"""What ``-p`` may go on with: parameters that are not given yet, or, behind ``=``, values of one.

    `written` is what stands there, `given` are the assignments before it.

    >>> from citygraph.query.header import parse
    >>> query = parse("q", "#+ summary: Q\n#+ params: {sort: {type: enumeration, values: [up, down]}}")
    >>> [one.word for one in suggestions(query, "so", [], lambda text, kinds: [])]
    ['sort=']
    >>> [one.word for one in suggestions(query, "sort=d", [], lambda text, kinds: [])]
    ['sort=down']
    """
    key, equals, beginning = written.partition("=")
    if not equals:
        taken = {assignment.partition("=")[0] for assignment in given}
        for parameter in query.parameters:
            if parameter.name.startswith(key) and (parameter.multiple or parameter.name not in taken):
                yield Suggestion(f"{parameter.name}=", parameter.help or parameter.type)
        return
    for parameter in query.parameters:
        if parameter.name == key:
            for value in _values(parameter, beginning, names_from):
                yield Suggestion(f"{key}={value.word}", value.meaning)


def names(beginning: str, kinds: tuple[str, ...], names_from: NamesFrom) -> Iterator[Suggestion]:
    """Names of things that begin so, whatever their case and accents."""
    for named in names_from(beginning, kinds):
        yield Suggestion(named.name, named.iri.removeprefix(ID))


def _values(parameter: Parameter, beginning: str, names_from: NamesFrom) -> Iterator[Suggestion]:
    if parameter.type in _KINDS:
        yield from names(beginning, _KINDS[parameter.type], names_from)
        return
    fixed = parameter.values
    if parameter.type == "concept":
        from citygraph.query.lint.vocabulary import vocabulary

        scheme = f"{CONCEPT}{parameter.scheme}/"
        fixed = tuple(sorted(iri.removeprefix(scheme) for iri in vocabulary().concepts if iri.startswith(scheme)))
    for word in fixed or parameter.defaults + parameter.examples:
        if fold(word).startswith(fold(beginning)):
            yield Suggestion(word)
