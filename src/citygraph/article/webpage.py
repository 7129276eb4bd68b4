"""A web page → the text of its article, and what the page says of it.

trafilatura finds the main text; what it must not see (menus, captions, related headlines, comments) is cut
out before (:mod:`citygraph.article.page_parts`), since other sister cities are named there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citygraph.article import page_charset, page_head, page_parts
from citygraph.article.page import Page
from citygraph.errors import InputError
from citygraph.folding import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(
    r"<(?:p|div|br|span|article|section|h[1-6]|ul|ol|li|figure|strong|em|b|i|a|img)\b[^<>]*>", re.IGNORECASE
)
_BULLET = "- "
_SHORTEST = 200  # characters; of less, trafilatura has missed the article


def open_page(data: bytes, source: str) -> Page:
    """The page of a file's bytes, in the encoding that it turns out to be in; InputError when there is none."""
    return Page(page_charset.decode_page(data, source), source, is_markup=True)


def is_page(text: str) -> bool:
    """True for a whole web page, whatever its file is called.

    >>> is_page("<!-- saved --> <!DOCTYPE html><html>"), is_page("<p>Dua kota</p>")
    (True, False)
    """
    return _PAGE.match(text[:2000]) is not None


def is_markup(text: str) -> bool:
    """True for a page and for a piece of one, as columns of tables hold it."""
    return _MARKUP.search(text) is not None or is_page(text)


def article_of(page: Page) -> tuple[str, dict[str, str]]:
    """The text of a page's article without its title, and what the page states; InputError when there is no text.

    A piece of a page, as columns of tables hold it, is all article and states nothing.
    """
    root = _parsed(page)
    if is_page(page.text):
        stated = page_head.read(root)
        text = _main_text(root, stated.pop("body", ""))
    else:
        stated = {}
        text = page_parts.text_of(page_parts.without_boxes(root))
    text = _lines(text, page.given.get("title") or stated.get("title", ""))
    if not text:
        raise InputError("a web page without an article", where=page.source, remedy="give the page of one article")
    return text, stated


def _parsed(page: Page) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(page.text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise InputError("a web page without text", where=page.source, remedy="give the page of an article") from None


def _main_text(root: HtmlElement, body: str) -> str:
    """What trafilatura finds; the page's own statement of its text, or all of its text, when that is too little."""
    import trafilatura

    pruned = page_parts.without_boxes(root)
    found = trafilatura.bare_extraction(pruned, include_comments=False, include_tables=True, with_metadata=False)
    text: str = getattr(found, "text", None) or ""
    if len(text) >= max(_SHORTEST, len(body) // 2):
        return text
    return max(body, page_parts.text_of(pruned) if len(text) < _SHORTEST else text, key=len)


def _lines(content: str, title: str) -> str:
    """Paragraphs with an empty line between them, items of a list without; the title is told elsewhere."""
    wanted = fold(title)
    result = ""
    was_item = False
    for line in map(_plain, content.splitlines()):
        if not line or (not result and fold(line) == wanted):
            continue
        is_item = line.startswith(_BULLET)
        result += ("" if not result else "\n" if is_item and was_item else "\n\n") + line
        was_item = is_item
    return result


def _plain(line: str) -> str:
    """A row of a table loses the bars that trafilatura writes around its cells."""
    line = " ".join(line.split())
    return re.sub(r"\s*\|\s*", " | ", line).strip("| ") if line.startswith("|") else line
