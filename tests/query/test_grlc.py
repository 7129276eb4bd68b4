"""grlc lists the folder of stored queries, and serves one from a SPARQL endpoint."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import query, resources
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

PYTHON = Path(os.environ.get("CITYGRAPH_GRLC", Path(__file__).parents[2] / ".venv-grlc" / "bin" / "python"))
"""grlc asks for other versions than we do, so it lives in an environment of its own."""
API = Path(__file__).with_name("grlc_api.py")
UNION = [ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)]


@pytest.fixture
def endpoint(world: ox.Store) -> Iterator[str]:
    """The address of a small SPARQL endpoint: POST of a query, answered as CSV."""

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = world.query(text, default_graph=UNION).serialize(format=ox.QueryResultsFormat.CSV)
            self.send_response(200)
            self.send_header("Content-Type", "text/csv")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.skipif(not PYTHON.exists(), reason="python -m venv .venv-grlc && .venv-grlc/bin/pip install grlc")
def test_grlc_lists_every_query_and_serves_one(world: ox.Store, endpoint: str, tmp_path: Path) -> None:
    folder = resources.path("queries")
    config = (
        f"[defaults]\nsparql_endpoint = {endpoint}\nserver_name = 127.0.0.1\n[local]\nlocal_sparql_dir = {folder}\n"
    )
    (tmp_path / "config.ini").write_text(config, encoding="utf-8")
    run = subprocess.run([PYTHON, API, "network"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    told = json.loads(run.stdout.splitlines()[-1])
    listed = {path.strip("/"): each["get"] for path, each in told["paths"].items()}
    assert {name: (each["summary"], each["tags"]) for name, each in listed.items()} == {
        stored.name: (stored.summary, list(stored.tags)) for stored in query.catalogue()
    }
    assert told["status"] == 200
    rows = query.run(world, query.bind(query.find("network").text, {})).rows()
    ours = [",".join(term.value if term else "" for term in row) for row in rows]
    assert told["answer"].splitlines()[1:] == ours
