"""The phrases of the lexicon in a sentence as atoms: offices, honours, degrees, nationalities, terms of office.

A section of the lexicon gives the tag; how a phrase is written may say that it is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import Atom
from citygraph.extract.plurals import goes_on_as_plural
from citygraph.lexicon import Lexicon, SectionMeanings
from citygraph.model import Sentence

# Section → tag. The longest phrase wins; of two equal ones, that of the later section.
_SECTIONS = {
    "sign_verbs": "w",  # what headlines write large: "Sekda X Teken LoI"
    "documents": "w",
    "not_names": "w",
    "namely": "n",
    "list_links": "J",
    "portfolio": "O",
    "public_bodies": "b",
    "private_bodies": "v",
    "name_initials": "I",
    "name_particles": "K",
    "name_suffixes": "X",
    "determiners": "U",
    "jurisdiction_links": "L",
    "posting_links": "Z",
    "capacity_links": "M",
    "as_links": "R",
    "counterparts": "c",
    "successors": "p",
    "office_verbs": "V",
    "office_held_by": "W",
    "governs": "g",
    "sits": "g",
    "courtesies": "Q",
    "degrees": "D",
    "honorifics": "H",
    "nationalities": "P",
    "country_aliases": "P",
    "office_adjectives": "e",
    "former_after": "Y",
    "former": "F",
    "elect": "E",
    "acting": "A",
    "headships": "h",
    "roles": "T",
    "not_titles": "w",
    "role_plurals": "S",
}
# Sections whose phrases are tagged by how they are written.
_AS_WRITTEN = frozenset((
    "nationalities", "country_aliases", "name_initials", "courtesies", "honorifics", "degrees", "name_suffixes",
    "name_particles", "roles",
))  # fmt: skip
_WITH_BODY = {"minister", "vice-minister", "legislator", "head-of-agency", "other", "regional-secretary"}
_JOINTS = "'’ʻ‘`-"  # what joins the parts of a word
_TWO_INITIALS = 2  # "AA Karsana"
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_TERM = 25  # years
_LAST_MARKS = 4  # characters that may close a sentence
_OWNERS = ("'s ", "’s ")
_VOWEL = re.compile("[aeiou]")
_KOREAN = re.compile(r" [A-Z][a-z]+-[a-z]+")
_GLOTTAL = re.compile(r"['’ʻ‘`](?!s\b)[^\W\d_]")  # inside a word: "Mas'ud"


def phrases_in(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    """Phrases with a tag, the longest first where they overlap."""
    text = mentions.document.text
    finder = _finder(mentions.lexicon)
    for start, end, meanings in finder.find(mentions.document.scan, sentence.start, sentence.end):
        section, value = meanings[-1]
        small = section == "nationalities" and mentions.lexicon.writes("small-nationalities")
        tag = "P" if small else _tag(section, value, text[start:end])
        if tag == "P":
            assembly = text[start:end].lower() in _assemblies(mentions.lexicon)  # "DPRK X": no country's initials
            country = None if assembly else mentions.gazetteer.country(value)
            if country:
                yield Atom("P", start, end, "nationality", country)
        elif tag and not (tag == "H" and _ends_sentence(text, end, sentence)):
            if tag == "D" and _is_shortened_name(mentions.lexicon, text, start, end):
                continue
            if _is_part_of_word(text, start, end, tag):
                continue
            if tag in "TB" and goes_on_as_plural(mentions.lexicon, mentions.document.scan, end):
                tag = "S"  # "city |directors| Ann and Bob"
            owner = tag == "T" and text.startswith(_OWNERS, end)
            headed = _headed(mentions.lexicon).fullmatch(mentions.document.scan, start, end) if owner else None
            yield from _unjoined(headed) if headed else (Atom(tag, start, end, value),)


@cache
def _headed(lexicon: Lexicon) -> re.Pattern[str]:
    """As in "|head| |of| |the| |municipality|"."""
    heads, links, articles = (
        "|".join(map(re.escape, lexicon.words(name))) for name in ("plain_heads", "jurisdiction_links", "determiners")
    )
    return re.compile(rf"(?P<head>{heads}) (?P<link>{links}) (?P<article>{articles}) (?P<body>[^\W\d_]+)")


def _unjoined(headed: re.Match[str]) -> Iterator[Atom]:
    """As in "|head| of the municipality's climate office": of an office of that city, not the one that heads it."""
    spans = {group: headed.span(group) for group in headed.groupdict()}
    yield Atom("h", *spans["head"], "head-of-agency")
    yield Atom("L", *spans["link"])
    yield Atom("U", *spans["article"])
    yield Atom("O", *spans["body"], "portfolio")


@cache
def _assemblies(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.classes("led_bodies").get("legislator", ()))


@cache
def _finder(lexicon: Lexicon) -> SectionMeanings:
    return lexicon.meanings(*_SECTIONS)


def _is_shortened_name(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    """True of "|Md.| Noor", where the language shortens a given name so: no degree "MD" stands before a name."""
    shortened = text[start:end].istitle() and text[end : end + 2] == ". " and text[end + 2 : end + 3].isupper()
    return shortened and text[start:end].lower() in lexicon.classes("abbreviations").get("before", ())


def _ends_sentence(text: str, end: int, sentence: Sentence) -> bool:
    """True of the last word of "by Mayor Goh Teck |Eng|.": a title stands before a name."""
    return sentence.end - end < _LAST_MARKS and not text[end : sentence.end].strip('.!?"”’)')


def _is_part_of_word(text: str, start: int, end: int, tag: str) -> bool:
    """As in "Wan-|an|", "Chelang'|at|", "|Mas|'ud", "|A|. Karsana"; while "then-Mayor", "mayor-elect" fall apart.

    So is a form of address that is a surname before a given name as Korea's are written: "|Kang| Min-ho".
    """
    if tag == "Q" and _KOREAN.match(text, end):
        return True
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before not in _JOINTS and behind not in _JOINTS and behind != ".":
        return False
    initial = end - start == 1 and behind == "."
    if text[start - 1 : start] in ("'", "’") and text[start - 2 : start - 1].isalpha():
        return True
    if _GLOTTAL.match(text, end) and text[end - 1].isalpha():
        return True
    joined = text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())
    return (initial and tag in "UKN") or (joined and tag not in "TBShAFEP")


def _tag(section: str, value: str, surface: str) -> str:
    """The tag of a phrase as it is written here; empty when its writing says that it is something else."""
    tag = _SECTIONS.get(section, "")
    if section not in _AS_WRITTEN:
        return tag
    capital = surface[0].isupper()
    if section in ("nationalities", "country_aliases"):
        return tag if capital and (len(surface) > 3 or surface.isupper() or "." in surface) else ""
    if section == "name_initials" or (section == "courtesies" and len(surface) == _TWO_INITIALS):
        initials = surface.isupper()  # "|MR| Karsana" too
        return "I" if initials else tag * (section == "courtesies")
    if section in ("honorifics", "courtesies", "degrees", "name_suffixes"):
        shortened = section == "honorifics" and (surface.endswith(".") or not _VOWEL.search(surface))  # "dr Budi"
        return tag if shortened or any(letter.isupper() for letter in surface) else ""
    if section == "name_particles" and capital:
        return "N"
    return "B" if section == "roles" and value in _WITH_BODY else tag


def terms_in(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    """The years of somebody's office: "Wali Kota X |2013–2018|", "mayor of X |until 1994|"; once past."""
    published = mentions.document.metadata.published
    if _YEAR.search(mentions.document.aligned, sentence.start, sentence.end) is None:
        return
    for term in _term(mentions.lexicon).finditer(mentions.document.aligned, sentence.start, sentence.end):
        begun, ended = int(term["begun"]), term["ended"]
        last = int(ended if len(ended) == 4 else f"{begun // 100}{ended}")
        if begun < last <= begun + _LONGEST_TERM:
            yield Atom("Y" if published and last < published.year else "O", term.start(), term.end())
    for end in _end_of_term(mentions.lexicon).finditer(mentions.document.aligned, sentence.start, sentence.end):
        if published and int(end["ended"]) < published.year:
            yield Atom("Y", end.start(), end.end())


@cache
def _end_of_term(lexicon: Lexicon) -> re.Pattern[str]:
    """As in "mayor of X |until 2014|"."""
    links = "|".join(map(re.escape, lexicon.words("term_ends")))
    return re.compile(rf"\b(?:{links}) (?P<ended>(?:19|20)\d\d)\b(?![-/])" if links else r"(?!)(?P<ended>)")


@cache
def _term(lexicon: Lexicon) -> re.Pattern[str]:
    openers, links = ("|".join(map(re.escape, lexicon.words(name))) for name in ("term_openers", "range_words"))
    return re.compile(
        rf"(?:\b(?:{openers}) )?\(?\b(?P<begun>(?:19|20)\d\d)(?: ?[-/] ?| (?:{links}) )(?P<ended>(?:19|20)\d\d|\d\d)\b"
        r"(?![-/])\)?"
    )
