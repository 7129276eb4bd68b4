"""A store keeps what was read: batch by batch, each article in the file or row where it stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import intake
from citygraph.errors import InputError
from citygraph.intake import PassedOver, SetAside, Taken, Unchanged, Wish
from citygraph.model import Document, Iri, Reading

if TYPE_CHECKING:
    from citygraph.graph import Writer

_FEW = 3  # articles that are told one by one
Advance = Callable[[str, int, int], None]
"""Told (stage, done, total) as a build goes on."""


@dataclass
class Tally:
    """What reading the inputs brought."""

    read: int = 0
    replaced: int = 0
    passed_over: int = 0
    passed_over_first: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_outdated(writer: Writer, every: int, advance: Advance) -> None:
    """Read again what other rules or lexicons have read, from the texts in the store, and keep `every` so many."""
    from citygraph import fuse

    writer.adopt(fuse.keys_of)
    total = writer.count_outdated()
    for done, document in enumerate(writer.outdated(), 1):
        reading = intake.extract(document)
        _put(reading, writer)
        if done % every == 0:
            writer.save()
        advance("reading again", done, total)


def read_all(
    sources: Sequence[str], writer: Writer, wish: Wish, every: int, new: Tally, advance: Advance
) -> Iterator[None]:
    """Read and extract every input; what cannot be read is set aside with its reason, and the rest goes on.

    It pauses after `every` so many, which are kept.
    """
    from citygraph import article

    inputs: list[Path | InputError] = list(article.expand(sources))
    total = sum(article.size_of(item) for item in inputs if isinstance(item, Path))
    done = unsaved = 0
    writer.save()
    advance("reading", done, total)
    for progress in intake.take_in(inputs, writer.known, wish):
        for outcome in progress.outcomes:
            _note(outcome, new, writer)
            unsaved += 1
            if unsaved == every:
                writer.save()
                unsaved = 0
                yield
        done = min(done + progress.size, total)
        advance("reading", done, total)
    writer.save()


def _note(outcome: intake.Outcome, new: Tally, writer: Writer) -> None:
    """An article whose file holds another text now, or none that is relevant, is outdated; stdin is no file."""
    match outcome:
        case Taken(reading):
            source = reading.document.source
            known = writer.source_of(reading.article)
            new.replaced += _outdate(source, reading.article, writer)
            is_put = _stand(reading.document, reading.article, lambda: reading, writer)
            if known is None:
                new.read += 1
                new.notes += [f"{source}: {note}" for note in reading.notes]
            elif known == source and is_put:
                new.replaced += 1
            else:
                new.unchanged.append(intake.described(Unchanged(source, reading.article)))
        case Unchanged(source, article, document):
            new.unchanged.append(intake.described(outcome))
            new.replaced += _outdate(source, article, writer)
            if document:
                is_gone = writer.source_of(article) is None  # with what its old file or row held
                if not _stand(document, article, partial(intake.extract, document), writer):
                    new.replaced -= is_gone
        case PassedOver(source):
            new.passed_over += 1
            new.passed_over_first += [source][: _FEW - len(new.passed_over_first)]
            new.replaced += _outdate(source, None, writer)
            writer.pass_over([source])
        case SetAside(problem):
            new.set_aside.append(problem)


def _stand(document: Document, article: Iri, read: Callable[[], Reading], writer: Writer) -> bool:
    """An article stands in this document's file or row; of several such the first by name counts, as that has it.

    What other files held before may have been let go, though it is only told of later where it stands now. True when
    the reading was put in.
    """
    known = writer.source_of(article)
    if known is not None and known < document.source:
        writer.stand_by(document, article)
        return False
    former = writer.document_of(article)
    if former is None and writer.bring_back(document, article):
        return False
    if known == document.source and former is not None and former.metadata == document.metadata:
        return False
    reading = read()
    _put(reading, writer)
    if former:
        writer.stand_by(former, article)
    return True


def _outdate(source: str, article: Iri | None, writer: Writer) -> int:
    """Take out what was read from a file that holds just this article now; gives how many articles that are."""
    if source == "-":
        return 0
    gone, heirs = writer.leave_to(article, source)
    for document in heirs:
        reading = intake.extract(document)
        _put(reading, writer)
    return gone


def _put(reading: Reading, writer: Writer) -> None:
    from citygraph import fuse

    writer.put(reading, fuse.keys_of(reading))
