"""Findings as lines for people and editors, or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import IO

from citygraph.query.display import counted
from citygraph.query.lint.findings import Finding


def write_lines(findings: Sequence[Finding], queries: int, out: IO[bytes]) -> None:
    """``file:line:column: severity rule: what; remedy`` for each, then the sum."""
    errors = sum(one.severity == "error" for one in findings)
    warnings = len(findings) - errors
    counts = f"{counted(queries, 'query')}: {counted(errors, 'error')}, {counted(warnings, 'warning')}"
    out.write("".join(f"{line}\n" for line in [*map(str, findings), counts]).encode())


def write_json(findings: Sequence[Finding], out: IO[bytes]) -> None:
    """A list of objects."""
    import json

    told = [{**asdict(one), "severity": one.severity} for one in findings]
    out.write(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode())
