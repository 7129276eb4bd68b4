"""The language of a text: told by its small words, guessed by its letters where these leave it open.

Near relatives are told apart by words that only one of them has.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from citygraph import lexicon
from citygraph.folding import scannable
from citygraph.phrases import Phrases

_SURE = 250  # characters; of less text the guess among a hundred languages is not to be trusted
_SMALL_WORDS = 0.12  # of all words: so many, at least, are a language's function words in running text
_LEAD = 3  # times as many as another language has, which then only names or quotations are in


def identify(text: str, scan: str | None = None) -> str | None:
    """The ISO 639 code of a text's language, also of one that has no lexicon; None for too little text.

    A short text is only told apart among the languages that have a lexicon. Languages that differ by few words
    (Indonesian and Malay: "karena" and "kerana") are told apart by the `telltales` of their lexicons, since names
    of places and people outweigh such words in a guess by letters. `scan` is the text as it is scanned, if it is there.
    """
    scan = scannable(text) if scan is None else scan
    if len(text) >= _SURE and (known := _by_small_words(scan)):
        return _among_relatives(scan, known)
    if sum(map(str.isalpha, text)) < 3:
        return None
    from py3langid import langid  # its model takes a quarter of a second to load

    ranking: list[tuple[str, float]] = langid.rank(text)
    if len(text) >= _SURE:
        return _among_relatives(scan, ranking[0][0])
    guess = next((code for code, _ in ranking if code in lexicon.languages()), None)
    return guess and _among_relatives(scan, guess)


def _by_small_words(scan: str) -> str | None:
    """The language that the function words speak for, when they are many and no other language's are."""
    words = scan.split()
    counts = Counter(map(_small_words().get, words))
    del counts[None]
    if not counts:
        return None
    (best, most), *others = counts.most_common()
    if most < _SMALL_WORDS * len(words) or any(most < _LEAD * fewer for _, fewer in others):
        return None
    return best


@cache
def _small_words() -> dict[str, str]:
    """Function word → language; relatives, which share most of them, count as the first of them."""
    relatives = _relatives()
    table: dict[str, str] = {}
    shared = set()
    for code in lexicon.languages():
        family = relatives[0] if code in relatives else code
        for word in map(scannable, lexicon.own_words(code, "function_words")):
            if table.setdefault(word, family) != family:
                shared.add(word)
    return {word: family for word, family in table.items() if word not in shared}


@cache
def _relatives() -> tuple[str, ...]:
    """The languages that have telltales."""
    return tuple(code for code in lexicon.languages() if lexicon.load(code).words("telltales"))


@cache
def _telltales(code: str) -> Phrases[str]:
    words = lexicon.load(code)
    return Phrases(((word, code) for word in words.words("telltales")), words.words("clitics"))


def _among_relatives(scan: str, guess: str) -> str:
    """The language with the most telltales, when the guess is one that has any; the guess when none leads."""
    if guess not in _relatives():
        return guess
    counts = {code: len(_telltales(code).find(scan)) for code in _relatives()}
    return max(_relatives(), key=lambda code: (counts[code], code == guess))
