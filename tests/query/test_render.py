from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import UsageError

DATA = r"""
@prefix e: <http://e/> .
e:a e:says "Air | \"bersih\" \\ untuk\nsemua, ya"@id ; e:on "2025-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .
e:b e:says "=1+1" .
"""
SELECT = "SELECT ?who ?words ?day { ?who <http://e/says> ?words OPTIONAL { ?who <http://e/on> ?day } } ORDER BY ?who"


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TURTLE)
    return store


def rendered(store: ox.Store, text: str, form: str, out: io.BytesIO | None = None) -> str:
    out = out or io.BytesIO()
    query.render(query.run(store, text), form, out)
    return out.getvalue().decode()


def test_csv(store: ox.Store) -> None:
    text = rendered(store, SELECT, "csv")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["who", "words", "day"],
        ["http://e/a", 'Air | "bersih" \\ untuk\nsemua, ya', "2025-08"],
        ["http://e/b", "=1+1", ""],
    ]


def test_tsv(store: ox.Store) -> None:
    assert rendered(store, SELECT, "tsv").split("\n") == [
        "?who\t?words\t?day",
        '<http://e/a>\t"Air | \\"bersih\\" \\\\ untuk\\nsemua, ya"@id\t"2025-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
        '<http://e/b>\t"=1+1"\t',
        "",
    ]


def test_json(store: ox.Store) -> None:
    text = rendered(store, SELECT, "json")
    assert text.endswith("}\n")
    answer = json.loads(text)
    assert answer["head"]["vars"] == ["who", "words", "day"]
    assert answer["results"]["bindings"][0]["words"] == {
        "type": "literal",
        "value": 'Air | "bersih" \\ untuk\nsemua, ya',
        "xml:lang": "id",
    }
    assert "day" not in answer["results"]["bindings"][1]


def test_markdown(store: ox.Store) -> None:
    assert rendered(store, SELECT, "md") == (
        "| who | words | day |\n"
        "| --- | --- | --- |\n"
        '| http://e/a | Air \\| "bersih" \\\\ untuk semua, ya | 2025-08 |\n'
        "| http://e/b | =1+1 |  |\n"
    )


def test_a_table_in_a_pipe_is_plain(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert rendered(store, SELECT, "table") == (
        "who         words                             day\n"
        "──────────  ────────────────────────────────  ───────\n"
        'http://e/a  Air | "bersih" \\ untuk semua, ya  2025-08\n'
        "http://e/b  =1+1\n"
    )


def test_a_table_on_a_terminal_is_coloured(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = rendered(store, SELECT, "table")
    coloured = rendered(store, SELECT, "table", Terminal())
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert coloured.splitlines()[2:] == plain.splitlines()[2:]


def test_no_rows(store: ox.Store) -> None:
    none = "SELECT ?x { ?x a ?x }"
    assert rendered(store, none, "table") == "(no rows)\n"
    assert rendered(store, none, "csv") == "x\r\n"


def test_yes_or_no(store: ox.Store) -> None:
    assert rendered(store, "ASK { ?s ?p ?o }", "table") == "yes\n"
    assert rendered(store, "ASK { ?s a ?o }", "md") == "no\n"
    assert rendered(store, "ASK { ?s ?p ?o }", "csv") == "true\n"
    assert json.loads(rendered(store, "ASK { ?s ?p ?o }", "json"))["boolean"] is True


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_a_graph_is_turtle_in_a_stable_order(store: ox.Store, form: str) -> None:
    text = "CONSTRUCT { ?a <https://schema.org/text> ?b } { ?a <http://e/says> ?b . ?c ?d ?e }"
    assert rendered(store, text, form).endswith(
        '<http://e/a> schema:text "Air | \\"bersih\\" \\\\ untuk\\nsemua, ya"@id .\n<http://e/b> schema:text "=1+1" .\n'
    )


def test_a_graph_as_json_ld(store: ox.Store) -> None:
    assert json.loads(rendered(store, "CONSTRUCT WHERE { ?a <http://e/on> ?b }", "json"))


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        (SELECT, "ttl", "the query gives rows, which can't be written as ttl; choose from table, csv, tsv, json, md"),
        (
            "CONSTRUCT WHERE { ?a ?b ?c }",
            "csv",
            "gives a graph, which can't be written as csv; choose from table, json, ttl",
        ),
        ("ASK {}", "ttl", "gives yes or no"),
    ],
)
def test_formats_that_do_not_fit(store: ox.Store, text: str, form: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        rendered(store, text, form)


def test_the_catalogue() -> None:
    out = io.BytesIO()
    query.render_catalogue(query.catalogue(), "table", out)
    assert "partners" in out.getvalue().decode()
    out = io.BytesIO()
    query.render_catalogue([query.find("partners")], "json", out)
    (told,) = json.loads(out.getvalue())
    assert told["params"][0] == {
        "name": "place",
        "type": "place",
        "required": True,
        "example": "Jakarta",
        "help": "a name in any language, or an IRI",
    }
