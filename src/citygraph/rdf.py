"""Terms of RDF, and dates as precise as their source: what all rooms speak of, and questions need nothing else of.

A module of its own beside :mod:`citygraph.model`, whose many types take a short command longer to make than its work.
"""

from __future__ import annotations

from dataclasses import dataclass


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = Iri(XSD + "string")


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """An RDF literal; `language` is set for language-tagged strings only."""

    value: str
    datatype: Iri = XSD_STRING
    language: str | None = None


Term = Iri | Literal


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as its source: a year, a month of a year, or a day.

    >>> str(PartialDate(2025, 8))
    '2025-08'
    >>> PartialDate(2025, 8, 11).agrees_with(PartialDate(2025))
    True
    """

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that ``str()`` wrote; ValueError for anything else."""
        return cls(*(int(part) for part in text.split("-")))

    def agrees_with(self, other: PartialDate) -> bool:
        """True when one of the two is the other with less precision."""
        a, b = str(self), str(other)
        return a.startswith(b) or b.startswith(a)

    def literal(self) -> Literal:
        """The `xsd:date`, `xsd:gYearMonth` or `xsd:gYear` of this precision."""
        name = "date" if self.day else "gYearMonth" if self.month else "gYear"
        return Literal(str(self), Iri(XSD + name))
