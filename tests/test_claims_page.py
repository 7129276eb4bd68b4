"""The page: whole by itself, its links lead somewhere, and an article can put nothing into it but text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from citygraph import claims_page, intake
from citygraph.extract.explain import Explanation

TOP = Path(__file__).parents[1]
VOID = {"meta", "input", "br"}
HOSTILE = """<script>alert(1)</script> "Leiden" & <b>Oxford</b> become sister cities

By <img src=x onerror=alert(2)>
3 May 2021

LEIDEN - The cities of Leiden and Oxford signed a sister city agreement at Oxford City Hall on 3 May 2021.

“Leiden' onmouseover='alert(3)' is </style></script><svg onload=alert(4)> a \x07friend,” said the Mayor of Oxford, Ann
"><script>alert(5)</script> Karsana. See javascript:alert(6) and https://example.org/x.js?a="b".
"""


class Page(HTMLParser):
    """The elements of a page, checked to be closed in turn, and the text of it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


@pytest.fixture(scope="module", params=["jakarta-kuala-lumpur", "san-antonio-queretaro", "malang-beijing"])
def explanation(request: pytest.FixtureRequest) -> Explanation:
    return intake.explain_one(str(TOP / "data" / "articles" / f"{request.param}.txt"))


@pytest.fixture
def hostile(tmp_path: Path) -> Explanation:
    file = tmp_path / "hostile.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    return intake.explain_one(str(file))


def test_every_claim_has_its_sentences_and_mentions_in_the_page(explanation: Explanation) -> None:
    page = Page(claims_page.page(explanation))
    assert page.open == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    claims = [attributes for _, attributes in page.elements if "data-s" in attributes]
    assert len(claims) == len(explanation.reading.claims) > 10
    for claim in claims:
        sentences = (claim["data-s"] or "").split()
        assert sentences
        assert {*sentences, *(claim["data-m"] or "").split()} <= set(ids)
    assert {link.removeprefix("#") for link in page.values("href")} <= set(ids)
    assert sum(bool(claim["data-m"]) for claim in claims) > len(claims) / 2


def test_the_text_is_whole_and_in_order(explanation: Explanation) -> None:
    document = explanation.reading.document
    source = claims_page.page(explanation)
    article = source[source.index('<section class="text"') : source.index('<section class="claims"')]
    article = re.sub(r'<details class="why">.*?</details>|<a class="n".*?</a>', "", article, flags=re.DOTALL)
    words = "".join(Page(f"<section>{article.partition('>')[2]}").words)
    assert "".join(words.split()).replace("�", "") == "".join(document.text.split())


def test_nothing_is_loaded_and_only_its_own_script_runs(explanation: Explanation) -> None:
    source = claims_page.page(explanation)
    page = Page(source)
    assert not {tag for tag, _ in page.elements} & {"img", "link", "iframe", "object", "base", "form", "svg"}
    assert not page.values("src")
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    (policy,) = [value for value in page.values("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'; ")
    for code in (script, style):
        assert base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() in policy
    assert "url(" not in style
    assert "innerHTML" not in script


def test_an_article_is_text_and_nothing_else(hostile: Explanation, explanation: Explanation) -> None:
    source = claims_page.page(hostile)
    page = Page(source)
    assert page.open == []
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in Page(claims_page.page(explanation)).elements} | {
        "h2"
    }
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in page.values("href"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", source)
    assert "<script>alert(5)</script>" in "".join(page.words)
    assert hostile.reading.claims


def test_what_was_turned_down_says_why(explanation: Explanation) -> None:
    page = Page(claims_page.page(explanation))
    titles = [
        a.get("title") or "" for _, a in page.elements if "refused" in (a.get("class") or "").split() and a.get("title")
    ]
    assert titles
    assert all(re.match(r"not taken for a (place|person|date): .", title) for title in titles)
