"""Where something took place: the place that a preposition leads to, "here", or the seat of the host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from citygraph.extract.events.presence import teams_in
from citygraph.extract.pairing.located import FROM, TO, WHERE
from citygraph.extract.pairing.parties import Party
from citygraph.extract.scene import Scene
from citygraph.folding import fold
from citygraph.model import Place
from citygraph.phrases import Match

GUESTS = ("delegations", "guests", "plural_pronouns")
_WORD = r"[^\W\d_a-z][\w'.-]*"
_HOUSE = re.compile(
    rf" (?:the )?(?P<house>{_WORD}(?: (?:[a-z]{{1,3}} )?{_WORD}){{1,5}})(?:, (?P<town>{_WORD}(?: {_WORD})?))?"
)
_CAPITALISED = re.compile(r" ([A-Z][a-z]{2,})")
_LEADS = 3  # characters between "di", "at the" and the seat
_AROUND = 12  # " in the "
_ARTICLE = 5  # "the "
_GUEST_GAP = 25  # characters between "visiting" and the office
_CALL_GAP = 60  # characters between "paid a courtesy call on" and the name of the host
_NOUN = 20  # characters behind a nationality in which what it describes stands
_LATER = 25  # characters of "before |travelling on to |Ostra"
_COUNTRY_GAP = 10  # characters between "visit" and "to the |Netherlands|"
_SEAT_GAP = 5  # characters: "'s old"
_CAPITAL_GAP = 20  # characters of " of the province of "
_LOCAL = 12  # characters of " setempat"
_TEAM_GAP = 20  # characters between "received a" and "delegation"
_ORIGIN_GAP = 6  # characters of " from "
_TITLE_GAP = 20  # characters between "hosted the" and "Norland |Ambassador|"
_TITLE_REACH = 50  # … and to the end of the title


def spot_of(scene: Scene, start: int, end: int) -> Place | None:
    """Where that took place which a scene tells at ``[start, end)``; nowhere for what was done online."""
    if scene.found("remote_words"):
        return None
    if scene.date_line is not None and scene.found("here_words"):
        return scene.date_line
    if (named := relative_place(scene, start) or _of_building(scene) or _abroad(scene)) is not None:
        return named
    every = [spot for spot in spots_of(scene) if not _is_aside(scene, spot, start)]
    spots = [spot for spot in every if spot.place.type != "Country"]
    if _is_at_seat_of_clause(scene, start) and not any(_is_in_clause(scene, spot, start) for spot in spots):
        spots = []  # "said the first woman to govern |in Ostra| when both met |at City Hall|"
    visited = [spot for spot in spots if spot.way == TO and scene.found_as("events", "Visit")]
    spots = [spot for spot in spots if spot.way == WHERE] or visited  # "kunjungan ke X untuk penandatanganan"
    if spots:
        countries = [spot for spot in every if spot.place.type == "Country"]
        nearest = min((*spots, *countries), key=lambda spot: max(spot.start - end, start - spot.end, 0))
        if nearest.place.type == "Country":  # "signed it in Ostra after agreeing |in Norland|"
            spots = [spot for spot in spots if nearest.place.id in spot.place.within]
            nearest = spots[0] if spots else nearest
        return None if not spots or _is_each_at_home(scene, spots) else nearest.place
    here = scene.date_line if is_at_a_seat(scene) else None
    told = _that_place(scene) or described_spot(scene, WHERE) or _in_capital(scene) or _in_country_visited(scene)
    return told or _at_seat_there(scene) or here or _in_country(scene)


def _is_in_clause(scene: Scene, spot: Party, position: int) -> bool:
    begin, end = scene.clause(position)
    return begin <= spot.start < end


def _is_at_seat_of_clause(scene: Scene, position: int) -> bool:
    """True for a city hall without a city's name in the clause that a position stands in."""
    begin, end = scene.clause(position)
    return is_at_a_seat(scene) and any(begin <= seat.start < end for seat in scene.found("seats"))


def _abroad(scene: Scene) -> Place | None:
    """As in "A and B signed it on Monday |local time|": the only party from another country than the date line's."""
    if not scene.found("local_time") or scene.date_line is None or scene.cast.whereabouts:
        return None
    others = {place for place in scene.places if place.country != scene.date_line.country}
    return others.pop() if len(others) == 1 else None


def relative_place(scene: Scene, start: int) -> Place | None:
    """As in "back from Ostra, the capital of X, |where| he and Mayor B signed …": the city named before."""
    for word in scene.found("where_words"):
        named = [place.place for place in scene.mentioned if place.end <= word.start and place.place.type == "City"]
        if named and word.end <= start and not scene.breaks_between(word.end, start):
            return named[-1]
    return None


def spots_of(scene: Scene) -> tuple[Party, ...]:
    """The whereabouts of what is told: not of a title ("Consul of A in X, Budi") nor of a party ("Lihue in Hawaii")."""
    return tuple(
        spot
        for spot in scene.cast.whereabouts
        if not (_is_of_title(scene, spot) or _is_around_a_party(scene, spot) or _is_no_town(scene, spot))
        if spot.way != TO or not comes_later(scene, spot.start)
    )


def comes_later(scene: Scene, goal: int) -> bool:
    """True for "|Before travelling to| Ostra, she stopped in Velmo": the goal of a journey still ahead, on no day."""
    words = scene.within("before_words", max(scene.sentence.start, goal - _LATER), goal)
    return bool(words) and "," not in scene.gap(words[-1].end, goal) and not is_dated_behind(scene, goal)


def is_dated_behind(scene: Scene, start: int) -> bool:
    """True for "before visiting Ostra |on Friday|": a day up to the next comma."""
    _, end = scene.clause(start)
    comma = scene.gap(start, end).find(",")
    end = end if comma < 0 else start + comma
    return any(start <= date.start < end for date in scene.dates)


def _is_no_town(scene: Scene, spot: Party) -> bool:
    """True for a river, a fort: "on the banks of |the Huangpu|"; and for a house: "in the |Victoria| Town Hall"."""
    if spot.place.type != "City":
        return False
    text = scene.document.aligned
    article = text[scene.sentence.start : spot.start].rstrip().rpartition(" ")[2]
    if any(0 <= seat.start - spot.end <= _SEAT_GAP for seat in scene.found("seats")):
        return False  # "at the |Ostra| municipal offices"
    if spot.place in scene.places and any(spot.start < seat.start < spot.end for seat in scene.found("seats")):
        return False  # "Mayor A of Ostra signed it at the |Ostra City Hall|"
    if article in scene.lexicon.words("determiners"):
        return True
    goes_on = _CAPITALISED.match(text, spot.end, scene.sentence.end)
    others = {date.start for date in scene.dates} | {person.start for person in scene.people}
    others |= {party.start for party in scene.parties} | {place.start for place in scene.mentioned}
    return goes_on is not None and goes_on.start(1) not in others and not scene.is_title


def _is_of_title(scene: Scene, spot: Party) -> bool:
    envoys = [person for person in scene.people if person.official.office.role in ("ambassador", "consul")]
    return any(0 <= envoy.start - spot.end <= _LEADS or envoy.start <= spot.start < envoy.end for envoy in envoys)


def _is_around_a_party(scene: Scene, spot: Party) -> bool:
    return any(
        spot.place.id in party.place.within and 0 <= spot.start - party.end <= _AROUND for party in scene.parties
    )


def _is_aside(scene: Scene, spot: Party, start: int) -> bool:
    """True for "Mayor A, |whose title in Ostra is president|, signed it": a relative clause that tells of somebody."""
    begin, end = scene.clause(spot.start)
    return not begin <= start < end and any(0 <= word.start - begin <= 1 for word in scene.found("relatives"))


def _is_each_at_home(scene: Scene, spots: list[Party]) -> bool:
    """True for "A signed in Ostra, B in Velmo": every place named is a party's own."""
    places = {spot.place for spot in spots}
    return len(places) > 1 and places <= set(scene.places)


def _that_place(scene: Scene) -> Place | None:
    """As in "berkembar dengan X selepas menandatangani surat hasrat di bandar raya itu": the city named last."""
    for words in scene.found("that_place"):
        named = [place.place for place in scene.mentioned if place.end <= words.start and place.place.type == "City"]
        if named and _is_led_in(scene, words):
            return named[-1]
    return None


def _in_country_visited(scene: Scene) -> Place | None:
    """As in "signed it with Ostra |during a visit to Norland|": the only party that lies in the country."""
    visits = scene.found_as("events", "Visit")
    countries = {
        place.place.id
        for place in scene.mentioned
        if place.place.type == "Country" and any(0 <= place.start - visit.end <= _COUNTRY_GAP for visit in visits)
    }
    there = [place for place in scene.places if not countries.isdisjoint(place.within)]
    return there[0] if len(there) == 1 < len(scene.places) else None


def _in_country(scene: Scene) -> Place | None:
    """As in "Mayor A and Mayor B signed it in |Norland|", "the charter, signed on 3 May in |Norland|": no more is told.

    Not for "the first charter of its kind in Norland", "the largest city in Norland".
    """
    cues = ("events", "sign_verbs", "documents", "talking_over", "held_words", "heads")
    ends = {cue.end for section in cues for cue in scene.found(section)}
    ends |= {person.end for person in scene.people} | {date.end for date in scene.dates}
    ends |= {word.end for word in scene.found("definite") if word.start - 1 in ends}  # "nota kesepahaman |itu|"
    leads = scene.lexicon.phrases("locating_words").find(scene.document.scan, scene.sentence.start, scene.sentence.end)
    for country in scene.mentioned:
        before = [lead for lead in leads if lead.value == WHERE and 0 <= country.start - lead.end <= _ARTICLE]
        gaps = (
            {before[-1].start - 1, before[-1].start - len(", "), before[-1].end} if before else set[int]()
        )  # "met in"
        if country.place.type == "Country" and not ends.isdisjoint(gaps):
            return country.place
    return None


def described_spot(scene: Scene, way: str, known: Iterable[Place] = ()) -> Place | None:
    """As in "signed the charter in |the Norland city|", "visited |the Norland capital|": the only one told of there."""
    scan, start, end = scene.document.scan, scene.sentence.start, scene.sentence.end
    for nation in scene.lexicon.phrases("nationalities").find(scan, start, end):
        nouns = scene.lexicon.phrases("place_types", "capital_nouns").find(scan, nation.end, nation.end + _NOUN)
        leads = scene.lexicon.phrases("locating_words").find(scan, start, nation.start)
        led = any(lead.value == way and 0 <= nation.start - lead.end <= _ARTICLE for lead in leads)
        if not led or not nouns or nouns[0].start - nation.end != 1:
            continue
        level = "Region" if nouns[0].value.startswith("region") else "City"
        told = {*scene.places, *(spot.place for spot in scene.mentioned), *known}
        there = [place for place in told if place.country == nation.value and place.type == level]
        if len(there) == 1:
            return there[0]
    return None


def _of_building(scene: Scene) -> Place | None:
    """As in "at the Suva Civic Centre", "at Ripon Building, Chennai": a house of a party, or of the date line."""
    document, end = scene.document, scene.sentence.end
    parties = scene.places if scene.date_line is None else (*scene.places, scene.date_line)
    if not parties:
        return None
    for lead in scene.lexicon.phrases("locating_words").find(document.scan, scene.sentence.start, end):
        stop = min((date.start for date in scene.dates if date.start >= lead.end), default=end)
        house = _HOUSE.match(document.aligned, lead.end, stop) if lead.value == WHERE else None
        if house is None or any(spot.start == house.start("house") for spot in scene.cast.whereabouts):
            continue  # "in Ostra"
        if any(seat.start <= house.start("house") and house.end("house") <= seat.end for seat in scene.found("seats")):
            continue  # "at the |Town Hall|", which is no part of "Ostra Town"
        words = fold(house["house"]).split()
        ends = {" ".join(words[:1]), " ".join(words[:2]), " ".join(words[-1:]), " ".join(words[-2:])}
        town = fold(house["town"] or "")
        ends |= {town, *town.split()}
        for place in parties:
            if any(_is_or_ends(name, ends) for name in (place.name, *(label for _, label in place.labels))):
                return place
    return None


def _is_or_ends(name: str, surfaces: Set[str]) -> bool:
    """True for "Ostra", and for "Kabupaten Ostra", where a text says "Ostra"."""
    folded = fold(name)
    return folded in surfaces or folded.partition(" ")[2] in surfaces - {""}


def _is_led_in(scene: Scene, words: Match[str]) -> bool:
    leads = scene.lexicon.phrases("locating_words").find(scene.document.scan, scene.sentence.start, words.start)
    return any(lead.value == WHERE and 0 <= words.start - lead.end <= _LEADS + _ARTICLE for lead in leads)


def is_at_that_place(scene: Scene) -> bool:
    """True for "signed it |there|", "in |that city|", "di sana": the town spoken of before."""
    return is_in_that_town(scene) or bool(scene.found("there_words"))


def is_in_that_town(scene: Scene) -> bool:
    """True for "signed it |in that city|", "di kota itu"."""
    return any(_is_led_in(scene, words) for words in scene.found("that_place"))


def _in_capital(scene: Scene) -> Place | None:
    """As in "signed it in |the capital of Norland|", "di ibu kota Provinsi X itu": the only party that lies there."""
    scan = scene.document.scan
    for noun in scene.lexicon.phrases("capital_words").find(scan, scene.sentence.start, scene.sentence.end):
        area = next((one for one in scene.mentioned if 0 <= one.start - noun.end <= _CAPITAL_GAP), None)
        if area is None or not _is_led_in(scene, noun):
            continue
        there = {place for place in scene.places if area.place.id in place.within}
        return there.pop() if len(there) == 1 else None
    return None


def _at_seat_there(scene: Scene) -> Place | None:
    """As in "Mayor A signed it with Mayor B of |Ostra| at the |local| city hall": the one of who is named last."""
    for seat in scene.found("seats"):
        words = scene.lexicon.phrases("seat_locals").find(scene.document.scan, seat.start - _LOCAL, seat.end + _LOCAL)
        heads = [party.place for party in scene.parties if party.way == "official" and party.end <= seat.start]
        if heads and any(0 <= word.start - seat.end <= 1 or 0 <= seat.start - word.end <= 1 for word in words):
            return heads[-1]
    return None


def is_at_a_seat(scene: Scene) -> bool:
    """True for "di Balai Kota", "at City Hall" without the name of a city."""
    named = {(place.start, place.end) for place in scene.mentioned}
    named |= {(party.start, party.end) for party in scene.parties}
    for seat in scene.found("seats"):
        if _is_led_in(scene, seat) and not any(
            -1 <= start - seat.end <= _LEADS or start <= seat.start < end for start, end in named
        ):
            return True
    return False


def _head(scene: Scene, cue: Match[str]) -> int:
    """Where the clause of a verb without a subject of its own is taken to begin: "said Mayor X, |while hosting| Y"."""
    start, _ = scene.clause(cue.start)
    return start if len(scene.gap(start, cue.start).split()) <= 1 else cue.start


def receives_guests(scene: Scene, cue: Match[str]) -> bool:
    """True for "received a |delegation|", "received |the guests|", "welcomed the |mayor| of Ostra"."""
    return greets_guests(scene, cue) or faces_title(scene, cue)


def greets_guests(scene: Scene, cue: Match[str]) -> bool:
    """True for "received a |delegation|", "menjamu |rombongan itu|", "welcomed |councillors| from Ostra"."""
    words = (word for section in GUESTS for word in scene.found(section))
    return greets_team(scene, cue) or any(
        cue.start <= word.start <= _reach(scene, cue) and word.end > cue.end for word in words
    )


def _reach(scene: Scene, cue: Match[str]) -> int:
    """Up to where a guest is near a host's verb: a date between them takes no room ("hosted |on 3 May| a team")."""
    between = [date for date in scene.dates if 0 <= date.start - cue.end <= _ARTICLE]
    return max((date.end for date in between), default=cue.end) + _TEAM_GAP


def greets_team(scene: Scene, cue: Match[str]) -> bool:
    """True for "received a |delegation| from Ostra", "received twelve Ostra |officials|"."""
    received = cue in scene.found_as("hosting", "active", "none")
    near = [word for word in teams_in(scene) if cue.start <= word.start <= _reach(scene, cue) and word.end > cue.end]
    return received and any(has_origin(scene, word) for word in near)


def has_origin(scene: Scene, guests: Match[str]) -> bool:
    """True for "a |delegation| from the province", "|delegasi| Velmo", "Velmo |councillors|": not who is spoken of."""
    scan = scene.document.scan
    leads = scene.lexicon.phrases("locating_words", "of_words").find(scan, guests.start, guests.end + _ORIGIN_GAP)
    named = any(0 <= party.start - guests.end <= 1 or _is_ahead(scene, party, guests) for party in scene.parties)
    titles = scene.lexicon.phrases("roles").find(scan, guests.end, min(guests.end + _TITLE_REACH, scene.sentence.end))
    led = any(title.start - guests.end <= 1 for title in titles)  # "|rombongan| Wali Kota Velmo"
    return led or named or any(lead.end >= guests.end and lead.value in (FROM, "of_words") for lead in leads)


def _is_ahead(scene: Scene, party: Party, guests: Match[str]) -> bool:
    """True for "|Velmo| city councillors"; not for "|Velmo| welcomed the guests"."""
    if party.way == "official":
        return party.start < guests.start < party.end  # "a |Velmo delegation led by Mayor B|"
    near = 0 <= guests.start - party.end <= _TEAM_GAP
    return near and not scene.within("hosting", party.end, guests.start)


def faces_title(scene: Scene, cue: Match[str]) -> bool:
    """True for "hosted the Norland |ambassador|", not for "received the prize from |Mayor A|"."""
    scan = scene.document.scan
    titles = scene.lexicon.phrases("roles").find(scan, cue.end, min(cue.end + _TITLE_REACH, scene.sentence.end))
    leads = scene.lexicon.phrases("locating_words", "by_words", "of_words", "things_sent")
    return any(
        title.start - cue.end <= _TITLE_GAP
        and not scene.breaks_between(cue.end, title.start)
        and not leads.find(scan, cue.end, title.start)
        for title in titles[:1]
    )


def host_of(scene: Scene) -> Place | None:
    """Whose guests are received: the subject of "receives", the agent of "was received by"."""
    acting = [
        party
        for party in scene.parties
        if party.way in ("official", "government") and not is_called_guest(scene, party)
    ]
    for cue in scene.found("hosting"):
        if cue.value == "none" and not receives_guests(scene, cue):
            continue
        if cue.value != "passive":
            hosts = [
                one for one in acting if one.end <= cue.start and not scene.breaks_between(one.end, _head(scene, cue))
            ]
        else:
            hosts = [one for one in acting if one.start >= cue.end and not scene.breaks_between(cue.end, one.start)]
        if hosts:
            return hosts[0 if cue.value == "passive" else -1].place
    return None


def is_called_guest(scene: Scene, party: Party) -> bool:
    """True for "|visiting| Mayor A of Ostra met with Mayor B"."""
    words = scene.lexicon.phrases("guest_words").find(
        scene.document.scan, max(scene.sentence.start, party.start - _GUEST_GAP), party.start
    )
    return any(not scene.breaks_between(word.end, party.start) for word in words)


def called_on(scene: Scene, cue: Match[str]) -> Place | None:
    """As in "Mayor A paid a |courtesy call| on Mayor B": at the seat of who stands behind, if it is no envoy's.

    Not so of "|menerima kunjungan hormat| Datuk Bandar B": there the host stands before.
    """
    calls = [call for call in scene.found("courtesy_calls") if call.start < cue.end and cue.start < call.end]
    hosts = scene.found_as("hosting", "active")
    if not calls or any(host.start <= cue.start < host.end for host in hosts):
        return None
    if scene.within("hosting", scene.sentence.start, cue.start):
        return None
    document = scene.document
    for person in scene.people:
        if not 0 <= person.start - cue.end <= _CALL_GAP:
            continue
        leads = scene.lexicon.phrases("by_words", "locating_words").find(document.scan, cue.end, person.start)
        seat = person.official.office.jurisdiction
        guests = any(lead.value in ("by_words", FROM) for lead in leads)
        return None if guests or seat.type == "Country" else seat
    return None
