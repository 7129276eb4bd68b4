"""Names of packages that are imported when they are used, also where a module has the same name."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import citygraph
from citygraph import graph, query


@pytest.mark.parametrize("package", [citygraph, graph, query])
def test_every_public_name_is_there(package: ModuleType) -> None:
    for name in package.__all__:
        assert not isinstance(getattr(package, name), ModuleType), name
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        package.nonsense  # noqa: B018 - it is the access that counts


@pytest.mark.parametrize("package", [citygraph, graph, query])
def test_whoever_checks_types_knows_every_public_name(package: ModuleType) -> None:
    """What is imported when it is used is of type Any, unless it is imported for the checker as well."""
    written = ast.parse(Path(package.__file__).read_text(encoding="utf-8"))
    blocks = [each for each in written.body if isinstance(each, ast.If)]
    imported = {
        name.asname or name.name
        for block in blocks
        for each in block.body
        if isinstance(each, ast.ImportFrom)
        for name in each.names
    }
    assert imported == {name for name in package.__all__ if not name.startswith("__")}


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
