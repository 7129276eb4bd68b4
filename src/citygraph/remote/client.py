"""One server: requests, and answers that are read as they come; a line that is free serves the next request.

::

    ServerError         the server cannot be reached, refuses, or fails
    └── LineError       nothing, or not all, came back: the same request may succeed another time
"""

from __future__ import annotations

import http.client
import re
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType

import citygraph
from citygraph.errors import CitygraphError
from citygraph.remote.address import Address
from citygraph.remote.authentication import Scheme, challenges, scheme_for
from citygraph.remote.credentials import PASSWORD, USER, Credentials

Line = http.client.HTTPConnection
_AGENT = f"citygraph/{citygraph.__version__}"
_REDIRECTS = {301, 302, 307, 308}
_MOST_REDIRECTS = 5
_CHUNK = 1 << 16
_TOLD = 200
_MUCH = 1 << 20
"""Of the answer to an error, so many bytes are read, and so many characters told."""


class ServerError(CitygraphError):
    """A server that cannot be reached, refuses, or fails; `status` is that of its answer, 0 without one."""

    status = 0
    passes = False
    """True when the same request may succeed in a while."""


class LineError(ServerError):
    """The line to the server could not be made, was silent for too long, or was dropped."""

    passes = True


class Client:
    """Asks one server, and no other: redirects to another host are refused. Not for several threads at a time."""

    def __init__(self, address: Address, credentials: Credentials | None = None, silence: float = 30.0) -> None:
        """`silence` is for how many seconds the server may say nothing."""
        self.address = address
        self._credentials = credentials
        self._silence = silence
        self._lines: set[Line] = set()
        """All that are open."""
        self._free: list[Line] = []
        self._scheme: Scheme | None = None

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up, also where an answer is still coming."""
        while self._lines:
            self.hang_up(next(iter(self._lines)))

    def hang_up(self, line: Line) -> None:
        """Close one line."""
        self._lines.discard(line)
        if line in self._free:
            self._free.remove(line)
        line.close()

    def set_free(self, line: Line) -> None:
        """Have a line, all of whose answer has come, serve the next request."""
        if line in self._lines and line.sock is not None:
            self._free.append(line)

    def send(
        self,
        method: str,
        address: Address,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        within: float | None = None,
    ) -> Answer:
        """Send a request, and give the answer when its head is there; what is no success becomes a ServerError.

        All of it, the reading of the answer too, has `within` seconds. The password is sent when the server asks for
        it; after that, from the start.
        """
        until = None if within is None else time.monotonic() + within
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(method, address, headers, body, until)
            if answer.status not in _REDIRECTS:
                return self._checked(answer)
            address = self._redirected(address, answer)
        raise self._error(address, "sends from one address to the next, and never answers", "check the address")

    def authenticate(self, address: Address) -> None:
        """Have the server ask who we are, if it wants to know, before it is sent much."""
        if self._credentials is not None and self._scheme is None:
            with suppress(ServerError):
                self.send("GET", address, {"Accept": "*/*"}).close()

    def _ask(
        self, method: str, address: Address, headers: Mapping[str, str], body: bytes | None, until: float | None
    ) -> Answer:
        """One request; a second time with the password when the server wants it."""
        answer = self._exchange(method, address, headers, body, until)
        if answer.status != http.client.UNAUTHORIZED or self._credentials is None:
            return answer
        asked = challenges(answer.headers.get_all("WWW-Authenticate") or [])
        private = address.scheme == "https" or address.is_local
        self._scheme = scheme_for(asked, self._credentials, private=private)
        if self._scheme is None:
            if any(each.scheme == "basic" for each in asked):
                answer.close()
                raise self._error(address, "wants the password where others can read it", "use https")
            return answer
        answer.close()
        return self._exchange(method, address, headers, body, until)

    def _exchange(
        self, method: str, address: Address, headers: Mapping[str, str], body: bytes | None, until: float | None
    ) -> Answer:
        """Send on the open line, or on a new one when that one had been closed meanwhile."""
        sent = {"User-Agent": _AGENT, **headers}
        if self._scheme is not None:
            sent["Authorization"] = self._scheme(method, address.target)
        while True:
            kept = bool(self._free)
            line = self._open(self.left(until, address))
            try:
                line.request(method, address.target, body, sent)
                return Answer(self, line, address, line.getresponse(), until)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError) as error:
                self.hang_up(line)
                if not kept:  # a new line; one that was kept may have been closed by the server meanwhile
                    raise self.dropped(address) from error
            except TimeoutError as error:
                self.hang_up(line)
                raise self.silent(address) from error
            except (OSError, http.client.HTTPException) as error:
                self.hang_up(line)
                raise self._unreachable(error) from error

    def _open(self, seconds: float) -> Line:
        """A free line, or a new one, which may be silent for so long."""
        if self._free:
            line = self._free.pop()
            line.sock.settimeout(seconds)
            return line
        host, port = self.address.host, self.address.port
        line = (
            http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
            if self.address.scheme == "https"
            else http.client.HTTPConnection(host, port, timeout=seconds)
        )
        self._lines.add(line)
        return line

    def left(self, until: float | None, address: Address) -> float:
        """The seconds for which a line may be silent now; LineError when the time is up."""
        if until is None:
            return self._silence
        left = min(self._silence, until - time.monotonic())
        if left <= 0:
            raise self.silent(address)
        return left

    def _redirected(self, address: Address, answer: Answer) -> Address:
        where = answer.headers.get("Location", "")
        answer.close()
        target = address.join(where)
        if target.origin != self.address.origin:
            raise self._error(address, f"sends us on to {target.origin}, another server", "give that address yourself")
        return target

    def _checked(self, answer: Answer) -> Answer:
        if 200 <= answer.status < 300:
            return answer
        said = "" if answer.status == http.client.UNAUTHORIZED else self._said(answer)
        answer.close()
        raise self._refusal(answer, said)

    def _refusal(self, answer: Answer, said: str) -> ServerError:
        status, path = answer.status, answer.address.path
        what, remedy = _REFUSALS.get(status, (f"answers {status} {answer.reason}".strip(), "see the server's log"))
        if status == http.client.UNAUTHORIZED and self._credentials is not None:
            what, remedy = f"does not take the password of {self._credentials.user}", "check it"
        error = self._error(answer.address, what.format(path=path) + (f": {said}" if said else ""), remedy)
        error.status = status
        error.passes = status in (429, 502, 503, 504)
        return error

    def _said(self, answer: Answer) -> str:
        """What the server says of an error, in one line."""
        try:
            text = answer.read(_MUCH).decode("utf-8", "replace")
        except ServerError:
            return ""
        if "html" in answer.headers.get("Content-Type", ""):
            text = re.sub(r"<(style|script|title)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        text = self._credentials.hidden_in(text) if self._credentials else text
        return text[:_TOLD] + ("…" if len(text) > _TOLD else "")

    def _error(self, address: Address, what: str, remedy: str) -> ServerError:
        return ServerError(f"the server {what}", where=_shown(address), remedy=remedy)

    def silent(self, address: Address) -> LineError:
        """The error for a server that says nothing, or not enough in time."""
        return LineError("the server did not answer in time", where=_shown(address), remedy="raise --timeout")

    def dropped(self, address: Address) -> LineError:
        """The error for an answer that does not come, or ends in the middle."""
        return LineError("the server dropped the line", where=_shown(address), remedy="try again")

    def _unreachable(self, error: Exception) -> ServerError:
        if isinstance(error, ssl.SSLError):
            reason = getattr(error, "verify_message", "") or error.reason or "TLS failed"
            return self._error(self.address, f"cannot be trusted ({reason})", "check the address, or SSL_CERT_FILE")
        if isinstance(error, http.client.HTTPException):
            return self._error(self.address, "does not speak HTTP", "check the address and the port")
        reason = getattr(error, "strerror", None) or str(error)
        return LineError(
            f"the server cannot be reached ({reason})", where=self.address.origin, remedy="check the address"
        )


class Answer:
    """The answer to a request: its status and headers, and its body, to be read once, as it comes."""

    def __init__(
        self,
        client: Client,
        line: Line,
        address: Address,
        response: http.client.HTTPResponse,
        until: float | None,
    ) -> None:
        self._client = client
        self._line: Line | None = line
        self._response = response
        self._until = until
        self._length = response.length
        """How much is still to come, as far as the server says; `read1` of older Pythons does not count."""
        self.address = address
        self.status = response.status
        self.reason = response.reason
        self.headers = response.headers
        if self._length == 0:
            self._let_go()

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes, none at the end; LineError when the rest does not come."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        wanted = size if self._length is None else min(size, self._length)
        if not wanted or self._line is None:
            return b""
        try:
            data = self._next(self._line, wanted)
        except ServerError:
            self._hang_up()
            raise
        if self._length is not None:
            self._length -= len(data)
        if not data or self._length == 0:
            self._let_go()
        return data

    def _next(self, line: Line, size: int) -> bytes:
        seconds = self._client.left(self._until, self.address)
        if line.sock is not None:
            line.sock.settimeout(seconds)
        try:
            data = self._response.read1(size)
        except TimeoutError as error:
            raise self._client.silent(self.address) from error
        except (OSError, http.client.HTTPException) as error:
            raise self._client.dropped(self.address) from error
        if not data and self._length is not None:
            raise self._client.dropped(self.address)
        return data

    def close(self) -> None:
        """Let go of the answer; its line is kept if little was left of it."""
        with suppress(ServerError):
            for _ in range(_MUCH // _CHUNK):
                if not self.read(_CHUNK):
                    return
        self._hang_up()  # to hear all the rest would take longer than to call again

    def __del__(self) -> None:
        self._hang_up()  # nobody reads the rest

    def _let_go(self) -> None:
        if self._line is not None:
            self._response.close()
            self._client.set_free(self._line)
            self._line = None

    def _hang_up(self) -> None:
        if self._line is not None:
            self._response.close()
            self._client.hang_up(self._line)
            self._line = None


def _shown(address: Address) -> str:
    return address.origin + address.path


_REFUSALS = {
    400: ("does not understand the request", "see what it says"),
    401: ("wants a user name and a password", f"set {USER} and {PASSWORD}"),
    403: ("forbids it", "ask for the rights, or give another user"),
    404: ("has nothing at {path}", "check the address"),
    405: ("does not take this at {path}", "give the address for it"),
    413: ("takes no request of this size", "send less at a time: --batch"),
    415: ("does not know the format", "choose another way: --by"),
    429: ("wants fewer requests", "try again later"),
    500: ("failed", "see the server's log"),
    503: ("is not ready", "try again later"),
}
