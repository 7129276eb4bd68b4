"""Push and pull: whatever breaks meanwhile, the server ends with the store's triples, each once."""

from __future__ import annotations

import http.client
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from citygraph import graph, pushing
from citygraph.errors import UsageError
from citygraph.pushing.contents import Contents, size_of
from citygraph.pushing.push import PROGRESS_GRAPH
from citygraph.query.server import Incomplete, Server
from citygraph.remote import Address, Client, Credentials, ServerError
from citygraph.vocab import INFERRED_GRAPH, MERGED_GRAPH, ONTOLOGY_GRAPH

WAYS = ("update", "quads", "graph-store")
ME = "https://w3id.org/citygraph/id/place/"
AWKWARD = [
    ox.Literal('say "hi"\n\t\\ \\u0022 \x7f'),
    ox.Literal("Köln 🌉 القدس", language="ar-eg"),
    ox.Literal("x" * 100_000),
    ox.Literal("2025-08", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")),
    ox.Literal("0.90", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.Literal("", language="en"),
    ox.NamedNode("https://example.org/a%20b/1?q=ü&r='"),
]


@contextmanager
def line_to(url: str, silence: float = 60.0) -> Iterator[Client]:
    with Client(Address.of(url), Credentials("dba", "dba"), silence) as client:
        yield client


def push(
    store: ox.Store, url: str, *, replace: bool = False, size: int = 10_000, silence: float = 60.0, **how: str
) -> pushing.Pushed:
    with line_to(url, silence) as line:
        target = pushing.Target.of(line, pushing.kind_of(line), **how)
        return pushing.push(store, target, replace=replace, size=size, pause=lambda _: None)


def pulled(url: str, named: str = "") -> ox.Store:
    with line_to(url) as line:
        pushing.pull(Server(line, named, 60.0), store := ox.Store(), pause=lambda _: None)
        return store


def as_quads(store: ox.Store) -> bytes:
    graph.export(store, "nq", out := io.BytesIO())
    return out.getvalue()


def small(number: int = 3) -> ox.Store:
    """Some articles with a fact each, something inferred, and the ontology's graph."""
    store = ox.Store()
    for n in range(number):
        article = ox.NamedNode(f"https://w3id.org/citygraph/id/article/{n}")
        place, label = ox.NamedNode(f"{ME}p{n}"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        store.add(ox.Quad(place, label, ox.Literal(f"Place {n}")))
        store.extend(ox.Quad(article, label, value, article) for value in AWKWARD)
    a, b = ox.NamedNode("urn:a"), ox.NamedNode("urn:b")
    store.add(ox.Quad(a, b, ox.Literal("follows"), ox.NamedNode(INFERRED_GRAPH)))
    store.add(ox.Quad(a, b, ox.Literal("ontology"), ox.NamedNode(ONTOLOGY_GRAPH)))
    return store


@pytest.fixture
def empty_oxigraph(oxigraph_url: str) -> str:
    with line_to(oxigraph_url) as line:
        update = line.address.join("/update")
        line.send("POST", update, {"Content-Type": "application/sparql-update"}, b"DROP ALL").read()
    return oxigraph_url


@pytest.mark.parametrize("way", WAYS)
def test_what_is_pushed_comes_back(empty_oxigraph: str, way: str) -> None:
    done = push(small(), empty_oxigraph, way=way)
    assert (done.triples, done.sent, done.graphs) == (3 + 21 + 2 + 2, 28, 6)
    assert as_quads(pulled(empty_oxigraph)) == as_quads(small())


def test_the_bundled_graph_comes_back_byte_by_byte(empty_oxigraph: str, bundled_store: Path) -> None:
    with graph.open_store(bundled_store) as snapshot:
        push(snapshot.store, empty_oxigraph)
        assert as_quads(pulled(empty_oxigraph)) == as_quads(snapshot.store)


@pytest.mark.parametrize("way", WAYS)
def test_a_second_push_leaves_the_same_and_no_more(empty_oxigraph: str, way: str) -> None:
    push(small(5), empty_oxigraph, way=way, size=4)
    push(small(2), empty_oxigraph, way=way)
    push(small(2), empty_oxigraph, way=way)
    assert as_quads(pulled(empty_oxigraph)) == as_quads(small(2))


def test_what_others_have_there_is_not_touched(empty_oxigraph: str) -> None:
    with line_to(empty_oxigraph) as line:
        update, text = line.address.join("/update"), {"Content-Type": "application/sparql-update"}
        others = b"INSERT DATA { <urn:x> <urn:y> 1 . GRAPH <urn:g> { <urn:x> <urn:y> 2 } }"
        line.send("POST", update, text, others).read()
        with pytest.raises(UsageError, match=r"default graph holds other data already.*--graph IRI.*--replace"):
            push(small(), empty_oxigraph)
        push(small(), empty_oxigraph, graph=MERGED_GRAPH)
        server = Server(line)
        assert as_quads(pulled(empty_oxigraph)) == as_quads(small())
        assert server.run("ASK { ?s ?p 'Place 1' }").truth
        assert not server.run("ASK { <urn:x> ?p ?o }").truth
        plain = Server(line, "urn:none")
        assert next(plain.quads_for_pattern(ox.NamedNode("urn:x"), None, None, ox.NamedNode("urn:g")), None) is None
        raw = line.send(
            "POST", line.address, {"Content-Type": "application/sparql-query"}, b"SELECT * { <urn:x> ?p ?o }"
        ).read()
        assert b"integer" in raw
        push(small(), empty_oxigraph, replace=True)
        raw = line.send(
            "POST", line.address, {"Content-Type": "application/sparql-query"}, b"SELECT * { <urn:x> ?p ?o }"
        ).read()
        assert b"integer" not in raw


class Proxy(ThreadingHTTPServer):
    """Stands before a server, and spoils the writing requests that `spoil` names; their number and size are given.

    Of the answers to questions whose numbers `cut` names, the second half is missing.
    """

    def __init__(self, url: str, spoil: Callable[[int, int], str], cut: Callable[[int], bool]) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.behind = urlsplit(url)
        self.spoil = spoil
        self.cut = cut
        self.writes = self.questions = 0
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/query"


class _Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        spoilt = ""
        if not self.path.startswith("/query"):
            self.server.writes += 1
            spoilt = self.server.spoil(self.server.writes, len(body))
        else:
            self.server.questions += 1
            spoilt = "cut" if self.server.cut(self.server.questions) else ""
        if spoilt == "drop":
            self.close_connection = True
            return
        if spoilt == "hang":
            self.server.over.wait(20)
            self.close_connection = True
            return
        if spoilt == "elsewhere":
            self.answer(307, "text/plain", b"", location="https://elsewhere.example/update")
            return
        if spoilt.isdigit():
            self.answer(int(spoilt), "text/plain", b"spoilt")
            return
        line = http.client.HTTPConnection(self.server.behind.hostname or "", self.server.behind.port)
        media = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        line.request(self.command, self.path, body, media)
        got = line.getresponse()
        data = got.read()
        line.close()
        if spoilt == "lose":  # done, but nobody hears of it
            self.close_connection = True
            return
        self.answer(got.status, got.headers.get("Content-Type", "text/plain"), data, is_cut=spoilt == "cut")

    do_DELETE = do_POST  # noqa: N815 - the names are the library's

    def answer(self, status: int, media: str, data: bytes, *, is_cut: bool = False, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if is_cut else data)
        self.close_connection = is_cut

    def version_string(self) -> str:
        return "oxigraph (behind a proxy)"

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def before(
    url: str, spoil: Callable[[int, int], str] = lambda *_: "", cut: Callable[[int], bool] = lambda _: False
) -> Iterator[Proxy]:
    with Proxy(url, spoil, cut) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield proxy
        finally:
            proxy.over.set()
            proxy.shutdown()
            thread.join()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", ["drop", "lose", "503"])
def test_one_fault_in_four_is_passed_over(empty_oxigraph: str, way: str, fault: str) -> None:
    with before(empty_oxigraph, lambda number, _: fault if number % 4 == 0 else "") as proxy:
        push(small(10), proxy.url, way=way, size=7)
        assert proxy.writes > 12
    assert as_quads(pulled(empty_oxigraph)) == as_quads(small(10))


@pytest.mark.parametrize("fault", ["drop", "lose", "500"])
def test_a_push_that_was_cut_goes_on(empty_oxigraph: str, fault: str) -> None:
    store = small(40)
    with before(empty_oxigraph, lambda number, _: fault if number > 20 else "") as proxy, pytest.raises(ServerError):
        push(store, proxy.url, size=10)
    with pytest.raises(ServerError, match=r"has not come to its end; push again"):
        pulled(empty_oxigraph)
    done = push(store, empty_oxigraph, size=10)
    assert 0 < done.sent < done.triples - 100
    assert as_quads(pulled(empty_oxigraph)) == as_quads(store)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("401", "does not take the password of dba; check it"),
        ("403", "forbids it: spoilt; ask for the rights"),
        ("404", "has nothing at /(update|store): spoilt; check the address"),
        ("500", "failed: spoilt; see the server's log"),
        ("503", "is not ready: spoilt; try again later"),
        ("hang", "did not answer in time; raise --timeout"),
        ("drop", "dropped the line; try again"),
        ("elsewhere", "sends us on to https://elsewhere.example, another server"),
    ],
)
def test_what_stops_a_push_is_said_and_the_next_goes_on(
    empty_oxigraph: str, way: str, fault: str, message: str
) -> None:
    store = small(20)
    stopping = before(empty_oxigraph, lambda number, _: fault if number > 12 else "")
    with stopping as proxy, pytest.raises(ServerError, match=message):
        push(store, proxy.url, way=way, size=7, silence=0.5 if fault == "hang" else 60.0)
    done = push(store, empty_oxigraph, way=way, size=7)
    assert 0 < done.sent < done.triples
    assert as_quads(pulled(empty_oxigraph)) == as_quads(store)


def test_answers_that_break_off_are_asked_for_again(empty_oxigraph: str) -> None:
    store = small(500)
    push(store, empty_oxigraph)
    with before(empty_oxigraph, cut=lambda number: number % 3 == 0) as proxy:
        assert as_quads(pulled(proxy.url)) == as_quads(store)
        assert proxy.questions > 6


def test_a_server_that_always_breaks_off_is_given_up(empty_oxigraph: str) -> None:
    push(small(), empty_oxigraph)
    with (
        before(empty_oxigraph, cut=lambda number: number > 2) as proxy,
        pytest.raises(ServerError, match="dropped the line"),
    ):
        pulled(proxy.url)


def test_a_push_meanwhile_is_seen(empty_oxigraph: str) -> None:
    push(small(), empty_oxigraph)
    with line_to(empty_oxigraph) as line:
        pushing_now = f"INSERT DATA {{ GRAPH <{PROGRESS_GRAPH}> {{ <urn:a> <urn:b> 1 }} }}".encode()

        def begin(*_: int) -> None:
            line.send(
                "POST", line.address.join("/update"), {"Content-Type": "application/sparql-update"}, pushing_now
            ).read()

        with pytest.raises(ServerError, match="has not come to its end"):
            pushing.pull(Server(line), ox.Store(), advance=begin)


def test_another_graph_is_pushed_from_the_start(empty_oxigraph: str) -> None:
    with before(empty_oxigraph, lambda number, _: "500" if number > 20 else "") as proxy, pytest.raises(ServerError):
        push(small(40), proxy.url, size=10)
    done = push(small(39), empty_oxigraph, size=10)
    assert done.sent == done.triples
    assert as_quads(pulled(empty_oxigraph)) == as_quads(small(39))


@pytest.mark.parametrize("way", WAYS)
def test_what_is_too_large_goes_in_parts(empty_oxigraph: str, way: str) -> None:
    with before(empty_oxigraph, lambda _, size: "413" if size > 250_000 else "") as proxy:
        push(small(10), proxy.url, way=way)
    assert as_quads(pulled(empty_oxigraph)) == as_quads(small(10))


def test_one_triple_that_is_too_large_is_said(empty_oxigraph: str) -> None:
    with (
        before(empty_oxigraph, lambda _, size: "413" if size > 90_000 else "") as proxy,
        pytest.raises(ServerError, match="takes no request of this size"),
    ):
        push(small(), proxy.url)


def test_a_blank_node_has_one_name_however_often_it_comes(empty_oxigraph: str) -> None:
    store = small(1)
    blank, p = ox.BlankNode(), ox.NamedNode("urn:p")
    store.extend([ox.Quad(blank, p, ox.Literal("1")), ox.Quad(ox.NamedNode("urn:s"), p, blank)])
    for _ in range(2):
        push(store, empty_oxigraph, size=1)
    ours = pulled(empty_oxigraph)
    assert len(ours) == len(store)
    (to,) = ours.quads_for_pattern(ox.NamedNode("urn:s"), None, None)
    assert [quad.object.value for quad in ours.quads_for_pattern(to.object, None, None)] == ["1"]


def test_an_empty_server_has_nothing_to_pull(empty_oxigraph: str) -> None:
    with pytest.raises(ServerError, match="holds no graph of ours; push one, or check --graph"):
        pulled(empty_oxigraph)


@pytest.mark.parametrize("way", ["update", "graph-store"])
def test_virtuoso(virtuoso_url: str, way: str) -> None:
    store = small(6)
    for _ in range(2):
        push(store, virtuoso_url, way=way, size=11)
    assert as_quads(pulled(virtuoso_url)) == as_quads(store)


def test_virtuoso_wants_a_password(virtuoso_url: str) -> None:
    with Client(Address.of(virtuoso_url), Credentials("dba", "wrong"), 10.0) as line:
        target = pushing.Target.of(line, pushing.kind_of(line))
        with pytest.raises(ServerError, match="does not take the password of dba"):
            pushing.push(small(), target)
    with Client(Address.of(virtuoso_url), None, 10.0) as line:
        target = pushing.Target.of(line, pushing.kind_of(line))
        with pytest.raises(ServerError, match="wants a user name and a password"):
            pushing.push(small(), target)


def test_virtuoso_that_gives_few_rows(thrifty_virtuoso_url: str) -> None:
    store = small(30)
    push(store, thrifty_virtuoso_url)
    with line_to(thrifty_virtuoso_url) as line:
        assert len(Server(line).graphs()) == 32
    assert as_quads(pulled(thrifty_virtuoso_url)) == as_quads(store)


def test_more_of_one_subject_than_virtuoso_gives(thrifty_virtuoso_url: str) -> None:
    store = small(1)
    s, p = ox.NamedNode(f"{ME}hub"), ox.NamedNode("urn:p")
    store.extend(ox.Quad(s, p, ox.Literal(f"{n}")) for n in range(60))
    store.extend(ox.Quad(s, p, ox.Literal(f"{n}"), ox.NamedNode(INFERRED_GRAPH)) for n in range(100, 160))
    push(store, thrifty_virtuoso_url)
    assert as_quads(pulled(thrifty_virtuoso_url)) == as_quads(store)


def test_triples_that_no_question_tells_apart(thrifty_virtuoso_url: str) -> None:
    store = small(1)
    s, o = ox.NamedNode(f"{ME}hub"), ox.NamedNode("urn:o")
    store.extend(ox.Quad(s, ox.NamedNode(f"urn:p{n}"), o) for n in range(30))
    push(store, thrifty_virtuoso_url)
    with pytest.raises(Incomplete, match=r"first 20 rows only.*ResultSetMaxRows"):
        pulled(thrifty_virtuoso_url)


def test_kinds_are_told_by_their_answers(oxigraph_url: str, virtuoso_url: str) -> None:
    for url, name in ((oxigraph_url, "oxigraph"), (virtuoso_url, "virtuoso")):
        with line_to(url) as line:
            assert pushing.kind_of(line).name == name
            assert pushing.kind_of(line, "fuseki").name == "fuseki"
            with pytest.raises(UsageError, match="no kind of server 'x'"):
                pushing.kind_of(line, "x")


def test_where_each_kind_is_written_to() -> None:
    written = {
        ("fuseki", "http://h:3030/ds/sparql", "quads"): "http://h:3030/ds/data",
        ("graphdb", "http://h:7200/repositories/r", "update"): "http://h:7200/repositories/r/statements",
        ("stardog", "https://h/db/query", "update"): "https://h/db/update",
        ("other", "https://h/sparql", "update"): "https://h/sparql",
    }
    for (name, url, way), address in written.items():
        with Client(Address.of(url)) as line:
            assert pushing.Target.of(line, pushing.kind_of(line, name), way=way).address.url == address


def test_a_way_that_a_server_does_not_know_is_refused() -> None:
    with Client(Address.of("https://h/sparql")) as line:
        kind = pushing.kind_of(line, "other")
        with pytest.raises(UsageError, match="not known to take quads"):
            pushing.Target.of(line, kind, way="quads")
        assert pushing.Target.of(line, kind, way="quads", write="/q").address.url == "https://h/q"
        with pytest.raises(UsageError, match="--write-to is on another server"):
            pushing.Target.of(line, kind, write="https://i/q")


def digests(store: ox.Store, size: int = 10) -> list[str]:
    return [digest for _, digest in Contents(store).batches(size)]


def test_a_beginning_is_told_by_its_content_and_size() -> None:
    assert digests(small()) == digests(small())
    assert not set(digests(small())) & set(digests(small(), 11))
    assert digests(small())[-1] != digests(small(4))[-1]
    assert Contents(small()).begins_with(10, 2, digests(small())[1])
    assert not Contents(small()).begins_with(10, 3, digests(small())[1])
    assert not Contents(small()).begins_with(10, 99, digests(small())[-1])
    assert PROGRESS_GRAPH not in Contents(small()).graphs


def test_a_batch_is_no_larger_than_it_may_be() -> None:
    sizes = [size_of(batch) for batch, _ in Contents(small(9)).batches(20)]
    assert sum(sizes) == Contents(small(9)).total
    assert max(sizes) <= 20
    assert len(sizes) < 9
    store = ox.Store()
    s, p = ox.NamedNode("urn:s"), ox.NamedNode("urn:p")
    store.extend(ox.Quad(s, p, ox.Literal(f"{n}" * 900_000)) for n in range(10, 19))
    store.add(ox.Quad(s, p, ox.Literal("x" * 5_000_000)))
    batches = [batch for batch, _ in Contents(store).batches()]
    assert sum(map(size_of, batches)) == 10
    assert sorted(sum(len(block.lines) for block in batch) // 1_000_000 for batch in batches)[-2:] == [3, 5]


def test_content_that_changed_after_what_is_there_goes_on(empty_oxigraph: str) -> None:
    """What no request has named yet may be something else; what one has named must be the same."""
    with before(empty_oxigraph, lambda number, _: "500" if number > 20 else "") as proxy, pytest.raises(ServerError):
        push(small(40), proxy.url, size=10)
    changed = small(40)
    last = ox.NamedNode("https://w3id.org/citygraph/id/article/9")
    changed.add(ox.Quad(last, ox.NamedNode("urn:p"), ox.Literal("later"), last))
    done = push(changed, empty_oxigraph, size=10)
    assert 0 < done.sent < done.triples
    assert as_quads(pulled(empty_oxigraph)) == as_quads(changed)
