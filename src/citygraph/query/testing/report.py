"""What tests of queries came to: lines for people, JUnit XML for a CI server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO

from citygraph.query.display import counted, plain
from citygraph.query.testing.checking import Outcome


def write_lines(outcomes: Sequence[Outcome], untested: Sequence[str], out: IO[bytes]) -> None:
    """A line for each test that failed, with its place, then the sum."""
    lines = [f"{one.source}:{one.line}: {one.query} ({one.test}): {one.problem}" for one in outcomes if one.problem]
    missed = len(lines)
    queries = len({one.source for one in outcomes})
    total = f"{counted(len(outcomes), 'test')} of {counted(queries, 'query')}"
    lines.append(f"{total}: {len(outcomes) - missed} passed, {missed} failed")
    if untested:
        lines.append(f"without a test: {', '.join(untested)}")
    out.write("".join(f"{line}\n" for line in lines).encode())


def write_junit(outcomes: Iterable[Outcome], out: IO[bytes]) -> None:
    """JUnit XML: a suite for each query, a case for each test; ``failure`` for a miss, ``error`` for a broken query."""
    from lxml import etree

    every = list(outcomes)
    top = etree.Element("testsuites", _figures(every))
    for (source, name), group in groupby(every, key=lambda one: (one.source, one.query)):
        cases = list(group)
        suite = etree.SubElement(top, "testsuite", {"name": name, "file": source, **_figures(cases)})
        for one, test in zip(cases, _names(cases)):
            attributes = {"classname": f"queries.{name}", "name": test, "time": f"{one.seconds:.6f}"}
            case = etree.SubElement(suite, "testcase", {**attributes, "file": source, "line": str(one.line)})
            if one.problem:
                etree.SubElement(case, "error" if one.broken else "failure", {"message": plain(one.problem)})
    out.write(etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _names(cases: Sequence[Outcome]) -> list[str]:
    """What each test is called: of several with the same parameters a CI server would show one, so they are counted."""
    met: Counter[str] = Counter()
    names = []
    for name in (plain(one.test) for one in cases):
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name} ({met[name]})")
    return names


def _figures(outcomes: Sequence[Outcome]) -> dict[str, str]:
    return {
        "tests": str(len(outcomes)),
        "failures": str(sum(bool(one.problem) and not one.broken for one in outcomes)),
        "errors": str(sum(one.broken for one in outcomes)),
        "time": f"{sum(one.seconds for one in outcomes):.6f}",
    }
