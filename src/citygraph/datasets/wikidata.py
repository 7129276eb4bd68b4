"""Results of Wikidata's query service on twinned places (P190), as JSON or CSV, and which of their columns are which.

The first two variables whose values are items are the place and its partner; beside ``city`` there may be
``cityLabel``, ``cityCountry`` (an ISO code, P297) and ``cityGeonames`` (P1566); ``start`` and ``end`` qualify the tie.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from citygraph.datasets.mapping import Mapping
from citygraph.datasets.table import Table, decoded, table_of
from citygraph.errors import InputError

_ITEM = "http://www.wikidata.org/entity/Q"
_SUFFIXES = {"": "Label", "_country": "Country", "_code": "Geonames"}
_DATES = {"since": ("start", "since", "startTime"), "until": ("end", "until", "endTime")}


def is_results(start: bytes) -> bool:
    """True for the beginning of SPARQL results in JSON.

    >>> is_results(b'{"head": {"vars": ["city"]}'), is_results(b'{"@context": {}}')
    (True, False)
    """
    begun = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return begun.startswith(b"{") and b'"head"' in begun[:200] and b'"@' not in begun[:200]


def read_results(data: bytes, where: str) -> Table:
    """The rows of SPARQL results in JSON, in the text that the service would give them as CSV.

    Raises InputError, with line and column, for what is no JSON, and for other JSON.
    """
    text = decoded(data, where)
    try:
        content: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"no JSON ({error.msg})", where=f"{where}:{error.lineno}:{error.colno}", remedy="download the results again"
        ) from None
    except RecursionError:
        raise InputError("nested too deeply", where=where, remedy="give SPARQL results in JSON") from None
    try:
        header = [str(name) for name in content["head"]["vars"]]
        rows = [[str(row.get(name, {}).get("value", "")) for name in header] for row in content["results"]["bindings"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"no SPARQL results ({type(error).__name__}: {error})", where=where, remedy="give JSON as the service does"
        ) from None
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return table_of(out.getvalue(), where, ",")


def mapping_for(table: Table) -> Mapping | None:
    """The mapping of a table of Wikidata's results; None for a table that has no two columns of items."""
    items = [name for name in table.header if any(row.cells[name].startswith(_ITEM) for row in table.rows[:_LOOKED_AT])]
    if len(items) < 2:
        return None
    columns = {
        f"{side}{part}": f"{item}{suffix}"
        for side, item in zip(("place", "partner"), items)
        for part, suffix in _SUFFIXES.items()
        if f"{item}{suffix}" in table.header
    }
    for name, spelt in _DATES.items():
        if found := next((each for each in spelt if each in table.header), None):
            columns[name] = found
    return Mapping(tuple(columns.items()), years_only=True)


_LOOKED_AT = 50
