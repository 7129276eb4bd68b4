"""Places that the gazetteer lacks: names with their country beside them that their words or their list make places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citygraph.extract.places.cues import Cue, Cues
from citygraph.extract.places.levels import lies_in
from citygraph.extract.places.names import UNLISTED, PlaceName
from citygraph.extract.places.strength import Strength
from citygraph.extract.places.unlisted_patterns import FIRST, LAST, apposed, described, led, ruled
from citygraph.extract.places.vocabulary import lexicon_words
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Place
from citygraph.vocab import place_id

_APOSTROPHES = ("'", "’")
_OWNS = re.compile(r"['’]s?\Z")  # "Freiburg|'s| council"
_LONGEST = 60
_TOWN = 20_000  # people
_METROPOLIS = 1_000_000
_LONGEST_DESCRIPTION = 120
_PLAIN_WORDS = re.compile(r"[a-z -]+\Z")
_SMALL_WORDS = re.compile(r"(?:[ -][a-z]+){1,4}")
_HAMLET = 2000  # people: a place abroad that no paper takes for known
_OF_ONE_PLACE = frozenset(("mayor", "vice-mayor", "regent", "vice-regent"))
_LARGER = frozenset(("region", "county"))
_LEVELS = {"mayor": "city", "vice-mayor": "city", "regent": "county", "vice-regent": "county"}
_NATION_PHRASE = 40
_LIST_GAP = re.compile(r"[\s,;)/]*(?:\w+ )?\Z")
_BESIDE = re.compile(r"[\s,(/]+(?:\w{2} )?\Z")
_BESIDE_TIE = re.compile(r" (?:[a-z-]+ ){0,3}")  # "kota kembar| pertama |X"
_BEHIND = re.compile(r"[\s,;)/]+")


def with_unlisted(
    names: Sequence[PlaceName],
    document: Document,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    cues: Cues,
    press: frozenset[str] = frozenset(),
) -> list[PlaceName]:
    """The names with those that no gazetteer has; they take the place of namesakes elsewhere.

    `press` are the codes of the countries whose press writes as the article does.
    """
    search = _Search(document, lexicon, gazetteer, cues, names)
    found: dict[str, Place] = {}
    for index, name in enumerate(names):
        containers = search.containers(name)
        place = (containers and search.before(index, containers)) or search.described(index, containers)
        if place:
            found.setdefault(fold(place.name), place)
    for cue in cues.all:
        place = search.of_nation(cue) if cue.linked else None
        if cue.section == "nationalities":
            place = search.with_nation_behind(cue)
        if place:
            found.setdefault(fold(place.name), place)
    if home := search.country_of(press):
        for place in search.all_governed(home):
            known = found.get(fold(place.name))
            if known is None or (known.country == home.country and place.type == "Region"):
                found[fold(place.name)] = place
    if not found:
        return list(names)
    coined = [mention for place in found.values() for mention in search.mentions(place)]
    kept = [name for name in names if not any(new.start < name.end and name.start < new.end for new in coined)]
    return sorted([*kept, *coined], key=lambda name: name.start)


class _Search:
    """An article, asked for names before the countries and regions that it names."""

    def __init__(
        self, document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues, names: Sequence[PlaceName]
    ) -> None:
        self._document = document
        self._text = document.text
        self._gazetteer = gazetteer
        self._cues = cues
        self._names = names
        self._words = lexicon_words(lexicon)
        self._pattern = led(lexicon)
        self._description = described(lexicon)
        self._ties = lexicon.phrases("kinds", "tie_verbs")
        self._determiners = frozenset(lexicon.words("determiners"))
        self._partner_leads = lexicon.phrases("with_words", "of_words")
        self._with = lexicon.phrases("with_words")
        self._apposed = apposed(lexicon)
        self._ruled = ruled(lexicon)
        self._described: set[int] = set()  # where the countries of unlisted places start
        self._starts = [sentence.start for sentence in document.sentences]

    def containers(self, name: PlaceName) -> tuple[Place, ...]:
        """The country or region that a name is: that of one which means nothing else, or the larger ones of its own."""
        if name.strength is Strength.REFUSED:
            return ()
        if name.fixed:
            return (name.fixed,) if name.fixed.type == "Country" else ()
        bearers = self._gazetteer.bearers(name.key)
        larger = [place for place, own in bearers if own and place.type != "City" and place.code]
        if not larger:
            return ()
        towns = {place.country for place, own in bearers if own and place.type == "City"}
        called = name.level in _LARGER  # "the prefecture of |Nara|"
        larger = [place for place in larger if called or place.type == "Country" or place.country not in towns]
        return tuple(sorted(larger, key=lambda place: place.type))  # countries first

    def of_nation(self, cue: Cue) -> Place | None:
        """The unlisted place of "the Dutch town of X"."""
        if cue.section != "place_types":
            return None
        near = self._cues.within(max(0, cue.start - _NATION_PHRASE), cue.start)
        nation = next((one for one in reversed(near) if one.section == "nationalities"), None)
        match = FIRST.match(self._text, cue.end + 1)
        if nation is None or match is None or not _PLAIN_WORDS.match(self._text, nation.end, cue.start):
            return None
        country = self._gazetteer.country(nation.value)
        known = any(match.start() <= name.start < match.end() for name in self._names)
        if country is None or known or fold(match.group()) in self._words:
            return None
        return _coin(match.group(), cue.level, country)

    def with_nation_behind(self, cue: Cue) -> Place | None:
        """The unlisted place of "X, the Norwegian border municipality", "X, a Dutch town"."""
        match = self._apposed.search(self._text, max(0, cue.start - _LONGEST), cue.start)
        if match is None or any(fold(word) in self._words for word in match.group("name").split()):
            return None  # "|In February|, the French town …"
        plain = _SMALL_WORDS.match(self._text, cue.end)
        stop = plain.end() if plain else cue.end
        kind = next((one for one in self._cues.within(cue.end, stop) if one.section == "place_types"), None)
        country = self._gazetteer.country(cue.value)
        if kind is None or country is None or not self._is_free(match.group("name"), (country,)):
            return None
        return _coin(match.group("name"), kind.level, country)

    def country_of(self, press: frozenset[str]) -> Place | None:
        """The country that an article is written in; of several whose press writes so, the one that it names."""
        if len(press) > 1:
            codes = {cue.value for cue in self._cues.all if cue.section == "nationalities"}
            for name in self._names:
                codes.update(place.country for place in self.containers(name))
            press &= codes
        return self._gazetteer.country(next(iter(press))) if len(press) == 1 else None

    def all_governed(self, home: Place) -> Iterator[Place]:
        """The places that offices tell, then those that their governments do."""
        for section in ("roles", "governments"):
            for cue in self._cues.all:
                if cue.section == section and (place := self.governed(cue, home)):
                    yield place

    def governed(self, cue: Cue, home: Place) -> Place | None:
        """The unlisted place of "Mayor of X", "X County Council": at home, since its readers know it."""
        if cue.section == "roles":
            match = self._ruled.match(self._text, cue.end) if cue.value in _OF_ONE_PLACE else None
        elif cue.linked or not cue.leads:
            match = (FIRST.match(self._text, cue.end + 1) if cue.linked else None) or LAST.search(
                self._text, max(0, cue.start - _LONGEST), cue.start
            )
        else:
            match = None
        if match is None:
            return None
        name = match.group("name")
        if match.re is LAST:
            name = self._without_title(name)  # "|Chief Executive of| X County Council"
        name = _OWNS.sub("", name)
        words = name.split()
        if not words:
            return None
        heads = (" ".join(words[:length]) for length in range(1, len(words) + 1))
        bearers = [place for head in heads for place, _ in self._gazetteer.bearers(head)]  # "Mayor of Wuxi Fang Wei"
        known = any(one.type != "City" or one.population > _HAMLET or one.country == home.country for one in bearers)
        start = self._text.rindex(name, match.start("name"), match.end("name"))
        end = start + len(name)
        if (
            known
            or self._is_torn_off(start)
            or any(fold(word) in self._words for word in words)
            or self._cues.is_adjective(start, end)
        ):
            return None  # "the |German| government's Municipal Partnerships"
        if self._cues.before(start, "place_refusals", "roles", "honorifics") and cue.section != "roles":
            return None
        level = cue.level if cue.section == "governments" else _LEVELS[cue.value]
        return _coin(name, level, home)

    def _without_title(self, name: str) -> str:
        """What stands behind the last small word, and behind words of the language."""
        words = name.split()
        last = max((index for index, word in enumerate(words) if word.islower()), default=-1)
        rest = words[last + 1 :]
        while rest and fold(rest[0]) in self._words:
            rest.pop(0)
        return " ".join(rest)

    def before(self, index: int, containers: tuple[Place, ...]) -> Place | None:
        """The unlisted place right before a country or region: "the town of X, Y", "A, B; X, Y; and C, D"."""
        around = self._names[index]
        first = self._document.sentences[bisect_left(self._starts, around.start + 1) - 1].start
        match = self._pattern.search(self._text, max(first, around.outer_start - _LONGEST), around.outer_start)
        if match is None or match.start() == first or self._is_torn_off(match.start("name")):
            return None
        if self._text.startswith(_APOSTROPHES, around.outer_end):
            return None  # "Ostra, |Velmo's| sister city"
        cue, name, level = self._parts(match.start("name"), match.group("name"))
        if not name or not (self._is_free(name, containers) and self._is_free(match.group("name"), containers)):
            return None
        plain = match.group("link").strip() in (",", "(", "/")
        if not (
            (cue is not None and cue.section != "place_refusals")
            or ((plain or " " not in name) and self._is_listed(index, match.start("name")))
            or (self._is_partner(first, match.start("name")) and (plain or " " not in name))
            or (
                " " not in name
                and (plain or not self._is_known(name))  # "the delegation of |Leeds| in Peru"
                and self._is_told_of(around, match.start("name"))
            )
        ) or self._is_owner(name, match.start("name")):
            return None
        self._described.add(around.start)
        return _coin(name, level, containers[0])

    def described(self, index: int, containers: tuple[Place, ...]) -> Place | None:
        """The unlisted place of "X, a fishing town of 9,000 people in Y": its country is that of Y."""
        around = self._names[index]
        before = self._text[around.outer_start - 1 : around.outer_start]
        if around.strength is Strength.REFUSED or not before.isspace():
            return None
        first = self._document.sentences[bisect_left(self._starts, around.start + 1) - 1].start
        start = max(first, around.outer_start - _LONGEST_DESCRIPTION)
        described = "," in self._text[start : around.outer_start]
        match = self._description.search(self._text, start, around.outer_start) if described else None
        if match is None or any(name.start < match.end() and match.start() < name.end for name in self._names):
            return None
        name = match.group("name")
        if any(fold(word) in self._words for word in name.split()) or self._cues.before(
            match.start(), "place_refusals", "roles", "honorifics"
        ):
            return None
        around_it = containers or self._gazetteer.lookup(around.key, "City")[:1]
        if not around_it or not self._is_free(name, around_it):
            return None
        kind = "type" if match.group("type") else "head"
        level = next((cue.level for cue in self._cues.within(*match.span(kind)) if cue.section == "place_types"), "")
        return _coin(name, level, around_it[0])

    def _is_told_of(self, around: PlaceName, start: int) -> bool:
        """True of a name behind a small word in a sentence that tells of a tie: "its newest twin is X in Peru"."""
        sentence = self._document.sentences[bisect_left(self._starts, around.start + 1) - 1]
        before = self._text[:start].rpartition(" ")[0].rpartition(" ")[2] if start else ""
        return (
            before.islower()
            and before not in self._determiners
            and bool(self._ties.find(self._document.scan, sentence.start, sentence.end))
        )

    def _is_known(self, name: str) -> bool:
        """True of the name of a town, wherever it lies."""
        return any(own and place.population >= _TOWN for place, own in self._gazetteer.bearers(name))

    def _is_owner(self, name: str, start: int) -> bool:
        """True of the known town of "kota kembar pertama |X| di Jerman", "a twin of |X| in Peru": not in Peru."""
        if not self._is_known(name):
            return False
        ties = self._ties.find(self._document.scan, max(0, start - _NATION_PHRASE), start)
        if not ties or not _BESIDE_TIE.fullmatch(self._text, ties[-1].end, start):
            return False
        return not self._with.find(self._document.scan, ties[-1].end, start)

    def _parts(self, start: int, name: str) -> tuple[Cue | None, str, str]:
        """The type word, the name without it, and the level that it has."""
        cue = self._cues.before(start, "place_types", "governments", "place_refusals", "roles", "honorifics")
        if cue and cue.section in ("roles", "honorifics"):
            return None, "", ""  # "Governor |Ann Karsana of Ostra| Prefecture, Japan"
        stop = start + len(name)
        while inner := self._opening(start, stop):  # "|Kota| X", "|City of| X", "|Pemerintah| |Prefektur| X"
            if inner.section not in ("place_types", "governments") or not inner.leads:
                return None, "", ""
            start = inner.end + 1
            cue, name = inner, self._text[start:stop]
        after = [one for one in self._cues.within(start, start + len(name)) if one.end == start + len(name)]
        level = cue.level if cue else ""
        if after:
            if after[0].section != "place_types" or after[0].start == start:
                return None, "", ""
            cue, name, level = after[0], name[: after[0].start - start].strip(), after[0].level
        if cue and cue.section in ("place_refusals", "roles", "honorifics"):
            return None, "", ""
        if fold(name) in self._words or fold(name.rpartition(" ")[2]) in self._words or not name:
            return None, "", ""
        return cue, name, level

    def _opening(self, start: int, stop: int) -> Cue | None:
        """The word that a name begins with, if more of it stands behind."""
        return next((one for one in self._cues.within(start, stop) if one.start == start and one.end < stop), None)

    def _is_free(self, name: str, containers: tuple[Place, ...]) -> bool:
        """True when the gazetteer has none of that name there, no country or region, nor a larger town in the land.

        So without a word of the language before it: "Pemerintah |Rakyat| Velmo".
        """
        head, _, rest = name.partition(" ")
        if rest and fold(head) in self._words and not self._is_free(rest, containers):
            return False
        countries = {container.country for container in containers}
        return not any(
            (own and (place.type != "City" or place.population >= _METROPOLIS))  # "with Taipei, |Penang| and Medan"
            or (own and place.population >= _TOWN and place.country in countries)
            or any(lies_in(place, container) for container in containers)
            for place, own in self._gazetteer.bearers(name)
        )

    def _is_torn_off(self, start: int) -> bool:
        """True of the "Salaam" of "Dar es Salaam", the "John's" of "St. John's": the end of a name that is known."""
        last = bisect_left(self._names, start, key=lambda name: name.start) - 1
        return last >= 0 and start < self._names[last].end

    def _is_listed(self, index: int, start: int) -> bool:
        """True between places that have their countries beside them too."""
        behind = self._names[index].outer_end
        last = index - 1
        while last > 0 and self._names[last].outer_end > start:
            last -= 1
        if last < 1 or not self.containers(self._names[last]):
            return False
        before, place = self._names[last], self._names[last - 1]
        beside = _BESIDE.match(self._text, place.outer_end, before.outer_start)
        if before.start not in self._described and (not beside or place.strength is Strength.REFUSED):
            return False  # "Ann, Peru; Bob, Chile"
        gap = _LIST_GAP.match(self._text, before.outer_end, start)
        return gap is not None and (";" in gap.group() or bool(_BEHIND.match(self._text, behind)))

    def _is_partner(self, first: int, start: int) -> bool:
        """True in "twinned with X", "a sister of X"."""
        scan = self._document.scan
        leads = self._partner_leads.find(scan, max(first, start - 12), start)
        if not leads or leads[-1].end != start - 1:
            return False
        return any(start - tie.end < _LONGEST for tie in self._ties.find(scan, first, start))

    def mentions(self, place: Place) -> list[PlaceName]:
        """Every place where the name stands, as one that means nothing else."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(place.name)}(?!\w)")
        found = []
        for sentence in self._document.sentences:
            for match in pattern.finditer(self._text, sentence.start, sentence.end):
                cue = self._cues.before(match.start(), "place_types")
                start = cue.start if cue and not cue.linked else match.start()
                after = self._cues.after(match.end(), "place_types")
                end = after.end if after else match.end()
                found.append(
                    PlaceName(
                        match.start(), match.end(), place.id, Strength.TYPED, start, end, fixed=place, by=UNLISTED
                    )
                )
        return found


def _coin(name: str, level: str, container: Place) -> Place:
    return coin(name, level, (container.id, *container.within), container.country)


def coin(name: str, level: str, within: tuple[str, ...], country: str) -> Place:
    """A place that the gazetteer lacks, by its name and the ids of what it lies in."""
    return Place(
        id=place_id(name, "", country),
        type="Region" if level in ("region", "county") else "City",
        name=name,
        country=country,
        labels=(("en", name),),
        within=within,
    )
