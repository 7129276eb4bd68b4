"""How surely a name names a place: rules in order, each of which looks at one thing that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum

from citygraph.extract.places.sights import Sight
from citygraph.folding import fold

_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-Z]\. ?)+\Z")
_HYPHENATED_BEHIND = re.compile(r" [A-Z][a-z]+-[a-z]+\b")
_CAPITAL_BEHIND = re.compile(r" (?![a-z])[^\W\d_]")
_SHORTEST_INITIALS = 3  # shorter ones are degrees and the like, unless the lexicon knows them
_LONGEST_INITIALS = 5


class Strength(IntEnum):
    """How surely a name names a place, by its surroundings alone."""

    REFUSED = -1  # "Universitas X", "Hotel X", a word within a longer name
    LOOSE = 0  # first word of a sentence, or a headline In Which Every Word Is Capital
    BARE = 1  # capital where no capital need be
    OFFICE = 2  # "Wali Kota X Y": its place or the name of who holds it
    LOCATED = 3  # "di X", "in X", "X Mayor"
    TIED = 4  # "a sister city of X", "twinned with X"
    TYPED = 5  # "Kota X", "X Prefecture", "the Chinese city of X", "X (Jepang)"


def _calendar_word(sight: Sight) -> Strength | None:
    """Months and weekdays: "March", "Mei"."""
    return Strength.REFUSED if sight.key in sight.article.words.calendar else None


def _word_with_a_meaning(sight: Sight) -> Strength | None:
    """What the lexicon knows as a word that stands beside names: "Kota", "Wali", "Province"."""
    words = sight.article.words
    an_article = sight.key in words.determiners  # "Der Gemeinderat" is none of a town Der
    which_one = sight.key in words.ordinals  # "Kota Kembar |Baru|" is none of a town that once was called so
    refused = an_article or which_one or sight.article.cues.covers(sight.start, sight.end)
    return Strength.REFUSED if refused else None


def _adjective(sight: Sight) -> Strength | None:
    """As in "the Canadian ambassador", which is none of a town Canadian."""
    if not sight.article.cues.is_adjective(sight.start, sight.end):
        return None
    bearers = sight.article.gazetteer.bearers(sight.key)
    return None if any(place.type == "Country" for place, _ in bearers) else Strength.REFUSED


def _other_thing(sight: Sight) -> Strength | None:
    """As in "Universitas X", "X Airport"."""
    refused = any(cue and cue.section == "place_refusals" for cue in (sight.before, sight.after))
    if refused and sight.office is not None and (_goes_on(sight) if sight.office is sight.before else _is_kin(sight)):
        return None  # "Wali Kota X |Park| Heong-joon", "Mayor of X |Park| Heong-joon"
    if sight.is_of_two:
        return None
    return Strength.REFUSED if refused or _is_institution(sight) else None


def _goes_on(sight: Sight) -> bool:
    """True when a capital word stands behind the word that follows."""
    return sight.after is not None and _CAPITAL_BEHIND.match(sight.article.text, sight.after.end) is not None


def _is_kin(sight: Sight) -> bool:
    """True when the word that follows is a surname, before given names that a hyphen joins."""
    return sight.after is not None and _HYPHENATED_BEHIND.match(sight.article.text, sight.after.end) is not None


def _is_institution(sight: Sight) -> bool:
    """True for a village that is named like a university: "the University of X"."""
    kind, _, rest = sight.key.partition(" ")
    return kind in sight.article.words.institutions and rest.partition(" ")[0] in sight.article.words.office_links


def _torn_off(sight: Sight) -> Strength | None:
    """A part of a name that goes on without a blank, or of a person's: "Sun.X", "Barnes-X", "R. T. X", "bin X"."""
    text, start, end = sight.article.text, sight.start, sight.end
    first, last = sight.first, sight.last
    if start - first > 1 and text[start - 1] == "." and text[start - 2].isalpha():
        return Strength.REFUSED
    if text[end : end + 1] == "." and end + 1 < last and text[end + 1].isalpha():
        return Strength.REFUSED
    if text[start - 1 : start] == "-" and start - 1 not in sight.article.name_ends and _is_capital_before(text, start):
        return Strength.REFUSED
    before = (
        _INITIALS_BEFORE.search(text, max(first, start - 12), start) if text[start - 2 : start - 1] == "." else None
    )
    if before and before.end() - 1 not in sight.article.name_ends and not sight.before:
        return Strength.REFUSED
    word = sight.word_before
    return Strength.REFUSED if word and word[0].lower() in sight.article.words.patronymics else None


def _is_capital_before(text: str, hyphen: int) -> bool:
    """True when the word before a hyphen is a name's."""
    start = hyphen - 1
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start : start + 1].isupper() and not text[start : hyphen - 1].isupper()


def _part_of_town(sight: Sight) -> Strength | None:
    """As in "the Kuching |South| mayor", "York |Central| MP": a word that tells which part of the place before."""
    if sight.before or not sight.article.is_ordinary(sight.key):
        return None
    return Strength.REFUSED if sight.article.names_ending_at(sight.start - 1) else None


def _surname(sight: Sight) -> Strength | None:
    """As in "X Kyung-soo", "X Chun-chi": given names that a hyphen joins stand behind a family's; "X" alone, too."""
    return Strength.REFUSED if sight.key in sight.article.surnames and not sight.level else None


def _initials(sight: Sight) -> Strength | None:
    """As in "FACT", "MOA" and "TaMA" among plain words; but "NTB" is a region's name."""
    surface = sight.article.text[sight.start : sight.end]
    if surface[1:].isalpha() and surface[-1].isupper() and not surface.isupper():
        return Strength.REFUSED
    if not surface.isupper() or len(surface) > _LONGEST_INITIALS:
        return None
    if sight.article.text[sight.first : sight.last].isupper():
        return None
    long, typed = len(surface) >= _SHORTEST_INITIALS, bool(sight.level)
    for place, own in sight.article.gazetteer.bearers(sight.key):
        if own and (fold(place.name) != sight.key or (long and (typed or place.type == "Region"))):
            return None  # initials that are known for it: "NTB", "NYC"
    return Strength.REFUSED


def _partner_of_tie(sight: Sight) -> Strength | None:
    """As in "twinned with X", "a sister city of X", "its sister city X", "its sister cities, among them X"."""
    if not sight.article.ties.may_lead(sight.first, sight.start):
        return None
    return Strength.TIED if sight.is_tied or sight.is_named_by_tie or sight.heads_list else None


def _half_of_pair(sight: Sight) -> Strength | None:
    """As in "the |X|-Y partnership", "MoU X-|Y|": two names of places in a sentence that tells of a tie."""
    return Strength.LOCATED if sight.is_hyphenated and sight.tells_tie else None


def _type_word(sight: Sight) -> Strength | None:
    """As in "Kota X", "X Prefecture", "Pemkot X"."""
    return Strength.TYPED if sight.level else None


def _office_of_place(sight: Sight) -> Strength | None:
    """As in "Wali Kota X", "X Mayor"; before a further capital word the name may be the person's.

    Not so before a name of its country's people: "Wali Kota |Hoorn| Jan Bakker".
    """
    if sight.office is None and not sight.is_behind_body:
        return None
    return Strength.OFFICE if sight.has_capital_after and not sight.is_before_foreigner else Strength.LOCATED


def _person(sight: Sight) -> Strength | None:
    """As in "Mr X", and "Mayor X" where an office needs a word before its place."""
    title = sight.before and sight.before.section in ("roles", "honorifics")
    return Strength.REFUSED if title and not sight.is_led else None


def _locative(sight: Sight) -> Strength | None:
    """As in "di X", "in X"; not "di Balai Kota", "according to X"."""
    if sight.before is None or sight.before.section != "locatives" or sight.article.is_attribution(sight.before):
        return None
    return Strength.LOOSE if sight.has_capital_after else Strength.LOCATED


def _headline_word(sight: Sight) -> Strength | None:
    """As in "X Signs Pact With Y": a capital word among capital words."""
    return Strength.LOOSE if sight.article.in_headline(sight.start) else None


def _before_portfolio(sight: Sight) -> Strength | None:
    """As in "X Industries Minister", "X Trade and Tourism Secretary": a region's or country's name before an office."""
    if not sight.has_capital_after or sight.has_capital_before:
        return None
    bearers = sight.article.gazetteer.bearers(sight.key)
    wide = any(own and place.type != "City" for place, own in bearers)
    return Strength.LOCATED if wide and sight.article.leads_to_office(sight.end) else None


def _around_town(sight: Sight) -> Strength | None:
    """As in "Kochi |Jepang|", "Portland |Oregon|": a country or region right behind a town that lies there."""
    article = sight.article
    wide = any(own and place.type != "City" for place, own in article.gazetteer.bearers(sight.key))
    if not wide or sight.has_capital_after or sight.before:
        return None
    towns = article.names_ending_at(sight.start - 1)
    return Strength.LOCATED if any(article.may_lie_in(town.key, sight.key) for town in towns) else None


def _part_of_longer_name(sight: Sight) -> Strength | None:
    """As in "Hermann X", "X Ballet"."""
    if sight.has_capital_before or sight.has_capital_after:
        return Strength.REFUSED
    return Strength.LOOSE if sight.has_opening_before else None


def _sends(sight: Sight) -> Strength | None:
    """As in "an X delegation": who comes from a place."""
    is_word = sight.article.is_ordinary(sight.key)  # "Para tamu"
    return Strength.LOCATED if not is_word and sight.sends_delegation else None


def _ends_as_place(sight: Sight) -> Strength | None:
    """As in "X-gu", "X-shi"."""
    _, hyphen, ending = sight.article.text[sight.start : sight.end].rpartition("-")
    return Strength.LOCATED if hyphen and ending in sight.article.words.place_endings else None


def _partner(sight: Sight) -> Strength | None:
    """As in "its friendship with X", "a pact between X and Y" of a sentence that tells of a tie."""
    word = sight.word_before
    if word is None or word[0].lower() not in sight.article.words.with_words:
        return None
    return Strength.LOCATED if sight.tells_tie else None


def _owner_of_tie(sight: Sight) -> Strength | None:
    """As in "X's sister cities are …", "X is twinned with …", "X and its twin, Y", "Y and X are sister cities"."""
    article = sight.article
    is_other = article.is_ordinary(sight.key) or sight.is_determined or sight.is_behind_hyphen
    if is_other or not sight.owns_kind:
        return None
    if any(match.key.startswith(f"{sight.key} ") for match in article.known):
        return None  # short for it
    return Strength.TIED if sight.owns or article.ties.shares_kind(sight.end) else Strength.LOCATED


def _comer(sight: Sight) -> Strength | None:
    """As in "X came in 1968", "X was added in 1990": at the head of a sentence, in an article on twins."""
    comes = sight.opens and not sight.article.is_ordinary(sight.key) and sight.article.ties.comes_in_year(sight.end)
    return Strength.LOCATED if comes else None


def _first_word(sight: Sight) -> Strength | None:
    """As in "X signed …": the capital of a word of the language may be the sentence's."""
    if not sight.opens:
        return None
    words = sight.article.words
    is_word = sight.article.is_ordinary(sight.key) or sight.key.partition(" ")[0] in words.determiners
    return Strength.LOOSE if is_word else None


def _capital_word(_: Sight) -> Strength:
    """As in "the visit of X": a capital where none need be."""
    return Strength.BARE


# The first that answers decides.
STRENGTH_RULES: tuple[Callable[[Sight], Strength | None], ...] = (
    _calendar_word,
    _word_with_a_meaning,
    _adjective,
    _other_thing,
    _torn_off,
    _part_of_town,
    _surname,
    _initials,
    _partner_of_tie,
    _half_of_pair,
    _type_word,
    _office_of_place,
    _person,
    _locative,
    _headline_word,
    _before_portfolio,
    _around_town,
    _part_of_longer_name,
    _sends,
    _ends_as_place,
    _partner,
    _owner_of_tie,
    _comer,
    _first_word,
    _capital_word,
)


def strength_of(sight: Sight) -> Strength:
    """What the first rule that answers says of a name."""
    for rule in STRENGTH_RULES:
        strength = rule(sight)
        if strength is not None:
            return strength
    return Strength.REFUSED
