"""The pages' templates: all text from the graph is escaped, and loses the characters that HTML does not allow."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup, escape

from citygraph.site.entities import KINDS
from citygraph.site.options import Options
from citygraph.site.text import FIRST, Text, languages, said

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
MENU = (
    ("index.html", "home"),
    ("countries.html", "countries"),
    ("network.html", "network"),
    ("map.html", "map"),
)
ANSWERS = ("answers/index.html", "answers")


class Templates:
    """Renders pages with what all of them have."""

    def __init__(self, options: Options) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(_template),
            autoescape=jinja2.select_autoescape(["html"]),
            undefined=jinja2.StrictUndefined,
            finalize=_visible,
            keep_trailing_newline=True,
        )
        self._environment.filters.update(quoted=_quoted, day=_dated)
        self._environment.globals.update(
            title=options.title,
            base=options.base,
            evidence=options.evidence,
            first=FIRST,
            languages=list(languages().items()),
            kinds=list(KINDS),
            say=said,
            t=_markup,
            menu=(*MENU, ANSWERS) if options.answers else MENU,
        )

    def page(self, template: str, path: str, root: str | None = None, **what: Any) -> str:
        """A page of the site at a path; links begin with `root`, else with the way up from the path."""
        own = "../" * path.count("/") if root is None else root
        return self._environment.get_template(template).render(path=path, root=own, **what)


def _template(name: str) -> str:
    return resources.files("citygraph.site").joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache(maxsize=4096)
def _markup(text: Text) -> Markup:
    """A text as elements, one for each language, of which the style shows one; one element where they are the same."""
    if len({(word.text, word.tongue) for word in text}) == 1:
        tongue = text[0].tongue if text[0].tongue != FIRST else ""
        return Markup(f"<bdi{_lang(tongue)}>{_safe(text[0].text)}</bdi>")  # noqa: S704 - escaped
    words = (f'<bdi class="l" data-l="{word.language}"{_lang(word.tongue)}>{_safe(word.text)}</bdi>' for word in text)
    return Markup("".join(words))  # noqa: S704 - escaped


def _lang(tongue: str) -> str:
    return f' lang="{_safe(tongue)}"' if tongue else ""


def _safe(text: str) -> Markup:
    return escape(_CONTROL.sub("�", text))


def _visible(value: object) -> object:
    r"""Text without characters that HTML forbids, or that turn around the text after them.

    >>> _visible("a\x00b\u202e")
    'a�b�'
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _CONTROL.sub("�", value)


def _quoted(text: str) -> str:
    """A string of Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _dated(text: str) -> str:
    """A date of Turtle, as precise as it is."""
    found = _DAY.match(text)
    day = found[0] if found else text
    return f'"{day}"^^xsd:{("gYear", "gYearMonth", "date")[day.count("-")]}'
