"""Which events of many articles are one: class, place and date, and a guest or a subject in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from citygraph.fuse.blocks import Filed, block_key
from citygraph.fuse.days import SAME_OCCASION, agree, is_day, not_after, same_occasion
from citygraph.fuse.groups import Groups
from citygraph.fuse.places import Places
from citygraph.fuse.policy import choose
from citygraph.fuse.rewrite import Identity, Verdict
from citygraph.fuse.said import Profile, Profiles, Said, of_sort
from citygraph.model import Iri, Literal, PartialDate
from citygraph.vocab import CG, event_iri, local, term

_SIGNING = "Signing"
_STAY = 3  # days: sources that tell of one stay of the same guests take its first day or another one
_NEWS = 60  # days: what an article tells of without a date is not older
_NEWS_MONTHS = 3  # that these days may touch

Key = tuple[str, ...]
"""What two mentions of one event share."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An event of one article; `place` and `date` are empty where the article does not give exactly one."""

    profile: Profile
    kind: str
    place: str
    date: str
    participants: frozenset[Iri]
    about: frozenset[Iri]

    @property
    def guests(self) -> frozenset[Iri]:
        """Those who take part and are not of the place: a host receives many."""
        return frozenset(one for one in self.participants if not f"-{local(one)}".endswith(f"-{self.place}"))

    @property
    def linked_by(self) -> frozenset[Iri]:
        """The guests and what it is about: two events at one place and day are one if they share some of it."""
        return self.guests | self.about

    @property
    def complete(self) -> bool:
        """True when nothing is missing that tells events apart."""
        return bool(self.place and self.linked_by) and is_day(self.date)


def resolve(profiles: Profiles, places: Places, identity: Identity) -> Iterator[Verdict]:  # noqa: ARG001
    """One event: same class, place and date, and a guest or a subject in common, as far as these are told."""
    by_kind: dict[str, list[Mention]] = {}
    for mention in _mentions(profiles, identity):
        by_kind.setdefault(mention.kind, []).append(mention)
    for kind in sorted(by_kind):
        mentions = by_kind[kind]
        for group in _events(mentions).all():
            yield from _verdicts([mentions[number] for number in group])


def file(profiles: Profiles, identity: Identity) -> Iterator[Filed]:
    """Events of one class that share a key are looked at together."""
    for mention in _mentions(profiles, identity):
        for key in (*_links(mention), _when_and_where(mention)):
            yield mention.profile.article, mention.profile.iri, block_key(mention.kind, *key)


def _events(mentions: list[Mention]) -> Groups[int]:
    """The mentions (by number) of each event: vague ones join the only complete event that they fit."""
    groups = Groups(range(len(mentions)))
    complete = [number for number, mention in enumerate(mentions) if mention.complete]
    _unite_complete(complete, mentions, groups)
    sharing: dict[Key, list[int]] = {}
    for number in complete:
        for key in (*_links(mentions[number]), _when_and_where(mentions[number])):
            sharing.setdefault(key, []).append(number)
    alone: dict[tuple[str, str, Key], int] = {}
    for number, mention in enumerate(mentions):
        if mention.complete:
            continue
        links = _links(mention)
        near = {other for key in links or (_when_and_where(mention),) for other in sharing.get(key, ())}
        fitting = _likely(mention, [other for other in sorted(near) if _may_be(mention, mentions[other])], mentions)
        if fitting and all(groups.together(fitting[0], other) for other in fitting):
            groups.unite(fitting[0], number)
            continue
        for key in links:
            groups.unite(alone.setdefault((mention.place, mention.date, key), number), number)
    return groups


def _unite_complete(complete: list[int], mentions: list[Mention], groups: Groups[int]) -> None:
    """Same place and day with something in common; on neighbouring days what happens once in a week."""
    first: dict[tuple[str, str, Iri], int] = {}
    once_a_week: dict[tuple[str, frozenset[Iri]], list[int]] = {}
    for number in complete:
        mention = mentions[number]
        for item in mention.linked_by:
            groups.unite(first.setdefault((mention.place, mention.date, item), number), number)
        for matter in _matters(mention):
            once_a_week.setdefault((mention.place, matter), []).append(number)
    for numbers in once_a_week.values():
        in_time = sorted(numbers, key=lambda number: mentions[number].date)
        for one, other in pairwise(in_time):
            if same_occasion(mentions[one].date, mentions[other].date, _days_apart(mentions[one])):
                groups.unite(one, other)


def _matters(mention: Mention) -> Iterator[frozenset[Iri]]:
    """What is not signed twice in a week, and the guests who do not come twice."""
    if mention.kind == _SIGNING:
        yield from (frozenset((item,)) for item in mention.about)
    elif mention.guests:
        yield mention.guests


def _days_apart(mention: Mention) -> int:
    return SAME_OCCASION if mention.kind == _SIGNING else _STAY


def _links(mention: Mention) -> tuple[Key, ...]:
    """A guest or a subject with the place, a guest with the day or the month, the subject alone.

    A guest alone is no link, for guests travel: of one who is somewhere at some time only mentions of the same guests
    are joined.
    """
    at = (("at", mention.place, item) for item in mention.linked_by if mention.place)
    on = (("on", mention.date, guest) for guest in mention.guests if is_day(mention.date))
    during = (("in", month, guest) for guest in mention.guests for month in _months(mention))
    about = (("about", item) for item in mention.about)
    links = tuple(sorted((*at, *on, *during, *about)))
    if links or not mention.guests:
        return links
    return (("like", mention.date, *sorted(mention.guests)),)


def _months(mention: Mention) -> Iterator[str]:
    """The month of a complete event, and all months in which a vague mention without a day may find its own."""
    published = mention.profile.published
    if len(mention.date) == len("2025-08") or mention.complete:
        yield mention.date[: len("2025-08")]
    elif not mention.date and published is not None and is_day(str(published)):
        for before in range(_NEWS_MONTHS):
            year, month = divmod(published.year * 12 + published.month - 1 - before, 12)
            yield str(PartialDate(year, month + 1))


def _when_and_where(mention: Mention) -> Key:
    return "then", mention.place, mention.date


def _likely(vague: Mention, fitting: list[int], mentions: list[Mention]) -> list[int]:
    """Of complete events that a vague mention may be, those that were news when its article appeared, if there are."""
    published = str(vague.profile.published or "")
    if vague.date or not is_day(published):
        return fitting
    return [number for number in fitting if same_occasion(mentions[number].date, published)] or fitting


def _may_be(vague: Mention, complete: Mention) -> bool:
    """True when nothing that the vague mention tells speaks against its being the complete one."""
    if vague.place not in ("", complete.place):
        return False
    if vague.kind == _SIGNING and vague.about & complete.about and same_occasion(vague.date, complete.date):
        return True
    if vague.about & complete.about:
        return agree(vague.date, complete.date) and not_after(complete.date, vague.profile.published)
    if (vague.about and complete.about) or not (vague.guests <= complete.guests or complete.guests <= vague.guests):
        return False
    if not vague.date:
        return _is_recent(complete.date, vague.profile.published)
    return agree(vague.date, complete.date) and not_after(complete.date, vague.profile.published)


def _is_recent(day: str, published: PartialDate | None) -> bool:
    """True for a day not long before an article appeared; what is not known does not speak against it."""
    if published is None or not is_day(str(published)):
        return not_after(day, published)
    return 0 <= (date.fromisoformat(str(published)) - date.fromisoformat(day)).days <= _NEWS


def _mentions(profiles: Profiles, identity: Identity) -> Iterator[Mention]:
    for profile in of_sort(profiles, "event"):
        classes = [local(iri) for iri in profile.things("rdf:type") if iri.startswith(CG)]
        if not classes:
            continue
        places, dates = profile.things("cg:place"), profile.texts("cg:date")
        yield Mention(
            profile,
            min(classes, key=lambda name: (name == "Event", name)),
            local(places[0]) if len(places) == 1 else "",
            dates[0] if len(dates) == 1 else "",
            identity.all_of(profile.article, profile.things("cg:participant")),
            identity.all_of(profile.article, profile.things("cg:about")),
        )


def _verdicts(mentions: list[Mention]) -> Iterator[Verdict]:
    said = [one for mention in mentions for one in mention.profile.upheld]
    place, date = _believed("cg:place", said), _believed("cg:date", said)
    who = sorted({local(iri).partition("--")[0] for mention in mentions for iri in mention.participants})
    fused = event_iri(mentions[0].kind, local(place) if place else None, PartialDate.parse(date) if date else None, who)
    for mention in mentions:
        reason = "same place and date, with a guest or a subject in common" if len(mentions) > 1 else ""
        yield Verdict(mention.profile.article, mention.profile.iri, fused, reason)


def _believed(curie: str, said: Iterable[Said]) -> str:
    """The value that the facts will give; empty when no article gives one."""
    predicate = term(curie)
    chosen = choose(predicate, (one for one in said if one.claim.predicate == predicate))
    return next((value.value if isinstance(value, Literal) else value for value in chosen), "")
