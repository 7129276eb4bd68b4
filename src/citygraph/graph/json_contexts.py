"""JSON-LD whose contexts lie elsewhere, as JSON-LD that has them inside, which is all that the engine reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from citygraph import resources
from citygraph.errors import InputError

OURS = "https://w3id.org/citygraph/ontology/context.jsonld"
"""The address of ``ontology/context.jsonld``, which everybody has who has citygraph."""
_MENTIONED = b"context.jsonld"
_PIECE = 1 << 20
_MOST = 200_000_000
"""Bytes of a document, and of all the contexts that are put into it."""

Contexts = Callable[[str], bytes]
"""Gives the document at an address; InputError for one that may not be had."""


def nothing_else(address: str) -> bytes:
    """No context but ours."""
    raise InputError(
        f"the JSON-LD names a remote context, which is not fetched ({address})",
        remedy=f"allow it: --allow-context {address}, or put the context into the file",
    )


def mentions_ours(stream: IO[bytes]) -> bool:
    """True when a file may name our context."""
    before = b""
    while piece := stream.read(_PIECE):
        if _MENTIONED in before + piece:
            return True
        before = piece[-len(_MENTIONED) :]
    return False


def self_contained(stream: IO[bytes], file: Path, contexts: Contexts) -> bytes:
    """The JSON-LD of a file with all the contexts that it names inside.

    Raises InputError with line and column where it is no JSON, and for a context that may not be had, is none, or names
    itself.
    """
    data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        raise InputError(
            f"larger than {_MOST // 1_000_000} MB, with a context elsewhere",
            where=str(file),
            remedy="put the context into the file",
        )
    try:
        document = json.loads(data)
        return json.dumps(_Inliner(contexts).document(document), ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise InputError(
            f"no JSON-LD ({error.msg})", where=f"{file}:{error.lineno}:{error.colno}", remedy="repair the file"
        ) from None
    except RecursionError:
        raise InputError("JSON-LD that is nested too deeply", where=str(file), remedy="repair the file") from None
    except InputError as error:
        raise error if error.where else InputError(error.what, where=str(file), remedy=error.remedy) from error


class _Inliner:
    """Puts contexts in the place of their addresses."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts
        self._known: dict[str, tuple[object, int]] = {}
        self._put_in = 0

    def document(self, value: Any, inside: tuple[str, ...] = ()) -> Any:
        """Some JSON with the contexts that it names, in a context that came from so many others."""
        if isinstance(value, dict):
            return {
                key: self._context(part, inside) if key == "@context" else self.document(part, inside)
                for key, part in value.items()
            }
        return [self.document(each, inside) for each in value] if isinstance(value, list) else value

    def _context(self, value: Any, inside: tuple[str, ...]) -> Any:
        parts = list(self._parts(value, inside))
        return parts[0] if len(parts) == 1 else parts

    def _parts(self, value: Any, inside: tuple[str, ...]) -> Iterator[Any]:
        if isinstance(value, list):
            for each in value:
                yield from self._parts(each, inside)
        elif isinstance(value, str):
            yield from self._parts(self._at(value, inside), (*inside, value))
        elif isinstance(value, dict) and isinstance(address := value.get("@import"), str):
            imported = self._context(self._at(address, inside), (*inside, address))
            if not isinstance(imported, dict):
                raise InputError(f"the context {address} is none to be imported: it has several parts")
            rest = {key: part for key, part in value.items() if key != "@import"}
            yield imported | self.document(rest, inside)
        else:
            yield self.document(value, inside)

    def _at(self, address: str, inside: tuple[str, ...]) -> Any:
        """The context at an address."""
        if address in inside:
            raise InputError(f"the context {address} names itself", remedy="put the contexts into the file")
        if address not in self._known:
            data = _ours() if address == OURS else self._contexts(address)
            self._known[address] = _read(data, address), len(data)
        context, size = self._known[address]
        self._put_in += size
        if self._put_in > _MOST:
            raise InputError(
                f"its contexts come to more than {_MOST // 1_000_000} MB", remedy="name the context once, at the top"
            )
        return context


def _read(data: bytes, address: str) -> object:
    try:
        return json.loads(data)["@context"]
    except (ValueError, KeyError, TypeError):
        raise InputError(f"what is at {address} is no context", remedy="check the address") from None


def _ours() -> bytes:
    return resources.path("ontology", "context.jsonld").read_bytes()
