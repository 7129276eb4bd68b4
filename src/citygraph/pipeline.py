"""The stages in order: articles are read, their claims extracted, fused, checked, reasoned over and stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import resources
from citygraph.errors import InputError, UsageError
from citygraph.model import Document, Iri, Reading
from citygraph.vocab import article_iri, local

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from citygraph.graph import Rejection, Status, Writer

Advance = Callable[[str, int, int], None]
"""Told (stage, done, total) as a build goes on."""


@dataclass(frozen=True)
class Summary:
    """What a build or a removal did."""

    read: int = 0
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
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def build(
    paths: Sequence[str],
    store: Path,
    *,
    validate: bool = True,
    infer: bool = True,
    advance: Advance | None = None,
) -> Summary:
    """Add articles to a store (made when it is missing); all of it is seen at once, or nothing.

    Raises StoreError when the store cannot be written, InputError when no input could be found.
    """
    from citygraph import graph

    with graph.writing(store) as writer:
        known = _readings_of(writer)
        intake = _read_all(paths or [str(resources.path("data", "articles"))], known, advance or _silent)
        if intake.set_aside and not intake.readings and not intake.unchanged:
            raise _nothing_read(intake)
        outdated = _outdated(known, intake.readings)
        kept = {iri: reading for iri, reading in known.items() if iri not in outdated}
        return _store(
            writer,
            kept | intake.readings,
            Summary(
                read=len(intake.readings),
                unchanged=tuple(intake.unchanged),
                replaced=len(outdated),
                set_aside=tuple(intake.set_aside),
                notes=tuple(intake.notes),
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


def read_one(source: str) -> Reading:
    """One article's reading; ``-`` reads stdin."""
    from citygraph import article

    return _extract(article.read_path(source))


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _read_all(sources: Sequence[str], known: dict[Iri, Reading], advance: Advance) -> _Intake:
    """Read and extract every input; what cannot be read is set aside with its reason, and the rest goes on."""
    from citygraph import article

    intake = _Intake()
    inputs: list[Path | InputError] = list(article.expand(sources))
    for number, item in enumerate(inputs):
        advance("reading", number, len(inputs))
        try:
            if isinstance(item, InputError):
                raise item
            _take_in(item, known, intake)
        except InputError as error:
            intake.set_aside.append(str(error))
    advance("reading", len(inputs), len(inputs))
    return intake


def _take_in(path: Path, known: dict[Iri, Reading], intake: _Intake) -> None:
    from citygraph import article

    document = article.read_path(path)
    iri = article_iri(document.metadata.published, document.metadata.headline, document.text)
    if iri in known or iri in intake.readings:
        intake.unchanged.append(f"{document.source} ({local(iri)})")
        return
    reading = _extract(document)
    intake.notes += [f"{document.source}: {note}" for note in reading.notes]
    intake.readings[iri] = reading


def _extract(document: Document) -> Reading:
    """The document's reading; a defect of a rule costs this article only, and says so."""
    from citygraph import extract

    try:
        return extract.extract(document)
    except Exception as defect:  # a rule met what nobody foresaw: the other articles must not pay for it
        raise InputError(
            f"a rule failed on this article ({type(defect).__name__}: {defect})",
            where=document.source,
            remedy="please report it with the article",
        ) from defect


def _readings_of(writer: Writer) -> dict[Iri, Reading]:
    """The stored readings; those that older rules made are made again."""
    outdated = writer.outdated()
    return {
        reading.article: _extract(reading.document) if reading.article in outdated else reading
        for reading in writer.readings()
    }


def _outdated(known: dict[Iri, Reading], new: dict[Iri, Reading]) -> set[Iri]:
    """Stored articles whose file now holds another text; stdin is no file."""
    sources = {reading.document.source for reading in new.values()} - {"-"}
    return {iri for iri, reading in known.items() if reading.document.source in sources}


def _nothing_read(intake: _Intake) -> InputError:
    if len(intake.set_aside) == 1:
        return InputError(intake.set_aside[0])
    return InputError(f"none of {len(intake.set_aside)} inputs could be read: {'; '.join(intake.set_aside[:3])}")


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
