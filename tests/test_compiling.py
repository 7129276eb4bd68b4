"""The sources that extraction is compiled from: other text, the same claims. `make test-compiled` compiles them."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citygraph import resources
from compiling.__main__ import SOURCES, modules
from compiling.layout import for_compiler

SOURCE = '''
from __future__ import annotations

from dataclasses import dataclass, field

from citygraph.lazily import lazy
from citygraph.records import open_record, record


@record
class Town:
    """A town."""

    name: str
    people: int = 0
    type: str = field(default="town", compare=False)


@open_record
class Tour:
    towns: tuple[Town, ...]
    notes: list[str] = field(default_factory=list, compare=False)

    @lazy
    def people(self) -> int:
        self.notes.append("counted")
        return sum(town.people for town in self.towns)


def is_there(name: str, names: list[str]) -> bool:
    return name in ("Ostra", *names)
'''


@pytest.fixture
def written_out(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that the compiler would see, interpreted."""
    module: Any = ModuleType("written_out")
    monkeypatch.setitem(sys.modules, "written_out", module)
    exec(compile(for_compiler(SOURCE), "written_out.py", "exec"), module.__dict__)
    return module


def test_records_are_compared_hashed_replaced_and_pickled_as_before(written_out: Any) -> None:
    town = written_out.Town("Ostra", 5)
    assert town == written_out.Town("Ostra", 5, "city")
    assert hash(town) == hash(("Ostra", 5))
    assert replace(town, people=6) != town
    assert repr(town) == "Town(name='Ostra', people=5, type='town')"
    again = pickle.loads(pickle.dumps(replace(town, type="city")))
    assert (again.name, again.people, again.type) == ("Ostra", 5, "city")


def test_lazy_properties_are_worked_out_once(written_out: Any) -> None:
    tour = written_out.Tour((written_out.Town("Ostra", 5), written_out.Town("Zell", 2)))
    assert [tour.people, tour.people] == [7, 7]
    assert tour.notes == ["counted"]
    assert written_out.Tour(()).notes == []


def test_membership_of_a_starred_tuple(written_out: Any) -> None:
    assert written_out.is_there("Zell", ["Zell"])
    assert not written_out.is_there("Zell", [])


def test_the_sources_for_the_compiler_make_the_same_claims(tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    files = modules(tmp_path / "src" / "citygraph")
    assert len(files) > 100
    for file in files:
        file.write_text(for_compiler(file.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("data", "ontology", "queries"):
        (tmp_path / name).symlink_to(SOURCES.parent / name)
    article = min(resources.path("data", "articles").glob("*.txt"))
    assert _claims(tmp_path / "src", article) == _claims(SOURCES, article) != ""


def _claims(sources: Path, article: Path) -> str:
    command = [sys.executable, "-m", "citygraph", "extract", str(article), "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(sources)}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
