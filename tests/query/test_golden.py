"""The stored queries on the bundled articles, against answers that were checked by reading the articles.

A file ``partners--place=Jakarta.csv`` in ``tests/golden`` holds what ``citygraph query run partners -p place=Jakarta``
gives, in some of its columns. ``CITYGRAPH_UPDATE_GOLDEN=1`` rewrites the files; read the difference against the
articles before it is kept.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from citygraph import graph, query

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted(GOLDEN.glob("*.csv"))
UPDATE = "CITYGRAPH_UPDATE_GOLDEN"
WANTED = {
    "agreement-parties", "partners", "officials", "signatories", "fields", "statements", "events", "evidence",
    "letters-without-mou", "partners-not-cities",
}  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_golden(bundled_store: Path, file: Path) -> None:
    name, *assignments = file.stem.split("--")
    found = answer(bundled_store, name, query.parse_assignments(assignments))
    columns = rows(file.read_text(encoding="utf-8"))[0]
    kept = [columns, *([row[found[0].index(column)] for column in columns] for row in found[1:])]
    if os.environ.get(UPDATE):
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(kept)
    assert kept == rows(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "stored", [stored for stored in query.catalogue() if stored.columns], ids=lambda stored: stored.name
)
def test_every_row_has_its_sentence(bundled_store: Path, stored: query.StoredQuery) -> None:
    given = {parameter.name: parameter.example or "" for parameter in stored.parameters if parameter.required}
    columns, *found = answer(bundled_store, stored.name, given)
    assert found or stored.name not in WANTED
    if "sentence" in columns:
        assert all(row[columns.index("sentence")] for row in found)


def test_the_questions_that_matter_have_a_golden_answer() -> None:
    assert {file.stem.split("--")[0] for file in FILES} >= WANTED


def answer(store: Path, name: str, given: dict[str, str]) -> list[list[str]]:
    """The columns and rows of a stored query, as CSV gives them."""
    stored = query.find(name)
    out = io.BytesIO()
    with graph.open_store(store) as snapshot:
        terms = query.arguments(stored, given, snapshot.store, snapshot.names)
        query.render(query.run(snapshot.store, query.bind(stored.text, terms)), "csv", out)
    return rows(out.getvalue().decode())


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))
