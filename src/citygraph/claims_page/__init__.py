"""One page for a browser: an article with its mentions marked, beside its claims; nothing is loaded from elsewhere.

Articles are hostile input: all of their text passes :func:`_text`, and a policy in the page admits its own style and
script only. Without the script it is still a page to read: links lead from claims to sentences and back.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import IO

from citygraph import confidence
from citygraph.claims_page.things import Names, Thing, by_kind, things_of
from citygraph.claims_view import short
from citygraph.extract import catalogue
from citygraph.extract.explain import Explained, Explanation, Found, Refused
from citygraph.model import Claim, Iri, Literal, Term
from citygraph.reasons import reasons_of
from citygraph.vocab import TYPE, local

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BACKGROUND = ("Office", "Government", "City", "Region", "Country")  # classes whose claims are folded
_KINDS = (
    ("place", "Places"),
    ("government", "Governments"),
    ("person", "People"),
    ("office", "Offices"),
    ("date", "Dates"),
    ("refused", "Turned down"),
)


def write(explanation: Explanation, out: IO[bytes]) -> None:
    """Write the page (UTF-8)."""
    out.write(page(explanation).encode())


def page(explanation: Explanation) -> str:
    """The page as HTML."""
    style, script = (_asset(name) for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    marks = _Marks(explanation)
    title = explanation.reading.document.metadata.headline or explanation.reading.document.source
    parts = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{_text(title)} · citygraph</title>",
        f"<style>{style}</style>\n</head>\n<body>",
        *_head(explanation, title),
        '<main>\n<section class="text" aria-label="The article">',
        *_article(explanation, marks),
        '</section>\n<section class="claims" aria-label="Claims">',
        *_claims(explanation, marks),
        "</section>\n</main>",
        f"<script>{script}</script>\n</body>\n</html>\n",
    )
    return "\n".join(parts)


def _asset(name: str) -> str:
    return resources.files("citygraph.claims_page").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _text(value: object) -> str:
    """Text for an element or a quoted attribute."""
    return html.escape(_CONTROL.sub("�", str(value)), quote=True)


def _head(explanation: Explanation, title: str) -> Iterator[str]:
    reading = explanation.reading
    metadata = reading.document.metadata
    facts = (
        ("published", metadata.published),
        ("by", ", ".join(metadata.authors)),
        ("in", metadata.publisher),
        ("language", metadata.language),
        ("about", explanation.home.name if explanation.home else None),
    )
    yield '<header class="top">'
    yield f'<div class="title"><h1 dir="auto">{_text(title)}</h1>'
    shown = "".join(f"<span><b>{name}</b> {_text(value)}</span>" for name, value in facts if value)
    yield f'<p class="meta">{shown}<span><b>{len(reading.claims)}</b> claims</span></p></div>'
    yield '<fieldset class="kinds"><legend>Marks</legend>'
    for kind, label in _KINDS:
        yield f'<label class="{kind}"><input type="checkbox" id="show-{kind}" checked> <span>{label}</span></label>'
    yield "</fieldset>"
    for note in reading.notes:
        yield f'<p class="note">{_text(note)}: no claims.</p>'
    yield "</header>"


class _Marks:
    """Which mentions and sentences each claim speaks of, by their ids in the page."""

    def __init__(self, explanation: Explanation) -> None:
        self.names = Names(explanation.reading)
        self._ids: dict[tuple[int, int], str] = {}
        self._found: list[tuple[int, Found]] = []
        self._sentences: list[tuple[int, int, int]] = []
        for number, one in enumerate(explanation.sentences):
            self._sentences.append((one.sentence.start, one.sentence.end, number))
            self._found += [(number, found) for found in one.found]
        for at, (_, found) in enumerate(self._found):
            self._ids.setdefault((found.start, found.end), f"m{at}")
        self._of_sentence: dict[int, list[int]] = {}
        for at, claim in enumerate(explanation.reading.claims):
            for number in self.sentences(claim):
                self._of_sentence.setdefault(number, []).append(at)

    def id(self, found: Found) -> str:
        """The id of a mention's span."""
        return self._ids[found.start, found.end]

    def sentences(self, claim: Claim) -> list[int]:
        """The sentences of a claim's passage."""
        return [number for start, end, number in self._sentences if start < claim.end and claim.start < end]

    def claims(self, number: int) -> list[int]:
        """The claims of a sentence."""
        return self._of_sentence.get(number, [])

    def mentions(self, claim: Claim) -> list[str]:
        """The mentions in a claim's passage of its subject, its object, and what these are made of."""
        meant: set[Term] = self.names.made_of(claim.subject)
        if isinstance(claim.object, Iri):
            meant |= self.names.made_of(claim.object)
        day = claim.object.value if isinstance(claim.object, Literal) else None
        within = [found for _, found in self._found if claim.start <= found.start < claim.end]
        spoken = [found for found in within if found.iri in meant or (found.kind == "date" and found.meaning == day)]
        return list(dict.fromkeys(self.id(found) for found in spoken))


def _article(explanation: Explanation, marks: _Marks) -> Iterator[str]:
    """The text in paragraphs; what belongs to no sentence (bylines, tags) stands muted where it is."""
    text = explanation.reading.document.text
    numbered = sorted(enumerate(explanation.sentences), key=lambda item: item[1].sentence.start)
    position = 0
    told: set[tuple[str, str]] = set()
    for group in _paragraphs(numbered):
        yield from _aside(text[position : group[0][1].sentence.start])
        tag = "h2" if group[0][1].sentence.paragraph == 0 else "p"
        pieces = []
        position = group[0][1].sentence.start
        for number, one in group:
            pieces.append(_text(text[position : one.sentence.start]) + _sentence(text, number, one, marks))
            position = one.sentence.end
        yield f'<div class="paragraph"><{tag} dir="auto">{"".join(pieces)}</{tag}>'
        yield from _why(text, group, told)
        yield "</div>"
    yield from _aside(text[position:])


def _paragraphs(numbered: Sequence[tuple[int, Explained]]) -> list[list[tuple[int, Explained]]]:
    groups: list[list[tuple[int, Explained]]] = []
    for number, one in numbered:
        if groups and groups[-1][-1][1].sentence.paragraph == one.sentence.paragraph:
            groups[-1].append((number, one))
        else:
            groups.append([(number, one)])
    return groups


def _aside(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            yield f'<p class="aside" dir="auto">{_text(line.strip())}</p>'


def _sentence(text: str, number: int, one: Explained, marks: _Marks) -> str:
    claims = marks.claims(number)
    count = f"{len(claims)} claim{'s' if len(claims) > 1 else ''} of this sentence"
    link = f'<a class="n" href="#c{claims[0]}" aria-label="{count}" title="{count}">{len(claims)}</a>' if claims else ""
    return f'<span class="s" id="s{number}">{_marked(text, one, marks)}{link}</span>'


def _marked(text: str, one: Explained, marks: _Marks) -> str:
    """The text of a sentence with its mentions in nested spans; one that would cross another ends with it."""
    items: tuple[Found | Refused, ...] = (*one.refused, *reversed(one.found))
    spans = {(item.start, item.end): item for item in items}
    pieces: list[str] = []
    open_ends: list[int] = []
    position, stop = one.sentence.start, one.sentence.end

    def close(limit: int) -> None:
        nonlocal position
        while open_ends and open_ends[-1] <= limit:
            end = open_ends.pop()
            pieces.append(_text(text[position:end]) + "</span>")
            position = end

    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        close(start)
        pieces.append(_text(text[position:start]) + _opening(spans[start, end], marks))
        position = start
        open_ends.append(min(end, open_ends[-1] if open_ends else stop))
    close(stop)
    return "".join(pieces) + _text(text[position:stop])


def _opening(item: Found | Refused, marks: _Marks) -> str:
    if isinstance(item, Found):
        said = f"{item.kind}: {item.meaning}\n{item.rule}: {catalogue.meaning(item.rule)}"
        return f'<span class="m {item.kind}" id="{marks.id(item)}" title="{_text(said)}">'
    minor = " minor" if item.minor else ""
    return f'<span class="m refused{minor}" title="{_text(f"not taken for a {item.kind}: {item.reason}")}">'


def _why(text: str, group: Sequence[tuple[int, Explained]], told: set[tuple[str, str]]) -> Iterator[str]:
    """How the sentences of a paragraph were read, folded."""
    yield '<details class="why"><summary>how it was read</summary>'
    for number, one in group:
        yield f'<h3><a href="#s{number}">sentence {number}</a></h3>\n<dl>'
        for label, kind, said, rule in reasons_of(text, one, told):
            shown = f' <code title="{_text(catalogue.meaning(rule))}">{_text(rule)}</code>' if rule else ""
            yield f'<dt class="{kind}">{_text(label)}</dt><dd dir="auto">{_text(said)}{shown}</dd>'
        yield "</dl>"
    yield "</details>"


def _claims(explanation: Explanation, marks: _Marks) -> Iterator[str]:
    kinds: Mapping[str, list[Thing]] = by_kind(things_of(explanation.reading, marks.names))
    yield '<p class="hint" role="status">Point at a claim or a sentence; a click keeps it, Escape lets it go.</p>'
    for kind, things in kinds.items():
        opened = "" if kind in _BACKGROUND else " open"
        yield f'<details class="kind"{opened}><summary>{_text(_words(kind))} <b>{len(things)}</b></summary>'
        for thing in things:
            yield f'<article class="thing"><h3 dir="auto" title="{_text(thing.iri)}">{_text(thing.name)}</h3>\n<ul>'
            yield from (_claim(at, claim, marks) for at, claim in thing.claims)
            yield "</ul></article>"
        yield "</details>"


def _claim(at: int, claim: Claim, marks: _Marks) -> str:
    sentences = marks.sentences(claim)
    target = f"#s{sentences[0]}" if sentences else "#"
    predicate = "is a" if claim.predicate == TYPE else _words(local(claim.predicate)).lower()
    value = _words(local(str(claim.object))) if claim.predicate == TYPE else marks.names.of(claim.object)
    day = f'<span class="day">{claim.as_of}</span>' if claim.as_of else ""
    rule = f'<code title="{_text(catalogue.meaning(claim.rule))}">{_text(claim.rule)}</code>'
    modality = "" if claim.modality == "asserted" else f'<span class="modality">{claim.modality}</span>'
    return (
        f'<li class="claim {claim.modality}" id="c{at}" data-s="{" ".join(f"s{number}" for number in sentences)}"'
        f' data-m="{" ".join(marks.mentions(claim))}"><a href="{target}">'
        f'<span class="p">{_text(predicate)}</span><span class="o" dir="auto" title="{_text(short(claim.object))}">'
        f'{_text(value)}</span></a><span class="by">{modality}{day}{rule}'
        f'<span class="sure" title="confidence">{confidence.of(claim):.2f}</span></span></li>'
    )


def _words(name: str) -> str:
    """As in "Letter of intent" for LetterOfIntent."""
    return _CAMEL.sub(" ", name).capitalize()
