"""The stages in order: articles are read, their claims extracted, fused, checked, reasoned over and stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from citygraph import intake, resources
from citygraph.errors import InputError, UsageError
from citygraph.intake import Known, PassedOver, SetAside, Taken, Unchanged, Wish
from citygraph.model import Iri, Reading
from citygraph.vocab import local

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from citygraph.article import Columns, Draft
    from citygraph.extract.explain import Explanation
    from citygraph.graph import Rejection, Status, Writer

_FEW = 3  # articles that are told one by one
Taking = TypeVar("Taking")
Advance = Callable[[str, int, int], None]
"""Told (stage, done, total) as a build goes on."""


@dataclass(frozen=True)
class Summary:
    """What a build or a removal did."""

    read: int = 0
    passed_over: int = 0
    passed_over_first: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: int = 0
    removed: int = 0
    articles: int = 0
    claims: int = 0
    facts: int = 0
    inferred: int = 0
    set_aside: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()

    def figures(self) -> dict[str, object]:
        """The table that a person reads."""
        table: dict[str, object] = {"articles read": self.read}
        table |= {
            name: count
            for name, count in (
                ("passed over (not about city diplomacy)", self.passed_over),
                ("read before", len(self.unchanged)),
                ("read again (changed)", self.replaced),
                ("removed", self.removed),
                ("set aside", len(self.set_aside)),
            )
            if count
        }
        return table | {
            "articles in the graph": self.articles,
            "claims": self.claims,
            "facts": self.facts,
            "facts set aside": len(self.rejected),
            "inferred": self.inferred,
        }


@dataclass
class _Intake:
    """What reading the inputs brought: new readings by article, and what happened on the way."""

    readings: dict[Iri, Reading] = field(default_factory=dict)
    passed_over: int = 0
    passed_over_first: list[str] = field(default_factory=list)
    outdated: set[str] = field(default_factory=set)
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def build(
    paths: Sequence[str],
    store: Path,
    *,
    validate: bool = True,
    infer: bool = True,
    wish: Wish | None = None,
    advance: Advance | None = None,
) -> Summary:
    """Add articles to a store (made when it is missing); all of it is seen at once, or nothing.

    `wish` says how the inputs are read: by how many processes, whether irrelevant articles too, which columns.

    Raises StoreError when the store cannot be written, InputError when no input could be found.
    """
    from citygraph import graph

    with graph.writing(store) as writer:
        known = _readings_of(writer)
        sources = paths or [str(resources.path("data", "articles"))]
        new = _read_all(sources, known, writer, wish or Wish(), advance or _silent)
        if new.set_aside and not new.readings and not new.unchanged and not new.passed_over:
            raise _nothing_read(new)
        kept = {iri: reading for iri, reading in known.items() if reading.document.source not in new.outdated}
        return _store(
            writer,
            kept | new.readings,
            Summary(
                read=len(new.readings),
                passed_over=new.passed_over,
                passed_over_first=tuple(new.passed_over_first),
                unchanged=tuple(new.unchanged),
                replaced=len(known) - len(kept),
                set_aside=tuple(new.set_aside),
                notes=tuple(new.notes),
            ),
            validate=validate,
            infer=infer,
            advance=advance or _silent,
        )


def remove(articles: Iterable[str], store: Path, *, validate: bool = True, infer: bool = True) -> Summary:
    """Take articles out of a store; UsageError when a name fits none or several."""
    from citygraph import graph

    with graph.writing(store, must_exist=True) as writer:
        known = _readings_of(writer)
        gone = {_identify(name, known) for name in articles}
        kept = {iri: reading for iri, reading in known.items() if iri not in gone}
        return _store(writer, kept, Summary(removed=len(gone)), validate=validate, infer=infer, advance=_silent)


def status(store: Path) -> Status:
    """What a store holds."""
    from citygraph import graph

    with graph.open_store(store) as snapshot:
        return snapshot.status()


def read_one(source: str, row: int | None = None, columns: Columns | None = None) -> Reading:
    """One article's reading; ``-`` reads stdin, `row` is the line of a table on which the article begins."""
    return intake.take(_draft(source, row, columns))


def read_each(source: str, columns: Columns | None = None) -> Iterator[Reading | InputError]:
    """The readings of all articles of an input, one by one, and an InputError for each that cannot be read."""
    return _each(source, columns, intake.take)


def explain_one(source: str, row: int | None = None, columns: Columns | None = None) -> Explanation:
    """Like :func:`read_one`, with what led to the reading."""
    return intake.explain(_draft(source, row, columns))


def explain_each(source: str, columns: Columns | None = None) -> Iterator[Explanation | InputError]:
    """Like :func:`read_each`, with what led to each reading."""
    return _each(source, columns, intake.explain)


def _draft(source: str, row: int | None, columns: Columns | None) -> Draft:
    from citygraph import article

    for draft in article.drafts(Path(source), columns):
        if row is None or getattr(draft, "where" if isinstance(draft, InputError) else "source") == f"{source}:{row}":
            if isinstance(draft, InputError):
                raise draft
            return draft
    raise UsageError(
        f"no article begins in line {row} of {source}" if row else f"no article in {source}",
        remedy="rows are named for the line on which they begin",
    )


def _each(source: str, columns: Columns | None, take: Callable[[Draft], Taking]) -> Iterator[Taking | InputError]:
    from citygraph import article

    for draft in article.drafts(Path(source), columns):
        if isinstance(draft, InputError):
            yield draft
            continue
        try:
            yield take(draft)
        except InputError as error:
            yield error


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _read_all(
    sources: Sequence[str], known: dict[Iri, Reading], writer: Writer, wish: Wish, advance: Advance
) -> _Intake:
    """Read and extract every input; what cannot be read is set aside with its reason, and the rest goes on."""
    from citygraph import article

    new = _Intake()
    inputs: list[Path | InputError] = list(article.expand(sources))
    stored = Known(frozenset(known), frozenset(reading.document.source for reading in known.values()))
    total = sum(article.size_of(item) for item in inputs if isinstance(item, Path))
    done = 0
    advance("reading", done, total)
    for progress in intake.take_in(inputs, stored, wish):
        for outcome in progress.outcomes:
            _note(outcome, new, stored)
        passed = [outcome.source for outcome in progress.outcomes if isinstance(outcome, PassedOver)]
        new.passed_over += len(passed)
        new.passed_over_first += passed[: _FEW - len(new.passed_over_first)]
        writer.pass_over(passed)
        done = min(done + progress.size, total)
        advance("reading", done, total)
    return new


def _note(outcome: intake.Outcome, new: _Intake, stored: Known) -> None:
    """An article whose file holds another text now, or none that is relevant, is outdated; stdin is no file."""
    match outcome:
        case Taken(reading) if reading.article in new.readings:
            new.unchanged.append(intake.described(Unchanged(reading.document.source, reading.article)))
        case Taken(reading):
            new.readings[reading.article] = reading
            new.notes += [f"{reading.document.source}: {note}" for note in reading.notes]
            new.outdated |= {reading.document.source} - {"-"}
        case Unchanged():
            new.unchanged.append(intake.described(outcome))
        case PassedOver(source):
            new.outdated |= {source} & stored.sources - {"-"}
        case SetAside(problem):
            new.set_aside.append(problem)


def _readings_of(writer: Writer) -> dict[Iri, Reading]:
    """The stored readings; those that older rules made are made again."""
    outdated = writer.outdated()
    return {
        reading.article: intake.extract(reading.document) if reading.article in outdated else reading
        for reading in writer.readings()
    }


def _nothing_read(new: _Intake) -> InputError:
    if len(new.set_aside) == 1:
        return InputError(new.set_aside[0])
    return InputError(f"none of {len(new.set_aside)} inputs could be read: {'; '.join(new.set_aside[:3])}")


def _identify(name: str, known: dict[Iri, Reading]) -> Iri:
    """The article that a person means by an IRI, its last part, a beginning of that, or a file."""
    exact = {iri for iri, reading in known.items() if name in (iri, local(iri), reading.document.source)}
    found = exact or {
        iri
        for iri, reading in known.items()
        if local(iri).startswith(name) or Path(reading.document.source).name == name
    }
    if len(found) == 1:
        return found.pop()
    if not found:
        raise UsageError(f"no article '{name}' in the store", remedy="`citygraph status` lists them")
    choices = ", ".join(sorted(local(iri) for iri in found))
    raise UsageError(f"'{name}' fits {len(found)} articles", remedy=f"choose one of {choices}")


def _store(
    writer: Writer, readings: dict[Iri, Reading], summary: Summary, *, validate: bool, infer: bool, advance: Advance
) -> Summary:
    """Fuse, check, describe and reason over all readings, then swap the result in."""
    from citygraph import fuse, graph

    stages = 4
    advance("fusing", 0, stages)
    fusion = fuse.fuse(readings[iri] for iri in sorted(readings))
    rejected: tuple[Rejection, ...] = ()
    if validate:
        advance("checking", 1, stages)
        fusion, rejected = graph.validate(fusion)
    quads = list(graph.describe(fusion))
    inferred: tuple[Quad, ...] = ()
    notes = summary.notes
    if infer:
        advance("reasoning", 2, stages)
        inference = graph.infer(quads)
        inferred = inference.quads
        notes += inference.notes
    advance("storing", 3, stages)
    writer.commit(readings.values(), [*quads, *inferred], rejected, notes)
    advance("stored", stages, stages)
    return replace(
        summary,
        articles=len(readings),
        claims=sum(len(reading.claims) for reading in readings.values()),
        facts=len(fusion.facts),
        inferred=len(inferred),
        rejected=rejected,
        notes=notes,
    )
