from __future__ import annotations

import json

import pytest

from citygraph.datasets import About, Mapping, is_results, mapping_for, read_results, read_table, reading_of
from citygraph.errors import InputError

ITEM = "http://www.wikidata.org/entity/"


def results(*rows):
    names = ("city", "cityLabel", "cityCountry", "twin", "twinLabel", "twinCountry", "start")
    bindings = [{name: {"type": "literal", "value": value} for name, value in zip(names, row) if value} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, indent=1).encode()


ROWS = (
    (f"{ITEM}Q3630", "Jakarta", "ID", f"{ITEM}Q8684", "Seoul", "KR", "1984-01-01T00:00:00Z"),
    (f"{ITEM}Q8684", "Seoul", "KR", f"{ITEM}Q3630", "Jakarta", "ID", ""),
)


def test_results_are_told_from_other_json():
    assert is_results(results(*ROWS)[:1000])
    assert not is_results(b'{"@context": "https://schema.org", "head": 1}')
    assert not is_results(b"city,twin\n")


def test_json_and_csv_give_the_same_claims():
    table = read_results(results(*ROWS), "p190.json")
    as_csv = read_table(table.text.encode(), "p190.csv")
    assert as_csv == table
    mapping = mapping_for(table)
    taken = reading_of(table, mapping, About("Wikidata"), "p190.json")
    assert taken.set_aside == ()
    assert {str(claim.subject).rpartition("/")[2] for claim in taken.reading.claims} == {
        "jakarta-1642911--seoul-1835848"
    }


def test_a_first_of_january_is_but_a_year():
    table = read_results(results(*ROWS), "p190.json")
    taken = reading_of(table, mapping_for(table), About("Wikidata"), "p190.json")
    (since,) = (claim.object for claim in taken.reading.claims if claim.predicate.endswith("since"))
    assert since.value == "1984"


def test_a_table_without_two_columns_of_items_is_no_result():
    assert mapping_for(read_table(b"place,partner\nJakarta,Seoul\n", "t")) is None


def test_a_mapping_goes_before_what_columns_look_like():
    table = read_results(results(*ROWS), "p190.json")
    assert Mapping((("since", "other"),)).over(mapping_for(table)).column_of("since") == "other"


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (results(*ROWS)[:-20], None, "no JSON"),
        (b'{"head": {"vars": ["a"]},\n "results": oops}', "p.json:2:13", "no JSON"),
        (b'{"head": {"vars": ["a"]}}', "p.json", "no SPARQL results"),
        (b'{"head": [], "results": 3}', "p.json", "no SPARQL results"),
        (b'{"head": {"vars": ["a"]}, "results": {"bindings": [3]}}', "p.json", "no SPARQL results"),
        (b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}', "p.json", "without rows"),
        (b'{"head": ' + b"[" * 100_000, "p.json", "nested too deeply"),
    ],
)
def test_what_is_no_result_is_told_with_its_place(data, where, what):
    with pytest.raises(InputError, match=what) as error:
        read_results(data, "p.json")
    assert where is None or error.value.where == where
