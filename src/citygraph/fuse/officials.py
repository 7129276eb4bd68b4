"""Which officials of many articles are one person: by office and name, never by name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from citygraph.fuse.blocks import Filed, Mentioned, block_key
from citygraph.fuse.groups import Groups
from citygraph.fuse.names import Words, fuller, fullest_names, words
from citygraph.fuse.places import Places, near
from citygraph.fuse.rewrite import Identity, Verdict
from citygraph.fuse.said import Profile, Profiles, of_sort
from citygraph.model import Iri
from citygraph.vocab import ID, concept, local, official_iri

OFFICE, NAME = "office", "name"
"""The sorts of keys of officials."""

# Many people hold these at a time: a lone first name does not tell them apart.
_SHARED_ROLES = ("minister", "vice-minister", "ambassador", "consul", "legislator", "head-of-agency", "other")
_FORMER = concept("tenure", "former")
_NO_DAY = "9999"  # after every day
_SILENCE = 1.0  # years between the first or last article that sees someone in office, and another one that may

Seat = tuple[Iri, Words]
"""A name in an office: what the article's officials are compared by."""


@dataclass(frozen=True, slots=True, order=True)
class Attested:
    """An office that an article sees a person in, or out of: at a tie a former office is the earlier one."""

    day: str
    now: bool
    office: Iri


@dataclass(frozen=True, slots=True)
class Mention:
    """An official of one article: what it is named, the fullest of that, other forms of it, and the offices."""

    profile: Profile
    named: tuple[str, ...]
    name: str
    forms: frozenset[Words]
    attested: tuple[Attested, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The name in each of the offices; all spellings of it, so that what was fused stays together."""
        full = len(words(self.name))
        spellings = {words(name) for name in self.named if len(words(name)) == full} | {words(self.name)}
        return tuple(sorted((attested.office, name) for attested in set(self.attested) for name in spellings))


def resolve(profiles: Profiles, places: Places, identity: Identity) -> Iterator[Verdict]:  # noqa: ARG001
    """One person: same office and compatible names, or the same full name in offices of places within one another."""
    cast = Cast(mentions_in(profiles), jurisdictions_in(profiles), places)
    for person in cast.people:
        yield from cast.verdicts(person)


def file(profiles: Profiles) -> Iterator[tuple[str, Filed]]:
    """Under which keys officials are found, each with its sort.

    Those who hold an office are looked at together, with the articles that say what it is the office of; so are those
    who bear a full name.
    """
    for mention in mentions_in(profiles):
        article, iri = mention.profile.article, mention.profile.iri
        for office in {attested.office for attested in mention.attested}:
            yield OFFICE, (article, iri, _office_key(office))
        for name in {name for _, name in mention.seats if _is_full(name)}:
            yield NAME, (article, iri, _name_key(name))
    for profile in of_sort(profiles, "office"):
        yield OFFICE, (profile.article, profile.iri, _office_key(profile.iri))


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What was found around some mentions: verdicts, which hold if all mentions of these keys are known.

    `offices` are the keys of offices, `bearers` of full names.
    """

    verdicts: tuple[Verdict, ...]
    offices: frozenset[int]
    bearers: frozenset[int]


def around(
    goal: Collection[Mentioned], mentions: Iterable[Mention], jurisdictions: Mapping[Iri, Iri], places: Places
) -> Neighbourhood:
    """The people of some mentions, and all who bear a name of theirs, by what is known of their offices and names.

    Who is one person depends on all mentions of that person's offices (which may be other spellings) and of the full
    names (whose bearers may be one or must stay apart), and on nothing else.
    """
    cast = Cast(mentions, jurisdictions, places)
    names = _full_names(seats for seats in cast.careers if cast.has_any(goal, seats))
    people = [seats for seats in cast.people if cast.has_any(goal, seats) or not names.isdisjoint(_full_names([seats]))]
    borne = _full_names(people)
    bearing = [seats for seats in cast.careers if not borne.isdisjoint(_full_names([seats]))]
    return Neighbourhood(
        tuple(verdict for person in people for verdict in cast.verdicts(person)),
        frozenset(_office_key(office) for seats in (*people, *bearing) for office, _ in seats),
        frozenset(map(_name_key, borne)),
    )


def fullest(names: Iterable[str]) -> str:
    """The name with the most words; of these the most frequent one, then the first in code-point order.

    >>> fullest(["Ann", "Ann Leee", "Ann Lee", "Ann Lee"])
    'Ann Lee'
    """
    counted = Counter(names)
    return min(counted, key=lambda name: (-len(words(name)), -counted[name], name))


def mentions_in(profiles: Profiles) -> list[Mention]:
    """The officials of articles, each with the offices that the tenures of its article give it."""
    attested = _attested(profiles)
    found: list[Mention] = []
    for profile in of_sort(profiles, "official"):
        spelt, _, office = local(profile.iri).partition("--")
        others = profile.texts("skos:altLabel")
        named = profile.texts("rdfs:label") or others or (spelt.replace("-", " "),)
        forms = frozenset(map(words, (*named, *others)))
        seen = attested.get((profile.article, profile.iri)) or [Attested(_NO_DAY, True, Iri(f"{ID}office/{office}"))]
        if profile.upheld:
            found.append(Mention(profile, named, fullest(named), forms - {()}, tuple(sorted(seen))))
    return found


def _attested(profiles: Profiles) -> dict[tuple[Iri, Iri], list[Attested]]:
    """The offices of each article's officials, by article and official."""
    found: dict[tuple[Iri, Iri], list[Attested]] = {}
    for tenure in of_sort(profiles, "tenure"):
        said = tenure.about("cg:tenureStatus") or tenure.about("cg:holder")
        seen = [
            Attested(one.day or _NO_DAY, one.claim.object != _FORMER, office)
            for office in tenure.things("cg:office")
            for one in said
        ]
        for holder in tenure.things("cg:holder"):
            found.setdefault((tenure.article, holder), []).extend(seen)
    return found


def jurisdictions_in(profiles: Profiles) -> dict[Iri, Iri]:
    """The places of offices; where articles differ, as the last of them has it."""
    return {
        office.iri: places[0] for office in of_sort(profiles, "office") if (places := office.things("cg:jurisdiction"))
    }


class Cast:
    """The officials of some articles.

    `careers` holds the seats of those who are one by an office that they share; `people` those of each person, with
    the careers of one full name that may be one.
    """

    def __init__(self, mentions: Iterable[Mention], jurisdictions: Mapping[Iri, Iri], places: Places) -> None:
        seated = [(mention, mention.seats) for mention in mentions]
        meant = dict(_meant_by_time(_by_seat(seated)))
        seated = [
            (mention, tuple(meant.get((_mentioned(mention), seat), seat) for seat in seats))
            for mention, seats in seated
        ]
        self._by_seat = _by_seat(seated)
        groups: Groups[Seat] = Groups(self._by_seat)
        for _, seats in seated:
            for seat in seats:
                groups.unite(seats[0], seat)
        for office, forms in _names_by_office(self._by_seat).items():
            for name, full in fuller(forms, lone_words=not _is_shared(office)).items():
                groups.unite((office, full), (office, name))
        self.careers = groups.all()
        for one, other in _namesakes(self.careers, jurisdictions, places):
            groups.unite(one, other)
        self.people = groups.all()

    def mentions_of(self, seats: list[Seat]) -> list[Mention]:
        """The mentions of those who hold these seats, each once."""
        mentions = (mention for seat in seats for mention in self._by_seat[seat])
        return list({_mentioned(mention): mention for mention in mentions}.values())

    def has_any(self, mentioned: Collection[Mentioned], seats: list[Seat]) -> bool:
        """True when some of these mentions hold one of the seats."""
        return any(_mentioned(mention) in mentioned for seat in seats for mention in self._by_seat[seat])

    def verdicts(self, person: list[Seat]) -> Iterator[Verdict]:
        """That the mentions of a person are one, under the fullest name and the first office."""
        return _verdicts(self.mentions_of(person))


def _by_seat(mentions: Iterable[tuple[Mention, tuple[Seat, ...]]]) -> dict[Seat, list[Mention]]:
    found: dict[Seat, list[Mention]] = {}
    for mention, seats in mentions:
        for seat in seats:
            found.setdefault(seat, []).append(mention)
    return found


def _meant_by_time(by_seat: dict[Seat, list[Mention]]) -> Iterator[tuple[tuple[Mentioned, Seat], Seat]]:
    """For a name that may stand for several people of one office: whose it is when only one was in office then."""
    for office, forms in _names_by_office(by_seat).items():
        for spellings, bearers in fullest_names(forms, lone_words=not _is_shared(office)):
            if len(bearers) < 2:
                continue
            terms = [
                (bearer[0], _term(office, (m for name in bearer for m in by_seat[office, name]))) for bearer in bearers
            ]
            for name in spellings:
                for mention in by_seat[office, name]:
                    then = _term(office, [mention])
                    holders = [bearer for bearer, term in terms if then and term and _overlap(term, then)]
                    if len(holders) == 1:
                        yield (_mentioned(mention), (office, name)), (office, holders[0])


def _term(office: Iri, mentions: Iterable[Mention]) -> tuple[float, float] | None:
    """The first and the last time that mentions see someone in office, in years; None when none does."""
    seen = [
        _years(attested.day)
        for mention in mentions
        for attested in mention.attested
        if attested.office == office and attested.now and attested.day != _NO_DAY
    ]
    return (min(seen), max(seen)) if seen else None


def _years(day: str) -> float:
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 if len(day) > len("2025") else int(day) + 0.5


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """True for terms that a year's silence of the articles may part."""
    return one[0] - _SILENCE <= other[1] and other[0] - _SILENCE <= one[1]


def _names_by_office(by_seat: dict[Seat, list[Mention]]) -> dict[Iri, dict[Words, frozenset[Words]]]:
    found: dict[Iri, dict[Words, frozenset[Words]]] = {}
    for (office, name), mentions in sorted(by_seat.items()):
        found.setdefault(office, {})[name] = frozenset(form for mention in mentions for form in mention.forms)
    return found


def _is_shared(office: Iri) -> bool:
    return local(office).startswith(tuple(f"{role}-" for role in _SHARED_ROLES))


def _namesakes(
    people: list[list[Seat]], jurisdictions: Mapping[Iri, Iri], places: Places
) -> Iterator[tuple[Seat, Seat]]:
    """People of one full name whose offices may be one career; none where it may be several people's."""
    of_name: dict[Words, list[list[Seat]]] = {}
    for seats in people:
        for name in sorted(_full_names([seats])):
            of_name.setdefault(name, []).append(seats)
    for name in sorted(of_name):
        linked = Groups(range(len(of_name[name])))
        pairs = list(combinations(range(len(of_name[name])), 2))
        possible = {(a, b) for a, b in pairs if _one_career(of_name[name][a], of_name[name][b], jurisdictions, places)}
        for a, b in sorted(possible):
            linked.unite(a, b)
        for group in linked.all():
            if all(pair in possible for pair in combinations(group, 2)):
                yield from ((of_name[name][group[0]][0], of_name[name][other][0]) for other in group[1:])


def _one_career(one: list[Seat], other: list[Seat], jurisdictions: Mapping[Iri, Iri], places: Places) -> bool:
    """True when all offices of both are of places of which one lies within the other."""
    return all(
        a in jurisdictions and b in jurisdictions and near(jurisdictions[a], jurisdictions[b], places)
        for a, _ in one
        for b, _ in other
    )


def _full_names(people: Iterable[list[Seat]]) -> set[Words]:
    return {name for seats in people for _, name in seats if _is_full(name)}


def _is_full(name: Words) -> bool:
    return len(name) > 1


def _mentioned(mention: Mention) -> Mentioned:
    return mention.profile.article, mention.profile.iri


def _office_key(office: Iri) -> int:
    return block_key("office", office)


def _name_key(name: Words) -> int:
    return block_key("name", *name)


def _verdicts(person: list[Mention]) -> Iterator[Verdict]:
    name = fullest(name for _, name in {(mention.profile.source, name) for mention in person for name in mention.named})
    first = min(attested for mention in person for attested in mention.attested)
    fused = official_iri(name, first.office)
    for mention in person:
        profile = mention.profile
        yield Verdict(profile.article, profile.iri, fused, _reason(mention, name, first.office))


def _reason(mention: Mention, name: str, first: Iri) -> str:
    offices = {attested.office for attested in mention.attested}
    where = f"same office ({local(first)})" if first in offices else f"same full name, first seen as {local(first)}"
    if words(mention.name) == words(name):
        return where
    return f"{where}; “{mention.name}” is a form of “{name}”"
