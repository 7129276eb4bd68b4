"""Which queries may be given to an engine: those that only read, ask nobody else, and are no deeper than it bears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter

from citygraph.errors import QueryError
from citygraph.query.lexer import Token, line_and_column, significant_tokens
from citygraph.query.prologue import Names

MAX_DEPTH = 200
"""Brackets in brackets; some thousands crash the engine, and the process with it."""
MAX_STEPS = 1000
"""Operators, columns and joined patterns in one query; the engine recurses over their chains too."""
MAX_TERMS = 3000
"""Terms in patterns, for the same reason; the rows of VALUES and what stands after a comma don't count."""
_STEPS = frozenset(
    ("UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "GRAPH", "SELECT", "EXISTS", "AS", "VALUES", "HAVING")
)
_ASKING = ("SERVICE", "FROM")
_OPERATORS = frozenset(["!", "+", "-", "*", "/", "|", "^", "||", "&&", "?", ";"])
_OPENING, _CLOSING = frozenset(("{", "(", "[", "<<", "{|")), frozenset(("}", ")", "]", ">>", "|}"))
_NESTING = dict.fromkeys(_OPENING, 1) | dict.fromkeys(_CLOSING, -1)
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def check(text: str, services: Collection[str] = (), *, has_graph: Callable[[str], bool] = lambda _: True) -> bool:
    """Whether the query names its own dataset (FROM), when it is one that may be run; else QueryError.

    `services` are the IRIs that SERVICE may ask; `has_graph` tells whether the store holds a graph, which all that
    FROM names must be: other engines would fetch it from the disk or the web.
    """
    significant = significant_tokens(text)
    if not significant:
        raise QueryError("the query is empty", remedy="give a SPARQL query")
    _check_form(text, significant)
    spelled = Counter(map(itemgetter(1), significant))
    if not _is_small(significant, spelled):
        _check_size(text, significant)
    if not any(word.upper() in _ASKING for word in spelled):
        return False
    asking = [place for place, token in enumerate(significant) if token.is_word(*_ASKING)]
    names = Names(significant)
    own = False
    for place in asking:
        token = significant[place]
        if token.is_word("SERVICE"):
            _check_service(text, token, names.iri(_after(significant, place, "SILENT")), services)
        else:
            own = True
            _check_graph(text, token, names.iri(_after(significant, place, "NAMED")), has_graph)
    return own


def _check_form(text: str, significant: Sequence[Token]) -> None:
    first = next((token for token in significant if token.is_word(*_FORMS, *_UPDATES)), None)
    if first is not None and not first.is_word(*_FORMS):
        raise _refusal(
            text, first, f"{first.text.upper()} changes the graph", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def _check_service(text: str, token: Token, iri: str | None, services: Collection[str]) -> None:
    if iri is None:
        remedy = "write the server's IRI instead of a variable" if services else "leave it out"
        raise _refusal(text, token, "SERVICE would ask servers that only the answer names", remedy)
    if iri not in services:
        remedy = f"leave it out, or allow it with --allow-service {iri}"
        raise _refusal(text, token, "SERVICE would ask another server", remedy)


def _check_graph(text: str, token: Token, iri: str | None, has_graph: Callable[[str], bool]) -> None:
    if iri is not None and not has_graph(iri):
        remedy = "name a graph of the store; citygraph reads nothing from files or the web"
        raise _refusal(text, token, f"FROM names no graph of the store: {iri}", remedy)


def _check_size(text: str, significant: Sequence[Token]) -> None:
    size = _Size()
    for token in significant:
        size.grow(token)
        if len(size.brackets) > MAX_DEPTH:
            raise _refusal(text, token, f"nested more than {MAX_DEPTH} deep", "simplify the query")
        if size.steps > MAX_STEPS:
            raise _refusal(text, token, f"more than {MAX_STEPS} operators and patterns", "split the query")
        if size.terms > MAX_TERMS:
            raise _refusal(text, token, f"more than {MAX_TERMS} terms in patterns", "split the query, or use VALUES")


def _is_small(significant: Sequence[Token], spelled: Counter[str]) -> bool:
    """Whether no limit can be met: true of nearly all queries, and soon told.

    `spelled` is how often each token occurs, by its text.
    """
    words = sum(number for word, number in spelled.items() if word.upper() in _STEPS)
    steps = words + spelled[","] + sum(spelled[mark] for mark in _OPERATORS)
    return steps <= MAX_STEPS and len(significant) <= MAX_TERMS and _is_flat(significant, spelled)


def _is_flat(significant: Sequence[Token], spelled: Counter[str]) -> bool:
    if sum(spelled[mark] for mark in _OPENING) <= MAX_DEPTH:
        return True
    depths = list(accumulate(_NESTING.get(text, 0) for _, text, _ in significant))
    return min(depths) >= 0 and max(depths) <= MAX_DEPTH


@dataclass
class _Size:
    """What there is of a query, as far as its tokens were read."""

    brackets: list[str] = field(default_factory=list)
    """Those that are open; ``VALUES`` for the brace of its rows."""
    steps: int = 0
    terms: int = 0
    _previous: str = ""
    _values: bool = False
    """Whether the next brace is that of VALUES."""

    def grow(self, token: Token) -> None:
        """Count in one more token."""
        text = token.text
        if token.kind == "punct":
            self._grow_by_mark(text)
        elif token.kind != "language":
            word = text.upper() if token.kind == "word" else ""
            self.steps += word in _STEPS
            self.terms += self._previous != "," and "VALUES" not in self.brackets[-2:]
            self._values = self._values or word == "VALUES"
        self._previous = text

    def _grow_by_mark(self, mark: str) -> None:
        self.steps += mark in _OPERATORS or (mark == "," and self.brackets[-1:] != ["("])
        if mark in _OPENING:
            self.brackets.append("VALUES" if mark == "{" and self._values else mark)
            self._values = self._values and mark != "{"
        elif mark in _CLOSING and self.brackets:
            self.brackets.pop()


def _after(significant: Sequence[Token], place: int, word: str) -> Token | None:
    """The token that follows, or the one behind it where a word comes between."""
    rest = significant[place + 1 : place + 3]
    if rest and rest[0].is_word(word):
        rest = rest[1:]
    return rest[0] if rest else None


def _refusal(text: str, token: Token, what: str, remedy: str) -> QueryError:
    line, column = line_and_column(text, token.start)
    return QueryError(f"{what} (line {line}, column {column})", remedy=remedy)
