"""Jelly (https://w3id.org/jelly), a binary format of RDF for streams; with the package pyjelly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from citygraph.errors import CitygraphError
from citygraph.graph.exporting import ntriples
from citygraph.graph.exporting.extras import needed
from citygraph.model import XSD_STRING

Graph = tuple[str | None, Iterable[bytes]]
"""The IRI of a graph (None: the default graph), and its triples as sorted lines of N-Triples."""


def write(graphs: Iterable[Graph], out: IO[bytes]) -> None:
    """A stream of quads, frame by frame.

    Raises UsageError without pyjelly, CitygraphError for what Jelly cannot say.
    """
    generic = needed("pyjelly.integrations.generic.generic_sink", "jelly", "Jelly")
    serializing = needed("pyjelly.integrations.generic.serialize", "jelly", "Jelly")
    streams = needed("pyjelly.serialize.streams", "jelly", "Jelly")
    options = needed("pyjelly.options", "jelly", "Jelly")
    jelly = needed("pyjelly.jelly", "jelly", "Jelly")
    wish = streams.SerializerOptions(
        logical_type=jelly.LOGICAL_STREAM_TYPE_FLAT_QUADS, params=options.StreamParameters(stream_name="citygraph")
    )
    stream = streams.QuadStream(
        encoder=serializing.GenericSinkTermEncoder(lookup_preset=wish.lookup_preset), options=wish
    )
    for frame in serializing.stream_frames(stream, _quads(graphs, generic)):
        serializing.write_delimited(frame, out)


def _quads(graphs: Iterable[Graph], generic: Any) -> Iterator[Any]:
    for name, lines in graphs:
        graph = generic.DefaultGraph if name is None else generic.IRI(name)
        for line in lines:
            yield generic.Quad(*(_term(term, generic) for term in ntriples.split(line.decode())), graph)


def _term(term: str, generic: Any) -> Any:
    if term.startswith("_:"):
        return generic.BlankNode(term[2:])
    if iri := ntriples.iri(term):
        return generic.IRI(iri)
    if not term.startswith('"'):
        raise _refusal(f"the quoted triple {term}")
    value, language, datatype = ntriples.literal(term)
    if "--" in language:
        raise _refusal(f"the direction of the text {term}")
    return generic.Literal(value, language or None, None if datatype in ("", XSD_STRING) else datatype)


def _refusal(what: str) -> CitygraphError:
    return CitygraphError(f"Jelly cannot say {what}", remedy="export as trig or nq")
