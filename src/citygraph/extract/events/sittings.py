"""Forums, council sessions and envoys' calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citygraph.extract.events.goals import SHORT
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.here import here
from citygraph.extract.events.presence import happening_of, present
from citygraph.extract.events.whereabouts import spot_of
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.pairing.parties import LOCAL_ROLES
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.plans import is_foreseen, is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government
from citygraph.model import Place
from citygraph.phrases import Match

_HOST_GAP = 30  # characters of " a two-day international " before "forum"
_NAME_GAP = 50  # characters of " the Asia-Pacific Mayors' " before "forum"
ENVOYS = frozenset(("ambassador", "consul"))


def forums(scene: Scene) -> tuple[Match[str], ...]:
    """The words for a conference or a forum."""
    return scene.found_as("events", "Forum")


def forum_of(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Forum X digelar di Y pada 3 Mei", "attended the X Summit in Y on 3 May"."""
    scene, people = one.scene, present(one.scene)
    place = spot_of(scene, cue.start, cue.end) or _land_of(scene, cue)
    held = _is_hosted(scene, cue) or any(
        cue.end <= verb.start and not is_planned(scene, verb.start) for verb in scene.found("held_words")
    )
    attended = place is not None and (scene.found("witness_verbs") or _is_spoken_at(scene, cue))
    if not scene.dates or not (held or attended):
        return None
    if place is None:
        seat = here(one)
        fresh = seat == scene.date_line and any(is_fresh(date, scene) and date.date.day for date in scene.dates)
        place = seat if fresh or any(who.office.jurisdiction == seat for who in people) else None
    return happening_of(one, "Forum", cue, place, people, "forum-held" if held else "forum-attended")


def _land_of(scene: Scene, cue: Match[str]) -> Place | None:
    """As in "the |forum| on waste in |Singapore|": the country, where no town is told."""
    scan, end = scene.document.scan, scene.clause(cue.start)[1]
    land = next((one for one in scene.mentioned if cue.end <= one.start < end), None)
    if land is None or land.place.type != "Country" or "," in scene.gap(cue.end, land.start):
        return None
    leads = scene.lexicon.phrases("locating_words").find(scan, cue.end, land.start)
    return land.place if leads and leads[-1].value == WHERE and land.start - leads[-1].end <= 1 else None


def beside_forum(meeting: Happening, others: Sequence[Happening], told: Sequence[Told]) -> Happening:
    """As in "A forum was held in Ostra on Monday. |On the sidelines| Mayor A met Mayor B": where the forum was."""
    if meeting.class_name != "Meeting" or meeting.is_placed:
        return meeting
    scene = next(one.scene for one in told if meeting.start < one.scene.sentence.end)
    beside = scene.lexicon.phrases("sidelines").find(scene.document.scan, scene.sentence.start, scene.sentence.end)
    forums_before = [one for one in others if one.class_name == "Forum" and one.place and one.start <= meeting.start]
    return replace(meeting, place=forums_before[-1].place) if beside and forums_before else meeting


def _is_hosted(scene: Scene, cue: Match[str]) -> bool:
    """True for "The university |held| a seminar"; not for "was held on the sidelines of a seminar"."""
    before = max(scene.sentence.start, cue.start - _HOST_GAP)
    verbs = scene.lexicon.phrases("forum_hosts", "sidelines").find(scene.document.scan, before, cue.start)
    held = bool(verbs) and verbs[-1].value == "forum_hosts" and "," not in scene.gap(verbs[-1].end, cue.start)
    return held and not is_foreseen(scene, cue)


def _is_spoken_at(scene: Scene, cue: Match[str]) -> bool:
    """True for "said so |at a forum| of mayors", "|addressed| the X Summit", on a day of the news, by officials.

    So for "Mayors from 12 cities |gathered for| the X Forum". What is signed at a forum is a signing.
    """
    fresh = any(is_fresh(date, scene) and date.date.day for date in scene.dates)
    signs = any(verb.value != "on_behalf" for verb in scene.found("sign_verbs"))  # "mewakili kotanya dalam forum"
    if signs or not (fresh and (scene.people or _goes_by_no_name(scene, cue))):
        return False
    before = max(scene.sentence.start, cue.start - _NAME_GAP)
    leads = scene.lexicon.phrases("locating_words", "occasion_leads").find(scene.document.scan, before, cue.start)
    at = (lead for lead in leads if lead.value in (WHERE, "occasion_leads"))
    verbs = (*scene.within("forum_goers", before, cue.start), *at)
    return any("," not in scene.gap(verb.end, cue.start) for verb in verbs) and not is_foreseen(scene, cue)


def _goes_by_no_name(scene: Scene, cue: Match[str]) -> bool:
    """True for "|mayors| from 12 cities", "|delegations|", "12 |wali kota|", said before a forum."""
    titles = scene.lexicon.phrases("roles", "role_plurals")
    teams = any(team.end <= cue.start for team in scene.found("delegations"))
    return teams or bool(titles.find(scene.document.scan, scene.sentence.start, cue.start))


def sessions(scene: Scene) -> tuple[Match[str], ...]:
    """As in "told the |monthly meeting| on Monday", "in a |special session|": on a day of the news."""
    fresh = any(is_fresh(date, scene) and date.date.day for date in scene.dates)
    return tuple(cue for cue in scene.found("sessions") if not _is_only_time(scene, cue)) if fresh else ()


def _is_only_time(scene: Scene, cue: Match[str]) -> bool:
    """True for "said so after |the session|", and for one to come."""
    behind = scene.lexicon.phrases("counted_after").find(scene.document.scan, scene.sentence.start, cue.start)
    start, _ = scene.clause(cue.start)
    coming = any(plan.value == "word" for plan in scene.within("planned", start, cue.start))
    return coming or any(0 <= cue.start - word.end <= SHORT + 1 for word in behind)


def session_of(one: Told, cue: Match[str]) -> Happening | None:
    """As in "The twinning was ended at a |special meeting| on Monday": the home's council sits over a tie."""
    scene, home = one.scene, one.story.home
    if home is None or home.type == "Country" or not (scene.relates or one.pairing is not None):
        return None
    members = {official for official in present(scene) if official.office.jurisdiction == home}
    happening = happening_of(one, "Meeting", cue, home, members or {Government(home)}, "council-sits")
    return happening if happening.date is not None and is_fresh(happening.date, scene) else None


def envoy_call(one: Told) -> Happening | None:
    """As in "The High Commissioner conveyed the offer to Mayor X today": an envoy faces a local head."""
    scene = one.scene
    if not scene.dates or scene.found("sign_verbs") or scene.found("witness_verbs") or scene.found("speech_verbs"):
        return None
    officials = present(scene)
    envoys = {official for official in officials if official.office.role in ENVOYS}
    heads = {official for official in officials if official.office.role in LOCAL_ROLES}
    hosts = {head.office.jurisdiction for head in heads}
    if not envoys or len(hosts) != 1:
        return None
    cue = Match(scene.dates[0].start, scene.dates[0].start, "Meeting")
    if not is_fresh(scene.dates[0], scene) or is_foreseen(scene, cue):
        return None
    return happening_of(one, "Meeting", cue, spot_of(scene, *cue[:2]) or next(iter(hosts)), officials, "envoy-calls")
