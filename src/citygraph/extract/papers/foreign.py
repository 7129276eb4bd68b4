"""Documents that are not between the governments of two places: a company's, a university's, two countries'."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.papers.acting import STATESMEN, acts_for_state
from citygraph.extract.papers.signing_subjects import both_sides_act
from citygraph.extract.papers.wording import acts_of
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.phrases import Match

_BODY_GAP = 40  # between a company and the verb whose subject it is
_TWO = 2
_NO_STRANGERS = (  # what a capital may begin that is no name of a party's: "Wali Kota", "Pemkot", "MoU"
    "roles", "place_types", "governments", "honorifics", "courtesies", "nationalities", "country_aliases", "documents",
    "kinds",
)  # fmt: skip
_ARTICLE = 4  # "The "
_TOPIC = 40  # "a memorandum |of understanding (MoU) on clean air| with"
_WITH_BODY = 25  # "with the local |university|"


def is_foreign(scene: Scene, pairing: Pairing) -> bool:
    """True when the document is a company's, a university's …, or the sentence speaks of documents in general."""
    named = len(set(scene.places) & pairing.places) > 1
    if named and _is_of_bodies_there(scene):
        return True
    if not named and ((_names_body(scene) and not both_sides_act(scene)) or scene.found("generic")):
        return True
    if not named and _binds_stranger(scene):
        return True
    if not scene.parties and _is_between_countries(scene):
        return True
    if any(_is_act_of_two_countries(scene, act) for act in scene.found_as("sign_verbs", "active")):
        return True
    states = (Match(person.start, person.end, "states") for person in scene.people if acts_for_state(person))
    bodies = (*scene.found("other_parties"), *scene.found("states"), *states, *_statesmen_alone(scene))
    return bool(bodies) and any(_is_of_body(scene, bodies, act) for act in acts_of(scene)) and not _makes_sisters(scene)


def _binds_stranger(scene: Scene) -> bool:
    """True for "an agreement between |Karsana Works| and Ostra", "… |with Karsana Works|": a name, and of no place."""
    signed = [word.end for word in (*scene.found("documents"), *scene.found("sign_verbs"))]
    withs = (
        word
        for word in scene.found_as("with_words", "with")
        if any(0 <= word.start - end <= _TOPIC and not scene.breaks_between(end, word.start) for end in signed)
    )
    return any(_is_stranger(scene, word.end + 1) for word in (*scene.found("between_words"), *withs))


def _is_stranger(scene: Scene, start: int) -> bool:
    """True where a name begins that is no place's and nobody's."""
    named = [(spot.start, spot.end) for spot in scene.mentioned]
    named += [(one.start, one.end) for one in scene.parties]
    named += [(person.start, person.end) for person in scene.people]
    words = scene.lexicon.phrases(*_NO_STRANGERS).find(scene.document.scan, start, scene.sentence.end)
    return (
        scene.document.text[start : start + 1].isupper()
        and not any(first <= start < end for first, end in named)
        and not any(word.start == start for word in words)
    )


def _is_of_bodies_there(scene: Scene) -> bool:
    """True for "|The chambers of commerce of| Ostra and Velmo |signed|", "|Universitas di| Ostra dan Velmo meneken"."""
    of = {*scene.lexicon.words("of_words"), *scene.lexicon.words("inside_words")}
    for body in scene.found("other_parties"):
        behind = [spot for spot in scene.mentioned if spot.start >= body.end][:_TWO]
        acts = [act for act in scene.found_as("sign_verbs", "active") if act.start >= body.end]
        if len(behind) < _TWO or not acts or any(party.start < body.start for party in scene.parties):
            continue
        led = scene.gap(body.end, behind[0].start).split()[-1:]
        links = scene.gap(behind[0].end, behind[1].start).split()
        joined = bool(links) and set(links) <= set(scene.lexicon.words("list_links"))
        near = behind[0].start - body.end <= _WITH_BODY and 0 <= acts[0].start - behind[1].end <= _BODY_GAP
        if joined and near and set(led) & of:
            return True
    return False


def _is_between_countries(scene: Scene) -> bool:
    """True for "|Norland| had signed an agreement |with Karsan|": two countries', where no city is named."""
    countries = [spot for spot in scene.mentioned if spot.place.type == "Country"]
    withs = (*scene.found_as("with_words", "with"), *scene.found("between_words"))
    led = [spot for spot in countries if any(0 <= spot.start - word.end <= 1 for word in withs)]
    acting = [
        spot
        for spot in countries
        for act in (*scene.found_as("sign_verbs", "active"), *scene.found("having_verbs"))
        if 0 <= act.start - spot.end <= _BODY_GAP and not scene.breaks_between(spot.end, act.start)
    ]
    return bool(acting) and (bool(led) or len({spot.place for spot in acting}) > 1)


def _statesmen_alone(scene: Scene) -> list[Match[str]]:
    """As in "|The trade minister| signed it with his counterpart": who opens the sentence without a name."""
    start, end = scene.sentence.start, scene.sentence.end
    roles = scene.lexicon.phrases("roles").find(scene.document.scan, start, end)
    return [role for role in roles[:1] if role.value in STATESMEN and role.start - start <= _ARTICLE]


def _is_act_of_two_countries(scene: Scene, act: Match[str]) -> bool:
    """True for "Ostra and Velmo became sisters soon after |Norland and Karsan signed| a treaty": their own document."""
    before = [spot for spot in scene.mentioned if spot.end <= act.start][-2:]
    if len(before) < _TWO or act.start - before[1].end > _BODY_GAP or before[0].place == before[1].place:
        return False
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, before[0].end, before[1].start)
    coordinated = any(link.start - before[0].end <= 1 and before[1].start - link.end <= 1 for link in links)
    plain = all(spot.place.type == "Country" for spot in before) and not any(
        before[0].start <= party.end <= act.start for party in scene.parties
    )
    return coordinated and plain and not scene.within("both_sides", before[1].end, act.start)


def _is_in_name(scene: Scene, end: int, body: Match[str]) -> bool:
    """True for the town in "with |Velmo's Ostra University|", "with |Velmo| University": the body's, no party."""
    text = scene.document.aligned[end : body.start].removeprefix("'s")
    return all(word[:1].isupper() for word in text.split()) and scene.document.aligned[body.start].isupper()


def _names_body(scene: Scene) -> bool:
    """True when a company, a university … stands before the document and its signing, or is led to by "with", "by".

    Not in "signed a memorandum under which they will encourage |firms| to invest", "gave the city a |firm| footing".
    """
    bodies = scene.found("other_parties")
    if not bodies:
        return False
    words = (*scene.found("documents"), *scene.found("sign_verbs"), *scene.found("kinds"))
    last = max((word.end for word in words), default=scene.sentence.end)
    leads = (*scene.found_as("with_words", "with"), *scene.found("by_words"), *scene.found("between_words"))
    led = [lead.end for lead in leads if not _is_told_of_person(scene, lead)]
    return any(body.start < last or any(0 <= body.start - end <= _WITH_BODY for end in led) for body in bodies)


def _is_told_of_person(scene: Scene, lead: Match[str]) -> bool:
    """True for "signed by Mayor A, |who came with| fourteen traders", "…, |yang datang bersama| 14 pengusaha"."""
    heads = [word for word in (*scene.found("relatives"), *scene.found("who_words")) if word.end <= lead.start]
    told = any(0 <= heads[-1].start - person.end <= len(", ") for person in scene.people) if heads else False
    return told and not scene.within("sign_verbs", heads[-1].end, lead.start)


def _makes_sisters(scene: Scene) -> bool:
    """As in "The two ministers signed the memorandum by which A became B's sister": the cities', whoever signs."""
    return any(
        any(paper.end <= verb.start for verb in scene.found_as("tie_verbs", "plain", "sister"))
        and any(paper.end <= kind.start and kind.value != PLAIN for kind in scene.found("kinds"))
        for paper in scene.found("documents")
    )


def _is_of_body(scene: Scene, bodies: Sequence[Match[str]], act: Match[str]) -> bool:
    """As in "|Kedua negara| menandatangani …", "The |Chamber| signed …", "signed with the |University| of …"."""
    if act.value == "active" or any(word.start == act.start for word in scene.found("adopting")):
        start, _ = scene.clause(act.start)
        before = [body.end for body in bodies if start <= body.start and body.end <= act.start]
        named = {place.start for place in scene.mentioned}
        spans = [(one.start, one.end) for one in scene.parties if one.way != "place" or one.start in named]
        spans += [(one.start, one.end) for one in scene.people if not acts_for_state(one)]
        spans += [(both.start, both.end) for both in scene.found("both_sides")]
        acting = [stop for begin, stop in spans if start <= begin and stop <= act.start]
        if before and act.start - max(before) <= _BODY_GAP and max(before) > max(acting, default=0):
            return True
    return any(
        0 <= body.start - cue.end <= _WITH_BODY
        and not any(
            cue.end <= one.start < body.start and not _is_in_name(scene, one.end, body) for one in scene.parties
        )
        for cue in scene.found_as("with_words", "with")
        for body in bodies
        if cue.start >= act.end and not _is_told_of_person(scene, cue)
    )
