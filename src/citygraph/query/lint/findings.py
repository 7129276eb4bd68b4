"""What a check found, and the checks by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Severity = OneOf["error", "warning"]

RULES: dict[str, tuple[Severity, str]] = {
    "header": ("error", "a header that nobody understands"),
    "syntax": ("error", "SPARQL that the engine refuses"),
    "unknown-term": ("error", "a class, property or concept that our ontology has not"),
    "never-matches": ("error", "a pattern that goes against domains, ranges or disjoint classes"),
    "unbound-variable": ("error", "a variable that gets no value where it is used"),
    "unused-parameter": ("error", "a parameter that the query has no variable for, or can't take"),
    "wrong-value": ("error", "a default, an example or a test's value that is none of its parameter's type"),
    "unknown-column": ("error", "a column, or a role of the view, that the answer has not"),
    "unguarded-parameter": ("warning", "a parameter that may be left out, and then nothing is found"),
    "cartesian-product": ("warning", "parts of a pattern that nothing joins"),
    "limit-without-order": ("warning", "rows are cut off, and nothing says which"),
    "hidden-order-key": ("warning", "rows in the order of something that the answer does not show"),
    "portability": ("warning", "SPARQL that the engine reads, and rdflib does not"),
    "unneeded-ignore": ("warning", "a lint-ignore for what is not found"),
}
"""How grave each is, and what it means: an error makes an answer wrong or empty, a warning may be meant."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with a query; lines and columns count from 1."""

    source: str
    line: int
    column: int
    rule: str
    what: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return RULES[self.rule][0]

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}: {self.severity} {self.rule}: {self.what}; {self.remedy}"
