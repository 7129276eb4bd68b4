"""Whether a word that was found stands for several: "sister |cities|", in languages that write so at its end."""

from __future__ import annotations

from citygraph.lexicon import Lexicon


def is_plural(lexicon: Lexicon, scan: str, end: int) -> bool:
    """True where the word that ends there ends as plurals do, or goes on so: "partner|s|".

    >>> from citygraph import lexicon
    >>> is_plural(lexicon.load("en"), "two partners", 11), is_plural(lexicon.load("en"), "a partner", 9)
    (True, False)
    """
    endings = lexicon.words("plural_endings")
    return any(scan.startswith(ending, end) or scan.startswith(ending, end - len(ending)) for ending in endings)


def goes_on_as_plural(lexicon: Lexicon, scan: str, end: int) -> bool:
    """True of what was found within a plural only: "former |mayor|s"."""
    return any(scan.startswith(ending, end) for ending in lexicon.words("plural_endings"))
