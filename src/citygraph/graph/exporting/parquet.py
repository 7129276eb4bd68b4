"""Tables as Parquet (https://parquet.apache.org), row group by row group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import IO

from citygraph.graph.exporting.extras import needed
from citygraph.network import Attribute

_ROWS = 50_000
_TYPES = {str: "string", int: "int64", float: "float64"}


def write(rows: Iterator[Sequence[str | int | float | None]], attributes: Sequence[Attribute], out: IO[bytes]) -> None:
    """The rows, with the meaning of each column in its metadata; UsageError without pyarrow."""
    arrow = needed("pyarrow", "parquet", "Parquet")
    parquet = needed("pyarrow.parquet", "parquet", "Parquet")
    schema = arrow.schema(
        [
            arrow.field(each.name, arrow.type_for_alias(_TYPES[each.type]), metadata={"description": each.meaning})
            for each in attributes
        ]
    )
    with parquet.ParquetWriter(arrow.PythonFile(out, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS)):
            columns = [arrow.array(column, field.type) for column, field in zip(zip(*group), schema)]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
