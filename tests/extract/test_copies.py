"""One article, copied by different programs: whatever they do to its blanks, quotes and letters, it says the same."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from citygraph import article, intake, resources
from citygraph.model import Literal

ARTICLES = sorted(resources.path("data", "articles").glob("*.txt"))
PLAIN = str.maketrans("“”‘’–—", "\"\"''--")

Copy = Callable[[str], str]


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 72, break_on_hyphens=False) for line in text.split("\n"))


def hyphenated(text: str) -> str:
    return re.sub(r"\b(\w{4})(\w{4,})", "\\1\u00ad\\2", text)


def of_markup(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;").replace("’", "&rsquo;")


COPIES: dict[str, Copy] = {
    "plain quotes": lambda text: text.translate(PLAIN),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": hyphenated,
    "references": of_markup,
    "mail": wrapped,
    "Windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "indented": lambda text: textwrap.indent(text, "    "),
    "hard blanks": lambda text: re.sub(r"(?<=\d) (?=\w)", "\u00a0", text),
    "empty lines": lambda text: re.sub(r"\n+", "\n\n\n", text),
    "title in capitals": lambda text: re.sub(r"^.*", lambda title: title[0].upper(), text),
}


def said(text: str) -> set[tuple[str, str, str]]:
    """What the article says of others, without where it says so."""
    reading = intake.extract(article.read(text.encode(), "a.txt"))
    objects = (claim.object.value if isinstance(claim.object, Literal) else claim.object for claim in reading.claims)
    return {
        (claim.subject, claim.predicate, value.translate(PLAIN))
        for claim, value in zip(reading.claims, objects, strict=True)
    }


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_a_copy_says_what_the_article_says(file: Path, copy: Copy) -> None:
    text = file.read_text(encoding="utf-8")
    assert said(copy(text)) == said(text)
