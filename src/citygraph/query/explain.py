"""Where the time of a query goes: its pattern asked part by part, each with what came before, and then all of it.

The engine tells no plan; so what is shown is measured: how many solutions there are after each part of the outermost
group, in the order of the text, and how long it takes to count them. A filter is applied as soon as its variables have
occurred. Where the figures jump is where the query is expensive.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from citygraph.errors import QueryError
from citygraph.query.allowed import check
from citygraph.query.engine import Engine
from citygraph.query.lexer import Token, tokens

_PARTS = ("OPTIONAL", "FILTER", "BIND", "MINUS", "GRAPH", "SERVICE", "VALUES")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a query with all before it: how many solutions (or rows, or triples), in how many milliseconds.

    `rows` is None where it was stopped; `why` says by what.
    """

    what: str
    rows: int | None
    milliseconds: float
    why: str = ""

    def cells(self) -> list[str]:
        """The step as a row of a table."""
        rows = self.why if self.rows is None else f"{self.rows:,}"
        return [self.what, rows, f"{self.milliseconds:,.1f}"]


COLUMNS = ["part of the query", "solutions", "ms"]


def explain(engine: Engine, text: str) -> Iterator[Step]:
    """The steps, as they are measured; those after one that met a limit are left out, but the whole query is not.

    Raises QueryError for a query that is none.
    """
    begun = time.perf_counter()
    check(text)
    yield Step("(checking the text)", 0, _since(begun))
    engine.run("ASK {}")  # so that no process is started within what is measured
    for what, counting in growing(text):
        step = _counted(engine, what, counting)
        yield step
        if step.rows is None:
            break
    yield _whole(engine, text)


def growing(text: str) -> Iterator[tuple[str, str]]:
    """The parts of the outermost group, and for each a query that counts the solutions up to it.

    >>> for part, query in growing("SELECT ?a { ?a <a:b> ?c FILTER(?c > 1) }"):
    ...     print(part, "→", query)
    ?a <a:b> ?c → SELECT (COUNT(*) AS ?n)  WHERE { ?a <a:b> ?c }
    FILTER(?c > 1) → SELECT (COUNT(*) AS ?n)  WHERE { ?a <a:b> ?c . FILTER(?c > 1) }
    """
    every = [token for token in tokens(text) if token.kind != "comment"]
    outline = _outline(every)
    if outline is None:
        return
    prologue, dataset, group = outline
    asked: list[str] = []
    for part in _in_order(_parts(group)):
        asked.append(part.text)
        counting = f"{prologue}SELECT (COUNT(*) AS ?n) {dataset} WHERE {{ {' . '.join(asked)} }}"
        yield part.text if len(part.text) <= _SHOWN else f"{part.text[: _SHOWN - 1]}…", counting


@dataclass
class _Part:
    """A block of triples, or a pattern of another kind with its group."""

    tokens: list[Token] = field(default_factory=list)
    is_complete: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(token.text for token in self.tokens).split())

    @property
    def variables(self) -> set[str]:
        return {token.variable for token in self.tokens if token.variable}

    @property
    def is_filter(self) -> bool:
        return bool(self.tokens) and self.tokens[0].is_word("FILTER")

    @property
    def is_keyword(self) -> bool:
        return bool(self.tokens) and (self.tokens[0].is_word(*_PARTS, "SELECT") or self.tokens[0].text == "{")


def _outline(every: Sequence[Token]) -> tuple[str, str, list[Token]] | None:
    """The prologue, the dataset, and the tokens of the outermost group; None when there is no group."""
    form = next((place for place, token in enumerate(every) if token.is_word(*_FORMS)), None)
    if form is None:
        return None
    depth, opened, dataset, reading = 0, None, [], False
    needs_where = every[form].is_word("CONSTRUCT")
    for place in range(form, len(every)):
        token = every[place]
        if depth == 0 and token.is_word("WHERE"):
            needs_where = reading = False
        elif depth == 0 and token.is_word("FROM"):
            reading = True
        if token.text == "{" and depth == 0 and not needs_where and opened is None:
            opened, reading = place, False
        if reading:
            dataset.append(token.text)
        depth += (token.text == "{") - (token.text == "}")
        if token.text == "}" and depth == 0 and opened is not None:
            prologue = "".join(each.text for each in every[:form])
            return prologue, "".join(dataset).strip(), list(every[opened + 1 : place])
    return None


def _parts(group: Sequence[Token]) -> Iterator[_Part]:
    part, depth = _Part(), 0
    for token in group:
        if depth == 0 and not token.blank and _begins(token, part):
            if part.text:
                yield part
            part = _Part()
        if depth == 0 and token.text == ".":
            part.is_complete = True
            continue
        part.tokens += [token] if part.tokens or not token.blank else []
        depth += (token.text[0] in "{([") - (token.text[-1] in "})]")
        if depth == 0 and token.text[-1] in "})":
            part.is_complete = part.is_keyword and not part.tokens[0].is_word("SELECT")
        if token.is_word("UNION"):
            part.is_complete = False
        if part.is_keyword and part.tokens[0].is_word("VALUES") and token.text == ")":
            part.is_complete = False
    if part.text:
        yield part


def _begins(token: Token, part: _Part) -> bool:
    """Whether a token at the top of the group begins another part."""
    if part.tokens and part.tokens[0].is_word("SELECT"):
        return False
    if token.is_word("UNION"):
        return False
    if part.is_complete or token.is_word(*_PARTS):
        return True
    return token.text == "{" and not part.is_keyword


def _in_order(parts: Iterator[_Part]) -> Iterator[_Part]:
    """The parts, filters as soon as all their variables have occurred."""
    waiting: list[_Part] = []
    known: set[str] = set()
    for part in parts:
        if part.is_filter:
            waiting.append(part)
        else:
            known |= part.variables
            yield part
        ready = [each for each in waiting if each.variables <= known]
        waiting = [each for each in waiting if each not in ready]
        yield from ready
    yield from waiting


def _counted(engine: Engine, what: str, counting: str) -> Step:
    begun = time.perf_counter()
    try:
        ((count,),) = engine.run(counting).rows()
    except QueryError as error:
        return Step(what, None, _since(begun), error.what)
    return Step(what, int(getattr(count, "value", 0)), _since(begun))


def _whole(engine: Engine, text: str) -> Step:
    begun = time.perf_counter()
    what, count = "(the whole query)", 0
    try:
        result = engine.run(text)
        answers: Iterator[object] = iter([result.truth])
        if result.form != "boolean":
            answers = result.rows() if result.form == "rows" else result.triples()
        first = next(answers, None)
        what = f"(the whole query; first answer after {_since(begun):,.1f} ms)"
        count = 0 if first is None else sum(1 for _ in chain([first], answers))
    except QueryError as error:
        return Step(what, None, _since(begun), error.what)
    return Step(what, count, _since(begun))


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000
