"""Rows as bars, one below the other: a label and a number each."""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.query.render.pictures.canvas import FONT, HEAD, MARGIN, Canvas, cut, measure

_STEP = 24.0
_THICK = 16.0
_LENGTH = 520.0
_LABELS = 260.0


@dataclass(frozen=True, slots=True)
class Bar:
    """What one bar shows; `told` is the number as the answer has it."""

    label: str
    value: float
    told: str


def draw(bars: list[Bar], title: str, measured: str, note: str) -> str:
    """The picture; `measured` says what the numbers are."""
    canvas = Canvas()
    labels = min(max((measure(bar.label) for bar in bars), default=0), _LABELS)
    numbers = max((measure(bar.told) for bar in bars), default=0)
    low, high = min([0.0, *(bar.value for bar in bars)]), max([0.0, *(bar.value for bar in bars)])
    unit = _LENGTH / (high - low or 1)
    zero = MARGIN + labels + 12 - low * unit
    for number, bar in enumerate(bars):
        top = HEAD + number * _STEP
        base = top + _THICK / 2 + FONT * 0.35
        start = zero + min(bar.value, 0) * unit
        canvas.text(MARGIN + labels, base, cut(bar.label, _LABELS), "end")
        canvas.bar(start, top, abs(bar.value) * unit, _THICK, "f0", f"{bar.label}: {bar.told}")
        canvas.text(max(start + abs(bar.value) * unit, zero) + 6, base, bar.told, "soft")
    canvas.line(zero, HEAD - 6, zero, HEAD + len(bars) * _STEP, "rule")
    wide = MARGIN + labels + 12 + _LENGTH + numbers + 12 + MARGIN
    return canvas.document(wide, HEAD + len(bars) * _STEP + MARGIN, title, _description(bars, measured), note)


def _description(bars: list[Bar], measured: str) -> str:
    if not bars:
        return "A bar chart without bars: the answer has no rows."
    most = max(bars, key=lambda bar: bar.value)
    least = min(bars, key=lambda bar: bar.value)
    return (
        f"Bar chart of {len(bars)} rows by {measured}. The most is {most.told} ({most.label}), "
        f"the least {least.told} ({least.label})."
    )
