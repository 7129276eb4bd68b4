"""An installed wheel works in an empty folder: ontology, queries, lexicons and articles travel with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds citygraph as a wheel installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "wheel", *options, "--wheel-dir", folder, TOP], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "site", wheel], check=True)
    return folder / "site"


def run(installed: Path, folder: Path, *arguments: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(installed)}
    env.pop("CITYGRAPH_STORE", None)
    command = [sys.executable, "-m", "citygraph", *arguments]
    return subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True).stdout


def test_the_wheels_own_code_is_what_runs(installed: Path, tmp_path: Path) -> None:
    code = "import citygraph; print(citygraph.__file__)"
    env = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True, capture_output=True)
    assert done.stdout.decode().startswith(str(installed))


def test_build_ask_and_export_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert "articles in the graph" in run(installed, tmp_path, "build")
    assert "partners" in run(installed, tmp_path, "query", "list")
    assert "Heidelberg" in run(installed, tmp_path, "query", "run", "partners", "-p", "place=Jakarta")
    assert "cg:Partnership" in run(installed, tmp_path, "export")
    assert [entry.name for entry in tmp_path.iterdir()] == [".citygraph"]
