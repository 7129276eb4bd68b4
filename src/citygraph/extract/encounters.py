"""Visits, meetings and forums: who went where, who received whom, who sat together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from citygraph.extract.discourse import Told
from citygraph.extract.happenings import Happening
from citygraph.extract.modality import is_denied, is_foreseen
from citygraph.extract.pairing import CROSS_SENTENCE, DIRECT
from citygraph.extract.parties import FROM, TO, WHERE, Party
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.extract.whereabouts import host_of, spot_of, spots_of
from citygraph.lexicon import Match
from citygraph.model import Place

_OWNING = ("of_words", "by_words", "delegations", "place_types", "governments", "roles")
_SHORT = 4  # characters of "a", "the", "from"
_OWN_GAP = 40  # characters between "kunjungan" and whose it is


def takes_part(scene: Scene, position: int) -> bool:
    """False for who is only quoted behind "menurut", "kata"."""
    return not any(0 <= position - cue.end <= 3 for cue in scene.found("speech_verbs"))


def encounters_in(one: Told) -> Iterator[Happening]:
    scene = one.scene
    if scene.is_title or scene.found("generic"):
        return
    for class_name, rule in (("Visit", _visit), ("Meeting", _meeting), ("Forum", _forum)):
        for cue in (*scene.found("events", class_name), *_received(scene, class_name)):
            happening = rule(one, cue) if _took_place(scene, cue) else None
            if happening is not None and not _is_of_a_year(happening):
                yield happening
                return


def _is_of_a_year(happening: Happening) -> bool:
    """True for what is told by its year alone: background, and no event of its own."""
    return happening.date is not None and not happening.date.date.month


def _received(scene: Scene, class_name: str) -> tuple[Match[str], ...]:
    """As in "welcomed a delegation from …": a visit without the word."""
    return scene.found("delegations") if class_name == "Visit" and scene.found("hosting") else ()


def _took_place(scene: Scene, cue: Match[str]) -> bool:
    """False for what is planned or denied; so is a delegation whose visit is."""
    start, end = scene.clause(cue.start)
    cues = [other for other in scene.within("events", start, end) if other.value == cue.value]
    return not any(is_foreseen(scene, one) or is_denied(scene, one.start) for one in cues)


def _visit(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Wali Kota X berkunjung ke Y", "Y welcomed a delegation from X": who goes to a place that is not theirs."""
    scene = one.scene
    officials = _present(scene)
    visitors = _visitors(scene, cue)
    place = _stated_goal(scene, cue) or _receiving(one, visitors)
    if place is None or place in visitors:
        return None
    guests = {person for person in officials if person.office.jurisdiction != place}
    senders = {Government(party.place) for party in _named(scene) if party.place != place and party.way != "official"}
    if not guests and not senders:
        return None
    return _happening(one, "Visit", cue, place, officials or senders, "visit-to-place")


def _stated_goal(scene: Scene, cue: Match[str]) -> Place | None:
    """Where the visit went: the place that "ke", "to" leads to, else "di", "in"; a city before what it lies in."""
    spots = [spot for spot in spots_of(scene) if spot.way in (TO, WHERE)]
    ranked = sorted(
        spots,
        key=lambda spot: (
            spot.place.type == "Country",
            spot.way != TO,
            spot.start < cue.start,
            abs(spot.start - cue.end),
        ),
    )
    return ranked[0].place if ranked else spot_of(scene, cue.start, cue.end)


def _receiving(one: Told, visitors: Set[Place]) -> Place | None:
    """Whose guests they are: the host that the sentence names, or the article's home when it names others."""
    scene, home = one.scene, one.story.home
    host = host_of(scene)
    if host is not None and host not in visitors:
        return host
    away = [party.place for party in scene.parties if party.place != home]
    return home if home in scene.places and away and home not in visitors else None


def _visitors(scene: Scene, cue: Match[str]) -> set[Place]:
    """Whose visit it is: "kunjungan Gubernur X", "the visit by X", "the delegation from X"."""
    if scene.found("hosting") and any(host.start < cue.end and cue.start < host.end for host in scene.found("hosting")):
        return set()  # "datang dan diterima Sekretaris Daerah X": X is the host
    return {
        party.place
        for party in _named(scene)
        if 0 <= party.start - cue.end < _OWN_GAP and _is_owned(scene, cue.end, party.start)
    }


def _named(scene: Scene) -> tuple[Party, ...]:
    """The parties, and the places that somebody came from."""
    origins = [spot for spot in scene.cast.whereabouts if spot.way == FROM and spot.place.type != "Country"]
    return (*scene.parties, *origins)


def _is_owned(scene: Scene, start: int, end: int) -> bool:
    """True when nothing but "of", "by", "delegation from" and articles stands between a visit and a party."""
    rest = scene.gap(start, end)
    for word in reversed(scene.lexicon.phrases(*_OWNING).find(scene.document.scan, start, end)):
        rest = rest[: word.start - start] + rest[word.end - start :]
    return not scene.within("hosting", start, end) and len(rest.strip()) <= _SHORT


def _meeting(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Mayor Ann met Governor Bob in Ostra on Monday": officials of two places, with a day or a place."""
    scene = one.scene
    officials = _present(scene)
    place = spot_of(scene, cue.start, cue.end)
    if len({person.office.jurisdiction for person in officials}) < 2 or not (scene.dates or place):
        return None
    if place is None and not scene.found("remote_words"):
        place = host_of(scene)
    return _happening(one, "Meeting", cue, place, officials, "officials-meet")


def _forum(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Forum X digelar di Y pada 3 Mei", "attended the X Summit in Y on 3 May"."""
    scene = one.scene
    place = spot_of(scene, cue.start, cue.end)
    held = any(cue.end <= verb.start for verb in scene.found("held_words"))
    if not scene.dates or not (held or (place is not None and scene.found("witness_verbs"))):
        return None
    return _happening(one, "Forum", cue, place, _present(scene), "forum-held" if held else "forum-attended")


def _present(scene: Scene) -> set[Official]:
    return {person.official for person in scene.people if takes_part(scene, person.start)}


def _happening(
    one: Told,
    class_name: str,
    cue: Match[str],
    place: Place | None,
    participants: Iterable[Official | Government],
    rule: str,
) -> Happening:
    scene = one.scene
    start, end = scene.clause(cue.start)
    near = [date for date in scene.dates if start <= date.start < end]
    date = next(iter(near or scene.dates), None)
    sure = DIRECT if near or date is None else CROSS_SENTENCE
    return Happening(
        class_name, place, date, frozenset(participants), scene.sentence.start, scene.sentence.end, rule, sure
    )
