"""The officials of an article: everybody whom it names with an office, each once, with all later mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from citygraph.extract.mention import Mentions, PersonMention, TenureMention, within
from citygraph.extract.people.atoms import DIPLOMATS
from citygraph.extract.people.both_heads import both_heads, heads_by_places
from citygraph.extract.people.names import compatible, fullest, words
from citygraph.extract.people.nicknames import without_nicknames
from citygraph.extract.people.no_places import without_names, without_seats
from citygraph.extract.people.offices import Seat, Seats
from citygraph.extract.people.references import Known, fuller_name, name_runs, references
from citygraph.extract.people.rows import rows
from citygraph.extract.people.titles import Titled, titled
from citygraph.extract.places.home import homes_of
from citygraph.extract.thing import Office, Official, Tenure
from citygraph.phrases import Match

_STATED, _FROM_STORY = 0.95, 0.75
_BEHALF_REACH = 5  # characters between "on behalf of" and an office
_OF_REGIONS = frozenset({"governor", "vice-governor", "regent", "vice-regent"})
_HEADS = frozenset({"mayor", "vice-mayor", "governor", "vice-governor"})
_TEAM_GAP = 30  # characters between "delegation" and "including"
_COMPANY_REACH = 60  # characters between "accompanied by" and an office
_PLURAL = frozenset({"legislator", "head-of-agency", "other"})  # offices that many hold at once
_SEVERAL = _PLURAL | {"minister", "vice-minister", "vice-mayor", "vice-governor"}  # … and those that several may
_ONE_DEPUTY = frozenset({"ID", "PH"})  # countries where one deputy is elected with each head


@dataclass
class _Person:
    """A person while the article is being read: each title with its seat."""

    seats: list[tuple[Titled, Seat]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [title.name for title, _ in self.seats]

    def holds(self, office: Office) -> bool:
        return any(_same_office(seat.office, office) for _, seat in self.seats)


def find_people(mentions: Mentions) -> Mentions:
    """Add people and tenures; places and dates must have been found before."""
    tagged = rows(mentions)
    titles = titled(mentions, tagged)
    titles = _in_order((*titles, *both_heads(mentions, tagged, titles)))
    titles = _in_order((*titles, *heads_by_places(mentions, tagged, titles)))
    mentions = without_seats(without_names(mentions, titles))
    mentions = replace(mentions, homes=homes_of(mentions))
    persons = _persons(mentions, without_nicknames(mentions, titles))
    runs = name_runs(mentions, tagged, [name for person in persons for name in person.names])
    known = [_known(person, runs) for person in persons]
    tenure_mentions = tuple(
        sorted(
            (mention for person, one in zip(persons, known) for mention in _tenure_mentions(person, one.official)),
            key=lambda mention: (mention.start, mention.end),
        )
    )
    named = [PersonMention(*span, one.official, "name") for one in known for span in one.spans]
    people = references(mentions, tagged, known, named, tenure_mentions)
    tenures = tuple(dict.fromkeys(mention.tenure for mention in tenure_mentions))
    return replace(mentions, rows=tagged, people=people, tenures=tenures, tenure_mentions=tenure_mentions)


def _in_order(titles: tuple[Titled, ...]) -> tuple[Titled, ...]:
    return tuple(sorted(titles, key=lambda title: title.name_start))


def _persons(mentions: Mentions, titles: tuple[Titled, ...]) -> list[_Person]:
    """Titles that state their place are settled first; the others may then be the same people again."""
    seats = Seats(mentions)
    seated = [(title, seats.of(title)) for title in titles]
    persons: list[_Person] = []
    for stated in (True, False):
        listed: tuple[Titled, Office] | None = None
        for title, own in seated if stated else sorted(seated, key=_is_peer_of_place, reverse=True):
            if (own is not None and own.stated) != stated:
                listed = (title, own.office) if own and own.stated else listed
                continue
            if not stated and title.role == "head-of-state" and _holds_local_office(persons, title):
                continue  # "Sultan Budi, Gubernur X"
            if not stated and _is_addressed(mentions, persons, title):
                continue
            seat = own
            if not stated:
                near = listed and (title.peer or _in_one_list(mentions, listed[0], title))
                before = listed[1] if listed and near else None
                seat = (
                    _seat_beside(persons, title)
                    or _seat_of_known(persons, title)
                    or _seat_of_company(mentions, persons, title, seats)
                    or _seat_of_deputy(mentions, persons, title)
                    or _seat_of_absent(mentions, persons, title)
                    or _seat_in_cabinet(mentions, persons, title)
                    or seats.of(title, _taken(persons, title), before)
                    or own
                )
            if seat:
                _add(persons, title, seat)
                listed = (title, seat.office)
    return sorted(persons, key=lambda person: min(title.name_start for title, _ in person.seats))


def _is_peer_of_place(seated: tuple[Titled, Seat | None]) -> bool:
    """As in "her |Norlandish| counterpart, Ann": whose place is settled before that of who met them."""
    title, _ = seated
    return title.peer and title.place is not None


def _holds_local_office(persons: list[_Person], title: Titled) -> bool:
    return any(
        compatible(title.name, other.name) and seat.office.jurisdiction.type != "Country"
        for person in persons
        for other, seat in person.seats
    )


def _is_addressed(mentions: Mentions, persons: list[_Person], title: Titled) -> bool:
    """As in "|Cr| Karsana" for the deputy mayor: councillors by address, with a higher office; no former mayor."""
    found = mentions.lexicon.phrases("councillor_address").find(mentions.document.scan, title.office_start, title.end)
    suffix = title.rule == "name-office-suffix"
    if not suffix and (not found or found[0].start != title.office_start):
        return False
    return any(
        (suffix or (other.role in _HEADS and other.dated))
        and other.office_start != title.office_start
        and compatible(title.name, other.name)
        for person in persons
        for other, _ in person.seats
    )


def _in_one_list(mentions: Mentions, one: Titled, other: Titled) -> bool:
    """True when nothing but a comma, "and" and the title stands between two persons; not "Ann, |while| Mayor Bob".

    Nor in "Ann of X |was received| by Mayor Bob".
    """
    if one.sentence != other.sentence or one.end > other.start:
        return False
    between = mentions.document.text[one.end : other.start]
    breaks = mentions.lexicon.phrases("clause_breaks", "hosts").find(mentions.document.scan, one.end, other.start)
    apart = any(word.value in ("break", "hosts") for word in breaks)
    return len(between.split()) <= 3 and '"' not in between and not apart


def _seat_of_known(persons: list[_Person], title: Titled) -> Seat | None:
    """As in "Gubernur Budi" is the governor named Budi, when there is one."""
    for person in persons:
        for other, seat in person.seats:
            if other.role == title.role and compatible(title.name, other.name):
                return Seat(seat.office, stated=False, rule=f"{title.rule}-of-known-person")
    return None


def _seat_beside(persons: list[_Person], title: Titled) -> Seat | None:
    """As in "his predecessor, Ann": the place of the one spoken of."""
    for person in persons:
        for other, seat in person.seats:
            if title.beside and other.name == title.beside and other.start < title.start:
                office = Office(title.role, seat.office.jurisdiction, seat.office.posted_to)
                return Seat(office, stated=False, rule=title.rule)
    return None


def _seat_of_company(mentions: Mentions, persons: list[_Person], title: Titled, seats: Seats) -> Seat | None:
    """As in "Mayor Ann of X, accompanied by two councillors, Bob and Carl": the place of the one accompanied.

    Also in "Mayor Ann of X gave a speech. |She| brought a delegation of 11, including Councillor Bob".
    """
    start = title.sentence.start
    links = mentions.lexicon.phrases("company_words").find(mentions.document.scan, start, title.office_start)
    there = mentions.lexicon.phrases("that_place").find(mentions.document.scan, title.office_start, title.name_start)
    if there or title.rule == "place-head-name" or seats.is_national(title) or seats.is_at_embassy(title):
        return None  # "She signed in X together with |the town's| mayor, Ann", "bersama wali kota |setempat|, Ani"
    links = links or _openers_of_team(mentions, start, title.office_start)
    if not links or title.office_start - links[-1].end > _COMPANY_REACH:
        return None
    if any(links[-1].end <= one.start < title.office_start for one in mentions.governments):
        return None  # "bersama |Pemkot Velmo| yang diwakili Sekda Budi"
    told = set(words(mentions.document.text[start : links[-1].start]))
    if mentions.lexicon.phrases("pronouns").find(mentions.document.scan, start, links[-1].start)[:1]:
        told |= _subject_before(mentions, persons, title)
    envoy = title.role in DIPLOMATS  # a consul in an ambassador's company is of the same country
    places = {
        seat.office.jurisdiction
        for person in persons
        for other, seat in person.seats
        if words(other.name)[-1] in told and (seat.office.jurisdiction.type == "Country") == envoy
        if not envoy or seat.office.role in DIPLOMATS
    }
    place = places.pop() if len(places) == 1 else None
    if place and (not seats.may_be_called(title, place) or seats.is_of_hosts(title, place)):
        return None  # "Gubernur Ani bersama Burgemeester Jan"
    same = place and (title.role in _PLURAL or (place.type == "Region") == (title.role in _OF_REGIONS))
    office = Office(title.role, place) if place and same else None
    if office is None or office in _taken(persons, title):
        return None  # "Mayor Ann of X signed it together with Mayor Bob"
    return Seat(office, stated=False, rule=f"{title.rule}-in-company")


def _openers_of_team(mentions: Mentions, start: int, end: int) -> list[Match[str]]:
    """As in "a delegation of 11, |including| Councillor Bob": what opens the list of who comes along."""
    lexicon, scan = mentions.lexicon, mentions.document.scan
    teams = lexicon.phrases("delegations").find(scan, start, end)
    openers = lexicon.phrases("list_openers").find(scan, teams[0].end, end) if teams else []
    return [one for one in openers if any(0 <= one.start - team.end <= _TEAM_GAP for team in teams)]


def _subject_before(mentions: Mentions, persons: list[_Person], title: Titled) -> set[str]:
    """The last name of whom the sentence before, in one paragraph, names first: who "she" is."""
    sentences = [one for one in mentions.document.sentences if one.start <= title.sentence.start][-2:]
    if len(sentences) == 1 or sentences[0].paragraph != sentences[1].paragraph:
        return set()
    text = words(mentions.document.text[sentences[0].start : sentences[0].end])
    known = {words(other.name)[-1] for person in persons for other, _ in person.seats}
    return set([name for name in text if name in known][:1])


def _seat_of_deputy(mentions: Mentions, persons: list[_Person], title: Titled) -> Seat | None:
    """As in "Karsana, who came on behalf of Mayor Ann": the place of the person named last before."""
    scan, start = mentions.document.scan, title.sentence.start
    links = mentions.lexicon.phrases("capacity_links").find(scan, start, title.start)
    if title.possessed or title.peer or not links or title.start - links[-1].end > _BEHALF_REACH:
        return None
    if any(place.end + 1 == links[-1].start for place in mentions.places):
        return None  # "Ostra |was represented by| its mayor, Ann"
    before = words(mentions.document.text[start : links[-1].start])
    last = {name: before[::-1].index(name) for name in before}
    acting = [
        (last[surname], seat.office.jurisdiction)
        for person in persons
        for other, seat in person.seats
        if (surname := words(other.name)[-1]) in last and seat.office.jurisdiction.type != "Country"
    ]
    acting = [(far, place) for far, place in acting if title.role not in _OF_REGIONS or place.type == "Region"]
    if not acting:
        return None  # "Ketua DPRD Kota X Budi, serta Asisten Setda Y mewakili Gubernur Ani": no governor of a city
    _, place = min(acting, key=lambda item: item[0])
    return Seat(Office(title.role, place), stated=False, rule=f"{title.rule}-of-deputy")


def _seat_of_absent(mentions: Mentions, persons: list[_Person], title: Titled) -> Seat | None:
    """As in "Karsana, acting mayor of X … while Mayor Ann recovers": who acts in an office has its place."""
    if title.status != "current" or title.possessed:
        return None
    acting = [
        (words(other.name)[-1], seat.office.jurisdiction)
        for person in persons
        for other, seat in person.seats
        if other.role == title.role and other.status == "acting" and other.start < title.start
    ]
    told = words(mentions.document.text[title.sentence.start : title.start])
    named = {mention.place for mention in within(mentions.places, title.sentence.start, title.start)}
    places = {place for surname, place in acting if surname in told and named <= {place}}
    return (
        Seat(Office(title.role, places.pop()), stated=False, rule=f"{title.rule}-of-stand-in")
        if len(places) == 1
        else None
    )


def _seat_in_cabinet(mentions: Mentions, persons: list[_Person], title: Titled) -> Seat | None:
    """As in "the Premier of X … the Minister for Mines, Ann": in a region's own cabinet or parliament."""
    lexicon, scan = mentions.lexicon, mentions.document.scan
    members = lexicon.phrases("region_parliament").find(scan, title.office_start, title.sentence.end)
    where = {code for found in members if found.start == title.office_start for code in found.value.split()}
    if not (where or title.role == "minister") or title.place or title.possessed:
        return None
    heads, ministers = lexicon.phrases("cabinet_heads"), set(lexicon.words("states_with_ministers"))
    places = {
        seat.office.jurisdiction
        for person in persons
        for other, seat in person.seats
        if other.role == "governor" and heads.find(scan, other.start, other.end)
        if where or not ministers.isdisjoint({seat.office.jurisdiction.country, seat.office.jurisdiction.code})
        if not where or not where.isdisjoint({"any", seat.office.jurisdiction.country})
    }
    return (
        Seat(Office(title.role, places.pop()), stated=False, rule=f"{title.rule}-in-cabinet")
        if len(places) == 1
        else None
    )


def _taken(persons: list[_Person], title: Titled) -> list[Office]:
    """Offices of one holder that somebody else holds now; of those who held it once there may be many.

    Unless they met: "then Mayor Ann and |her Ostra counterpart|, Bob".
    """
    if title.status == "former":
        return [
            seat.office
            for person in persons
            for other, seat in person.seats
            if other.peer and other.status == "former" and other.sentence == title.sentence
        ]
    return [
        seat.office
        for person in persons
        for other, seat in person.seats
        if _is_of_one(seat.office) and _hold_at_once(other, title) and not compatible(title.name, other.name)
    ]


def _hold_at_once(one: Titled, other: Titled) -> bool:
    """True of two who are in office now: who only acts for a mayor is none where there is one."""
    return one.status == other.status or {one.status, other.status} <= {"current", "acting"}


def _is_of_one(office: Office) -> bool:
    """True of an office that nobody shares: a mayor's, and a deputy's where each head has but one."""
    one_deputy = office.role.startswith("vice-") and office.jurisdiction.country in _ONE_DEPUTY
    return office.role not in _SEVERAL or (one_deputy and office.jurisdiction.type != "Country")


def _add(persons: list[_Person], title: Titled, seat: Seat) -> None:
    fitting = [person for person in persons if any(compatible(title.name, name) for name in person.names)]
    same = [person for person in fitting if person.holds(seat.office)] or [
        person
        for person in fitting
        if len(words(title.name)) > 1 and any(len(words(name)) > 1 for name in person.names)
    ]
    if not same and len(fitting) == 1 and title.rule == "name-as-office":
        same = fitting  # "Karsana, |who is also| member of parliament": of whom the story has told by the whole name
    if same:
        same[0].seats.append((title, seat))
    else:
        persons.append(_Person([(title, seat)]))


def _same_office(one: Office, other: Office) -> bool:
    return (one.role, one.jurisdiction) == (other.role, other.jurisdiction)


def _known(person: _Person, runs: Mapping[str, tuple[str, ...]]) -> Known:
    in_order = sorted(person.seats, key=lambda pair: pair[0].name_start)
    name = fuller_name(runs, fullest(person.names))
    spans = tuple((title.name_start, title.name_end) for title, _ in in_order)
    offices = tuple(dict.fromkeys(_merged(person, seat.office) for _, seat in in_order))
    return Known(Official(name, offices[0]), offices, tuple(dict.fromkeys([name, *person.names])), spans)


def _merged(person: _Person, office: Office) -> Office:
    """One office of a person: with the place it is posted to, when any mention tells it."""
    posted = (seat.office.posted_to for _, seat in person.seats if _same_office(seat.office, office))
    told = next((place for place in posted if place), None)
    return office if told == office.posted_to else replace(office, posted_to=told)


def _tenure_mentions(person: _Person, official: Official) -> list[TenureMention]:
    return [
        TenureMention(
            start=title.start,
            end=title.end,
            tenure=Tenure(official, _merged(person, seat.office)),
            form=title.name,
            honours=title.honours,
            status=_status(person, seat.office),
            rule=seat.rule,
            confidence=_STATED if seat.stated else _FROM_STORY,
            dated=title.dated,
        )
        for title, seat in person.seats
    ]


def _status(person: _Person, office: Office) -> str:
    """What the article says of a tenure: what is said once ("acting") holds; "former" when it is said first."""
    told = [
        title.status
        for title, seat in sorted(person.seats, key=lambda p: p[0].start)
        if _same_office(seat.office, office)
    ]
    return next((status for status in ("acting", "elect") if status in told), told[0])
