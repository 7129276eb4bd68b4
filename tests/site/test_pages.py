"""Every page is valid HTML whose links lead somewhere, and nothing of the graph becomes markup."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
import yaml

from citygraph import graph
from citygraph.query.catalogue import catalogue
from citygraph.site import text
from citygraph.site.entities import Entities
from tests.site.conftest import BASE
from tests.site.reading import attributes, ids, links, parsed, texts

JAKARTA = "place/jakarta-1642911.html"
TIE = "partnership/jakarta-1642911--kuala-lumpur-1735161.html"


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def some_pages(folder: Path, most: int = 6) -> list[Path]:
    """Some pages of each folder of the site."""
    return [page for inner in (folder, *folder.iterdir()) for page in sorted(inner.glob("*.html"))[:most]]


@pytest.fixture(params=["site", "hostile_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_pages_are_valid_and_have_one_heading_and_landmarks(any_site: Path) -> None:
    assert len(some_pages(any_site)) > 20
    for page in some_pages(any_site):
        document = parsed(page)
        assert not document.errors
        for landmark in ("h1", "main#content", "header", "body > nav", "footer", "head > title"):
            assert len(document.query(landmark)) == 1, (page, landmark)
        named = set(attributes(page, "[id]", "id"))
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for value in attributes(page, f"[{name}]", name):
                assert set(value.split()) <= named, (page, name, value)


def test_every_link_leads_to_a_file_and_a_place_in_it(any_site: Path) -> None:
    seen = 0
    for page in pages(any_site):
        assert [name for name, count in Counter(ids(page)).items() if count > 1] == [], page
        for link in links(page) if page.name != "404.html" else ():
            assert not urlsplit(link).scheme or link.startswith(("http://", "https://")), (page, link)
            if not urlsplit(link).scheme:
                seen += 1
                path, fragment = urldefrag(link)
                target = (page.parent / path).resolve() if path else page
                assert target.is_file(), (page, link)
                assert target.is_relative_to(any_site.resolve())
                assert not fragment or fragment in ids(target)
    assert seen > 300


def test_every_thing_has_a_page_that_its_list_names(site: Path, bundled_graph) -> None:
    entities = Entities(bundled_graph)
    listed = {link for page in site.glob("kind/*.html") for link in attributes(page, "main a", "href")}
    assert len(entities) > 300
    for entity in entities:
        assert (site / entity.page).is_file()
        assert (site / f"{entity.path}.ttl").is_file()
        assert f"../{entity.page}" in listed


def test_a_fact_stands_with_its_sentence_and_the_article(site: Path) -> None:
    (sentence,) = {
        text for text in texts(site / TIE, ".facts blockquote") if "2019" in text
    }  # the one that says since when
    assert "Kuala Lumpur" in sentence
    articles = attributes(site / TIE, ".facts cite a", "href")
    assert articles
    assert all(link.startswith("../article/") for link in articles)


def test_names_are_there_in_each_language(site: Path) -> None:
    spoken = {element.attrs["data-l"]: element.to_text() for element in parsed(site / JAKARTA).query("p.class bdi.l")}
    assert spoken == {"en": "city", "id": "kota", "ms": "bandar raya"}
    assert attributes(site / JAKARTA, "input[name=language]", "value") == ["en", "id", "ms"]
    rules = (site / "style.css").read_text(encoding="utf-8")
    for code in spoken:
        assert f':root:has(#lang-{code}:checked) .l:not([data-l="{code}"])' in rules


def test_every_answer_has_a_title_in_each_language(site: Path) -> None:
    answers = [page for page in (site / "answers").glob("*.html") if page.name != "index.html"]
    assert len(answers) > 20
    for page in answers:
        titles = {element.attrs["lang"]: element.to_text() for element in parsed(page).query("h1 bdi.l")}
        assert len(set(titles.values())) == len(titles) == 3, page
    assert len(parsed(site / "answers" / "index.html").query("main li a bdi[lang=id]")) == len(answers)


def test_every_stored_query_that_could_be_answered_has_a_title(site: Path) -> None:
    asked = {query.name for query in catalogue() if not any(each.required for each in query.parameters)}
    for language in ("id", "ms"):
        file = Path(text.__file__).parent / "words" / f"{language}.yaml"
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert asked - set(words["answers"]) <= {"to-org", "to-schema-org", "to-wikidata"}  # which give triples
        assert set(words["answers"]) <= asked


def test_a_place_lists_its_ties_and_shows_them_on_a_map(site: Path) -> None:
    listed = attributes(site / JAKARTA, "main section li a", "href")
    assert f"../{TIE}" in listed
    assert "../place/kuala-lumpur-1735161.html" in attributes(site / JAKARTA, ".picture svg a", "href")
    assert "../agreement/letter-of-intent--jakarta-1642911--kuala-lumpur-1735161--2025-08-11.html" in listed


def test_the_pictures_lead_to_pages(site: Path) -> None:
    for name in ("network.html", "map.html"):
        assert JAKARTA in attributes(site / name, ".picture svg a", "href")


def test_an_article_is_quoted_and_never_shown_whole(site: Path, bundled_store: Path) -> None:
    with graph.open_store(bundled_store) as snapshot:
        whole = {one.document.metadata.headline: one.document.text for one in snapshot.readings()}
    articles = sorted((site / "article").glob("*.html"))
    assert len(articles) == len(whole)
    for page in articles:
        text = whole[texts(page, "h1")[0]]
        quotes = texts(page, "main blockquote")
        assert quotes
        assert sum(map(len, quotes)) <= len(text) / 3
        assert all(quote in " ".join(text.split()) for quote in quotes)
        assert len(page.with_suffix(".ttl").read_text(encoding="utf-8").split("cg:quote")) == len(quotes) + 1


def test_nothing_of_the_graph_becomes_markup(hostile_site: Path) -> None:
    for page in pages(hostile_site):
        document = parsed(page)
        assert not document.query("img")
        scripts = document.query("script")
        assert [script for script in scripts if "src" not in script.attrs and "type" not in script.attrs] == []
        for element in document.query("*"):
            assert not [name for name in element.attrs if name.startswith("on")], page
        assert not [link for link in attributes(page, "a", "href") if link.startswith(("javascript:", "data:"))]
        assert "49" not in " ".join(texts(page, "main p"))
        text = page.read_text(encoding="utf-8")
        assert "\u202e" not in text
        assert "\x07" not in text
    assert texts(hostile_site / "place/evil-1.html", "h1") != []


def test_odd_iris_get_pages_inside_the_folder(hostile_site: Path, hostile_graph) -> None:
    paths = [entity.path for entity in Entities(hostile_graph)]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert (hostile_site / f"{path}.html").resolve().is_relative_to(hostile_site.resolve())
        assert ".." not in path
        assert path not in ("place/con", "place/index")


def test_what_is_denied_is_told_apart(hostile_site: Path) -> None:
    page = hostile_site / "partnership/evil-1--other.html"
    assert any("ended" in text for text in texts(page, 'section[aria-labelledby="denied"] dd'))
    assert not any("ended" in text for text in texts(page, 'section[aria-labelledby="facts"] dd'))


def test_a_dataset_is_a_source_with_a_page(hostile_site: Path) -> None:
    page = hostile_site / "dataset/d.html"
    assert texts(page, "main blockquote") == ["evil,other"]
    tie = "partnership/evil-1--other.html"
    assert f"../{tie}" in attributes(page, "main section li a", "href")
    assert "../dataset/d.html" in attributes(hostile_site / tie, "cite a", "href")


def test_canonical_addresses_sitemap_and_missing_page(site: Path, hostile_site: Path) -> None:
    from lxml import etree

    assert attributes(site / JAKARTA, "link[rel=canonical]", "href") == [BASE + JAKARTA]
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    located = etree.parse(site / "sitemap.xml").findall("s:url/s:loc", space)
    assert {one.text for one in located} == {
        BASE + str(page.relative_to(site)) for page in pages(site) if page.name != "404.html"
    }
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text()
    assert set(attributes(site / "404.html", "link[rel=stylesheet]", "href")) == {"/ties/style.css"}
    assert not (hostile_site / "sitemap.xml").exists()
    assert attributes(hostile_site / "index.html", "link[rel=canonical]", "href") == []


def test_answers_link_to_the_things_that_they_name(site: Path) -> None:
    page = site / "answers/ties.html"
    assert texts(page, "th")
    links = attributes(page, "td a", "href")
    assert any(link.startswith("../") for link in links)
