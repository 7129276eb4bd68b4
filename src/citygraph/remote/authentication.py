"""How a request says who sends it: HTTP Basic (RFC 7617) and Digest (RFC 7616), as the server asks."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count

from citygraph.remote.credentials import Credentials

_PARAMETER = re.compile(r'([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_HASHES: dict[str, Callable[[bytes], str]] = {
    "MD5": lambda data: hashlib.md5(data, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda data: hashlib.sha256(data).hexdigest(),
}
Scheme = Callable[[str, str], str]
"""Gives the value of ``Authorization`` for a method and a target."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a server asks for in ``WWW-Authenticate``."""

    scheme: str
    parameters: dict[str, str]


def challenges(headers: Iterable[str]) -> list[Challenge]:
    """The challenges of a 401, in their order.

    >>> [each.scheme for each in challenges(['Basic realm="a, b", Digest nonce="x", qop="auth"'])]
    ['basic', 'digest']
    """
    found: list[Challenge] = []
    for header in headers:
        for part in re.split(r"(?:^|,)\s*(?=(?:Basic|Digest|Bearer|Negotiate|NTLM)\b)", header, flags=re.IGNORECASE):
            name, _, rest = part.strip().partition(" ")
            if name:
                values = {key.lower(): quoted or plain for key, quoted, plain in _PARAMETER.findall(rest)}
                found.append(Challenge(name.lower(), values))
    return found


def scheme_for(asked: Iterable[Challenge], credentials: Credentials, *, private: bool) -> Scheme | None:
    """How to answer, Digest rather than Basic; Basic only where nobody can listen (`private`). None: not at all."""
    every = list(asked)
    for challenge in every:
        if challenge.scheme == "digest" and challenge.parameters.get("algorithm", "MD5").upper() in _HASHES:
            return _digest(challenge.parameters, credentials)
    if private and any(challenge.scheme == "basic" for challenge in every):
        pair = f"{credentials.user}:{credentials.password}".encode()
        value = "Basic " + base64.b64encode(pair).decode()
        return lambda _method, _target: value
    return None


def _digest(asked: dict[str, str], credentials: Credentials) -> Scheme:
    algorithm = asked.get("algorithm", "MD5")
    hashed = _HASHES[algorithm.upper()]
    realm, nonce = asked.get("realm", ""), asked.get("nonce", "")
    secret = hashed(f"{credentials.user}:{realm}:{credentials.password}".encode())
    has_quality = "auth" in re.split(r"[\s,]+", asked.get("qop", ""))
    uses = count(1)

    def answer(method: str, target: str) -> str:
        what = hashed(f"{method}:{target}".encode())
        fields = {"username": credentials.user, "realm": realm, "nonce": nonce, "uri": target}
        if has_quality:
            use, own = f"{next(uses):08x}", os.urandom(8).hex()
            fields |= {"cnonce": own, "response": hashed(f"{secret}:{nonce}:{use}:{own}:auth:{what}".encode())}
        else:
            use = ""
            fields["response"] = hashed(f"{secret}:{nonce}:{what}".encode())
        if "opaque" in asked:
            fields["opaque"] = asked["opaque"]
        quoted = ", ".join(f'{key}="{_escaped(value)}"' for key, value in fields.items())
        return f"Digest {quoted}, algorithm={algorithm}" + (f", qop=auth, nc={use}" if use else "")

    return answer


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
