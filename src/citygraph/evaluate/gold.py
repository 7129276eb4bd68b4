"""Gold files: the facts that a person found in an article, and the article beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from citygraph import resources
from citygraph.article.readers import OPENERS
from citygraph.errors import InputError
from citygraph.evaluate.facts import ScoredFact, facts_of

_REMEDY = "docs/evaluation.md gives the form"
_SUFFIXES = (".txt", *sorted(OPENERS.keys() - {"", ".txt"}))


@dataclass(frozen=True, slots=True)
class Case:
    """One article and what it ought to give; `language` is empty where the gold file does not say."""

    name: str
    article: Path
    language: str
    facts: tuple[ScoredFact, ...]


def bundled() -> Path:
    """The gold facts of the bundled articles."""
    return resources.path("data", "gold")


def cases(folder: Path, only: str = "") -> Iterator[Case]:
    """The cases of a folder in the order of their names; InputError when there is none, or one is broken."""
    pairs = [(file, article) for file in sorted(folder.glob(f"{only}*.json")) if (article := _article_of(file))]
    if not pairs:
        wanted = f"{only}*.json" if only else "NAME.json"
        raise InputError(
            f"no {wanted} with its NAME.txt or NAME.html beside it or in ../articles", where=str(folder), remedy=_REMEDY
        )
    for file, article in pairs:
        yield _case(file, article)


def _article_of(file: Path) -> Path | None:
    """The article of a gold file, a text rather than a page: beside it, or in ``articles`` next to the gold folder."""
    folders = (file.parent, file.resolve().parent.parent / "articles")
    paths = (folder / f"{file.stem}{suffix}" for suffix in _SUFFIXES for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def _case(file: Path, article: Path) -> Case:
    try:
        entry: Any = json.loads(file.read_text(encoding="utf-8"))
        case = Case(file.stem, article, entry.get("lang") or "", tuple(facts_of(entry)))
        undeclared = sorted(_places_used(entry) - set(entry.get("places") or ()))
    except KeyError as error:
        raise _broken(file, f"{error} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise _broken(file, str(error)) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(file)) from error
    if undeclared:
        raise _broken(file, f"not among its places: {', '.join(undeclared)}")
    return case


def _places_used(entry: Mapping[str, Any]) -> set[str]:
    single = (row.get("place") for part in ("officials", "agreements", "events") for row in entry.get(part) or ())
    pairs = (tie["partners"] for tie in entry.get("partnerships") or ())
    parties = (document["parties"] for document in entry.get("agreements") or ())
    return {key for key in chain(single, *pairs, *parties) if key}


def _broken(file: Path, reason: str) -> InputError:
    return InputError(f"not a gold file ({reason})", where=str(file), remedy=_REMEDY)
