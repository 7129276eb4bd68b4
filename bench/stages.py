"""Where the time of an article goes, stage by stage, on the very way that a build takes."""

from __future__ import annotations

import cProfile
import gc
import io
import pstats
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

from bench.exchange import Named
from citygraph import article, extract
from citygraph.article import relevance

REST = "all else"


def by_stage(batches: Sequence[Sequence[Named]]) -> dict[str, float]:
    """CPU seconds of each stage over the fastest of the batches; what two share is counted where it comes first."""
    samples = []
    for batch in batches:
        gc.collect()
        gc.freeze()  # what the bench holds is none of the work
        samples.append(_measured(batch))
    return min(samples, key=lambda sample: sum(sample.values()))


def profile(articles: Sequence[Named], lines: int = 25) -> str:
    """The functions that take most time of their own; the measuring itself weighs on those that are called often."""
    profiler = cProfile.Profile()
    profiler.enable()
    for source, data in articles:
        extract.extract(article.read(data, source))
    profiler.disable()
    text = io.StringIO()
    pstats.Stats(profiler, stream=text).strip_dirs().sort_stats("tottime").print_stats(lines)
    return text.getvalue()


def _measured(articles: Sequence[Named]) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timing(*arguments: object) -> object:
            start = time.process_time()
            result = function(*arguments)
            spent[name] += time.process_time() - start
            return result

        return timing

    opened = timed("decode", lambda data, source: article.Page(data.decode(), source))
    tested, read = timed("first test", relevance.is_relevant), timed("read", article.read_page)
    start = time.process_time()
    with _stages(timed):
        for source, data in articles:
            page = opened(data, source)
            tested(page)
            extract.extract(read(page))
    spent[REST] = time.process_time() - start - sum(spent.values())
    return dict(spent)


@contextmanager
def _stages(timed: Callable[[str, Callable[..., Any]], Callable[..., Any]]) -> Iterator[None]:
    """Every stage of :mod:`citygraph.extract` with a clock around it."""
    names = ("MENTION_STAGES", "STATEMENT_STAGES")
    tuples = {name: tuple(timed(each.__name__, each) for each in getattr(extract, name)) for name in names}
    single = {name: timed(name, getattr(extract, name)) for name in ("account_of", "claims") if hasattr(extract, name)}
    with mock.patch.multiple(extract, **tuples, **single):
        yield
