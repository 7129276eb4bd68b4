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


def elsewhere(store: ox.Store, text: str, form: str) -> str:
    """The same, of rows that don't come from the engine itself, as from a worker."""
    result = query.run(store, text)
    out = io.BytesIO()
    query.render(query.Result(result.form, iter([tuple(row) for row in result.answer]), result.columns), form, out)
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


def test_markdown_escapes_what_it_would_read() -> None:
    rows = [(ox.NamedNode("http://e/a"), ox.Literal("<b>|\\"), None)]
    written = io.BytesIO()
    query.render(query.Result("rows", rows, ("a|b", "c", "d")), "md", written)
    assert written.getvalue().decode().splitlines()[::2] == [
        r"| a\|b | c | d |",
        r"| http://e/a | &lt;b>\|\\ |  |",
    ]


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
        (SELECT, "ttl", "the query gives rows, which can't be written as ttl; choose from table, csv, tsv, json, xml"),
        (
            "CONSTRUCT WHERE { ?a ?b ?c }",
            "csv",
            "gives a graph, which can't be written as csv; choose from table, ttl, nt, jsonld, json",
        ),
        ("ASK {}", "ttl", "gives yes or no"),
    ],
)
def test_formats_that_do_not_fit(store: ox.Store, text: str, form: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        rendered(store, text, form)


ODD = r"""
@prefix e: <http://e/> .
e:a e:p 1, 1.5, true, 1e0, "x\ty\"q, 'z'"@en-gb, "a\nb\rc", "&<>", <http://e/é>, "l"^^e:dt, "  sp ", "", "NaN"^^<http://www.w3.org/2001/XMLSchema#double>,
  "🤝 é", _:b .
"""
ALL = "SELECT ?o ?nothing ?s { ?s ?p ?o } ORDER BY STR(?o)"


@pytest.fixture
def odd() -> ox.Store:
    store = ox.Store()
    store.load(ODD, ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
@pytest.mark.parametrize("text", [ALL, "SELECT ?s ?o { ?s a ?o }"])
def test_rows_from_elsewhere_give_the_bytes_of_the_engine(odd: ox.Store, form: str, text: str) -> None:
    assert elsewhere(odd, text, form) == rendered(odd, text, form)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_results_are_read_back_as_they_were(odd: ox.Store, form: str) -> None:
    names = {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"}
    wanted = [tuple(row) for row in odd.query(ALL)]
    if form == "csv":  # whose cells have no types
        found = list(csv.reader(io.StringIO(rendered(odd, ALL, form), newline="")))[1:]
        assert [row[0] for row in found] == [str(o) if isinstance(o, ox.BlankNode) else o.value for o, *_ in wanted]
        return
    parsed = ox.parse_query_results(rendered(odd, ALL, form), getattr(ox.QueryResultsFormat, names[form]))
    assert isinstance(parsed, ox.QuerySolutions)
    assert [str(variable) for variable in parsed.variables] == ["?o", "?nothing", "?s"]
    assert [tuple(row) for row in parsed] == wanted


def test_xml_is_well_formed_whatever_a_literal_holds() -> None:
    from xml.etree import ElementTree as ET

    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e/a?b&c"), ox.NamedNode("http://e/p"), ox.Literal("\x01 a\r\nb \ufffe ]]>")))
    tree = ET.fromstring(rendered(store, "SELECT ?s ?o { ?s ?p ?o }", "xml"))
    names = {"r": "http://www.w3.org/2005/sparql-results#"}
    assert [each.get("name") for each in tree.findall("r:head/r:variable", names)] == ["s", "o"]
    assert tree.findtext(".//r:uri", None, names) == "http://e/a?b&c"
    assert tree.findtext(".//r:literal", None, names) == "\ufffd a\r\nb \ufffd ]]>"
    yes = ET.fromstring(rendered(store, "ASK { ?s ?p ?o }", "xml"))
    assert yes.findtext("r:boolean", None, names) == "true"


def test_xml_is_mended_also_where_the_engine_cuts_it() -> None:
    store = ox.Store()
    text = "\ufffe\r" * 20_000
    store.add(ox.Quad(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/p"), ox.Literal(text)))
    written = rendered(store, "SELECT ?o { ?s ?p ?o }", "xml")
    assert "\ufffd&#13;" * 20_000 in written


def test_xml_of_rows_from_elsewhere_says_the_same(odd: ox.Store) -> None:
    read = [
        list(map(tuple, ox.parse_query_results(text, ox.QueryResultsFormat.XML)))
        for text in (elsewhere(odd, ALL, "xml"), rendered(odd, ALL, "xml"))
    ]
    assert read[0]
    assert read[0] == read[1]


def test_json_lines_have_plain_values(odd: ox.Store) -> None:
    lines = [json.loads(line) for line in rendered(odd, ALL, "jsonl").splitlines()]
    values = [line["o"] for line in lines]
    assert all(list(line) == ["o", "nothing", "s"] and line["nothing"] is None for line in lines)
    assert {"NaN", "http://e/é", "l", "🤝 é", "  sp "} <= {value for value in values if isinstance(value, str)}
    assert sorted(value for value in values if isinstance(value, int | float)) == [1, 1, 1.0, 1.5]
    assert True in [value for value in values if isinstance(value, bool)]


def test_json_lines_of_a_graph_and_of_a_truth_value(store: ox.Store) -> None:
    triple = {"subject": "http://e/b", "predicate": "http://e/says", "object": "=1+1"}
    graph = rendered(store, "CONSTRUCT WHERE { <http://e/b> ?b ?c }", "jsonl")
    assert [json.loads(line) for line in graph.splitlines()] == [triple]
    assert json.loads(rendered(store, "ASK {}", "jsonl")) == {"boolean": True}


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "jsonl"])
def test_a_graph_with_blank_nodes_has_the_same_bytes_each_time(form: str) -> None:
    text = "CONSTRUCT { ?s <http://e/x> [ <http://e/y> ?o ; <http://e/z> [] ] } { ?s <http://e/p> ?o }"
    once, again = ox.Store(), ox.Store()
    once.load(ODD, ox.RdfFormat.TURTLE)
    again.load(ODD, ox.RdfFormat.TURTLE)
    for store in (once, again):
        store.update("DELETE WHERE { ?s ?p 1 } ; DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isBlank(?o)) }")
    assert rendered(once, text, form) == rendered(again, text, form)


def test_n_triples_are_sorted_lines_each_once_whatever_a_text_says(store: ox.Store) -> None:
    store.update(r'INSERT DATA { <http://e/c> <http://e/says> "no _:node", "é\n1", "é", "é"@en }')
    text = "CONSTRUCT { ?s <http://e/x> ?o ; <http://e/y> 1 } { ?s <http://e/says> ?o FILTER(?s = <http://e/c>) }"
    x, y = "<http://e/c> <http://e/x>", "<http://e/c> <http://e/y>"
    one = '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    lines = [f'{x} "no _:node" .', f'{x} "é" .', f'{x} "é"@en .', rf'{x} "é\n1" .', f"{y} {one} ."]
    assert rendered(store, text, "nt").splitlines() == lines


def test_a_page_is_html_whose_cells_are_text_and_safe(store: ox.Store) -> None:
    from lxml import html

    store.update('INSERT DATA { <http://e/c?a=1&b=2> <http://e/says> "<script>alert(1)</script>", 7 }')
    out = io.BytesIO()
    how = query.Presentation("Who says <what>", "About & more", (query.Column("who", label="Speaker"),))
    query.render(query.run(store, SELECT), "html", out, how)
    text = out.getvalue().decode()
    tree = html.document_fromstring(text)
    assert tree.findtext(".//title") == tree.findtext(".//h1") == "Who says <what>"
    assert [head.text_content() for head in tree.findall(".//th")] == ["Speaker", "words", "day"]
    rows = [[cell.text_content() for cell in row.findall("td")] for row in tree.findall(".//tbody/tr")]
    assert ["http://e/a", 'Air | "bersih" \\ untuk semua, ya', "2025-08"] in rows
    assert "<script>alert(1)</script>" in [row[1] for row in rows]
    assert tree.xpath("//td[@class='number']/text()") == ["7"]
    assert "4 rows" in tree.xpath("//p/text()")
    assert len(tree.findall(".//script")) == 1
    assert not tree.xpath("//script/@src | //link | //img")


def test_a_page_without_rows(store: ox.Store) -> None:
    assert "0 rows" in rendered(store, "SELECT ?x { ?x a ?x }", "html")
    assert "<p>yes</p>" in rendered(store, "ASK {}", "html")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "jsonl", "md", "html"])
def test_rows_are_written_while_they_come(form: str) -> None:
    """The writer has given away most of the rows that it took before it takes the last one."""
    out = io.BytesIO()
    sizes: list[int] = []

    def rows():
        for number in range(6000):
            sizes.append(out.tell())
            yield (ox.NamedNode("http://e/thing"), ox.Literal(f"the words of row {number}, which are some"))

    query.render(query.Result("rows", rows(), ("thing", "words")), form, out)
    assert sizes[0] == 0
    assert sizes[3000] > 20_000
    assert sizes[-1] > out.tell() - 70_000 * 2


def test_a_table_is_measured_by_its_first_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [(ox.Literal("short"),)] * 1000 + [(ox.Literal("too long for it"),)]
    out = io.BytesIO()
    query.render(query.Result("rows", iter(rows), ("words",)), "table", out)
    assert out.getvalue().decode().splitlines()[-5:] == ["short", "too", "long", "for", "it"]


def test_the_command_line_knows_the_formats() -> None:
    from citygraph.cli import answering

    assert answering.FORMATS == query.FORMATS


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
