"""Pages as a parser of HTML reads them; what it complains of is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from justhtml import JustHTML
from lxml import html


def links(page: Path) -> list[str]:
    """Where a page leads, and what it loads, by a parser that is fast and takes anything."""
    document = html.fromstring(page.read_bytes())
    return [str(link) for link in document.xpath("//@href | //@src")]


def ids(page: Path) -> list[str]:
    """The ids of a page's elements, in their order."""
    return [str(each) for each in html.fromstring(page.read_bytes()).xpath("//@id")]


@cache
def parsed(page: Path) -> JustHTML:
    """A page, which has no error of syntax."""
    return JustHTML(page.read_text(encoding="utf-8"), strict=True, sanitize=False)


def attributes(page: Path, selector: str, name: str) -> list[str]:
    """An attribute of the elements that have it."""
    return [element.attrs[name] or "" for element in parsed(page).query(selector) if name in element.attrs]


def texts(page: Path, selector: str) -> list[str]:
    """The texts of elements, with blanks as they are shown."""
    return [" ".join(element.to_text().split()) for element in parsed(page).query(selector)]
