"""``python -m citygraph``."""

from __future__ import annotations

from citygraph.cli import main

main(prog_name="citygraph")
