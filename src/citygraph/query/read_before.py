"""Stored queries as they were read before: reading a header anew takes longer than answering most queries.

What is kept goes by the text of the file and by the program that read it. A file has one place in the cache, so what it
said before is forgotten; what is wrong is never kept.
"""

from __future__ import annotations

import os
from binascii import crc32
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

from citygraph import __version__
from citygraph import cache as user_cache
from citygraph.query.stored import Column, Expectation, Parameter, StoredQuery, View

_ROOM = "queries"
_READERS = ("header.py", "header_tests.py", "header_value.py", "stored.py", "read_before.py")
Read = tuple[Any, ...]
"""What a header says, as plain values."""


def read(file: Path, text: str) -> StoredQuery:
    """The query of a file with this text; QueryError when its header is wrong."""
    place = f"{crc32(os.fsencode(file.absolute())):08x}"
    kept = user_cache.recalled(_ROOM, place)
    if isinstance(kept, tuple) and kept[:2] == (_program(), text):
        return _query(file, text, kept[2])
    from citygraph.query.header import parse

    query = parse(file.stem, text, str(file))
    user_cache.keep(_ROOM, place, (_program(), text, _plain(query)))
    return query


@cache
def _program() -> tuple[str, tuple[tuple[int, int], ...]]:
    """Changes when a header could be read otherwise."""
    found = (Path(__file__).with_name(name).stat() for name in _READERS)
    return __version__, tuple((each.st_mtime_ns, each.st_size) for each in found)


def _plain(query: StoredQuery) -> Read:
    parts = (query.parameters, query.columns, query.tests)
    parameters, columns, tests = (tuple(map(astuple, part)) for part in parts)
    return query.summary, query.description, query.tags, parameters, columns, astuple(query.view), tests, query.ignored


def _query(file: Path, text: str, plain: Read) -> StoredQuery:
    summary, description, tags, parameters, columns, view, tests, ignored = plain
    return StoredQuery(
        name=file.stem,
        summary=summary,
        text=text,
        source=str(file),
        description=description,
        tags=tags,
        parameters=tuple(Parameter(*each) for each in parameters),
        columns=tuple(Column(*each) for each in columns),
        view=View(*view),
        tests=tuple(Expectation(*each) for each in tests),
        ignored=ignored,
    )
