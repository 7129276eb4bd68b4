"""What the cells of a table mean: dates and concepts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from citygraph.folding import fold, slug
from citygraph.model import PartialDate

if TYPE_CHECKING:
    from citygraph.datasets.mapping import Mapping

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]+Z?)?)?)?", re.ASCII)


def date_of(text: str, *, years_only: bool = False) -> PartialDate | None:
    """The date of a cell; None when it is none of the calendar.

    With `years_only` a first of January is the year: so Wikidata's query service writes a date of that precision.

    >>> str(date_of("1984-05")), str(date_of("1984-01-01T00:00:00Z", years_only=True)), date_of("May 1984")
    ('1984-05', '1984', None)
    """
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year) if years_only and (month, day) == (1, 1) else PartialDate(year, month, day)


def concept_of(name: str, text: str, known: tuple[str, ...], mapping: Mapping) -> str | None:
    """The concept that a cell means by the mapping, or by its own name; None when it means none."""
    meanings = {value: meaning for field, value, meaning in mapping.values if field == name}
    return meanings.get(fold(text)) or next((each for each in known if each == slug(text)), None)
