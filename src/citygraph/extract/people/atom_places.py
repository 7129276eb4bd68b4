"""What stands for a place by an office: mentions, capitals, where a diplomat is sent; and what only looks like one.

A mention that is part of a department's name ("Dinas |Sumber| Daya Air") or a given name ("Wawali |Ahmad| Purwanto") is
no place of an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from citygraph.extract.dates.readings import NEAREST_MONTH
from citygraph.extract.mention import Mentions, within
from citygraph.extract.people.atoms import DIPLOMATS, SMALL_TOWN, Atom, given_names
from citygraph.extract.people.name_origins import is_from_abroad, is_known
from citygraph.folding import fold, scannable
from citygraph.lexicon import Lexicon
from citygraph.model import Place, Sentence
from citygraph.phrases import Match

_METROPOLIS = 1_000_000
_TOWN = 20_000
_HAMLET = 10_000  # … of which no mayor is
_POSTING_REACH = 40  # characters between a diplomat's title and the word before the posting
_CAPITALS = re.compile(r" (?:[a-z]+ )?(?P<words>[A-Z]\w*(?: [A-Z]\w*){0,2})")
_LISTED = re.compile(r"(?:,|,? [a-z]{1,5})(?= [A-Z])")
_TO_TITLE = re.compile(r"(?:'s?)? \Z")
_CAPITAL_WORD = r"[^\W\d_a-z](?:\.|[^\W\d_]*[a-z][^\W\d_]*\b)"
_HYPHENATED = re.compile(r" [^\W\d_a-z][a-z]+-[a-z]+(?! ?[^\W\d_a-z])")  # " Se-hoon": given names without a family name
_NAME_REACH = 40  # characters of a given name and a particle
_LED_BY_PARTICLE = re.compile(r"(?P<given>[^\W\d_a-z][\w'-]+) (?P<particle>[a-z]+) \Z")
_GIVEN_NAME_BEFORE = re.compile(r"(?:^|[.,;:] |\b[a-z]+ |\n)[^\W\d_a-z][a-z'-]+ $")  # one name, no "North Ostra"
_TOWN_REACH = 20  # characters beside a nationality
_NAMED_BEHIND = re.compile(r",? [^\W\d_a-z]")  # "the German city |Bonn|"
_ACRONYM_BEFORE = re.compile(r"\b[A-Z]{2,} $")  # "Kepala BXYZ |Bima| Karsana"


def places_in(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    """Governments and places that are mentioned."""
    for government in within(mentions.governments, sentence.start, sentence.end):
        yield Atom("P", government.start, government.end, "mention", government.place)
    for place in within(mentions.places, sentence.start, sentence.end):
        yield Atom("P", place.start, place.end, "mention", place.place)


def is_no_place(mentions: Mentions, place: Atom, phrases: list[Atom]) -> bool:
    """As in "Dinas |Sumber| Daya Air": part of a department's name; or somebody's name."""
    inside = (atom for atom in phrases if atom.tag == "O" and atom.start <= place.start and place.end <= atom.end)
    if any(atom.end - atom.start > place.end - place.start for atom in inside):
        return True
    return (
        _is_given_name(mentions, place, phrases)
        or _is_family_name(mentions, place, phrases)
        or _is_name_of_member(mentions, place, phrases)
        or _leads_to_particle(mentions, place)
    )


def _is_name_of_member(mentions: Mentions, place: Atom, phrases: list[Atom]) -> bool:
    """As in "Ann |Lewis| MP said": a surname before the letters of a member of parliament, no "Ostra MP Ann"."""
    text = mentions.document.text
    suffixes = mentions.lexicon.words("office_suffixes")
    behind = [
        atom for atom in phrases if atom.start == place.end + 1 and text[atom.start : atom.end].lower() in suffixes
    ]
    if not behind or _NAMED_BEHIND.match(text, behind[0].end):
        return False
    return bool(_GIVEN_NAME_BEFORE.search(text, max(0, place.start - _NAME_REACH), place.start))


def _is_family_name(mentions: Mentions, place: Atom, phrases: list[Atom]) -> bool:
    """As in "the mayor, Ann |de Lille|": behind a particle of names and one name that an office leads."""
    text = mentions.document.text
    led = _LED_BY_PARTICLE.search(text, max(0, place.start - _NAME_REACH), place.start)
    lexicon = mentions.lexicon
    if led is None or led["particle"] not in lexicon.words("name_particles"):
        return False
    if led["particle"] in (*lexicon.words("locatives"), *lexicon.words("jurisdiction_links")):
        return False  # "Konsul Ani |di| Ostra"
    return any(atom.tag in "TBHQ" and 0 < led.start("given") - atom.end <= len(", ") for atom in phrases)


def _is_given_name(mentions: Mentions, place: Atom, phrases: list[Atom]) -> bool:
    """As in "Wawali |Ahmad| Purwanto": between office and capital words, a place that nothing in the story backs."""
    text = mentions.document.text
    name = _name_behind(mentions.lexicon).match(text, place.end)
    if name is None or place.place is None or place.place.type != "City":
        return False
    bare = "" in mentions.lexicon.words("office_links")  # "Wali Kota |Bandung| Budi"
    led = any(atom.end == place.start - 1 for atom in phrases if atom.tag in "TBSHQ")
    if led and (not bare or _HYPHENATED.match(text, place.end)):
        return True  # "Mayor |Austin| Karsana": a place would stand behind "of"; "Wakil Gubernur |Lee| In-seon"
    whole = text[place.start : name.end()]
    surface = text[place.start : place.end]
    near = place.place.country in mentions.lexicon.words("home_countries")
    given = fold(surface) in given_names(mentions.lexicon)
    doubtful = given or " " not in name.group().strip()
    if doubtful and (not near or place.place.population < _HAMLET) and _follows_body(text, place, phrases):
        return not _is_located(mentions, surface, whole)  # "Kabag Hukum |Aurora| Karsana"
    if not any(atom.end == place.start - 1 for atom in phrases if atom.tag in "TBS"):
        return False
    if given:
        return not _is_located(mentions, surface, whole) and _is_named_elsewhere(mentions, place.place)
    return text.count(surface) == text.count(whole) and (
        _has_other_place_behind(mentions, name.end())
        or (place.place.population < _HAMLET if near else _is_unlikely(mentions, place.place, surface, name.group()))
    )


def _leads_to_particle(mentions: Mentions, place: Atom) -> bool:
    """As in "Konsul Jenderal X, |Anna| de Vries", where an office's place is led to by no word."""
    city = place.place is not None and place.place.type == "City"
    bare = "" in mentions.lexicon.words("office_links")
    return city and bare and _particle_behind(mentions.lexicon).match(mentions.document.text, place.end) is not None


@cache
def _particle_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """As in "Anna| de V|ries": what leads to a surname only, and to no place."""
    return re.compile(rf" (?:{_particles(lexicon)}) [^\W\d_a-z]")


@cache
def _name_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """As in " Arya Karsana", " A. Karsana", " Jan van den Karsa"."""
    return re.compile(rf"(?: (?:(?:{_particles(lexicon)}) ){{0,2}}{_CAPITAL_WORD}){{1,5}}")


def _particles(lexicon: Lexicon) -> str:
    """The particles of names that lead to no place, as alternatives."""
    links = {*lexicon.words("locatives"), *lexicon.words("jurisdiction_links"), *lexicon.words("posting_links")}
    return "|".join(re.escape(word) for word in lexicon.words("name_particles") if word not in links) or "(?!)"


def _is_named_elsewhere(mentions: Mentions, place: Place) -> bool:
    """True when the story has another place that an office may belong to."""
    return any(other.place != place and other.place.type != "Country" for other in mentions.places)


def _follows_body(text: str, place: Atom, phrases: list[Atom]) -> bool:
    """True right behind a word of a department or its initials."""
    if _ACRONYM_BEFORE.search(text[max(0, place.start - 12) : place.start]):
        return True
    return any(
        atom.end == place.start - 1 and (atom.tag in "Obh" or atom.value == "head-of-agency") for atom in phrases
    )


def _is_located(mentions: Mentions, surface: str, whole: str) -> bool:
    """True when the text says that something is in, or comes from, what bears this name, or calls it a city."""
    scan, name, own = mentions.document.scan, scannable(surface), scannable(whole)
    return any(
        not scan.startswith(own, found.end() - len(name))
        for lead in _leads_to_places(mentions.lexicon)
        if f" {lead} {name}" in scan
        for found in re.finditer(re.escape(f" {lead} {name}"), scan)
    )


@cache
def _leads_to_places(lexicon: Lexicon) -> tuple[str, ...]:
    types = [
        phrase for kind, phrases in lexicon.classes("place_types").items() if "before" in kind for phrase in phrases
    ]
    return tuple(dict.fromkeys((*lexicon.words("locatives"), *types, *lexicon.classes("with_words")["with"])))


def _is_unlikely(mentions: Mentions, place: Place, surface: str, name: str) -> bool:
    """True of a place by another name than its own, or of a country that the article does not speak of.

    One whose people bear the name behind it is likely all the same. Of the others a town is meant only if it is not
    small, and a metropolis if but one word is left for a name behind it.
    Nor is one before but one word likely where the story tells of another city of its country.
    """
    homes = mentions.lexicon.words("home_countries")
    if is_from_abroad(name.strip(), place.country, homes) and not is_known(fold(surface)):
        return False  # "Wali Kota |Hoorn| Jan Bakker"
    if fold(surface) not in {fold(place.name), *(fold(label) for _, label in place.labels)}:
        return True
    others = {other.place for other in mentions.places if other.place != place}
    if " " not in name.strip() and place.population < SMALL_TOWN and any(_is_town_of(place, other) for other in others):
        return True
    countries = {other.country for other in others}
    least = _TOWN if " " in name.strip() else _METROPOLIS
    return place.country not in countries and place.population < least


def _is_town_of(place: Place, other: Place) -> bool:
    return other.type == "City" and other.country == place.country


def _has_other_place_behind(mentions: Mentions, end: int) -> bool:
    """As in "Wali Kota |Bima| Karsana dari Malang": the office has its place behind the name."""
    links = mentions.lexicon.words("jurisdiction_links")
    behind = {other.start for other in mentions.places}
    return any(mentions.document.scan.startswith(f" {link} ", end) and end + len(link) + 2 in behind for link in links)


def beside_titles(
    mentions: Mentions, sentence: Sentence, phrases: list[Atom], elsewhere: Mapping[str, Place]
) -> Iterator[Atom]:
    """A name right before an office that is a place elsewhere in the article: "|Benguet| Board Members"."""
    document = mentions.document
    for title in phrases:
        if title.tag in "TBSc" and (
            to_title := _TO_TITLE.search(document.aligned, max(0, title.start - 3), title.start)
        ):
            end = to_title.start()
            name = max((one for one in elsewhere if document.scan.endswith(one, 0, end)), key=len, default="")
            start = end - len(name)
            whole = sentence.start <= start and not document.scan[start - 1 : start].isalnum()
            if name and whole and document.text[start].isupper():
                place = Atom("P", start, end, "mention", elsewhere[name])
                yield from () if _is_name_of_member(mentions, place, phrases) else (place,)
        if title.tag == "B" and document.scan.endswith(_links(mentions.lexicon), title.start, title.end):
            start = title.end + 1  # "Member for |Ostra|"
            name = max((one for one in elsewhere if document.scan.startswith(one, start)), key=len, default="")
            if name and not document.scan[start + len(name) : start + len(name) + 1].isalnum():
                yield Atom("P", start, start + len(name), "mention", elsewhere[name])


@cache
def _links(lexicon: Lexicon) -> tuple[str, ...]:
    """The words between an office and its place, as a title ends with them: "member for"."""
    return tuple(f" {link}" for link in lexicon.words("office_links") if link)


def postings_in(mentions: Mentions, phrases: list[Atom]) -> Iterator[Atom]:
    """Where a diplomat is sent to, also right before the name: "Dubes X untuk |Y| Budi", "Ambassador to |Y| Ann"."""
    sent = [atom.end for atom in phrases if atom.tag == "T" and atom.value in DIPLOMATS]
    for link in phrases:
        if link.tag == "Z" and any(0 <= link.start - end < _POSTING_REACH for end in sent):
            yield from _country_after(mentions, link.end)


def _country_after(mentions: Mentions, position: int) -> Iterator[Atom]:
    """The country of the longest name that the capital words behind a position begin with."""
    text = mentions.document.text
    if words := _CAPITALS.match(text, position):
        start = words.start("words")
        for word in reversed([*re.finditer(r"\S+", words["words"])]):
            end = start + word.end()
            if country := mentions.gazetteer.country_called(text[start:end], mentions.lexicon.language):
                yield Atom("P", start, end, "mention", country)
                if listed := _LISTED.match(text, end):  # "… untuk X, |Y| dan |Z|"
                    yield from _country_after(mentions, listed.end())
                return


def cities_of_nations(mentions: Mentions, found: list[Atom]) -> Iterator[Atom]:
    """As in "the Kenyan capital", "ibu kota Kenya": the one city of that country which the article names.

    Also in "the German city's mayor", "mayor of the German city": of several the one named last before.
    """
    scan, lexicon = mentions.document.scan, mentions.lexicon
    nations = [atom for atom in found if atom.tag == "P" and atom.place and atom.place.type == "Country"]
    if not nations:
        return
    for nation in nations:
        country = nation.place.country if nation.place else ""
        behind = lexicon.phrases("capital_nouns").find(scan, nation.end, nation.end + 20)[:1]
        before = lexicon.phrases("capital_words").find(scan, max(0, nation.start - 20), nation.start)[-1:]
        seats = [
            *(seat for seat in behind if seat.start == nation.end + 1),
            *(seat for seat in before if seat.end == nation.start - 1),
        ]
        cities = dict.fromkeys(
            m.place for m in mentions.places if m.place.type == "City" and m.place.country == country
        )
        for seat in seats if len(cities) == 1 else ():
            yield Atom("P", min(nation.start, seat.start), max(nation.end, seat.end), "mention", *cities)
        if not seats and cities and (town := _town_beside(mentions, nation)):
            told = [m.place for m in mentions.places if m.place in cities and m.start < nation.start] or list(cities)
            yield Atom("P", min(nation.start, town.start), max(nation.end, town.end), "mention", told[-1])


def _town_beside(mentions: Mentions, nation: Atom) -> Match[str] | None:
    """As in "the German |city|'s mayor", "wali kota |kota| Jerman itu", where its name does not follow.

    It does in "the German city of X", "the German city X".
    """
    scan, lexicon = mentions.document.scan, mentions.lexicon
    definite = lexicon.words("definite")
    types = lexicon.phrases("place_types")
    ahead = types.find(scan, max(0, nation.start - _TOWN_REACH), nation.start)[-1:]
    if ahead and ahead[0].end == nation.start - 1 and ahead[0].value.startswith("city"):
        return ahead[0] if any(scan.startswith(f" {word} ", nation.end) for word in definite) else None
    town = next(iter(types.find(scan, nation.end, nation.end + _TOWN_REACH)), None)
    if town is None or town.start != nation.end + 1 or not town.value.startswith("city"):
        return None
    if not any(scan.startswith(f"{word} ", nation.start - len(word) - 1) for word in definite):
        return None
    named = _NAMED_BEHIND.match(mentions.document.text, town.end)
    linked = any(scan.startswith(f" {link} ", town.end) for link in lexicon.words("jurisdiction_links"))
    return None if named or linked else town


def dates_in(mentions: Mentions, sentence: Sentence) -> Iterator[Atom]:
    """Dates that are mentioned; of "in |March|" the month, as the word before it is an atom of its own."""
    for date in within(mentions.dates, sentence.start, sentence.end):
        month = mentions.document.text.rfind(" ", date.start, date.end) + 1 if date.rule == NEAREST_MONTH else 0
        yield Atom("9", month or date.start, date.end)
