"""What a user knows better: things that are one, and things that are not, whatever the articles make them look like.

It is applied to the verdicts of the resolvers, sort by sort, before others build on them; what is told of places, to
the claims before there are any verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from citygraph.errors import UsageError
from citygraph.fuse.groups import Groups
from citygraph.fuse.rewrite import Verdict
from citygraph.fuse.said import sort_of
from citygraph.model import Iri
from citygraph.same_places import Same, renamed
from citygraph.vocab import local

DECIDED = ("official", "agreement", "event")
"""Of what sorts of things a user may say that two are one, or are not, whatever resolvers find."""
SORTS = (*DECIDED, "place")
"""Of what sorts of things a user may say that two are one."""


REASON = "told by the user"
"""How every reason begins for which a user's word went before a resolver's."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing by its IRI, as the graph or an article alone gives it; with an article, only that article's thing."""

    iri: Iri
    article: Iri | None = None

    def is_of(self, verdict: Verdict) -> bool:
        """True when an article's thing is meant, under the IRI that this article alone gives it."""
        return verdict.iri == self.iri and self.article in (None, verdict.article)

    def means(self, verdict: Verdict) -> bool:
        """True when an article's thing is meant, under that IRI or the fused one."""
        return self.is_of(verdict) or (self.article is None and verdict.fused == self.iri)


Pair = tuple[Ref, Ref]


@dataclass(frozen=True, slots=True)
class Told:
    """Pairs that are one (and called as the first), and pairs that are not."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    def __post_init__(self) -> None:
        """UsageError when an entry can't be meant, or contradicts another one."""
        for one, other in (*self.same, *self.different):
            _check_sorts(one, other)
        for one, other in self.different:
            if sort_of(one.iri) == "place":
                raise UsageError(
                    f"{_short(one)} and {_short(other)} are two places already, as all of different ids are",
                    remedy="leave the entry out",
                )
        same = self.places
        groups: Groups[Ref] = Groups(sorted((_after(ref, same) for ref in self.refs), key=str))
        for one, other in self.same:
            groups.unite(_after(one, same), _after(other, same))
        for one, other in self.different:
            if groups.together(_after(one, same), _after(other, same)):
                raise UsageError(
                    f"{_short(one)} is told to be the same as {_short(other)}, and to be different from it",
                    remedy="drop one of the entries",
                )

    @property
    def refs(self) -> frozenset[Ref]:
        """All things that it speaks of."""
        return frozenset(ref for pair in (*self.same, *self.different) for ref in pair)

    @property
    def places(self) -> Same:
        """The places that are told to be others."""
        pairs = [(local(one.iri), local(other.iri)) for one, other in self.same if sort_of(one.iri) == "place"]
        groups: Groups[str] = Groups(sorted({place for pair in pairs for place in pair}))
        for one, other in sorted(pairs):
            groups.unite(one, other)
        others = {other for _, other in pairs}
        found: dict[str, str] = {}
        for group in groups.all():
            name = min(group, key=lambda place: (place in others, place))
            found |= dict.fromkeys((place for place in group if place != name), name)
        return found

    def of_sort(self, sort: str) -> Told:
        """The pairs of things of one sort, after the places that are meant."""
        if not (self.same or self.different):
            return self
        same = self.places
        pairs = (
            tuple(
                (one, other)
                for one, other in ((_after(one, same), _after(other, same)) for one, other in some)
                if sort_of(one.iri) == sort and one != other
            )
            for some in (self.same, self.different)
        )
        return Told(*pairs)


NOTHING = Told()


def overruled(verdicts: Iterable[Verdict], told: Told) -> list[Verdict]:
    """The verdicts of a resolver on things of one sort, after what the user told of them.

    Of a pair that is different the mentions of the first thing get an IRI of their own, or those of the one that is
    named with its article; of a pair that is the same all get the IRI of the first.
    """
    verdicts = sorted(verdicts)
    for pair in sorted(told.different, key=str):
        verdicts = _parted(verdicts, pair)
    return _united(verdicts, told)


def _parted(verdicts: list[Verdict], pair: Pair) -> list[Verdict]:
    leaving, staying = sorted(pair, key=lambda ref: ref.article is None)
    shared = {one.fused for one in verdicts if leaving.is_of(one)}
    shared &= {one.fused for one in verdicts if staying.is_of(one) and not leaving.is_of(one)}
    if not shared:
        return verdicts
    taken = {one.fused for one in verdicts if not (leaving.is_of(one) and one.fused in shared)}
    own = _free(leaving.iri, taken)
    reason = f"{REASON}: it is not {_short(staying)}"
    return [
        replace(one, fused=own, reason=reason) if leaving.is_of(one) and one.fused in shared else one
        for one in verdicts
    ]


def _united(verdicts: list[Verdict], told: Told) -> list[Verdict]:
    groups: Groups[Iri] = Groups(sorted({one.fused for one in verdicts}))
    firsts: set[Iri] = set()
    others: set[Iri] = set()
    for one, other in sorted(told.same, key=str):
        first, second = ({each.fused for each in verdicts if ref.means(each)} for ref in (one, other))
        if first and second:
            firsts |= first
            others |= second
            for thing in sorted(first | second):
                groups.unite(min(first), thing)
    named: dict[Iri, Iri] = {}
    for group in groups.all():
        name = min(group, key=lambda thing: (thing not in firsts or thing in others, thing))
        named |= dict.fromkeys((thing for thing in group if thing != name), name)
    return [
        replace(one, fused=named[one.fused], reason=f"{REASON}: the same as {_name(named[one.fused])}")
        if one.fused in named
        else one
        for one in verdicts
    ]


def _free(iri: Iri, taken: set[Iri]) -> Iri:
    """The IRI, or where another thing has it already the IRI with a number."""
    free, number = iri, 1
    while free in taken:
        number += 1
        free = Iri(f"{iri}--{number}")
    return free


def _after(ref: Ref, same: Same) -> Ref:
    iri = ref.iri if sort_of(ref.iri) == "place" else renamed(ref.iri, same, same.values())
    return ref if iri == ref.iri else replace(ref, iri=iri)


def _check_sorts(one: Ref, other: Ref) -> None:
    for ref in (one, other):
        if sort_of(ref.iri) not in SORTS:
            raise UsageError(f"{_short(ref)} is no {', '.join(SORTS[:-1])} or {SORTS[-1]}", remedy="give an IRI of one")
        if ref.article and sort_of(ref.iri) == "place":
            raise UsageError(f"{_short(ref)}: a place is the same in all articles", remedy="leave the article out")
    if sort_of(one.iri) != sort_of(other.iri):
        raise UsageError(f"{_short(one)} and {_short(other)} are things of two sorts", remedy="give two of one sort")
    if one == other:
        raise UsageError(f"{_short(one)} is paired with itself", remedy="give two things")


def _name(iri: Iri) -> str:
    return f"{sort_of(iri)}/{local(iri)}"


def _short(ref: Ref) -> str:
    return f"{_name(ref.iri)} in {local(ref.article)}" if ref.article else _name(ref.iri)
