"""The places that an article is about, its home first: where its paper or its city hall is.

The home is the side from which a story is told. It acts by its government, stands in the date line and the headline,
and its readers need not be told its country; the other side stands behind "with" and is introduced:
"Otaru, a Japanese port".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise
from operator import attrgetter

from citygraph.extract.mention import Mentions, PlaceMention, in_date_line
from citygraph.extract.places.date_line import city_of_date_line
from citygraph.extract.places.partner_lists import items_of_lists
from citygraph.extract.places.press import likeliest_press
from citygraph.extract.plurals import is_plural
from citygraph.extract.thing import PLAIN
from citygraph.folding import fold
from citygraph.lexicon import Lexicon
from citygraph.model import Place
from citygraph.phrases import Match

_GOVERNMENT = 2.5  # mentions that a government counts for
_OFFICE = 1.5  # … and a place behind an office: "Wali Kota |Ostra|"
_LONGEST_OFFICE = 30  # characters
_OTHER_SIDE = 0.3  # … and a place behind "with"
_INTRODUCED = 0.5  # the share that counts of a place whose country is told
_LISTED = 0.5  # … and of an item of a long list
_DATE_LINE = 3.0
_HOME_DATE_LINE = 4.0  # in the country of the language's press
_REGION_OF_DATE_LINE = 0.75  # the share of it for what lies around it
_HOME_COUNTRY = 3.0
_HEADLINE = 5.0  # for the first place of the headline
_ONLY_IN_HEADLINE = 1.0  # … which may be where it happened, when it is the only one
_OUTLET = 6.0  # for the place that the paper is named for
_OWN_TIES = 3.0  # for one whose sister cities the story speaks of: "|Ostra| and its sister cities"
_OWN_TIES_GAP = 45  # characters: " now has, after the vote, some twenty-one "
_LOCATED_GAP = 8  # characters: "in the "
_APPOSED = 50  # characters between a name and the country that an apposition tells
_DESCRIBED = 14  # characters: "German |capital|"
_GUESTS = 14  # characters: "rombongan ", " delegation"
_EMBASSY = 40  # characters: "Konsulat Jenderal Republik Indonesia di "
_ASIDE = 0.2  # the share that counts of a region that tells where a city lies
_ASIDE_GAP = 5  # characters: ", ", " in "
_end = attrgetter("end")
_OWNER = re.compile(r"['’]s ")
_STOPS = (".", "!", "?")
_STOP = re.compile(r"[.;:!?]")
_ONE_WORD = re.compile(r" (?:\w+ )?")
_INTRODUCING = frozenset({"place-beside", "nationality-before", "place-unlisted"})


def homes_of(mentions: Mentions) -> tuple[Place, ...]:
    """Cities and regions of an article, those first that it is told from; of two alike the one named first."""
    named = [
        mention
        for mention in _all(mentions)
        if mention.place.type != "Country" and not _is_of_embassy(mentions, mention)
    ]
    domestic = frozenset(mentions.lexicon.words("home_countries")) or likeliest_press(mentions)
    introduced = _introduced(mentions, named, domestic)
    weights = _weights_of_mentions(mentions, named, introduced)
    outlet = f" {fold(mentions.document.metadata.publisher or '')} "
    publishing = _publishing(mentions, weights, domestic)
    if publishing is not None:
        weights[publishing] += _OUTLET
    seats = set(in_date_line(mentions, weights)) or set(_domestic_line(mentions, domestic))
    abroad = not any(seat.country in domestic for seat in seats)
    _add_headline(mentions, named, weights, domestic, introduced, abroad=abroad)
    titular = [place for place in weights if f" {fold(place.name)} " in outlet]
    for place in weights:
        own = place.country in domestic
        weights[place] += _HOME_COUNTRY * own
        if place in seats:
            weights[place] += _HOME_DATE_LINE if own else _DATE_LINE
        elif any(place.id in seat.within for seat in seats):  # a region's news comes from its city
            weights[place] += _REGION_OF_DATE_LINE * (_HOME_DATE_LINE if own else _DATE_LINE)
        if place in titular or any(place.id in one.within or one.id in place.within for one in titular):
            # A city's paper is its region's, and a region's paper its cities'.
            weights[place] += _OUTLET
    for place in _owners_of_ties(mentions, named):
        weights[place] += _OWN_TIES
    order = list(dict.fromkeys(mention.place for mention in named))
    order += [publishing] if publishing is not None and publishing not in order else []
    if not seats and (unnamed := city_of_date_line(mentions)) is not None and unnamed not in order:
        order.append(unnamed)  # "OSTRA: City Hall has signed a pact with Velmo"
        weights[unnamed] = 1.0
    return tuple(sorted(order, key=lambda place: -weights[place]))


def _weights_of_mentions(
    mentions: Mentions, named: Sequence[PlaceMention], introduced: Set[Place]
) -> dict[Place, float]:
    """What each place gains by how it is named in the story."""
    weights: dict[Place, float] = defaultdict(float)
    asides = _asides(named)
    for mention in named:
        weight = _GOVERNMENT if mention.rule == "government" else 1.0
        weight *= _OFFICE if _is_of_office(mentions, mention) else 1.0
        weight *= _ASIDE if mention.start in asides else 1.0
        weights[mention.place] += weight * (_OTHER_SIDE if is_other_side(mentions, mention.start) else 1.0)
    for place in introduced:
        weights[place] *= _INTRODUCED
    for place in items_of_lists(mentions) & weights.keys():
        weights[place] *= _LISTED
    return weights


def _is_of_office(mentions: Mentions, mention: PlaceMention) -> bool:
    """True for "Wali Kota |Ostra|": where somebody acts, and no mere spot."""
    start = max(0, mention.start - _LONGEST_OFFICE)
    offices = mentions.lexicon.phrases("roles").find(mentions.document.scan, start, mention.start)
    return any(office.end == mention.start - 1 for office in offices)


def _introduced(mentions: Mentions, named: Sequence[PlaceMention], domestic: frozenset[str]) -> set[Place]:
    """The places abroad whose country the story tells: where it first names them, or by "the Japanese city"."""
    foreign = _described_as_foreign(mentions)
    headline = headline_end(mentions)
    first: dict[Place, PlaceMention] = {}
    for mention in named:
        if mention.start >= headline:
            first.setdefault(mention.place, mention)
    regions = {mention.start for mention in mentions.places if mention.place.type == "Region"}
    return {
        place
        for place, mention in first.items()
        if (mention.rule in _INTRODUCING or place.country in foreign or _tells_country(mentions, mention))
        and place.country not in domestic
        and not any(mention.end < start <= mention.end + _ASIDE_GAP for start in regions)  # "Ostra, Velmo Province"
    }


def _tells_country(mentions: Mentions, mention: PlaceMention) -> bool:
    """True for "|Otaru|, a port on Japan's northern island": what the name is, with the country, behind a comma."""
    if not mentions.document.scan.startswith(", ", mention.end):
        return False
    return any(
        mention.end < other.start <= mention.end + _APPOSED
        and other.place.type == "Country"
        and other.place.country == mention.place.country
        and not _STOP.search(mentions.document.scan, mention.end + 1, other.start)
        for other in mentions.places
    )


def _described_as_foreign(mentions: Mentions) -> set[str]:
    """The countries of "the German capital", "kota pelabuhan Jepang itu": nobody describes the own city so."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    nouns = lexicon.phrases("place_types", "capital_nouns")

    def is_of_city(nation: Match[str]) -> bool:
        near = nouns.find(scan, max(0, nation.start - _DESCRIBED), nation.end + _DESCRIBED)
        gaps = (scan[min(noun.end, nation.end) : max(noun.start, nation.start)] for noun in near)
        return any(_ONE_WORD.fullmatch(gap) for gap in gaps)

    return {
        nation.value
        for nation in lexicon.phrases("nationalities").find(scan, headline_end(mentions))
        if is_of_city(nation)
    }


def _owners_of_ties(mentions: Mentions, named: Sequence[PlaceMention]) -> set[Place]:
    """As in "|Ostra's| third sister city", "|Ostra| and its twin towns", "|Ostra| memiliki lima kota kembar"."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    links = lexicon.words("list_links")
    owners = set()
    for kind in lexicon.phrases("kinds").find(scan):
        behind = bisect_left(named, kind.start, key=_end)
        owner = named[behind - 1] if behind and kind.value != PLAIN else None
        other = named[behind - 2] if behind > 1 else None
        if owner is None or kind.start - owner.end > _OWN_TIES_GAP or is_other_side(mentions, owner.start):
            continue
        if other is not None and scan[other.end : owner.start].strip() in links:
            continue  # "Ostra and |Velmo| have been sister cities"
        between = scan[owner.end : kind.start]
        theirs = lexicon.phrases("owners", "before").find(between)
        linked = theirs and between[: theirs[0].start].strip() in links  # but not "|Velmo| is its sister city"
        has = lexicon.phrases("having_verbs").find(between)
        owning = linked or (has and not lexicon.phrases("copulas").find(between, has[-1].end))  # but not "has been"
        located = lexicon.phrases("locating_words").find(scan, max(owner.start - _LOCATED_GAP, 0), owner.start)
        bare = _OWNER.fullmatch(between) and not is_plural(lexicon, scan, kind.end)
        owned = _OWNER.match(between) is not None and not bare  # but not "Brno, |Ostra's| sister city, …"
        if lexicon.phrases("denied").find(between):
            continue  # "|Velmo|, by contrast, has no twins"
        if "." not in between and not located and (owning or owned):
            owners.add(owner.place)  # but not "Our town in |Velmo| has five sister cities"
    return owners


def _publishing(mentions: Mentions, named: Iterable[Place], domestic: frozenset[str]) -> Place | None:
    """The city whose government publishes the page, where only its masthead names it: "OSTRA TOWN COUNCIL"."""
    publisher = fold((mentions.document.metadata.publisher or "").partition(",")[0])
    before, after = (mentions.lexicon.classes("mastheads").get(side, []) for side in ("before", "after"))
    led = max((phrase for phrase in before if publisher.startswith(f"{phrase} ")), key=len, default="")
    closed = max((phrase for phrase in after if publisher.endswith(f" {phrase}")), key=len, default="")
    if not (led or closed):
        return None
    name = publisher[len(led) :].strip() if led else publisher[: -len(closed)].strip()
    if not name or any(fold(place.name) == name for place in named):
        return None
    told = domestic | {mention.place.country for mention in mentions.places}
    cities = mentions.gazetteer.lookup(name, "City")
    own = [city for city in cities if city.country in domestic] or [city for city in cities if city.country in told]
    return own[0] if own else cities[0] if len(cities) == 1 else None


def _domestic_line(mentions: Mentions, domestic: frozenset[str]) -> Iterator[Place]:
    """The city at home that the place line names, though the story doesn't."""
    line = (mentions.document.metadata.place_line or "").partition(",")[0]
    for country in sorted(domestic) if line else ():
        yield from mentions.gazetteer.lookup(line, "City", country)[:1]


def _asides(named: Sequence[PlaceMention]) -> set[int]:
    """Where regions stand that only tell where the city right before them lies: "Ostra, |Velmo|"."""
    return {
        other.start
        for one, other in pairwise(named)
        if other.place.id in one.place.within and 0 < other.start - one.end <= _ASIDE_GAP
    }


def _all(mentions: Mentions) -> list[PlaceMention]:
    """Places and governments in text order; a place within its government counts as that."""
    governments = [PlaceMention(found.start, found.end, found.place, "government") for found in mentions.governments]
    spans = [(found.start, found.end, found.place) for found in governments]
    places = [
        place
        for place in mentions.places
        if not any(start <= place.start and place.end <= end and of == place.place for start, end, of in spans)
    ]
    return sorted((*places, *governments), key=lambda mention: mention.start)


def _add_headline(
    mentions: Mentions,
    named: list[PlaceMention],
    weights: dict[Place, float],
    domestic: frozenset[str],
    introduced: Set[Place],
    *,
    abroad: bool,
) -> None:
    """Add the headline's weight; a foreign place that leads it is news when the date line is at home, and no home."""
    headline, text = headline_end(mentions), mentions.document.text
    inside = [mention for mention in named if mention.start < headline]
    led = [
        mention
        for mention in inside
        if not is_other_side(mentions, mention.start)
        and not _is_led(mentions, mention.start, _from(mentions.lexicon))  # "home from |X|"
        and not _is_of_guests(mentions, mention)
    ]
    acting = [mention.place for mention in sorted(led, key=lambda one: one.rule != "government")]
    if headline and not inside:  # "Town ready to shake hands"
        opening = _opening(mentions, named)
        if opening is not None:
            weights[opening] += _HEADLINE
    told = introduced | {mention.place for mention in led if mention.rule in _INTRODUCING}
    owning = [mention.place for mention in led if _OWNER.match(text, mention.end)]
    if acting and acting[0] in told and owning:  # "X, Norland, to become |Y's| fourth sister city"
        acting = [place for place in owning if place not in told] or acting
    if acting:  # of two, the one whose council is spoken of: "X stays: Y council keeps its sister city"
        owns = any(
            mention.place == acting[0] and _OWNER.match(text, mention.end) for mention in led
        )  # "|X's| new twin"
        at_home = acting[0] not in introduced and (abroad or acting[0].country in domestic)
        is_lead = owns or (at_home and (len(inside) > 1 or _leads_abroad(mentions, inside[0])))
        weights[acting[0]] += _HEADLINE if is_lead else _ONLY_IN_HEADLINE


def _leads_abroad(mentions: Mentions, first: PlaceMention) -> bool:
    """True where a headline opens with a place and names another country: "|Ostra| twinned with US city"."""
    document, headline = mentions.document, headline_end(mentions)
    nations = mentions.lexicon.phrases("nationalities").find(document.scan, first.end, headline)
    countries = {nation.value for nation in nations if document.text[nation.start].isupper()}
    countries |= {named.place.country for named in mentions.places if first.end <= named.start < headline}
    opens = any(sentence.start == first.start for sentence in document.sentences)
    return opens and bool(countries - {first.place.country})


def _opening(mentions: Mentions, named: Sequence[PlaceMention]) -> Place | None:
    """The first place of the story, which the headline means, leading a sentence: "|OSTRA| could soon be twinned …".

    Lines above it may name it too: "Ostra edition".
    """
    headline, document = headline_end(mentions), mentions.document
    told = [mention for mention in named if mention.start >= headline]
    for mention in told:
        sentence = next(one for one in document.sentences if one.start <= mention.start < one.end)
        if mention.place != told[0].place:
            return None
        if mention.start == sentence.start:
            return mention.place
        if document.text[sentence.start : sentence.end].rstrip().endswith(_STOPS):
            return None
    return None


def _is_of_embassy(mentions: Mentions, mention: PlaceMention) -> bool:
    """As in "KJRI |Osaka|", "the consulate in |Osaka|": a city where diplomats sit, of which nothing is told."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    embassies = lexicon.phrases("embassies").find(scan, max(0, mention.start - _EMBASSY), mention.start)
    return bool(embassies) and scan[embassies[-1].end : mention.start].strip() in ("", *lexicon.words("inside_words"))


def _is_of_guests(mentions: Mentions, mention: PlaceMention) -> bool:
    """True for "Delegasi |X| …", "|X| delegation …" where others are named too: who comes is not at home."""
    scan, guests = mentions.document.scan, mentions.lexicon.phrases("delegations")
    before = guests.find(scan, max(0, mention.start - _GUESTS), mention.start)
    behind = guests.find(scan, mention.end, mention.end + _GUESTS)
    led = bool(before) and mention.start - before[-1].end <= 1
    return led or (bool(behind) and behind[0].start - mention.end <= 1)


def headline_end(mentions: Mentions) -> int:
    """Where the title ends; 0 without one."""
    return max((sentence.end for sentence in mentions.document.sentences if sentence.paragraph == 0), default=0)


def is_other_side(mentions: Mentions, position: int) -> bool:
    """True of a place behind "with" or "to": the story is told from the other side."""
    return _is_led(mentions, position, _leading(mentions.lexicon))


def _is_led(mentions: Mentions, position: int, words: Set[str]) -> bool:
    """True of a place right behind one of these words, or one word more: "ties with Siberian |city of Tomsk|"."""
    before = mentions.document.scan[max(0, position - 30) : position].split()[-2:]
    if before and before[-1] in words:
        return True
    return len(before) > 1 and before[0] in words and _is_adjective(mentions, position - len(before[1]) - 1, position)


def _is_adjective(mentions: Mentions, start: int, end: int) -> bool:
    """True for a capital word between "with" and a place that is no place itself: "Siberian", "Bavarian"."""
    word = mentions.document.text[start:end]
    placed = any(mention.start < end and start < mention.end for mention in mentions.places)
    return word[:1].isupper() and word[-1:] == " " and word[:-1].isalpha() and not placed


@cache
def _leading(lexicon: Lexicon) -> frozenset[str]:
    return frozenset((*lexicon.classes("with_words")["with"], *lexicon.classes("locating_words")["to"]))


@cache
def _from(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.classes("locating_words")["from"])
