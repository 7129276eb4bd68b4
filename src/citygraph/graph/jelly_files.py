# ruff: noqa: SLF001 - pyjelly gives no other way to the parts of a term
"""Jelly (https://w3id.org/jelly), read with the package pyjelly into a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from citygraph.errors import InputError, UsageError

_BATCH = 100_000
_FRAME = re.compile(rb"[\x80-\xff]{0,4}[\x00-\x7f]\x0a[\x80-\xff]{0,4}[\x00-\x7f]\x0a", re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def is_jelly(start: bytes) -> bool:
    """True for the beginning of a delimited stream: a frame whose first row holds the options."""
    return bool(_FRAME.match(start) and _CONTROL.search(start[:64]))


def load(file: Path, stream: IO[bytes], into: ox.Store) -> None:
    """All statements of a stream; InputError when it breaks, UsageError without pyjelly."""
    try:
        from pyjelly.integrations.generic.parse import parse_jelly_flat  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError(
            "Jelly needs the package pyjelly, which is not installed",
            where=str(file),
            remedy="pip install 'citygraph[jelly]', or convert the file to N-Quads",
        ) from error
    try:
        statements = iter(parse_jelly_flat(stream))
        while batch := list(islice(statements, _BATCH)):
            into.bulk_extend(_quads(batch))
    except (OSError, EOFError):
        raise
    except Exception as error:  # the package lets through whatever its decoder meets
        raise InputError(
            f"no Jelly ({type(error).__name__}: {error})", where=str(file), remedy="download the file again"
        ) from error


def _quads(statements: Iterable[Any]) -> Iterator[ox.Quad]:
    for statement in statements:
        terms = [_term(term) for term in chain(statement)]
        yield ox.Quad(*terms) if len(terms) == 4 and terms[3] is not None else ox.Quad(*terms[:3])


def _term(term: Any) -> Any:
    """A term as the engine has it; None for the default graph."""
    match type(term).__name__:
        case "IRI":
            return ox.NamedNode(str(term._iri))
        case "BlankNode":
            return ox.BlankNode(str(term._identifier))
        case "Literal" if term._langtag:
            return ox.Literal(term._lex, language=term._langtag)
        case "Literal":
            return (
                ox.Literal(term._lex, datatype=ox.NamedNode(term._datatype))
                if term._datatype
                else ox.Literal(term._lex)
            )
        case "Triple":
            return ox.Triple(*(_term(part) for part in term))
    return None
