"""Files whose ending says that they are compressed; the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from citygraph.graph.exporting.extras import needed

ENDINGS = (".gz", ".zst")
_BUFFER = 1 << 18
_LEVEL = 6
_ZSTD_LEVEL = 3


@contextmanager
def compressed(out: IO[bytes], ending: str) -> Iterator[IO[bytes]]:
    """A stream whose bytes go into `out` compressed as the ending says, or as they are.

    Raises UsageError for .zst without the package zstandard.
    """
    if ending == ".gz":
        import gzip

        packed: Any = gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=out, mtime=0)
        with io.BufferedWriter(packed, _BUFFER) as stream:
            yield stream
    elif ending == ".zst":
        zstandard: Any = needed("zstandard", "zstd", "A .zst file")
        packed = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).stream_writer(out, closefd=False)
        with io.BufferedWriter(packed, _BUFFER) as stream:
            yield stream
    else:
        yield out
