"""Confidences that were measured on articles that rules were mended on, moved to what holds on articles that none saw.

The many claims of the former tell which kinds of claims are surer than others, the few of the latter how sure they all
are: the log odds that the former give are scaled and shifted by the two numbers under which the latter's outcomes are
most likely. This is logistic recalibration (D. R. Cox, "Two further applications of a model for binary regression",
Biometrika 45, 1958; known as Platt scaling in machine learning).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_STEPS = 50
_CLOSE = 1e-9
_RIDGE = 1e-6
_EDGE = 1e-6
_TINY = 1e-300
_LIMIT = 700.0  # beyond this exp() overflows

Outcome = tuple[float, bool]
"""A confidence that was stated, and whether it was right."""


@dataclass(frozen=True, slots=True)
class Recalibration:
    """The log odds of a confidence are scaled, then shifted; what was surer than something else stays so."""

    shift: float = 0.0
    scale: float = 1.0

    def of(self, confidence: float) -> float:
        """The confidence in place of one.

        >>> round(Recalibration().of(0.9), 3), round(Recalibration(shift=-math.log(3)).of(0.9), 3)
        (0.9, 0.75)
        """
        return _odds_to_part(self.shift + self.scale * _log_odds(confidence))


def fitted(outcomes: Sequence[Outcome]) -> Recalibration:
    """The recalibration under which outcomes are most likely; none when nothing can be learnt.

    By Newton's method; a step that goes too far is halved.

    >>> found = fitted([(0.9, number < 6) for number in range(8)] + [(0.6, number < 3) for number in range(8)])
    >>> round(found.of(0.9), 3), round(found.of(0.6), 3)
    (0.75, 0.375)
    """
    if len({right for _, right in outcomes}) < 2 or len({stated for stated, _ in outcomes}) < 2:
        return Recalibration()
    found = Recalibration()
    points = [(_log_odds(stated), right) for stated, right in outcomes]
    for _ in range(_STEPS):
        shift, scale = _step(points, found)
        likely = _likelihood(points, found)
        while max(abs(shift), abs(scale)) > _CLOSE:
            better = Recalibration(found.shift + shift, found.scale + scale)
            if _likelihood(points, better) >= likely:
                break
            shift, scale = shift / 2, scale / 2
        else:
            break
        found = better
    return found if found.scale > 0 else Recalibration()


def _likelihood(points: Iterable[tuple[float, bool]], now: Recalibration) -> float:
    """The logarithm of how likely the outcomes are."""
    return sum(
        math.log(max(part if right else 1 - part, _TINY))
        for x, right in points
        for part in [_odds_to_part(now.shift + now.scale * x)]
    )


def _step(points: Iterable[tuple[float, bool]], now: Recalibration) -> tuple[float, float]:
    """By how much to change shift and scale: the gradient of the log likelihood over its curvature."""
    g0 = g1 = h01 = 0.0
    h00 = h11 = _RIDGE
    for x, right in points:
        expected = _odds_to_part(now.shift + now.scale * x)
        off, weight = right - expected, expected * (1 - expected)
        g0, g1 = g0 + off, g1 + off * x
        h00, h01, h11 = h00 + weight, h01 + weight * x, h11 + weight * x * x
    determinant = h00 * h11 - h01 * h01
    return (h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant


def _log_odds(part: float) -> float:
    kept = min(max(part, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def _odds_to_part(log_odds: float) -> float:
    return 1 / (1 + math.exp(min(-log_odds, _LIMIT)))
