"""Partners told by the first and the last of them: "eleven sister cities, from Lyon to Brno"."""

from __future__ import annotations

import re

from citygraph.extract.plurals import is_plural
from citygraph.extract.word_marks import CLOSINGS
from citygraph.lexicon import Lexicon, own_words
from citygraph.phrases import Match

_OF_SISTERS = ("sister", "partner")  # of the verbs: they lead to partners at once
_TIE_BEFORE = 60  # characters of "is twinned with eleven towns, "
# "twin town|s of its own, |", "twinned with| eleven other towns |"
_WORDS = re.compile(rf"\w?[{CLOSINGS}]*(?: [\w'-]+){{0,4}}[,:]? ")


def begins_range(scan: str, lexicon: Lexicon, start: int) -> bool:
    """True for the "from" of "19 sister cities, |from| X to Y", "is twinned with nine towns, |from| X to Y"."""
    window = max(0, start - _TIE_BEFORE)
    nouns = [noun for noun in lexicon.phrases("kinds").find(scan, window, start) if _is_of_several(lexicon, scan, noun)]
    verbs = [verb for verb in lexicon.phrases("tie_verbs").find(scan, window, start) if verb.value in _OF_SISTERS]
    if verbs and not _goes_on_to_last(lexicon, scan, start):
        verbs = []  # "bekerja sama dengan dokter |dari| X"
    return any(_WORDS.fullmatch(scan, word.end, start) for word in (*nouns, *verbs))


def _goes_on_to_last(lexicon: Lexicon, scan: str, start: int) -> bool:
    """True where the sentence comes to the last of a range: "from X, Y |to| Z"."""
    end = scan.find(". ", start)
    stop = end if end >= 0 else start + 2 * _TIE_BEFORE
    return any(f" {word} " in scan[start:stop] for word in lexicon.words("range_words"))


def _is_of_several(lexicon: Lexicon, scan: str, noun: Match[str]) -> bool:
    """True for "sister cities", and for "kota kembar", where a language has no endings for several."""
    return not own_words(lexicon.language, "plural_endings") or is_plural(lexicon, scan, noun.end)


def holds_range(scan: str, lexicon: Lexicon, start: int, end: int) -> bool:
    """True where a range begins in ``[start, end)``: "19 sister cities of its own, |from| X to Y"."""
    words = lexicon.phrases("locating_words").find(scan, start, end)
    return any(word.value == "from" and begins_range(scan, lexicon, word.start) for word in words)


def closes_range(scan: str, lexicon: Lexicon, start: int, gap: str) -> bool:
    """True for the `gap` in "sister cities, from X| to |Y", "ranging from X| to |Y": its list opened before `start`."""
    if gap.strip() not in lexicon.words("range_words"):
        return False
    window = max(0, start - 2 * _TIE_BEFORE)
    opened = lexicon.phrases("list_openers").find(scan, window, start)  # "ranging from"
    return bool(opened) or holds_range(scan, lexicon, window, start)
