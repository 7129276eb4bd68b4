"""Names of packages that are imported when they are used, also where a module has the same name."""

from __future__ import annotations

import subprocess
import sys
from types import FunctionType, ModuleType

import pytest

from citygraph import graph, query


@pytest.mark.parametrize("package", [graph, query])
def test_every_public_name_is_there(package: ModuleType) -> None:
    for name in package.__all__:
        assert not isinstance(getattr(package, name), ModuleType), name
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        package.nonsense  # noqa: B018 - it is the access that counts


def test_a_module_does_not_take_the_place_of_its_function() -> None:

    assert isinstance(graph.export, FunctionType)
    assert isinstance(query.render, FunctionType)
    assert isinstance(sys.modules["citygraph.graph.export"], ModuleType)


def test_opening_a_store_imports_nothing_of_building_one() -> None:
    code = (
        "import sys; from citygraph import graph, query; graph.open_store, query.run, query.render; print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    for heavy in ("rdflib", "citygraph.graph.draft", "citygraph.graph.reasoning", "citygraph.query.provenance"):
        assert heavy not in loaded
