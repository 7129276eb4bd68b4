"""Inputs → readings: every article is opened, tested, read and extracted, in this process or in several.

::

    names ──▶ drafts ──▶ chunks ══(-j N)══▶ outcomes, in the order of the drafts

Nothing here depends on what other articles said, so that it does not matter which process reads what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from citygraph import article, parallel
from citygraph.article import relevance
from citygraph.errors import InputError, UsageError
from citygraph.model import Document, Iri, Metadata, Reading
from citygraph.vocab import article_iri, local

if TYPE_CHECKING:
    from citygraph.extract.explain import Explanation

_ROWS = 64  # drafts in a chunk at most
_BYTES = 128_000
Taking = TypeVar("Taking")


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that was read."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that the store has already; as this file or row has it, if it was read from another one."""

    source: str
    article: Iri
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An article that cannot be about city diplomacy."""

    source: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """An article that could not be read, and why."""

    problem: str


Outcome = Taken | Unchanged | PassedOver | SetAside


class Known(Protocol):
    """What a store holds, as any of the reading processes may ask it."""

    def source_of(self, article: Iri) -> str | None:
        """The file or row that an article was read from; None for one that the store has not."""

    def has_source(self, source: str) -> bool:
        """True when an article of the store was read from this file or row."""

    def metadata_of(self, article: Iri) -> Metadata | None:
        """What an article says about itself; None for one that the store has not."""


class Nothing:
    """What an empty store holds."""

    def source_of(self, article: Iri) -> str | None:  # noqa: ARG002
        """None."""
        return None

    def has_source(self, source: str) -> bool:  # noqa: ARG002
        """False."""
        return False

    def metadata_of(self, article: Iri) -> Metadata | None:  # noqa: ARG002
        """None."""
        return None


@dataclass(frozen=True)
class Wish:
    """How inputs are to be read.

    `jobs` processes (0: one for each processor); every article when not `relevant_only`; `columns` of tables.
    """

    jobs: int = 1
    relevant_only: bool = True
    columns: article.Columns = field(default_factory=article.Columns)


@dataclass(frozen=True, slots=True)
class Progress:
    """The outcomes of a chunk, and how many bytes of the inputs they took."""

    outcomes: tuple[Outcome, ...]
    size: int


def take_in(inputs: Sequence[Path | InputError], known: Known, wish: Wish) -> Iterator[Progress]:
    """The outcomes of all articles of the inputs, in their order, as they come."""
    work = partial(_take_chunk, known, wish.relevant_only)
    chunks = _chunks(_drafts(inputs, wish.columns))
    processes = parallel.processes(wish.jobs)
    if processes == 1:
        yield from map(work, chunks)
    else:
        yield from parallel.ordered_map(work, chunks, processes, prepare)


def take(draft: article.Draft) -> Reading:
    """The reading of one article, be it relevant or not; InputError when it cannot be read."""
    return extract(article.read_draft(draft))


def explain(draft: article.Draft) -> Explanation:
    """The reading of one article with what led to it; InputError when it cannot be read."""
    from citygraph.extract.explain import explain as explained

    document = article.read_draft(draft)
    with _reported("a rule", document.source):
        return explained(document)


def read_one(source: str, row: int | None = None, columns: article.Columns | None = None) -> Reading:
    """One article's reading; ``-`` reads stdin, `row` is the line of a table on which the article begins."""
    return take(_draft(source, row, columns))


def read_each(source: str, columns: article.Columns | None = None) -> Iterator[Reading | InputError]:
    """The readings of all articles of an input, one by one, and an InputError for each that cannot be read."""
    return _each(source, columns, take)


def explain_one(source: str, row: int | None = None, columns: article.Columns | None = None) -> Explanation:
    """Like :func:`read_one`, with what led to the reading."""
    return explain(_draft(source, row, columns))


def explain_each(source: str, columns: article.Columns | None = None) -> Iterator[Explanation | InputError]:
    """Like :func:`read_each`, with what led to each reading."""
    return _each(source, columns, explain)


def extract(document: Document) -> Reading:
    """The document's reading; a defect of a rule costs this article only, and says so."""
    from citygraph import extract as rules

    with _reported("a rule", document.source):
        return rules.extract(document)


def prepare() -> None:
    """Load what every article needs."""
    from citygraph import extract as rules  # noqa: F401 - imported for those that come after

    relevance.is_relevant(article.Page("", ""))  # its words are those of every language


def _drafts(inputs: Iterable[Path | InputError], columns: article.Columns) -> Iterator[article.Draft | SetAside]:
    for item in inputs:
        try:
            if isinstance(item, InputError):
                raise item
            for draft in article.drafts(item, columns):
                yield SetAside(str(draft)) if isinstance(draft, InputError) else draft
        except InputError as error:
            yield SetAside(str(error))


def _chunks(drafts: Iterable[article.Draft | SetAside]) -> Iterator[list[article.Draft | SetAside]]:
    chunk: list[article.Draft | SetAside] = []
    size = 0
    for draft in drafts:
        chunk.append(draft)
        size += 0 if isinstance(draft, SetAside) else draft.size
        if len(chunk) >= _ROWS or size >= _BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _take_chunk(known: Known, relevant_only: bool, chunk: Sequence[article.Draft | SetAside]) -> Progress:
    return Progress(
        tuple(each if isinstance(each, SetAside) else _take(each, known, relevant_only) for each in chunk),
        sum(each.size for each in chunk if not isinstance(each, SetAside)),
    )


def _take(draft: article.Draft, known: Known, relevant_only: bool) -> Outcome:
    """What becomes of an article.

    An irrelevant article that the store holds all the same, because it was once told to, stays. Of one text in two
    files the first by name counts, whichever was read first.
    """
    try:
        page = article.open_draft(draft)
        is_irrelevant = relevant_only and not relevance.is_relevant(page)
        if is_irrelevant and not known.has_source(draft.source):
            return PassedOver(draft.source)
        document = _read(page)
        iri = article_iri(document.metadata.published, document.metadata.headline, document.text)
        source = known.source_of(iri)
        if source == draft.source and known.metadata_of(iri) == document.metadata:
            return Unchanged(draft.source, iri)
        if source is not None and source < draft.source:
            return Unchanged(draft.source, iri, document)
        return PassedOver(draft.source) if is_irrelevant and source != draft.source else Taken(extract(document))
    except InputError as error:
        return SetAside(str(error))


def _read(page: article.Page) -> Document:
    with _reported("reading", page.source):
        return article.read_page(page)


def _draft(source: str, row: int | None, columns: article.Columns | None) -> article.Draft:
    for draft in article.drafts(Path(source), columns):
        if row is None or getattr(draft, "where" if isinstance(draft, InputError) else "source") == f"{source}:{row}":
            if isinstance(draft, InputError):
                raise draft
            return draft
    raise UsageError(
        f"no article begins in line {row} of {source}" if row else f"no article in {source}",
        remedy="rows are named for the line on which they begin",
    )


def _each(
    source: str, columns: article.Columns | None, how: Callable[[article.Draft], Taking]
) -> Iterator[Taking | InputError]:
    for draft in article.drafts(Path(source), columns):
        if isinstance(draft, InputError):
            yield draft
            continue
        try:
            yield how(draft)
        except InputError as error:
            yield error


@contextmanager
def _reported(what: str, source: str) -> Iterator[None]:
    """Turns what nobody foresaw into an InputError of this article: the other articles must not pay for it."""
    try:
        yield
    except InputError:
        raise
    except Exception as defect:
        raise InputError(
            f"{what} failed on this article ({type(defect).__name__}: {defect})",
            where=source,
            remedy="please report it with the article",
        ) from defect


def described(unchanged: Unchanged) -> str:
    """A line that says which article was read before."""
    return f"{unchanged.source} ({local(unchanged.article)})"
