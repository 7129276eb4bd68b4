"""A web page → the text of its article, and what the page says of it.

trafilatura finds the main text; what it must not see (menus, captions, related headlines, comments) is cut
out before (:mod:`citygraph.article.page_parts`), since other sister cities are named there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citygraph.article import boilerplate, page_charset, page_head, page_parts
from citygraph.article.imprint import Strength, read_line
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
_AROUND = 6  # lines of the page around the story in which its byline may stand
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
    content = page_parts.without_boxes(root)
    lines = page_parts.text_of(content).splitlines()
    stated = page_head.read(root) if is_page(page.text) else {}
    if stated:
        stated["title"] = page_head.title(stated["title"], lines) if "title" in stated else ""
    title = page.given.get("title") or stated.get("title", "")
    text = _main_text(content, stated.pop("body", "")) if stated else "\n".join(lines)
    text = _paragraphs(_with_imprint(text.splitlines(), lines, title), title)
    if not text:
        raise InputError("a web page without an article", where=page.source, remedy="give the page of one article")
    return text, stated


def _parsed(page: Page) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(page.text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise InputError("a web page without text", where=page.source, remedy="give the page of an article") from None


def _main_text(content: HtmlElement, body: str) -> str:
    """What trafilatura finds; the page's own statement of its text, or all of its text, when that is too little."""
    import trafilatura

    everything = page_parts.text_of(content)
    found = trafilatura.bare_extraction(content, include_comments=False, include_tables=True, with_metadata=False)
    text: str = getattr(found, "text", None) or ""
    if len(text) >= max(_SHORTEST, len(body) // 2):
        return text
    return max(body, everything if len(text) < _SHORTEST else text, key=len)


def _with_imprint(story: list[str], page: list[str], title: str) -> list[str]:
    """The story with the byline and the date line that stand around it on the page, since these are no main text."""
    folded = [fold(line) for line in page]
    inside = {fold(line.removeprefix(_BULLET)) for line in story if line.strip()}
    places = [index for index, line in enumerate(folded) if line in inside and line != fold(title)]
    if not places:
        return story
    first, last = places[0], places[-1]
    start = max((index + 1 for index in range(first) if folded[index] == fold(title)), default=max(0, first - _AROUND))
    above = [page[index] for index in range(start, first) if _is_imprint(page[index])]
    below = [line for line in page[last + 1 : last + 1 + _AROUND] if _is_imprint(line)]
    return [*above, *story, *below]


def _is_imprint(line: str) -> bool:
    return read_line(line, day_first=True).strength >= Strength.LIKELY


def _paragraphs(lines: Iterable[str], title: str) -> str:
    """Paragraphs with an empty line between them, items of a list without; the title is told elsewhere."""
    wanted = fold(title)
    result = ""
    was_item = False
    for line in map(_plain, lines):
        if not line or (fold(line) == wanted and wanted) or boilerplate.kind_of(line):
            continue
        is_item = line.startswith(_BULLET)
        result += ("" if not result else "\n" if is_item and was_item else "\n\n") + line
        was_item = is_item
    return result


def _plain(line: str) -> str:
    """A row of a table loses the bars that trafilatura writes around its cells."""
    line = " ".join(line.split())
    return re.sub(r"\s*\|\s*", " | ", line).strip("| ") if line.startswith("|") else line
