"""How fast articles are read, and what that takes of a machine, against goals and against a peer in the same run.

    python -m bench [FOLDER] [--articles 20000] [--runs 4] [--record] [--profile]

bench/README.md explains every figure.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import peers, stages
from bench.commands import cost
from bench.exchange import Named, Original, irrelevant, originals, repeated
from bench.report import Goal, machine, number, record, table, today
from citygraph import article, extract, parallel, resources

ROOT = Path(__file__).parents[1]
_CHUNK = 64  # articles, that a build takes in together: nothing is seen between
_OURS = "read + extract"


@dataclass
class Bench:
    """What is to be measured, and what came of it; `step` articles lie before the first checkpoint."""

    folder: list[Original]
    articles: int
    runs: int
    seed: int
    step: int
    scratch: Path
    goals: list[Goal] = field(default_factory=list)

    def batches(self) -> Iterator[list[Named]]:
        """All articles in as many batches as there are runs."""
        stream = repeated(self.folder, self.articles, self.seed)
        size = max(1, self.articles // self.runs)
        for _ in range(self.runs):
            yield [each for each, _ in zip(stream, range(size))]

    def rows(self, texts: Iterable[str], name: str) -> str:
        """A table of articles as a build takes it in."""
        file = self.scratch / name
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        return str(file)

    def repeated_rows(self, articles: int) -> str:
        """A table of repeated articles, other ones than those of the batches."""
        texts = (data.decode() for _, data in repeated(self.folder, articles, self.seed + 1))
        return self.rows(texts, f"{articles}.jsonl")


def rates(bench: Bench) -> str:
    """Articles a second on one core, each work on every batch once, in turn."""
    works: dict[str, peers.Work | None] = {
        "decode": peers.decode,
        "re words": peers.words,
        "our tokens": peers.tokens,
        "first test": peers.first_test,
        "py3langid": peers.language,
        "read": peers.read,
        "spaCy tokens": peers.spacy_tokens(),
        peers.SPACY: peers.spacy_names(),
        _OURS: peers.read_and_extract,
    }
    warm = list(repeated(bench.folder, len(bench.folder), bench.seed - 1))
    seconds: dict[str, list[float]] = {name: [] for name, work in works.items() if work}
    size = 0
    for batch in [warm, *bench.batches()]:
        size = sum(len(data) for _, data in batch)
        for name, work in works.items():
            if work:
                seconds[name].append(_cpu(lambda work=work, batch=batch: work(batch)) / len(batch))
    best = {name: min(each[1:]) for name, each in seconds.items()}
    rows = []
    for name, work in works.items():
        if work is None:
            rows.append((name, peers.SPACY_MISSING, *[""] * 4))
            continue
        typical = statistics.median(seconds[name][1:])
        megabytes = size / (bench.articles // bench.runs or 1) / best[name] / 1e6
        rows.append(
            (
                name,
                number(1 / best[name]),
                number(1 / typical),
                number(best[name] * 1000),
                number(megabytes),
                number(best[name] / best["re words"]),
            )
        )
    if peers.SPACY in best:
        bench.goals.append(Goal(f"{_OURS}, in speeds of {peers.SPACY}", 5, best[peers.SPACY] / best[_OURS]))
    return table(("work, one core", "articles/s, best", "median", "ms/article", "MB/s", "x words"), rows)


def by_stage(bench: Bench) -> str:
    """Where the time of an article goes."""
    batches = list(bench.batches())[-3:]
    spent = stages.by_stage(batches)
    floor = min(_cpu(lambda batch=batch: peers.words(batch)) for batch in batches)
    total, count = sum(spent.values()), len(batches[0])
    rows = [
        (name, number(each * 1000 / count), f"{each / total:.0%}", number(each / floor))
        for name, each in [*spent.items(), ("together", total)]
    ]
    return table(("stage", "ms/article", "share", "x words"), rows)


def scale(bench: Bench) -> str:
    """Whether speed and memory stay as they are while articles come."""
    marks = [bench.step * factor for factor in (1, 2, 4, 8)]
    seen = _probe("intake", bench.repeated_rows(marks[-1]), "1", *map(str, marks))["seen"]
    rows, speeds = [], []
    for before, after in pairwise(seen):
        speeds.append((after["done"] - before["done"]) / (after["cpu"] - before["cpu"]))
        stretch = f"{before['done']:,} – {after['done']:,}"
        since_start = after["done"] / (after["cpu"] - seen[0]["cpu"])
        rows.append((stretch, number(speeds[-1]), number(since_start), number(after["megabytes"])))
    peaks = {each["done"]: each["megabytes"] for each in seen}
    if len(rows) == len(marks):
        _, first, _, fourth, last = sorted(peaks)
        what = f"linear: speed of articles {fourth:,} to {last:,} in the best before"
        bench.goals.append(Goal(what, 0.9, speeds[-1] / max(speeds[:-1])))
        what = f"flat: memory after {fourth:,} articles in that after {first:,}"
        bench.goals.append(Goal(what, 1.05, peaks[fourth] / peaks[first], at_most=True))
    last = seen[-1]["done"]
    bench.goals.append(Goal(f"memory of a process after {last:,} articles", 300, peaks[last], " MB", at_most=True))
    return table(("articles, one process", "articles/s", "since the start", "peak RSS, MB"), rows)


def jobs(bench: Bench) -> str:
    """What more processes give, on as many processors as there are."""
    file = bench.repeated_rows(2 * bench.step)
    counts = sorted({1, 2, parallel.processes(0)})
    seen: dict[int, list[dict[str, Any]]] = {count: [] for count in counts}
    for _ in range(min(bench.runs, 3)):
        for count in counts:
            seen[count].append(_probe("intake", file, str(count)))
    rows, alone, least = [], min(map(_wall, seen[1])), min(map(_all_cpu, seen[1]))
    for count, samples in seen.items():
        wall = min(map(_wall, samples))
        cpu = min(_all_cpu(sample) for sample in samples)
        held = max(sample["worker_megabytes"] or sample["seen"][-1]["megabytes"] for sample in samples)
        rows.append(
            (f"-j {count}", number(wall), number(alone / wall), number(count * least / cpu), number(cpu), number(held))
        )
        if 1 < count <= parallel.processes(0):
            bench.goals.append(
                Goal(f"intake with -j {count}: times as fast as with one process", 0.9 * count, alone / wall)
            )
            bench.goals.append(Goal(f"memory of a worker of -j {count}", 300, held, " MB", at_most=True))
    return table((f"intake of {2 * bench.step:,}", "wall s", "speed-up", "of free cores", "CPU s", "MB/worker"), rows)


def passed_over(bench: Bench) -> str:
    """The first test, over rows that have nothing to do with the matter."""
    count = min(20 * bench.articles, 20_000)
    file = bench.rows(irrelevant(bench.folder, count, bench.seed), "irrelevant.jsonl")
    speeds = []
    for _ in range(bench.runs):
        first, *_, last = _probe("intake", file, "1")["seen"]
        speeds.append(last["done"] / (last["cpu"] - first["cpu"]))
    bench.goals.append(Goal("irrelevant articles of a table passed over, a second", 20_000, max(speeds)))
    return table(
        (f"{count:,} irrelevant rows", "articles/s, best", "median"),
        [("opened, tested, passed over", number(max(speeds)), number(statistics.median(speeds)))],
    )


def start_up(bench: Bench) -> str:
    """From nothing to a process that reads."""
    firsts = {original.language: original for original in reversed(bench.folder)}
    files = []
    for original in firsts.values():
        file = bench.scratch / original.source
        file.write_text(original.text, encoding="utf-8")
        files.append(str(file))
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "worker, prepared": [sys.executable, "-m", "bench.probe", "ready"],
        f"worker, with a first article in {len(files)} language{'s' * (len(files) > 1)}": [
            sys.executable,
            "-m",
            "bench.probe",
            "first",
            *files,
        ],
    }
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(bench.runs + 1):
        for name, command in commands.items():
            samples[name].append(cost(command, _environment()))
    best = {name: [min(each[i] for each in of[1:]) for i in (0, 1)] for name, of in samples.items()}
    started = list(best.items())[1:]
    bench.goals += [Goal(f"start-up: {name}, CPU", 0.3, cpu / 1000, " s", at_most=True) for name, (cpu, _) in started]
    return table(("start-up", "CPU ms", "wall ms"), [(name, *map(number, both)) for name, both in best.items()])


def whole_builds(bench: Bench) -> str:
    """What reading and extraction are of a whole build, and how the other stages grow."""
    sizes = [max(1, bench.step // part) for part in (8, 4, 2)]
    spent = [_probe("build", bench.repeated_rows(size), str(bench.scratch / f"store-{size}")) for size in sizes]
    rows = [
        (stage, *(number(each.get(stage, 0) * 1000 / size) for each, size in zip(spent, sizes))) for stage in spent[-1]
    ]
    rows.append(("together", *(number(sum(each.values()) * 1000 / size) for each, size in zip(spent, sizes))))
    return table(("stage of a build, CPU ms/article", *(f"{size:,} articles" for size in sizes)), rows)


SECTIONS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("Against others", rates),
    ("Stage by stage", by_stage),
    ("Linear, in flat memory", scale),
    ("Irrelevant articles", passed_over),
    ("Start-up", start_up),
    ("Several processes", jobs),
    ("Whole builds", whole_builds),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.partition("\n")[0])
    bundled = resources.path("data", "articles")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=bundled, help="articles (*.txt) with gold facts; the bundled ones"
    )
    parser.add_argument(
        "--articles", type=int, default=240, help="repeat them to so many (%(default)s; the full run: 20000)"
    )
    parser.add_argument("--runs", type=int, default=4, help="of so many runs the best counts (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of names and dates (%(default)s)")
    parser.add_argument(
        "--step", type=int, help=f"articles before the first checkpoint (a fortieth of all, and at least {_CHUNK})"
    )
    parser.add_argument("--record", action="store_true", help="put the run into bench/README.md")
    parser.add_argument(
        "--profile", action="store_true", help="print where reading and extraction spend their time, and no more"
    )
    wish = parser.parse_args()
    folder = originals(wish.folder)
    if not folder:
        parser.error(f"no articles in {wish.folder}")
    if wish.profile:
        print(stages.profile(list(repeated(folder, wish.articles, wish.seed))))
        return
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        runs = max(1, min(wish.runs, wish.articles))
        step = wish.step or max(_CHUNK, wish.articles // 40)
        bench = Bench(folder, wish.articles, runs, wish.seed, step, Path(scratch))
        parts = [_described(bench, "the bundled ones" if wish.folder == bundled else "of a folder")]
        print(parts[0], flush=True)
        for title, measure in SECTIONS:
            parts.append(f"**{title}**\n\n{measure(bench)}")
            print(f"\n{parts[-1]}", flush=True)
    parts.insert(1, table(("figure", "goal", "measured", "verdict"), (goal.row() for goal in bench.goals)))
    print(f"\n{parts[1]}\n\n{time.perf_counter() - start:.0f} s")
    if wish.record:
        record("\n\n".join(parts), ROOT / "bench" / "README.md")


def _described(bench: Bench, whose: str) -> str:
    size = sum(len(original.text.encode()) for original in bench.folder) / len(bench.folder) / 1000
    written = [(original.source, original.text.encode()) for original in bench.folder]
    other = list(repeated(bench.folder, len(bench.folder), bench.seed))
    return (
        f"{today()}, {machine()}.\n\n"
        f"{len(bench.folder)} articles, {whose}, {size:.1f} kB each, repeated to {bench.articles:,}; "
        f"claims of an article: {_claims(written):.0f} as written, {_claims(other):.0f} with other names and dates."
    )


def _claims(articles: Sequence[Named]) -> float:
    return sum(len(extract.extract(article.read(data, name)).claims) for name, data in articles) / len(articles)


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    gc.freeze()  # what the bench holds is none of the work: no collector of a worker looks through it
    start = time.process_time()
    work()
    return time.process_time() - start


def _probe(*arguments: str) -> Any:
    command = [sys.executable, "-m", "bench.probe", *arguments]
    done = subprocess.run(command, env=_environment(), check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def _environment() -> dict[str, str]:
    """That of this process, but with modules compiled once, as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}


def _wall(sample: dict[str, Any]) -> float:
    return float(sample["seen"][-1]["wall"] - sample["seen"][0]["wall"])


def _all_cpu(sample: dict[str, Any]) -> float:
    return float(sample["seen"][-1]["cpu"] - sample["seen"][0]["cpu"] + sample["worker_cpu"])


if __name__ == "__main__":
    main()
