"""The pages on the stored queries are as the queries are, and say what a reader needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from citygraph import query
from citygraph.query.pages import main, pages

FOLDER = Path(__file__).parents[2] / "docs" / "queries"


def test_the_pages_are_fresh() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert written == pages(query.catalogue()), "run: make docs"


def test_a_page_shows_question_parameters_sample_and_sparql() -> None:
    page = pages(query.catalogue())["path.md"]
    assert "**How are two places tied through others?**" in page
    assert "| `from` | place | required; a name in any language, or an IRI | `Jakarta` |" in page
    assert '`citygraph query run path -p "from=Vila Azul, Sulia" -p to=Lakeside`' in page
    assert "| 4 | Vila Azul – Nordhaven – Delta – Eastport – Lakeside |" in page
    assert "```sparql\nPREFIX cg:" in page
    assert "#+" not in page


def test_the_list_names_each_query_under_each_tag() -> None:
    index = pages(query.catalogue())["README.md"]
    for stored in query.catalogue():
        assert index.count(f"[{stored.name}]({stored.name}.md)") == len(stored.tags)


def test_long_answers_are_cut_and_a_query_without_tests_has_no_sample() -> None:
    stored = query.find("ties")
    assert "… and 1 more rows." in pages([stored])["ties.md"]
    assert "## Sample" not in pages([replace(stored, tests=())])["ties.md"]


def test_the_page_of_a_query_that_is_gone_is_removed(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("old", encoding="utf-8")
    main([str(tmp_path)])
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in FOLDER.iterdir()}
