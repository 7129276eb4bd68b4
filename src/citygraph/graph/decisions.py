"""What a user decided about what was set aside: this stays all the same, that is forgotten for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citygraph.graph.rejection import Rejection, Triple
from citygraph.model import Iri


@dataclass(frozen=True, slots=True)
class Decisions:
    """`released` are ids of rejections that count no more; `dropped` are rejections whose facts are never believed.

    A dropped rejection of a thing as a whole (no fact of its own was at fault) is one of the thing: nothing is said of
    it, or points to it.
    """

    released: tuple[Rejection, ...] = ()
    dropped: tuple[Rejection, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the released rejections."""
        return frozenset(each.id for each in self.released)

    @property
    def things(self) -> frozenset[Iri]:
        """The things that are forgotten."""
        return frozenset(each.focus for each in self.dropped if each.is_of_the_whole)

    @property
    def facts(self) -> frozenset[Triple]:
        """The facts that are forgotten."""
        return frozenset(fact for each in self.dropped if not each.is_of_the_whole for fact in each.facts)

    def release(self, rejections: Iterable[Rejection]) -> Decisions:
        """With these released, whatever was decided of them before."""
        these = tuple(rejections)
        undecided = self.take_back(each.id for each in these)
        return Decisions(_in_order((*undecided.released, *these)), undecided.dropped)

    def drop(self, rejections: Iterable[Rejection]) -> Decisions:
        """With these dropped, whatever was decided of them before."""
        these = tuple(rejections)
        undecided = self.take_back(each.id for each in these)
        return Decisions(undecided.released, _in_order((*undecided.dropped, *these)))

    def take_back(self, ids: Iterable[str]) -> Decisions:
        """Without what was decided of these."""
        gone = set(ids)
        return Decisions(
            tuple(each for each in self.released if each.id not in gone),
            tuple(each for each in self.dropped if each.id not in gone),
        )


UNDECIDED = Decisions()


def _in_order(rejections: Iterable[Rejection]) -> tuple[Rejection, ...]:
    return tuple(sorted(set(rejections), key=lambda each: (each.focus, each.id)))
