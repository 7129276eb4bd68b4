"""What a web page says of its article: JSON-LD, OpenGraph, meta elements, and its first heading."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from citygraph.folding import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage", "pressrelease")
# The names of meta elements by what they say, the surest first.
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "author": ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"),
    "editor": ("editor", "content_editor"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "date": ("article:published_time", "datepublished", "publishdate", "pubdate", "parsely-pub-date", "date",
             "dc.date", "dc.date.issued", "sailthru.date", "publish-date", "content_publishdate"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "language"),
}  # fmt: skip
_BESIDE_TITLE = re.compile(r"(\s+[|–—-]\s+|\s*(?:::|[|»])\s*)")
_AUTHORS = ".//*[@rel='author' or @itemprop='author']"


def read(root: HtmlElement) -> dict[str, str]:
    """The page's statements: title, author, editor, publisher, date, language, url and body, those that there are."""
    stated = _from_json(root)
    for name, content in _from_meta(root).items():
        stated.setdefault(name, content)
    if date := next(iter(root.xpath(".//time/@datetime")), ""):
        stated.setdefault("date", date)
    if author := ", ".join(dict.fromkeys(" ".join(each.text_content().split()) for each in root.xpath(_AUTHORS))):
        stated.setdefault("author", author)
    if language := root.get("lang") or next(iter(root.xpath("./@*[local-name()='lang']")), ""):
        stated["language"] = language
    if canonical := next(iter(root.xpath(".//link[@rel='canonical']/@href")), ""):
        stated["url"] = canonical
    stated.setdefault("title", " ".join(root.findtext(".//title", "").split()))
    return {name: value for name, value in stated.items() if value}


def title(stated: str, lines: list[str]) -> str:
    """The part of a stated title that is a line of the page; the name of the site stands beside it often.

    >>> title("Kabar Lembah :: Dua Kota - Jadi Kembar", ["Beranda", "Dua Kota - Jadi Kembar"])
    'Dua Kota - Jadi Kembar'
    """
    known = {fold(line) for line in lines}
    parts = _BESIDE_TITLE.split(stated)
    spans = [(i, j) for i in range(0, len(parts), 2) for j in range(i + 1, len(parts) + 1, 2)]
    candidates = sorted(("".join(parts[i:j]).strip() for i, j in spans), key=len, reverse=True)
    return next((each for each in candidates if each and fold(each) in known), stated)


def _from_meta(root: HtmlElement) -> dict[str, str]:
    contents: dict[str, str] = {}
    for each in root.iter("meta"):
        name = (
            each.get("property") or each.get("name") or each.get("itemprop") or each.get("http-equiv") or ""
        ).lower()
        if name and (content := (each.get("content") or "").strip()):
            contents.setdefault(name, content)
    found = {}
    for key, names in _META.items():
        if content := next((contents[name] for name in names if name in contents), ""):
            found[key] = content
    if found.get("author", "").startswith("http"):  # OpenGraph's author is an address
        del found["author"]
    return found


def _from_json(root: HtmlElement) -> dict[str, str]:
    """What JSON-LD says of the first article in it."""
    things = list(_things(root))
    by_id = {thing["@id"]: thing for thing in reversed(things) if isinstance(thing.get("@id"), str)}
    article = next((thing for wanted in _ARTICLE_TYPES for thing in things if wanted in _types(thing)), None)
    if article is None:
        return {}
    names = {
        "title": _text(article.get("headline")),
        "author": ", ".join(_names(article.get("author"), by_id)),
        "editor": ", ".join(_names(article.get("editor"), by_id)),
        "publisher": ", ".join(_names(article.get("publisher"), by_id)),
        "date": _text(article.get("datePublished")),
        "language": _text(article.get("inLanguage")),
        "url": _text(article.get("url")),
        "body": _text(article.get("articleBody")),
    }
    return {name: value for name, value in names.items() if value}


def _things(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.xpath(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a broken statement says nothing; the page's other parts may
        yield from _flattened(content)


def _flattened(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, list):
        for each in content:
            yield from _flattened(each)
    elif isinstance(content, dict):
        yield content
        yield from _flattened(content.get("@graph", []))


def _types(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type", [])
    return [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterable[str]:
    """The names of people or organisations; one may be told elsewhere and only pointed at."""
    for each in value if isinstance(value, list) else [value]:
        thing = by_id.get(each.get("@id", ""), each) if isinstance(each, dict) and "name" not in each else each
        name = _text(thing.get("name")) if isinstance(thing, dict) else _text(thing)
        if name and not name.startswith("http"):
            yield name


def _text(value: Any) -> str:
    return html.unescape(value).strip() if isinstance(value, str) else ""
