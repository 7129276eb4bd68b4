"""A mapping file: which columns of a table hold the two places of a tie and what is said of it.

::

    dataset:
      title: Sister cities of Alphaville
      publisher: City of Alphaville
      published: 2024-05
      url: https://alphaville.example/ties
    columns: {place: city, place_country: nation, partner: twin, partner_country: twin nation, since: year}
    values:
      kind: {Twin Town: sister-city}
    defaults: {status: active}

Every part may be left out. A table whose columns are named as the fields needs no mapping.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from citygraph.datasets.values import date_of
from citygraph.errors import InputError, UsageError
from citygraph.folding import fold
from citygraph.model import PartialDate
from citygraph.spelling import did_you_mean, nearest

FIELDS = (
    *("place", "place_country", "place_region", "place_code"),
    *("partner", "partner_country", "partner_region", "partner_code"),
    *("kind", "status", "since", "until"),
)
KINDS = ("sister-city", "sister-region", "friendship-city", "cooperation")
STATUSES = ("active", "proposed", "ended")
_CONCEPTS = {"kind": KINDS, "status": STATUSES}
_PARTS = ("dataset", "columns", "values", "defaults", "delimiter")
_SEE = "docs/import.md shows a mapping file"


@dataclass(frozen=True, slots=True)
class About:
    """What a dataset says of itself."""

    title: str = ""
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column holds which field, what its values mean, and what stands where a row says nothing.

    `values` maps a field and a folded value to a concept's name; `years_only`: a first of January is but a year,
    as Wikidata's query service writes it.
    """

    columns: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str, str], ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    delimiter: str = ""
    about: About = field(default_factory=About)
    years_only: bool = False

    def column_of(self, name: str) -> str | None:
        """The column that holds a field."""
        return dict(self.columns).get(name)

    def over(self, other: Mapping) -> Mapping:
        """This mapping, and the other one for what it leaves open."""
        return replace(
            self,
            columns=tuple({**dict(other.columns), **dict(self.columns)}.items()),
            defaults=tuple({**dict(other.defaults), **dict(self.defaults)}.items()),
            years_only=self.years_only or other.years_only,
        )

    def for_header(self, header: Iterable[str], where: str) -> Mapping:
        """The mapping with columns that are named as the fields; UsageError when a column or a place is missing."""
        header = tuple(header)
        named = {fold(name).replace(" ", "_"): name for name in header}
        columns = {name: named[name] for name in FIELDS if name in named} | dict(self.columns)
        for name, column in columns.items():
            if column not in header:
                raise UsageError(
                    f"no column '{column}' for {name}",
                    where=where,
                    remedy=did_you_mean(nearest(column, header), _columns(header)),
                )
        given = {*columns, *dict(self.defaults)}
        for side in ("place", "partner"):
            if not {side, f"{side}_code"} & given:
                raise UsageError(
                    f"no column holds the {side}", where=where, remedy=f"say which with --mapping; {_columns(header)}"
                )
        return replace(self, columns=tuple(sorted(columns.items())))


def read_mapping(file: Path) -> Mapping:
    """The mapping of a YAML file; InputError or UsageError (with the place in it) when it is none."""
    import yaml

    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(file), remedy="name another file") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else str(file)
        raise InputError(f"no YAML ({getattr(error, 'problem', error)})", where=where, remedy=_SEE) from error
    return _mapping(content, str(file))


def _mapping(content: object, where: str) -> Mapping:
    parts = _table(content, "the file", where)
    _only(parts, _PARTS, "part", where)
    columns = _strings(parts.get("columns"), "columns", where)
    defaults = _strings(parts.get("defaults"), "defaults", where)
    for name in (*columns, *defaults):
        if name not in FIELDS:
            raise UsageError(f"no field '{name}'", where=where, remedy=_meant(name, FIELDS))
    values = tuple(
        (name, fold(value), _concept(name, meaning, where))
        for name, meanings in _table(parts.get("values"), "values", where).items()
        for value, meaning in _strings(meanings, f"values of {name}", where).items()
    )
    for name in _CONCEPTS.keys() & defaults.keys():
        _concept(name, defaults[name], where)
    return Mapping(
        tuple(columns.items()),
        values,
        tuple(defaults.items()),
        str(parts.get("delimiter") or ""),
        _about(parts.get("dataset"), where),
    )


def _about(content: object, where: str) -> About:
    told = _strings(content, "dataset", where)
    _only(told, About.__slots__, "line of dataset", where)
    published = told.get("published")
    return About(
        told.get("title", ""),
        told.get("publisher"),
        parse_date(published, where) if published else None,
        told.get("url"),
    )


def parse_date(text: str, where: str) -> PartialDate:
    """The date of a dataset; UsageError when it is none."""
    date = date_of(text)
    if date is None:
        raise UsageError(f"'{text}' is no date", where=where, remedy="write 2025-08-11, 2025-08 or 2025")
    return date


def _concept(name: str, meaning: str, where: str) -> str:
    if name not in _CONCEPTS:
        raise UsageError(f"values of {name} stand for nothing else", where=where, remedy="map those of kind and status")
    if meaning not in _CONCEPTS[name]:
        raise UsageError(f"no {name} '{meaning}'", where=where, remedy=_meant(meaning, _CONCEPTS[name]))
    return meaning


def _table(content: object, what: str, where: str) -> dict[str, Any]:
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UsageError(f"{what} must be names with values", where=where, remedy=_SEE)
    return {str(name): value for name, value in cast("dict[object, Any]", content).items()}


def _strings(content: object, what: str, where: str) -> dict[str, str]:
    table = _table(content, what, where)
    if nested := next((name for name, value in table.items() if isinstance(value, dict | list)), None):
        raise UsageError(f"{nested} of {what} must be one value", where=where, remedy=_SEE)
    return {name: str(value) for name, value in table.items() if value is not None}


def _only(names: Iterable[str], known: Collection[str], what: str, where: str) -> None:
    if strange := sorted(set(names) - set(known)):
        raise UsageError(f"no {what} '{strange[0]}'", where=where, remedy=_meant(strange[0], known))


def _meant(name: str, known: Collection[str]) -> str:
    return did_you_mean(nearest(name, known), f"there are: {', '.join(known)}")


def _columns(header: Iterable[str]) -> str:
    return f"the file has: {', '.join(header)}"
