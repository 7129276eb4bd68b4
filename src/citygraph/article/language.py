"""The language of a text."""

from __future__ import annotations

from citygraph import lexicon

_SURE = 250  # characters; of less text the guess among a hundred languages is not to be trusted


def identify(text: str) -> str | None:
    """The ISO 639 code of a text's language, also of one that has no lexicon; None for too little text.

    A short text is only told apart among the languages that have a lexicon.
    """
    from py3langid import langid  # its model takes a quarter of a second to load

    if sum(map(str.isalpha, text)) < 3:
        return None
    ranking: list[tuple[str, float]] = langid.rank(text)
    known = lexicon.languages()
    if len(text) >= _SURE:
        return ranking[0][0]
    return next((code for code, _ in ranking if code in known), None)
