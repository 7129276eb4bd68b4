"""Disjoint groups that grow by pairs: what is one with another, and so on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Disjoint groups of what was added, in the order of addition (a union-find).

    >>> groups = Groups("abcd")
    >>> groups.unite("a", "c")
    >>> groups.all()
    [['a', 'c'], ['b'], ['d']]
    """

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {member: member for member in members}

    def add(self, member: T) -> None:
        """Add a member, alone as yet."""
        self._parent.setdefault(member, member)

    def unite(self, one: T, other: T) -> None:
        """Make one group of the groups of two members."""
        a, b = self._root(one), self._root(other)
        if a != b:
            self._parent[b] = a

    def together(self, one: T, other: T) -> bool:
        """True when two members are in one group."""
        return self._root(one) == self._root(other)

    def all(self) -> list[list[T]]:
        """The groups, their members and they themselves in the order of addition."""
        found: dict[T, list[T]] = {}
        for member in self._parent:
            found.setdefault(self._root(member), []).append(member)
        return list(found.values())

    def _root(self, member: T) -> T:
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root
