"""Extraction against gold facts: precision, recall and F1, read back from the RDF by SPARQL.

A gold folder holds, side by side, an article ``NAME.txt`` and its facts ``NAME.json``
(``docs/evaluation.md`` gives the form).
"""

from __future__ import annotations

from citygraph.evaluate.report import report

__all__ = ["report"]
