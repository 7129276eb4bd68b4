"""What a language's lexicon says of the words around the names of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from citygraph.folding import fold
from citygraph.lexicon import Lexicon

_SECTIONS_OF_NAMES = frozenset(
    ("country_aliases", "nationalities", "region_adjectives", "councils", "region_abbreviations", "telltales")
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by what they do beside a name, folded where they are compared with folded ones."""

    copulas: frozenset[str]
    determiners: frozenset[str]
    introducing: frozenset[str]
    ordinals: frozenset[str]
    articles: frozenset[str]  # the determiners that lead to no clause: "the", not "that"
    attributed: frozenset[str]
    office_links: frozenset[str]
    patronymics: frozenset[str]
    with_words: frozenset[str]
    tie_links: frozenset[str]
    calendar: frozenset[str]
    bodies: frozenset[str]
    body_words: frozenset[str]
    departments: frozenset[str]
    office_words: frozenset[str]
    ordinary: frozenset[str]
    institutions: frozenset[str]
    assemblies: frozenset[str]
    place_endings: frozenset[str]
    home: tuple[str, ...]


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The words of a language."""
    bodies = _folded(lexicon, "portfolio", "public_bodies")
    return Vocabulary(
        copulas=frozenset(lexicon.words("copulas")),
        determiners=frozenset(lexicon.words("determiners")),
        introducing=_first_words(lexicon, "determiners", "indefinite", "one_of_several"),
        ordinals=_folded(lexicon, "ordinal_words"),
        articles=frozenset(lexicon.words("determiners")).difference(lexicon.words("clausal_determiners")),
        attributed=frozenset(lexicon.words("attributed")),
        office_links=frozenset(lexicon.words("office_links")),
        patronymics=frozenset(lexicon.words("patronymics")),
        with_words=frozenset((*_leading(lexicon), *lexicon.words("between_words"))),
        tie_links=frozenset((*_leading(lexicon), *lexicon.words("of_words"), *lexicon.words("between_words"))),
        calendar=_folded(lexicon, "months", "weekdays"),
        bodies=bodies,
        body_words=frozenset(word for body in bodies for word in body.split(" ")),
        departments=_folded(lexicon, "public_bodies"),
        institutions=_folded(lexicon, "other_parties"),
        assemblies=frozenset(lexicon.classes("led_bodies").get("legislator", ())),
        home=tuple(lexicon.words("home_countries")),
        place_endings=frozenset(lexicon.words("place_endings")),
        office_words=bodies | _folded(lexicon, "former", "acting"),
        ordinary=_folded(lexicon, *(section for section in lexicon.sections if section not in _SECTIONS_OF_NAMES)),
    )


def _first_words(lexicon: Lexicon, *sections: str) -> frozenset[str]:
    """What the phrases of some lists begin with."""
    return frozenset(phrase.partition(" ")[0] for section in sections for phrase in lexicon.words(section))


def _leading(lexicon: Lexicon) -> Sequence[str]:
    """The words that lead to a partner: "with", "dengan"."""
    return lexicon.classes("with_words").get("with", ())


def lexicon_words(lexicon: Lexicon) -> frozenset[str]:
    """What a language knows as a word, folded."""
    return vocabulary(lexicon).ordinary


def _folded(lexicon: Lexicon, *sections: str) -> frozenset[str]:
    contents = (lexicon.sections.get(section) or () for section in sections)
    lists = (words for content in contents for words in (content.values() if isinstance(content, dict) else [content]))
    return frozenset(fold(str(word)) for words in lists for word in words or ())
