"""``import --allow-context``: exactly these addresses, from a server on loopback."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from citygraph import allowed_contexts
from citygraph.graph.json_contexts import OURS

LD = "application/ld+json"
TERMS = {"stadt": "https://w3id.org/citygraph/ontology#City", "name": "http://www.w3.org/2000/01/rdf-schema#label"}
CONTEXT = json.dumps({"@context": TERMS}).encode()
Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def serving(pages: dict[str, Answer | Callable[[], Answer]]) -> Iterator[tuple[str, list[str]]]:
    """The origin of a server with these pages, and the paths that it was asked for."""
    asked: list[str] = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            found = pages.get(self.path, (404, {}, b""))
            status, headers, body = found if isinstance(found, tuple) else found()
            self.send_response(status)
            for name, value in ({"Content-Type": LD, "Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # who has read enough hangs up
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def document(folder: Path, context: object) -> Path:
    file = folder / "ties.jsonld"
    data = {"@context": context, "@id": "https://example.org/x", "@type": "stadt", "name": "X"}
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_what_is_allowed_is_fetched_once(run, tmp_path):
    with serving({"/c": (200, {}, CONTEXT)}) as (origin, asked):
        file = document(tmp_path, [f"{origin}/c", f"{origin}/c"])
        refused = run("import", file, "--store", tmp_path / "a")
        assert refused.code == 1
        assert "remote context, which is not fetched" in refused.err
        assert asked == []
        other = run("import", file, "--store", tmp_path / "b", "--allow-context", f"{origin}/other")
        assert other.code == 1
        assert f"names the context {origin}/c, which is not allowed; --allow-context {origin}/c" in other.err
        assert asked == []
        taken = run("import", file, "--store", tmp_path / "c", "--allow-context", f"{origin}/c")
        assert taken.code == 0, taken.err
        assert asked == ["/c"]
    out = run("export", "--format", "nt", "--store", tmp_path / "c").out
    assert '<https://example.org/x> <http://www.w3.org/2000/01/rdf-schema#label> "X"' in out
    assert run("status", "--store", tmp_path / "b").code == 1


def test_a_file_stands_for_an_address(run, tmp_path):
    (tmp_path / "context.json").write_bytes(CONTEXT)
    file = document(tmp_path, "https://nowhere.example/c?a=b")
    wish = f"https://nowhere.example/c?a=b={tmp_path / 'context.json'}"
    taken = run("import", file, "--store", tmp_path / "a", "--allow-context", wish)
    assert taken.code == 0, taken.err


def test_ours_needs_no_leave(run, tmp_path):
    file = tmp_path / "x.jsonld"
    data = {"@context": OURS, "@id": "thing:place/x-1", "@type": "City", "label": "X"}
    file.write_text(json.dumps(data), encoding="utf-8")
    assert run("import", file, "--store", tmp_path / "a").code == 0
    assert "ontology#City" in run("export", "--format", "nt", "--store", tmp_path / "a").out


def test_html_that_names_its_json(run, tmp_path):
    pages = {
        "/": (200, {"Content-Type": "text/html", "Link": f'</c>; rel="alternate"; type="{LD}"'}, b"<html>"),
        "/c": (200, {"Content-Type": "application/json"}, CONTEXT),
    }
    with serving(pages) as (origin, asked):
        file = document(tmp_path, f"{origin}/")
        assert run("import", file, "--store", tmp_path / "a", "--allow-context", f"{origin}/").code == 0
        assert asked == ["/", "/c"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((404, {}, b""), "has nothing at /c"),
        ((200, {"Content-Type": "text/html"}, b"<html>"), "no JSON-LD"),
        (
            (200, {"Content-Type": "text/html", "Link": f'<https://x.example/c>; rel="alternate"; type="{LD}"'}, b""),
            "no JSON",
        ),
        ((302, {"Location": "https://elsewhere.example/c"}, b""), "another server"),
        ((302, {"Location": "/c"}, b""), "never answers"),
        ((200, {}, b'{"@context": {}, "x": "' + b" " * 2_000_000 + b'"}'), "larger than 2 MB"),
        ((200, {}, b"{}"), "is no context"),
        ((200, {"Content-Length": "500"}, CONTEXT), "dropped the line"),
    ],
)
def test_what_is_no_context_leaves_nothing(run, tmp_path, answer, message):
    with serving({"/c": answer}) as (origin, _):
        file = document(tmp_path, f"{origin}/c")
        refused = run("import", file, "--store", tmp_path / "a", "--allow-context", f"{origin}/c")
    assert refused.code == 1
    assert message in refused.err
    assert run("status", "--store", tmp_path / "a").code == 1


def test_a_server_that_hangs_is_left(run, tmp_path, monkeypatch):
    monkeypatch.setattr(allowed_contexts, "_SECONDS", 0.3)

    def slow() -> Answer:
        time.sleep(1)
        return 200, {}, CONTEXT

    with serving({"/c": slow}) as (origin, _):
        file = document(tmp_path, f"{origin}/c")
        refused = run("import", file, "--store", tmp_path / "a", "--allow-context", f"{origin}/c")
    assert refused.code == 1
    assert "did not answer in time" in refused.err


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ("http://example.org/c", "by https only"),
        ("file:///etc/passwd", "no address of a server"),
        ("https://u:p@example.org/c", "user name or password"),
    ],
)
def test_what_may_not_be_allowed(run, tmp_path, wish, message):
    refused = run("import", document(tmp_path, wish), "--store", tmp_path / "a", "--allow-context", wish)
    assert refused.code == 2
    assert message in refused.err


def test_other_formats_have_no_contexts(run, tmp_path):
    (tmp_path / "x.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
    refused = run("import", tmp_path / "x.nt", "--store", tmp_path / "a", "--allow-context", "https://example.org/c")
    assert refused.code == 2
    assert "contexts are of JSON-LD" in refused.err
