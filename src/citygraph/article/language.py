"""The language of a text: guessed by its letters, near relatives told apart by their words."""

from __future__ import annotations

from citygraph import lexicon
from citygraph.folding import scannable

_SURE = 250  # characters; of less text the guess among a hundred languages is not to be trusted


def identify(text: str) -> str | None:
    """The ISO 639 code of a text's language, also of one that has no lexicon; None for too little text.

    A short text is only told apart among the languages that have a lexicon. Languages that differ by few words
    (Indonesian and Malay: "karena" and "kerana") are told apart by the `telltales` of their lexicons, since names
    of places and people outweigh such words in a guess by letters.
    """
    from py3langid import langid  # its model takes a quarter of a second to load

    if sum(map(str.isalpha, text)) < 3:
        return None
    ranking: list[tuple[str, float]] = langid.rank(text)
    known = lexicon.languages()
    if len(text) >= _SURE:
        return _among_relatives(text, ranking[0][0])
    guess = next((code for code, _ in ranking if code in known), None)
    return guess and _among_relatives(text, guess)


def _among_relatives(text: str, guess: str) -> str:
    """The language with the most telltales, when the guess is one that has any; the guess when none leads."""
    relatives = [code for code in lexicon.languages() if lexicon.load(code).words("telltales")]
    if guess not in relatives:
        return guess
    scan = scannable(text)
    counts = {code: len(lexicon.load(code).phrases("telltales").find(scan)) for code in relatives}
    return max(relatives, key=lambda code: (counts[code], code == guess))
