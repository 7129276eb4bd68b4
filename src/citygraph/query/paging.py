"""A page of an answer, always cut from the same order: what stands on page 3 stands on no other.

Rows: the engine sorts by the query's own ORDER BY, and where that ties by all columns from the left: as text, then by
language and datatype. The keys and the slice go behind the query's last word, at places found by its tokens; what the
query itself says stays as it is. Its own LIMIT and OFFSET hold too: the page is a part of what they leave.
A graph is sorted by the text of its triples, and the page counts triples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from citygraph.errors import UsageError
from citygraph.query.lexer import Token, significant_tokens
from citygraph.query.result import Result

_SLICES = ("LIMIT", "OFFSET")


@dataclass(frozen=True, slots=True)
class Page:
    """At most `limit` rows (or triples), after `offset` others; without a limit, all that follow."""

    limit: int | None = None
    offset: int = 0

    @property
    def is_whole(self) -> bool:
        """True when nothing is left out."""
        return self.limit is None and not self.offset

    def within(self, own: Page) -> Page:
        """This page of another one, as a page of the whole.

        >>> Page(10, 20).within(Page(25, 100))
        Page(limit=5, offset=120)
        """
        left = None if own.limit is None else max(own.limit - self.offset, 0)
        limits = [limit for limit in (self.limit, left) if limit is not None]
        return Page(min(limits) if limits else None, own.offset + self.offset)

    def __str__(self) -> str:
        """As SPARQL writes it."""
        limit = "" if self.limit is None else f" LIMIT {self.limit}"
        return limit + (f" OFFSET {self.offset}" if self.offset else "")


WHOLE = Page()


def page_of(text: str, page: Page) -> str:
    """A SELECT query that gives one page of what the query gives; any other query as it is.

    >>> page_of("SELECT ?a { ?a ?b ?c } LIMIT 5", Page(2, 4))
    'SELECT ?a { ?a ?b ?c } ORDER BY STR(?a) LANG(?a) STR(DATATYPE(?a)) ?a LIMIT 1 OFFSET 4 '
    """
    if page.is_whole:
        return text
    query = _outline(text)
    if query is None:
        return text
    keys = " ".join(f"STR(?{name}) LANG(?{name}) STR(DATATYPE(?{name})) ?{name}" for name in query.columns)
    by = "" if query.is_ordered or not keys else "ORDER BY "
    ordered = f"{text[: query.end_of_order]} {by}{keys}"
    return f"{ordered}{page.within(query.own)} {text[query.rest :]}"


def cut(result: Result, page: Page) -> Result:
    """The page of a graph; rows come cut from the engine. Raises UsageError for a truth value, which has no pages."""
    if page.is_whole or result.form == "rows":
        return result
    if result.form == "boolean":
        raise UsageError("yes or no has no pages", remedy="leave out --limit and --offset")
    from citygraph.query.render.graphs import in_order

    stop = None if page.limit is None else page.offset + page.limit
    return Result("graph", islice(in_order(result.triples()), page.offset, stop))


@dataclass(frozen=True, slots=True)
class _Outline:
    """Where the parts of a SELECT query are: offsets into its text."""

    columns: tuple[str, ...]
    is_ordered: bool
    end_of_order: int
    """Behind the last key of ORDER BY, or where ORDER BY would begin."""
    own: Page
    rest: int
    """Behind LIMIT and OFFSET: what may follow is VALUES."""


def _outline(text: str) -> _Outline | None:
    """The parts of a SELECT query; None for any other, and for what is no query."""
    every = significant_tokens(text)
    outer = list(_outermost(every))
    start = next((index for index, token in enumerate(outer) if token.is_word("SELECT")), None)
    close = next((index for index, token in enumerate(outer) if token.text == "}"), None)
    if start is None or close is None or any(token.is_word("CONSTRUCT", "ASK", "DESCRIBE") for token in outer):
        return None
    tail = outer[close + 1 :]
    ordered = next((index for index, token in enumerate(tail) if token.is_word("ORDER")), None)
    after = ordered if ordered is not None else -1
    bound = next((i for i, token in enumerate(tail) if i > after and token.is_word(*_SLICES, "VALUES")), len(tail))
    values = next((i for i, token in enumerate(tail) if i >= bound and token.is_word("VALUES")), len(tail))
    last = tail[bound - 1] if bound else outer[close]
    return _Outline(
        columns=_columns(every, every.index(outer[start])),
        is_ordered=ordered is not None,
        end_of_order=_end(last),
        own=_own_page(tail[bound:values]),
        rest=tail[values].start if values < len(tail) else len(text),
    )


def _outermost(every: Sequence[Token]) -> Iterator[Token]:
    """The tokens in no brackets, and the outermost brackets themselves."""
    depth = 0
    for token in every:
        depth -= token.text in ("}", ")", "]", "|}")
        if depth == 0:
            yield token
        depth += token.text in ("{", "(", "[", "{|")


def _columns(every: Sequence[Token], start: int) -> tuple[str, ...]:
    """The projected variables; for ``*`` all that occur: by one that is no column nothing is sorted."""
    depth, named, previous = 0, [], every[start]
    for token in every[start + 1 :]:
        if depth == 0 and (token.text == "{" or token.is_word("WHERE", "FROM")):
            break
        if depth == 0 and token.text == "*":
            return tuple(dict.fromkeys(each.variable for each in every if each.variable))
        if token.variable and (depth == 0 or (depth == 1 and previous.is_word("AS"))):
            named.append(token.variable)
        depth += (token.text == "(") - (token.text == ")")
        previous = token
    return tuple(dict.fromkeys(named))


def _own_page(tail: Sequence[Token]) -> Page:
    numbers = {
        word.text.upper(): int(n.text) for word, n in pairwise(tail) if word.is_word(*_SLICES) and n.text.isdigit()
    }
    return Page(numbers.get("LIMIT"), numbers.get("OFFSET", 0))


def _end(token: Token) -> int:
    return token.start + len(token.text)
