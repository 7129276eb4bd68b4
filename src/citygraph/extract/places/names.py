"""Names that may be places, each with what its surroundings say of it; no name is linked here."""

from __future__ import annotations

import re
from typing import NamedTuple

from citygraph.extract.places.article import Article
from citygraph.extract.places.cues import Cue, Cues
from citygraph.extract.places.sights import Sight
from citygraph.extract.places.strength import STRENGTH_RULES, Strength, strength_of
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer, NameMatch
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Place

COUNTRY_NAME = "country-name"  # "Jepang", "the US"
COUNCIL = "council-name"  # "MBX": a council's initials, or another name than its city's
BESIDE = "place-beside"  # "|Cuenca|, Ecuador"
INITIALS = "region-initials"  # "WA", in an article that names Perth
UNLISTED = "place-unlisted"  # "the town of |X|, Peru": the gazetteer has none of that name there
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS_BEHIND = re.compile(r"(?: (?![a-z])[^\W\d_]+){1,3}")
_LEVEL_OF_ROLE = {
    "governor": "region",
    "vice-governor": "region",
    "mayor": "city",
    "vice-mayor": "city",
    "regent": "county",
    "vice-regent": "county",
}


class PlaceName(NamedTuple):
    """A name at ``[start, end)``, with its type words at ``[outer_start, outer_end)``.

    `level` is what a type word says of it, `hint` what an office beside it makes likely; `around` is the
    country or region that stands beside it, `around_run` one that stands beside a later name of its list
    (numbered `run`), `nation` the code of a nationality before it; `fixed` is the place of a name that means only
    one, and `by` the rule that says so. `joined` tells that another capital word belongs to it, as in a person's
    name, `ordinary` that it is a word of the language too, `among_cities` that it is listed with cities mostly,
    `county` that it is called one, `singled_out` that an article tells it from its namesakes: "the Perth in Ontario";
    `marked` is its spelling where letters have marks: "Münster"; `twinned` that it is told to be a sister city.
    """

    start: int
    end: int
    key: str
    strength: Strength
    outer_start: int
    outer_end: int
    level: str = ""
    hint: str = ""
    fixed: Place | None = None
    around: Place | None = None
    around_run: Place | None = None
    nation: str = ""
    run: int = 0
    joined: bool = False
    ordinary: bool = False
    by: str = COUNTRY_NAME
    among_cities: bool = False
    singled_out: bool = False
    county: bool = False
    marked: str = ""
    twinned: bool = False


def find_names(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> list[PlaceName]:
    """Every name of a place, in text order, as far as one look at its surroundings tells."""
    article = Article(document, lexicon, gazetteer, cues)
    aliases = [
        _council(cue, gazetteer) if cue.section == "councils" else _alias(cue, gazetteer)
        for cue in cues.all
        if cue.section in ("country_aliases", "councils")
        and not _is_within_longer(cue, article)
        and not cues.after(cue.end, "place_refusals")
        and not (cue.section == "country_aliases" and document.scan[cue.start : cue.end] in article.words.assemblies)
    ]
    found: list[PlaceName] = []
    for match in article.known:
        if not found or found[-1].end <= match.start:
            found.append(_look(match, article))
    free = [name for name in found if not any(alias.start < name.end and name.start < alias.end for alias in aliases)]
    return sorted([*aliases, *free], key=lambda name: name.start)


def _is_within_longer(alias: Cue, article: Article) -> bool:
    """True of the "Britain" of "New Britain", which the gazetteer has as a name of its own."""
    match = article.name_at(alias.start)
    if match is None or match.end < alias.end or match.end - match.start <= alias.end - alias.start:
        return False
    named = article.gazetteer.lookup(match.key) if match.start < alias.start else ()
    return all(place.code != alias.value for place in named)  # but "The |Netherlands|"


def deciding_rules(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> dict[int, str]:
    """By where each name starts, the rule of `STRENGTH_RULES` that decided on it: asked by who wants to know why."""
    article = Article(document, lexicon, gazetteer, cues)
    sights = [Sight(article, *_without_type_words(match, article)) for match in article.known]
    return {sight.start: next(rule.__name__ for rule in STRENGTH_RULES if rule(sight) is not None) for sight in sights}


def _alias(cue: Cue, gazetteer: Gazetteer) -> PlaceName:
    """A name that the lexicon gives a country: "RRT", "Inggris", "the US"."""
    country = gazetteer.country(cue.value)
    return PlaceName(cue.start, cue.end, cue.value, Strength.TYPED, cue.start, cue.end, "country", fixed=country)


def _council(cue: Cue, gazetteer: Gazetteer) -> PlaceName:
    """The place of a council that goes by initials, or by another name than its city's."""
    place = gazetteer.coded(cue.value) or gazetteer.place(cue.value)
    return PlaceName(cue.start, cue.end, cue.value, Strength.TYPED, cue.start, cue.end, "city", fixed=place, by=COUNCIL)


def _look(match: NameMatch, article: Article) -> PlaceName:
    sight = Sight(article, *_without_type_words(match, article))
    strength = strength_of(sight)
    if strength is Strength.REFUSED:
        article.name_ends.discard(sight.end)
    before, after = sight.before, sight.after
    return PlaceName(
        sight.start,
        sight.end,
        sight.key,
        strength,
        before.start if before and before.section == "place_types" and not before.linked else sight.start,
        after.end if after and sight.belongs(after) else sight.end,
        sight.level if sight.level != "any" else "",
        _LEVEL_OF_ROLE.get(sight.office.value, "") if sight.office else "",
        around=sight.region,
        nation=sight.nation,
        joined=sight.has_capital_before
        or (strength is Strength.LOOSE and sight.has_opening_before)
        or bool(before and not sight.office and before.section in ("roles", "counterparts", "honorifics")),
        ordinary=(
            (article.is_ordinary(sight.key) or article.is_ordinary(fold(article.text[sight.start : sight.end])))
            and not (sight.has_mayor or sight.is_tied)
        )
        or (strength <= Strength.BARE and sight.is_determined),
        singled_out=sight.is_determined,
        county=any(cue.is_county for cue in (before, after) if cue),
        marked=_marked(article.text[sight.start : sight.end]),
        twinned=strength is Strength.TIED or (strength is Strength.LOCATED and before is None and sight.owns_kind),
    )


def _marked(spelling: str) -> str:
    """A name in small letters if one of them has marks that folding takes away, else nothing."""
    has_marks = not spelling.isascii() and any(letter.isalpha() and not letter.isascii() for letter in spelling)
    return spelling.casefold() if has_marks else ""


def _without_type_words(match: NameMatch, article: Article) -> tuple[int, int, str]:
    """The name alone of "Kota Bandung" or "Davao City", if it names the same place."""
    start, end, key = match.start, match.end, match.key
    if (longer := _behind_article(match, article)) is not None:
        return longer
    if (word := article.cues.around(start)) and word.end < end:
        start, end = _trimmed(article.text, word.end, end)  # "Kota X" within "Wali Kota X"
        return _in_full(article, start, end, fold(article.text[start:end]))
    for cue in article.cues.within(start, end):
        if cue.end > end and cue.start > start:
            rest = _trimmed(article.text, start, cue.start)  # "X City" before "City Council"
            if short := _known(article, *rest):
                return *rest, short
        if cue.section != "place_types":
            continue
        if cue.leads and cue.start == start and cue.end < end:
            rest = _trimmed(article.text, cue.end, end)
        elif cue.follows and cue.end == end and cue.start > start:
            rest = _trimmed(article.text, start, cue.start)
        else:
            continue
        short = fold(article.text[slice(*rest)])
        if _is_short_for(short, key, article, own_only=cue.leads):
            return _in_full(article, *rest, short) if cue.start == start else (*rest, short)
    return start, end, key


def _behind_article(match: NameMatch, article: Article) -> tuple[int, int, str] | None:
    """The name of "|The Fort| Collins council", where the gazetteer has a hamlet called "The Fort"."""
    first, _, rest = article.text[match.start : match.end].partition(" ")
    if not rest or first.lower() not in article.words.determiners:
        return None
    start, end, key = _in_full(article, match.start + len(first) + 1, match.end, "")
    return (start, end, key) if key else None


def _in_full(article: Article, start: int, end: int, key: str) -> tuple[int, int, str]:
    """The longer name that goes on behind one: "Kota |X Selatan|" is no "Kota X", though the gazetteer has it."""
    following = _CAPITALS_BEHIND.match(article.text, end)
    for word in reversed([*_WORD.finditer(following.group())] if following else ()):
        stop = end + word.end()
        if longer := _known(article, start, stop):
            return start, stop, longer
    return start, end, key


def _known(article: Article, start: int, end: int) -> str:
    key = fold(article.text[start:end])
    return key if article.gazetteer.knows(key) else ""


def _is_short_for(short: str, key: str, article: Article, *, own_only: bool) -> bool:
    """True of "Bandung" for "Kota Bandung", but not of "Kinabalu" for "Kota Kinabalu": no city's own name.

    Nor where the largest of the longer name is not called by the shorter: of the two "Salem City" a hamlet is.
    """
    long_names = article.gazetteer.lookup(key)
    if not own_only:
        long_names = long_names[:1]
    ids = {place.id for place in long_names}
    return any(
        place.id in ids and (own or not own_only or place.type == "Region")
        for place, own in article.gazetteer.bearers(short)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end
