from __future__ import annotations

from pathlib import Path

import pytest

from citygraph import query, resources
from citygraph.errors import QueryError, UnknownQuery
from citygraph.query.lexer import tokens


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.rq").write_text("#+ summary: One\n#+ tags: [a]\nASK {}", encoding="utf-8")
    (tmp_path / "other.rq").write_text("#+ summary: Other\n#+ tags: [a, b]\nASK {}", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query", encoding="utf-8")
    return tmp_path


def test_the_queries_of_a_folder(folder: Path) -> None:
    names = [stored.name for stored in query.catalogue([folder])]
    assert names == sorted([stored.name for stored in query.catalogue()] + ["one", "other"])
    assert [stored.name for stored in query.catalogue([folder], tag="b")] == ["other"]
    assert query.find("other", [folder]).summary == "Other"


def test_the_later_folder_wins_a_name(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    later = tmp_path_factory.mktemp("later")
    for name in ("other", "partners"):
        (later / f"{name}.rq").write_text("#+ summary: Mine\nASK {}", encoding="utf-8")
    assert query.find("other", [folder, later]).summary == query.find("partners", [folder, later]).summary == "Mine"
    assert query.find("other", [later, folder]).summary == "Other"
    hidden = [(shadow.name, shadow.hidden.parent) for shadow in query.shadows([folder, later])]
    assert hidden == [("partners", resources.path("queries")), ("other", folder)]
    assert query.shadows([folder, folder]) == []


def test_queries_by_name_file_and_folder(folder: Path) -> None:
    chosen = query.chosen([str(folder / "other.rq"), "partners", str(folder)])
    assert [file.stem for file in chosen] == ["other", "partners", "one"]
    assert len(query.chosen([], [folder])) == len(query.catalogue()) + 2
    with pytest.raises(UnknownQuery, match=r"no stored query 'partner'; did you mean partners\?"):
        query.chosen(["partner"])


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UnknownQuery, match=r"no stored query 'partner'; did you mean partners\?") as caught:
        query.find("partner")
    assert caught.value.exit_code == 2
    with pytest.raises(UnknownQuery, match=r"did you mean letter-ages or letter-to-mou or letters-without-mou\?"):
        query.find("letter")
    for nothing_like_it in ("xyzzy", "city", ""):
        with pytest.raises(UnknownQuery, match="citygraph query list"):
            query.find(nothing_like_it)


def test_an_unused_tag(folder: Path) -> None:
    with pytest.raises(UnknownQuery, match=r"the tags are a, .*b"):
        query.catalogue([folder], tag="zzz")


def test_an_unused_tag_where_there_are_none() -> None:
    with pytest.raises(UnknownQuery, match=r"no query has the tag 'a'; there are no tags$"):
        query.tagged([], "a")


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such folder of queries"):
        query.catalogue([tmp_path / "none"])


def test_a_folder_without_queries(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"no \.rq files in this folder; name a folder of queries"):
        query.chosen([str(tmp_path)])


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "bad.rq").write_bytes(b"#+ summary: \xff")
    with pytest.raises(QueryError, match=r"bad\.rq: is not UTF-8 text"):
        query.catalogue([folder])


@pytest.mark.parametrize("stored", query.catalogue(), ids=lambda stored: stored.name)
def test_a_built_in_query_is_complete(stored: query.StoredQuery) -> None:
    assert stored.summary
    assert stored.description
    assert stored.tags
    significant = [token for token in tokens(stored.text) if not token.blank]
    variables = {token.variable for token in significant}
    for parameter in stored.parameters:
        assert parameter.name in variables or parameter.name == "limit"
        assert parameter.help or parameter.type in ("concept", "language")
        assert parameter.example or parameter.default
    assert any(token.is_word("ORDER", "CONSTRUCT") for token in significant)
