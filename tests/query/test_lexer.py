from __future__ import annotations

import pytest

from citygraph.errors import QueryError
from citygraph.query.lexer import line_and_column, tokens


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("?a $b", "variable variable"),
        ("?1x ?é ?_", "variable variable variable"),
        ("<http://e/?x#y>", "iri"),
        ("?a < ?b", "variable punct variable"),
        ("'?x' \"?x\"", "string string"),
        ("'''a'?x''b''' \"\"\"a\"?x\"\"b\"\"\"", "string string"),
        (r"'\'?x' " + r'"\"?x"', "string string"),
        (r'"""\"""?x"""', "string"),
        ("'a\\\\'?x", "string variable"),
        ("''?x", "string variable"),
        ("# ?x 'never closed\n?y", "comment variable"),
        ("ex:a\\?x ex:a\\#x :b ex: _:c", "name name name name blank"),
        ("ex:a%3F?x", "name variable"),
        ("ex:a.b.?x", "name punct variable"),
        ("'x'@en-GB ^^ex:t", "string language punct name"),
        ("1 1.5 .5 1e3 1.5E-3 -2", "number number number number number punct number"),
        ("(ex:p|^ex:q)?/ex:r+", "punct name punct punct name punct punct punct name punct"),
        ("SELECT a true COUNT", "word word word word"),
        ("<< ?s ?p ?o >>", "punct variable variable variable punct"),
    ],
)
def test_kinds(query: str, kinds: str) -> None:
    found = tokens(query)
    assert "".join(token.text for token in found) == query
    assert [token.kind for token in found if token.kind != "space"] == kinds.split()


@pytest.mark.parametrize("query", ['ASK { ?a ?b "open }', "ASK { ?a ?b 'open\n' }", "\\u0041SK {}", "ASK {} \x00"])
def test_what_is_no_token_is_an_error(query: str) -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        tokens(query)


def test_a_place_in_a_text_of_several_lines() -> None:
    assert line_and_column("a\nbc\nd", 3) == (2, 2)
