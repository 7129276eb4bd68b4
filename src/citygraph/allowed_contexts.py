"""The JSON-LD contexts that a user allows: exactly these addresses, each fetched once, or read from a file instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from citygraph.errors import InputError, UsageError
from citygraph.remote import Address, Client

_MOST = 2_000_000
"""Bytes of a context."""
_SECONDS = 20.0
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json")
_ALTERNATE = re.compile(r"<([^>]*)>\s*((?:;[^,]*)*)")
_ACCEPT = {"Accept": "application/ld+json, application/json;q=0.9"}


@dataclass(frozen=True, slots=True)
class Allowed:
    """An address, as documents name it, and the file that stands for it, if any."""

    address: str
    file: Path | None = None

    @classmethod
    def of(cls, wish: str) -> Allowed:
        """``URL``, or ``URL=FILE`` for a file that stands for it; UsageError for an address that is not fetched."""
        address, _, name = wish.rpartition("=")
        if address and Path(name).is_file():
            return cls(address, Path(name))
        where = Address.of(wish)
        if where.scheme != "https" and not where.is_local:
            raise UsageError(
                "a context is fetched by https only", where=wish, remedy="give its https address, or URL=FILE"
            )
        return cls(wish)


class AllowedContexts:
    """Gives the documents at the addresses that are allowed."""

    def __init__(self, wishes: Iterable[str]) -> None:
        """UsageError for a wish that is none."""
        self._allowed = {each.address: each for each in map(Allowed.of, wishes)}

    def __call__(self, address: str) -> bytes:
        """The document; InputError when it is not allowed, ServerError when it cannot be had."""
        if (allowed := self._allowed.get(address)) is None:
            raise InputError(
                f"the JSON-LD names the context {address}, which is not allowed",
                remedy=f"--allow-context {address}, or put it into the file",
            )
        return fetch(Address.of(address)) if allowed.file is None else _checked(_start(allowed.file), str(allowed.file))


def fetch(address: Address) -> bytes:
    """The JSON at an address, or at the one on the same server that it names as its JSON-LD (``Link: rel=alternate``).

    Raises ServerError when it is not there in 20 seconds or leads to another server, InputError when it is no JSON or
    too long.
    """
    with Client(address, silence=_SECONDS) as client:
        answer = client.send("GET", address, _ACCEPT, within=_SECONDS)
        if not _JSON.match(answer.headers.get_content_type()):
            other = _alternate(answer.headers.get_all("Link") or ())
            answer.close()
            if other is None or (there := address.join(other)).origin != address.origin:
                raise InputError("no JSON-LD", where=address.url, remedy="check the address, or name a file: URL=FILE")
            answer = client.send("GET", there, _ACCEPT, within=_SECONDS)
        data = bytearray()
        while len(data) <= _MOST and (piece := answer.read(1 << 16)):
            data += piece
        return _checked(bytes(data), address.url)


def _alternate(links: Iterable[str]) -> str | None:
    for target, parameters in _ALTERNATE.findall(", ".join(links)):
        if re.search(r'rel="?alternate', parameters) and "application/ld+json" in parameters:
            return str(target)
    return None


def _start(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_MOST + 1)


def _checked(data: bytes, where: str) -> bytes:
    if len(data) > _MOST:
        raise InputError(f"the context is larger than {_MOST // 1_000_000} MB", where=where, remedy="check the address")
    return data
