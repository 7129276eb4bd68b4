"""Which place each name means: all names of an article weighed together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citygraph.extract.mention import PlaceMention
from citygraph.extract.places.levels import lies_in
from citygraph.extract.places.names import BESIDE, COUNCIL, PlaceName
from citygraph.extract.places.scoring import Area, Article, areas, best, enough
from citygraph.extract.places.strength import Strength
from citygraph.extract.places.unlisted import coin
from citygraph.gazetteer import Gazetteer
from citygraph.model import Place

KNOWN_NAME = "known-name"  # "Surabaya signed …": nothing beside the name tells more of it

NATION = "nationality-before"  # "the Japanese city of |Hamamatsu|"
_LARGE = 200_000
_TOWN = 20_000
_RARELY = 3  # times that a name is called a province's for once that it is called a city's
_ASIDE_GAP = 5  # characters: ", ", " in "
_MANY = 4  # places of one country …
_MOST = 0.5  # … and more than this share of all, make it the one that the article plays in


def link(names: Sequence[PlaceName], article: Article, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """One mention per name that means a place; one name means one place unless type words or countries differ.

    Linked twice: the places that the first round is sure of tell the second which countries the article
    plays in, and that the names listed with them are places too.
    """
    return _link(*informed(names, article, gazetteer), gazetteer)


def informed(names: Sequence[PlaceName], article: Article, gazetteer: Gazetteer) -> tuple[Sequence[PlaceName], Article]:
    """The names and the article as the second round sees them."""
    first = _link(names, article, gazetteer)
    keyed = _with_keys(first, names)
    in_full = {mention.place.id: key for mention, key in keyed if " " in key}
    told = [(mention, key) for mention, key in keyed if _is_telling(mention, key, article, gazetteer)]
    above = _with_keys(_link(article.dateline, article, gazetteer), article.dateline)
    telling = [*told, *(line for line in above if _is_telling(*line, article, gazetteer))]
    near = _surroundings(telling)
    return _listed(_with_shortened(names, article, near), first), replace(
        article,
        inferred=_countries(telling),
        in_full=in_full,
        main=_main_country([mention for mention, _ in told]),
        near=near,
        regions=frozenset(_regions_told_of(mention for mention, _ in telling)),
    )


def _with_keys(mentions: Iterable[PlaceMention], names: Iterable[PlaceName]) -> list[tuple[PlaceMention, str]]:
    """Each mention with the key of its name."""
    keys = {name.outer_start: name.key for name in names}
    return [(mention, keys.get(mention.start, "")) for mention in mentions]


def _with_shortened(
    names: Sequence[PlaceName], article: Article, near: Mapping[Area, frozenset[str]]
) -> Sequence[PlaceName]:
    """The names with the initials of regions that the article plays in: the "WA" of one that names Perth."""
    added = [name for name in article.shortened if name.fixed and name.fixed.id in near]
    if not added:
        return names
    kept = [name for name in names if not any(new.start < name.end and name.start < new.end for new in added)]
    return sorted([*kept, *added], key=lambda name: name.start)


def _surroundings(telling: Sequence[tuple[PlaceMention, str]]) -> dict[Area, frozenset[str]]:
    """The areas that the article plays in, with the keys of the names that say so."""
    found: dict[Area, set[str]] = defaultdict(set)
    for mention, key in telling:
        for area in areas(mention.place):
            found[area].add(key)
    return {area: frozenset(names) for area, names in found.items()}


def _regions_told_of(telling: Iterable[PlaceMention]) -> Iterator[str]:
    """The ids of regions that are named for themselves, and not to tell where a city lies: "Coventry, |England|"."""
    last: PlaceMention | None = None
    for mention in telling:
        beside = last is not None and 0 < mention.start - last.end <= _ASIDE_GAP
        if mention.place.type == "Region" and not (beside and last and mention.place.id in last.place.within):
            yield mention.place.id
        last = mention


def _countries(telling: Sequence[tuple[PlaceMention, str]]) -> dict[str, frozenset[str]]:
    """The countries that the article plays in, with the keys of the cities and regions that say so."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention, key in telling:
        inside = found[mention.place.country]
        if mention.place.type != "Country":
            inside.add(key)
    return {country: frozenset(names) for country, names in found.items()}


def _main_country(found: Sequence[PlaceMention]) -> str:
    """The country that most of the places named lie in, if any; empty otherwise."""
    counts = Counter(mention.place.country for mention in found)
    country, count = counts.most_common(1)[0] if counts else ("", 0)
    return country if count >= _MANY and count > _MOST * counts.total() else ""


def _link(names: Sequence[PlaceName], article: Article, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    by_key: dict[str, list[PlaceName]] = defaultdict(list)
    for name in names:
        if name.strength is not Strength.REFUSED:
            by_key[name.key].append(name)
    found = [mention for same in by_key.values() for mention in _resolve(same, article, gazetteer)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _resolve(same: list[PlaceName], article: Article, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """The mentions of one name: all of them once one is sure enough."""
    same = _with_namesakes(same)
    witnesses = with_dateline(same, article)
    hint, level = _shared(same, witnesses, article, gazetteer)
    known: dict[tuple[object, ...], tuple[Place, float] | None] = {}
    linked = []
    established = False
    for number, name in enumerate(witnesses):
        asked = _wanted(name, hint, level)
        alike = (asked.level, asked.hint, asked.around and asked.around.id, asked.among_cities, asked.fixed)
        if alike not in known:
            known[alike] = best(asked, witnesses, article, gazetteer)
        if found := known[alike]:
            place, score = _as_called(asked, found, level, witnesses, article, gazetteer)
            if number < len(same):
                linked.append((name, place))
            established = established or score >= enough(name, article)
    if established:
        for name, place in linked:
            yield PlaceMention(name.outer_start, name.outer_end, place, _rule(name))


def _with_namesakes(same: list[PlaceName]) -> list[PlaceName]:
    """The names of one key, those singled out that lie elsewhere than the first: "Ostra in Norland … Ostra in Velm".

    So is one that only its marks tell from the others: "|Macon| has five sisters: |Mâcon, France|, …".
    """
    if any(not name.marked and not name.around for name in same):
        same = [name._replace(singled_out=True) if name.marked and name.around else name for name in same]
    first = next((name.around for name in same if name.around), None)
    if first is None or all(name.around for name in same):
        return same
    return [
        name._replace(singled_out=True) if name.around and not _touch(first, name.around) else name for name in same
    ]


def _touch(one: Place, other: Place) -> bool:
    """True of a place and what lies around it."""
    return one.id == other.id or one.id in other.within or other.id in one.within


def _as_called(
    name: PlaceName,
    found: tuple[Place, float],
    level: str,
    witnesses: Sequence[PlaceName],
    article: Article,
    gazetteer: Gazetteer,
) -> tuple[Place, float]:
    """The place, or the county that the article calls it.

    "Hadong County" of a country whose counties the gazetteer lacks is none of its towns; "the mayor of Fingal" is
    that of "Fingal County", and not of a town elsewhere.
    """
    place, score = found
    if place.type != "City" or name.fixed:
        return found
    if "county" in (name.level, name.level or name.hint) and any(other.county for other in witnesses):
        return coin(place.name, "county", place.within, place.country), score
    if name.hint == "city" and not name.level and level in ("county", "region"):
        called = best(name._replace(level=level, hint=""), witnesses, article, gazetteer)
        if called and called[0].type == "Region" and called[0].country != place.country:
            return called
    return found


def with_dateline(same: Sequence[PlaceName], article: Article) -> list[PlaceName]:
    """An article's names of one key, and those of its place line."""
    return [*same, *(name for name in article.dateline if name.key == same[0].key)]


def wanted(
    name: PlaceName, same: Sequence[PlaceName], witnesses: Sequence[PlaceName], article: Article, gazetteer: Gazetteer
) -> PlaceName:
    """A name with the level and the office that the article's other names of its key have."""
    return _wanted(name, *_shared(same, witnesses, article, gazetteer))


def _shared(
    same: Sequence[PlaceName], witnesses: Sequence[PlaceName], article: Article, gazetteer: Gazetteer
) -> tuple[str, str]:
    """The office beside names of one key, if there is but one; and the level that they are called by."""
    hints = {other.hint for other in same if other.hint}
    if hints == {"county"} and article.of_mayors and _has_town_beside(same[0].key, gazetteer):
        hints = {"city"}  # "OSTRA - Wali Kota Ani …, kata Bupati Ostra Budi"
    return hints.pop() if len(hints) == 1 else "", _usual_level(witnesses, article, gazetteer)


def _wanted(name: PlaceName, hint: str, usual_level: str) -> PlaceName:
    shared = "" if name.twinned and hint == "region" else hint  # "Governor Ann of Ostra … |Ostra| is twinned with Velm"
    level, hint = name.level or ("" if name.hint else usual_level), name.hint or shared
    return name if (level, hint) == (name.level, name.hint) else name._replace(level=level, hint=hint)


def _usual_level(same: Sequence[PlaceName], article: Article, gazetteer: Gazetteer) -> str:
    """What a bare "Gresik" is beside "Kabupaten Gresik" in an article: a city, unless it is rarely called one.

    So does a mayor, if there is a town beside it: "Ostra Mayor Ann … in neighboring Ostra regency".
    """
    if not (article.councils or any(name.level or name.hint for name in same)):
        return ""
    levels = Counter(name.level or name.hint for name in same if name.level or name.hint)
    called = [level for level in levels if any(name.level == level for name in same)]
    if named := article.councils.get(same[0].key):  # "MBXY" is the council of the city
        levels["city"] += named
        called = [*called, "city"]
    if called and "city" in levels and "city" not in called and _has_town_beside(same[0].key, gazetteer):
        called.append("city")
    larger = max((level for level in called if level != "city"), key=lambda level: (levels[level], level), default="")
    if article.of_regions and levels["region"]:
        return "region"  # "Gubernur Ostra … sister province … Wali Kota Ostra": the bare "Ostra" is the province
    bare = sum(not name.level and name.hint in ("", "city") for name in same)
    if larger and "city" not in called and bare > levels[larger] and _has_large_town(same[0].key, gazetteer):
        return ""  # "Ostra's sisters … in the Ostra region"
    return "city" if "city" in called and levels[larger] < _RARELY * levels["city"] else larger


def _has_large_town(key: str, gazetteer: Gazetteer) -> bool:
    """True of a name that a large city has, and the province or state that it lies in."""
    bearers = gazetteer.lookup(key)
    wide = [place for place in bearers if place.type == "Region" and place.code]
    large = [place for place in bearers if place.type == "City" and place.population >= _LARGE]
    return any(lies_in(town, region) for town in large for region in wide)


def _has_town_beside(key: str, gazetteer: Gazetteer) -> bool:
    """True of a name that a city and a regency or county of one country have."""
    bearers = gazetteer.lookup(key)
    smaller = {place.country for place in bearers if place.type == "Region" and not place.code}
    return any(place.country in smaller and place.population >= _TOWN for place in bearers if place.type == "City")


def _rule(name: PlaceName) -> str:
    if name.fixed:
        return name.by
    if name.around:
        return BESIDE
    if name.nation:
        return NATION
    return {
        Strength.TYPED: "type-word",  # "Kota X", "X Prefecture"
        Strength.TIED: "partner-of-tie",  # "twinned with X"
        Strength.LOCATED: "locative",  # "di X", "in X"
    }.get(name.strength, KNOWN_NAME)


def _is_telling(mention: PlaceMention, key: str, article: Article, gazetteer: Gazetteer) -> bool:
    """True for the places whose country may be taken for one that the article plays in.

    Not a smaller city that has namesakes abroad, where nothing but its type word or a preposition speaks for it,
    nor a larger one that has a namesake in a country of the article.
    """
    if mention.place.type != "City" or mention.rule in (BESIDE, NATION, COUNCIL):
        return True
    if mention.rule == KNOWN_NAME:
        return False
    country = mention.place.country
    bearers = gazetteer.bearers(key)
    if mention.place.population >= _LARGE and any(own for place, own in bearers if place == mention.place):
        told = article.named | article.home
        rivals = (place for place, own in bearers if own and place.population >= _TOWN)
        return country in told or not any(place.country in told for place in rivals)
    return all(place.country == country for place, own in bearers if own)


def _listed(names: Sequence[PlaceName], found: Sequence[PlaceMention]) -> list[PlaceName]:
    """The names, those surer that are listed with a place, and rather cities that are listed with cities.

    A word of the language is a place where its list is one of partners: "twinned with Brest and |Split|".
    """
    run_of = {name.outer_start: name.run for name in names if name.run}
    tied = {name.run for name in names if name.run and name.strength is Strength.TIED}
    types: dict[int, Counter[str]] = defaultdict(Counter)
    type_at = {mention.start: mention.place.type for mention in found}
    for start, kind in type_at.items():
        if run := run_of.get(start):
            types[run][kind] += 1
    return [
        name._replace(
            strength=max(name.strength, Strength.TIED if name.run in tied else Strength.LOCATED)
            if name.strength >= Strength.LOOSE
            else name.strength,
            among_cities=_is_among_cities(types[name.run], type_at.get(name.outer_start, "")),
            ordinary=False,
        )
        if name.run in types and not (name.ordinary and (name.run not in tied or name.strength < Strength.BARE))
        else name
        for name in names
    ]


def _is_among_cities(types: Counter[str], own: str) -> bool:
    """True of a name whose list has cities beside it; `own` is the type of what it seems to be.

    One city and no other region or country say that a region's name is its city's; for a country's there must be more.
    """
    if own == "Region":
        return types["City"] > types["Region"] - 1 + types["Country"]
    return types["City"] > max(1, types["Region"])
