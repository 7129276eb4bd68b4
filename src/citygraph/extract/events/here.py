"""Where the news is set, and what lies on the other side of the tie that it speaks of."""

from __future__ import annotations

from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.pairing.told import Told
from citygraph.model import Place


def here(one: Told) -> Place | None:
    """The town of the date line or the home of the story: whichever is a side of the tie, the date line's first."""
    seats = [seat for seat in (one.scene.date_line, one.story.home) if seat is not None and seat.type != "Country"]
    tied = (seat for seat in seats if _tie_of(one, seat) is not None)
    return next(tied, seats[0] if seats else None)


def own_side(one: Told) -> Place | None:
    """Whose delegation it is that the story names no place of: the seat's that has a tie, else the home's."""
    return here(one) if across(one) else one.story.home or here(one)


def across(one: Told) -> frozenset[Place]:
    """The other side of the tie that is spoken of, as seen from where the news is set; none where it has none."""
    seat = here(one)
    tie = _tie_of(one, seat) if seat is not None else None
    return tie.places - {seat} if tie is not None and seat is not None else frozenset()


def _tie_of(one: Told, seat: Place) -> Pairing | None:
    """The tie spoken of last, else that of the story, else who came together or stand side by side, with that seat."""
    ties = (one.story.last, one.story.theme, one.story.met, one.story.near)
    return next((tie for tie in ties if tie is not None and seat in tie.places and len(tie.places) > 1), None)
