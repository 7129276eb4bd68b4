"""By which program articles were read, and a graph was made of them.

Apart from what keeps articles, since a question asks it too, which is answered soon.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import citygraph
from citygraph import resources

_READERS = ("article", "gazetteer", "extract")
_FUSERS = ("fuse", "graph")
_READING_MODULES = ("lexicon.py", "folding.py")
_FUSING_MODULES = ("vocab.py", "model.py", "rdf.py", "folding.py", "confidence.py", "same_places.py")


@lru_cache(maxsize=1)
def rules_version() -> str:
    """Changes when a reading made now could differ from one made before: program, lexicons or weights changed."""
    lexicons = resources.path("data", "lexicon").glob("*.yaml")
    weights = resources.path("data", "weights").glob("*.json")
    return _digest([*_code(_READERS, _READING_MODULES), *lexicons, *weights])


@lru_cache(maxsize=1)
def fusing_version() -> str:
    """Changes when a graph made now of the same readings could differ from one made before."""
    ontology = (file for form in ("ttl", "json", "rq") for file in resources.path("ontology").glob(f"**/*.{form}"))
    return _digest([*_code(_FUSERS, _FUSING_MODULES), *ontology, resources.path("data", "confidence.csv")])


def _code(rooms: Iterable[str], modules: Iterable[str]) -> list[Path]:
    package = Path(citygraph.__file__).parent
    return [
        *(file for room in rooms for file in package.joinpath(room).glob("**/*.py")),
        *map(package.joinpath, modules),
    ]


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(citygraph.__version__.encode())
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
