"""Which of the article's ties a place in a sentence speaks of, once all of them are known.

A sentence names a tie by its partner, for the home stands in most of them: "Dari Berlin, kota itu mendapat …". One that
names no partner goes on about the tie that was spoken of before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.spoken_of import leads_to_unknown
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership

_COUNTRY = 2  # ", "
_OPENING = 5  # "In ", "Di "
_MANY = 3  # a sentence that names more partners lists them


@dataclass(frozen=True, slots=True)
class Aside:
    """A paragraph with a tie between others than the home, and the home's that was spoken of before it."""

    paragraph: int
    before: tuple[Partnership, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The article's ties, those that were spoken of last, and the paragraph in which others came up.

    `by_place` has the ties of each side, `shared` the sides of several, `near` what lies around a side: ids all.
    `aside` is what was spoken of before a tie between others.
    `groups` has for a tie all those of three places that are tied with one another, in an article on "all three".
    """

    by_place: Mapping[str, tuple[Partnership, ...]]
    shared: frozenset[str]
    near: frozenset[str]
    spoken: tuple[Partnership, ...]
    strayed: int | None = None
    named: bool = False
    groups: Mapping[Partnership, tuple[Partnership, ...]] = field(default_factory=dict)
    aside: Aside | None = None


def subjects_of(told: Sequence[Told], ties: Sequence[Partnership]) -> Iterator[Subject]:
    """What is spoken of before each sentence; before the first one, the article's first tie."""
    by_place: dict[str, tuple[Partnership, ...]] = {}
    for tie in ties:
        for side in (tie.one, tie.other):
            by_place[side.id] = (*by_place.get(side.id, ()), tie)
    shared = frozenset(place for place, own in by_place.items() if len(own) > 1)
    near = frozenset(outer for tie in ties for side in (tie.one, tie.other) for outer in side.within)
    of_all = len(ties) > 2 and any(one.scene.found_as("both_sides", "all") for one in told)
    groups = dict(_groups(ties, by_place)) if of_all else {}
    subject = Subject(by_place, shared, near, tuple(ties[:1]), groups=groups)
    for one in told:
        subject = _back_from_aside(subject, one)
        yield subject
        subject = follow(subject, one)


def follow(subject: Subject, one: Told) -> Subject:
    """What is spoken of once a scene is told; several partners that are named together later on are an aside."""
    scene = one.scene
    spots = scene.spots
    listed = _listed(subject, one)
    if named := listed or _named(subject, spots):
        takes = len(named) == 1 or _is_mutual(one) or not subject.named or _signs_with_all(scene, named)
        spoken = named if takes else subject.spoken
        if subject.named and subject.strayed is None and spoken == subject.spoken:
            return subject
        aside = _aside_to(subject, one, named) if spoken is not subject.spoken else None
        return replace(subject, spoken=spoken, strayed=None, named=True, aside=aside)
    homes = {spot.place.id for spot in spots} & subject.shared
    if homes:
        spoken_of = any(tie.one.id in homes or tie.other.id in homes for tie in subject.spoken)
        of_home = subject.by_place[min(homes)]
        return subject if spoken_of else replace(subject, spoken=of_home[:1], strayed=None)
    if _names_strangers(subject, scene):
        return replace(subject, strayed=scene.sentence.paragraph)
    return subject


def _back_from_aside(subject: Subject, one: Told) -> Subject:
    """As in "She cited A, twinned with B. ¶ |The tie| will cover waste": a new paragraph is about the home again."""
    aside = subject.aside
    if aside is None or aside.paragraph == one.scene.sentence.paragraph:
        return subject
    return replace(subject, spoken=aside.before, aside=None)


def _aside_to(subject: Subject, one: Told, named: Sequence[Partnership]) -> Aside | None:
    """The home's tie that an only tie between others, told in passing, is to give way to."""
    home = one.story.home
    before = subject.aside.before if subject.aside is not None else subject.spoken
    own = any(home in (tie.one, tie.other) for tie in before)
    if not own or len(named) != 1 or home in (named[0].one, named[0].other):
        return None
    return Aside(one.scene.sentence.paragraph, before)


def ties_at(subject: Subject, one: Told, position: int) -> tuple[Partnership, ...]:
    """The ties that the words at a position of a scene speak of: their clause's, the sentence's, or the last ones."""
    return _meant(subject, one, position, one.scene.spots)


def _meant(subject: Subject, one: Told, position: int, spots: Sequence[Party]) -> tuple[Partnership, ...]:
    scene = one.scene
    if listed := _listed(subject, one):
        return listed
    start, end = scene.clause(position)
    inside = [spot for spot in spots if start <= spot.start < end]
    here = _named(subject, _leading(subject, scene, inside, position))
    if here:
        return here
    named = _named(subject, _leading(subject, scene, spots, position))
    if named:
        return named if len(named) <= _MANY or _acts_with_all(scene) or _is_mutual(one) else ()
    if scene.found("both_sides"):
        return subject.spoken
    if subject.strayed == scene.sentence.paragraph or _names_strangers(subject, scene) or leads_to_unknown(scene):
        return ()
    return _with_shared(subject, spots)


def _with_shared(subject: Subject, spots: Sequence[Party]) -> tuple[Partnership, ...]:
    """Of the ties spoken of those with the partner named, where that has ties of its own: "B joined us in 1962"."""
    named = {spot.place.id for spot in spots} & subject.shared
    return tuple(tie for tie in subject.spoken if tie.one.id in named or tie.other.id in named) or subject.spoken


def ties_about(subject: Subject, one: Told, position: int) -> tuple[Partnership, ...]:
    """Like :func:`ties_at`, for a theme: where no partner is named, all of a group agree on it, not two of them.

    A place that is no partner takes no theme away: "the pact with Ostra, which took pupils to Velm".
    """
    spots = one.scene.spots
    meant = _meant(subject, one, position, [spot for spot in spots if spot.place.id in subject.by_place])
    if len(meant) != 1 or meant != subject.spoken or meant[0] not in subject.groups:
        return meant
    if _named(subject, spots) or one.scene.found_as("both_sides", "pair"):
        return meant
    return subject.groups[meant[0]]


def _groups(
    ties: Sequence[Partnership], by_place: Mapping[str, tuple[Partnership, ...]]
) -> Iterator[tuple[Partnership, tuple[Partnership, ...]]]:
    """Each tie whose two sides are both tied with a third, and all ties of the three."""
    for tie in ties:
        one, other = (
            {side.id for own in by_place[place.id] for side in (own.one, own.other)} for place in (tie.one, tie.other)
        )
        around = one & other
        if len(around) > 2:
            yield tie, tuple(own for own in ties if own.one.id in around and own.other.id in around)


def names_both_sides(subject: Subject, scene: Scene) -> bool:
    """True where a sentence names both sides of a tie."""
    places = {spot.place.id for spot in scene.spots}
    ties = (tie for place in places for tie in subject.by_place.get(place, ()))
    return any(tie.one.id in places and tie.other.id in places for tie in ties)


def _is_mutual(one: Told) -> bool:
    """True where all partners that a sentence speaks of are tied to one another."""
    return one.pairing is not None and one.pairing.mutual


def _acts_with_all(scene: Scene) -> bool:
    """True for "signed with A, B, C and D": what is done with all of a list, not what it is a list of."""
    return bool(scene.found("sign_verbs") or scene.found("documents"))


def _signs_with_all(scene: Scene, named: Sequence[Partnership]) -> bool:
    """True for "signed an agreement with A and B": what is told next is of both."""
    return len(named) <= _MANY and bool(scene.found("sign_verbs")) and bool(scene.found("documents"))


def nearest_tie(subject: Subject, scene: Scene, position: int) -> tuple[Partnership, ...]:
    """The tie of the last partner before a position: "A and B, which was added in 2015"."""
    before = [spot for spot in scene.spots if spot.start < position and spot.place.id not in subject.shared]
    return _named(subject, before[-1:])


def _listed(subject: Subject, one: Told) -> tuple[Partnership, ...]:
    """All partners of a list that the sentence announces, counts or continues."""
    if one.pairing is None or not one.pairing.is_continued:
        return ()
    return tuple(tie for tie in one.pairing.pairs if tie in subject.by_place.get(tie.one.id, ()))


def _names_strangers(subject: Subject, scene: Scene) -> bool:
    """True when a place takes part that is none of the ties', lies in none of theirs and around none.

    So does a city that the sentence opens with, "In Ostra, the delegation signed …", unless all meet there.
    """
    places = scene.places
    opening = [spot.place for spot in scene.cast.whereabouts if spot.start - scene.sentence.start <= _OPENING]
    if opening and opening[0].type == "City" and not scene.found("both_sides") and not scene.found("heads"):
        places = (*places, opening[0])
    return any(
        place.id not in subject.by_place
        and place.id not in subject.near
        and subject.by_place.keys().isdisjoint(place.within)
        for place in places
    )


def _named(subject: Subject, spots: Iterable[Party]) -> tuple[Partnership, ...]:
    """The ties of which both sides are named, else those whose own side is: not the home that they share."""
    places = dict.fromkeys([spot.place.id for spot in spots])
    if subject.by_place.keys().isdisjoint(places):
        return ()
    ties = dict.fromkeys([tie for place in places for tie in subject.by_place.get(place, ())])
    whole = tuple([tie for tie in ties if tie.one.id in places and tie.other.id in places])
    own = places.keys() - subject.shared
    return whole or tuple([tie for tie in ties if tie.one.id in own or tie.other.id in own])


def _leading(subject: Subject, scene: Scene, spots: Sequence[Party], position: int) -> list[Party]:
    """Of several partners those that lead to a position: "with A on waste and nurses, with B on ports"."""
    partners = [spot for spot in spots if spot.place.id not in subject.shared]
    if len({spot.place for spot in partners}) <= 1:
        return list(spots)
    homes = [spot for spot in spots if spot.place.id in subject.shared]
    before = [spot for spot in partners if spot.start < position]
    if (ordinal := _ordinal(scene, position)) and len(before) > 1:
        return [before[-2 if ordinal == "former" else -1], *homes]
    behind = [spot for spot in partners if spot.start >= position]
    in_phrase = [spot for spot in partners if not _comma_between(scene, *sorted((spot.start, position)))]
    forward = not before or (in_phrase and before[-1] not in in_phrase)  # "learn parking from A, markets from B"
    return [*_run(scene, behind if forward else before[::-1]), *homes]


def _comma_between(scene: Scene, start: int, end: int) -> bool:
    """True for a comma other than that of "Lisbon|, Portugal|"."""
    commas = (start + at for at, char in enumerate(scene.gap(start, end)) if char == ",")
    return any(not any(0 < aside.start - comma <= _COUNTRY for aside in scene.asides) for comma in commas)


def _ordinal(scene: Scene, position: int) -> str | None:
    """Which of two partners: "the former on waste and the latter on nurses"."""
    return next((word.value for word in reversed(scene.found("ordinal_partners")) if word.end <= position), None)


def _run(scene: Scene, partners: Sequence[Party]) -> list[Party]:
    """The first partners with neither a field nor the end of a clause between them."""
    run = [partners[0]]
    for spot in partners[1:]:
        one, other = sorted((run[-1], spot), key=lambda party: party.start)
        if scene.within("fields", one.end, other.start) or scene.breaks_between(one.end, other.start):
            break
        run.append(spot)
    return run
