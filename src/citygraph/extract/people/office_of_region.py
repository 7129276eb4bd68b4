"""The region that a governor or regent heads, where only "the governor" is said."""

from __future__ import annotations

from collections import Counter

from citygraph.extract.people.office_levels import OF_REGENCY
from citygraph.extract.people.office_story import StoryPlaces
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.home import is_other_side
from citygraph.folding import fold
from citygraph.model import Place


class RegionSeats:
    """Regions that a title may belong to."""

    def __init__(self, story: StoryPlaces) -> None:
        self._story = story

    def like(self, place: Place | None) -> Place | None:
        """The region that bears a place's name and holds it, as an island's province does its city."""
        if place is None or place.type == "Region":
            return place
        namesakes = self._story.mentions.gazetteer.lookup(place.name, "Region", place.country)
        return next((region for region in namesakes if region.id in place.within), None)

    def owning_region(self, title: Titled) -> Place | None:
        """As in "|Ostra| has been a sister of Velmo since 1991, and its governor, Ann, …", "… bupatinya, Budi"."""
        here = self._story.local_before(title.sentence.start, title.start)
        led = [m for m in here if is_other_side(self._story.mentions, m.start)]
        acting = [m.place for m in here if not self._story.is_aside(m) and m.place.type == "Region"]
        before = self._story.mentions.document.scan[max(0, title.office_start - 8) : title.office_start].split()
        lexicon = self._story.mentions.lexicon
        goes_on = all(set(lexicon.words(section)).intersection(before) for section in ("list_links", "possessives"))
        if acting and (goes_on or not led):
            return acting[0]
        return led[-1].place if led and led[-1].place.type == "Region" else None

    def around_home(self) -> Place | None:
        """As in "ADUN Budi" in news of |Ipoh|: the state around the home, though the story names none or another.

        Where a language's press has countries of its own, around the first place there; a state is its own.
        """
        own = self._story.mentions.lexicon.words("home_countries")
        homes = [home for home in self._story.homes if not own or home.country in own]
        home = homes[0] if homes else None
        if home is None or home.type == "Country":
            return None
        divisions = {place.id: place for place in self._story.mentions.gazetteer.divisions(home.country)}
        if home.type == "Region":
            return divisions.get(home.id)
        return next((divisions[ident] for ident in home.within if ident in divisions), None)

    def regions(self, role: str) -> list[Place]:
        """The regions of the story, that around its home first, then those of its country, then those abroad."""
        if self._story.home is None:
            return []
        divisions = self._story.mentions.gazetteer.divisions(self._story.home.country)
        outer = {ident for division in divisions for ident in division.within}  # an island of several provinces
        regions = Counter(m.place for m in self._story.places if m.place.type == "Region" and m.place.id not in outer)
        named = [place for place, _ in regions.most_common()]
        names = {(place.name, place.country) for place in self._story.mentions.gazetteer.around(self._story.home)}
        around = [place for place in named if (place.name, place.country) in names]  # a province named like its island
        governed = self.governed(self._story.home)
        if not around and self._story.home.type == "City" and self._story.home in governed:
            around = [self._story.home]
        own = [place for place in named if place.country == self._story.home.country]
        home = [self._story.home] if self._story.home.type == "Region" else []
        found = [*around, *home, *([] if around or home else governed), *own, *named]
        smaller = role in OF_REGENCY
        if not smaller and not any(self._is_division(place) for place in (*around, *home, *own)):
            found = [*governed, *found]  # "Gubernur Budi" in news of a regency
        return sorted(dict.fromkeys(found), key=lambda place: self._is_division(place) == smaller)

    def _is_division(self, place: Place) -> bool:
        """True of a province or state, not of a regency or county in one."""
        return place.type == "City" or place in self._story.mentions.gazetteer.divisions(place.country)

    def governed(self, home: Place) -> list[Place]:
        """What a governor of a home has when no region is named: that around it, its namesake, or itself."""
        gazetteer = self._story.mentions.gazetteer
        divided = home.country not in self._story.mentions.lexicon.words("parts_governed")
        divisions = gazetteer.divisions(home.country) if divided else ()
        outer = {ident for division in divisions for ident in division.within}
        around = [place for place in gazetteer.around(home) if place.type == "Region" and place.id not in outer]
        return [*around, *self._namesakes(home), home][:1]

    def _namesakes(self, home: Place) -> list[Place]:
        """The province around a city of its own: "|Ostra| City", "Ostra"."""
        words = self._story.mentions.lexicon.classes("place_types").get("city after", ())
        name = next((home.name[: -len(word) - 1] for word in words if fold(home.name).endswith(f" {word}")), home.name)
        return [*self._story.mentions.gazetteer.lookup(name, "Region", home.country)][:1]
