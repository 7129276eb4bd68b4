"""A dossier as text for 80 columns, as Markdown, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from citygraph.errors import UsageError
from citygraph.query.display import plain, width
from citygraph.query.dossier.model import Dossier, Fact, Section, Source
from citygraph.query.table import wrap

_COLUMNS = 80
_CITED = 3
"""So many sentences are cited for one value; JSON has all."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def render(dossier: Dossier, form: str) -> str:
    """The dossier as ``text``, ``md`` or ``json``; UsageError for another form."""
    if form not in _FORMS:
        raise UsageError(f"no format '{form}'", remedy=f"choose from {', '.join(FORMATS)}")
    return _FORMS[form](dossier)


class Notes:
    """Sentences by number, in the order in which they are first cited."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark
        self._numbers: dict[tuple[str, str], int] = {}
        self.sources: list[Source] = []

    def cite(self, sources: Iterable[Source]) -> str:
        """The numbers of some sentences: "[1][4]", with "…" when there are more of them."""
        each = {(source.article, source.sentence): source for source in reversed(tuple(sources))}
        keys = list(reversed(each))
        for key in keys[:_CITED]:
            if key not in self._numbers:
                self.sources.append(each[key])
                self._numbers[key] = len(self.sources)
        cited = "".join(f"[{self._mark}{self._numbers[key]}]" for key in keys[:_CITED])
        return cited + ("…" if len(keys) > _CITED else "")


def _text(dossier: Dossier) -> str:
    notes = Notes()
    name = plain(dossier.name)
    lines = [name, "═" * min(width(name), _COLUMNS)]
    for entry in dossier.about:
        lines += _indented(_joined(entry.title, _facts(entry.facts, notes, plain)), "", "    ")
    for section in dossier.sections:
        lines += ["", section.title.upper(), *_section(section, notes)]
    lines += ["", "SENTENCES"] if notes.sources else []
    margin = len(str(len(notes.sources))) + 5
    for number, source in enumerate(notes.sources, 1):
        head = f"  [{number}]".ljust(margin)
        lines += _indented(plain(source.sentence), head, " " * margin)
        lines += _indented(f"— {plain(_origin(source))}", " " * margin, " " * (margin + 2))
    return "\n".join(lines)


def _section(section: Section, notes: Notes) -> Iterator[str]:
    for entry in section.entries:
        day = entry.day.ljust(12) if section.dated else ""
        margin = "  " + " " * len(day)
        title = _spaced(plain(entry.title), notes.cite(entry.sources))
        if title:
            yield from _indented(title, f"  {day}", f"{margin}  ")
            margin += "    "
        if entry.quote:
            yield from _indented(_quoted(plain(entry.quote)), margin, margin)
        for line in _lines(section, entry.facts):
            yield from _indented(_facts(line, notes, plain), margin, f"{margin}  ")


def _lines(section: Section, facts: tuple[Fact, ...]) -> list[tuple[Fact, ...]]:
    """The facts of an entry on one line, or each on its own where a section has little else."""
    if not facts:
        return []
    return [(fact,) for fact in facts] if len(section.entries) == 1 else [facts]


def _markdown(dossier: Dossier) -> str:
    notes = Notes("^")
    lines = [f"# {_escaped(dossier.name)}", ""]
    lines += (f"- {_joined(_escaped(entry.title), _facts(entry.facts, notes, _escaped))}" for entry in dossier.about)
    for section in dossier.sections:
        lines += ["", f"## {section.title}", ""]
        for entry in section.entries:
            day = f"{entry.day} · " if section.dated else ""
            title = day + _escaped(entry.title) + notes.cite(entry.sources)
            lines.append(f"- {_joined(title, _facts(entry.facts, notes, _escaped))}")
            lines += ["", f"  > {_escaped(entry.quote)}", ""] if entry.quote else []
    lines.append("")
    for number, source in enumerate(notes.sources, 1):
        lines.append(f"[^{number}]: {_escaped(source.sentence)} — {_escaped(_origin(source))}")
    return "\n".join(lines)


def _json(dossier: Dossier) -> str:
    return json.dumps(asdict(dossier), ensure_ascii=False, indent=2)


def _facts(facts: Iterable[Fact], notes: Notes, written: Callable[[str], str]) -> str:
    return "; ".join(
        f"{fact.name}: "
        + ", ".join(
            written(value.text) + (f" {cited}" if (cited := notes.cite(value.sources)) else "") for value in fact.values
        )
        for fact in facts
    )


def _origin(source: Source) -> str:
    parts = (source.headline or "(no headline)", source.publisher, source.published)
    said = "" if source.modality == "asserted" else f" ({source.modality})"
    return ", ".join(part for part in parts if part) + said


def _indented(text: str, first: str, others: str) -> Iterator[str]:
    for number, line in enumerate(_filled(text, _COLUMNS - max(width(first), width(others)))):
        yield (others if number else first) + line


def _filled(text: str, limit: int) -> Iterator[str]:
    """The text in lines broken at blanks; a word that is longer than a line is broken in itself."""
    line = ""
    for word in (part for whole in text.split() for part in (wrap(whole, limit) if width(whole) > limit else [whole])):
        if line and width(line) + 1 + width(word) > limit:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _joined(title: str, facts: str) -> str:
    return "; ".join(part for part in (title, facts) if part)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", plain(text))


_FORMS: dict[str, Callable[[Dossier], str]] = {"text": _text, "md": _markdown, "json": _json}
FORMATS = tuple(_FORMS)


def _quoted(sentence: str) -> str:
    """In quotation marks, unless it opens with its own."""
    return sentence if sentence.startswith(("“", '"', "«")) else f"“{sentence}”"
