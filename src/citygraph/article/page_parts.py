"""The parts of a web page that are no article: menus, captions, related headlines, comments, forms; and its text.

Nothing that holds much of the page's text is cut: pages are wrapped in forms, and classes have misleading names.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citygraph.article.chrome import heading_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER = ("script", "style", "noscript", "template", "svg", "iframe", "object", "video", "audio", "select", "textarea",
          "button", "input", "figcaption", "head")  # fmt: skip
_SELDOM = ("nav", "aside", "footer", "form", "figure")
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|comments?|disqus|most-?read|most-?popular|popular|trending|sidebar|"
    r"widget|breadcrumbs?|caption|newsletter|subscri(?:be|ption)|promo|sponsor(?:ed)?|advert(?:isement|s)?|ads?|banner|"
    r"share|sharing|social|cookie|menu|navbar|nav|read-?(?:also|more|next)|more-?(?:stories|news|from)|tags?|paywall|"
    r"author-?bio|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "dt", "summary", "span", "p", "div")
_BLOCKS = ("p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "li", "dl", "dt", "dd",
           "table", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "center",
           "body", "form", "address", "fieldset")  # fmt: skip
_MOST_PARTS = 3  # elements within a heading
_LONGEST_CELL = 300  # characters; a longer one holds no value but a part of the page
_MUCH = 0.4  # of the page's text
_TOLERANCE = 200  # characters that a part may always have, in a page of few words


def without_boxes(root: HtmlElement) -> HtmlElement:
    """A copy of a page without the parts that are no article."""
    page = copy.deepcopy(root)
    for each in list(page.iter(*_NEVER)):
        _drop(each)
    limit = max(_TOLERANCE, _MUCH * _length(page))
    for each in list(page.iter(*_SELDOM)):
        _drop(each, limit)
    for each in list(page.iter()):
        if isinstance(each.tag, str) and _NAMES.search(
            f"{each.get('class', '')} {each.get('id', '')} {each.get('role', '')}"
        ):
            _drop(each, limit)
    for each in list(page.iter(*_HEADINGS)):
        match _heading_of(each):
            case "box":
                _drop_box(each, limit)
            case "end":
                _drop_rest(each, limit)
    _unfold_tables(page)
    return page


def text_of(page: HtmlElement) -> str:
    """All text of an element, a line for each block or break."""
    return "\n".join(line for line in "".join(_pieces(page)).splitlines() if line.strip())


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Text in the order of the page; the blanks of the source are no line breaks."""
    is_block = element.tag in _BLOCKS or element.tag == "br"
    if is_block:
        yield "\n"
    if element.tag == "li":
        yield "- "
    if isinstance(element.tag, str):
        yield re.sub(r"\s+", " ", element.text or "")
        for child in element:
            yield from _pieces(child)
    if is_block and element.tag != "br":
        yield "\n"
    yield re.sub(r"\s+", " ", element.tail or "")


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _drop(element: HtmlElement, limit: float | None = None) -> None:
    """Take an element out, unless it holds more than `limit` characters of text."""
    if element.getparent() is not None and (limit is None or _length(element) <= limit):
        element.drop_tree()


def _heading_of(element: HtmlElement) -> str | None:
    """``box`` for "Related stories", ``end`` for "Comments (3)" and the like, standing alone."""
    if len(element) > _MOST_PARTS or element.getparent() is None:
        return None
    return heading_of(" ".join(element.text_content().split()))


def _drop_box(heading: HtmlElement, limit: float) -> None:
    """The heading with the box that it opens, or with the list behind it when the box is the article."""
    box = heading.getparent()
    while box is not None and box.getparent() is not None and box.tag in ("b", "strong", "span", "a", *_HEADINGS[:6]):
        box = box.getparent()
    if box is not None and box.tag != "body" and _length(box) <= limit:
        _drop(box)
        return
    following = heading.getnext()
    if following is not None and following.tag in ("ul", "ol", "div", "table"):
        _drop(following, limit)
    _drop(heading)


def _drop_rest(heading: HtmlElement, limit: float) -> None:
    """The heading with all that follows it in its part of the page."""
    box = heading
    parent = box.getparent()
    while parent is not None and len(parent) == 1 and parent.tag != "body":
        box, parent = parent, parent.getparent()
    for each in [*box.itersiblings()]:
        _drop(each, limit)
    _drop(box, limit)


def _unfold_tables(page: HtmlElement) -> None:
    """A table that lays out the page, or holds one cell only, is no table of values."""
    for table in list(page.iter("table")):
        cells = list(table.iter("td", "th"))
        if len(cells) < 2 or any(_length(cell) > _LONGEST_CELL for cell in cells):
            for part in [*table.iter("tr", "td", "th", "tbody", "thead"), table]:
                part.tag = "div"
                part.attrib.clear()
