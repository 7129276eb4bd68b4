"""The data that a query's tests are asked of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import resources
from citygraph.errors import QueryError
from citygraph.query.stored import Expectation, StoredQuery
from citygraph.vocab import ONTOLOGY_FILES, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    import pyoxigraph as ox

_WORLD = Path("tests") / "world.trig"


def world_of(query: StoredQuery, test: Expectation) -> Path | None:
    """The file of RDF that a test names, or else ``tests/world.trig`` beside the query; None where there is neither."""
    folder = Path(query.source).parent
    if test.data:
        return folder / test.data
    world = folder / _WORLD
    return world if world.is_file() else None


@lru_cache(maxsize=4)
def store_of(file: Path) -> ox.Store:
    """A store in memory of a file's triples or quads; with our ontology, unless the file has its graph.

    Raises QueryError for a file that is missing, or no RDF.
    """
    import pyoxigraph as ox

    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise QueryError("has no known format", where=str(file), remedy="name it .ttl, .trig, .nt, .nq or .rdf")
    store = ox.Store()
    try:
        store.load(path=file, format=form)
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"  # the engine's own errors have a text alone
        raise QueryError(what, where=str(file), remedy="check 'data' of the test") from error
    except SyntaxError as error:
        raise QueryError(f"is no {form.name}: {error}", where=str(file), remedy="correct the file") from error
    ontology = ox.NamedNode(ONTOLOGY_GRAPH)
    if not store.contains_named_graph(ontology):
        for name in ONTOLOGY_FILES:
            store.load(path=resources.path("ontology", name), format=ox.RdfFormat.TURTLE, to_graph=ontology)
    return store
