"""Write the rules into ``docs/extraction.md``: ``python -m citygraph.extract.catalogue docs/extraction.md``.

What stands above the mark in that file is written by hand and stays.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from citygraph.extract.catalogue import Chapter, Entry, chapters, parts

MARK = "<!-- Below: written by `python -m citygraph.extract.catalogue docs/extraction.md`. Edit the rules instead. -->"
_TITLES = (
    ("Dates", ("dates.dates", "dates.grammar", "dates.readings")),
    ("Places and governments", ("places.names", "places.strength", "places.unlisted", "places.linking")),
    (
        "People and their offices",
        (
            "people.title_patterns",
            "people.titles",
            "people.title_roles",
            "people.title_doubts",
            "people.offices",
            "people.office_beside",
            "people.office_of_city",
            "people.office_of_region",
            "people.office_of_country",
            "people.people",
            "mention",
            "people.references",
            "people.pronouns",
        ),
    ),
    (
        "Which places a sentence ties",
        (
            "places.home",
            "pairing.pair_up",
            "pairing.sides",
            "pairing.owners",
            "pairing.earlier",
            "pairing.frames",
            "pairing.spoken_of",
            "pairing.pairing",
            "pairing.discourse",
            "pairing.hubs",
            "pairing.story_so_far",
        ),
    ),
    ("Ties", ("ties.evidence", "ties.likeness", "ties.pointers", "ties.ends", "ties.dates", "ties.signs")),
    (
        "Documents",
        (
            "papers.papers",
            "papers.parties",
            "papers.foreign",
            "papers.signers",
            "papers.signing_acts",
            "papers.act_days",
            "papers.acting",
            "papers.signatories",
            "papers.signing_dates",
            "papers.where_signed",
            "papers.agreements",
        ),
    ),
    ("Fields of cooperation", ("ties.fields",)),
    ("Events", ("events.events", "events.encounters", "events.stays", "events.presence")),
    ("Quotations", ("quotations",)),
    ("Names and codes", ("people.officials", "claims")),
)
_EXAMPLES = (
    "tie-noun-two-sides-list",
    "tie-verb-with-home",
    "document-sign-active",
    "signatory-sign-passive",
    "office-name-of-home",
    "date-of-attribution-weekday",
)
_MARKED = re.compile(r"\|([^|]+)\|")


def page(written: str) -> str:
    """The document: what was written by hand, then the rules."""
    return f"{written.partition(MARK)[0].rstrip()}\n\n{MARK}\n\n" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "## Composed names"
    yield ""
    yield "| in a claim | is made of | and says |"
    yield "|---|---|---|"
    for rule in _EXAMPLES:
        made = parts(rule)
        names = " + ".join(f"`{entry.name}`" for entry in made)
        yield f"| `{rule}` | {names} | {_cell(' / '.join(entry.meaning for entry in made))} |"
    left = dict(chapters())
    left.pop("__init__", None)
    for title, modules in _TITLES:
        yield from _section(title, [left.pop(name) for name in modules if name in left])
    yield from _section("More", list(left.values()))


def _section(title: str, modules: list[Chapter]) -> Iterator[str]:
    if not modules:
        return
    yield from ("", f"## {title}")
    for chapter in modules:
        yield from ("", f"`{chapter.module.replace('.', '/')}.py`: {chapter.meaning}")
        yield from _ordered(chapter)
        if chapter.entries:
            yield from ("", "| rule | reads | in |", "|---|---|---|")
            yield from (_row(entry) for entry in chapter.entries)


def _ordered(chapter: Chapter) -> Iterator[str]:
    for ordered in chapter.ordered:
        yield from ("", f"`{ordered.name}`, asked in this order: {ordered.meaning}".rstrip(": "), "")
        for number, (name, meaning) in enumerate(ordered.rules, start=1):
            yield f"{number}. `{name.lstrip('_')}`" + (f": {_shown(meaning)}" if meaning else "")


def _row(entry: Entry) -> str:
    where = ", ".join(f"`{name}`" for name in entry.functions) or f"rows of `{entry.module}`"
    return f"| `{entry.name}` | {_cell(entry.meaning)} | {where} |"


def _cell(text: str) -> str:
    """A meaning in a table, where a bar would end the cell."""
    return _shown(text).replace("|", "\\|")


def _shown(meaning: str) -> str:
    """A meaning as Markdown; "|X|" marks what of an example the rule takes."""
    return _MARKED.sub(r"**\1**", meaning)


def main(arguments: list[str]) -> None:
    """Rewrite the file that is named."""
    file = Path(arguments[0])
    file.write_text(page(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
