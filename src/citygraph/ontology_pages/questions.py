"""The competency questions: what the ontology is to answer, and which stored query does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citygraph import resources


@dataclass(frozen=True, slots=True)
class Question:
    """A question by language, the stored query that answers it, and values for its parameters."""

    words: Mapping[str, str]
    query: str
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions on one subject."""

    title: str
    questions: tuple[Question, ...]


def groups() -> tuple[Group, ...]:
    """All questions, in the order of their file."""
    import yaml

    text = resources.path("ontology", "competency-questions.yaml").read_text(encoding="utf-8")
    return tuple(Group(title, tuple(map(_question, rows))) for title, rows in yaml.safe_load(text).items())


def _question(row: Mapping[str, str | Mapping[str, str]]) -> Question:
    words = {name: str(text) for name, text in row.items() if name not in ("query", "params")}
    given = row.get("params", {})
    pairs = tuple((name, str(value)) for name, value in given.items()) if isinstance(given, Mapping) else ()
    return Question(words, str(row["query"]), pairs)
