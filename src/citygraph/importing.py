"""What others know, brought in as a dataset that may go again: their lists of ties, and graphs under our ontology.

A dataset is a source beside the articles: its claims quote its rows, and are fused, weighed and removed like theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import pipeline
from citygraph.errors import InputError, UsageError
from citygraph.pipeline import Advance, Summary
from citygraph.vocab import local

if TYPE_CHECKING:
    from citygraph.datasets import About, Mapping, Table

_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be taken: its format (empty: by its content), how its columns map, and what it is called."""

    form: str = ""
    mapping: Mapping | None = None
    name: str = ""
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the dataset, how many ties it tells of, what was set aside, and the store after it."""

    dataset: str
    ties: int
    set_aside: tuple[str, ...]
    summary: Summary

    def figures(self) -> dict[str, object]:
        """The table that a person reads."""
        aside = {"rows set aside": len(self.set_aside)} if self.set_aside else {}
        figures = {name: value for name, value in self.summary.figures().items() if name != "articles read"}
        return {"dataset": self.dataset, "ties in it": self.ties, **aside, **figures}


def bring_in(
    file: Path,
    store: Path,
    wish: Wish | None = None,
    *,
    validate: bool = True,
    infer: bool = True,
    advance: Advance | None = None,
) -> Imported:
    """Take a file into a store (made when it is missing), in place of what it has under the dataset's name.

    Nothing is changed by a file that cannot be read whole: InputError says where it breaks; UsageError when its columns
    are not those of the mapping.
    """
    from citygraph import datasets

    wish = wish or Wish()
    table, mapping = _table(file, wish)
    taken = datasets.reading_of(table, mapping, _about(file, wish, mapping), str(file))
    if not taken.ties:
        raise InputError(
            f"none of {len(table.rows)} rows could be taken: {taken.set_aside[0]}",
            where="" if taken.set_aside[0].startswith(str(file)) else str(file),
        )
    summary = pipeline.add_given([taken.reading], store, validate=validate, infer=infer, advance=advance)
    return Imported(local(taken.reading.article), taken.ties, taken.set_aside, summary)


def _table(file: Path, wish: Wish) -> tuple[Table, Mapping]:
    from citygraph import datasets

    data = _read(file)
    mapping = wish.mapping or datasets.Mapping()
    if wish.form == "wikidata" or (not wish.form and datasets.is_results(data[:1000])):
        is_json = datasets.is_results(data[:1000])
        table = datasets.read_results(data, str(file)) if is_json else datasets.read_table(data, str(file))
    else:
        delimiter = mapping.delimiter or {"csv": "", "tsv": "\t"}.get(wish.form, "")
        table = datasets.read_table(data, str(file), delimiter)
    found = datasets.mapping_for(table)
    if wish.form == "wikidata" and found is None:
        raise UsageError("no two columns hold items of Wikidata", where=str(file), remedy="see docs/import.md")
    return table, mapping.over(found) if found else mapping


def _read(file: Path) -> bytes:
    from citygraph.graph.packed import opened

    with opened(file) as stream:
        data: bytes = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise InputError(f"larger than {_MAX_BYTES // 1_000_000} MB", where=str(file), remedy="cut the table in parts")
    return data


def _about(file: Path, wish: Wish, mapping: Mapping) -> About:
    from citygraph.datasets.mapping import parse_date

    told = mapping.about
    name = wish.name or told.title or file.name.partition(".")[0]
    return replace(
        told,
        title=name,
        publisher=wish.publisher or told.publisher,
        published=parse_date(wish.published, "--published") if wish.published else told.published,
    )
