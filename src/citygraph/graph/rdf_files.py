"""RDF files of others: which format they have by their content, and where they break."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast
from xml.parsers import expat

import pyoxigraph as ox

from citygraph.errors import InputError
from citygraph.graph import jelly_files, json_contexts
from citygraph.graph.json_contexts import Contexts
from citygraph.graph.packed import opened

_ENGINE = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
FORMATS = (*_ENGINE, "jelly")
_LOOKED_AT = 64_000
_IRI, _NODE = r"<[^<>\s]*>", r"(?:<[^<>\s]*>|_:\S+)"
_LITERAL = r'"(?:[^"\\\n\r]|\\.)*"(?:@[\w-]+|\^\^<[^<>\s]*>)?'
_LINE = re.compile(rf"\s*(?:{_NODE}\s*{_IRI}\s*(?:{_NODE}|{_LITERAL})\s*(?:{_NODE}\s*)?\.\s*)?(?:#.*)?")
_LINE_BEGUN = re.compile(rf'\s*{_NODE}\s*{_IRI}\s*"')
_OF_TURTLE = re.compile(r"^\s*(?:@prefix|@base|prefix|base|graph)\b|[;,{]\s*$", re.IGNORECASE)
_TURTLE = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:@prefix|@base|prefix\s|base\s|graph\s|[<\[(_]|[\w.-]*:)", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml|rdf:RDF|!DOCTYPE\s+rdf|!--)")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html)", re.IGNORECASE | re.DOTALL)
_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)[^\s;]*;|%[\w.-]+;")
_ENTITY = re.compile(rb"<!ENTITY\s+(%\s+)?\S+\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC)\b)")
_LONGEST_ENTITY = 1000  # an IRI that is written short; what is longer multiplies


def guess(start: bytes) -> str | None:
    """The format of a file that begins so, one of :data:`FORMATS`; None when it is no RDF.

    Turtle counts as TriG, and N-Triples as N-Quads: each is also the other.

    >>> guess(b"<urn:a> <urn:b> 'c' ."), guess(b'<urn:a> <urn:b> "c" .'), guess(b"city,twin")
    ('trig', 'nq', None)
    """
    if jelly_files.is_jelly(start):
        return "jelly"
    text = start.decode("utf-8-sig", errors="replace")
    if "\0" in text or not text.strip() or _HTML.match(text):
        return None
    if _XML.match(text):
        return "rdfxml"
    if text.lstrip()[0] in "{[" and re.match(r'\s*(?:\[\s*[{\[]|\[\s*\]\s*$|\{\s*["}])', text):
        return "jsonld"
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if lines and (_LINE.fullmatch(lines[0]) or _is_begun(lines)) and not any(map(_OF_TURTLE.search, lines[:-1])):
        return "nq"
    return "trig" if _TURTLE.match(text) else None


def _is_begun(lines: list[str]) -> bool:
    """True for a first line that is longer than what is looked at, and begins as one with a long text does."""
    return len(lines) == 1 and len(lines[0]) > _LOOKED_AT // 8 and _LINE_BEGUN.match(lines[0]) is not None


def format_of(file: Path) -> str | None:
    """The format of a file, packed or not, by its content."""
    with opened(file) as stream:
        return guess(stream.read(_LOOKED_AT))


def load(file: Path, form: str, into: ox.Store, contexts: Contexts | None = None) -> None:
    """All quads of a file, written to a store by the engine's bulk loader.

    Raises InputError with line and column where the file breaks; then the store is to be thrown away. A JSON-LD context
    that lies elsewhere comes from `contexts`; without, only ours is known. RDF/XML with entities that multiply is
    refused before it is read.
    """
    if form == "rdfxml":
        _refuse_multiplying(file)
        _check_xml(file)
    if form == "jelly":
        with opened(file) as stream:
            jelly_files.load(file, stream, into)
        return
    if form == "jsonld" and (contexts or _mentions_our_context(file)):
        _load_with_contexts(file, into, contexts or json_contexts.nothing_else)
        return
    with _reported(file, form), opened(file) as stream:
        into.bulk_load(input=cast("IO[bytes]", _Unread(stream)), format=_ENGINE[form])


def _mentions_our_context(file: Path) -> bool:
    with opened(file) as stream:
        return json_contexts.mentions_ours(stream)


def _load_with_contexts(file: Path, into: ox.Store, contexts: Contexts) -> None:
    with _reported(file, "jsonld", has_places=False), opened(file) as stream:
        into.bulk_load(input=json_contexts.self_contained(stream, file, contexts), format=ox.RdfFormat.JSON_LD)


class _Unread(io.RawIOBase):
    """A stream that remembers what was wrong with it, which the engine forgets."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


@contextmanager
def _reported(file: Path, form: str, *, has_places: bool = True) -> Iterator[None]:
    """Tell what breaks as InputError, at line and column of the file if the engine reads the file as it is."""
    try:
        yield
    except SyntaxError as error:
        line, column = (error.lineno, error.offset) if has_places else (None, None)
        if line is None and form == "rdfxml":
            line = _last_line_read(file)
        where = ":".join(str(part) for part in (file, line, column) if part is not None)
        if "LoadDocumentCallback" in str(error.msg):
            raise InputError(
                "the JSON-LD names a remote context, which is not fetched",
                where=str(file),
                remedy="allow it: --allow-context URL, or put the context into the file",
            ) from error
        raise InputError(
            f"no {_NAMES[form]} ({_said(str(error.msg))})", where=where, remedy="repair the file, or name its --format"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8 text", where=str(file), remedy="convert the file to UTF-8") from error


def _said(message: str) -> str:
    """What a parser says, without the place, which stands before it."""
    return " ".join(re.sub(r"^Parser error at [^:]*\d: ?", "", message).split())[:200]


def _check_xml(file: Path) -> None:
    """Refuse XML that is not well-formed, also where it is cut off, which the engine takes for its end."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        with opened(file) as stream:
            while piece := stream.read(_LOOKED_AT):
                parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(
            f"no RDF/XML ({expat.ErrorString(error.code)})",
            where=f"{file}:{error.lineno}:{error.offset + 1}",
            remedy="repair the file, or download it again",
        ) from None


def _last_line_read(file: Path) -> int | None:
    """The line at which the engine gives up, when it is given one line after another."""
    with opened(file) as stream:
        lines = _Lines(stream)
        try:
            for _ in ox.parse(input=cast("IO[bytes]", lines), format=ox.RdfFormat.RDF_XML):
                pass
        except SyntaxError:
            return lines.given
    return None


class _Lines(io.RawIOBase):
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._rest = b""
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._rest = self._stream.readline()
            self.given += bool(self._rest)
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def _refuse_multiplying(file: Path) -> None:
    """Refuse entities that refer to others, are long, or lie elsewhere: a few hundred bytes of them fill any memory."""
    with opened(file) as stream:
        start = stream.read(_LOOKED_AT)
    opening = start.find(b"<!DOCTYPE")
    if opening < 0:
        return
    body = re.search(rb"]\s*>", start[opening:])
    subset = start[opening : opening + body.end()] if body else start[opening:]
    values = [(match[2] or match[3] or b"", match[1] or match[4]) for match in _ENTITY.finditer(subset)]
    harmless = not any(odd or len(value) > _LONGEST_ENTITY or _REFERENCE.search(value) for value, odd in values)
    if not harmless or len(values) != subset.count(b"<!ENTITY") or (not body and b"[" in subset.partition(b">")[0]):
        raise InputError(
            "the RDF/XML declares entities that multiply, or that lie in another file",
            where=str(file),
            remedy="write them out, or convert the file to Turtle",
        )


_NAMES = {
    "turtle": "Turtle",
    "trig": "TriG",
    "nt": "N-Triples",
    "nq": "N-Quads",
    "rdfxml": "RDF/XML",
    "jsonld": "JSON-LD",
}
