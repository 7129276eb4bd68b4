"""Lines and ends of paragraphs that belong to no story: "read also", tags, credits, copyright, initials."""

from __future__ import annotations

import re
from functools import lru_cache

from citygraph.article.names import outlet
from citygraph.article.wording import alternatives, wording
from citygraph.folding import align, fold

_TAIL = 240  # characters at the end of a paragraph in which credits and initials stand
_OPENING = 80  # characters in which the phrase that opens an inset has ended
_CREDIT_WORDS = 9  # a longer line that begins with "Foto:" is a caption, and captions are text
_COUNTER_WORDS = 7
_LONGEST = 240  # characters: longer lines are no links, tags, addresses
_FIRST_WORD = re.compile(r"\(?([^\W\d_]+)")
_CRUMBS = re.compile(r"^\S.{0,40}\s[>›]\s\S.{0,60}$")
_CRUMB_MARK = re.compile(r"\s+(?:[>»›→/|•\\]|::)\s+")
_HASHTAGS = re.compile(r"^(?:#\w+[\s,;]*)+$")
_REACHED = re.compile(
    r"\S+@\S+\.\w+|(?<!\w)@\w+|[+(]?\d[\d ()./-]{5,}\d"
)  # a mail address, a handle, a telephone number
_CONTACT_WORDS = 4
_LABEL = 20  # characters in which "Contact:" has ended
_DIALLED = re.compile(r"\d{3}[ ).-]{1,2}\d{3,4}\b")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_BRACKETED = (
    r"[(\[](?:[a-z]{1,5}|[A-Z]{2,5}|[a-z]{1,3}\d{1,2})(?:\s?[/;,.-]\s?(?:[A-Za-z*]{1,6}|[a-z]{1,3}\d{1,2})){0,4}[)\]]"
)
_SLASHED = r"/[A-Za-z]{2,5}"
_SIGNS = r"[*#_=-]{2,}"
_SIGNED_BRACKET = r"[(\[][^()\[\]]{1,44}[^()\[\].!?]?[)\]]"  # (Tim MP/gnr), (Charlie/Ady), (Humas Kota)
_INITIALS = re.compile(  # (rif/lst), [zis], /rml, ***
    rf"(?<=[.!?\"')*])\s*(?:{_BRACKETED}|{_SLASHED}|\*{{2,}})\s*$|(?<=[.!?\"'])\s+{_SIGNED_BRACKET}\s*$"
)
_ONLY_INITIALS = re.compile(rf"^(?:{_BRACKETED}|{_SLASHED}|{_SIGNS})$")
_SIGNED = re.compile(r"(?<=[.!?\"])\s*-{1,2}\s?(?P<name>[A-Z][\w. ]{2,30})$")


def kind_of(line: str) -> str | None:
    """The class of a line that is no story ("read-also", "tags", "photo-credit", …); None for all others.

    >>> kind_of("Baca juga: Jalan Kenanga Ditutup"), kind_of("Foto bersama menutup acara.")
    ('read-also', None)
    """
    if len(line) > _LONGEST:  # only its first words can tell
        beginning = align(line[:_OPENING]).lstrip("-*•·>[]# ")
        return _kind_by_opening(align(line).strip("-*•·>[]# ")) if _may_open(beginning) else None
    aligned = align(line)
    plain = aligned.strip("-*•·>[]# ")
    if _CRUMBS.match(plain) or len(crumbs(line)) > 1:
        return "crumbs"
    if plain.count(" | ") > 1 and plain.islower():
        return "tags"
    if _ADDRESS.match(plain) or _ONLY_INITIALS.match(aligned) or _HASHTAGS.match(line) or _is_contact(plain):
        return "notice"
    return _kind_by_opening(plain) if _may_open(plain) else None


def _kind_by_opening(plain: str) -> str | None:
    match = _opening().match(plain)
    return _opened_kind(plain, match) if match else None


def _may_open(plain: str) -> bool:
    """False when the first word begins no phrase of boilerplate."""
    word = _FIRST_WORD.match(plain)
    return word is None or word[1].lower() in _first_words()


def _opened_kind(plain: str, match: re.Match[str]) -> str | None:
    """The class of the phrase that opens a line, if the rest of the line fits."""
    kind = wording().boilerplate[_key(match["phrase"])]
    rest = plain[match.end() :].strip(" )")
    if kind == "photo-credit":
        fits = bool(not rest or match["mark"] or plain.startswith("(")) and len(plain.split()) <= _CREDIT_WORDS
    elif kind == "counter":
        fits = len(re.findall(r"\w+", plain)) <= _COUNTER_WORDS and (not rest[:1].isalpha() or bool(match["mark"]))
    elif kind == "tags":
        fits = not rest or match["mark"] == ":"
    else:
        fits = " " in match["phrase"] or bool(match["mark"]) or not rest[:1].isalpha()
    return kind if fits else None


def crumbs(line: str) -> list[str]:
    """The links that lead to a page: ``Home » News » Twin towns`` → three; less than two for other lines.

    >>> crumbs("Beranda » Berita » Dua Kota Bertemu"), crumbs("Kabar Lembah | 3 Mei 2019")
    (['Beranda', 'Berita', 'Dua Kota Bertemu'], [])
    """
    first = _CRUMB_MARK.search(line)
    if not first or fold(line[: first.start()]) not in wording().page_homes:
        return []
    return parts_of_crumbs(line)


def parts_of_crumbs(line: str) -> list[str]:
    """What a line of links holds, wherever it begins: ``Velmora > Community > Twin towns``."""
    return [part.strip() for part in _CRUMB_MARK.split(line)]


def _is_contact(plain: str) -> bool:
    """``Alex Burns: 303-555-0142, burns@example.com``, ``Contact: Al Burns, 303-555-0142``: how somebody is reached."""
    if "@" not in plain and not (_DIALLED.search(plain) and ":" in plain[:_LABEL]):
        return False
    rest = _REACHED.sub(" ", plain).split()
    return len(rest) <= _CONTACT_WORDS and not plain.endswith((".", "?", "!"))


def is_count(part: str) -> bool:
    """True for "6 comments", "1.204 views": how often a page was read, or what was said to it.

    >>> is_count("6 comments"), is_count("6 mayors")
    (True, False)
    """
    return part[:1].isdigit() and kind_of(part.lstrip("0123456789., ")) == "counter"


def is_inset(sentence: str) -> bool:
    """True for a "read also: …" that stands in the middle of a paragraph."""
    if ":" not in sentence[:_OPENING]:
        return False
    plain = align(sentence).lstrip("([")
    match = _opening().match(plain) if _may_open(plain) else None
    return bool(match and match["mark"] == ":" and wording().boilerplate[_key(match["phrase"])] == "read-also")


def without_credit(paragraph: str) -> int:
    """The length of a paragraph without the photo credit in brackets at its end."""
    if not paragraph.rstrip(" .").endswith((")", "]")):
        return len(paragraph)
    before, tail = _split_tail(paragraph)
    match = _credit().search(tail)
    return len((before + tail[: match.start()]).rstrip()) if match else len(paragraph)


def without_initials(paragraph: str) -> tuple[int, str | None]:
    """The length of a story's last paragraph without what signs it, and the agency that does.

    >>> text = "Acara ditutup. (gr)"
    >>> text[:without_initials(text)[0]]
    'Acara ditutup.'
    """
    before, tail = _split_tail(paragraph)
    while match := _INITIALS.search(tail):
        tail = tail[: match.start()]
    signed = _SIGNED.search(tail)
    agency = outlet(signed["name"]) if signed else None
    if signed and agency:
        tail = tail[: signed.start()]
    return len((before + tail).rstrip()), agency


def _split_tail(paragraph: str) -> tuple[str, str]:
    """A paragraph in two, the second (aligned) long enough for all that may be cut from its end."""
    start = max(0, len(paragraph) - _TAIL)
    return paragraph[:start], align(paragraph[start:])


def _key(phrase: str) -> str:
    return " ".join(phrase.lower().replace("-", " ").split())


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(word[1] for phrase in wording().boilerplate if (word := _FIRST_WORD.match(phrase)))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    phrases = alternatives(wording().boilerplate).replace(r"\ ", "[ -]+")
    return re.compile(rf"\(?(?P<phrase>{phrases})(?![^\W_])\.?\s*(?P<mark>[:/]|(?=\())?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    phrases = (phrase for phrase, kind in wording().boilerplate.items() if kind == "photo-credit")
    return re.compile(rf"\s*[(\[](?:{alternatives(phrases)})(?![^\W_])[^()\[\]]*[)\]]\.?\s*$", re.IGNORECASE)
