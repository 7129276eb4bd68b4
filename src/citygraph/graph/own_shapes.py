"""A user's own shapes: read from a file, kept in a store, and asked about the whole graph; they may look anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from citygraph.errors import InputError, StoreError, UsageError
from citygraph.graph.ontology import ontology
from citygraph.graph.shacl import Engine, Violation, engine, n_triples
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of

_FILE = "shapes.nt"
_SHACL = "http://www.w3.org/ns/shacl#"
_SHAPE_WORDS = frozenset(
    _SHACL + word
    for word in ("NodeShape", "PropertyShape", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
)


def read(file: Path) -> bytes:
    """The shapes of an RDF file, as N-Triples; nothing for an empty file.

    Raises InputError when it cannot be read, UsageError when there is something in it and no shapes.
    """
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix(".")) or ox.RdfFormat.TURTLE
    try:
        base = file.absolute().as_uri()
        quads = list(ox.parse(path=str(file), format=form, base_iri=base, rename_blank_nodes=True))
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(file), remedy="give a file of shapes"
        ) from error
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"no {form.name} ({reason})", where=str(file), remedy="give SHACL shapes in Turtle") from error
    if not quads:
        return b""
    if not any(_SHAPE_WORDS & {quad.predicate.value, iri_of(quad.object)} for quad in quads):
        raise UsageError("there are no SHACL shapes in it", where=str(file), remedy="give sh:NodeShapes with targets")
    shapes = n_triples(quads)
    try:
        engine(shapes).violations(b"")
    except UsageError as error:
        raise UsageError(error.what, where=str(file), remedy=error.remedy) from error
    return shapes


def kept(store: Path) -> bytes:
    """The shapes that a store was given; empty for none."""
    file = store / _FILE
    return file.read_bytes() if file.exists() else b""


def keep(store: Path, shapes: bytes) -> None:
    """Let a store remember shapes in place of those before; without any, forget them."""
    beside = store / f"{_FILE}.new"
    try:
        if not shapes:
            (store / _FILE).unlink(missing_ok=True)
            return
        beside.write_bytes(shapes)
        beside.replace(store / _FILE)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", where=str(store), remedy="free disk space") from error


@lru_cache(maxsize=4)
def ready(shapes: bytes) -> Engine:
    """An engine for these shapes."""
    return engine(shapes)


def broken(shapes: bytes, store: ox.Store) -> tuple[Violation, ...]:
    """What breaks them in the default graph of a store."""
    facts: Iterable[ox.Quad] = store.quads_for_pattern(None, None, None, DEFAULT_GRAPH)
    return ready(shapes).violations(n_triples([*facts, *ontology()]))
