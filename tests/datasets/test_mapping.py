from __future__ import annotations

import pytest

from citygraph.datasets import Mapping, read_mapping
from citygraph.errors import CitygraphError, InputError, UsageError
from citygraph.model import PartialDate


def mapping_of(tmp_path, text):
    file = tmp_path / "m.yaml"
    file.write_text(text, encoding="utf-8")
    return read_mapping(file)


def test_all_parts(tmp_path):
    mapping = mapping_of(
        tmp_path,
        """
        dataset: {title: Ties, publisher: A, published: 2024-05, url: https://a.example/ties}
        columns: {partner: twin}
        values: {kind: {Twin Town: sister-city}, status: {lapsed: ended}}
        defaults: {place: Jakarta, status: active}
        delimiter: "|"
        """,
    )
    assert (mapping.about.title, mapping.about.published) == ("Ties", PartialDate(2024, 5))
    assert mapping.column_of("partner") == "twin"
    assert ("kind", "twin town", "sister-city") in mapping.values
    assert mapping.delimiter == "|"


def test_a_year_and_a_day_are_dates_though_yaml_has_its_own(tmp_path):
    assert mapping_of(tmp_path, "dataset: {published: 2024}").about.published == PartialDate(2024)
    assert mapping_of(tmp_path, "dataset: {published: 2024-05-06}").about.published == PartialDate(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("colums: {place: a}", r"no part 'colums'; did you mean columns\?"),
        ("columns: {palce: a}", r"no field 'palce'; did you mean place\?"),
        ("columns: {xyzzy: a}", "no field 'xyzzy'; there are: place, "),
        ("values: {kind: {Twin: sister}}", "no kind 'sister'"),
        ("values: {since: {old: 1900}}", "stand for nothing else"),
        ("defaults: {status: alive}", "no status 'alive'"),
        ("dataset: {published: May}", "no date"),
        ("dataset: {author: A}", "no line of dataset 'author'"),
        ("columns: [place]", "must be names with values"),
        ("columns: {place: [a, b]}", "must be one value"),
        ("just text", "must be names with values"),
        ("a: [", "no YAML"),
        ("!!python/object/apply:os.getcwd []", "no YAML"),
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path, text, what):
    with pytest.raises(CitygraphError, match=what):
        mapping_of(tmp_path, text)


def test_broken_yaml_has_a_line(tmp_path):
    with pytest.raises(InputError) as error:
        mapping_of(tmp_path, "columns:\n  place: a\n bad")
    assert error.value.where.endswith("m.yaml:3:1") or error.value.where.endswith("m.yaml:3:2")


def test_columns_named_as_fields_need_no_mapping():
    mapping = Mapping().for_header(("Place", "partner country", "Partner", "other"), "t")
    assert dict(mapping.columns) == {"place": "Place", "partner_country": "partner country", "partner": "Partner"}


def test_a_missing_column_is_told_with_those_that_there_are():
    with pytest.raises(UsageError, match=r"no column 'twin' for partner.*the file has: a, b"):
        Mapping((("place", "a"), ("partner", "twin"))).for_header(("a", "b"), "t")
    with pytest.raises(UsageError, match="no column holds the partner"):
        Mapping((("place", "a"),)).for_header(("a", "b"), "t")
