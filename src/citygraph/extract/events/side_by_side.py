"""What heads of two places do side by side, which tells that one is the other's guest."""

from __future__ import annotations

from collections.abc import Set

from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.presence import happening_of, present
from citygraph.extract.events.whereabouts import spots_of
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.pairing.parties import LOCAL_ROLES
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_dates import is_quote
from citygraph.extract.plans import is_denied, is_foreseen
from citygraph.extract.scene import Scene
from citygraph.model import Place
from citygraph.phrases import Match

_SIDES = 2
ACTS = frozenset(("act-of-guest", "act-of-two-heads"))


def acts(scene: Scene) -> tuple[Match[str], ...]:
    """As in "unveiled", "planted a tree", "cut the ribbon", "attended": what did take place, on a day or in a month.

    Or on none that the sentence tells: "It was attended by Mayor A of Ostra and Mayor B of Velmo". Not so of a
    signing, which those who attend it do not make a visit of.
    """
    if not any(date.date.month for date in scene.dates) and not _names_two(scene):
        return ()
    if scene.found("sign_verbs") or scene.found_as("events", "Signing") or scene.found("remote_words"):
        return ()
    return tuple(
        cue for cue in scene.found("joint_acts") if not is_foreseen(scene, cue) and not is_denied(scene, cue.start)
    )


def _names_two(scene: Scene) -> bool:
    """True for a sentence without a date, in no quotation, that names heads of two places."""
    if scene.dates or len(scene.people) < _SIDES or is_quote(scene):
        return False
    return len({who.office.jurisdiction for who in present(scene) if who.office.role in LOCAL_ROLES}) == _SIDES


def act_of_two(one: Told, cue: Match[str]) -> Happening | None:
    """As in "A bench was |unveiled| on Friday by Mayor A and Mayor B of Ostra": B is at A's, who is at home.

    That is where the sentence says, else at the date line or home of the story. So is one who alone unveils it there,
    or in a town abroad.
    """
    scene = one.scene
    heads = {who for who in present(scene) if who.office.role in LOCAL_ROLES}
    seats = {who.office.jurisdiction for who in heads}
    spots = [spot.place for spot in spots_of(scene) if spot.way == WHERE and spot.place.type == "City"]
    home = {one.story.home, scene.date_line} - seats  # no "plaque for the dead of a quake in X"
    abroad = bool(spots) and all(seat.country != spots[0].country for seat in seats)
    if len(seats) == 1 and (abroad or (spots and spots[0] in home and _are_guest_and_host(one, {*seats, spots[0]}))):
        return happening_of(one, "Visit", cue, spots[0], heads, "act-of-guest")
    if len(seats) != _SIDES or not _are_guest_and_host(one, seats):
        return None
    near = (*spots, scene.date_line, one.story.home)
    place = next((seat for spot in near if spot for seat in seats if spot == seat or seat.id in spot.within), None)
    return happening_of(one, "Visit", cue, place, heads, "act-of-two-heads") if place is not None else None


def _are_guest_and_host(one: Told, seats: Set[Place]) -> bool:
    """True for places of two countries, and for the two sides of the tie that is spoken of: not for neighbours."""
    last = one.story.last
    return len({seat.country for seat in seats}) > 1 or (last is not None and seats <= last.places)
