"""What neighbouring names tell one another: "X, Japan", "A and B (Jepang)", "Kabupaten A, B, dan C"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from citygraph.extract.places.cues import Cues
from citygraph.extract.places.levels import lies_in
from citygraph.extract.places.names import BESIDE, INITIALS, PlaceName
from citygraph.extract.places.strength import Strength
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Place

_BESIDE = re.compile(r"\s*[,(/-]?\s*\Z")
_OWNER = re.compile(r"['’]s? (?:[a-z-]+ city of )?\Z")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ABBREVIATION = re.compile(r",\s?([A-Z][\w.]{0,5})(?!\w)")
# What stands between the items of a list: "(1953)", a new line with a bullet or a number.
_ITEM = re.compile(r"\(\d{4}\)|[ ,;]*\n\s*(?:[•*‣·▪–-]|\(?\d{1,2}[.)])\s*")
_NUMBERED = re.compile(r"[\d\n]")  # what items and years have
_INITIALS = re.compile(
    r"[A-Z](?<![\w.,/-].)(?<!, .)(?:[A-Z]{1,3}|(?:\.[A-Z]){1,2}\.?)(?![\w/-])"
)  # no degree, no "Va."
_ADJECTIVES = 5  # words between "in" and a region: "in the southern Japanese prefecture of"
_DESCRIPTION = 60  # characters of ", a port of 90,000 people"
_SOURCE = 20  # characters: "in the words of "
_LARGER = frozenset(("county", "region"))
_TINY = 0.01
_OFTEN = 3  # times that a name must stand without a region before one with it is a namesake …
_OFTEN_BEFORE_LIST = 2  # … in a list
_OWN_YEAR = re.compile(r" \((?:[a-z]+ )?(?:19|20)\d\d\)")
_SENTENCE_END = re.compile(r"[.!?\n]\s")
_DATED = 2  # names of a list that have their year
_SHORTEST_RUN = 3  # names that share the type word of the first; of two, the second is as often a plain city


def relate(names: Sequence[PlaceName], text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> list[PlaceName]:
    """The names, each with the country or region beside it, and with type words that were said once for many."""
    words = _words(lexicon)
    describing: set[int] = set()
    related = [_with_abbreviated(text, name, words.abbreviations, gazetteer) for name in names]
    for index in range(len(related) - 1):
        name, following = related[index], related[index + 1]
        between = text[name.outer_end : following.outer_start]
        if _OWNER.match(between) and (owner := _around(following, name, gazetteer)):
            related[index + 1] = following._replace(around=owner, strength=_typed(following))
            continue
        is_phrase = name.ordinary and between.isspace()  # "North America"
        if between.startswith(",") and following.hint == "region":
            continue  # "the mayor of Ostra, |Norland governor| Ann Karsana said"
        leads_in = _BESIDE.match(between) or words.lead_in.match(between)
        is_typed = name.outer_end > name.end and words.genitive.match(between)  # "Jinan |city of| China"
        if index in describing or is_phrase or not (leads_in or is_typed):
            continue
        around = _around(name, following, gazetteer)
        if around is not None and _is_that_itself(name, around, gazetteer):
            related[index] = name._replace(fixed=around, strength=_typed(name), by=BESIDE)
            continue
        if around is None and (whole := _whole(name, text)) and (around := _around(whole, following, gazetteer)):
            name = whole
        if around:
            related[index] = name._replace(around=around, strength=_typed(name))
            related[index + 1] = following._replace(
                level=following.level or around.type.lower(), strength=_typed(following)
            )
            describing.add(index + 1)
    for number, run in enumerate(_runs(related, describing, text, words), start=1):
        _share(run, number, related, gazetteer)
        _surer_by_years(run, related, text)
    return _tell_namesakes(related, text)


def shortened_regions(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> Iterator[PlaceName]:
    """The initials that may stand for a region by themselves: "the |WA| minister", "welcomed to |B.C.|"."""
    codes = _words(lexicon).abbreviations
    if not codes:
        return
    for sentence in document.sentences:
        for found in _INITIALS.finditer(document.text, sentence.start, sentence.end):
            start, end = found.span()
            regions = codes.get(fold(found[0]), ())
            if not regions or cues.after(end, "place_refusals") or cues.before(start, "place_refusals"):
                continue
            if document.text[sentence.start : sentence.end].isupper():
                break
            for code in regions:
                if region := gazetteer.coded(code):
                    yield PlaceName(start, end, code, Strength.TYPED, start, end, "region", fixed=region, by=INITIALS)


def _with_abbreviated(
    text: str, name: PlaceName, codes: Mapping[str, Sequence[str]], gazetteer: Gazetteer
) -> PlaceName:
    """The name with the region that an abbreviation behind it tells."""
    region = _abbreviated(text, name, codes, gazetteer)
    if region is None:
        return name
    if region.type == "City":  # "Washington, D.C."
        return name._replace(fixed=region, strength=_typed(name), by=BESIDE)
    return name._replace(around=region, strength=_typed(name))


def _abbreviated(text: str, name: PlaceName, codes: Mapping[str, Sequence[str]], gazetteer: Gazetteer) -> Place | None:
    """The region of "Norfolk, Va.": an abbreviation after a comma, if the name can lie in it."""
    found = _ABBREVIATION.match(text, name.outer_end) if text.startswith(",", name.outer_end) else None
    for code in codes.get(fold(found[1]), ()) if found else ():
        region = gazetteer.coded(code)
        if region and any(place == region or lies_in(place, region) for place in gazetteer.lookup(name.key)):
            return region
    return None


def _typed(name: PlaceName) -> Strength:
    return name.strength if name.strength is Strength.REFUSED else Strength.TYPED


def _around(name: PlaceName, following: PlaceName, gazetteer: Gazetteer) -> Place | None:
    """The country or region that the following name means, if the name can lie in it."""
    if name.fixed:
        within = name.fixed.within
        return following.fixed if following.fixed and following.fixed.id in within else None
    candidates = gazetteer.lookup(name.key)
    larger = (
        [following.fixed]
        if following.fixed
        else [
            place
            for place, own in gazetteer.bearers(following.key)
            if place.type != "City" and (own or following.level in _LARGER) and following.level != "city"
        ]
    )
    for place in larger:
        inside = [candidate for candidate in candidates if lies_in(candidate, place)]
        if inside and not _is_next_in_list(inside, candidates, place, following, gazetteer):
            return place
    return None


def _is_that_itself(name: PlaceName, around: Place, gazetteer: Gazetteer) -> bool:
    """True of the province in "Governor of |Ostra Province| (OP)": what stands behind is its short form."""
    called = name.level in _LARGER or name.hint in _LARGER
    return called and not name.fixed and around in gazetteer.lookup(name.key)


def _whole(name: PlaceName, text: str) -> PlaceName | None:
    """The name with its type word as one: "Buffalo City, South Africa" is no Buffalo, which lies elsewhere."""
    if name.fixed or name.end == name.outer_end or name.start != name.outer_start:
        return None
    return name._replace(key=fold(text[name.start : name.outer_end]), end=name.outer_end)


def _is_next_in_list(
    inside: Sequence[Place], candidates: Sequence[Place], region: Place, following: PlaceName, gazetteer: Gazetteer
) -> bool:
    """True of "A, B" when B is rather a city than the region of that name, because the A in the region is tiny."""
    if region.type != "Region" or not any(region.id in town.within for town in gazetteer.lookup(following.key, "City")):
        return False
    return max(place.population for place in inside) < _TINY * max(place.population for place in candidates)


class _Words(NamedTuple):
    """What a lexicon says of what stands between names, for one look at it."""

    lead_in: re.Pattern[str]
    genitive: re.Pattern[str]
    abbreviations: Mapping[str, Sequence[str]]
    links: frozenset[str]
    again: frozenset[str]
    dated: re.Pattern[str]
    attributions: tuple[str, ...]
    openers: tuple[str, ...]


@cache
def _words(lexicon: Lexicon) -> _Words:
    """What leads from a place to one around it, the regions of abbreviations, and what stands in a list."""
    codes: dict[str, list[str]] = defaultdict(list)
    for code, words in lexicon.classes("region_abbreviations").items():
        for word in words:
            codes[fold(word)].append(code)
    since = _any([*lexicon.words("since_words"), *lexicon.words("year_words")])
    dated = re.compile(rf",? (?:[a-z]+ )?(?:{since}) (?:\w+ )?\d{{4}}\b")  # "X, linked since 1984, and Y"
    genitive = re.compile(rf" (?:{_any(lexicon.words('of_words'))}) (?:[a-z-]+ )?\Z")  # " of ", " of eastern "
    links = _links(lexicon)
    more = (*lexicon.classes("with_words")["with"], *lexicon.words("then_words"))
    again = links.union(*(phrase.split() for phrase in more))
    attributions, openers = (
        tuple(f" {phrase} " for phrase in lexicon.words(section)) for section in ("according_to", "list_openers")
    )
    return _Words(_lead_in(lexicon), genitive, codes, links, again, dated, attributions, openers)


def _lead_in(lexicon: Lexicon) -> re.Pattern[str]:
    """As in "X in Y", "X, in the southern Japanese prefecture of Y", "X, a port of 90,000 people in northern Y"."""
    inside = _any(lexicon.words("inside_words"))
    adjectives = _any([*_flat(lexicon, "nationalities"), *_flat(lexicon, "region_adjectives")])
    within = rf"(?:{inside})(?: (?:[a-z-]+|(?i:{adjectives}))(?:['’]s)?){{0,{_ADJECTIVES}}}"
    opening, others = _any(lexicon.words("appositions")), _any(_flat(lexicon, "with_words"))
    described = rf"(?:{opening})\b(?:(?! (?:{others}) )(?:[^,;()A-Z]|(?<=\d),(?=\d))){{1,{_DESCRIPTION}}}?"
    return re.compile(rf"\s*[,(–—-]? ?(?:{described} )?{within}\s+\Z")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _flat(lexicon: Lexicon, section: str) -> list[str]:
    return [word for words in lexicon.classes(section).values() for word in words]


def _links(lexicon: Lexicon) -> frozenset[str]:
    return frozenset({",", ")", ";", "/"} | {word for phrase in lexicon.words("list_links") for word in phrase.split()})


def _runs(names: Sequence[PlaceName], describing: set[int], text: str, words: _Words) -> list[list[int]]:
    """Indexes of names listed one after another, the countries beside them left out."""
    runs: list[list[int]] = []
    end = -1
    for index, name in enumerate(names):
        if index in describing:
            end = name.outer_end
            continue
        if runs and end >= 0 and _links_list(text[end : name.outer_start].lower(), words):
            runs[-1].append(index)
        else:
            runs.append([index])
        end = -1 if _is_source(name, text, words) else name.outer_end
    return [run for run in runs if len(run) > 1]


def _is_source(name: PlaceName, text: str, words: _Words) -> bool:
    """True in "according to |X|, Y has agreed": no list; but one begins in "cities such as |X|, Y"."""
    before = f" {text[max(0, name.outer_start - _SOURCE) : name.outer_start]}".lower().replace("\n", " ")
    return before.endswith(words.attributions) and not before.endswith(words.openers)


def _links_list(gap: str, words: _Words) -> bool:
    """True for what stands between the names of a list: link words and commas, years and bullets.

    Behind a year the word that leads to the names may stand again: "with A in 1968, |then with| B in 1972".
    """
    last = gap[gap.rstrip().rfind(" ") + 1 :].rstrip()
    if last.isalpha() and last not in words.again:
        return False  # as nearly everywhere
    links = words.links
    if _NUMBERED.search(gap):
        gap, links = words.dated.sub(" ", _ITEM.sub(" ; ", gap)), words.again
    elif (first := _TOKEN.search(gap)) is None or first[0] not in links:
        return False
    tokens = _TOKEN.findall(gap)
    return bool(tokens) and links.issuperset(tokens)


def _share(run: list[int], number: int, names: list[PlaceName], gazetteer: Gazetteer) -> None:
    """Give a list's names the type word of the first, and the country of a later one back to what is not there."""
    around: Place | None = None
    for index in reversed(run):
        name = names[index]
        around = name.around or (around if around and _may_lie_in(name, around, gazetteer) else None)
        names[index] = name._replace(run=number, around_run=around)
    level = names[run[0]].level
    for index in run[1:]:
        name = names[index]
        level = name.level or level
        if name.level or name.hint:
            continue
        if level == "city":
            called = {other.level for other in names if other.key == name.key and other.level}
            if called <= {level}:  # but "Kota A dan Ostra", of "Negara Bagian Ostra"
                names[index] = name._replace(hint="city")
        elif level in ("county", "region") and len(run) >= _SHORTEST_RUN and _has_bearer(name, level, gazetteer):
            names[index] = name._replace(level=level, strength=_typed(name))


def _may_lie_in(name: PlaceName, around: Place, gazetteer: Gazetteer) -> bool:
    """True when a country or region has a bearer of the name, or may have one that the gazetteer lacks."""
    bearers = gazetteer.lookup(name.key)
    return not bearers or any(lies_in(place, around) for place in bearers)


def _surer_by_years(run: Sequence[int], names: list[PlaceName], text: str) -> None:
    """Make a list's names surer that have their years, as partners have: "|Brno (1957)|, Lyon and |Graz (1963)|"."""
    dated = [index for index in run if _OWN_YEAR.match(text, names[index].outer_end)]
    for index in dated if len(dated) >= _DATED else ():
        if names[index].strength >= Strength.LOOSE:
            names[index] = names[index]._replace(strength=max(names[index].strength, Strength.TIED))


def _tell_namesakes(names: Sequence[PlaceName], text: str) -> list[PlaceName]:
    """The names, those told from their namesakes that get a region after they were often said without one.

    "Perth … Perth … its partners are Kagoshima, Houston and |Perth| in Scotland"; one that heads its list is enough:
    no city is its own partner.
    """
    alone: Counter[str] = Counter()
    last: dict[str, PlaceName] = {}
    told = []
    for name in names:
        often = _OFTEN_BEFORE_LIST if name.run else _OFTEN
        is_namesake = name.around is not None and (
            alone[name.key] >= often or (name.run > 0 and _heads(last.get(name.key), name, text))
        )
        told.append(name._replace(singled_out=True) if is_namesake else name)
        alone[name.key] += not (name.around or name.run)
        if name.around is None:
            last[name.key] = name
    return told


def _heads(first: PlaceName | None, name: PlaceName, text: str) -> bool:
    """True of the first "Perth" in "Perth's sisters are Houston, Lima and |Perth| in Scotland"."""
    if first is None or first.run == name.run:
        return False
    return _SENTENCE_END.search(text, first.outer_end, name.start) is None


def _has_bearer(name: PlaceName, level: str, gazetteer: Gazetteer) -> bool:
    """True when a region of that level bears the name; those below ISO 3166-2 have no code."""
    return any(bool(place.code) == (level == "region") for place in gazetteer.lookup(name.key, type="Region"))
