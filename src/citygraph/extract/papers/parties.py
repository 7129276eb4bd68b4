"""The parties of a document whose own sentence does not name them: told before it, or seats of those who sign."""

from __future__ import annotations

from collections.abc import Sequence, Set

from citygraph.extract.pairing.located import FROM, TO
from citygraph.extract.pairing.pairing import DIRECT, RESOLVED, Pairing
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.acting import HEADS, may_sign
from citygraph.extract.papers.roundabout import signers_of
from citygraph.extract.papers.signing_subjects import (
    both_heads,
    both_sides_act,
    heads_before,
    heads_sign,
    leaders_of_each,
    only_partner,
    roles_of,
    they_sign,
)
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.model import Place
from citygraph.phrases import Match

_ACTING = frozenset(("sign_verbs", "planned"))
_HEADS_BEFORE = 8  # sentences in which "both mayors" were named
_PAIR = 2
_LISTED_BEFORE = 5  # sentences


def parties_of_noun(
    one: Told, story: Sequence[Told], acts: Sequence[Match[str]], named: Pairing | None
) -> Pairing | None:
    """Those whom a document with a word for it binds; `named` is the pair that stands with that word."""
    if named is not None and _are_bystanders(one.scene, named, acts) and (last := one.story.last) is not None:
        return Pairing(last.pairs, "told-before", RESOLVED, last.hub)
    told = named or _told_before(one, acts) or _of_them(one, story) or _of_guest(one, story)
    told = told or _of_journey(one, acts) or _of_tie(one, acts) or _of_two_signers(one, acts)
    told = told or _of_signer_and_town(one, acts)
    return _turned(one, story, told)


def parties_of_act(one: Told, story: Sequence[Told], acts: Sequence[Match[str]]) -> Pairing | None:
    """Those who sign where no word for the document stands."""
    return _turned(one, story, one.pairing) or _told_with_hub(one.scene, story, acts)


def _are_bystanders(scene: Scene, named: Pairing, acts: Sequence[Match[str]]) -> bool:
    """True for A and B in "|Both sides| signed a charter beside the forum that A and B hold"."""
    behind = bool(acts) and all(acts[0].end <= party.start for party in scene.parties)
    return behind and named.rule == "coordinated-pair" and both_sides_act(scene)


def _turned(one: Told, story: Sequence[Told], known: Pairing | None) -> Pairing | None:
    """The pair that "both mayors", or a place told of before, says more surely than what was found."""
    turned = _of_both_heads(one, story, known) or _of_place_named(one, story, known)
    return turned or (None if _is_vague_list(one, known) else known)


def _is_vague_list(one: Told, known: Pairing | None) -> bool:
    """True for many partners that were told before, where nothing here says "all three": whose it is, nobody knows."""
    if known is None or not known.is_spoken_of or len(known.places) <= _PAIR:
        return False
    scene = one.scene
    acting = known.hub is None and scene.holds(_ACTING)  # "Five ports will … Ann Karsana signed as host."
    return not (acting or scene.found("both_sides") or scene.found("plural_pronouns"))


def _told_before(one: Told, acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Osaki is wooed. … A letter of intent will be signed by the mayor in Osaki": the two spoken of.

    Or "… came to Velmo. A letter of intent was signed", "“We have signed one,” he said": the two told of.
    """
    scene, last = one.scene, one.story.last or one.story.titled or one.story.met
    if last is None or len(last.pairs) != 1 or not acts or scene.is_title:
        return None
    both = both_sides_act(scene)
    if scene.found("other_parties") and not both:
        return None
    named = {place.place for place in scene.mentioned if place.place.type != "Country"} | _seats_of_signers(scene)
    behind = not scene.mentioned and last.places == (one.story.near or last).places
    inside = all(any(place == side or place.id in side.within for side in last.places) for place in named)
    told = named or both or behind
    return Pairing(last.pairs, "told-before", RESOLVED, last.hub) if told and inside else None


def _seats_of_signers(scene: Scene) -> set[Place]:
    """As in "|Then-Ostra mayor| Ann and Rui signed it": whose head is named beside a signing."""
    if not scene.found_as("sign_verbs", "active", "passive"):
        return set()
    heads = (person for person in scene.people if person.official.office.role in HEADS and person.rule == "name")
    return {person.official.office.jurisdiction for person in heads if may_sign(scene, person)}


def _of_them(one: Told, story: Sequence[Told]) -> Pairing | None:
    """As in "Mayor A met Mayor B. |They| signed a memorandum", "… |Signed| was …": whose heads stand right before."""
    scene = one.scene
    passive = not scene.people and not scene.mentioned and bool(scene.found_as("sign_verbs", "passive"))
    if scene.is_title or scene.places or not (they_sign(scene) or passive):
        return None
    seats = {person.official.office.jurisdiction for person in heads_before(scene, story)}
    return Pairing((Partnership.pair(*seats),), "heads-named-before", RESOLVED) if len(seats) == _PAIR else None


def _of_guest(one: Told, story: Sequence[Told]) -> Pairing | None:
    """As in "Mayor A of Ostra came to Velmo. A memorandum was signed |with Mayor B|": the head told of right before."""
    scene = one.scene
    hub = only_partner(scene)
    if hub is None or scene.is_title or not scene.found_as("sign_verbs", "passive", "active"):
        return None
    others = {person.official.office.jurisdiction for person in heads_before(scene, story)} - {hub}
    return Pairing((Partnership.pair(hub, *others),), "heads-named-before", RESOLVED) if len(others) == 1 else None


def _of_journey(one: Told, acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Mayor A of Ostra |flew to Velmo| to sign a charter": where the only one who signs has gone.

    Or "A delegation |from Ostra visited Velmo| in May, when a charter was signed".
    """
    scene = one.scene
    heads = [person for person in scene.people if person.official.office.role in HEADS and may_sign(scene, person)]
    whence = {spot.place for spot in scene.cast.whereabouts if spot.way == FROM and spot.place.type != "Country"}
    seats = {person.official.office.jurisdiction for person in heads} or whence
    goals = {spot.place for spot in scene.cast.whereabouts if spot.way == TO and spot.place.type != "Country"}
    others = {spot.place for spot in scene.mentioned if spot.place.type != "Country"} - seats
    goals = goals or whence - seats  # "returned from Velmo, where she signed …"
    if scene.is_title or len(seats) != 1 or len(goals) != 1 or others != goals or scene.found("other_parties"):
        return None
    if not acts:
        return None
    return Pairing((Partnership.pair(*seats, *goals),), "signed-on-journey", RESOLVED)


def _of_tie(one: Told, acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "A group from Ostra is in Velmo to sign a sister city pact": the only pair that the sentence ties."""
    pairing = one.pairing
    if pairing is None or one.scene.is_title or not acts or len(pairing.pairs) != 1 or pairing.confidence < DIRECT:
        return None
    return pairing


def _of_two_signers(one: Told, acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Mayor A of Ostra welcomed Mayor B of Velmo to the hall, where |they| signed a charter": A's and B's."""
    if one.scene.is_title or one.scene.found("other_parties"):
        return None
    leaders = leaders_of_each([person for act in acts for person in signers_of(one.scene, act, acts)])
    seats = dict.fromkeys(person.official.office.jurisdiction for person in leaders)
    return Pairing((Partnership.pair(*seats),), "signers-named", RESOLVED) if len(seats) == _PAIR else None


def _of_signer_and_town(one: Told, acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Mayor A of Ostra signed a twinning charter in Velmo", "Velmo joins them when |Mayor A| signs a pact".

    Velmo is abroad, and the only town that is named beside the seat of those who sign.
    """
    scene = one.scene
    if scene.is_title or scene.found("other_parties"):
        return None
    heads = [person for act in acts for person in signers_of(scene, act, acts) if person.official.office.role in HEADS]
    seats = {person.official.office.jurisdiction for person in heads}
    named = {spot.place for spot in scene.mentioned if spot.place.type != "Country"} - seats
    around = {outer for place in named for outer in place.within}
    towns = [place for place in named if place.id not in around]
    if len(seats) != 1 or len(towns) != 1 or towns[0].country == next(iter(seats)).country:
        return None
    return Pairing((Partnership.pair(*seats, *towns),), "signer-and-town", RESOLVED)


def _of_both_heads(one: Told, story: Sequence[Told], known: Pairing | None) -> Pairing | None:
    """As in "Mayor A received Mayor B. The town has other twins, C and D. |Both mayors| signed …": A with B."""
    scene = one.scene
    if (known is not None and known.confidence == DIRECT) or not any(
        heads_sign(scene, both) for both in both_heads(scene)
    ):
        return None
    roles = frozenset().union(*(roles_of(scene, both) for both in both_heads(scene)))
    seats: dict[Place, None] = {}
    for before in reversed(story[max(scene.index - _HEADS_BEFORE, 0) : scene.index + 1]):
        for person in reversed(before.scene.people):
            if person.official.office.role in roles and may_sign(before.scene, person):
                seats[person.official.office.jurisdiction] = None
        if len(seats) > 1:
            break
    if len(seats) != _PAIR:
        return None
    return Pairing((Partnership.pair(*seats),), "heads-named-before", RESOLVED)


def _of_place_named(one: Told, story: Sequence[Told], known: Pairing | None) -> Pairing | None:
    """As in "The letter of intent was signed in |Ostra| in 2009", "the |Ostra| agreement": a tie that was told before.

    The sentence has no two sides, and the last pair spoken of is none of Ostra's.
    """
    scene = one.scene
    seats = _seats_of_signers(scene)
    if known is None:
        return _told_with(seats, one, story) if seats and not scene.is_title else None
    if not (known.is_spoken_of or known.rule == "told-before") or scene.found("both_sides"):
        return None
    if known.is_list and known.hub is not None:
        members = {spot.place for spot in scene.mentioned} & known.places - {known.hub}
        if len(members) == 1:
            return Pairing((Partnership.pair(known.hub, *members),), "told-of-place-named", RESOLVED, known.hub)
    inside = {outer for place in known.places for outer in place.within}
    if _is_signed_at_side(one, known):
        return None
    named = {
        spot.place
        for spot in scene.mentioned
        if spot.place.type != "Country" and spot.place not in known.places and spot.place.id not in inside
        if not known.places & {outer for outer in known.places if outer.id in spot.place.within}
    } | (seats - known.places)
    return _told_with(named, one, story) if named else None


def _is_signed_at_side(one: Told, known: Pairing) -> bool:
    """True for "It was signed in |Ostra|, two days after a fair in Velmo": in its own clause stands a side."""
    scene = one.scene
    acts = scene.found_as("sign_verbs", "passive")
    start, end = scene.clause(acts[0].start) if acts else (0, 0)
    return any(spot.place in known.places for spot in scene.mentioned if start <= spot.start < end)


def _told_with(named: Set[Place], one: Told, story: Sequence[Told]) -> Pairing | None:
    """The only pair told before of some places: the home's, if it has one."""
    scene = one.scene
    told = (pairing for before in story[: scene.index] if (pairing := before.pairing) is not None)
    pairs = [pair for pairing in told for pair in pairing.pairs if named & {pair.one, pair.other}]
    own = [pair for pair in pairs if one.story.home in (pair.one, pair.other)] or pairs
    return Pairing((own[0],), "told-of-place-named", RESOLVED) if len(set(own)) == 1 else None


def _told_with_hub(scene: Scene, story: Sequence[Told], acts: Sequence[Match[str]]) -> Pairing | None:
    """As in "Invited were the regents of A, B and C. They signed with Mayor D": D with all that were spoken of."""
    hub = only_partner(scene)
    if hub is None or scene.is_title or not any(act.value == "active" for act in acts):
        return None
    before = (one.pairing for one in reversed(story[max(scene.index - _LISTED_BEFORE, 0) : scene.index]))
    lists = (pairing for pairing in before if pairing is not None and pairing.is_list and pairing.hub == hub)
    return next((Pairing(listed.pairs, "told-before-with-hub", RESOLVED, listed.hub) for listed in lists), None)
