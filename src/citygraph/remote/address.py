"""The address of a server, as a user gives it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from citygraph.errors import UsageError

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https URL in parts; `target` is the path and query that a request names.

    >>> Address.of("http://localhost:7878/query").origin
    'http://localhost:7878'
    """

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def of(cls, url: str) -> Address:
        """The address that a URL is; UsageError for another, and for one that holds a user or a password."""
        try:
            parts = urlsplit(url.strip())
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in _PORTS or not parts.hostname or not url.isascii() or any(c <= " " for c in url.strip()):
            shown = f"{url.rpartition('@')[2][:80]!r}"
            raise UsageError(f"{shown} is no address of a server", remedy="give one like http://localhost:7878/query")
        if "@" in parts.netloc:
            raise UsageError(
                "the address holds a user name or password, where others can read it",
                where=parts.netloc.rpartition("@")[2],
                remedy="leave it out, and set CITYGRAPH_USER and CITYGRAPH_PASSWORD",
            )
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], target)

    @property
    def origin(self) -> str:
        """Scheme, host and port: what credentials are for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole of it."""
        return self.origin + self.target

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def is_local(self) -> bool:
        """True for this machine, which no wire leads to."""
        return self.host in {"localhost", "::1"} or self.host.startswith("127.")

    def join(self, reference: str) -> Address:
        """Where a relative or absolute reference on this page leads to."""
        return Address.of(urljoin(self.url, reference).partition("#")[0])
