"""A file that may be packed: gzip and Zstandard are told by their first bytes, whatever the file is called."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from citygraph.errors import InputError, UsageError

_PIECE = 1 << 17
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
        raise InputError(
            f"its packing is broken ({error})", where=str(file), remedy="download or pack it again"
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read ({reason})", where=str(file), remedy="name another file") from error


@contextmanager
def _unzstd(raw: IO[bytes], file: Path) -> Iterator[IO[bytes]]:
    try:
        import zstandard
    except ImportError as error:
        raise UsageError(
            "Zstandard needs the package zstandard, which is not installed",
            where=str(file),
            remedy="pip install 'citygraph[zstd]', or unpack the file",
        ) from error
    try:
        yield cast("IO[bytes]", _Frames(raw, zstandard.ZstdDecompressor()))
    except zstandard.ZstdError as error:
        raise InputError(f"broken Zstandard ({error})", where=str(file), remedy="download or pack it again") from error


class _Frames(io.RawIOBase):
    """Frame after frame; EOFError when the last one is cut off, which the package's own reader takes for its end."""

    def __init__(self, raw: IO[bytes], decompressor: Any) -> None:
        self._raw = raw
        self._decompressor = decompressor
        self._frame = decompressor.decompressobj()
        self._begun = False
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while (size < 0 or len(self._rest) < size) and (piece := self._raw.read(_PIECE)):
            self._rest += self._unpacked(piece)
        if self._begun and not self._frame.eof and len(self._rest) < size:
            raise EOFError("Zstandard frame ended before its end")
        read, self._rest = (self._rest, b"") if size < 0 else (self._rest[:size], self._rest[size:])
        return read

    def _unpacked(self, piece: bytes) -> bytes:
        unpacked: bytes = b""
        while piece:
            if self._frame.eof:
                self._frame = self._decompressor.decompressobj()
            self._begun = True
            unpacked += self._frame.decompress(piece)
            piece = self._frame.unused_data if self._frame.eof else b""
        return unpacked
