"""The network as tables of nodes and edges: one alone, or both in a ZIP as a data package (https://datapackage.org).

For spreadsheets, pandas, DuckDB, Neo4j's LOAD CSV. A value that is not known is an empty cell.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Edge, Network, Node

TABLES = ("nodes", "edges")
_ATTRIBUTES = {"nodes": NODE_ATTRIBUTES, "edges": EDGE_ATTRIBUTES}
_TYPES = {str: "string", int: "integer", float: "number"}
_DATE = r"^-?\d{4,}(-\d{2}(-\d{2})?)?$"
_KEYS: dict[str, dict[str, Any]] = {
    "nodes": {"primaryKey": ["id"]},
    "edges": {
        "primaryKey": ["id"],
        "foreignKeys": [
            {"fields": [end], "reference": {"resource": "nodes", "fields": ["id"]}} for end in ("source", "target")
        ],
    },
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day of a ZIP, for all files: the same network gives the same bytes."""


@dataclass(frozen=True, slots=True)
class _TableFormat:
    """How a table is written, and the ending of its file."""

    suffix: str
    media_type: str


_FORMATS = {
    "csv": _TableFormat("csv", "text/csv"),
    "parquet": _TableFormat("parquet", "application/vnd.apache.parquet"),
}


def write_package(network: Network, form: str, out: IO[bytes]) -> None:
    """A ZIP with ``nodes``, ``edges`` and ``datapackage.json``, which describes their columns."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_entry("datapackage.json"), "w") as file:
            file.write((json.dumps(_description(form), indent=2) + "\n").encode())
        for table in TABLES:
            with archive.open(_entry(f"{table}.{_FORMATS[form].suffix}"), "w", force_zip64=True) as file:
                write_table(network, form, table, file)


def write_table(network: Network, form: str, table: str, out: IO[bytes]) -> None:
    """One of the two tables."""
    attributes = _ATTRIBUTES[table]
    rows = _rows(network.nodes() if table == "nodes" else network.edges(), attributes)
    if form == "parquet":
        from citygraph.graph.exporting import parquet

        parquet.write(rows, attributes, out)
        return
    for piece in _csv(rows, attributes):
        out.write(piece.encode())


def _rows(things: Iterable[Node | Edge], attributes: Sequence[Attribute]) -> Iterator[list[str | int | float | None]]:
    for thing in things:
        values = (getattr(thing, attribute.name) for attribute in attributes)
        yield [
            (";".join(value) if isinstance(value, tuple) else value) or (value if value == 0 else None)
            for value in values
        ]


def _csv(rows: Iterable[Sequence[object]], attributes: Sequence[Attribute]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([attribute.name for attribute in attributes])
    for row in rows:
        writer.writerow(row)
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _description(form: str) -> dict[str, Any]:
    return {
        "name": "citygraph",
        "title": "Ties between cities and regions",
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "resources": [_resource(table, _FORMATS[form]) for table in TABLES],
    }


def _resource(table: str, form: _TableFormat) -> dict[str, Any]:
    dialect = {"lineTerminator": "\r\n", "delimiter": ","}
    return {
        "name": table,
        "path": f"{table}.{form.suffix}",
        "profile": "tabular-data-resource" if form.suffix == "csv" else "data-resource",
        "format": form.suffix,
        "mediatype": form.media_type,
        **({"encoding": "utf-8", "dialect": dialect} if form.suffix == "csv" else {}),
        "schema": {"fields": [_field(each) for each in _ATTRIBUTES[table]], "missingValues": [""], **_KEYS[table]},
    }


def _field(attribute: Attribute) -> dict[str, Any]:
    told = {"name": attribute.name, "type": _TYPES[attribute.type], "description": attribute.meaning}
    constraints: dict[str, Any] = {}
    if attribute.name in ("id", "source", "target", "iri"):
        constraints["required"] = True
    if attribute.name in ("since", "until"):
        constraints["pattern"] = _DATE
    return {**told, **({"constraints": constraints} if constraints else {})}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
