"""Extraction against gold facts: precision, recall and F1, read back from the RDF by SPARQL.

A gold folder holds facts ``NAME.json``, and beside them or in ``../articles`` the article ``NAME.txt``
or ``NAME.html`` (``docs/evaluation.md`` gives the form).
"""

from __future__ import annotations

from citygraph.evaluate.reliability import report as calibration_report
from citygraph.evaluate.report import report

__all__ = ["calibration_report", "report"]
