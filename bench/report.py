"""What was measured, as tables that a person reads on a terminal and in bench/README.md alike."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_BEGIN, _END = "<!-- recorded run -->", "<!-- end of the recorded run -->"


@dataclass(frozen=True)
class Goal:
    """A figure with what it should be; `at_most` where less is better."""

    what: str
    goal: float
    measured: float
    unit: str = ""
    at_most: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the figure is as it should be."""
        return self.measured <= self.goal if self.at_most else self.measured >= self.goal

    def row(self) -> tuple[str, str, str, str]:
        """The figure as a line of a table."""
        sign = "≤" if self.at_most else "≥"
        ratio = self.measured / self.goal if self.at_most else self.goal / max(self.measured, 1e-9)
        verdict = "met" if self.is_met else f"missed by a factor of {ratio:.2f}"
        return self.what, f"{sign} {number(self.goal)}{self.unit}", f"{number(self.measured)}{self.unit}", verdict


def number(value: float) -> str:
    """Three figures that count: 0.0123, 4.56, 789, 20,100."""
    if value == 0 or abs(value) >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.3g}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column to the left, the others to the right."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths))
        )
        return f"| {' | '.join(padded)} |"

    rule = "|".join("-" * (width + 1) + (":" if column else "-") for column, width in enumerate(widths))
    return "\n".join([line(lines[0]), f"|{rule}|", *map(line, lines[1:])])


def machine() -> str:
    """What kind of machine this is, and how busy: no name of it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {_processor()}{cores} cores{load}; {python}"


def today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def record(text: str, readme: Path) -> None:
    """Put a run in the place of the one that the README holds."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    readme.write_text(f"{before}{_BEGIN}\n\n{text.strip()}\n\n{_END}{after}", encoding="utf-8")


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if sys.platform != "linux" or not info.is_file():
        return ""
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    return f"{names[0].replace('(R)', '')}, " if names else ""
