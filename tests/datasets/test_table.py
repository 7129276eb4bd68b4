from __future__ import annotations

import pytest

from citygraph.datasets import read_table
from citygraph.errors import InputError


def test_rows_know_where_they_stand():
    table = read_table(b'a,b\n1,"two\nlines"\n\n3,4\r\n', "t.csv")
    assert table.header == ("a", "b")
    assert [row.cells for row in table.rows] == [{"a": "1", "b": "two\nlines"}, {"a": "3", "b": "4"}]
    assert [table.text[row.start : row.end] for row in table.rows] == ['1,"two\nlines"', "3,4"]
    assert [row.line for row in table.rows] == [2, 5]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_the_delimiter_is_that_of_the_first_line(delimiter):
    table = read_table(f"a{delimiter}b\n1{delimiter}2\n".encode(), "t")
    assert table.rows[0].cells == {"a": "1", "b": "2"}


def test_a_byte_order_mark_is_no_part_of_a_name():
    assert read_table(b"\xef\xbb\xbfa,b\n1,2\n", "t").header == ("a", "b")


def test_offsets_count_code_points():
    table = read_table("a,b\n🏙,İzmir\nx,y".encode(), "t")
    assert [table.text[row.start : row.end] for row in table.rows] == ["🏙,İzmir", "x,y"]


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"a,b\n1,2\n3,\xff\n", "t.csv:3:3", "not UTF-8"),
        (b'a,b\n1,2\n3,"open\n', "t.csv:3", "no CSV"),
        (b"a,b\n1,2\n1,2,3\n", "t.csv:3", "3 cells in a table of 2"),
        (b"a,b\n1,2\n1\n", "t.csv:3", "1 cells in a table of 2"),
        (b"a,a\n1,2\n", "t.csv:1", "two columns 'a'"),
        (b"a,b\n", "t.csv", "without rows"),
        (b"", "t.csv", "without rows"),
        (b"a,b\n\0,2\n", "t.csv", "not a text file"),
    ],
)
def test_what_is_no_table_is_told_with_its_line(data, where, what):
    with pytest.raises(InputError, match=what) as error:
        read_table(data, "t.csv")
    assert error.value.where == where
