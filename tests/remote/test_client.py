"""The client against a server that fails in every way; it is a real one, on loopback."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from citygraph.errors import CitygraphError, QueryError, UsageError
from citygraph.query.server import Server
from citygraph.remote import Address, Client, Credentials, ServerError
from citygraph.remote.authentication import challenges, scheme_for
from citygraph.remote.client import LineError

SECRET = "hunter2-näive"
WHO = Credentials("ana", SECRET)
JSON = "application/sparql-results+json"
ONE_ROW = b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "1"}}]}}'

Behaviour = Callable[[BaseHTTPRequestHandler, bytes], None]


class Failing(ThreadingHTTPServer):
    """Does with each request what `behave` does; remembers the requests."""

    def __init__(self, behave: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behave = behave
        self.asked: list[tuple[str, str, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Failing

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.command, self.path, self.headers.get("Authorization")))
        self.server.behave(self, body)

    do_GET = do_DELETE = do_POST  # noqa: N815 - the names are the library's

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def failing(behave: Behaviour) -> Iterator[Failing]:
    with Failing(behave) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def answer(status: int, body: bytes = b"", media: str = JSON, **headers: str) -> Behaviour:
    def behave(request: BaseHTTPRequestHandler, _: bytes) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Type", media)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return behave


def ask(
    server: Failing, who: Credentials | None = None, silence: float = 5.0, within: float | None = 5.0
) -> list[object]:
    with Client(Address.of(server.url), who, silence) as client:
        return list(Server(client, "urn:merged", within).run("SELECT ?a WHERE { ?a ?b ?c }").rows())


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "wants a user name and a password; set CITYGRAPH_USER and CITYGRAPH_PASSWORD"),
        (403, "forbids it: out of order; ask for the rights"),
        (404, "has nothing at /sparql: out of order; check the address"),
        (413, "takes no request of this size: out of order; send less at a time"),
        (500, "failed: out of order; see the server's log"),
        (503, "is not ready: out of order; try again later"),
        (418, "answers 418 I'm a Teapot: out of order"),
    ],
)
def test_what_is_no_success_says_so_in_one_line(status: int, message: str) -> None:
    with failing(answer(status, b"<title>x</title><p>out\nof <b>order</b>\x1b", "text/html")) as server:
        with pytest.raises(ServerError) as caught:
            ask(server)
        assert message in str(caught.value)
        assert str(caught.value).startswith(f"http://127.0.0.1:{server.server_port}/sparql: the server ")
        assert str(caught.value).isprintable()


def test_a_query_that_the_server_does_not_understand_is_a_query_error() -> None:
    with failing(answer(400, b"line 3", "text/plain")) as server, pytest.raises(QueryError, match="line 3"):
        ask(server)


def test_a_server_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    with failing(lambda *_: over.wait(20) and None) as server:
        begun = time.monotonic()
        with pytest.raises(LineError, match="did not answer in time; raise --timeout"):
            ask(server, silence=0.3)
        assert time.monotonic() - begun < 5
        over.set()


def test_an_answer_that_trickles_is_given_up_in_time() -> None:
    over = threading.Event()

    def trickle(request: BaseHTTPRequestHandler, _: bytes) -> None:
        request.send_response(200)
        request.send_header("Content-Type", JSON)
        request.send_header("Content-Length", "1000000")
        request.end_headers()
        while not over.wait(0.05):
            request.wfile.write(b" ")
            request.wfile.flush()

    with failing(trickle) as server:
        with pytest.raises(LineError, match="did not answer in time"):
            ask(server, silence=5, within=0.5)
        over.set()


@pytest.mark.parametrize("chunked", [False, True])
def test_an_answer_that_breaks_off_is_no_short_answer(*, chunked: bool) -> None:
    def drop(request: BaseHTTPRequestHandler, _: bytes) -> None:
        request.send_response(200)
        request.send_header("Content-Type", JSON)
        if chunked:
            request.send_header("Transfer-Encoding", "chunked")
            request.end_headers()
            request.wfile.write(b"50\r\n" + ONE_ROW[:40])
        else:
            request.send_header("Content-Length", str(len(ONE_ROW)))
            request.end_headers()
            request.wfile.write(ONE_ROW[:40])
        request.close_connection = True

    with failing(drop) as server, pytest.raises(LineError, match="dropped the line"):
        ask(server)


def test_nobody_there() -> None:
    with failing(answer(200)) as server:
        url = server.url
    with Client(Address.of(url)) as client, pytest.raises(LineError, match=r"cannot be reached.*check the address"):
        list(Server(client, "urn:merged").run("ASK {}").rows())


@pytest.mark.parametrize(
    "behave",
    [answer(200, b"<html>Welcome</html>", "text/html"), answer(200, b"{", JSON), answer(200, ONE_ROW[:-5], JSON)],
)
def test_what_is_no_result_is_said(behave: Behaviour) -> None:
    with failing(behave) as server, pytest.raises(ServerError, match=r"no result of a query.*SPARQL endpoint"):
        ask(server)


def test_a_redirect_on_the_same_server_is_followed() -> None:
    def behave(request: BaseHTTPRequestHandler, body: bytes) -> None:
        moved = request.path == "/sparql"
        (answer(307, Location="/there") if moved else answer(200, ONE_ROW))(request, body)

    with failing(behave) as server:
        assert len(ask(server)) == 1
        assert [path for _, path, _ in server.asked] == ["/sparql", "/there"]


def test_a_redirect_to_another_server_is_refused() -> None:
    with failing(answer(200, ONE_ROW)) as other:
        elsewhere = other.url.replace("127.0.0.1", "localhost")
        with failing(answer(302, Location=elsewhere)) as server, pytest.raises(ServerError, match="another server"):
            ask(server, WHO)
        assert not other.asked


def test_redirects_in_a_circle_come_to_an_end() -> None:
    with failing(answer(308, Location="/sparql")) as server, pytest.raises(ServerError, match="never answers"):
        ask(server)


def test_the_password_goes_by_basic_when_the_server_asks() -> None:
    def behave(request: BaseHTTPRequestHandler, body: bytes) -> None:
        if request.headers.get("Authorization"):
            answer(200, ONE_ROW)(request, body)
        else:
            answer(401, WWW_Authenticate='Basic realm="r"')(request, body)

    with failing(behave) as server:
        ask(server, WHO)
        assert [sent for _, _, sent in server.asked] == [None, "Basic YW5hOmh1bnRlcjItbsOkaXZl"]


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_the_password_goes_by_digest(algorithm: str) -> None:
    hashed = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}[algorithm]

    def h(text: str) -> str:
        return hashed(text.encode()).hexdigest()

    def behave(request: BaseHTTPRequestHandler, body: bytes) -> None:
        (sent,) = challenges([request.headers.get("Authorization") or "Digest x=y"])
        got = sent.parameters
        if "response" not in got:
            asked = f'Basic realm="b", Digest realm="r, s", qop="auth,auth-int", nonce="n", algorithm={algorithm}'
            answer(401, WWW_Authenticate=asked)(request, body)
            return
        first, second = h(f"ana:r, s:{SECRET}"), h(f"POST:{request.path}")
        wanted = h(f"{first}:n:{got['nc']}:{got['cnonce']}:auth:{second}")
        assert SECRET not in str(got)
        answer(200 if got["response"] == wanted else 403, ONE_ROW)(request, body)

    with failing(behave) as server:
        assert len(ask(server, WHO)) == 1


def test_a_wrong_password_is_said_and_never_shown() -> None:
    asked = answer(401, f"no {SECRET}".encode(), "text/plain", WWW_Authenticate='Basic realm="r"')
    with failing(asked) as server:
        with pytest.raises(ServerError) as caught:
            ask(server, WHO)
        assert "does not take the password of ana; check it" in str(caught.value)
        assert len(server.asked) == 2
    echo = answer(500, f"user ana, password {SECRET}".encode(), "text/plain")
    with failing(echo) as server, pytest.raises(ServerError) as caught:
        ask(server, WHO)
    assert "password …" in str(caught.value)
    assert SECRET not in repr(WHO) + repr(caught.value)


def test_basic_is_not_spoken_where_others_listen() -> None:
    asked = challenges(['Basic realm="r"'])
    assert scheme_for(asked, WHO, private=False) is None
    assert scheme_for(asked, WHO, private=True) is not None
    assert scheme_for(challenges(['Digest realm="r", nonce="n"']), WHO, private=False) is not None


@pytest.mark.parametrize(
    "url",
    [
        "ftp://host/x",
        "localhost:7878",
        "http://",
        "http://host:port/",
        "http://a b/",
        "http://höst/",
        "",
        "http://[::1",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError, match="no address of a server"):
        Address.of(url)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        Address.of(f"http://ana:{'pass'}word@host/sparql")
    assert "CITYGRAPH_PASSWORD" in str(caught.value)
    assert "password@" not in str(caught.value)


def test_a_line_that_the_server_closed_meanwhile_is_made_again() -> None:
    def once(request: BaseHTTPRequestHandler, body: bytes) -> None:
        answer(200, ONE_ROW)(request, body)
        request.close_connection = True

    with failing(once) as server, Client(Address.of(server.url)) as client:
        graph = Server(client, "urn:merged")
        for _ in range(3):
            assert len(list(graph.run("SELECT ?a WHERE { ?a ?b ?c }").rows())) == 1
        assert len(server.asked) == 3


def test_an_answer_that_is_cut_by_the_server_is_no_whole_one() -> None:
    cut = answer(200, ONE_ROW, X_SPARQL_MaxRows="1")
    with failing(cut) as server, pytest.raises(CitygraphError, match=r"first 1 rows only.*ResultSetMaxRows"):
        ask(server)
