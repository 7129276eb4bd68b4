"""Run a SPARQL query over a store, read-only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citygraph.errors import QueryError
from citygraph.query.lexer import Token, line_and_column, tokens
from citygraph.query.result import Result
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    import pyoxigraph as ox

MAX_DEPTH = 200
"""Brackets in brackets; some thousands crash the engine, and the process with it."""
MAX_STEPS = 1000
"""Operators and joined patterns in one query; the engine recurses over their chains too."""
_STEPS = ("UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "GRAPH", "SELECT", "EXISTS")
_OPERATORS = ("!", "+", "-", "*", "/", "|", "^", "||", "&&", "?")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_SYNTAX = re.compile(r"error at (\d+):(\d+)")
_COMPLAINT = re.compile(r"[A-Z][A-Za-z]*(?: [A-Za-z]+)+(?=,|$)")


def run(store: ox.Store, text: str) -> Result:
    """Run a query; its default graph is facts, inferred and ontology together, unless it says FROM.

    Article graphs are reached by GRAPH. Raises QueryError for a syntax error (with line and column), for an
    update, for SERVICE, and for a query that is nested too deeply.
    """
    import pyoxigraph as ox

    significant = _check(text)
    union: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
        ox.DefaultGraph(),
        ox.NamedNode(INFERRED_GRAPH),
        ox.NamedNode(ONTOLOGY_GRAPH),
    ]
    own = any(token.is_word("FROM") for token in significant)
    try:
        answer = store.query(text, default_graph=None if own else union)
    except SyntaxError as error:
        raise _syntax_error(text, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}", remedy="check the query and the store") from error
    if isinstance(answer, ox.QuerySolutions):
        return Result("rows", answer, tuple(name.value for name in answer.variables))
    return Result("boolean" if isinstance(answer, ox.QueryBoolean) else "graph", answer)


def _check(text: str) -> list[Token]:
    """The tokens that matter, when the query is one that may be given to the engine."""
    significant = [token for token in tokens(text) if not token.blank]
    if not significant:
        raise QueryError("the query is empty", remedy="give a SPARQL query")
    first = next((token for token in significant if token.is_word(*_FORMS, *_UPDATES)), None)
    if first is not None and not first.is_word(*_FORMS):
        raise _refusal(
            text, first, f"{first.text.upper()} changes the graph", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    for token in significant:
        if token.is_word("SERVICE"):
            raise _refusal(text, token, "SERVICE would ask another server", "leave it out; citygraph works offline")
    _check_size(text, significant)
    return significant


def _check_size(text: str, significant: list[Token]) -> None:
    depth = steps = 0
    for token in significant:
        depth += (token.text[0] in "{([" or token.text == "<<") - (token.text[-1] in "})]" or token.text == ">>")
        steps += token.is_word(*_STEPS) or token.text in _OPERATORS
        if depth > MAX_DEPTH:
            raise _refusal(text, token, f"nested more than {MAX_DEPTH} deep", "simplify the query")
        if steps > MAX_STEPS:
            raise _refusal(text, token, f"more than {MAX_STEPS} operators and patterns", "split the query")


def _refusal(text: str, token: Token, what: str, remedy: str) -> QueryError:
    line, column = line_and_column(text, token.start)
    return QueryError(f"{what} (line {line}, column {column})", remedy=remedy)


def _syntax_error(text: str, message: str) -> QueryError:
    """The engine's place, the words that stand there, and its complaint where it has one in words."""
    found = _SYNTAX.match(message)
    if not found:
        return QueryError("SPARQL syntax error", remedy="correct the query")
    line, column = int(found[1]), int(found[2])
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split()
    place = f"before {' '.join(rest)[:30]!r}" if rest else "at the end"
    complaint = _COMPLAINT.search(message)
    what = f": {complaint[0]}" if complaint else ""
    return QueryError(f"SPARQL syntax error in line {line}, column {column}, {place}{what}", remedy="correct the query")
