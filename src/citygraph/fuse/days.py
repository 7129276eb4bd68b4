"""Days that may be one: as precise as their sources, and off by a few days where sources err."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from citygraph.fuse.groups import Groups
from citygraph.model import PartialDate

# Sources that speak of one ceremony take the day before or after it, the day of their own report, or the second
# of two ceremonies; the same governments do not sign the same kind of document twice in a week.
SAME_OCCASION = 7


def agree(one: str, other: str) -> bool:
    """True when one is the other with less precision.

    >>> agree("2025", "2025-08-11"), agree("2025-07", "2025-08-11")
    (True, False)
    """
    return one.startswith(other) or other.startswith(one)


def same_occasion(one: str, other: str, apart: int = SAME_OCCASION) -> bool:
    """True for days that agree, and for two days that are a week (or so many days) apart or less.

    >>> same_occasion("2025-08-11", "2025-08-13"), same_occasion("2025-08-11", "2025-09-11")
    (True, False)
    """
    return agree(one, other) or (
        is_day(one) and is_day(other) and abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= apart
    )


def is_day(text: str) -> bool:
    """True for a date that is precise to the day, and that the calendar has."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def not_after(day: str, published: PartialDate | None) -> bool:
    """True unless the day is later than what appeared at `published`; what is not known does not speak against it."""
    if published is None:
        return True
    shorter = min(len(day), len(str(published)))
    return day[:shorter] <= str(published)[:shorter]


def occasions(days: Iterable[str], stated_together: Iterable[Iterable[str]] = ()) -> list[list[str]]:
    """The days grouped by occasion; a date that fits several occasions stays apart.

    >>> occasions(["2024", "2025", "2025-08-11", "2025-08-12", "2025-11-30"])
    [['2025-08-11', '2025-08-12'], ['2025-11-30'], ['2024'], ['2025']]
    """
    ordered = sorted(set(days), key=lambda day: (-len(day), day))
    groups = Groups(ordered)
    for together in stated_together:
        first, *others = sorted(together)
        for other in others:
            groups.unite(first, other)
    precise = [day for day in ordered if is_day(day)]
    for earlier, later in pairwise(precise):
        if same_occasion(earlier, later):
            groups.unite(earlier, later)
    for day in (day for day in ordered if not is_day(day)):
        finer = [group for group in groups.all() if any(len(other) > len(day) and agree(day, other) for other in group)]
        if len(finer) == 1:
            groups.unite(finer[0][0], day)
    return sorted(groups.all(), key=lambda group: ordered.index(group[0]))
