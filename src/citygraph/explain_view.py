"""An explanation as text for a terminal: sentence by sentence, in colour where there is some."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from citygraph import confidence
from citygraph.claims_view import short
from citygraph.extract import catalogue
from citygraph.extract.explain import Explained, Explanation, Weighed
from citygraph.model import Claim
from citygraph.reasons import reasons_of

Line = Sequence[tuple[str, str]]
"""Pieces of text, each with a style of rich ("" for none)."""

_STYLES = {
    "place": "cyan",
    "government": "blue",
    "person": "magenta",
    "office": "magenta",
    "date": "yellow",
    "refused": "red",
    "words": "dim",
    "more": "dim",
    "tie": "blue",
    "document": "blue",
}
_MODALITIES = {"asserted": "green", "planned": "yellow", "denied": "red", "ended": "red"}
_VERDICTS = {
    (True, True): "read by a rule",
    (True, False): "read by a rule, dropped",
    (False, True): "added",
    (False, False): "no tie",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_INDENT = " " * 13


def write(explanation: Explanation, out: IO[bytes], *, colour: bool) -> None:
    """Write an explanation (UTF-8); with `colour` for a terminal."""
    lines = _lines(explanation)
    if not colour:
        for line in lines:
            out.write("".join(text for text, _ in line).rstrip().encode() + b"\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True, highlight=False)
    for line in lines:
        with console.capture() as shown:
            console.print(Text.assemble(*line), soft_wrap=True)
        out.write(shown.get().encode())


def wants_colour(*, terminal: bool) -> bool:
    """True on a terminal that takes colour, unless NO_COLOR is set."""
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    r"""One line without control characters: an article must not steer the terminal.

    >>> printable("a\x1b[31m\nb")
    'a�[31m b'
    """
    return _CONTROL.sub("�", " ".join(text.split()))


def _lines(explanation: Explanation) -> Iterator[Line]:
    reading = explanation.reading
    metadata = reading.document.metadata
    yield [(printable(metadata.headline or reading.document.source), "bold")]
    home = explanation.home.name if explanation.home else "no place"
    published, language = metadata.published or "on an unknown day", metadata.language or "unknown"
    yield [(f"published {published}, language {language}, about {home}", "dim")]
    rules: set[str] = set()
    told: set[tuple[str, str]] = set()
    for number, sentence in enumerate(explanation.sentences):
        yield [("", "")]
        yield from _sentence(explanation, number, sentence, told)
        rules.update(_rules(sentence), (reading.claims[at].rule for at in sentence.claims))
    yield from _weighed("Pairs weighed by the whole article", explanation.weighed)
    yield from _weighed("Fields weighed by the whole article", explanation.weighed_fields)
    yield from _glossary(rules)


def _weighed(title: str, pairs: Sequence[Weighed]) -> Iterator[Line]:
    """The pairs of places, or fields of ties, by how likely the article tells of them, and what moved that most."""
    if pairs:
        yield [("", "")]
        yield [(title, "bold")]
    for pair in pairs:
        verdict = _VERDICTS[pair.read, pair.kept] if pair.read or pair.kept or not pair.field else "no field"
        names = printable(f"{pair.one.name} / {pair.other.name}{': ' if pair.field else ''}{pair.field}")
        reasons = ", ".join(f"{part.name} {part.value:+.1f}" for part in pair.reasons)
        yield [
            (f"  {pair.weight:.2f} ", "green" if pair.kept else "red"),
            (names, ""),
            (f"  {verdict}: {reasons}", "dim"),
        ]


def _sentence(explanation: Explanation, number: int, one: Explained, told: set[tuple[str, str]]) -> Iterator[Line]:
    text = explanation.reading.document.text
    yield [(f"[{number}] ", "bold green"), (printable(text[one.sentence.start : one.sentence.end]), "bold")]
    for reason in reasons_of(text, one, told):
        said = "dim" if reason.kind == "more" else ""
        yield _row(reason.label, _STYLES[reason.kind], printable(reason.said), reason.rule, said)
    subject = None
    for claim in (explanation.reading.claims[at] for at in one.claims):
        if claim.subject != subject:
            subject = claim.subject
            yield _row("claims on", "green", printable(short(subject)))
        yield _claim(claim)


def _row(label: str, style: str, text: str, rule: str = "", said: str = "") -> Line:
    return [(f"  {label:<10} ", style), (text, said), (f"  [{rule}]" if rule else "", "dim")]


def _claim(claim: Claim) -> Line:
    day = f" as of {claim.as_of}" if claim.as_of else ""
    return [
        (f"{_INDENT}{short(claim.predicate)} ", ""),
        (printable(short(claim.object)), "bold"),
        (f"  {claim.modality}", _MODALITIES[claim.modality]),
        (f"{day} {confidence.of(claim):.2f}", ""),
        (f"  [{claim.rule}]", "dim"),
    ]


def _rules(one: Explained) -> Iterable[str]:
    yield from (found.rule for found in one.found)
    yield from (document.rule for document in one.documents)
    if one.about is not None:
        yield one.about.rule


def _glossary(rules: Iterable[str]) -> Iterator[Line]:
    """What the rules that spoke say of themselves."""
    known = [(rule, meaning) for rule in sorted(set(rules)) if (meaning := catalogue.meaning(rule))]
    width = max((len(rule) for rule, _ in known), default=0)
    if known:
        yield [("", "")]
        yield [("Rules", "bold")]
    for rule, meaning in known:
        yield [(f"  {rule:<{width}}  ", "dim"), (meaning, "")]
