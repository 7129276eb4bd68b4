"""Values in a header that their own parameter does not take: defaults, examples, and what tests give."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph import resources
from citygraph.errors import ParameterError
from citygraph.query.lint.findings import Finding
from citygraph.query.lint.source import Source
from citygraph.query.lint.vocabulary import Vocabulary
from citygraph.query.names import Lookup
from citygraph.query.parameters import term_of
from citygraph.query.stored import Parameter, StoredQuery
from citygraph.spelling import did_you_mean, nearest
from citygraph.vocab import ONTOLOGY_FILES

if TYPE_CHECKING:
    import pyoxigraph as ox

_OF_THE_STORE = ("place", "official", "iri")
"""Types whose values are names of things: what they mean only a store can tell."""


def values(source: Source, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Schemes that the ontology has not, and values that are none of their parameter's type."""
    lookup = Lookup(_ontology())
    for parameter in source.query.parameters:
        if parameter.type in _OF_THE_STORE:
            continue
        if parameter.scheme is not None and parameter.scheme not in vocabulary.schemes:
            what = f"parameter {parameter.name}: there is no concept scheme {parameter.scheme!r}"
            schemes = sorted(vocabulary.schemes)
            remedy = did_you_mean(nearest(parameter.scheme, schemes), f"choose from {', '.join(schemes)}")
            yield source.finding("unknown-term", what, remedy)
            continue
        for where, text in _written(source.query, parameter):
            try:
                term_of(parameter, text, lookup)
            except ParameterError as error:
                yield source.finding("wrong-value", f"{where} of {parameter.name}: {error.what}", error.remedy)


def _written(query: StoredQuery, parameter: Parameter) -> Iterator[tuple[str, str]]:
    """What the header gives for a parameter, and where; nothing for an empty value, which lifts a default."""
    yield from (("the default", text) for text in parameter.defaults if text.strip())
    yield from (("the example", text) for text in parameter.examples if text.strip())
    for test in query.tests:
        yield from (("a test's value", text) for text in dict(test.given).get(parameter.name, ()) if text.strip())


@lru_cache(maxsize=1)
def _ontology() -> ox.Store:
    import pyoxigraph as ox

    store = ox.Store()
    for name in ONTOLOGY_FILES:
        store.load(path=resources.path("ontology", name), format=ox.RdfFormat.TURTLE)
    return store
