"""Run a SPARQL query over a store, read-only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from citygraph.errors import QueryError
from citygraph.query.lexer import Token, line_and_column, tokens
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    import pyoxigraph as ox

MAX_DEPTH = 200
"""Brackets in brackets; some thousands crash the engine, and the process with it."""
MAX_TOKENS = 100_000
"""Tokens that are no blanks; the engine recurses over long chains of operators too."""
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_SYNTAX = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: rows (SELECT), a truth value (ASK) or a graph (CONSTRUCT, DESCRIBE).

    `answer` is the engine's own, read once: rows and triples stream from the store while they are written.
    """

    form: OneOf["rows", "boolean", "graph"]
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of rows."""
        import pyoxigraph as ox

        return tuple(name.value for name in self.answer.variables) if isinstance(self.answer, ox.QuerySolutions) else ()


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
        raise _syntax_error(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}", remedy="check the query and the store") from error
    if isinstance(answer, ox.QuerySolutions):
        return Result("rows", answer)
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
    _check_depth(text, significant)
    return significant


def _check_depth(text: str, significant: list[Token]) -> None:
    if len(significant) > MAX_TOKENS:
        raise QueryError(f"the query has more than {MAX_TOKENS} tokens", remedy="split it")
    depth = chain = 0
    for token in significant:
        depth += (token.text[0] in "{([" or token.text == "<<") - (token.text[-1] in "})]" or token.text == ">>")
        chain = chain + 1 if token.text in ("!", "+", "-", "^") else 0
        if depth > MAX_DEPTH or chain > MAX_DEPTH:
            raise _refusal(text, token, f"nested more than {MAX_DEPTH} deep", "simplify the query")


def _refusal(text: str, token: Token, what: str, remedy: str) -> QueryError:
    line, column = line_and_column(text, token.start)
    return QueryError(f"{what} (line {line}, column {column})", remedy=remedy)


def _syntax_error(message: str) -> QueryError:
    found = _SYNTAX.fullmatch(message)
    if not found:
        return QueryError(f"SPARQL syntax error: {_brief(message)}", remedy="correct the query")
    line, column, expected = found.groups()
    return QueryError(
        f"SPARQL syntax error in line {line}, column {column}: expected {_brief(expected)}", remedy="correct the query"
    )


def _brief(expected: str) -> str:
    """The engine's list of what it would have taken, without its character classes, in one short line."""
    plain = re.sub(r",? ?\[[^\[\]]*\]", "", " ".join(expected.split())).strip(" ,")
    plain = plain.removeprefix("one of ").strip(" ,") or "something else"
    return plain if len(plain) <= 120 else f"{plain[:119]}…"
