"""citygraph as a library: the command line's verbs on Python values.

::

    import citygraph

    citygraph.build(["news/"], store="my-store")
    with citygraph.open("my-store") as city_graph:
        for row in city_graph.query("partners", place="Jakarta"):
            print(row.partner, row.since)
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from citygraph import graph, importing, intake, pipeline, query
from citygraph import identity as identity_file
from citygraph.article import Columns
from citygraph.errors import UsageError
from citygraph.graph import own_shapes
from citygraph.graph.exporting.extras import needed
from citygraph.intake import Wish
from citygraph.model import Reading
from citygraph.query import Presentation
from citygraph.query.limits import DEFAULT_LIMITS, Limits
from citygraph.query.workers import Workers
from citygraph.rows import Rows
from citygraph.views import WHOLE, View, parse_day, part_of, see

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from rdflib import Dataset

    from citygraph.query.dossier import Dossier

PathLike = str | Path
DEFAULT_STORE = ".citygraph"


class CityGraph:
    """An open store, for reading; a build that goes on meanwhile does not change it.

    Queries run in a process beside this one, which is killed when they meet a limit.
    """

    def __init__(
        self,
        snapshot: graph.Snapshot,
        view: View = WHOLE,
        limits: Limits = DEFAULT_LIMITS,
        services: Collection[str] = (),
        queries: Sequence[Path] = (),
    ) -> None:
        self._snapshot = snapshot
        self._limits = limits
        self._services = services
        self._queries = queries
        seen = see(snapshot, view)
        self._store = seen.store
        self._workers = Workers(seen.asked, limits, services)
        self._views: list[CityGraph] = []
        self._held = ExitStack()
        self._is_open = True

    def seen(self, *, as_of: str | None = None, min_confidence: float = 0.0) -> CityGraph:
        """The graph as it was on a day (``2019-12-31``), month or year, or the facts that are sure enough.

        It closes with this graph, or earlier in a ``with`` block of its own. Raises UsageError for a day that is none.
        """
        view = View(parse_day(as_of) if as_of else None, min_confidence)
        self._views.append(CityGraph(self._snapshot, view, self._limits, self._services, self._queries))
        return self._views[-1]

    def close(self) -> None:
        """End the processes that wait for queries, and let the store go; leaving the ``with`` block does so too."""
        self.__exit__(None, None, None)

    def hold(self, what: ExitStack) -> None:
        """Let `what` go when this graph is closed."""
        self._held = what

    def __enter__(self) -> CityGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_open = False
        while self._views:
            self._views.pop().close()
        self._workers.close()
        self._held.__exit__(kind, error, trace)

    def query(self, name: str, **parameters: str | Sequence[str]) -> Rows:
        """Run a stored query: its parameters are written as on the command line (``place="Jakarta"``).

        One that takes several values is given a list: ``kinds=["sister-city", "cooperation"]``.
        Gives what :meth:`sparql` gives; raises UnknownQuery or ParameterError.
        """
        self._must_be_open()
        stored = query.find(name, self._queries)
        terms = query.arguments(stored, parameters, self._store, self._snapshot.names)
        text = query.bind(stored.text, terms)
        return self._rows(text, Presentation(stored.summary, stored.description, stored.columns, stored.view))

    def sparql(self, text: str) -> Rows:
        """Run any SPARQL query, read-only; raises QueryError, also when it meets a limit.

        The answer to ASK is true or false as such, that to CONSTRUCT or DESCRIBE a row for each triple.
        """
        return self._rows(text, Presentation())

    def _rows(self, text: str, how: Presentation) -> Rows:
        self._must_be_open()
        result = self._workers.run(text)
        return Rows(result, lambda: query.sources_of(self._store, text, result.columns, self._workers.run), how)

    def _must_be_open(self) -> None:
        if not self._is_open:
            raise UsageError("the graph is closed", remedy="ask it before its `with` block ends")

    def show(self, name: str) -> Dossier:
        """The dossier of a place, an official, or a pair ("Jakarta / Kuala Lumpur")."""
        from citygraph.query.dossier import dossier

        return dossier(self._store, name)

    def why(self, *names: str) -> dict[str, Any]:
        """Why the graph says so: of a thing, a pair of places, a property of a thing, or a fact, as `show --why`.

        `follows` holds the proofs of what no article claims. Raises ParameterError when nothing, or several things, are
        meant.
        """
        from citygraph import why

        found: dict[str, Any] = json.loads(why.as_json(why.find(self._snapshot, names)))
        return found

    def export(
        self,
        out: IO[bytes],
        form: str = "turtle",
        *,
        inferred: bool = False,
        ontology: bool = False,
        evidence: bool = False,
        merged: bool = False,
        graphs: Collection[str] = (),
        canonical: bool = False,
        table: str = "",
        picture: str = "network",
        places: Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Write the graph, or what concerns some places or some time, in a format of ``citygraph export``.

        The options are those of the command line (docs/export.md). Raises UsageError for what there is not or does not
        go together, CitygraphError for what a format cannot say.
        """
        from citygraph import network_picture

        store = self._store
        if places or since or until:
            store = part_of(store, places, since, until, self._snapshot.names)
        if form in network_picture.FORMATS:
            out.write(network_picture.draw(store, form, picture))
            return
        graph.export(
            store,
            form,
            out,
            inferred=inferred,
            ontology=ontology,
            evidence=evidence,
            merged=merged,
            graphs=graphs,
            canonical=canonical,
            table=table,
        )

    def to_rdflib(self) -> Dataset:
        """An rdflib dataset over this store, read-only and as long as it is open, not a copy (docs/interop.md).

        Raises UsageError when oxrdflib is not installed.
        """
        needed("oxrdflib", "rdflib", "A dataset over the store")
        from citygraph.graph import as_rdflib

        return as_rdflib.dataset(self._store)

    def to_networkx(self) -> nx.Graph[str]:
        """The places that have a tie, and their partnerships, as a networkx graph with the attributes of GraphML."""
        from citygraph.network import Network
        from citygraph.network_frames import as_networkx

        return as_networkx(Network(self._store))

    def to_pandas(self, table: str = "edges") -> pd.DataFrame:
        """The "edges" (partnerships) or "nodes" (places) of the network as a pandas data frame."""
        from citygraph.network import Network
        from citygraph.network_frames import as_pandas

        return as_pandas(Network(self._store), table)

    def readings(self) -> tuple[Reading, ...]:
        """Every article with its claims."""
        return self._snapshot.readings()

    def status(self) -> graph.Status:
        """What the store holds."""
        return self._snapshot.status()


def open(  # noqa: A001 - as in `gzip.open`: read with its module
    store: PathLike = DEFAULT_STORE,
    *,
    timeout: float | None = DEFAULT_LIMITS.seconds,
    memory: float | None = DEFAULT_LIMITS.megabytes,
    allow_services: Collection[str] = (),
    queries: PathLike | Iterable[PathLike] | None = None,
) -> CityGraph:
    """Open a store for reading, best in a ``with`` block, else until it is closed; StoreError when there is none.

    A query is stopped after `timeout` seconds, or when it holds more than `memory` megabytes; None: never. SERVICE in
    it may ask the servers in `allow_services` only. `queries` are folders of your own stored queries, beside the
    built-in ones, a later one winning a name; None: those of the environment's ``CITYGRAPH_QUERIES``.
    """
    folders = query.own_folders(queries)
    with ExitStack() as held:
        snapshot = held.enter_context(graph.open_store(Path(store)))
        city_graph = CityGraph(snapshot, WHOLE, Limits(timeout, memory), allow_services, folders)
        city_graph.hold(held.pop_all())
    return city_graph


def build(
    paths: Iterable[PathLike] = (),
    store: PathLike = DEFAULT_STORE,
    *,
    validate: bool = True,
    infer: bool = True,
    jobs: int = 1,
    relevant_only: bool = True,
    columns: Mapping[str, str] | None = None,
    identity: PathLike | None = None,
    shapes: PathLike | None = None,
) -> pipeline.Summary:
    """Add articles to a store: files, folders, globs; without any, the bundled articles.

    `jobs` processes read them (0: one for each processor); `columns` says which columns of tables hold
    what (``{"text": "body"}``); with `relevant_only`, articles that cannot be about city diplomacy are passed over.
    `identity` is a file of things that are one, or are not, `shapes` a file of SHACL shapes that facts must conform to
    as well; they are kept for later builds.
    """
    told = identity_file.read(Path(identity)) if identity else None
    wish = Wish(jobs, relevant_only, Columns(columns or {}))
    own = own_shapes.read(Path(shapes)) if shapes else None
    return pipeline.build(
        [str(path) for path in paths], Path(store), validate=validate, infer=infer, wish=wish, told=told, shapes=own
    )


def import_(
    file: PathLike,
    store: PathLike = DEFAULT_STORE,
    *,
    form: str = "",
    mapping: PathLike | None = None,
    name: str = "",
    publisher: str | None = None,
    published: str | None = None,
    validate: bool = True,
    infer: bool = True,
) -> importing.Imported:
    """Take in what others know, as ``citygraph import`` does: a graph that was exported, a table of ties, or RDF.

    Raises InputError where the file breaks, and then nothing is changed; UsageError when the columns of a table are not
    those of `mapping`.
    """
    from citygraph.datasets import read_mapping

    told = read_mapping(Path(mapping)) if mapping else None
    wish = importing.Wish(form, told, name, publisher, published)
    return importing.bring_in(Path(file), Path(store), wish, validate=validate, infer=infer)


def remove(articles: Iterable[str], store: PathLike = DEFAULT_STORE) -> pipeline.Summary:
    """Take articles out of a store again."""
    return pipeline.remove(articles, Path(store))


def read(file: PathLike, row: int | None = None, columns: Mapping[str, str] | None = None) -> Reading:
    """What one article says, storing nothing; `row` is the line of a table on which it begins."""
    return intake.read_one(str(file), row, Columns(columns or {}))
