"""A user's file of things that are one and things that are not, and where a store keeps it.

As YAML::

    same-as:
      - [official/ann-lee--mayor-alpha-1, official/ann-l--governor-beta-2]
    different-from:
      - [official/ahmad--mayor-alpha-1 in article/2009-05-05-a-mayor-speaks-0123456789, official/ahmad--mayor-alpha-1]

or as CSV with the columns ``relation,one,other``. A thing is named by its IRI, or the last two parts of it; `in` an
article, only that article's thing is meant.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from citygraph.errors import CitygraphError, InputError, StoreError, UsageError
from citygraph.fuse.told import Ref, Told
from citygraph.model import Iri
from citygraph.vocab import ID, short_hash

SAME, DIFFERENT = "same-as", "different-from"
RELATIONS = (SAME, DIFFERENT)
_FILE = "identity.csv"
_COLUMNS = ["relation", "one", "other"]
Entry = tuple[str, str, str]


def read(file: Path) -> Told:
    """What a file tells; InputError when it cannot be read, UsageError for an entry that can't be meant."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=str(file), remedy="give a YAML or CSV file") from error
    try:
        return told(_from_csv(text) if file.suffix == ".csv" else _from_yaml(text))
    except UsageError as error:
        raise UsageError(error.what, where=str(file), remedy=error.remedy) from error


def told(entries: Iterable[Entry]) -> Told:
    """Entries (relation, one, other) as fusing takes them; each once, in code-point order."""
    found: dict[str, set[tuple[Ref, Ref]]] = {SAME: set(), DIFFERENT: set()}
    for relation, one, other in entries:
        if relation not in found:
            raise UsageError(f"{relation!r} is no relation", remedy=f"write {SAME} or {DIFFERENT}")
        found[relation].add((_ref(one), _ref(other)))
    return Told(tuple(sorted(found[SAME], key=str)), tuple(sorted(found[DIFFERENT], key=str)))


def entries_of(known: Told) -> list[Entry]:
    """The entries, shortened as a person writes them."""
    return [
        (relation, _short(one), _short(other))
        for relation, pairs in ((SAME, known.same), (DIFFERENT, known.different))
        for one, other in pairs
    ]


def version(known: Told) -> str:
    """Changes with what is told; empty when that is nothing."""
    entries = entries_of(known)
    return short_hash(repr(entries)) if entries else ""


def kept(store: Path) -> Told:
    """What a store was told; StoreError when its file is damaged."""
    file = store / _FILE
    if not file.exists():
        return Told()
    try:
        return read(file)
    except CitygraphError as error:
        raise StoreError(f"damaged ({error.what})", where=str(file), remedy="mend or delete the file") from error


def keep(store: Path, known: Told) -> None:
    """Let a store remember what it was told: at once and for good, or not at all."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(entries_of(known))
    beside = store / f"{_FILE}.new"
    try:
        beside.write_text(out.getvalue(), encoding="utf-8")
        beside.replace(store / _FILE)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", where=str(store), remedy="free disk space") from error


def _from_csv(text: str) -> Iterator[Entry]:
    rows = csv.reader(io.StringIO(text, newline=""))
    if next(rows, None) != _COLUMNS:
        raise UsageError(f"the first line is not {','.join(_COLUMNS)}", remedy="write it")
    for row in rows:
        if len(row) != len(_COLUMNS):
            raise UsageError(f"line {rows.line_num} has {len(row)} columns", remedy=f"give {len(_COLUMNS)}")
        yield row[0], row[1], row[2]


def _from_yaml(text: str) -> Iterator[Entry]:
    import yaml

    try:
        content: Any = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise UsageError(f"no YAML ({' '.join(str(error).split())})", remedy="see docs/fusing.md") from error
    if not isinstance(content, dict):
        raise UsageError("no map of relations", remedy=f"write {SAME}: and {DIFFERENT}: with lists of pairs")
    for relation, pairs in content.items():
        for pair in pairs or ():
            if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)):
                raise UsageError(f"{pair!r} under {relation} is no pair", remedy="write [ONE, OTHER]")
            yield str(relation), pair[0], pair[1]


def _ref(text: str) -> Ref:
    thing, _, article = text.strip().partition(" in ")
    return Ref(_iri(thing), _iri(article) if article else None)


def _iri(text: str) -> Iri:
    text = text.strip()
    iri = text if text.startswith(ID) else ID + text
    if "/" not in iri.removeprefix(ID) or set(iri) & set(' <>"{}|^`\\'):
        raise UsageError(f"{text!r} is not the IRI of a thing", remedy="write it as in official/ann-lee--mayor-alpha-1")
    return Iri(iri)


def _short(ref: Ref) -> str:
    name = ref.iri.removeprefix(ID)
    return f"{name} in {ref.article.removeprefix(ID)}" if ref.article else name
