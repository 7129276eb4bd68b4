"""Where the news is set, and what lies on the other side of the tie that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.pairing.told import Told
from citygraph.model import Place


def here(one: Told) -> Place | None:
    """The town of the date line or the home of the story: whichever is a side of the tie, the date line's first."""
    return _seat(one, _sides_of(one))


def own_side(one: Told) -> Place | None:
    """Whose delegation it is that the story names no place of: the seat's that has a tie, else the home's.

    That two stand side by side is none: "BEIJING – Mayor A of Ostra is in Beijing. |The delegation| met the envoy".
    """
    ties = _ties_of(one)
    seat = _seat(one, ties)
    return seat if seat is not None and _with(seat, ties) is not None else one.story.home or seat


def across(one: Told) -> frozenset[Place]:
    """The other side of the tie that is spoken of, as seen from where the news is set; none where it has none."""
    seat = here(one)
    tie = _with(seat, _sides_of(one)) if seat is not None else None
    return tie.places - {seat} if tie is not None and seat is not None else frozenset()


def _ties_of(one: Told) -> tuple[Pairing | None, ...]:
    """The tie spoken of last, that of the story, who came together."""
    return one.story.last, one.story.theme, one.story.met


def _sides_of(one: Told) -> tuple[Pairing | None, ...]:
    """Those, and who stand side by side."""
    return (*_ties_of(one), one.story.near)


def _seat(one: Told, ties: Sequence[Pairing | None]) -> Place | None:
    seats = [seat for seat in (one.scene.date_line, one.story.home) if seat is not None and seat.type != "Country"]
    tied = (seat for seat in seats if _with(seat, ties) is not None)
    return next(tied, seats[0] if seats else None)


def _with(seat: Place, ties: Sequence[Pairing | None]) -> Pairing | None:
    """The first tie of several with a seat among its sides."""
    return next((tie for tie in ties if tie is not None and seat in tie.places and len(tie.places) > 1), None)
