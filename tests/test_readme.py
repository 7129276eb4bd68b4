"""The README's citygraph commands, run as a reader would run them."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
ARTICLES = Path(__file__).parents[1] / "data" / "articles"
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("citygraph ")]


def test_the_readme_shows_the_main_commands() -> None:
    assert {shlex.split(command)[1] for command in COMMANDS} >= {"build", "show", "query", "sparql", "export"}


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("citygraph serve")])
def test_a_command_of_the_readme_works(command: str, bundled_store: Path, tmp_path: Path) -> None:
    arguments = shlex.split(command, comments=True)
    own_store = arguments[1] in ("build", "remove")
    env = {**os.environ, "CITYGRAPH_STORE": str(tmp_path / "store" if own_store else bundled_store)}
    row = {"body": (ARTICLES / "dbkl-jakarta.txt").read_text(encoding="utf-8"), "pub_date": "2025-08-11"}
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    done = subprocess.run(
        [Path(sys.executable).parent / arguments[0], *arguments[1:]],
        cwd=tmp_path,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or any(tmp_path.glob("*.ttl")) or (tmp_path / "public" / "index.html").is_file()
    assert "Traceback" not in done.stderr
