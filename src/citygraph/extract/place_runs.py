"""What neighbouring names tell one another: "X, Japan", "A and B (Jepang)", "Kabupaten A, B, dan C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citygraph.extract.place_linking import lies_in
from citygraph.extract.place_names import PlaceName, Strength
from citygraph.gazetteer import Gazetteer
from citygraph.lexicon import Lexicon
from citygraph.model import Place

_BESIDE = re.compile(r"\s*[,(-]?\s*\Z")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_TINY = 0.01
_SHORTEST_RUN = 3  # names that share the type word of the first; of two, the second is as often a plain city


def relate(names: Sequence[PlaceName], text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> list[PlaceName]:
    """The names, each with the country or region beside it, and with type words that were said once for many."""
    related = list(names)
    inside = frozenset(lexicon.words("inside_words"))
    describing: set[int] = set()
    for index in range(len(related) - 1):
        name, following = related[index], related[index + 1]
        between = text[name.outer_end : following.outer_start]
        if index in describing or not (_BESIDE.match(between) or between.strip(" ,").lower() in inside):
            continue
        if around := _around(name, following, gazetteer):
            related[index] = replace(name, around=around, strength=_typed(name))
            related[index + 1] = replace(
                following, level=following.level or around.type.lower(), strength=_typed(following)
            )
            describing.add(index + 1)
    for run in _runs(related, describing, text, _links(lexicon)):
        _share(run, related, gazetteer)
    return related


def _typed(name: PlaceName) -> Strength:
    return name.strength if name.strength is Strength.REFUSED else Strength.TYPED


def _around(name: PlaceName, following: PlaceName, gazetteer: Gazetteer) -> Place | None:
    """The country or region that the following name means, if the name can lie in it."""
    if name.fixed:
        return None
    candidates = gazetteer.lookup(name.key)
    larger = (
        [following.fixed]
        if following.fixed
        else [place for place, own in gazetteer.bearers(following.key) if own and place.type != "City"]
    )
    for place in larger:
        inside = [candidate for candidate in candidates if lies_in(candidate, place)]
        if inside and not _is_next_in_list(inside, candidates, place, following, gazetteer):
            return place
    return None


def _is_next_in_list(
    inside: Sequence[Place], candidates: Sequence[Place], region: Place, following: PlaceName, gazetteer: Gazetteer
) -> bool:
    """True of "A, B" when B is rather a city than the region of that name, because the A in the region is tiny."""
    if region.type != "Region" or not any(region.id in town.within for town in gazetteer.lookup(following.key, "City")):
        return False
    return max(place.population for place in inside) < _TINY * max(place.population for place in candidates)


def _links(lexicon: Lexicon) -> frozenset[str]:
    return frozenset({",", ")", ";"} | {word for phrase in lexicon.words("list_links") for word in phrase.split()})


def _runs(names: Sequence[PlaceName], describing: set[int], text: str, links: frozenset[str]) -> list[list[int]]:
    """Indexes of names listed one after another, the countries beside them left out."""
    runs: list[list[int]] = []
    end = -1
    for index, name in enumerate(names):
        if index in describing:
            end = name.outer_end
            continue
        tokens = _TOKEN.findall(text[end : name.outer_start].lower()) if end >= 0 else []
        if runs and tokens and all(token in links for token in tokens):
            runs[-1].append(index)
        else:
            runs.append([index])
        end = name.outer_end
    return [run for run in runs if len(run) > 1]


def _share(run: list[int], names: list[PlaceName], gazetteer: Gazetteer) -> None:
    """Give a list's names the type word of the first and the country of a later one."""
    around: Place | None = None
    for index in reversed(run):
        around = names[index].around or around
        if around and not names[index].around:
            names[index] = replace(names[index], around_run=around)
    level = names[run[0]].level
    if level not in ("county", "region") or len(run) < _SHORTEST_RUN:
        return
    for index in run[1:]:
        name = names[index]
        level = name.level or level
        if not name.level and any(
            _is_smaller(place) == (level == "county") for place in gazetteer.lookup(name.key, type="Region")
        ):
            names[index] = replace(name, level=level, strength=_typed(name))


def _is_smaller(region: Place) -> bool:
    return not region.code
