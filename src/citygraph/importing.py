"""What others know, brought in as a dataset that may go again: their lists of ties, and graphs under our ontology.

A dataset is a source beside the articles: its claims quote its rows, and are fused, weighed and removed like theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import pipeline
from citygraph.errors import InputError, UsageError
from citygraph.keeping import Advance
from citygraph.model import Metadata, Reading
from citygraph.pipeline import Summary
from citygraph.vocab import dataset_iri, is_dataset, local

if TYPE_CHECKING:
    from citygraph.datasets import About, Mapping, Table, Taken
    from citygraph.graph.json_contexts import Contexts

_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be taken: its format (empty: by its content), how its columns map, and what it is called.

    `contexts` are those that JSON-LD may name: addresses to be fetched, or ``URL=FILE``.
    """

    form: str = ""
    mapping: Mapping | None = None
    name: str = ""
    publisher: str | None = None
    published: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the graph or the datasets that it made, what was set aside, and the store after it.

    `ties` are those that a table tells of; None for RDF.
    """

    summary: Summary
    dataset: str = ""
    ties: int | None = None
    set_aside: tuple[str, ...] = ()

    def figures(self) -> dict[str, object]:
        """The table that a person reads."""
        if not self.dataset:
            return {
                "restored": "the graph as it was",
                "articles in the graph": self.summary.articles,
                "claims": self.summary.claims,
                "triples of facts": self.summary.facts,
                "inferred triples": self.summary.inferred,
            }
        told: dict[str, object] = {"dataset": self.dataset}
        figures = {name: value for name, value in self.summary.figures().items() if name != "articles read"}
        if self.ties is not None:
            told["ties in it"] = self.ties
        if self.set_aside:
            told["rows and values set aside"] = len(self.set_aside)
        return told | figures


def bring_in(
    file: Path,
    store: Path,
    wish: Wish | None = None,
    *,
    validate: bool = True,
    infer: bool = True,
    advance: Advance | None = None,
) -> Imported:
    """Take a file into a store (made when it is missing).

    A table becomes a dataset, in place of what the store has under that name. RDF into a store that holds nothing is
    restored as the graph that it is, unless it is given a name; else its sources come with their claims, and what
    nobody in it claims becomes a dataset.

    Nothing is changed by a file that cannot be read whole: InputError says where it breaks; UsageError when the columns
    of a table are not those of the mapping.
    """
    from citygraph.graph import rdf_files

    wish = wish or Wish()
    form = wish.form or _form_of(file)
    if wish.contexts and form != "jsonld":
        raise UsageError("contexts are of JSON-LD, and this file is none", where=str(file), remedy="leave them out")
    if form in rdf_files.FORMATS:
        if not wish.name and pipeline.is_empty(store):
            return Imported(pipeline.restore(file, form, store, _contexts(wish)))
        readings = _readings(file, form, wish)
        summary = pipeline.add_given(readings, store, validate=validate, infer=infer, advance=advance)
        return Imported(summary, ", ".join(local(each.article) for each in readings if is_dataset(each.article)) or "-")
    taken = _taken(file, replace(wish, form=form))
    summary = pipeline.add_given([taken.reading], store, validate=validate, infer=infer, advance=advance)
    return Imported(summary, local(taken.reading.article), taken.ties, taken.set_aside)


def _form_of(file: Path) -> str:
    """RDF by its content; anything else is a table, if it is anything."""
    from citygraph import datasets
    from citygraph.graph import rdf_files
    from citygraph.graph.packed import opened

    with opened(file) as stream:
        if datasets.is_results(stream.read(1000)):
            return "wikidata"
    return rdf_files.format_of(file) or ""


def _readings(file: Path, form: str, wish: Wish) -> list[Reading]:
    from citygraph import graph

    about = _about(file, wish, None)
    metadata = Metadata(about.title, publisher=about.publisher, published=about.published, url=about.url)
    readings = graph.readings_of(file, form, dataset_iri(about.title), metadata, _contexts(wish))
    if not readings:
        raise InputError(
            "no claim and no fact under the ontology of citygraph", where=str(file), remedy="see docs/import.md"
        )
    return readings


def _contexts(wish: Wish) -> Contexts | None:
    if not wish.contexts:
        return None
    from citygraph.allowed_contexts import AllowedContexts

    return AllowedContexts(wish.contexts)


def _taken(file: Path, wish: Wish) -> Taken:
    from citygraph import datasets

    table, mapping = _table(file, wish)
    taken = datasets.reading_of(table, mapping, _about(file, wish, mapping), str(file))
    if not taken.ties:
        raise InputError(
            f"none of {len(table.rows)} rows could be taken: {taken.set_aside[0]}",
            where="" if taken.set_aside[0].startswith(str(file)) else str(file),
        )
    return taken


def _table(file: Path, wish: Wish) -> tuple[Table, Mapping]:
    from citygraph import datasets

    data = _read(file)
    mapping = wish.mapping or datasets.Mapping()
    if wish.form == "wikidata":
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


def _about(file: Path, wish: Wish, mapping: Mapping | None) -> About:
    from citygraph.datasets import About
    from citygraph.datasets.mapping import parse_date

    told = mapping.about if mapping else About()
    name = wish.name or told.title or file.name.partition(".")[0]
    return replace(
        told,
        title=name,
        publisher=wish.publisher or told.publisher,
        published=parse_date(wish.published, "--published") if wish.published else told.published,
    )
