"""``python -m citygraph.graph.reasoning``: the rules of the ontology as ``ontology/entailments.json`` holds them."""

from __future__ import annotations

import sys
from pathlib import Path

from citygraph.graph.ontology import ontology
from citygraph.graph.reasoning.compiling import compile_rules
from citygraph.graph.reasoning.rules import dump

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dump(compile_rules(ontology())), encoding="utf-8")
