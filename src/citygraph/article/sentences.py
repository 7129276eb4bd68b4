"""Paragraph → sentences. A mark may end a sentence; ordered rules, each for one reason, say where it does not.

A rule answers True (a sentence ends), False (it goes on) or None (it has nothing to say); the first answer counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from citygraph.article.wording import alternatives, wording
from citygraph.folding import align
from citygraph.model import Span

_MARK = re.compile(r"[.!?…]+[\"')\]]*")
_WORD_BEFORE = re.compile(r"[^\s\"'(\[,;/]*$")
_FIRST_WORD = re.compile(r"[\w'-]+")
_PLAIN_LETTERS = 4
_PLAIN_WORD = _PLAIN_LETTERS + 1  # with the one before, or a blank
_PLAIN_END = re.compile(r"[a-z ]?(?P<word>[a-z]{4})\. [A-Z]")  # "hadir. Ia": a word that is no short form
_DOTTED = re.compile(r"(?:[^\W\d_]{1,5}\.)+[^\W\d_]{1,6}")
_BRACKET_REACH = 120
_SIGHT = 300  # characters that a rule sees on either side of a mark


@dataclass(frozen=True, slots=True)
class Place:
    """A mark with what stands around it, in aligned text: its sentence so far, the word before, what follows."""

    so_far: str
    before: str  # "Dr", "S.Sos", "2018"
    mark: str  # the full stop with the quotes and brackets that it closes
    after: str
    joined: bool  # nothing between mark and what follows
    ordinals: bool = False  # the language writes "11." for "11th"

    @property
    def next_word(self) -> str:
        """The first word behind the mark, in lower case."""
        found = _FIRST_WORD.search(self.after[:40])
        return found.group().lower() if found else ""


def _nothing_follows(place: Place) -> bool | None:
    return None if place.after else True


def _joined_sentences(place: Place) -> bool | None:
    """``Balai Kota.Sementara itu`` ends; ``11.30``, ``Kabar.com``, ``e.g.`` and ``Hayu.Bdg`` go on."""
    if not place.joined:
        return None
    opening = re.match(r"[\"'(]?([A-Z][a-z]+)[ ,]", place.after)
    return bool(
        opening
        and re.search(r"[aeiou]", opening[1].lower())
        and (len(place.mark) > 1 or re.search(r"[a-z)]{3}$", place.before))
    )


def _goes_on_small(place: Place) -> bool | None:
    """``Jl. merdeka``, ``"…?" tanya Sari``: a small letter follows."""
    first = next((char for char in place.after if char.isalnum()), "")
    return False if first.islower() and not place.after.startswith(("-", "*", "•")) else None


def _open_bracket(place: Place) -> bool | None:
    """``(tempat lahir St. Petersburg)``: the bracket closes later."""
    depth = place.so_far.count("(") - place.so_far.count(")") - place.mark.count(")")
    closing = place.after[:_BRACKET_REACH].partition("(")[0]
    return False if depth > 0 and ")" in closing else None


def _list_number(place: Place) -> bool | None:
    """``1. kesetaraan``: the paragraph's or sentence's own number."""
    return False if re.fullmatch(r"\(?(?:\d{1,3}|[A-Za-z])\)?", place.so_far) and place.mark == "." else None


def _ordinal(place: Place) -> bool | None:
    """``am 11. August``, ``zum 25. Jahrestag``: a number of a language that writes it so, and no new sentence."""
    if not place.ordinals or place.mark != "." or not re.fullmatch(r"\(?\d{1,3}", place.before):
        return None
    return False if place.next_word not in wording().starters else None


def _title(place: Place) -> bool | None:
    """``Dr. Sari``, ``Dr. (Mrs.) Sari``: something always follows."""
    return False if place.mark in (".", ".)") and place.before.lower() in wording().titles else None


def _numbered(place: Place) -> bool | None:
    """``No. 5``, ``Feb. 26``: a number follows."""
    if place.mark == "." and place.before.lower() in wording().numbered:
        return False if place.after[:1].isdigit() else None
    return None


def _initial(place: Place) -> bool | None:
    """``Bernard P. Carvalho``, ``Dr. (H.C.) Sari``: an initial or a degree, unless a sentence's first word follows."""
    if place.mark not in (".", ".)"):
        return None
    before = place.before
    if len(before) == 1 and before.isupper():
        return place.next_word in wording().starters
    if before.lower() in wording().degrees or _DOTTED.fullmatch(before):
        return place.next_word in wording().starters
    return None


def _asked(place: Place) -> bool | None:
    """``"Is it over?" Ruhl asked``: a speaker follows the quotation."""
    if '"' not in place.mark or place.mark[0] == ".":
        return None
    return False if _speaker().match(place.after) else None


RULES: tuple[Callable[[Place], bool | None], ...] = (
    _nothing_follows,
    _joined_sentences,
    _list_number,
    _goes_on_small,
    _open_bracket,
    _ordinal,
    _title,
    _numbered,
    _initial,
    _asked,
)


def sentences_of(
    text: str, start: int, end: int, *, ordinals: bool = False, aligned: str | None = None
) -> Iterator[Span]:
    """The sentences of the paragraph ``text[start:end]``, without blanks around them.

    `ordinals` when the language marks an ordinal number with a full stop; `aligned` is the whole text so, if at hand.

    >>> text = "Wali Kota Dr. Sari hadir. “Bagus,” katanya. Ia pulang pukul 11.30 WIB."
    >>> [text[span.start:span.end] for span in sentences_of(text, 0, len(text))]
    ['Wali Kota Dr. Sari hadir.', '“Bagus,” katanya.', 'Ia pulang pukul 11.30 WIB.']
    """
    paragraph = align(text[start:end]) if aligned is None else aligned[start:end]
    begin = 0
    for match in _MARK.finditer(paragraph):
        stop = match.end() - _opening_quote(text, start, match)
        if _ends(paragraph, begin, match.start(), stop, ordinals=ordinals):
            yield from _trimmed(text, start + begin, start + stop)
            begin = stop
    yield from _trimmed(text, start + begin, end)


def explain(text: str) -> Iterator[tuple[str, str, bool]]:
    """For debugging: (text up to a mark, the rule that answered, its answer) for each mark of a paragraph."""
    paragraph = align(text)
    for match in _MARK.finditer(paragraph):
        place = _place(paragraph, 0, match.start(), match.end())
        rule, answer = _decide(place)
        yield text[: match.end()][-30:], rule, answer


def _ends(paragraph: str, begin: int, mark: int, stop: int, *, ordinals: bool) -> bool:
    if not paragraph[stop : stop + _SIGHT].strip():
        return True
    plain = _PLAIN_END.match(paragraph, max(begin, mark - _PLAIN_WORD), stop + 2)
    if plain and plain.end() == stop + 2 and "(" not in paragraph[begin:mark] and plain["word"] not in _short_tails():
        return True  # as the rules would say
    return _decide(_place(paragraph, begin, mark, stop, ordinals=ordinals))[1]


@cache
def _short_tails() -> frozenset[str]:
    """The ends of short forms, as much of each as is seen of a plain word: "tkol"."""
    words = wording()
    return frozenset(short[-_PLAIN_LETTERS:] for short in (*words.titles, *words.numbered, *words.degrees))


def _decide(place: Place) -> tuple[str, bool]:
    for rule in RULES:
        answer = rule(place)
        if answer is not None:
            return rule.__name__.strip("_"), answer
    return "ends", True


def _place(paragraph: str, begin: int, mark: int, stop: int, *, ordinals: bool = False) -> Place:
    after = paragraph[stop : stop + _SIGHT]
    so_far = paragraph[max(begin, mark - _SIGHT) : mark].lstrip()
    before = _WORD_BEFORE.search(so_far)
    return Place(
        so_far,
        before.group() if before else "",
        paragraph[mark:stop],
        after.lstrip(),
        not after[:1].isspace(),
        ordinals,
    )


def _opening_quote(text: str, start: int, match: re.Match[str]) -> int:
    """``menang.“Kami``: 1 when the last mark opens what follows; only the original character tells.

    ``„… gut.“ Danach``: the mark that opens in one language closes in another, and then a blank follows.
    """
    end = start + match.end()
    return int(text[end - 1] in "“‘«„»" and text[end : end + 1].isalnum())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    content = text[start:end]
    stripped = content.strip()
    if any(map(str.isalnum, stripped)):
        begin = start + len(content) - len(content.lstrip())
        yield Span(begin, begin + len(stripped))


@lru_cache(maxsize=1)
def _speaker() -> re.Pattern[str]:
    verbs = alternatives(wording().speech_verbs)
    return re.compile(rf"(?:[A-Z][\w'-]*\.? ){{1,5}}(?:{verbs})\b")
