"""The stages in order: articles are read, their claims extracted, fused, checked, reasoned over and stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import identity, resources
from citygraph.errors import InputError, UsageError
from citygraph.fuse.told import NOTHING, Told
from citygraph.intake import Wish
from citygraph.keeping import Advance, Tally, read_all, read_outdated
from citygraph.model import Fact, Iri, Reading
from citygraph.spelling import some_of
from citygraph.vocab import local

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.graph import Decisions, Rejection, Status, Writer
    from citygraph.graph.json_contexts import Contexts


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
    datasets: int = 0
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
            **({"datasets in the graph": self.datasets} if self.datasets else {}),
            "claims": self.claims,
            "facts": self.facts,
            "facts set aside": len(self.rejected),
            "inferred": self.inferred,
        }


@dataclass(frozen=True)
class Batches:
    """How much a build does before it keeps what it did: articles read, and articles fused.

    What is checked or reasoned over is fused in one go: nobody shall see a graph that is not.
    """

    read: int = 200
    fused: int = 50_000

    def are_enough(self, writer: Writer) -> bool:
        """True when so many articles wait that they are to be fused.

        Each batch looks again at much of what earlier ones fused, and merges the graph that there is with what comes:
        as batches grow with the store, that is never more than to fuse all of it twice.
        """
        waiting = writer.count_waiting()
        return waiting >= self.fused and waiting >= writer.count_fused()


def build(
    paths: Sequence[str],
    store: Path,
    *,
    validate: bool = True,
    infer: bool = True,
    wish: Wish | None = None,
    batches: Batches | None = None,
    told: Told | None = None,
    shapes: bytes | None = None,
    advance: Advance | None = None,
) -> Summary:
    """Add articles to a store (made when it is missing).

    What is read is kept batch by batch, so that a build that was killed goes on where it stopped; what is seen of it
    changes at once, for all articles or for so many of them. `wish` says how the inputs are read: by how many
    processes, whether irrelevant articles too, which columns. What is `told` of things that are one or are not takes
    the place of what the store was told before; so do `shapes` of the user (:mod:`citygraph.graph.own_shapes`).

    Raises StoreError when the store cannot be written, InputError when no input could be found.
    """
    from citygraph import graph

    advance = advance or _silent
    batches = batches or Batches()
    known = identity.kept(store) if told is None else told
    with graph.writing(store, told=identity.version(known)) as writer:
        read_outdated(writer, batches.read, advance)
        sources = paths or [str(resources.path("data", "articles"))]
        new = Tally()
        for _ in read_all(sources, writer, wish or Wish(), batches.read, new, advance):
            if not (validate or infer) and batches.are_enough(writer):
                _keep(store, told, shapes)
                bring_in(writer, Summary(), validate=False, infer=False, advance=advance, told=known)
        if new.set_aside and not new.read and not new.unchanged and not new.passed_over:
            raise _nothing_read(new)
        _keep(store, told, shapes)
        return bring_in(writer, _summary_of(new), validate=validate, infer=infer, advance=advance, told=known)


def _keep(store: Path, told: Told | None, shapes: bytes | None) -> None:
    """Let a store know what a build is told, which holds from the first articles on that it brings in."""
    if told is not None:
        identity.keep(store, told)
    if shapes is not None:
        from citygraph.graph import own_shapes

        own_shapes.keep(store, shapes)


def add_given(
    readings: Iterable[Reading],
    store: Path,
    *,
    validate: bool = True,
    infer: bool = True,
    advance: Advance | None = None,
) -> Summary:
    """Add sources that were not read from articles by rules, as imports are, in place of those of their names."""
    from citygraph import fuse, graph

    advance = advance or _silent
    known = identity.kept(store)
    with graph.writing(store, told=identity.version(known)) as writer:
        read_outdated(writer, Batches.read, advance)
        for reading in readings:
            writer.put(reading, fuse.keys_of(reading), given=True)
        return bring_in(writer, Summary(), validate=validate, infer=infer, advance=advance, told=known)


def is_empty(store: Path) -> bool:
    """True for a store that is not there, or that nothing was ever put into."""
    from citygraph import graph

    return graph.is_empty(store)


def restore(file: Path, form: str, store: Path, contexts: Contexts | None = None) -> Summary:
    """Make a store of a graph that was exported; nothing is there of a file that breaks: InputError says where.

    `contexts` gives what a JSON-LD file names and does not hold.
    """
    from citygraph.graph import rdf_files

    return restore_from(lambda graph: rdf_files.load(file, form, graph, contexts), file.name, store)


def restore_from(fill: Callable[[ox.Store], None], source: str, store: Path) -> Summary:
    """Make a store of a graph that `fill` adds to the engine's; `source` is what it comes from."""
    from citygraph import graph

    with graph.writing(store, told=identity.version(identity.kept(store))) as writer:
        writer.restore(fill, source)
        totals = writer.totals()
    return Summary(
        articles=totals["articles"],
        datasets=totals["datasets"],
        claims=totals["claims"],
        facts=totals["facts"],
        inferred=totals["inferred"],
    )


def remove(articles: Iterable[str], store: Path, *, validate: bool = True, infer: bool = True) -> Summary:
    """Take articles out of a store; UsageError when a name fits none or several."""
    from citygraph import graph

    known = identity.kept(store)
    with graph.writing(store, must_exist=True, told=identity.version(known)) as writer:
        gone = {_identify(name, writer) for name in articles}
        read_outdated(writer, Batches.read, _silent)
        writer.take_out(gone)
        summary = Summary(removed=len(gone))
        return bring_in(writer, summary, validate=validate, infer=infer, advance=_silent, told=known)


def tell(told: Told, store: Path, *, validate: bool = True, infer: bool = True) -> Summary:
    """Let a store know which things are one and which are not, in place of what it was told before."""
    from citygraph import graph

    with graph.writing(store, must_exist=True, told=identity.version(told)) as writer:
        identity.keep(store, told)
        read_outdated(writer, Batches.read, _silent)
        return bring_in(writer, Summary(), validate=validate, infer=infer, advance=_silent, told=told)


def decide(decisions: Decisions, store: Path, *, infer: bool = True) -> Summary:
    """Let a store know what was decided about what it sets aside, in place of what was decided before."""
    from citygraph import graph

    known = identity.kept(store)
    with graph.writing(store, must_exist=True, told=identity.version(known)) as writer:
        read_outdated(writer, Batches.read, _silent)  # which is kept batch by batch: what is decided counts at the end
        writer.decide(decisions)
        return bring_in(writer, Summary(), validate=True, infer=infer, advance=_silent, told=known)


def infer(store: Path, *, validate: bool = True, advance: Advance | None = None) -> Summary:
    """Reason over all facts of a store anew, whatever was inferred before."""
    from citygraph import graph

    known = identity.kept(store)
    with graph.writing(store, must_exist=True, told=identity.version(known)) as writer:
        read_outdated(writer, Batches.read, advance or _silent)
        writer.forget_inferred()
        return bring_in(writer, Summary(), validate=validate, infer=True, advance=advance or _silent, told=known)


def status(store: Path) -> Status:
    """What a store holds."""
    from citygraph import graph

    with graph.open_store(store) as snapshot:
        return snapshot.status()


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _summary_of(new: Tally) -> Summary:
    """The part of a build's summary that tells of reading."""
    return Summary(
        read=new.read,
        replaced=new.replaced,
        passed_over=new.passed_over,
        passed_over_first=tuple(new.passed_over_first),
        unchanged=tuple(new.unchanged),
        set_aside=tuple(new.set_aside),
        notes=tuple(new.notes),
    )


def _nothing_read(new: Tally) -> InputError:
    if len(new.set_aside) == 1:
        return InputError(new.set_aside[0])
    return InputError(f"none of {len(new.set_aside)} inputs could be read: {'; '.join(new.set_aside[:3])}")


def _identify(name: str, writer: Writer) -> Iri:
    """The article that a person means by an IRI, its last part, a beginning of that, or any file that it stands in."""
    known, file = writer.sources(), str(Path(name))
    exact = {iri for iri, sources in known.items() if name in (iri, local(iri), *sources) or file in sources}
    found = exact or {
        iri
        for iri, sources in known.items()
        if local(iri).startswith(name) or any(Path(source).name == name for source in sources)
    }
    if len(found) == 1:
        return found.pop()
    if not found:
        raise UsageError(f"no article '{name}' in the store", remedy="`citygraph status` lists them")
    choices = some_of(sorted(local(iri) for iri in found))
    raise UsageError(f"'{name}' fits {len(found)} articles", remedy=f"choose one of {choices}")


def bring_in(
    writer: Writer, summary: Summary, *, validate: bool, infer: bool, advance: Advance, told: Told = NOTHING
) -> Summary:
    """Bring what was read into the graph: identify, believe, check, reason; then it counts, all at once."""
    from citygraph import fuse, quarantine

    if writer.is_fused and not (validate or infer):
        return _with_totals(summary, writer)
    if writer.is_fused_otherwise:
        writer.start_over(fuse.keys_of)
    writer.unite_places(told.places, fuse.keys_of)
    checking = quarantine.checking(writer)
    with writer.draft() as draft:

        def believed(thing: Iri) -> Iterable[Fact]:
            return fuse.facts_about(thing, draft.index)

        _advance_through("identifying", fuse.identify(draft.index, told), draft.index.left, advance)
        draft.write_articles()
        _advance_through("fusing", fuse.believe(draft.index), draft.index.left, advance)
        if validate:
            advance("checking", 0, 1)
            draft.check(believed, checking)
        else:
            draft.check_nothing(believed, checking)
        if infer:
            advance("reasoning", 0, 1)
            draft.infer()
        else:
            draft.infer_nothing()
        rejected = draft.rejections
        draft.note(summary.notes)
        advance("storing", 0, 1)
    advance("stored", 1, 1)
    return replace(_with_totals(summary, writer), rejected=rejected)


def _advance_through(stage: str, steps: Iterator[str], left: Callable[[], int], advance: Advance) -> None:
    """Go through the steps of a stage; what is left may grow as one thing leads to another."""
    for done, _ in enumerate(steps):
        advance(stage, done, done + left())


def _with_totals(summary: Summary, writer: Writer) -> Summary:
    totals = writer.totals()
    return replace(
        summary,
        articles=totals["articles"],
        datasets=totals["datasets"],
        claims=totals["claims"],
        facts=totals.get("believed", 0),
        inferred=totals.get("inferred", 0),
    )
