"""The one normalisation of text, used for lexicon, gazetteer and article alike.

:func:`align` and :func:`scannable` keep the length (offsets into the result are offsets into the original);
:func:`fold` is for comparing names and keys, :func:`slug` for readable IRIs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PUNCTUATION = {
    **dict.fromkeys("’‘‛`´ʼʻ′＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
}
# Letters that NFKD leaves whole; one plain letter each, so that offsets stay aligned.
_LETTERS = dict(zip("øØłŁđĐıðÐħĦ", "oOlLdDidDhH"))
_MARKS = re.compile(r"[\W_]+")
_UNQUOTED = str.maketrans("", "", "'`")
_EXPANDED = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}


_SPECIAL = re.compile(r"[^\x00-\x5f\x61-\x7f]")  # all but ASCII, and the backtick: few in most texts


class _Aligned(dict[int, str]):
    """A lazily filled table that maps one character to exactly one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _PUNCTUATION.get(char) or _LETTERS.get(char)
        if plain is None:
            base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
            plain = base if len(base) == 1 else char
        self[code] = plain
        return plain


_ALIGNED = _Aligned()


def align(text: str) -> str:
    """Plain quotes, dashes, blanks and letters, one for one: ``len(align(t)) == len(t)``.

    >>> align("Dato’ Sri – São")
    "Dato' Sri - Sao"
    """
    return text if text.isascii() and "`" not in text else _SPECIAL.sub(_plain_letter, text)


def _plain_letter(special: re.Match[str]) -> str:
    return _ALIGNED[ord(special[0])]


_END = "\x1f"  # of a phrase among many: no text has it
_BREAKS = str.maketrans(dict.fromkeys("-_\t\n\r\u00ad", " "))


def scannable(text: str) -> str:
    """What phrases are looked for in: aligned, lower case, hyphens and line breaks as blanks; same length.

    >>> scannable("Sister-City")
    'sister city'
    """
    return scan_of(align(text))


def scan_of(aligned: str) -> str:
    """:func:`scannable` of what is aligned already."""
    return aligned.lower().translate(_BREAKS)


def each_scannable(phrases: Sequence[str]) -> list[str]:
    """:func:`scannable` of many short texts, those without special letters at once: a lexicon has thousands.

    >>> each_scannable(["Sister-City", "São Paulo"])
    ['sister city', 'sao paulo']
    """
    plain = iter(scannable(_END.join(filter(str.isascii, phrases))).split(_END))
    return [next(plain) if phrase.isascii() else scannable(phrase) for phrase in phrases]


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A key under which two spellings of one name are equal.

    >>> fold("Dato’ Seri  Çhungcheongnam-do")
    'dato seri chungcheongnam do'
    """
    if text.isascii():  # of which each character is its own base
        return text.lower() if text.isalnum() else _MARKS.sub(" ", text.lower().translate(_UNQUOTED)).strip()
    text = align(unicodedata.normalize("NFC", text)).casefold()
    text = "".join(_EXPANDED.get(c, c) for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _MARKS.sub(" ", text.replace("'", "")).strip()


def slug(text: str) -> str:
    """The readable part of an IRI; never empty.

    >>> slug("Pramono Anung")
    'pramono-anung'
    """
    return fold(text).replace(" ", "-") or "x"
