"""Pictures of answers: well-formed, told in words too, the same bytes each time, nothing covered or lost."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import UsageError
from citygraph.query.render.pictures import layout, timeline
from citygraph.query.render.pictures.canvas import cut, measure

NS = {"s": "http://www.w3.org/2000/svg"}
XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: object) -> ox.Literal | None:
    return None if value is None else ox.Literal(value)  # type: ignore[call-overload]


def drawn(view: str, columns: str, rows: list[tuple[object, ...]], title: str = "A picture") -> ET.Element:
    return ET.fromstring(text_of(view, columns, rows, title))


def text_of(view: str, columns: str, rows: list[tuple[object, ...]], title: str = "A picture") -> str:
    out = io.BytesIO()
    terms = (tuple(literal(value) for value in row) for row in rows)
    how = query.Presentation(title, view=query.view_of(view))
    query.render(query.Result("rows", terms, tuple(columns.split())), "svg", out, how)
    return out.getvalue().decode()


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.findall(".//s:text", NS)]


@pytest.mark.parametrize(
    ("view", "columns", "row"),
    [
        ("bar", "name n", ('A <&> "b"\x07', 3)),
        ("timeline", "name since", ('A <&> "b"\x07', "2019")),
        ("graph", "source target kind", ('A <&> "b"\x07', "other", "x")),
        ("map", "name lat long", ('A <&> "b"\x07', 3.5, -70.0)),
    ],
)
def test_a_picture_is_well_formed_and_told_in_words(view: str, columns: str, row: tuple[object, ...]) -> None:
    picture = drawn(view, columns, [row], "Title <1>")
    assert picture.get("role") == "img"
    title, description = picture.find("s:title", NS), picture.find("s:desc", NS)
    assert title is not None
    assert description is not None
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Title <1>"
    assert 'A <&> "b"\\x07' in (description.text or "")
    assert 'A <&> "b"\\x07' in words(picture)
    assert "prefers-color-scheme: dark" in (picture.findtext("s:style", None, NS) or "")
    assert not re.search(r"(href|src|url\()", text_of(view, columns, [row]))


@pytest.mark.parametrize(
    ("view", "columns"), [("bar", "a value"), ("timeline", "a date"), ("graph", "a b"), ("map", "lat long")]
)
def test_no_rows_make_a_picture_that_says_so(view: str, columns: str) -> None:
    description = drawn(view, columns, []).findtext("s:desc", None, NS)
    assert description is not None
    assert "without" in description


def test_bars_are_as_long_as_their_numbers() -> None:
    picture = drawn("bar", "name n", [("a", 10), ("b", 5), ("c", 0), ("d", -5), ("e", None)])
    bars = picture.findall(".//s:rect[@class='f0']", NS)
    assert [float(bar.get("width", "0")) for bar in bars] == [
        pytest.approx(520 / 1.5, abs=0.1),
        pytest.approx(520 / 3, abs=0.1),
        1,
        pytest.approx(520 / 3, abs=0.1),
    ]
    right_ends = [float(bar.get("x", "0")) + float(bar.get("width", "0")) for bar in bars]
    assert right_ends[3] == pytest.approx(float(bars[0].get("x", "0")), abs=0.2)
    assert "n · 1 row without a number" in words(picture)
    assert picture.findtext("s:desc", None, NS) == "Bar chart of 4 rows by n. The most is 10 (a), the least -5 (d)."


def test_a_picture_of_many_rows_shows_the_first() -> None:
    picture = drawn("bar", "name n", [(f"row {number}", number) for number in range(300)])
    assert len(picture.findall(".//s:rect[@class='f0']", NS)) == 100
    assert "n · the first 100 rows; there are more" in words(picture)


def test_a_timeline_is_in_the_order_of_time() -> None:
    rows = [
        ("later", "2021-05-03", None),
        ("long", "2018", "2020-06"),
        ("never", None, None),
        ("odd", "2019-02-31", None),
    ]
    picture = drawn("timeline", "label since until", rows)
    told = words(picture)
    assert told.index("long") < told.index("later")
    assert {"2018 – 2020-06", "2021-05-03", "2 rows without a date"} <= set(told)
    dots = [float(dot.get("cx", "0")) for dot in picture.findall(".//s:circle", NS)]
    assert dots == sorted(dots)
    years = {
        text: float(each.get("x", "0"))
        for each in picture.findall(".//s:text", NS)
        if (text := each.text or "").isdigit()
    }
    assert years["2018"] < dots[0] < years["2019"]
    assert years["2021"] < dots[1]


@pytest.mark.parametrize(
    ("text", "days"),
    [("2020", 366), ("2020-02", 29), ("2020-02-03", 1), ("2020-02-03T10:00:00Z", 1), ("soon", 0), ("2020-13", 0)],
)
def test_partial_dates_are_as_long_as_they_may_mean(text: str, days: int) -> None:
    span = timeline.span(text)
    assert (span.last - span.first + 1 if span else 0) == days


def test_a_network_draws_each_tie_once_and_each_name() -> None:
    ties = [
        ("a", "b", "sister"),
        ("b", "a", "sister"),
        ("b", "c", "friend"),
        ("d", "e", "sister"),
        ("f", "f", "sister"),
        (None, "a", "x"),
    ]
    picture = drawn("graph source=one target=two label=kind", "one two kind", ties)
    assert {"a", "b", "c", "d", "e", "f", "sister", "friend", "1 row without two ends"} <= set(words(picture))
    assert len(picture.findall(".//s:circle", NS)) == 6
    lines = picture.findall(".//s:line", NS)
    assert len(lines) == 3 + 2  # and the legend's
    assert len({(line.get("class"), line.get("stroke-dasharray")) for line in lines}) == 2
    tips = [title.text for title in picture.findall(".//s:circle/s:title", NS)]
    assert "b: a (sister); c (friend)" in tips


def test_names_of_a_network_do_not_cover_one_another() -> None:
    names = [f"a city with a long name {number}" for number in range(24)]
    edges = [(names[0], name) for name in names[1:]] + [(names[3], names[4]), (names[7], names[9])]
    sizes = dict.fromkeys(names, (150.0, 35.0))
    places, wide, high = layout.places(names, edges, sizes)
    for number, one in enumerate(names):
        assert 75 - 0.01 <= places[one].x <= wide - 75 + 0.01
        assert 17.5 - 0.01 <= places[one].y <= high - 17.5 + 0.01
        for other in names[number + 1 :]:
            apart = abs(places[one].x - places[other].x), abs(places[one].y - places[other].y)
            assert apart[0] >= 149.5 or apart[1] >= 34.5


def test_a_map_puts_north_above_and_east_right() -> None:
    rows = [("Oslo", 59.9, 10.7), ("Lima", -12.0, -77.0), ("Nowhere", 95.0, 3.0), ("Also nowhere", None, 3.0)]
    picture = drawn("map label=name", "name lat long", rows)
    dots = {
        dot.findtext("s:title", None, NS): (float(dot.get("cx", "0")), float(dot.get("cy", "0")))
        for dot in picture.findall(".//s:circle", NS)
    }
    assert set(dots) == {"Oslo", "Lima"}
    assert dots["Oslo"][0] > dots["Lima"][0]
    assert dots["Oslo"][1] < dots["Lima"][1]
    assert {"Oslo", "Lima", "0°", "2 rows without a point or a line"} <= set(words(picture))


def test_lines_on_a_map() -> None:
    rows = [("one", "POINT(10 50)"), ("tie", "LINESTRING(10 50, -20 5)"), ("area", "POLYGON((0 0, 0 1, 1 1, 0 0))")]
    picture = drawn("map", "name wkt", rows)
    (line,) = picture.findall(".//s:polyline", NS)
    (dot,) = picture.findall(".//s:circle", NS)
    assert line.findtext("s:title", None, NS) == "tie"
    assert (line.get("points") or "").split()[0] == f"{dot.get('cx')},{dot.get('cy')}"
    assert "1 row without a point or a line" in words(picture)
    assert (picture.findtext("s:desc", None, NS) or "").startswith("Map of 1 point and 1 line: the northernmost one")


def test_a_moment_that_ends_when_it_begins_has_one_date() -> None:
    picture = drawn("timeline start=day end=day", "name day", [("a", "2019-05")])
    assert "2019-05" in words(picture)
    assert "2019-05 – 2019-05" not in words(picture)


def test_names_that_would_cover_others_on_a_map_are_left_to_the_tips() -> None:
    rows = [(f"the same place {number}", 10.0 + number / 1e4, 20.0) for number in range(30)] + [("far", -10.0, -20.0)]
    picture = drawn("map", "name lat long", rows)
    assert len(picture.findall(".//s:circle", NS)) == 31
    assert len([word for word in words(picture) if word.startswith("the same place")]) < 10


def test_the_same_answer_gives_the_same_bytes() -> None:
    ties = [(f"n{number * 7 % 23}", f"n{number * 5 % 19}", f"k{number % 3}") for number in range(60)]
    once = text_of("graph", "source target label", ties)
    assert once == text_of("graph", "source target label", ties)
    assert once == text_of("graph", "source target label", list(reversed(ties)))


@pytest.mark.parametrize(
    ("view", "columns", "message"),
    [
        ("table", "a b", "no view that is a picture"),
        ("bar", "a b", "no column of the answer is the value of a bar"),
        ("bar value=x", "a b", "no column 'x' for value; it has a, b"),
        ("graph", "a", "no column of the answer is the target of a graph"),
        ("map", "a b", "no column of the answer is a place on a map"),
    ],
)
def test_what_can_not_be_drawn(view: str, columns: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        drawn(view, columns, [("x", "y")[: len(columns.split())]])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pie", "no view 'pie'; choose from table, map"),
        ("bar size=n", "a bar has no role 'size'; it has label=COLUMN"),
        ("bar value", "no role 'value'"),
        ("", "no view ''"),
    ],
)
def test_views_that_there_are_not(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        query.view_of(text)


def test_roles_follow_the_header() -> None:
    columns = (
        query.Column("b", "place"),
        query.Column("a", "integer", "How many", "cities"),
        query.Column("c", "integer"),
    )
    how = query.Presentation(view=query.View("bar", (("value", "a"),)), columns=columns)
    out = io.BytesIO()
    query.render(
        query.Result("rows", iter([(ox.Literal("x"), ox.Literal(9), ox.Literal(2))]), ("b", "c", "a")), "svg", out, how
    )
    picture = ET.fromstring(out.getvalue())
    assert {"x", "2", "How many (cities)"} <= set(words(picture))


def test_text_is_cut_where_it_would_not_fit() -> None:
    assert cut("short", 100) == "short"
    long = cut("a very long name of a place", 80)
    assert long.endswith("…")
    assert measure(long) <= 80
