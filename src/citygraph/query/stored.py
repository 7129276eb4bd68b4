"""A stored query as values: what its header says, and its text."""

from __future__ import annotations

from dataclasses import dataclass

PARAMETER_TYPES = (
    "place", "official", "date", "year", "integer", "decimal", "string", "language", "concept", "iri", "enumeration",
)  # fmt: skip
COLUMN_TYPES = (
    "string", "iri", "place", "official", "partnership", "agreement", "event", "article", "sentence", "date", "year",
    "integer", "decimal", "boolean", "concept", "wkt", "lat", "long",
)  # fmt: skip
VIEWS: dict[str, tuple[str, ...]] = {
    "table": (),
    "map": ("lat", "long", "wkt", "label"),
    "timeline": ("start", "end", "label"),
    "graph": ("source", "target", "label"),
    "bar": ("label", "value"),
}
"""The ways of drawing an answer, and the roles that a column may have in each."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed variable of a query.

    `scheme` is the concept scheme of a ``concept``, `values` what an ``enumeration`` allows. `defaults` and `examples`
    are written as a user would write them; only a parameter that takes several values (`multiple`) has several.
    """

    name: str
    type: str
    required: bool = False
    multiple: bool = False
    defaults: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    help: str = ""
    scheme: str | None = None
    values: tuple[str, ...] = ()

    @property
    def default(self) -> str | None:
        """The first default."""
        return self.defaults[0] if self.defaults else None

    @property
    def example(self) -> str | None:
        """The first example."""
        return self.examples[0] if self.examples else None


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the answer holds: a type of `COLUMN_TYPES`, a label for people, the unit of a number."""

    name: str
    type: str = "string"
    label: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is best looked at: a kind of `VIEWS`, and which column has which role in it.

    >>> View("graph", (("source", "a"), ("target", "b"))).column("target")
    'b'
    """

    kind: str = "table"
    roles: tuple[tuple[str, str], ...] = ()

    def column(self, role: str) -> str | None:
        """The column of a role; None for a role that no column has."""
        return dict(self.roles).get(role)


Cell = tuple[str, str | None]
"""A column and what a person reads in it; None for nothing."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One test of a query: with these parameters its answer must be so.

    `given` holds parameters as a user would write them. Of the rest, what is None or empty is not asked: `rows`
    (exactly these, only the columns that they name), `min_rows`, `empty`, `ordered_by` (column, descending?), `triples`
    (their number), `boolean`. `data` is a file of RDF to ask, relative to the query; `line` is where the test stands.
    """

    given: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] | None = None
    min_rows: int | None = None
    empty: bool = False
    ordered_by: tuple[tuple[str, bool], ...] = ()
    triples: int | None = None
    boolean: bool | None = None
    data: str | None = None
    line: int = 0

    @property
    def name(self) -> str:
        """The test by its parameters: ``place=Nordhaven kinds=a kinds=b``."""
        return " ".join(f"{key}={value}" for key, values in self.given for value in values) or "no parameters"


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question with a name: its header, and its whole text as it stands in the file."""

    name: str
    summary: str
    text: str
    source: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    view: View = View()
    tests: tuple[Expectation, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    """The rules of `lint` that the query breaks on purpose, each with the reason."""
