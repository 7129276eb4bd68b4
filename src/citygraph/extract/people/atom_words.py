"""The words and marks between the phrases of a sentence as atoms, told by how they are written."""

from __future__ import annotations

import re
from functools import cache

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import Atom
from citygraph.lexicon import Lexicon

_ATOM = re.compile(
    r"(?P<small>[a-z]{2,}+(?![\w'’ʻ‘`-]))|(?P<initial>(?:[^\W\d_]\.)+(?![^\W\d_]))|(?P<letter>[a-z](?![\w'’ʻ‘`-]))"
    r"|(?P<owner>['’]s\b|(?<=s)['’](?!\w))"
    r"|(?P<word>[^\W\d_]+(?:['’ʻ‘`-](?!s\b)[^\W\d_]+)*(?:(?<=ng)['’](?= [^\W\d_a-z]))?)"  # "Anyang' Karsana"
    r"|(?P<number>\d+)|(?P<mark>[^\w\s])"
)
_QUOTES = "\"'“”‘’„«»"
QUOTES = re.compile(f"[{_QUOTES}]")
_MARKS = {",": "C", "(": "(", ")": ")", **dict.fromkeys(_QUOTES, '"'), **dict.fromkeys("-‑", "")}
_new = tuple.__new__  # of an `Atom`, by the dozen in each article: half the time of a call of the class
_KINDS = {"small": "w", "letter": "w", "initial": "I", "owner": "'", "number": "#"}
_TWO_INITIALS = 2  # "AA Karsana"
_SHORTENED = re.compile(r"\. [^\W\d_]")  # "Moch. Anton": a short form, not the end of a sentence


def words_between(text: str, start: int, end: int) -> list[Atom]:
    """The atoms of what is neither phrase nor mention."""
    found: list[Atom] = []
    position = start
    for match in _ATOM.finditer(text, start, end):
        begin, stop = match.span()
        if begin < position:
            continue
        kind = match.lastgroup
        value = ""
        if kind == "word":
            surface = match.group()
            tag = word_tag(surface)
            if tag == "N":
                value = surface
                if len(surface) <= 4 and _SHORTENED.match(text, stop, end):
                    stop += 1
        elif kind == "mark":
            tag = _MARKS.get(text[begin], ".")
        else:
            tag = _KINDS[str(kind)]
        if tag:
            found.append(_new(Atom, (tag, begin, stop, value, None)))
        position = stop
    return found


def word_tag(word: str) -> str:
    """The tag of a word by its letters: a name, an initial, capitals throughout, or any other word."""
    if not word[0].isupper():
        return "N" if len(word) > 3 and word[1] in "-'’" and word[2:3].isupper() else "w"
    if len(word) == 1 or (len(word) == _TWO_INITIALS and word.isupper()):
        return "I"
    return "G" if word.isupper() else "N"


def behind_clitic(mentions: Mentions, start: int, end: int) -> int:
    """Where the word behind a phrase begins: "Wali Kota|nya|, Budi"."""
    document, clitics = mentions.document, _clitics(mentions.lexicon)
    if not document.scan.startswith(clitics, start) or not document.text[start - 1 : start].isalpha():
        return start
    return min(end, start + max(len(word) for word in clitics if document.scan.startswith(word, start)))


@cache
def _clitics(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.words("clitics"))
