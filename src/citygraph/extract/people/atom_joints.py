"""What belongs to an office's place: what describes it, and nothing of the name behind: "Kadis Perikanan |X| Budi"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citygraph.extract.mention import Mentions, within
from citygraph.extract.people.atoms import DIPLOMATS, SMALL_TOWN, Atom, tags_of
from citygraph.model import Place

_LINKED = r"(?<=[LZ])U?(?P<run>[NI]{2,})|(?<=[BhOU])(?P<whose>N+)(?=[Ob])"
_BARE = (  # where a place follows its office without a link
    r"(?<=[BShObGX)])(?P<body>N{2,})|(?<=T[eE])(?P<held>N{2,})|(?<=[Bh]I)(?P<short>N{2,})|(?<=P)(?P<country>N{2,}|N(?=[HQ]))"
)
_OWN = r"(?:(?<=[TBS])|(?<=[Bh]O))(?P<own>N{3,}|N(?=[HQ]))"  # … where only some countries write so
_PLACE_AFTER = {True: re.compile(f"{_BARE}|{_LINKED}"), False: re.compile(f"{_OWN}|{_LINKED}")}
_OFFICES = "TBSh"
_OFFICE_TO_NAME = re.compile(r"[TBSh][^.\"9C]*")
_LONGEST_PLACE = 3  # words
_LONGEST_DESCRIPTION = 9  # atoms, the link and the article before it among them
_PEER = re.compile(r"TC?[HQ]*[NI][^.\";]*?[NIXC]JP(?P<owner>')(?=[NI][NIK]*[NI](?:[CwVRg.]|$))")

_DESCRIPTION = re.compile(r"[LZ](?:U|(?=P'))(?P<words>[wONGPbve'.]{0,5}[wOb])L?\Z")  # "of the |Finnish port city| of X"


def with_descriptions(mentions: Mentions, atoms: list[Atom]) -> list[Atom]:
    """Places as one with what a word for a place describes them as: "mayor of |the northern German city of X|, Ann"."""
    if not any(map(_is_town_or_region, atoms)):
        return atoms
    types = mentions.lexicon.phrases("place_types")
    joined: list[Atom] = []
    for atom in atoms:
        words = _description_before(joined) if _is_town_or_region(atom) else []
        kinds = types.find(mentions.document.scan, words[0].start, atom.start) if words else []
        if kinds and any(kind.end + 1 == atom.start for kind in kinds):
            del joined[-len(words) :]
            joined.append(Atom("P", words[0].start, atom.end, atom.value, atom.place))
        else:
            joined.append(atom)
    return joined


def _description_before(atoms: list[Atom]) -> list[Atom]:
    """The last atoms, from behind the link on, where they may describe a place: "mayor of |the port city of|"."""
    described = _DESCRIPTION.search(tags_of(atoms[-_LONGEST_DESCRIPTION:]))
    return atoms[described.start("words") - len(described.string) :] if described else []


def _is_town_or_region(atom: Atom) -> bool:
    return atom.place is not None and atom.place.type != "Country"


def with_peers(atoms: list[Atom]) -> list[Atom]:
    """Heads named by their places alone beside one with a title: "Mayor Ann of X and |Y|'s Rui Lima signed"."""
    owners = [peer.start("owner") for peer in _PEER.finditer(tags_of(atoms))]
    for index in owners:
        place = atoms[index - 1].place
        if place is not None and place.type != "Country":
            atoms[index] = Atom("c", atoms[index].start, atoms[index].end, "counterparts")
    return atoms


def with_places(mentions: Mentions, atoms: list[Atom], named: Mapping[str, Place]) -> list[Atom]:
    """Names of places that run on into names of people: "Kadis Perikanan |X| Budi", "President of |Kenya| Ann"."""
    tags = tags_of(atoms)
    direct = "place-after-title" in mentions.lexicon.words("office_order")
    for office in _OFFICE_TO_NAME.finditer(tags):
        for run in _PLACE_AFTER[direct].finditer(tags, office.start() + 1, office.end()):
            title = max(tags.rfind(tag, 0, run.start()) for tag in _OFFICES)
            found = _place_in_run(mentions, atoms, tags, run, named, atoms[title])
            if found:
                first, stop, place = found
                joined = Atom("P", atoms[first].start, atoms[stop - 1].end, "mention", place)
                return with_places(mentions, [*atoms[:first], joined, *atoms[stop:]], named)
    return atoms


def _place_in_run(
    mentions: Mentions, atoms: list[Atom], tags: str, run: re.Match[str], named: Mapping[str, Place], office: Atom
) -> tuple[int, int, Place] | None:
    """The place that capital words behind an office have before a name, and from which to which atom."""
    parts = run.groupdict()
    if parts["run"] or parts["whose"]:
        whole = tags[run.end() : run.end() + 1] in ("O", "b")  # no name behind the place
        opening = range(run.start("run" if parts["run"] else "whose"), run.end() + whole)
        return _place_opening(mentions, atoms, opening, named, linked=True)
    titled = tags[run.end() : run.end() + 1] in ("H", "Q", "K")  # "Konjen X Osaka Jan |van| Dalen"
    if parts.get("own"):  # "Mayor |X| Ann Karsana", in some countries
        found = _place_opening(
            mentions, atoms, range(run.start(), run.end() + (1 if titled else -1)), named, linked=True
        )
        return found if found and found[2].country in mentions.lexicon.words("direct_titles") else None
    if parts["country"] and office.value in DIPLOMATS:  # "Konsul Jenderal X |Osaka| Budi Karsana"
        return _place_opening(mentions, atoms, range(run.start(), run.end() - 1 + titled), named, linked=True)
    if parts["country"]:
        return _country_opening(mentions, atoms, range(run.start(), run.end() + titled))
    return _place_within(mentions, atoms, range(run.start(), run.end()), named)  # "Kepala BX |X| Budi"


def _country_opening(mentions: Mentions, atoms: list[Atom], run: range) -> tuple[int, int, Place] | None:
    """The country behind its city, right before a name: "Wali Kota X |Belgia| Ana Ruhl"."""
    for stop in range(min(run.start + _LONGEST_PLACE, run.stop - 1), run.start, -1):
        words = " ".join(mentions.document.text[atoms[run.start].start : atoms[stop - 1].end].split())
        if country := mentions.gazetteer.country_called(words, mentions.lexicon.language):
            return run.start, stop, country
    return None


def _place_within(
    mentions: Mentions, atoms: list[Atom], run: range, named: Mapping[str, Place]
) -> tuple[int, int, Place] | None:
    """The first place in a run of capital words that leaves a name behind it: "Balai Mutu |X| Budi"."""
    for first in run[:-1]:
        before = mentions.document.scan[atoms[first - 1].start : atoms[first - 1].end]
        typed = before in mentions.lexicon.classes("place_types").get("city before", ())  # "Direktur … Kota |X| Jan"
        if found := _place_opening(mentions, atoms, range(first, run.stop), named, linked=typed):
            return found
    return None


def _place_opening(
    mentions: Mentions, atoms: list[Atom], run: range, named: Mapping[str, Place], *, linked: bool
) -> tuple[int, int, Place] | None:
    """The longest place that a run of capital words begins with, and from which to which atom."""
    for stop in range(min(run.start + _LONGEST_PLACE, run.stop - 1), run.start, -1):
        words = " ".join(mentions.document.text[atoms[run.start].start : atoms[stop - 1].end].split())
        place = named.get(words)
        if place and within(mentions.places, atoms[run.start].start, atoms[run.start].end):
            place = None  # here it was found to be a name of somebody
        if place is None and not linked:
            place = _domestic(mentions, words)
        elif place is None:
            place = _well_known(mentions, words)
        if place:
            return run.start, stop, place
    return None


def _domestic(mentions: Mentions, name: str) -> Place | None:
    """A big city of the language's own country, or what no city but a region of it is called."""
    for country in mentions.lexicon.words("home_countries"):
        if not mentions.gazetteer.lookup(name, "City", country):
            return next(iter(mentions.gazetteer.lookup(name, "Region", country)), None)
        for city in mentions.gazetteer.lookup(name, "City", country):
            return city if city.population >= SMALL_TOWN else None
    return None


def _well_known(mentions: Mentions, name: str) -> Place | None:
    """A country, a big city, or the one region of a name, or the one in a country that the story tells of."""
    if country := mentions.gazetteer.country_called(name, mentions.lexicon.language):
        return country
    cities = mentions.gazetteer.lookup(name, "City")[:1]
    if cities and cities[0].population >= SMALL_TOWN:
        return cities[0]
    regions = mentions.gazetteer.lookup(name, "Region")
    told = {mention.place.country for mention in mentions.places} if len(regions) > 1 else ()
    regions = tuple(region for region in regions if region.country in told) or regions
    return regions[0] if len(regions) == 1 else None
