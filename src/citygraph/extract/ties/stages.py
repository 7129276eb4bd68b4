"""Ties that a sentence without another word for them tells to be planned still."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_denied, is_over
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.ends import is_definite
from citygraph.extract.ties.signs import Sign, sign_of

_PREDICATE = 25  # characters between a tie and what stage it is at: " itu kini " "with it is still "


def by_stage(one: Told) -> Iterator[Sign]:
    """As in "Kerja sama itu masih dijajaki", "the partnership is still at an early stage": no more than a plan.

    Not for what it is to bring ("the partnership is expected to …"), nor for what was planned years ago.
    """
    scene, pairing = one.scene, one.pairing
    if pairing is None or pairing.is_list or one.head is not None or scene.is_title or scene.names_kind:
        return
    if any(is_over(scene, date.date) for date in scene.dates):
        return
    for noun in scene.found_as("kinds", PLAIN)[:1]:
        told = any(
            0 < plan.start - noun.end <= _PREDICATE
            and not scene.breaks_between(noun.end, plan.start)
            and not is_denied(scene, plan.start)
            and not scene.gap(plan.start, plan.end).endswith(" to")
            for plan in scene.found_as("planned", "verb")
        )
        if told and is_definite(scene, noun):
            for pair in pairing.pairs:
                yield sign_of(one, pair, PLAIN, "proposed", True, f"stage-{pairing.rule}", pairing)
