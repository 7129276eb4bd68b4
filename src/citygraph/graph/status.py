"""What a store holds, as people and programs are told."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from citygraph.graph.database import FORMAT
from citygraph.vocab import is_dataset

if TYPE_CHECKING:
    from citygraph.graph.rejection import Rejection


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article of the store, without its text."""

    id: str
    source: str
    published: str | None
    language: str | None
    headline: str | None
    claims: int
    rules: str


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds."""

    articles: tuple[ArticleEntry, ...]
    counts: dict[str, int]
    rejections: tuple[Rejection, ...]
    notes: tuple[str, ...]
    passed_over: int = 0
    waiting: int = 0
    format: int = FORMAT
    of_another_version: bool = False
    """Whether another version of this program made the graph."""

    @property
    def datasets(self) -> tuple[ArticleEntry, ...]:
        """What was imported: sources that are no articles."""
        return tuple(article for article in self.articles if is_dataset(article.id))

    def figures(self) -> dict[str, object]:
        """The table that a person reads."""
        return {
            "articles": len(self.articles) - len(self.datasets),
            **({"datasets": len(self.datasets)} if self.datasets else {}),
            **({"articles read, not in the graph yet": self.waiting} if self.waiting else {}),
            **({"articles passed over": self.passed_over} if self.passed_over else {}),
            "claims": sum(article.claims for article in self.articles),
            "triples of facts": self.counts.get("facts", 0),
            "inferred triples": self.counts.get("inferred", 0),
            "facts set aside": self.counts.get("set_aside", 0),
        }

    def as_json(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {
            "format": self.format,
            "of_another_version": self.of_another_version,
            "figures": self.figures(),
            "articles": [asdict(article) for article in self.articles],
            "rejections": list(map(str, self.rejections)),
            "notes": list(self.notes),
        }
