"""Reading and extraction: articles and megabytes per second, next to two peers on the same texts in the same run.

    python bench/extraction.py [FOLDER] [--runs 10]

The peers do much less, and are what a pipeline over news would do in any case: `re` cuts each text into words
(the floor for anything in Python), and py3langid tells each text's language. Figures are CPU seconds of one core, the
best of all runs, after one run that warms the caches; start-up, with the loading of lexicons and gazetteer,
stands apart.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import py3langid

from citygraph import article, extract, gazetteer, lexicon, resources
from citygraph.article import relevance
from citygraph.errors import InputError
from citygraph.extract import MENTION_STAGES, STATEMENT_STAGES
from citygraph.extract.account import account_of
from citygraph.extract.claims import claims, places_of
from citygraph.extract.mention import Mentions
from citygraph.extract.thing import Statement

T = TypeVar("T")
Named = Sequence[tuple[str, bytes]]


def read_and_extract(pages: Named) -> None:
    for source, data in pages:
        extract.extract(article.read(data, source))


def words(pages: Named) -> None:
    for _, data in pages:
        re.findall(r"\w+", data.decode())


def language(pages: Named) -> None:
    for _, data in pages:
        py3langid.classify(data.decode())


def first_test(pages: Named) -> None:
    for source, data in pages:
        relevance.is_relevant(article.Page(data.decode(), source))


def read(pages: Named) -> None:
    for source, data in pages:
        article.read(data, source)


def best(work: Callable[[], object], runs: int) -> float:
    """CPU seconds of the fastest run."""
    work()
    return min(cost(work) for _ in range(runs))


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def by_stage(pages: Named) -> dict[str, float]:
    """CPU seconds of each stage; what two stages share is counted where it is first needed."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., T], *arguments: object) -> T:
        start = time.process_time()
        result = work(*arguments)
        spent[name] += time.process_time() - start
        return result

    for source, data in pages:
        document = timed("article.read", article.read, data, source)
        if document.metadata.language is None or document.metadata.language not in lexicon.languages():
            continue
        mentions = Mentions(document, lexicon.load(document.metadata.language), gazetteer.load())
        for find in MENTION_STAGES:
            mentions = timed(find.__name__, find, mentions)
        account = timed("account_of", account_of, mentions)
        statements: list[Statement] = []
        for state in STATEMENT_STAGES:
            statements += timed(state.__name__, state, account)
        timed("places_of", places_of, statements)
        timed("claims", claims, statements, mentions)
    return spent


def readable(folder: Path) -> list[tuple[str, bytes]]:
    """The texts of a folder that are articles; the others are left out of every row."""
    pages = []
    for file in sorted(folder.glob("*.txt")):
        data = file.read_bytes()
        try:
            article.read(data, file.name)
        except InputError as error:
            print(f"left out: {error}")
        else:
            pages.append((file.name, data))
    return pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=resources.path("data", "articles"))
    parser.add_argument("--runs", type=int, default=10)
    arguments = parser.parse_args()
    pages = readable(arguments.folder)
    if not pages:
        parser.error(f"no articles in {arguments.folder}")
    read_and_extract(pages[:1])
    first = time.process_time()
    size = sum(len(data) for _, data in pages)
    print(f"{len(pages)} articles, {size / 1000:.0f} kB; start-up and loading: {first * 1000:.0f} ms\n")

    print(f"{'work':24} {'ms/article':>10} {'articles/s':>10} {'MB/s':>8} {'x words':>8}")
    floor = best(lambda: words(pages), arguments.runs)
    for name, work in {
        "re words": words,
        "py3langid": language,
        "first test": first_test,
        "read": read,
        "read + extract": read_and_extract,
    }.items():
        seconds = best(lambda work=work: work(pages), arguments.runs)  # type: ignore[misc]
        rate = len(pages) / seconds
        print(f"{name:24} {1000 / rate:10.3f} {rate:10.0f} {size / seconds / 1e6:8.3f} {seconds / floor:8.1f}")

    by_stage(pages)
    samples = [by_stage(pages) for _ in range(arguments.runs)]
    fastest = min(samples, key=lambda sample: sum(sample.values()))
    print(f"\n{'stage':24} {'ms/article':>10} {'share':>10}")
    for name, seconds in fastest.items():
        print(f"{name:24} {seconds * 1000 / len(pages):10.3f} {seconds / sum(fastest.values()):10.0%}")


if __name__ == "__main__":
    main()
