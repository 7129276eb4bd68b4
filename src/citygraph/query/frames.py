"""What a worker and the process that asks it send each other: pieces of bytes, each with its kind and length."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import IO

_HEAD = struct.Struct(">BI")


class Kind(IntEnum):
    """What a piece is."""

    ASK = 1
    """A question, as JSON."""
    HEAD = 2
    """The form of its answer, as JSON."""
    DATA = 3
    """Some of the answer."""
    END = 4
    """The answer is complete."""
    FAILED = 5
    """The answer is an error, as JSON."""


def send(out: IO[bytes], kind: Kind, data: bytes = b"") -> None:
    """Write one piece; OSError when nobody listens any more."""
    out.write(_HEAD.pack(kind, len(data)) + data)


class Pieces:
    """Cuts what comes in into the pieces that were sent."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> None:
        """Take in some more bytes."""
        self._held += data

    def next(self) -> tuple[Kind, bytes] | None:
        """The next piece; None until it is complete."""
        if len(self._held) < _HEAD.size:
            return None
        kind, length = _HEAD.unpack_from(self._held)
        end = _HEAD.size + length
        if len(self._held) < end:
            return None
        data = bytes(self._held[_HEAD.size : end])
        del self._held[:end]
        return Kind(kind), data

    def coming(self) -> Kind | None:
        """What the next piece will be, if it is complete."""
        if len(self._held) < _HEAD.size:
            return None
        kind, length = _HEAD.unpack_from(self._held)
        return Kind(kind) if len(self._held) >= _HEAD.size + length else None


def receive(source: IO[bytes]) -> tuple[Kind, bytes] | None:
    """Wait for the next piece; None when the other side is gone."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    return Kind(kind), source.read(length)
