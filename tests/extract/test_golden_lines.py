"""Golden lines: short texts with all that is to be read in them, one file of ``golden/`` per phenomenon.

A block is ``language | text`` (a ``¶`` begins a paragraph), then a line for each fact of the kinds that the block
is about: ``T`` ties, ``A`` agreements, ``O`` officials, ``E`` events. A block about a kind of which nothing is to be
read names it alone: ``T:``. Lines that open with ``#`` are remarks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.events.events import event_statements
from citygraph.extract.thing import Event, Official

Tell = Callable[[str, str], Iterator[str]]
GOLDEN = Path(__file__).with_name("golden")


def _blocks() -> Iterator[object]:
    for path in sorted(GOLDEN.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n"), start=1):
            lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
            if lines:
                language, text = lines[0].split(" | ", 1)
                story = text.replace(" ¶ ", "\n")
                yield pytest.param(language, story, tuple(lines[1:]), id=f"{path.stem}-{number}")


@pytest.fixture
def told(mentions, ties, agreements) -> Tell:
    """``told(text, language)``: every fact of a text as a line."""

    def tell(text: str, language: str) -> Iterator[str]:
        found = mentions(text, language)
        account = account_of(found)
        for pair, said in ties(text, language).items():
            if " " in said:
                yield f"T: {pair} = {said}"
        yield from (f"A: {said}" for said in agreements(text, language) if " denied" not in said)
        for tenure in found.tenures:
            status = next(one.status for one in found.tenure_mentions if one.tenure == tenure)
            held = f"{tenure.office.role} of {tenure.office.jurisdiction.name}"
            yield f"O: {tenure.official.name}, {'' if status == 'current' else status + ' '}{held}"
        for event in dict.fromkeys(one.subject for one in event_statements(account)):
            if isinstance(event, Event):
                yield f"E: {_said(event)}"

    return tell


def _said(event: Event) -> str:
    people = sorted(who.name for who in event.participants if isinstance(who, Official))
    place, date = (f" in {event.place.name}" if event.place else ""), (f" on {event.date}" if event.date else "")
    return f"{event.class_name.lower()}{place}{date}{' of ' + ', '.join(people) if people else ''}"


@pytest.mark.parametrize(("language", "text", "wanted"), list(_blocks()))
def test_golden_lines(told: Tell, language: str, text: str, wanted: tuple[str, ...]) -> None:
    kinds = {line[:2] for line in wanted}
    found = [line for line in told(text, language) if line[:2] in kinds]
    assert sorted(found) == sorted(line for line in wanted if line[2:].strip())
