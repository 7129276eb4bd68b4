"""Which place an office belongs to: the one in its title, else the one that the story speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citygraph.extract.atoms import DIPLOMATS
from citygraph.extract.mention import Mentions, PlaceMention
from citygraph.extract.thing import Office
from citygraph.extract.titles import Titled
from citygraph.folding import fold
from citygraph.model import Place, Sentence

_NATIONAL = frozenset({"minister", "vice-minister", "head-of-state", "head-of-government", *DIPLOMATS})
_REGIONAL = frozenset({"governor", "vice-governor", "regent", "vice-regent"})
_DATELINE_WEIGHT = 3  # mentions that the place of the date line counts for
_HEADLINE_WEIGHT = 5  # … and the first place of the headline
_FEW_HOMES = 3  # places that an office without one may belong to
_OPENING = 15  # characters from the start of a sentence in which its topic stands


@dataclass(frozen=True, slots=True)
class Seat:
    """An office and how its place was told: `stated` in the title, or by which rule of the story."""

    office: Office
    stated: bool
    rule: str


class Seats:
    """Gives titles their offices, with what the article says of its places."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._places = tuple(sorted((*mentions.places, *_of_governments(mentions)), key=lambda place: place.start))
        self._homes = _homes(mentions, self._places)
        self._home = self._homes[0] if self._homes else None

    def of(self, title: Titled, taken: Iterable[Office] = (), listed: Office | None = None) -> Seat | None:
        """The seat of a title; None when the article does not tell.

        `taken` are offices that others are known to hold; `listed` is the office of the person named just
        before in the same list.
        """
        posted = title.posted
        if title.role in DIPLOMATS and title.place and title.place.type == "City":
            posted = posted or title.place
        elif title.place and _fits(title.role, title.place):
            return Seat(Office(title.role, title.place, posted), stated=True, rule=title.rule)
        for rule, finder in self._from_story(title, listed):
            place = finder()
            if place and place != posted:
                office = Office(title.role, place, posted)
                if office not in taken:
                    return Seat(office, stated=False, rule=f"{title.rule}-{rule}")
        return None

    def home(self, role: str) -> Place | None:
        """The article's own place of the level of a role."""
        if role in _NATIONAL:
            return self._country()
        if role in _REGIONAL:
            return self._region()
        return self._home

    def _from_story(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        if title.role in DIPLOMATS:
            return (("of-story-country", lambda: self._foreign_country(title)),)
        if title.role in _NATIONAL:
            return (("of-home-country", self._country),)
        if title.role in _REGIONAL:
            return (
                ("on-behalf", lambda: self._represented(title)),
                ("of-sentence", lambda: self._nearest(title, {"Region"})),
                ("of-home-region", self._region),
            )
        return (
            ("of-possessor", lambda: self._last_local(title.start) if title.possessed else None),
            ("in-list", lambda: listed.jurisdiction if listed and listed.role not in _NATIONAL else None),
            ("on-behalf", lambda: self._represented(title)),
            ("of-sentence-opening", lambda: self._opening(title.sentence, title.start)),
            *(("of-home", lambda home=home: home) for home in self._homes[:_FEW_HOMES]),
            ("of-sentence", lambda: self._nearest(title, {"City", "Region"})),
        )

    def _nearest(self, title: Titled, types: set[str]) -> Place | None:
        """The place named last before the title in its sentence."""
        before = [
            mention.place
            for mention in self._places
            if title.sentence.start <= mention.start < title.start and mention.place.type in types
        ]
        return before[-1] if before else None

    def _last_local(self, position: int) -> Place | None:
        before = [m.place for m in self._places if m.start < position and m.place.type != "Country"]
        return before[-1] if before else None

    def _opening(self, sentence: Sentence, limit: int) -> Place | None:
        """As in "Dari Surakarta, …", "The Benguet team was headed by …": the one place that a sentence opens with."""
        named = [mention for mention in self._places if sentence.start <= mention.start < limit]
        local = [mention for mention in named if mention.place.type != "Country"]
        if not local or local[0].start > sentence.start + _OPENING:
            return None
        set_off = self._mentions.document.text[local[0].end : local[0].end + 1] == ","
        return local[0].place if set_off or len(named) == 1 else None

    def _represented(self, title: Titled) -> Place | None:
        """As in "Governor Ann signed on behalf of X": the place for which somebody acts."""
        finder = self._mentions.lexicon.phrases("capacity_links")
        scan = self._mentions.document.scan
        for match in finder.find(scan, title.end, title.sentence.end):
            if '"' in self._mentions.document.aligned[title.end : match.start] or match.start - title.end > 60:
                return None
            for mention in self._places:
                if 0 <= mention.start - match.end <= 5 and mention.place.type != "Country":
                    return mention.place
        return None

    def _region(self) -> Place | None:
        if self._home is None:
            return None
        around = set(self._home.within)
        named = Counter(m.place for m in self._places if m.place.type == "Region")
        for place, _ in named.most_common():
            if place.id in around:
                return place
        if self._home.type == "Region":
            return self._home
        own = [place for place, _ in named.most_common() if place.country == self._home.country]
        if own:
            return own[0]
        regions = [place for place in self._mentions.gazetteer.around(self._home) if place.type == "Region"]
        return regions[-1] if regions else None

    def _country(self) -> Place | None:
        """The country whose president needs no further word: that of the language's press, else of the story."""
        own = self._mentions.lexicon.words("home_countries")
        code = own[0] if own else self._home.country if self._home else ""
        return self._mentions.gazetteer.country(code)

    def _foreign_country(self, title: Titled) -> Place | None:
        """The country abroad that was named last before a diplomat, else the only one of the story."""
        own = self._home.country if self._home else ""
        hosts = {own, title.posted.country if title.posted else own}
        if title.posted and title.posted.country != own:
            return self._country() if not self._named_before(title, hosts) else self._named_before(title, hosts)
        return self._named_before(title, hosts)

    def _named_before(self, title: Titled, hosts: set[str]) -> Place | None:
        abroad = [m for m in self._places if m.place.type == "Country" and m.place.country not in hosts]
        before = [m.place for m in abroad if m.start < title.start]
        return before[-1] if before else abroad[0].place if abroad else None


def _fits(role: str, place: Place) -> bool:
    """An office of a country, a region or a city can only hold at its level."""
    if role in _NATIONAL:
        return place.type == "Country" or (role.endswith("minister") and place.type == "Region")
    return place.type != "Country" or role in {"legislator", "other", "head-of-agency"}


def _of_governments(mentions: Mentions) -> list[PlaceMention]:
    named = {(mention.start, mention.end) for mention in mentions.places}
    inside = [(place.start, place.end) for place in mentions.places]
    return [
        PlaceMention(government.start, government.end, government.place, "government")
        for government in mentions.governments
        if (government.start, government.end) not in named
        and not any(government.start <= start and end <= government.end for start, end in inside)
    ]


def _homes(mentions: Mentions, places: tuple[PlaceMention, ...]) -> tuple[Place, ...]:
    """The cities and regions that the article is about: those named most often, that of the date line before others."""
    counts = Counter(mention.place for mention in places if mention.place.type != "Country")
    headline = [m.place for m in places if m.start < _headline_end(mentions) and m.place in counts]
    if len(headline) > 1:
        counts[headline[0]] += _HEADLINE_WEIGHT
    line = fold(mentions.document.metadata.place_line or "")
    for place in counts:
        if line and fold(place.name) in line:
            counts[place] += _DATELINE_WEIGHT
    first = {place: min(m.start for m in places if m.place == place) for place in counts}
    return tuple(sorted(counts, key=lambda place: (-counts[place], first[place])))


def _headline_end(mentions: Mentions) -> int:
    return max((sentence.end for sentence in mentions.document.sentences if sentence.paragraph == 0), default=0)
