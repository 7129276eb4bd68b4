"""A file that may be packed: gzip and Zstandard are told by their first bytes, whatever the file is called."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from citygraph.errors import InputError, UsageError

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """The unpacked bytes of a file; InputError when it cannot be read, or its packing is broken."""
    try:
        with file.open("rb") as raw:
            start = raw.read(4)
            raw.seek(0)
            if start.startswith(_GZIP):
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            elif start == _ZSTD:
                with _unzstd(raw, file) as unpacked_zstd:
                    yield unpacked_zstd
            else:
                yield raw
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"broken gzip ({error})", where=str(file), remedy="download or pack it again") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read ({reason})", where=str(file), remedy="name another file") from error


@contextmanager
def _unzstd(raw: IO[bytes], file: Path) -> Iterator[IO[bytes]]:
    try:
        import zstandard
    except ImportError as error:
        raise UsageError(
            "Zstandard needs a package", where=str(file), remedy="pip install zstandard, or unpack the file"
        ) from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as unpacked:
            yield unpacked
    except zstandard.ZstdError as error:
        raise InputError(f"broken Zstandard ({error})", where=str(file), remedy="download or pack it again") from error
