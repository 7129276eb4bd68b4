r"""Triples as lines of N-Triples, which the engine writes fastest, and the parts of a line as other formats need them.

Terms are as the engine writes them: ``<iri>``, ``_:label``, ``"text"``, ``"text"@en``, ``"text"^^<iri>``; only
``\t \b \n \r \f \" \\`` and ``\uXXXX`` are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citygraph.model import XSD_STRING

Property = tuple[str, str]
"""A predicate and an object, as terms of N-Triples."""

_ESCAPE = re.compile(r'\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|([tbnrf"\\]))')
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "\\": "\\"}


def split(line: str) -> tuple[str, str, str]:
    r"""Subject, predicate and object of a line.

    >>> split('<urn:s> <urn:p> "a . b"@en .\n')
    ('<urn:s>', '<urn:p>', '"a . b"@en')
    """
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[:-3]


def by_subject(lines: Iterable[str]) -> Iterator[tuple[str, list[Property]]]:
    """Sorted lines, thing by thing."""
    before, properties = "", list[Property]()
    for subject, predicate, object_ in map(split, lines):
        if subject != before:
            if properties:
                yield before, properties
            before, properties = subject, []
        properties.append((predicate, object_))
    if properties:
        yield before, properties


def iri(term: str) -> str:
    """The IRI of a term; empty for a blank node, a literal or a quoted triple."""
    return term[1:-1] if term.startswith("<") and not term.startswith("<<") else ""


def literal(term: str) -> tuple[str, str, str]:
    r"""The value, the language (with ``--rtl`` or ``--ltr`` for a direction) and the datatype; empty for none.

    >>> literal('"a\n"@en-GB'), literal('"2025"^^<urn:year>')[2]
    (('a\n', 'en-GB', ''), 'urn:year')
    """
    end = term.rindex('"')
    value, told = unescaped(term[1:end]), term[end + 1 :]
    if told.startswith("@"):
        return value, told[1:], ""
    return value, "", told[3:-1] or XSD_STRING


def unescaped(text: str) -> str:
    """A text without the escapes of N-Triples."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    return _PLAIN[found[3]] if found[3] else chr(int(found[1] or found[2], 16))
